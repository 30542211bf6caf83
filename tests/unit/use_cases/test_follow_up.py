"""Follow-up visits: made from open findings, decided by evidence, on paper with pairs of photos."""

from __future__ import annotations

import pytest

from tests.golden.papers import draw_photo
from tests.golden.reading import read_page_texts, squeezed
from tests.unit.use_cases.field import NOW, Field, the_catalogue
from tests.unit.use_cases.signing import complete, press, sign_all
from wakayama_audit_gui.domain.finding_life import (
    INTERNAL,
    OUTCOMES,
    FindingState,
    LedgerFinding,
    Step,
)
from wakayama_audit_gui.domain.letter import PhotoPair
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Disposition, Row
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.pdf.letter import render_letters
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.answer_item import (
    AnswerText,
    dispose_prior,
    give_verdict,
    write_text,
)
from wakayama_audit_gui.use_cases.attend_visit import confirm_facts
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.check_readiness import check_readiness
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.decide_follow_up import (
    compose_follow_up,
    decide_findings,
    decide_follow_up,
)
from wakayama_audit_gui.use_cases.edit_place import OwnItem, add_item
from wakayama_audit_gui.use_cases.plan_follow_up import (
    followable,
    plan_follow_up,
    propose_follow_up,
)
from wakayama_audit_gui.use_cases.plan_visit import remove_visit
from wakayama_audit_gui.use_cases.read_findings import read_findings, read_steps
from wakayama_audit_gui.use_cases.read_follow_up import (
    FollowUp,
    read_before_after,
    read_follow_up,
    read_follow_ups,
)
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_visit import read_visit, visit_book
from wakayama_audit_gui.use_cases.seal_visit import seal_visit
from wakayama_audit_gui.use_cases.sign_visit import open_signing
from wakayama_audit_gui.use_cases.step_finding import step_findings
from wakayama_audit_gui.use_cases.undo_change import undo_change

S = FindingState
DAY = "2026-12-01"


def photograph(field: Field, visit: str, answer: str, name: str) -> None:
    facts = [
        NewFact(f"photo:{name}", key, value)
        for key, value in (
            ("blob", sha256_of(name.encode())),
            ("answer", answer),
            ("caption", f"写真{name}"),
            ("taken", "2026-10-21T10:00:00"),
            ("removed", False),
        )
    ]
    field.store.append(visit_book(visit), field.me, facts, [name.encode()])


def reported(field: Field) -> LedgerFinding:
    """A 指摘 of a sealed visit that the 課 says is improved."""
    complete(field)
    row = field.row_with_precedent("指摘")
    give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    write_text(field.store, field.visit, row, AnswerText.CLASS_REASON, "", field.me)
    confirm_facts(field.store, field.visit, field.me)
    open_signing(field.store, field.visit, field.me)
    sign_all(field)
    seal_visit(field.store, field.id, NOW, press, field.me)
    for state in (S.NOTIFIED, S.PLAN_AWAITED, S.IMPROVING, S.REPORTED):
        step_findings(field.store, [own(field)], Step(state, DAY), field.me)
    return own(field)


def own(field: Field) -> LedgerFinding:
    (found,) = (f for f in read_findings(field.store, the_catalogue()) if f.visit)
    return found


def follow(field: Field, *findings: LedgerFinding) -> FollowUp:
    plan = field.plan._replace(scheduled="2027-01-20", systems=(), places=(), witnesses=())
    persons = read_office(field.store).persons
    made = plan_follow_up(field.store, the_catalogue(), findings, plan, persons, field.me)
    return read_follow_up(field.store, the_catalogue(), made.made)


def test_the_visit_asks_what_the_finding_was_found_by(field: Field) -> None:
    finding = reported(field)
    made = follow(field, finding)
    (row,) = made.visit.rows()
    assert row.item.id == finding.item
    (one,) = made.followed
    assert (one.finding.id, one.row.answer.subject) == (finding.id, row.answer.subject)
    assert row.item.prior == (finding.code,)
    assert row.item.precedents[0].text == finding.text
    assert made.visit.title.startswith("フォローアップ監査")
    assert made.visit.audit_kind == finding.audit_kind
    earlier = read_visit(field.store, finding.visit)
    spot = next(r.place for r in earlier.rows() if r.answer.subject == f"answer:{finding.id}")
    assert (row.place.name, row.place.section) == (spot.name, spot.section)


