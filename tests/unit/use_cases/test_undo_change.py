"""元に戻す and やり直す restore exactly what stood, and never over somebody else's change."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.use_cases.field import Field
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.answer_item import AnswerText, give_verdict, write_text
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.request_document import request_document
from wakayama_audit_gui.use_cases.undo_change import UndoStack, undo_change


def seen(visit: Visit) -> Visit:
    """A visit without the times, which an undo does not turn back."""
    answers = {
        subject: answer._replace(touched="")
        for subject, answer in visit.answers.items()
        if answer._replace(touched="", subject="") != type(answer)("")
    }
    findings = tuple(f for f in visit.findings if not f.removed)
    return visit._replace(answers=answers, findings=findings)


def test_undo_takes_back_the_verdict_with_its_finding(field: Field) -> None:
    before = seen(field.visit)
    changes = give_verdict(field.store, field.visit, field.rows[0], Verdict.SHITEKI, field.me)
    undone = undo_change(field.store, changes, field.me)
    assert seen(field.visit) == before._replace(state=field.visit.state)
    assert undone.undoing
    undo_change(field.store, undone, field.me)
    assert field.visit.finding_of(field.rows[0].answer.subject) is not None


def test_undoing_a_new_document_removes_it(field: Field) -> None:
    changes = request_document(field.store, field.visit, "入退室簿", "", "2026-10-21", field.me)
    undo_change(field.store, changes, field.me)
    assert field.visit.documents == ()


def test_a_later_change_is_never_lost(field: Field) -> None:
    row = field.rows[0]
    first = write_text(field.store, field.visit, row, AnswerText.REMARK, "一", field.me)
    write_text(field.store, field.visit, row, AnswerText.REMARK, "二", field.me)
    with pytest.raises(UserError, match="別の変更"):
        undo_change(field.store, first, field.me)
    assert field.rows[0].answer.remark == "二"


def test_a_batch_is_taken_back_and_done_again_as_one_act(field: Field) -> None:
    stack, before = UndoStack(), seen(field.visit)
    texts = ("一", "二", "三")
    for row, text in zip((0, 1, 0), texts, strict=True):
        act = write_text(
            field.store, field.visit, field.rows[row], AnswerText.REMARK, text, field.me
        )
        stack.did(act._replace(label=text, batch="b"))
    whole = stack.next_undo
    assert whole is not None
    assert (whole.label, len(whole.receipts)) == ("三", 3)
    stood = seen(field.visit)
    undone = undo_change(field.store, whole, field.me)
    assert len(undone.receipts) == 1
    assert seen(field.visit) == before._replace(state=field.visit.state)
    stack.undid(whole, undone)
    assert stack.next_undo is None
    redo = stack.next_redo
    assert redo is not None
    undo_change(field.store, redo, field.me)
    assert seen(field.visit) == stood


def test_a_batch_is_one_act_though_another_came_between_its_parts(field: Field) -> None:
    stack, before = UndoStack(), seen(field.visit)

    def part(label: str, row: int) -> None:
        act = write_text(
            field.store, field.visit, field.rows[row], AnswerText.REMARK, label, field.me
        )
        stack.did(act._replace(label=label, batch="b"))

    part("写真を 1 枚", 0)
    stack.did(give_verdict(field.store, field.visit, field.rows[0], Verdict.SHITEKI, field.me))
    part("写真を 2 枚", 1)
    between = stack.next_undo
    assert between is not None
    assert between.batch == "", "what came between may rest upon a part, so it goes first"
    stack.undid(between, undo_change(field.store, between, field.me))
    part("写真を 3 枚", 2)
    whole = stack.next_undo
    assert whole is not None
    assert (whole.label, len(whole.receipts)) == ("写真を 3 枚", 3)
    assert stack.next_redo is not None, "a further part is no new act"
    stood = seen(field.visit)
    stack.undid(whole, undo_change(field.store, whole, field.me))
    assert stack.next_undo is None
    assert seen(field.visit) == before._replace(state=field.visit.state)
    redo = stack.next_redo
    assert redo is not None
    assert redo.label == "写真を 3 枚"
    stack.redid(redo, undo_change(field.store, redo, field.me))
    assert seen(field.visit) == stood
    redo = stack.next_redo
    assert redo is not None
    stack.redid(redo, undo_change(field.store, redo, field.me))
    assert field.rows[0].answer.verdict is Verdict.SHITEKI


def test_batches_and_single_acts_stay_apart(field: Field) -> None:
    stack = UndoStack()
    for row, batch in enumerate(("b", "c", "", "", "c")):
        act = write_text(field.store, field.visit, field.rows[row], AnswerText.REMARK, "一", "me")
        stack.did(act._replace(batch=batch))
    count = []
    while (done := stack.next_undo) is not None:
        stack.undid(done, done)
        count.append(len(done.receipts))
    assert count == [1, 1, 2, 1]


def test_what_was_under_way_is_not_taken_for_what_was_taken_back(field: Field) -> None:
    stack = UndoStack()

    def note(text: str) -> Changes:
        return write_text(field.store, field.visit, field.rows[0], AnswerText.INTERVIEW, text, "me")

    first = give_verdict(field.store, field.visit, field.rows[1], Verdict.SHITEKI, field.me)
    stack.did(first)
    stack.did(late := note("一"))  # written before the undoing, told after it was asked for
    undoing = undo_change(field.store, first, field.me)
    stack.undid(first, undoing)
    assert stack.next_undo is late
    redo = stack.next_redo
    assert redo is not None
    stack.did(later := note("二"))
    assert stack.next_redo is None
    stack.redid(redo, undo_change(field.store, redo, field.me))
    assert stack.next_undo is not None
    assert stack.next_undo.label == first.label
    stack.undid(stack.next_undo, undo_change(field.store, stack.next_undo, field.me))
    assert stack.next_undo is later


acts = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.sampled_from([*Verdict, "一", "二", ""]),
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(acts=acts, backward=st.integers(0, 8))
def test_any_acts_undone_and_redone_stand_as_before(
    acts: list[tuple[int, Verdict | str]], backward: int
) -> None:
    field, stack = Field(), UndoStack()
    for number, value in acts:
        row = field.rows[number]
        stack.did(_act(field, row.number - 1, value))
    stood = seen(field.visit)
    for _ in range(backward):
        if (act := stack.next_undo) is not None:
            stack.undid(act, undo_change(field.store, act, field.me))
    while (act := stack.next_redo) is not None:
        stack.redid(act, undo_change(field.store, act, field.me))
    assert seen(field.visit) == stood


def _act(field: Field, number: int, value: Verdict | str) -> Changes:
    row = field.rows[number]
    if isinstance(value, Verdict):
        return give_verdict(field.store, field.visit, row, value, field.me)
    return write_text(field.store, field.visit, row, AnswerText.REMARK, value, field.me)
