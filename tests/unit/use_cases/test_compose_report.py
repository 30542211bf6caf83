"""The report of a year: the published year is issued again word for word; ours finds its place."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.published_report import (
    Printed,
    flat,
    printed_body,
    printed_overviews,
    printed_paragraphs,
    printed_procedures,
    printed_summary,
)
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.improvement_table import lay_out_improvements
from wakayama_audit_gui.domain.report import Count, Edition, Passages, Report, WithheldPart
from wakayama_audit_gui.domain.report_finding import Improvement, ReportFinding
from wakayama_audit_gui.domain.report_layout import lay_out_report
from wakayama_audit_gui.domain.withheld import BAR, all_texts
from wakayama_audit_gui.use_cases.compose_report import compose_report
from wakayama_audit_gui.use_cases.published_findings import published_findings
from wakayama_audit_gui.use_cases.report_source import ReportSource


@pytest.fixture
def published(catalogue: Catalogue) -> Report:
    source = ReportSource(2022, published_findings(catalogue, 2022))
    return compose_report(source, catalogue, Edition.INTERNAL)


def ours(number: int, **changes: object) -> ReportFinding:
    """A finding of our own, on the city's network."""
    finding = ReportFinding(
        id=f"v/p/{number}",
        code="",
        kind="指摘",
        text=f"鍵 {number} を管理すべきである。",
        summary="",
        systems=("S01",),
        sections=("デジタル推進課",),
    )
    return finding._replace(**changes)  # type: ignore[arg-type]  # by name


def rows_of(report: Report) -> list[Printed]:
    return [
        Printed(group.number, row.kind, row.text, row.sections)
        for part in report.parts
        for group in part.summary
        for row in group.rows
    ]


def findings_of(report: Report) -> list[Printed]:
    return [
        Printed(chapter.number, found.kind, found.text, found.sections)
        for part in report.parts
        for chapter in part.chapters
        for entry in chapter.entries
        for found in entry.findings
    ]


def composed(catalogue: Catalogue, *findings: ReportFinding) -> Report:
    return compose_report(ReportSource(2026, findings), catalogue, Edition.INTERNAL)


def test_the_summary_table_of_the_published_year_is_issued_again_word_for_word(
    published: Report,
) -> None:
    printed = printed_summary()
    assert len(printed) == 70
    assert rows_of(published) == printed


def test_the_chapters_hold_the_same_findings_in_the_same_order_in_the_words_of_the_body(
    published: Report,
) -> None:
    printed = printed_body()
    assert len(printed) == 70
    found = findings_of(published)
    assert [(f.chapter, f.kind, f.text) for f in found] == [
        (f.chapter, f.kind, f.text) for f in printed
    ]
    named = [(f.sections, p.sections) for f, p in zip(found, printed, strict=True) if p.sections]
    assert named
    for ours_, theirs in named:
        assert theirs[0] in ("、".join(ours_), "・".join(ours_))


def test_ten_systems_have_their_table_in_the_words_of_the_report(published: Report) -> None:
    systems = published.parts[0]
    printed = printed_overviews()
    assert [len(cells) for cells in printed.values()] == [6] * 10
    assert {
        chapter.number: [(name, flat(value)) for name, value in chapter.particulars]
        for chapter in systems.chapters
    } == printed
    second = dict(systems.chapters[1].particulars)
    assert second["運用課"].splitlines()[1] == "2. 健康局保険医療部介護保険課"
    assert [part.number for part in published.parts] == ["3.3", "3.4", "3.5", "3.6"]


def test_the_published_year_names_its_five_steps(published: Report) -> None:
    assert published.passages.procedures.splitlines() == printed_procedures()
    assert len(printed_procedures()) == 5
    assert "内部管理資料等の閲覧" in published.approach


_BEFORE = ("。", "。」", "】", "】 ", "ところ、", "しかし、", "この点、", "また、", "ここで、")


def test_every_fact_is_a_whole_sentence_of_its_chapter(catalogue: Catalogue) -> None:
    told = 0
    for finding in catalogue.findings.values():
        paragraphs = printed_paragraphs(finding.report_section)
        for fact in finding.facts:
            before = [p.partition(fact)[0] for p in paragraphs if fact in p]
            assert fact.endswith("。")
            whole = [not text or text.endswith(_BEFORE) for text in before]
            assert any(whole), (finding.code, fact)
            told += 1
    assert told > 50


