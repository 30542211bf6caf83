"""The wording guard over a whole report: ours is checked, what was published is exempt."""

from __future__ import annotations

from tests.unit.use_cases.field import the_catalogue
from wakayama_audit_gui.domain.report import Passages, WithheldPart
from wakayama_audit_gui.domain.report_finding import Improvement, ReportFinding
from wakayama_audit_gui.use_cases.check_report import check_report
from wakayama_audit_gui.use_cases.published_findings import published_findings
from wakayama_audit_gui.use_cases.report_source import ReportSource

GOOD = ReportFinding(
    id="v/p/1",
    code="R8-1",
    kind="指摘",
    text="鍵を管理すべきである。",
    summary="",
    systems=("S01",),
    sections=("デジタル推進課",),
)


def told(*findings: ReportFinding, **source: object) -> list[str]:
    made = ReportSource(2026, findings)._replace(**source)  # type: ignore[arg-type]  # by name
    return [f"{n.where}：{n.message}" for n in check_report(made, the_catalogue())]


def test_the_published_year_is_exempt() -> None:
    assert told(*published_findings(the_catalogue(), 2022)) == []


def test_a_report_that_is_well_worded_has_nothing_pointed_at() -> None:
    assert told(GOOD, passages=Passages(opinion="改善を求める。")) == []


def test_ending_persons_and_assurance_are_found_where_they_stand() -> None:
    (ending,) = told(GOOD._replace(text="鍵を管理することが望ましい。"))
    assert ending.startswith("R8-1 本文：指摘の文末")
    (summary,) = told(GOOD._replace(summary="鍵の管理。"))
    assert summary.startswith("R8-1 要約：")
    (person,) = told(GOOD._replace(facts=("見本 花子が鍵を持ち帰った。",)), persons=("見本 花子",))
    assert person.startswith("R8-1 事実：個人名らしい語")
    (opinion,) = told(passages=Passages(opinion="問題は発見されなかった。"))
    assert opinion.startswith("総評：保証と読める表現")


def test_what_a_section_answered_to_a_published_finding_is_ours() -> None:
    published = published_findings(the_catalogue(), 2022)[0]
    answered = published._replace(improvements=(Improvement(measure="見本 花子が直した。"),))
    (notice,) = told(answered, persons=("見本 花子",))
    assert notice.startswith("3.3.2-1 改善内容：")


def test_two_styles_of_dates_in_one_report_are_found() -> None:
    (notice,) = told(
        GOOD._replace(facts=("令和8年10月21日に見た。",)),
        GOOD._replace(id="v/p/2", code="R8-2", facts=("2026年10月22日に見た。",)),
    )
    assert notice.startswith("R8-2 事実：西暦「2026年10」があります。R8-1 事実は和暦です。")


def test_a_character_of_ones_own_is_found() -> None:
    (notice,) = told(passages=Passages(purpose="\ue000を見る。"))
    assert notice == "監査の目的：外字があります。ほかの PC では別の字になります。"


def test_withheld_words_that_are_nowhere_or_readable_elsewhere_are_told() -> None:
    hall = GOOD._replace(facts=("北棟の棚が開いていた。",))
    other = GOOD._replace(id="v/p/2", code="R8-2", facts=("北 棟の戸が開いていた。",))
    here = WithheldPart("a", "v/p/1", "北棟", "場所のため")
    nowhere = WithheldPart("b", "", "南棟", "場所のため")
    assert told(hall, other, withheld=(here, nowhere)) == [
        "R8-2：ほかで公表しない「北棟」が、ここでは読めます。",
        "公表しない部分：「南棟」は報告書に見つかりません。",
    ]
    everywhere = here._replace(finding="")
    assert told(hall, other, withheld=(everywhere,)) == []


def test_words_of_the_report_that_stand_in_no_finding_are_found() -> None:
    methods = WithheldPart("a", "", "サーバ室", "場所のため")
    section = WithheldPart("b", "", "デジタル推進課", "組織のため")
    assert told(GOOD, withheld=(methods, section)) == []
