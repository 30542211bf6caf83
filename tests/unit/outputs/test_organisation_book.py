"""The full list of 課 as offices keep it: columns in any order, 局 and 部 written once."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from wakayama_audit_gui.domain.section import ListedUnit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.excel.read_organisation import read_organisation_book


def book(path: Path, *rows: tuple[str | None, ...]) -> Path:
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
