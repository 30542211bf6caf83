"""Taking in a 自己点検票 that came back, whole or not at all; then 受付 or 差戻し.

Reading the file is outputs'; a folder of files is gone through by collect_forms.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.form_signing import read_signing
from wakayama_audit_gui.domain.self_inspection import (
    UNANSWERED,
    FormName,
    FormState,
    ReturnedForm,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact, Receipt
from wakayama_audit_gui.use_cases.answer_form import (
    nothing_answered,
    question_number,
    reply_facts,
    require_answerable,
    require_reply,
    submission_facts,
)
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_form import Form, read_form
from wakayama_audit_gui.use_cases.recording import new_id, record


def take_form(store: Store, returned: ReturnedForm, fiscal_year: int, day: str, by: str) -> Changes:
    """Take all answers of a file in as one act; the form is then 提出.

    Args:
        store: The open workspace.
        returned: What the file says.
        fiscal_year: The year that is being collected.
        day: Today, ISO; stands for a date of signing that is missing, none, or still to come.
        by: Who takes it in.

    Raises:
        UserError: Wrong year, not given out, changed questions, already there, or no answers.
    """
    name = returned.name
    if name.fiscal_year != fiscal_year:
        raise UserError(
            f"{fiscal_year_label(name.fiscal_year)}の点検票です。",
            f"{fiscal_year_label(fiscal_year)}の点検票に答えてもらってください。",
            code="form_year",
        )
    form = read_form(store, name)
    _require_untouched(form, returned)
    require_answerable(form)
    for question, reply in returned.replies.items():
        require_reply(question_number(form, question), reply)
    if not any(reply.answer for reply in returned.replies.values()):
        raise nothing_answered()
    facts = [
        fact
        for question in form.sent.questions
        for fact in reply_facts(
            name.reply(question.id), returned.replies.get(question.id, UNANSWERED)
        )
    ]
    signing = read_signing(returned, day)
    facts += submission_facts(form, signing.by_name, signing.by_post, signing.on)
    label = f"{form.sent.title}の点検票を取り込んだ"
    blobs = list(returned.photos.values())
    return record(store, name.book, by, label, facts, blobs=blobs, made=name.id)


def _require_untouched(form: Form, returned: ReturnedForm) -> None:
    """Refuse answers to other questions, or those of another 課 under this one's name."""
    if returned.title != form.sent.title:
        raise UserError(
            f"「{returned.title[:40]}」と書かれていますが、{form.sent.title}の点検票です。",
            "それぞれの課に配布した点検票に答えてもらってください。",
            code="form_owner",
        )
    changed = [
        str(number)
        for number, question in enumerate(form.sent.questions, 1)
        if returned.shown and returned.shown.get(question.id) != question.text
    ]
    if changed or returned.digest != form.digest:
        which = f"（問{'・'.join(changed)}）" if changed else ""
        raise UserError(
            f"配布したものと設問が違います{which}。",
            "配布した点検票をもう一度渡し、それに答えてもらってください。",
            code="form_questions",
        )


def receive_form(store: Store, form: Form, by: str) -> Changes:
    """受付: the office takes the answers as they are.

    Raises:
        UserError: It is not 提出.
    """
    _require_submitted(form)
    facts = [NewFact(form.name.book, "state", FormState.RECEIVED.value)]
    return record(store, form.name.book, by, f"{form.sent.title}の点検票を受け付けた", facts)


def receive_forms(store: Store, names: Sequence[FormName], by: str) -> Changes:
    """受付 of all that are 提出 among some forms, as one act; the others stay as they are."""
    batch = new_id()
    receipts: list[Receipt] = []
    for name in names:
        form = read_form(store, name)
        if form.state is FormState.SUBMITTED:
            receipts += receive_form(store, form, by).receipts
    return Changes(f"自己点検票 {len(receipts)} 件を受け付けた", tuple(receipts), batch=batch)


def return_form(store: Store, form: Form, reason: str, by: str) -> Changes:
    """差戻し: the 課 is asked to answer again; what it answered stays.

    Raises:
        UserError: It was not submitted, or no reason is given.
    """
    if form.state is not FormState.RECEIVED:
        _require_submitted(form)
    if not reason.strip():
        raise UserError(
            "差戻しの理由が空です。", "何を直してほしいかを書いてください。", code="return_reason"
        )
    facts = [
        NewFact(form.name.book, "state", FormState.RETURNED.value),
        NewFact(form.name.book, "return_reason", reason.strip()),
    ]
    return record(store, form.name.book, by, f"{form.sent.title}の点検票を差し戻した", facts)


def _require_submitted(form: Form) -> None:
    if form.state is not FormState.SUBMITTED:
        raise UserError(
            f"{form.sent.title}の点検票は「{form.state.value}」です。",
            "提出されたものだけを受け付け、又は差し戻せます。",
            code="form_state",
        )
