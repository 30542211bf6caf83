"""Giving out the 自己点検票 of a year: what is asked is stored with the form as it was sent.

Writing the files that are handed out is outputs'; what comes back is in take_form.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from wakayama_audit_gui.domain.calendar import parse_day
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.self_inspection import (
    FormKind,
    FormName,
    FormState,
    SentForm,
    SentQuestion,
    questions_for,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact, Receipt
from wakayama_audit_gui.use_cases.cells import standing
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.form_content import form_bytes
from wakayama_audit_gui.use_cases.known_systems import askable_systems, with_register
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_organisation import organised_on, read_organisation
from wakayama_audit_gui.use_cases.recording import new_id, record


def propose_forms(
    store: Store, catalogue: Catalogue, fiscal_year: int, day: str = ""
) -> tuple[FormName, ...]:
    """One form for each 課 and for each system of the register that has a name.

    Of most systems the report gives no more than their number by 課: a form about one nobody has
    named would ask about nothing. The 調査票 asks for the names.

    ``day``: as of `read_organisation`.
    """
    units = read_organisation(store, catalogue, fiscal_year, day=day)
    systems = askable_systems(store, catalogue)
    return (
        *(FormName(fiscal_year, FormKind.SECTION, unit.id) for unit in units),
        *(FormName(fiscal_year, FormKind.SYSTEM, system) for system in systems),
    )


def distribute_forms(
    store: Store,
    catalogue: Catalogue,
    names: Sequence[FormName],
    deadline: str,
    day: str,
    by: str,
) -> Changes:
    """Give out forms that were not yet given out; those that were stay as they are.

    Args:
        store: The open workspace.
        catalogue: The definitions.
        names: Which forms, all of one year.
        deadline: ISO date, "" for none.
        day: Today, ISO.
        by: Who.

    Raises:
        UserError: There is no such 課 or system, or no question for it.
    """
    today = parse_day(day)
    titles = {
        unit.id: unit.title
        for year in {name.fiscal_year for name in names}
        for unit in read_organisation(store, catalogue, year, day=organised_on(year, today))
    }
    catalogue = with_register(store, catalogue)
    batch = new_id()
    receipts: list[Receipt] = []
    for name in names:
        if standing(store.cell(name.book, "state")) not in (None, FormState.NOT_SENT.value):
            continue
        data = form_bytes(_compose(catalogue, name, titles, deadline))
        facts = [
            NewFact(name.book, "state", FormState.SENT.value),
            NewFact(name.book, "questions", sha256_of(data)),
            NewFact(name.book, "distributed", day),
            NewFact(name.book, "deadline", deadline or None),
        ]
        receipts += record(store, name.book, by, "", facts, blobs=[data]).receipts
    return Changes(f"自己点検票を {len(receipts)} 件配布した", tuple(receipts), batch=batch)


def _compose(
    catalogue: Catalogue, name: FormName, titles: dict[str, str], deadline: str
) -> SentForm:
    system = catalogue.systems.get(name.owner) if name.kind is FormKind.SYSTEM else None
    title = system.name if system else titles.get(name.owner, "")
    if not title or (name.kind is FormKind.SYSTEM) != (system is not None):
        raise UserError(
            f"「{name.owner}」という{name.kind.label}はありません。",
            "組織一覧を取り込むか、名前を確かめてください。",
            code="no_such_owner",
        )
    present = system.conditions if system else frozenset[str]()
    asked = questions_for(catalogue.questions.values(), name.kind, present)
    if not asked:
        raise UserError(
            "自己点検の設問が一つもありません。",
            "定義ファイル self_inspection.toml を確かめてください。",
            code="no_questions",
        )
    questions = tuple(SentQuestion(q.id, q.group, q.item, q.question, q.hint) for q in asked)
    return SentForm(name, title, deadline, questions)
