"""What findings after the visit need: 祝日 and papers, each library imported when first used.

What is done with them is decided in use_cases.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.deadline import Holidays
from wakayama_audit_gui.paths import Paths


class FollowUpFiles:
    """Implements `use_cases.follow_up_ports.FollowUpDesk`."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def holidays(self) -> Holidays:
        """Knows the 祝日."""
        from wakayama_audit_gui.definitions.holidays import JapaneseHolidays

        return JapaneseHolidays()
