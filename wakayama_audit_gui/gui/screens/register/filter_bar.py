"""What is looked for in the register: words, and what systems are narrowed by.

What a filter finds is in domain/register_filter.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.register_filter import FILLINGS, GONE, RegisterFilter
from wakayama_audit_gui.domain.system_register import EntryKind
from wakayama_audit_gui.gui.widgets.narrowing import Narrowing

_TITLES = {"section": "課", "kind": "種別", "filling": "記入"}


class FilterBar(Narrowing):
    """The field and the buttons, wrapped to the width.

    Args:
        host: The lists to choose from float over it.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, "システム", "市民課 クラウド 施設予約", _TITLES)
        self._ids: frozenset[str] = frozenset()
        self.offer("kind", [(kind.value, kind.value) for kind in EntryKind])
        self.offer("filling", [(filling, filling) for filling in FILLINGS])

    @property
    def asked(self) -> RegisterFilter:
        """What is asked for."""
        chosen = {name: str(self.value(name) or "") for name in _TITLES}
        ids = self._ids if self.about else frozenset()
        asked = RegisterFilter()._asdict() | chosen
        return RegisterFilter(**asked)._replace(words=self.words, ids=ids, about=self.about)

    @property
    def asks_for_gone(self) -> bool:
        """Whether those that were taken off are looked for."""
        return self.asked.filling == GONE

    def look_for(self, asked: RegisterFilter) -> None:
        """Ask for something else, as if it had been typed and chosen."""
        self._ids = asked.ids
        values = {name: getattr(asked, name) for name in _TITLES}
        self.ask(asked.words, values, asked.about if asked.ids else "")

    def offer_sections(self, sections: Sequence[str]) -> None:
        """Offer the 課 that have to do with a system."""
        self.offer("section", [(section, section) for section in sections])
