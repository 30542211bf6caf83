"""監査の概要 where the office has written nothing: the words of the published report."""

from __future__ import annotations

from tests.unit.outputs.reports import made_up_report, published_report
from wakayama_audit_gui.domain.document import Heading, Table, Text
from wakayama_audit_gui.domain.improvement_table import lay_out_improvements
from wakayama_audit_gui.domain.report import Edition, Passages
from wakayama_audit_gui.domain.report_layout import lay_out_report
from wakayama_audit_gui.domain.standard_passages import (
    EXTERNAL,
    INTERNAL,
    METHODS,
    filled,
    standard_passages,
)


def test_what_the_office_wrote_comes_first() -> None:
    own = Passages(purpose="自らの目的。", viewpoints=" ")
    told = filled(own, INTERNAL)
    assert told.purpose == "自らの目的。"
    assert told.viewpoints == INTERNAL.viewpoints
    assert told.opinion == "", "総評 is never made up"


def test_each_track_has_its_own_words() -> None:
    assert standard_passages(2026, external=False) == INTERNAL
    assert standard_passages(2023, external=True) == EXTERNAL
    assert "令和3年度" in standard_passages(2022, external=True).period
    assert standard_passages(2023, external=True).period == ""


def test_the_report_of_the_year_says_why_and_how_it_was_audited() -> None:
    blocks = lay_out_report(published_report()).blocks
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert headings[2] == "2.1 監査の目的"
    assert "3.3.1 実施した監査手続" in headings
    texts = [block.text for block in blocks if isinstance(block, Text)]
    assert any("包括外部監査" in text for text in texts)
    points = next(text for text in texts if text.startswith("・情報システムの調達"))
    assert points.count("\n　・") == 3, "points stand in one paragraph"


def test_the_methods_stand_in_a_table_of_their_own() -> None:
    report = made_up_report(2)._replace(methods=METHODS)
    headings = [b.text for b in lay_out_report(report).blocks if isinstance(b, Heading)]
    assert any(text.endswith("監査の方法") for text in headings)


def test_the_improvements_by_themselves_say_where_the_reasons_are() -> None:
    internal = lay_out_improvements(made_up_report(6))
    assert isinstance(internal.blocks[0], Table)
    assert len(internal.blocks) == 1
    public = lay_out_improvements(made_up_report(6, edition=Edition.PUBLIC))
    assert isinstance(public.blocks[-1], Text)
    assert "監査報告書の公表版にある" in public.blocks[-1].text
    bare = lay_out_improvements(made_up_report(2)._replace(improvements=()))
    assert bare.blocks == (Text("改善状況を書く指摘・意見はない。"),)
