"""Taking the register back from a file: every line an act of its own, whole or not at all.

Reading the file is outputs/excel's; editing a system by itself is in register_system.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.register_file import RegisterLine
from wakayama_audit_gui.domain.survey_form import SYSTEM_NAME, SurveyForm
from wakayama_audit_gui.domain.system_register import ENTRY_FIELDS, SystemEntry, normal_field
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact, Receipt
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.collect_files import CollectWatch
from wakayama_audit_gui.use_cases.follow_names import follow_names
from wakayama_audit_gui.use_cases.known_sections import Sections
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_register import REGISTER, Register, read_register
from wakayama_audit_gui.use_cases.recording import new_id, record
from wakayama_audit_gui.use_cases.register_system import (
    new_entry,
    new_facts,
    require_entry,
    said_facts,
    said_today,
)


class LineOutcome(NamedTuple):
    """What became of one line.

    Attributes:
        row: Where it stands in the sheet.
        ok: Whether it was taken in, or there was nothing to take in.
        id: The system's number.
        title: Its name.
        changed: Whether it says anything new.
        reason: What was changed, or why it was refused.
        code: Stable short code of a refusal, "" when taken in.
    """

    row: int
    ok: bool
    id: str
    title: str
    changed: bool
    reason: str
    code: str = ""


class RegisterImport(NamedTuple):
    """What became of a file.

    Attributes:
        outcomes: One for each line, in their order.
        changes: Everything taken in, one receipt for each line and each visit that follows a name,
            as one batch for 元に戻す.
        missing: Systems of the register that the file does not have; they stay as they are.
        cancelled: Whether the user stopped it; what was taken in stays.
    """

    outcomes: tuple[LineOutcome, ...]
    changes: Changes
    missing: int
    cancelled: bool = False


def import_register(
    store: Store,
    catalogue: Catalogue,
    form: SurveyForm,
    lines: Sequence[RegisterLine],
    by: str,
    watch: CollectWatch | None = None,
    sections: Sections | None = None,
) -> RegisterImport:
    """Take in the lines of a file; those that are refused leave nothing behind.

    Only what was changed since the file was made is taken from it, so that an old file undoes
    nothing that was entered since.

    Args:
        store: A store usable on the calling thread.
        catalogue: The definitions.
        form: The 調査票.
        lines: Of the file.
        by: Who takes them in.
        watch: Is told of progress and asked whether to stop.
        sections: The 課 of the city: a line that names another is refused, a former name is kept
            as that of today.
    """
    begun = register = read_register(store, catalogue, form)
    state, batch = store.state(REGISTER), new_id()
    times = Counter(line.id for line in lines if line.id)
    receipts: list[Receipt] = []
    outcomes: list[LineOutcome] = []
    for number, line in enumerate(lines):
        if watch and watch.cancelled:
            break
        if watch:
            watch.report(number, len(lines), line.texts.get(SYSTEM_NAME, ""))
        try:
            _require_readable(line, times)
            read = _change if line.id else _add
            said, outcome, grown = read(form, register, line, sections)
            label = f"「{outcome.title}」を台帳から取り込んだ"
            changes = record(store, REGISTER, by, label, said, state=state)
            changes = follow_names(store, catalogue, changes, by)
        except UserError as error:
            outcome = _refused(line, error)
        else:
            register = grown
            receipts += changes.receipts
            if watch and changes.receipts:
                # 元に戻す takes all of them back, and says so.
                watch.committed(changes._replace(label=_label(receipts), batch=batch))
        outcomes.append(outcome)
    missing = sum(id_ not in times for id_ in begun.entries)
    whole = Changes(_label(receipts), tuple(receipts), batch=batch)
    return RegisterImport(tuple(outcomes), whole, missing, len(outcomes) < len(lines))


def _label(receipts: Sequence[Receipt]) -> str:
    count = sum(receipt.book == REGISTER for receipt in receipts)
    return f"情報システム管理台帳（{count} システム）を取り込んだ"


def _refused(line: RegisterLine, error: UserError) -> LineOutcome:
    return LineOutcome(
        line.row,
        ok=False,
        id=line.id,
        title=line.texts.get(SYSTEM_NAME, ""),
        changed=False,
        reason=error.what + error.remedy,
        code=error.code,
    )


def _add(
    form: SurveyForm, register: Register, line: RegisterLine, sections: Sections | None
) -> tuple[list[NewFact], LineOutcome, Register]:
    """A system that was written in; also the register with it, so that none is added twice."""
    said = new_entry(form, register, {f: t for f, t in line.texts.items() if t}, sections)
    made, name = new_id(), said[SYSTEM_NAME]
    told = "新しいシステムとして加えました。" + _remark(form, said, said)
    outcome = LineOutcome(line.row, ok=True, id=made, title=name, changed=True, reason=told)
    entry = SystemEntry(made, said["kind"], said["section"], "", (), {SYSTEM_NAME: name})
    grown = register._replace(entries={**register.entries, made: entry})
    return new_facts(made, said), outcome, grown


def _change(
    form: SurveyForm, register: Register, line: RegisterLine, sections: Sections | None
) -> tuple[list[NewFact], LineOutcome, Register]:
    """A system that was corrected; the register has it already."""
    present = require_entry(register, line.id)
    changed = [f for f in line.texts if _is_changed(form, present, line, f)]
    said = {
        field: said_today(field, normal_field(form, field, line.texts[field]), sections)
        for field in changed
    }
    titles = "・".join(_title(form, field) for field in changed)
    told = f"{len(changed)} 項目を直しました（{titles}）。" if changed else "変わっていません。"
    told += _remark(form, {**present.answers, **said}, said)
    outcome = LineOutcome(
        line.row, ok=True, id=line.id, title=present.title, changed=bool(changed), reason=told
    )
    return said_facts(line.id, said), outcome, register


def _remark(form: SurveyForm, answers: Mapping[str, str], said: Mapping[str, str]) -> str:
    """What was just said and does not fit together; it is kept as it was said."""
    return "".join(
        f"「{question.title}」は、{form.condition_of(question)}どちらの答えも確かめてください。"
        for question in form.strays(answers)
        if question.id in said or (question.asked_if and question.asked_if.question in said)
    )


def _is_changed(form: SurveyForm, present: SystemEntry, line: RegisterLine, field: str) -> bool:
    """Whether somebody changed a cell, and it is not what stands anyway.

    Raises:
        UserError: It cannot be said there, or it was changed in the register too.
    """
    text, sent, now = line.texts[field], line.sent.get(field, ""), present.text(field)
    if text == sent and (line.sent or not text):
        return False
    kept = normal_field(form, field, text)
    if kept == now:
        return False
    if line.sent and sent != now:
        raise UserError(
            f"「{_title(form, field)}」は、このファイルを書き出した後に台帳で変わっています。",
            "新しく書き出した台帳に書き直してください。",
            code="register_changed_since",
        )
    return True


def _title(form: SurveyForm, field: str) -> str:
    return ENTRY_FIELDS.get(field) or form.questions[field].title


def _require_readable(line: RegisterLine, times: Mapping[str, int]) -> None:
    if line.fault:
        raise UserError(line.fault, code="register_line")
    if times.get(line.id, 0) > 1:
        raise UserError(
            f"番号「{line.id}」の行が二つ以上あります。",
            "一つだけ残してください。新しいシステムの番号は空にしてください。",
            code="register_twice",
        )
