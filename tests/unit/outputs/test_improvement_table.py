"""The 改善状況表 on paper: room where the most is written, labels, and states in one piece."""

from __future__ import annotations

from tests.golden.reading import opened
from tests.unit.outputs.reports import made_up_report
from wakayama_audit_gui.domain.document import Table
from wakayama_audit_gui.domain.finding_life import FindingState
from wakayama_audit_gui.domain.improvement_table import improvement_table, lay_out_improvements
from wakayama_audit_gui.domain.report import ImprovementRow, Report
from wakayama_audit_gui.outputs.pdf.letter import render_letters
from wakayama_audit_gui.paths import find_paths


def pages_of(report: Report) -> list[str]:
    letter = lay_out_improvements(report)
    data = render_letters([letter], lambda _key: None, find_paths().fonts).data
    with opened(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def with_rows(*rows: ImprovementRow) -> Report:
    return made_up_report(1)._replace(improvements=rows)


def one_row() -> ImprovementRow:
    return made_up_report(1).improvements[0]


def cell_of(table: Table, title: str) -> object:
    titles = [column.title for column in table.columns]
    return table.rows[0].cells[titles.index(title)]


def test_neither_number_nor_name_of_a_section_is_broken() -> None:
    row = one_row()
    found = row.finding._replace(code="R8-04-12", sections=("デジタル推進課",))
    (page,) = pages_of(with_rows(row._replace(finding=found)))
    assert "R8-04-12" in page
    assert "デジタル推進課" in page


def test_no_state_is_broken_within_a_word() -> None:
    states = [state.value for state in FindingState]
    text = "".join(pages_of(with_rows(*(one_row()._replace(state=s) for s in states))))
    for word in [part for state in states for part in state.replace("（", "\n（").split()]:
        assert word in text


def test_cause_and_measure_are_labelled() -> None:
    row = one_row()._replace(cause="鍵箱がない。", measure="鍵箱を置く。", done="実施：置いた。")
    told = cell_of(improvement_table(with_rows(row)), "原因・改善内容")
    assert told == "原因：鍵箱がない。\n改善内容：鍵箱を置く。\n実施：置いた。"
    bare = row._replace(cause="", measure="", done="")
    assert cell_of(improvement_table(with_rows(bare)), "原因・改善内容") == ""


def test_a_long_cause_and_measure_leave_room_for_others_on_the_page() -> None:
    long = one_row()._replace(cause="鍵の管理者がない。" * 16, measure="管理簿を備える。" * 22)
    assert len(pages_of(with_rows(long, long))) == 1
