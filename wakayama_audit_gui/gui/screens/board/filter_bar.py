"""What is looked for on the board: words, and what findings are narrowed by.

What a filter finds is in domain.finding_filter.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.finding_filter import (
    DUES,
    OPEN,
    UNDECIDED,
    FindingFilter,
    FindingIndex,
)
from wakayama_audit_gui.domain.finding_life import FindingState
from wakayama_audit_gui.gui.widgets.narrowing import Narrowing

_TITLES = {
    "kind": "区分",
    "states": "状態",
    "dues": "期限",
    "sections": "課",
    "systems": "システム",
    "fiscal_years": "年度",
}
_SEVERAL = frozenset(_TITLES) - {"kind"}


class FilterBar(Narrowing):
    """The field and the buttons, wrapped to the width.

    Args:
        host: The lists to choose from float over it.

    Signals:
        changed: A `FindingFilter`.
    """

    changed = Signal(object)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, "指摘・意見", "USB 施錠 文化振興課", _TITLES, _SEVERAL)
        self._ids: frozenset[str] = frozenset()
        self.alone = frozenset((OPEN,))
        self.ask("", {"states": (OPEN,)})
        self.narrowed.connect(self._on_narrowed)

    @property
    def asked(self) -> FindingFilter:
        """What is asked for."""
        chosen = {name: value for name in _TITLES if (value := self.value(name))}
        ids = self._ids if self.about else frozenset()
        asked = FindingFilter()._asdict() | chosen
        return FindingFilter(**asked)._replace(words=self.words, ids=ids, about=self.about)

    def look_for(self, asked: FindingFilter) -> None:
        """Ask for something else, as if it had been typed and chosen."""
        self._ids = asked.ids
        values = {name: getattr(asked, name) for name in _TITLES}
        self.ask(asked.words, values, asked.about)

    def offer_findings(self, index: FindingIndex, names: Mapping[str, str]) -> None:
        """Offer what occurs in the findings to choose from."""
        states = (OPEN, UNDECIDED, *(state.value for state in FindingState))
        self.offer("kind", [("指摘", "指摘"), ("意見", "意見")])
        self.offer("states", [(state, state) for state in states])
        self.offer("dues", [(due, due) for due in DUES])
        self.offer("sections", [(section, section) for section in index.sections])
        self.offer("systems", [(names.get(one, one), one) for one in index.systems])
        years = [(fiscal_year_label(year), year) for year in index.years if year]
        self.offer("fiscal_years", years)

    @Slot()
    def _on_narrowed(self) -> None:
        self.changed.emit(self.asked)