def test_published_findings_are_followed_too(field: Field) -> None:
    published = [f for f in read_findings(field.store, the_catalogue()) if f.page][:6]
    made = follow(field, *propose_follow_up(published))
    assert {one.finding.id for one in made.followed} == {finding.id for finding in published}
    assert all(one.finding.code in one.row.item.prior for one in made.followed)


def test_nothing_is_decided_without_evidence(field: Field) -> None:
    made = follow(field, reported(field))
    with pytest.raises(UserError) as told:
        decide_follow_up(field.store, made, made.followed[0], Step(S.CONFIRMED, DAY), field.me)
    assert told.value.code == "no_evidence"
    assert own(field).state is S.REPORTED


def test_a_remark_is_evidence_and_the_step_names_the_sheet(field: Field) -> None:
    made = follow(field, reported(field))
    (row,) = made.visit.rows()
    write_text(field.store, made.visit, row, AnswerText.REMARK, "施錠されていた。", field.me)
    again = read_follow_up(field.store, the_catalogue(), made.visit.id)
    step = Step(S.CONFIRMED, "2027-01-20", "見本 太郎", "監査人")
    decide_follow_up(field.store, again, again.followed[0], step, field.me)
    assert own(field).state is S.CONFIRMED
    last = read_steps(field.store, own(field).id)[-1]
    assert last.note == f"フォローアップ調書 {made.visit.sheet_no}"


def test_a_photo_or_the_words_of_the_disposition_are_evidence_too(field: Field) -> None:
    made = follow(field, reported(field))
    (row,) = made.visit.rows()
    said = Disposition("未是正", "まだ施錠されていない。")
    dispose_prior(field.store, made.visit, row, row.item.prior[0], said, field.me)
    assert read_follow_up(field.store, the_catalogue(), made.visit.id).followed[0].has_evidence
    other = follow(field, own(field))
    assert not other.followed[0].has_evidence
    photograph(field, other.visit.id, other.followed[0].row.answer.subject, "a")
    assert read_follow_up(field.store, the_catalogue(), other.visit.id).followed[0].has_evidence


def test_a_document_that_is_named_is_evidence_too(field: Field) -> None:
    made = follow(field, reported(field))
    step = Step(S.CONFIRMED, "2027-01-20", document="和デ推第88号")
    decide_follow_up(field.store, made, made.followed[0], step, field.me)
    assert own(field).state is S.CONFIRMED


def test_what_is_still_being_improved_is_decided_on_site_alone(field: Field) -> None:
    made = follow(field, reported(field))
    step_findings(field.store, [own(field)], Step(S.IMPROVING, DAY), field.me)
    with pytest.raises(UserError) as told:
        step_findings(field.store, [own(field)], Step(S.CONFIRMED, DAY, note="見た"), field.me)
    assert told.value.code == "step_not_now"
    (row,) = made.visit.rows()
    write_text(field.store, made.visit, row, AnswerText.REMARK, "施錠されていた。", field.me)
    again = read_follow_up(field.store, the_catalogue(), made.visit.id)
    changes = decide_follow_up(
        field.store, again, again.followed[0], Step(S.CONTINUED, DAY), field.me, "2027-03-31"
    )
    assert (own(field).state, own(field).deadline) == (S.CONTINUED, "2027-03-31")
    undo_change(field.store, changes, field.me)
    assert own(field).state is S.IMPROVING


@pytest.mark.parametrize("state", OUTCOMES)
def test_an_outcome_names_what_it_rests_upon(field: Field, state: FindingState) -> None:
    finding = reported(field)
    with pytest.raises(UserError) as told:
        step_findings(field.store, [finding], Step(state, DAY), field.me)
    assert told.value.code == "no_evidence"
    assert own(field).state is S.REPORTED
    step_findings(field.store, [finding], Step(state, DAY, note="現地で確かめた。"), field.me)
    assert own(field).state is state


