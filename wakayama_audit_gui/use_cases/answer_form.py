"""Answering a 自己点検票 by hand, e.g. from a paper that came back, and submitting it.

A file that came back is taken in as a whole by take_form.py.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.self_inspection import (
    LONGEST_REASON,
    FormState,
    Reply,
    ReplyAnswer,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_form import Form
from wakayama_audit_gui.use_cases.recording import record

OPEN = (FormState.SENT, FormState.RETURNED)
"""States in which a form may be answered."""


def answer_form(store: Store, form: Form, question: str, reply: Reply, by: str) -> Changes:
    """Answer a question; an empty answer takes it back.

    Raises:
        UserError: The form was submitted, has no such question, or the answer is none.
    """
    require_answerable(form)
    number = question_number(form, question)
    require_reply(number, reply)
    facts = reply_facts(form.name.reply(question), reply)
    label = f"問{number}を{reply.answer or '未回答'}にした"
    return record(store, form.name.book, by, label, facts)


def submit_form(store: Store, form: Form, by_name: str, by_post: str, day: str, by: str) -> Changes:
    """Say that the answers are complete, in whose name.

    Raises:
        UserError: It was submitted before, nothing is answered, or nobody signs.
    """
    require_answerable(form)
    if not any(reply.answer for reply in form.replies.values()):
        raise nothing_answered()
    if not by_name.strip():
        raise UserError(
            "記名がありません。", "所属長の氏名を入れてください。", code="form_unsigned"
        )
    facts = submission_facts(form, by_name, by_post, day)
    return record(store, form.name.book, by, f"{form.sent.title}の点検票を提出にした", facts)


def submission_facts(form: Form, by_name: str, by_post: str, day: str) -> list[NewFact]:
    """What is said of a form that is submitted."""
    subject = form.name.book
    return [
        NewFact(subject, "state", FormState.SUBMITTED.value),
        NewFact(subject, "submitted", day or None),
        NewFact(subject, "by_name", by_name.strip() or None),
        NewFact(subject, "by_post", by_post.strip() or None),
        NewFact(subject, "return_reason", None),
    ]


def reply_facts(subject: str, reply: Reply) -> list[NewFact]:
    """What is said of a reply."""
    return [
        NewFact(subject, "answer", reply.answer or None),
        NewFact(subject, "reason", reply.reason or None),
        NewFact(subject, "photo", reply.photo or None),
    ]


def require_answerable(form: Form) -> None:
    """Refuse to answer a form that was submitted.

    Raises:
        UserError: It is 提出 or 受付.
    """
    if form.state not in OPEN:
        raise UserError(
            f"{form.sent.title}の点検票は、もう{form.state.value}になっています。",
            "直してもらうときは、先に差戻しにしてください。",
            code="form_twice",
        )


def require_reply(number: int, reply: Reply) -> None:
    """Refuse an answer that is none, and a reason that no form has room for.

    Args:
        number: Of the question, from 1.
        reply: The reply.

    Raises:
        UserError: It is not はい, いいえ, 該当なし or empty, or its reason is too long.
    """
    answer = reply.answer
    if len(reply.reason) > LONGEST_REASON:
        raise reason_too_long(number, reply)
    if answer and answer not in frozenset(ReplyAnswer):
        raise UserError(
            f"「{answer[:20]}」という答えはありません。",
            f"{'・'.join(ReplyAnswer)} から選んでください。",
            code="form_answer",
        )


def reason_too_long(number: int, reply: Reply) -> UserError:
    """Raised for a reason that no form has room for."""
    return UserError(
        f"問{number}の理由が {len(reply.reason):,} 字あります。",
        f"{LONGEST_REASON:,} 字までに短くしてください。",
        code="form_reason",
    )


def question_number(form: Form, question: str) -> int:
    """Place of a question, from 1.

    Raises:
        UserError: The form has no such question.
    """
    ids = [q.id for q in form.sent.questions]
    if question not in ids:
        raise UserError(
            "この点検票にない設問への答えがあります。",
            "配布した点検票に答えてください。",
            code="form_questions",
        )
    return ids.index(question) + 1


def nothing_answered() -> UserError:
    """Raised for a form without any answer."""
    return UserError(
        "一つも答えが入っていません。",
        "答えを選んでから提出してもらってください。",
        code="form_empty",
    )
