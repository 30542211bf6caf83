"""The manual compiled from a year's findings: by theme, without persons and 課."""

from __future__ import annotations

import pytest

from tests.golden.reading import read_page_texts
from tests.unit.outputs.reports import rendered
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.document import Heading, PageOf, Table
from wakayama_audit_gui.domain.manual import Manual, lay_out_manual
from wakayama_audit_gui.domain.report import Count, Edition, WithheldPart
from wakayama_audit_gui.domain.report_finding import Improvement, ReportFinding
from wakayama_audit_gui.domain.withheld import BAR, all_texts
from wakayama_audit_gui.use_cases.compose_manual import compose_manual
from wakayama_audit_gui.use_cases.published_findings import published_findings
from wakayama_audit_gui.use_cases.report_source import ReportSource


@pytest.fixture
def published(catalogue: Catalogue) -> Manual:
    return compose_manual(ReportSource(2022, published_findings(catalogue, 2022)), catalogue)


def test_every_finding_of_the_published_year_is_in_one_theme(
    published: Manual, catalogue: Catalogue
) -> None:
    codes = [code for theme in published.themes for code in theme.codes]
    assert sorted(codes) == sorted(catalogue.findings)
    assert sum(theme.tally.total for theme in published.themes) == 70
    totals = [theme.tally.total for theme in published.themes]
    assert totals == sorted(totals, reverse=True)


def test_a_theme_says_duty_cases_remedy_and_how_to_check(published: Manual) -> None:
    (visitors,) = [theme for theme in published.themes if theme.tally.label == "来訪者区別"]
    assert visitors.tally == Count("来訪者区別", 5, 0)
    assert visitors.duties[0].startswith("情報セキュリティ対策基準 4.2(2)ウにおいて、")
    assert any("外見上職員等と区別" in seen for seen in visitors.seen)
    assert visitors.remedies[0].startswith("【指摘】")
    assert len(visitors.remedies) < 5
    assert any("見るところ" in check for check in visitors.checks)


def test_improvements_are_told_without_persons_and_covers_hold(catalogue: Catalogue) -> None:
    finding = ReportFinding(
        id="v/p/1",
        code="R8-1",
        kind="指摘",
        text="北棟の鍵を管理すべきである。",
        summary="",
        systems=(),
        sections=("税務課",),
        improvements=(Improvement(measure="鍵箱を置く", assignee="見本 花子"),),
    )
    source = ReportSource(
        2026, (finding,), withheld=(WithheldPart("a", "v/p/1", "北棟", "場所のため"),)
    )
    (theme,) = compose_manual(source, catalogue, Edition.PUBLIC).themes
    assert theme.done == ("鍵箱を置く",)
    assert theme.remedies == (f"【指摘】{BAR}〔1〕の鍵を管理すべきである。",)
    assert not any("花子" in text or "税務課" in text for text in all_texts(theme))
    assert "北棟" in compose_manual(source, catalogue).themes[0].remedies[0]


def test_the_list_of_themes_leads_to_their_pages(published: Manual) -> None:
    document = lay_out_manual(published)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    asked = [cell.anchor for row in table.rows for cell in row.cells if isinstance(cell, PageOf)]
    anchors = {block.anchor: block for block in document.blocks if isinstance(block, Heading)}
    assert [anchors[anchor].text.partition(" ")[2] for anchor in asked] == [
        theme.tally.label for theme in published.themes
    ]
    pages = read_page_texts(rendered(document).data)
    assert "指摘対処マニュアル" in pages[0]


def test_a_year_without_findings_has_a_manual_that_says_so(catalogue: Catalogue) -> None:
    document = lay_out_manual(compose_manual(ReportSource(2026, ()), catalogue))
    assert "記載はない" in "".join(read_page_texts(rendered(document).data))