def test_only_the_three_outcomes_are_offered(field: Field) -> None:
    made = follow(field, reported(field))
    photograph(field, made.visit.id, made.followed[0].row.answer.subject, "a")
    again = read_follow_up(field.store, the_catalogue(), made.visit.id)
    with pytest.raises(UserError) as told:
        decide_follow_up(field.store, again, again.followed[0], Step(S.IMPROVING, DAY), field.me)
    assert told.value.code == "follow_up_outcome"


def test_photos_stand_in_pairs_and_the_paper_shows_them(field: Field) -> None:
    complete(field)
    row = field.row_with_precedent("指摘")
    give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    finding = own(field)
    photograph(field, finding.visit, f"answer:{finding.id}", "a")
    photograph(field, finding.visit, f"answer:{finding.id}", "b")
    made = follow(field, finding)
    photograph(field, made.visit.id, made.followed[0].row.answer.subject, "c")
    again = read_follow_up(field.store, the_catalogue(), made.visit.id)
    letter = compose_follow_up(field.store, again, NOW)
    pairs = [block for block in letter.blocks if isinstance(block, PhotoPair)]
    assert [
        (p.before and p.before.caption[:3], p.after and p.after.caption[:3]) for p in pairs
    ] == [("写真a", "写真c"), ("写真b", None)]
    paper = render_letters([letter], lambda _key: draw_photo(1), find_paths().fonts)
    text = squeezed("".join(read_page_texts(paper.data)))
    for words in (
        "フォローアップ調書",
        finding.text,
        "前回",
        "今回",
        "写真はありません。",
        "下書き",
    ):
        assert squeezed(words) in text


def test_an_item_of_the_auditors_own_is_asked_again(field: Field) -> None:
    complete(field)
    place = field.visit.places[0]
    item = add_item(
        field.store, field.visit, place, OwnItem("扉", "扉は閉じているか。"), field.me
    ).made
    row: Row = next(row for row in field.rows if row.item.id == item)
    give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    made = follow(field, own(field))
    (again,) = made.visit.rows()
    assert again.item.question == "扉は閉じているか。"
    assert len(made.followed) == 1


def said_of(field: Field, made: FollowUp) -> list[str]:
    visit = read_visit(field.store, made.visit.id)
    codes = ("evidence", "contradiction")
    return [m.message for m in check_readiness(visit) if m.code in codes]


def fix(field: Field, made: FollowUp, note: str = "") -> Row:
    """Say 是正済 of what is followed."""
    (row,) = made.visit.rows()
    (code,) = row.item.prior
    dispose_prior(field.store, made.visit, row, code, Disposition("是正済", note), field.me)
    return row


def test_what_is_fixed_rests_upon_a_photo_or_words(field: Field) -> None:
    made = follow(field, reported(field))
    row = fix(field, made)
    give_verdict(field.store, made.visit, row, Verdict.CONFORMING, field.me)
    told = f"1「{row.item.title}」の前回 R8-01-1 を「是正済」とする写真も所見もありません"
    assert said_of(field, made) == [told]
    fix(field, made, "扉に鍵が付いた。")
    assert said_of(field, made) == []
    fix(field, made)
    photograph(field, made.visit.id, row.answer.subject, "a")
    assert said_of(field, made) == []


def test_what_is_fixed_cannot_be_found_again(field: Field) -> None:
    finding = reported(field)
    made = follow(field, finding)
    row = fix(field, made, "扉に鍵が付いた。")
    give_verdict(field.store, made.visit, row, Verdict.SHITEKI, field.me)
    told = f"1「{row.item.title}」は、前回 R8-01-1 が「是正済」なのに「指摘」です"
    assert said_of(field, made) == [told]
    still = Disposition("未是正", "鍵がない。")
    dispose_prior(field.store, made.visit, row, "R8-01-1", still, field.me)
    assert said_of(field, made) == []
    read = read_follow_up(field.store, the_catalogue(), made.visit.id)
    confirmed = Step(S.CONFIRMED, DAY)
    with pytest.raises(UserError) as told_again:
        decide_follow_up(field.store, read, read.followed[0], confirmed, field.me)
    assert told_again.value.code == "still_found"
    assert "「指摘」のままです" in told_again.value.what
    with_document = confirmed._replace(document="和デ推第88号")
    decide_follow_up(field.store, read, read.followed[0], with_document, field.me)
    assert own_state(field, finding) is S.CONFIRMED


