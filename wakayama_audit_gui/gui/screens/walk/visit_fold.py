"""A visit kept up to date from the acknowledged changes, without reading it again.

How facts become a visit is in use_cases/read_visit; writing is in writing.py.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from wakayama_audit_gui.domain.visit import Visit, VisitItem, VisitState
from wakayama_audit_gui.record.derive import id_of
from wakayama_audit_gui.record.fact import Cell, State
from wakayama_audit_gui.use_cases.black_bar import burnt_subject
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.fold_photos import with_photos
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_checklist import decode_checklist
from wakayama_audit_gui.use_cases.read_visit import (
    below_seal,
    fold_view,
    fold_visit,
    read_visit,
    visit_book,
)
from wakayama_audit_gui.use_cases.view_book import view_book

Checklists = Mapping[str, tuple[VisitItem, ...]]

_FREQUENT = frozenset({"answer", "finding", "photo"})
_ELSEWHERE = ("seal:", "erasure:")
"""Kinds of subject that change what is shown of others."""


class ReadAnew(Exception):  # noqa: N818 - asked for, nothing went wrong
    """What was acknowledged does not tell how the visit stands now: `load_visit` does."""


class LoadedVisit(NamedTuple):
    """A visit as read on the database thread.

    Attributes:
        state: Live heads of its book.
        checklists: SHA-256 → decoded items of every place.
        visit: Folded from both.
        touched: When the visit was last written to, ISO 8601.
        revision: Sealed last; 0 when none was.
    """

    state: State
    checklists: Checklists
    visit: Visit
    touched: str
    revision: int = 0


def load_visit(store: Store, visit: str, known: Checklists | None = None) -> LoadedVisit:
    """Read a visit whole.

    Args:
        store: The open workspace.
        visit: Visit id.
        known: Checklists decoded earlier; they never change and are not read again.

    Raises:
        UserError: There is no such visit, or its checklist is missing.
    """
    view = view_book(store, visit_book(visit))
    state = view.state
    if f"visit:{visit}" not in state:
        read_visit(store, visit)  # refuses in its own words
    checklists = dict(known or {})

    def decoded(sha256: str) -> tuple[VisitItem, ...]:
        if sha256 not in checklists:
            checklists[sha256] = decode_checklist(store.blob(sha256))
        return checklists[sha256]

    folded = fold_view(view, visit, decoded)
    heads = (head.at for fields in state.values() for cell in fields.values() for head in cell)
    return LoadedVisit(state, checklists, folded, max(heads, default=""), view.revision)


class VisitFold:
    """The newest heads of one visit and the visit they make.

    Attributes:
        visit: As it stands after everything applied.
        checklists: Decoded items by SHA-256.
    """

    def __init__(self, loaded: LoadedVisit) -> None:
        self._state = {subject: dict(fields) for subject, fields in loaded.state.items()}
        self.checklists = dict(loaded.checklists)
        self.visit = loaded.visit
        self._revision = loaded.revision

    def cell(self, subject: str, field: str) -> Cell:
        """Live heads of one (subject, field)."""
        return self._state.get(subject, {}).get(field, ())

    def apply(self, changes: Changes) -> frozenset[str]:
        """Take over the heads after an act.

        Returns:
            Subjects that changed; empty when the act was none of this visit's.

        Raises:
            ReadAnew: A place with a checklist not read yet was added; or the visit is sealed, was
                just sealed or opened again, or something was erased, so that other facts are shown
                than the newest.
        """
        book = visit_book(self.visit.id)
        touched: dict[str, None] = {}  # a set that keeps the order of the act
        for receipt in changes.receipts:
            if receipt.book != book:
                continue
            for (subject, field), cell in receipt.after.items():
                if subject.startswith(_ELSEWHERE) or self.visit.state is VisitState.SEALED:
                    raise ReadAnew
                self._state.setdefault(subject, {})[field] = cell
                touched[subject] = None
        if touched:
            self.visit = self._folded(touched)
        return frozenset(touched)

    def _folded(self, touched: Collection[str]) -> Visit:
        kinds = {subject.split(":", 1)[0] for subject in touched}
        if not kinds <= _FREQUENT:
            whole = fold_visit(self._state, self.visit.id, self._decoded)
            return below_seal(whole, self._revision, sealed=False)
        # An answer is given every few seconds and must be seen at once, and photos come by the
        # hundred: only what was touched is folded anew.
        left = {burnt_subject(id_of(subject)) for subject in touched} & self._state.keys()
        part = fold_visit(
            {subject: self._state[subject] for subject in (*touched, *left)},
            self.visit.id,
            self._decoded,
        )
        findings = {finding.id: finding for finding in self.visit.findings}
        findings.update((finding.id, finding) for finding in part.findings)
        contested = {s: f for s, f in self.visit.contested.items() if s not in touched}
        return self.visit._replace(
            answers={**self.visit.answers, **part.answers},
            photos=with_photos(self.visit.photos, part.photos),
            findings=tuple(findings.values()),
            contested=contested | dict(part.contested),
        )

    def _decoded(self, sha256: str) -> tuple[VisitItem, ...]:
        if sha256 not in self.checklists:
            raise ReadAnew
        return self.checklists[sha256]
