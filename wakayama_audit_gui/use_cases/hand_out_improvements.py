"""Making 改善計画書 and 改善状況表 for each 課, to be filled in: as spreadsheets and on paper.

Taking them in again is take_improvement.py; how they look is in outputs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from wakayama_audit_gui.domain.deadline import Holidays
from wakayama_audit_gui.domain.document import Column, Table, TableRow, Text
from wakayama_audit_gui.domain.finding_life import ImprovementPlan, LedgerFinding
from wakayama_audit_gui.domain.improvement_form import (
    FIELDS,
    ImprovementField,
    ImprovementForm,
    ImprovementKind,
    ImprovementLine,
    kind_for,
    shown_fields,
)
from wakayama_audit_gui.domain.letter import Letter
from wakayama_audit_gui.domain.section_plan import plan_for
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.compose_notice import NOT_TOLD, awaited_until
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.hand_out_files import (
    HandedOut,
    NewFile,
    Report,
    make_folder,
    safe_name,
    write_new_files,
)
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.reorganise_sections import lineages_of, present_sections_of
from wakayama_audit_gui.use_cases.section_plans import looking_into, plans_by

_TO_FILL, _TO_SIGN = 84, 28
"""Points of a row that is filled in by hand."""
_NUMBER, _DUE, _WORDING = 12, 13, 25
_DAY, _CHOICE, _NAME, _WORDS = 13, 12, 11, 21
"""Shares of a column to be filled in: a day, a choice, who, and words, which need room."""

_SIGNED = ("所属長（職・氏名）", "確認した日")

WriteImprovement = Callable[[ImprovementForm, str], bytes]
"""The file of a form by its suffix: .xlsx or .pdf."""


def compose_improvements(
    store: Store,
    findings: Sequence[LedgerFinding],
    kind: ImprovementKind,
    holidays: Holidays,
    today: date,
) -> tuple[ImprovementForm, ...]:
    """One form for each 課 of today that the findings concern and each track, by name of the 課.

    Nobody is asked about what no 課 was told of, and what is over is asked no more. A finding of
    the 包括外部監査 is asked on 措置の状況.

    Raises:
        UserError: There is nothing to ask about.
    """
    ready = [
        one
        for one in findings
        if one.state is not None and one.state not in NOT_TOLD and one.state.is_open
    ]
    present = present_sections_of(store, ready, today)
    asked: dict[tuple[str, ImprovementKind], list[LedgerFinding]] = {}
    for finding in ready:
        for section in present[finding.id]:
            form = section, kind_for(finding.audit_kind, kind)
            asked.setdefault(form, []).append(finding)
    if not asked and any(one.state in NOT_TOLD for one in findings):
        raise UserError(
            "選ばれている指摘・意見は、まだ課に通知していません。",
            "通知文で知らせ、「通知済」にしてから渡してください。",
            code="not_notified",
        )
    if not asked:
        raise UserError(
            "これから改善する指摘・意見で、対象課のあるものが選ばれていません。",
            "一覧から選んでください。",
            code="nothing_chosen",
        )
    return tuple(
        improvement_form(store, found, kind_, section, holidays, today)
        for (section, kind_), found in sorted(asked.items())
    )


def say_not_asked(
    findings: Sequence[LedgerFinding], forms: Sequence[ImprovementForm]
) -> tuple[str, ...]:
    """A sentence for each finding that stands on no form, with the reason."""
    asked = {line.id for form in forms for line in form.lines}
    left = [one for one in findings if one.id not in asked]
    return tuple(f"{one.code}: {_why_not_asked(one)}、渡していません。" for one in left)


def improvement_form(
    store: Store,
    findings: Sequence[LedgerFinding],
    kind: ImprovementKind,
    section: str,
    holidays: Holidays,
    today: date,
) -> ImprovementForm:
    """The form of one 課 as it would be made now, with what it wrote so far."""
    lineages = lineages_of(store, findings, today)
    look = looking_into(store)

    def plan_of(finding: LedgerFinding) -> ImprovementPlan:
        return plan_for(plans_by(look, finding, lineages[finding.id]), section)

    def line_of(finding: LedgerFinding) -> ImprovementLine:
        due = awaited_until(store, finding, holidays, today)
        said = finding.id, finding.code, finding.kind, finding.text, finding.clauses
        return ImprovementLine(*said, plan_of(finding), due.isoformat() if due else "")

    form = ImprovementForm(kind, section, tuple(map(line_of, findings)))
    return form._replace(digest=sha256_of(form.asked.encode()))


def hand_out_improvements(
    forms: Sequence[ImprovementForm],
    folder: Path,
    write: WriteImprovement,
    report: Report = lambda *_: None,
) -> HandedOut:
    """Write a spreadsheet and a paper of each form; none is ever replaced.

    Raises:
        UserError: The folder cannot be written to.
    """
    make_folder(folder)

    def files_of(form: ImprovementForm) -> list[NewFile]:
        stem = f"{form.kind.value}_{safe_name(form.section)}"
        suffixes = (".xlsx", ".pdf")
        return [NewFile(folder / f"{stem}{x}", partial(write, form, x)) for x in suffixes]

    return write_new_files([(form.section, files_of(form)) for form in forms], report)


def improvement_letter(form: ImprovementForm) -> Letter:
    """The same form on paper: with what is recorded, blank where nothing is.

    Who confirmed what was written before has not confirmed what is to be written.
    """
    signature = Table(
        (Column("", 22), Column("", 78)),
        tuple(TableRow((name, ""), room=_TO_SIGN) for name in _SIGNED),
        headed=False,
    )
    return Letter(
        title=form.kind.value,
        number="",
        date="",
        to=(f"{form.section}",),
        sender=(f"提出期限　{form.deadline_words}",),
        opening=(),
        blocks=(
            _asked(form),
            Text("所属長は、内容を確かめたうえで記名してください。", "note"),
            signature,
        ),
        name=f"{form.kind.value}_{form.section}",
    )


def _why_not_asked(finding: LedgerFinding) -> str:
    state = finding.state
    if state is None:
        return "状態が未確定なので"
    if state in NOT_TOLD:
        return "まだ通知していないので"
    return "対象課がないので" if state.is_open else f"「{state.value}」なので"


def _asked(form: ImprovementForm) -> Table:
    shown, free = shown_fields(form.kind), FIELDS[form.kind]
    columns = (
        Column("番号・区分", _NUMBER, centred=True),
        Column("提出期限", _DUE, centred=True),
        Column("内容", _WORDING),
        *(Column(field.title, _share_of(field)) for field in (*shown, *free)),
    )
    rows = []
    for line in form.lines:
        asked = f"{line.code}\n{line.kind}", line.deadline_words, line.text
        planned, written = ([f.words_in(line.plan) for f in fields] for fields in (shown, free))
        rows.append(TableRow((*asked, *planned, *written), room=0 if all(written) else _TO_FILL))
    return Table(columns, tuple(rows), small=True)


def _share_of(field: ImprovementField) -> int:
    if field.is_day:
        return _DAY
    if field.choices:
        return _CHOICE
    return _NAME if field.name == "assignee" else _WORDS