def test_what_a_finding_says_itself_is_not_said_above_it(published: Report) -> None:
    for part in published.parts:
        for entry in (entry for chapter in part.chapters for entry in chapter.entries):
            for fact in entry.facts:
                assert not any(fact in found.text for found in entry.findings)


def test_grounds_are_quoted_only_where_the_report_quotes_them(published: Report) -> None:
    first, second, third = published.parts[0].chapters[0].entries[:3]
    assert first.grounds == ("根拠と考えられる条項（推定）：情報セキュリティ基本方針 10",)
    assert second.grounds[0].startswith("情報セキュリティ対策基準 4.1(7)において、「")
    assert first.headings == ("(2) 監査結果", "ア. 情報セキュリティ")
    assert second.headings == ("1. 職員の利用する端末、電磁的記録媒体等の管理",)
    assert third.facts == (
        "管理区域の視察においては、外見上職員等と区別できるようにする措置が特になかった。",
    )


def test_counts_say_of_what_they_are(published: Report) -> None:
    assert published.total == Count("令和4年度", 41, 29)
    chapters, sections, _ = published.tables
    assert sum(count.total for count in chapters.counts) == 70
    assert sections.counts[0] == Count("デジタル推進課", 9, 22)
    assert "一致しない" in sections.note


def test_findings_of_our_own_get_the_chapter_of_their_system(catalogue: Catalogue) -> None:
    report = composed(
        catalogue,
        ours(1, systems=("S03",)),
        ours(2, systems=()),
        ours(3),
        ours(4, systems=("S03",), summary="鍵の管理"),
    )
    assert [(f.chapter, f.text[2:3]) for f in findings_of(report)] == [
        ("3.3.2", "3"),
        ("3.3.3", "1"),
        ("3.3.3", "4"),
        ("3.4.1", "2"),
    ]
    assert rows_of(report)[2].text == "鍵の管理"
    assert report.notes == ()


def test_an_audited_system_without_findings_has_a_chapter_and_no_row(catalogue: Catalogue) -> None:
    source = ReportSource(2026, (ours(1),), audited=("S01", "S07"))
    report = compose_report(source, catalogue, Edition.INTERNAL)
    assert [chapter.title for chapter in report.parts[0].chapters][1] == "家屋評価システム"
    assert report.parts[0].chapters[1].entries == ()
    assert len(rows_of(report)) == 1


def test_a_year_without_anything_is_a_report_all_the_same(catalogue: Catalogue) -> None:
    report = composed(catalogue)
    assert report.total == Count("令和8年度", 0, 0)
    assert (report.parts, report.tables, report.improvements) == ((), (), ())


def test_the_table_of_improvement_has_all_findings_as_soon_as_one_was_answered(
    catalogue: Catalogue,
) -> None:
    told = Improvement("改善中", "鍵箱がない", "鍵箱を置く", "見本 花子", "2027-01-29")
    report = composed(catalogue, ours(1, improvements=(told,)), ours(2))
    first, second = report.improvements
    assert (first.measure, first.assignee, first.due) == (
        "鍵箱を置く",
        "見本 花子",
        "令和9年1月29日（金）",
    )
    assert second.state == ""


def test_the_public_edition_says_nothing_of_what_is_withheld_but_why(catalogue: Catalogue) -> None:
    secret = ours(
        1,
        text="北棟 地下１階の鍵 11 を管理すべきである。",
        summary="北棟の鍵を管理すべきである。",
        facts=("北棟\n地下１階の棚が開いていた。",),
        improvements=(Improvement(assignee="見本 花子"),),
    )
    withheld = (
        WithheldPart("a", "v/p/1", "北棟 地下１階", "場所が知られると危険なため"),
        WithheldPart("b", "", "鍵 11", "鍵の番号のため"),
        WithheldPart("c", "v/p/1", "どこにもない", "念のため"),
    )
    other = ours(2, text="北棟 地下１階は別の話である。")
    source = ReportSource(
        2026, (secret, other), withheld=withheld, passages=Passages(opinion="鍵 11 が残った。")
    )
    public = compose_report(source, catalogue, Edition.PUBLIC)
    first, second = findings_of(public)
    assert first.text == f"{BAR}〔1〕の{BAR}〔2〕 を管理すべきである。"
    assert second.text == other.text
    entry = public.parts[0].chapters[0].entries[0]
    assert entry.facts == (f"{BAR}〔1〕の棚が開いていた。",)
    assert public.passages.opinion == f"{BAR}〔2〕 が残った。"
    assert [(line.number, line.times) for line in public.covered] == [(1, 2), (2, 2), (3, 0)]
    assert not any("花子" in text or "11" in text for text in all_texts(public))
    internal = compose_report(source, catalogue, Edition.INTERNAL)
    assert "北棟 地下１階" in findings_of(internal)[0].text
    assert internal.covered == ()


