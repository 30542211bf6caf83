"""Where the 自己点検票 of a year stand: 課 × state, and progress.

A single form is read in read_form.py; who is to be reminded (督促) is owed_sheet.py's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.reorganisation import successors_of_gone
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName, FormState, ReplyAnswer
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.known_systems import askable_systems, with_register
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_form import form_state, replies_of
from wakayama_audit_gui.use_cases.read_organisation import organised_on, read_organisation
from wakayama_audit_gui.use_cases.record_reminder import NO_REMINDERS, Sent, sent_reminders
from wakayama_audit_gui.use_cases.reorganise_sections import read_reorganisations

WAITED_FOR = (FormState.SENT, FormState.RETURNED)
"""States in which the office waits for the 課."""
COME_BACK = (FormState.SUBMITTED, FormState.RECEIVED)

MISSING, OVERDUE = "未回収", "督促"
"""What may be asked of a form besides its state: that it has not come back, and that it is late."""


class FormRow(NamedTuple):
    """A line of the board.

    Attributes:
        name: Which form.
        bureau: 局 and 部; of a system its contract section.
        title: 課 or system.
        state: Where it is.
        deadline: ISO date, or "".
        submitted: ISO date, or "".
        by_name: Who signed.
        answered: How many questions have an answer.
        noes: How many of them いいえ.
        bare: How many of those without a reason.
        note: Why it was given back, or "".
        sent: What the 課 was reminded of.
        successor: Who answers for it today, where that is no longer the 課 it was given to.
    """

    name: FormName
    bureau: str
    title: str
    state: FormState
    deadline: str
    submitted: str
    by_name: str
    answered: int
    noes: int
    bare: int
    note: str
    sent: Sent = NO_REMINDERS
    successor: str = ""

    def is_asked(self, asked: str, *, late: bool) -> bool:
        """Whether it is one of those that are asked for.

        Args:
            asked: A state, MISSING or OVERDUE.
            late: Whether it is late, as owed_sheet.py tells.
        """
        if asked == MISSING:
            return self.state not in COME_BACK
        return late if asked == OVERDUE else self.state == asked


class Collection(NamedTuple):
    """All forms of a year."""

    fiscal_year: int
    rows: tuple[FormRow, ...]

    def of_kind(self, kind: FormKind | None) -> tuple[FormRow, ...]:
        """Rows of 課, or of systems; of both for None."""
        return tuple(row for row in self.rows if kind is None or row.name.kind is kind)

    def counts(self, kind: FormKind | None) -> Mapping[FormState, int]:
        """How many forms of a kind, or of both, are in each state."""
        states = [row.state for row in self.of_kind(kind)]
        return {state: states.count(state) for state in FormState}

    @property
    def fresh(self) -> tuple[FormRow, ...]:
        """Those that were not given out yet."""
        return tuple(row for row in self.rows if row.state is FormState.NOT_SENT)

    @property
    def waiting(self) -> tuple[FormRow, ...]:
        """Those that were given out and have not come back."""
        return tuple(row for row in self.rows if row.state in WAITED_FOR)


def read_collection(
    store: Store, catalogue: Catalogue, fiscal_year: int, day: str = ""
) -> Collection:
    """Read where all forms of a year stand.

    One that was given to a 課 that is gone stays under its name. ``day``: as of
    `read_organisation`.

    A system nobody named yet, or one that was taken off the register, is there only if it was
    asked: see `propose_forms`.
    """
    changes, day = read_reorganisations(store), day or organised_on(fiscal_year)

    def now(section: str) -> str:
        return "・".join(successors_of_gone(section, changes, day))

    owners = [
        (FormName(fiscal_year, FormKind.SECTION, u.id), u.place, u.name, u.removed)
        for u in read_organisation(store, catalogue, fiscal_year, gone=True, day=day)
    ]
    asked = frozenset(askable_systems(store, catalogue))
    owners += [
        (
            FormName(fiscal_year, FormKind.SYSTEM, id_),
            now(s.contract_section),
            s.name,
            id_ not in asked,
        )
        for id_, s in with_register(store, catalogue).systems.items()
    ]
    rows = [(_row(store, name, bureau, title), gone) for name, bureau, title, gone in owners]
    kept = [row for row, gone in rows if not gone or row.state is not FormState.NOT_SENT]
    return Collection(
        fiscal_year,
        tuple(
            row._replace(successor=now(row.title))
            if row.name.kind is FormKind.SECTION and now(row.title) != row.title
            else row
            for row in kept
        ),
    )


def _row(store: Store, name: FormName, bureau: str, title: str) -> FormRow:
    state = store.state(name.book)
    fields = Fields(state.get(name.book))
    replies = replies_of(state, name).values()
    where = form_state(fields)
    return FormRow(
        name=name,
        bureau=bureau,
        title=title,
        state=where,
        deadline=fields.text("deadline"),
        submitted=fields.text("submitted"),
        by_name=fields.text("by_name"),
        answered=sum(bool(reply.answer) for reply in replies),
        noes=sum(reply.answer == ReplyAnswer.NO for reply in replies),
        bare=sum(reply.lacks_reason for reply in replies),
        note=fields.text("return_reason") if where is FormState.RETURNED else "",
        sent=sent_reminders(name.book, state),
    )
