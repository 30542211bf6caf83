"""Looking for systems in the register: by words, 課, kind, and how far they are filled in.

The register itself is in system_register.py; findings are looked for in finding_filter.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from wakayama_audit_gui.domain.search_key import search_key
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.domain.system_register import SystemEntry

UNNAMED, BEGUN, WHOLE, CONTESTED = "名称未記入", "記入の途中", "すべて記入", "食い違いあり"
GONE = "廃止"
"""Those that were taken off the register; no other narrowing shows them."""
FILLINGS = (UNNAMED, BEGUN, WHOLE, CONTESTED, GONE)
"""How far a system is filled in, in the order they are offered; last, those that are no more."""


class Filling(NamedTuple):
    """How far a system is filled in.

    Attributes:
        answered: Of those it is asked.
        asked: Questions that apply to it.
    """

    answered: int
    asked: int


class RegisterFilter(NamedTuple):
    """What is looked for; what is empty narrows nothing.

    Attributes:
        words: Each must occur, in whatever way it is written.
        section: 主たる所管課, 契約課 or 運用課.
        kind: An `EntryKind`.
        filling: One of FILLINGS.
        ids: Only these; of a figure that was opened.
        about: What the ``ids`` are, in words.
    """

    words: str = ""
    section: str = ""
    kind: str = ""
    filling: str = ""
    ids: frozenset[str] = frozenset()
    about: str = ""


def filling_of(form: SurveyForm, entry: SystemEntry) -> Filling:
    """How many of the questions that apply to a system have an answer."""
    asked = [q.id for q in form.questions.values() if form.asks(q, entry.answers)]
    return Filling(sum(question in entry.answers for question in asked), len(asked))


class RegisterIndex:
    """The systems of a register, made ready to be looked through.

    Args:
        form: The 調査票.
        entries: In their order.
        gone: Those that were taken off the register.
    """

    def __init__(
        self, form: SurveyForm, entries: Iterable[SystemEntry], gone: Iterable[SystemEntry] = ()
    ) -> None:
        self.entries = tuple(entries)
        self.gone = tuple(gone)
        every = (*self.entries, *self.gone)
        self.fillings = {entry.id: filling_of(form, entry) for entry in every}
        self._keys = {entry.id: search_key(_words(entry)) for entry in every}

    def sections(self) -> tuple[str, ...]:
        """Every 課 that has to do with a system, in their order."""
        return tuple(dict.fromkeys(s for entry in self.entries for s in sections_of(entry) if s))

    def find(self, asked: RegisterFilter) -> list[SystemEntry]:
        """The systems a filter finds, in their order."""
        words = search_key(asked.words).split()
        return [
            entry
            for entry in (self.gone if asked.filling == GONE else self.entries)
            if all(word in self._keys[entry.id] for word in words)
            and asked.section in ("", *sections_of(entry))
            and asked.kind in ("", entry.kind)
            and (not asked.ids or entry.id in asked.ids)
            and (not asked.filling or self._is_filled(entry, asked.filling))
        ]

    def _is_filled(self, entry: SystemEntry, wanted: str) -> bool:
        if wanted == GONE:
            return True
        if wanted == CONTESTED:
            return bool(entry.contested)
        found = self.fillings[entry.id]
        if not entry.name:
            return wanted == UNNAMED
        return wanted == (WHOLE if found.answered == found.asked else BEGUN)


def sections_of(entry: SystemEntry) -> tuple[str, ...]:
    """Every 課 under which a system is found."""
    return (entry.section, entry.contract_section, *entry.operating_sections)


def _words(entry: SystemEntry) -> str:
    texts = (entry.title, entry.id, entry.kind, entry.note, *sections_of(entry))
    return " ".join((*texts, *entry.answers.values()))
