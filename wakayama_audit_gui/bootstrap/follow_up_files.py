"""What findings after the visit need: 祝日 and papers, each library imported when first used.

What is done with them is decided in use_cases.
"""

from __future__ import annotations

from collections.abc import Sequence

from wakayama_audit_gui.domain.deadline import Holidays
from wakayama_audit_gui.domain.letter import Letter
from wakayama_audit_gui.paths import Paths
from wakayama_audit_gui.use_cases.follow_up_ports import PhotoBytes
from wakayama_audit_gui.use_cases.paper import Paper


class FollowUpFiles:
    """Implements `use_cases.follow_up_ports.FollowUpDesk`."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def holidays(self) -> Holidays:
        """Knows the 祝日."""
        from wakayama_audit_gui.definitions.holidays import JapaneseHolidays

        return JapaneseHolidays()

    def print_letters(self, letters: Sequence[Letter], photo: PhotoBytes | None = None) -> Paper:
        """One PDF of letters."""
        from wakayama_audit_gui.outputs.pdf.letter import render_letters

        made = render_letters(letters, photo or (lambda _key: None), self._paths.fonts)
        return Paper(made.data, made.pages, made.replaced, f"{letters[0].name}.pdf")