def test_what_the_public_edition_leaves_out_is_said_with_its_reason(catalogue: Catalogue) -> None:
    told = Improvement("改善済", assignee="見本 花子", confirmed_by="見本 太郎")
    source = ReportSource(2026, (ours(1, improvements=(told,)),))
    public = compose_report(source, catalogue, Edition.PUBLIC)
    assert [(one.where, one.what) for one in public.omitted] == [
        ("改善状況表", "担当"),
        ("改善状況表", "確認した者の氏名"),
    ]
    (note,) = public.notes
    assert note == (
        "公表版には、改善状況表の担当、改善状況表の確認した者の氏名を載せない。"
        "理由は「公表しない部分とその理由」に示す。"
    )
    printed = [text for block in lay_out_report(public).blocks for text in all_texts(block)]
    assert printed.count("個人に関する情報であり、特定の個人が分かるため") == 2
    table = [text for block in lay_out_improvements(public).blocks for text in all_texts(block)]
    assert "担当と確認した者の氏名は公表しない。理由は監査報告書の公表版にある。" in table
    for paper in (
        compose_report(source, catalogue, Edition.INTERNAL),
        composed(catalogue, ours(1)),
    ):
        assert (paper.omitted, paper.notes) == ((), ())
    bare = compose_report(ReportSource(2026, (ours(1),)), catalogue, Edition.PUBLIC)
    assert (bare.omitted, bare.notes) == ((), ())


@pytest.mark.parametrize("words", ["サーバ室", "閲覧", "デジタル推進課", "指摘の数"])
def test_what_is_withheld_everywhere_is_left_nowhere(catalogue: Catalogue, words: str) -> None:
    source = ReportSource(
        2026,
        (ours(1),),
        withheld=(WithheldPart("a", "", words, "場所のため"),),
        visits=(("9月1日", "デジタル推進課", "サーバ室"),),
        notes=("指摘の数は、取下げを除く。",),
    )
    internal = all_texts(compose_report(source, catalogue, Edition.INTERNAL))
    public = compose_report(source, catalogue, Edition.PUBLIC)
    assert sum(words in text for text in internal) > 0
    assert not any(words in text for text in all_texts(public))
    assert public.covered[0].times > 0
    printed = [text for block in lay_out_report(public).blocks for text in all_texts(block)]
    bars = sum(text.count(f"{BAR}〔1〕") for text in printed)
    assert public.covered[0].times == bars, "the list says how many bars are printed"


def test_who_waits_is_told_and_may_stop_it(catalogue: Catalogue) -> None:
    class Stopped(Exception):  # noqa: N818 - a wish, not an error
        pass

    class Impatient:
        told: list[str]

        def report(self, done: int, total: int, label: str = "") -> None:
            self.told = [*getattr(self, "told", []), label]

        def stop_if_cancelled(self) -> None:
            if len(self.told) > 1:
                raise Stopped

    waiting = Impatient()
    with pytest.raises(Stopped):
        compose_report(ReportSource(2026, (ours(1),)), catalogue, Edition.INTERNAL, waiting)
    assert waiting.told == ["指摘・意見をまとめています", "章に分けています"]


def test_what_was_published_is_issued_again_under_the_title_of_its_cover(
    published: Report,
) -> None:
    year, title, subject = published.title.split("　")
    assert (year, title) == ("令和4年度", "包括外部監査結果報告書")
    assert subject == "「情報システムに関する事務の執行について」"


def test_findings_of_our_own_are_told_under_our_own_title(catalogue: Catalogue) -> None:
    both = (*published_findings(catalogue, 2022), ours(1))
    for findings in (both, (ours(1),), ()):
        report = compose_report(ReportSource(2022, findings), catalogue, Edition.INTERNAL)
        assert report.title == "令和4年度　情報セキュリティ監査報告書"