def test_an_ordinary_visit_may_find_something_else_by_the_same_item(field: Field) -> None:
    complete(field)
    row = next(row for row in field.rows if row.item.prior)
    for code in row.item.prior:
        dispose_prior(field.store, field.visit, row, code, Disposition("是正済", ""), field.me)
    give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    codes = {m.code for m in check_readiness(field.visit)}
    assert not codes & {"evidence", "contradiction"}


def own_state(field: Field, finding: LedgerFinding) -> FindingState | None:
    ledger = read_findings(field.store, the_catalogue())
    return next(one.state for one in ledger if one.id == finding.id)


def test_nothing_to_follow_is_said(field: Field) -> None:
    with pytest.raises(UserError) as told:
        follow(field)
    assert told.value.code == "nothing_chosen"
    with pytest.raises(UserError) as paper:
        compose_follow_up(field.store, read_follow_up(field.store, the_catalogue(), field.id), NOW)
    assert paper.value.code == "no_follow_up"


def test_lists_know_which_visits_follow_what_without_reading_them(field: Field) -> None:
    finding = reported(field)
    assert read_follow_ups(field.store) == ()
    before = read_before_after(field.store, finding)
    assert (before.found_on, before.follow_up) == (field.visit.scheduled, "")
    made = follow(field, finding)
    (known,) = read_follow_ups(field.store)
    assert (known.row.visit, known.findings) == (made.visit.id, frozenset((finding.id,)))
    answer = made.followed[0].row.answer.subject
    photograph(field, made.visit.id, answer, "a")
    after = read_before_after(field.store, finding)
    assert (after.follow_up, after.answer, after.followed_on) == (
        made.visit.id,
        answer,
        "2027-01-20",
    )
    assert [photo.caption for photo in after.after] == ["写真a"]
    remove_visit(field.store, made.visit.id, field.me)
    assert read_follow_ups(field.store) == ()


def test_several_are_decided_in_one_act_each_by_its_own_evidence(field: Field) -> None:
    finding = reported(field)
    made = follow(field, finding)
    other = filed(field, "R8-99-1", S.REPORTED)
    both, step = [own(field), other], Step(S.CONFIRMED, "2027-01-20")

    def decide(step: Step) -> Changes:
        return decide_findings(field.store, the_catalogue(), both, step, field.me)

    with pytest.raises(UserError) as nothing_seen:
        decide(step)
    assert nothing_seen.value.code == "no_evidence"
    photograph(field, made.visit.id, made.followed[0].row.answer.subject, "a")
    with pytest.raises(UserError) as nothing_named:
        decide(step)
    assert nothing_named.value.code == "no_evidence", "the other was never followed"
    assert own(field).state is S.REPORTED
    decide(step._replace(document="和デ推第88号"))
    assert own(field).state is S.CONFIRMED
    sheet = f"フォローアップ調書 {made.visit.sheet_no}"
    assert [read_steps(field.store, f.id)[-1].note for f in both] == [sheet, ""]


def test_what_was_found_by_no_known_item_cannot_be_followed(field: Field) -> None:
    finding = reported(field)
    loose = filed(field, "R8-99-1", S.REPORTED)
    assert followable(field.store, the_catalogue(), [finding, loose]) == (finding,)
    with pytest.raises(UserError) as told:
        follow(field, finding, loose)
    assert told.value.code == "no_item"


def filed(field: Field, id_: str, state: FindingState) -> LedgerFinding:
    """One of the internal track that comes from no visit."""
    told = {"state": state.value, "class": "指摘", "text": "x", "code": id_, "audit_kind": INTERNAL}
    facts = [NewFact(f"filed:{id_}", name, value) for name, value in told.items()]
    field.store.append("findings", field.me, facts)
    return next(f for f in read_findings(field.store, the_catalogue()) if f.id == id_)
