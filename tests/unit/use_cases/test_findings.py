"""The ledger of findings: published ones, drafts of visits, and their life after the visit."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.use_cases.field import NOW, Field, the_catalogue
from tests.unit.use_cases.ledger_desk import ME, LedgerDesk, plan_of
from tests.unit.use_cases.signing import complete, press, sign_all
from wakayama_audit_gui.domain.finding_life import (
    EXTERNAL,
    INTERNAL,
    FindingState,
    ImprovementPlan,
    LedgerFinding,
    Step,
    next_states,
)
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.answer_item import AnswerText, give_verdict, write_text
from wakayama_audit_gui.use_cases.attend_visit import confirm_facts
from wakayama_audit_gui.use_cases.join_findings import join_findings, split_finding
from wakayama_audit_gui.use_cases.read_findings import (
    FINDINGS,
    read_findings,
    read_steps,
)
from wakayama_audit_gui.use_cases.read_report_findings import read_report_findings
from wakayama_audit_gui.use_cases.seal_visit import seal_visit
from wakayama_audit_gui.use_cases.sign_visit import open_signing
from wakayama_audit_gui.use_cases.step_finding import (
    plan_improvement,
    set_deadline,
    settle_finding,
    step_findings,
)
from wakayama_audit_gui.use_cases.undo_change import undo_change

S = FindingState
NOTICE = Step(S.NOTIFIED, "2026-11-02", "見本 太郎", "総務部長", "和デ推第1号")


def ledger(field: Field) -> tuple[LedgerFinding, ...]:
    return read_findings(field.store, the_catalogue())


def own(field: Field) -> list[LedgerFinding]:
    return [finding for finding in ledger(field) if finding.visit]


def one(field: Field, id_: str) -> LedgerFinding:
    return next(finding for finding in ledger(field) if finding.id == id_)


def with_a_shiteki(field: Field) -> Field:
    """Everything answered, one item with 指摘."""
    complete(field)
    row = field.row_with_precedent("指摘")
    give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    write_text(field.store, field.visit, row, AnswerText.CLASS_REASON, "", field.me)
    return field


@pytest.fixture
def decided(field: Field) -> LedgerFinding:
    """A 指摘 of a sealed visit."""
    with_a_shiteki(field)
    confirm_facts(field.store, field.visit, field.me)
    open_signing(field.store, field.visit, field.me)
    sign_all(field)
    seal_visit(field.store, field.id, NOW, press, field.me)
    (finding,) = own(field)
    return finding


def test_the_published_findings_stand_in_report_order(field: Field) -> None:
    found = ledger(field)
    assert [finding.code for finding in found] == list(the_catalogue().findings)
    first = found[0]
    assert (first.id, first.fiscal_year, first.audit_kind) == ("R4/3.3.2-1", 2022, EXTERNAL)
    assert first.state is S.NOTIFIED
    assert {finding.fiscal_year for finding in found} == {2022}


def test_a_draft_stands_as_its_visit_does(field: Field) -> None:
    with_a_shiteki(field)
    (finding,) = own(field)
    assert (finding.state, finding.code) == (S.DRAFTED, f"{field.visit.sheet_no}-1")
    row = field.row_with_precedent("指摘")
    assert (finding.item, finding.audit_kind) == (row.item.id, INTERNAL)
    assert finding.fiscal_year == 2026
    confirm_facts(field.store, field.visit, field.me)
    assert own(field)[0].state is S.CONFIRMING


def test_before_the_visit_is_sealed_nothing_goes_further(field: Field) -> None:
    with_a_shiteki(field)
    with pytest.raises(UserError, match="起案"):
        step_findings(field.store, own(field), NOTICE, field.me)
    assert not field.store.state(FINDINGS)


def test_a_sealed_finding_goes_through_its_whole_life(field: Field, decided: LedgerFinding) -> None:
    assert decided.state is S.DECIDED
    for number, state in enumerate(
        (S.NOTIFIED, S.PLAN_AWAITED, S.IMPROVING, S.REPORTED, S.CONTINUED, S.CONFIRMED)
    ):
        step = Step(state, f"2026-12-{number + 1:02}", "見本 花子", "課長", f"第{number}号")
        changes = step_findings(field.store, own(field), step, field.me, deadline="2027-01-29")
        assert len(changes.receipts) == 1
        (finding,) = own(field)
        assert (finding.state, finding.filed) == (state, True)
        assert read_steps(field.store, finding.id)[-1] == step
    (finding,) = own(field)
    assert len(read_steps(field.store, finding.id)) == 6
    assert finding.text == decided.text
    assert finding.is_late_after == ""
    assert next_states(finding.audit_kind, finding.state) == ()


def test_a_step_that_is_undone_leaves_no_trace_in_the_list(
    field: Field, decided: LedgerFinding
) -> None:
    changes = step_findings(field.store, [decided], NOTICE, field.me)
    undo_change(field.store, changes, field.me)
    assert own(field) == [decided]
    assert read_steps(field.store, decided.id) == ()


def test_what_was_filed_lives_on_when_its_visit_is_gone(
    field: Field, decided: LedgerFinding
) -> None:
    step_findings(field.store, [decided], NOTICE, field.me)
    book = f"visit:{field.id}"
    field.store.append(book, field.me, [NewFact(book, "removed", value=True)])
    (finding,) = own(field)
    assert finding.text == decided.text
    assert finding.sections == decided.sections
    assert finding.fiscal_year == decided.fiscal_year
    assert finding.state is S.NOTIFIED


def test_the_two_tracks_do_not_meet(field: Field) -> None:
    published = ledger(field)[2]
    with pytest.raises(UserError, match="計画待ち"):
        step_findings(field.store, [published], Step(S.PLAN_AWAITED, "2026-11-02"), field.me)
    step_findings(field.store, [published], Step(S.MEASURES_TOLD, "2023-09-01"), field.me)
    told = one(field, published.id)
    assert told.state is S.MEASURES_TOLD
    assert told.text == published.text
    assert told.page == published.page
    step_findings(field.store, [told], Step(S.MEASURES_PUBLISHED, "2023-10-01"), field.me)
    assert next_states(EXTERNAL, one(field, published.id).state) == ()


def test_one_document_takes_several_further_or_none(field: Field) -> None:
    first, second, *_ = ledger(field)
    step_findings(field.store, [first], Step(S.MEASURES_AWAITED, "2023-04-01"), field.me)
    with pytest.raises(UserError):
        step_findings(
            field.store,
            [second, one(field, first.id)],
            Step(S.MEASURES_AWAITED, "2023-04-02"),
            field.me,
        )
    assert one(field, second.id) == second
    changes = step_findings(
        field.store,
        [second, one(field, first.id)],
        Step(S.MEASURES_TOLD, "2023-04-02"),
        field.me,
    )
    assert len(changes.receipts) == 1
    assert one(field, second.id).state is S.MEASURES_TOLD


def test_a_withdrawal_has_a_reason(field: Field, decided: LedgerFinding) -> None:
    with pytest.raises(UserError, match="理由"):
        step_findings(field.store, [decided], Step(S.WITHDRAWN, "2026-11-02", note=" "), field.me)
    step = Step(S.WITHDRAWN, "2026-11-02", note="事実の誤認であった。")
    step_findings(field.store, [decided], step, field.me)
    assert own(field)[0].state is S.WITHDRAWN


@pytest.mark.parametrize("day", ["きのう", "2026-02-30", ""])
def test_a_step_has_a_date_that_is_one(field: Field, day: str) -> None:
    with pytest.raises(UserError, match="日付"):
        step_findings(field.store, ledger(field)[:1], Step(S.MEASURES_TOLD, day), field.me)
    assert not field.store.state(FINDINGS)


def test_a_plan_is_kept_as_typed_and_taken_back(field: Field) -> None:
    published = ledger(field)[0]
    plan = ImprovementPlan("原因", "改善内容\n二行", "見本 太郎", "2026-12-28", "見本 花子", "")
    changes = plan_improvement(field.store, published, "", plan, date(2026, 11, 25), field.me)
    assert plan_of(field.store, published.id) == plan
    assert not one(field, published.id).filed
    undo_change(field.store, changes, field.me)
    assert plan_of(field.store, published.id) == ImprovementPlan()
    with pytest.raises(UserError, match="来年"):
        plan_improvement(
            field.store, published, "", plan._replace(due="来年"), date(2026, 11, 25), field.me
        )


def test_a_deadline_files_a_finding_and_is_taken_away(field: Field) -> None:
    published = ledger(field)[0]
    set_deadline(field.store, published, "2026-12-28", field.me)
    assert one(field, published.id).is_late_after == "2026-12-28"
    set_deadline(field.store, one(field, published.id), "", field.me)
    assert one(field, published.id).is_late_after == ""


def test_a_deadline_that_is_put_off_keeps_the_day_first_said(field: Field) -> None:
    id_ = ledger(field)[0].id

    def put(day: str) -> str:
        set_deadline(field.store, one(field, id_), day, field.me)
        return one(field, id_).postponed

    assert put("2026-12-28") == ""
    assert put("2027-01-15") == "2026-12-28"
    assert put("2027-02-15") == "2026-12-28"
    assert put("2027-02-01") == "2026-12-28"
    assert put("2026-12-28") == ""
    assert put("2027-01-15") == "2026-12-28"
    step = Step(S.MEASURES_AWAITED, "2026-12-01")
    changes = step_findings(field.store, [one(field, id_)], step, field.me, deadline="2027-03-01")
    assert one(field, id_).postponed == ""
    undo_change(field.store, changes, field.me)
    assert one(field, id_).postponed == "2026-12-28"
    assert put("") == ""


def test_findings_of_one_place_are_joined_and_split_again() -> None:
    desk = LedgerDesk()
    into = desk.file("R8-01-1", S.DECIDED, "資産税課")
    others = [
        desk.file(f"R8-0{n}-1", S.DECIDED, name) for n, name in ((2, "納税課"), (3, "市民課"))
    ]
    join_findings(desk.store, into, others, ME)
    assert desk.one(into.id).sections == ("資産税課", "納税課", "市民課")
    assert [desk.one(other.id).joined for other in others] == [into.id] * 2
    with pytest.raises(UserError, match="まとめられています"):
        join_findings(desk.store, desk.one(others[0].id), [desk.one(into.id)], ME)
    with pytest.raises(UserError, match="まとめられています"):
        join_findings(desk.store, desk.one(into.id), [into], ME)
    step_findings(desk.store, [desk.one(into.id)], Step(S.NOTIFIED, "2026-11-24"), ME)
    split_finding(desk.store, desk.one(others[0].id), ME)
    assert desk.one(into.id).sections == ("資産税課", "市民課"), "nothing of the other stays"
    assert desk.one(others[0].id) == others[0]
    split_finding(desk.store, desk.one(others[1].id), ME)
    assert desk.one(into.id).sections == into.sections


@pytest.mark.parametrize("state", [S.PLAN_AWAITED, S.CONFIRMING])
def test_findings_that_stand_elsewhere_are_not_joined(state: FindingState) -> None:
    desk = LedgerDesk()
    into, other = desk.file("R8-01-1", S.DECIDED), desk.file("R8-02-1", state)
    with pytest.raises(UserError) as told:
        join_findings(desk.store, into, [other], ME)
    assert told.value.code == "joined_unlike"


def test_what_was_published_is_not_joined_and_stays_in_its_report(field: Field) -> None:
    badges = [f for f in ledger(field) if f.theme == "来訪者区別" and f.kind == "指摘"]
    with pytest.raises(UserError) as told:
        join_findings(field.store, badges[0], badges[1:], field.me)
    assert told.value.code == "published_joined"
    # Of files in which it was joined before this was refused.
    fact = NewFact(f"filed:{badges[1].id}", "joined", badges[0].id)
    field.store.append("findings", field.me, [fact])
    found = read_report_findings(field.store, the_catalogue(), 2022, {}, date(2026, 11, 24))
    assert len(found.findings) == 70


def test_no_step_is_dated_before_the_last_one() -> None:
    desk = LedgerDesk()
    desk.file("R8-01-1", S.DECIDED)

    def take(state: FindingState, day: str) -> None:
        step_findings(desk.store, [desk.one("R8-01-1")], Step(state, day), ME)

    take(S.NOTIFIED, "2026-10-18")
    with pytest.raises(UserError, match="令和8年10月18日（日）に「通知済」になっています") as told:
        take(S.PLAN_AWAITED, "2026-10-17")
    assert told.value.code == "step_before_last"
    take(S.PLAN_AWAITED, "2026-10-18")


def test_a_shiteki_and_an_iken_are_not_joined(field: Field) -> None:
    found = ledger(field)
    shiteki = next(f for f in found if f.kind == "指摘")
    iken = next(f for f in found if f.kind == "意見")
    with pytest.raises(UserError, match="区分"):
        join_findings(field.store, shiteki, [iken], field.me)


def test_what_two_laptops_say_differently_is_undecided_until_someone_decides(field: Field) -> None:
    published = ledger(field)[0]
    for state in (S.MEASURES_TOLD, S.MEASURES_AWAITED):
        fact = NewFact(f"filed:{published.id}", "state", state.value, ())
        field.store.append(FINDINGS, field.me, [fact])
    undecided = one(field, published.id)
    assert undecided.state is None
    with pytest.raises(UserError, match="未確定"):
        step_findings(field.store, [undecided], Step(S.MEASURES_TOLD, "2023-09-01"), field.me)
    settle_finding(field.store, undecided, Step(S.MEASURES_TOLD, "2023-09-01"), field.me)
    assert one(field, published.id).state is S.MEASURES_TOLD
