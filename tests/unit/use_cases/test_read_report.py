"""What a report is made of, read from the record; what the office writes and withholds."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.unit.use_cases.field import NOW, Field
from tests.unit.use_cases.signing import complete, press, sign_all
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.finding_life import (
    FindingState,
    ImprovementPlan,
    LedgerFinding,
    Step,
)
from wakayama_audit_gui.domain.report import Edition, Passages
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.answer_item import AnswerText, give_verdict, write_text
from wakayama_audit_gui.use_cases.attend_visit import begin_session, confirm_facts
from wakayama_audit_gui.use_cases.compose_report import compose_report
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_report import read_report, report_photos, report_years
from wakayama_audit_gui.use_cases.seal_visit import seal_visit
from wakayama_audit_gui.use_cases.sign_visit import open_signing
from wakayama_audit_gui.use_cases.step_finding import plan_improvement, step_findings
from wakayama_audit_gui.use_cases.undo_change import undo_change
from wakayama_audit_gui.use_cases.write_report import (
    Cover,
    issue_report,
    publish_part,
    read_cover,
    withhold_part,
    write_passages,
)


def judge(field: Field) -> str:
    """Everything answered, one item with 指摘 and what was seen; returns its subject."""
    complete(field)
    row = field.row_with_precedent("指摘")
    give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    seen = "鍵が机の上にあった。\n施錠されていない。"
    write_text(field.store, field.visit, row, AnswerText.REMARK, seen, field.me)
    write_text(field.store, field.visit, row, AnswerText.CLASS_REASON, "", field.me)
    return row.answer.subject


def seal(field: Field) -> None:
    confirm_facts(field.store, field.visit, field.me)
    open_signing(field.store, field.visit, field.me)
    sign_all(field)
    seal_visit(field.store, field.id, NOW, press, field.me)


def test_a_year_of_visits_and_the_published_year_can_be_reported(
    field: Field, catalogue: Catalogue
) -> None:
    assert report_years(field.store, catalogue) == (2026, 2022)
    published = read_report(field.store, catalogue, 2022, NOW)
    assert len(published.findings) == 70
    assert published.sheets == ()


def test_a_visit_is_named_but_only_a_sealed_one_is_appended_and_has_a_chapter(
    field: Field, catalogue: Catalogue
) -> None:
    source = read_report(field.store, catalogue, 2026, NOW)
    assert (source.targets, source.audited, source.sheets) == (("S01",), (), ())
    (line,) = source.visits
    assert line[4] == "未確定"
    assert "見本 太郎" in source.persons
    report = compose_report(source, catalogue, Edition.INTERNAL)
    assert report.parts == ()
    assert [name for name, _ in report.systems] == ["和歌山市行政ネットワークシステム"]
    complete(field)
    seal(field)
    sealed = read_report(field.store, catalogue, 2026, NOW)
    assert sealed.audited == ("S01",)
    assert [sheet.sheet_no for sheet in sealed.sheets] == [field.visit.sheet_no]
    (chapter,) = compose_report(sealed, catalogue, Edition.INTERNAL).parts[0].chapters
    assert chapter.entries == ()


@pytest.mark.parametrize(
    ("days", "planned", "written"), [(-1, "予定", "予定"), (0, "予定", ""), (1, "未実施", "")]
)
def test_a_visit_is_said_to_be_planned_by_its_day_and_until_somebody_was_there(
    field: Field, catalogue: Catalogue, days: int, planned: str, written: str
) -> None:
    now = NOW + timedelta(days=days)

    def told() -> str:
        (line,) = read_report(field.store, catalogue, 2026, now).visits
        return line[1].removeprefix("令和8年10月21日（水）")

    assert told() == f"（{planned}）"
    give_verdict(field.store, field.visit, field.rows[0], Verdict.CONFORMING, field.me)
    assert field.visit.state is VisitState.WRITING
    assert told() == (f"（{written}）" if written else "")
    begin_session(field.store, field.visit, "2026-10-21T09:30", field.me)
    assert "予定" not in told()


def test_a_photo_that_is_gone_is_no_photo(field: Field) -> None:
    assert report_photos(field.store, None, 2026)("gone") is None  # type: ignore[arg-type]  # never asked


def test_what_the_office_writes_is_in_the_report(field: Field, catalogue: Catalogue) -> None:
    write_passages(field.store, 2026, Passages(opinion="改善を求める。"), field.me)
    issue_report(field.store, 2026, Cover(" 総デ第1号 ", "2027-03-31", "和歌山市"), field.me)
    source = read_report(field.store, catalogue, 2026, NOW)
    assert source.passages == Passages(opinion="改善を求める。")
    assert (source.number, source.office) == ("総デ第1号", "和歌山市")
    assert read_report(field.store, catalogue, 2022, NOW).number == ""


def test_a_part_is_withheld_with_a_reason_until_it_is_published_after_all(
    field: Field, catalogue: Catalogue
) -> None:
    store = field.store
    made = withhold_part(store, 2026, "R8/1", " 北棟 ", "場所のため", field.me, now=NOW)
    (part,) = read_report(store, catalogue, 2026, NOW).withheld
    assert part == (made.made, "R8/1", "北棟", "場所のため")
    publish_part(store, 2026, made.made, field.me)
    assert read_report(store, catalogue, 2026, NOW).withheld == ()


def test_withholding_can_be_taken_back(field: Field, catalogue: Catalogue) -> None:
    done = withhold_part(field.store, 2026, "", "北棟", "場所のため", field.me, now=NOW)
    undo_change(field.store, done, field.me)
    assert read_report(field.store, catalogue, 2026, NOW).withheld == ()


@pytest.mark.parametrize(
    ("cover", "code"),
    [(Cover(issued_on="春"), "no_such_date"), (Cover(number="第" * 101), "too_long")],
)
def test_a_cover_that_will_not_do_is_refused(field: Field, cover: Cover, code: str) -> None:
    with pytest.raises(UserError) as told:
        issue_report(field.store, 2026, cover, field.me)
    assert told.value.code == code
    assert read_cover(field.store, 2026) == Cover()


@pytest.mark.parametrize(("words", "reason"), [(" 　\n", "理由"), ("北棟", " ")])
def test_nothing_is_withheld_without_words_and_reason(
    field: Field, catalogue: Catalogue, words: str, reason: str
) -> None:
    with pytest.raises(UserError, match="空です"):
        withhold_part(field.store, 2026, "", words, reason, field.me, now=NOW)
    assert read_report(field.store, catalogue, 2026, NOW).withheld == ()


def test_each_finding_of_the_published_year_is_listed_with_its_state(
    field: Field, catalogue: Catalogue
) -> None:
    source = read_report(field.store, catalogue, 2022, NOW)
    rows = compose_report(source, catalogue, Edition.INTERNAL).improvements
    assert [row.state for row in rows] == ["通知済"] * 70
    assert [row.finding.code for row in rows] == [found.code for found in source.findings]


def test_what_is_not_decided_is_left_out_and_told(field: Field, catalogue: Catalogue) -> None:
    judge(field)
    source = read_report(field.store, catalogue, 2026, NOW)
    assert source.findings == ()
    assert source.notes == ("起案・事実確認中又は区分が未確定の 1 件は、この報告書に含まない。",)


def test_what_was_decided_in_a_visit_is_reported_with_what_was_seen(
    field: Field, catalogue: Catalogue
) -> None:
    subject = judge(field)
    seal(field)
    source = read_report(field.store, catalogue, 2026, NOW)
    (found,) = source.findings
    assert f"answer:{found.id}" == subject
    assert (found.kind, found.facts) == ("指摘", ("鍵が机の上にあった。", "施錠されていない。"))
    assert [told.state for told in found.improvements] == ["確定"]
    assert source.notes == ()
    report = compose_report(source, catalogue, Edition.INTERNAL)
    (chapter,) = report.parts[0].chapters
    assert chapter.title == "和歌山市行政ネットワークシステム"
    assert chapter.entries[0].headings == (found.theme,)


def test_improvement_comes_from_the_ledger_and_the_withdrawn_are_gone(
    field: Field, catalogue: Catalogue
) -> None:
    judge(field)
    seal(field)
    store = field.store

    def the_finding() -> LedgerFinding:
        return next(found for found in read_findings(store, catalogue) if found.visit)

    step = Step(FindingState.NOTIFIED, "2026-11-02", "見本 太郎", "総務部長", "第1号")
    step_findings(store, [the_finding()], step, field.me)
    plan = ImprovementPlan("鍵箱がない", "鍵箱を置く", "見本 花子", "2027-01-29")
    plan_improvement(store, the_finding(), "", plan, NOW.date(), field.me)
    report = compose_report(read_report(store, catalogue, 2026, NOW), catalogue, Edition.INTERNAL)
    (row,) = report.improvements
    assert (row.state, row.measure, row.assignee) == ("通知済", "鍵箱を置く", "見本 花子")
    gone = Step(FindingState.WITHDRAWN, "2026-11-03", "見本 太郎", note="事実の誤り")
    code = the_finding().code
    step_findings(store, [the_finding()], gone, field.me)
    source = read_report(store, catalogue, 2026, NOW)
    assert source.findings == ()
    assert source.notes == (f"取り下げた 1 件（{code}）は、この報告書の件数に含まない。",)
