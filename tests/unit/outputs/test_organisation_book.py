"""The full list of 課 as offices keep it: columns in any order, 局 and 部 written once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.unit.outputs.test_hostile_files import (
    form_book,
    improvement_book,
    register_book,
    stick_book,
    survey_book,
)
from wakayama_audit_gui.domain.section import ListedUnit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.excel.read_organisation import read_organisation_book


def book(path: Path, *rows: tuple[str | int | None, ...]) -> Path:
    made = openpyxl.Workbook()
    sheet = made.create_sheet("一覧", 0)
    for row in rows:
        sheet.append(row)
    made.save(path)
    return path


def test_a_list_is_read_with_what_merged_cells_leave_out(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        ("令和8年度 組織一覧", None, None),
        ("局", "部", "課"),
        ("総務局", "総務部", "人事課"),
        (None, None, "職員厚生課"),
        (None, "デジタル部", "0課"),
        ("議会事務局", None, "総務課"),
        (None, None, None),
    )
    assert read_organisation_book(path) == [
        ListedUnit("総務局", "総務部", "人事課"),
        ListedUnit("総務局", "総務部", "職員厚生課"),
        ListedUnit("総務局", "デジタル部", "0課"),
        ListedUnit("議会事務局", "", "総務課"),
    ]


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("番号", "課名", "局名"), ("1", "人事課", "総務局"))
    assert read_organisation_book(path) == [ListedUnit("総務局", "", "人事課")]


def test_what_is_no_list_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="「課」の列がありません"):
        read_organisation_book(book(tmp_path / "a.xlsx", ("名前",), ("人事課",)))
    with pytest.raises(UserError, match="数式"):
        read_organisation_book(book(tmp_path / "b.xlsx", ("課",), ("=1+1",)))
    path = tmp_path / "c.xlsx"
    path.write_bytes(b"PK")
    with pytest.raises(UserError, match="壊れて"):
        read_organisation_book(path)


def test_a_name_is_one_line_and_a_head_may_be_spread_out(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        ("所属", "人事課"),
        ("局", "部", "課　名"),
        ("総務局", "総務\n部", "人事\n課"),
        (None, None, "職員\t \u200b厚生課"),
    )
    assert read_organisation_book(path) == [
        ListedUnit("総務局", "総務部", "人事課"),
        ListedUnit("総務局", "総務部", "職員 厚生課"),
    ]


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (form_book, "自己点検票"),
        (survey_book, "調査票"),
        (improvement_book, "改善計画書か改善状況表"),
        (register_book, "台帳"),
        (stick_book, "USBメモリ台帳"),
    ],
)
def test_a_form_of_ours_is_refused_as_what_it_is(
    made: Callable[[], bytes], kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(made())
    with pytest.raises(UserError) as told:
        read_organisation_book(path)
    assert told.value.what == f"これは組織一覧ではなく、監査手帳の{kind}です。"


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        (1, "文字がありません"),
        ("１", "文字がありません"),
        ("No.", "見出し"),
        ("黄色の欄に書いて、返してください。", "文か"),
        ("人事課、納税課", "文か"),
        ("あ" * 61, "長すぎます"),
    ],
)
def test_a_line_that_names_no_section_refuses_the_file(
    name: str | int, fault: str, tmp_path: Path
) -> None:
    path = book(tmp_path / "a.xlsx", ("課",), ("人事課",), (None,), (name,))
    with pytest.raises(UserError, match=f"^組織一覧の4 行目の課「.*{fault}"):
        read_organisation_book(path)


def test_a_field_of_a_form_is_no_head(tmp_path: Path) -> None:
    rows = (("改善計画書", ""), ("所属", "人事課"), ("所属長　職名", "課長"), ("氏名", "見本 花子"))
    with pytest.raises(UserError, match="「課」の列がありません"):
        read_organisation_book(book(tmp_path / "a.xlsx", *rows))
    blank = (("改善計画書",), ("所属",), ("所属長",), ("No.", "内容"), ("1", "鍵の管理"))
    with pytest.raises(UserError, match="4 行目"):
        read_organisation_book(book(tmp_path / "b.xlsx", *blank))
