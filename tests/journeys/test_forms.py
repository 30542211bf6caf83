"""The 自己点検 of a year by the command line: given out, answered, taken back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl

from tests.journeys.test_command_line import run


def answer(path: Path, *, bare: bool = False) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["自己点検票"]
    for row in range(11, sheet.max_row + 1):
        if str(sheet.cell(row, 1).value).isdecimal():
            sheet.cell(row, 4).value = "いいえ" if bare else "はい"
    book.save(path)


def test_forms_go_out_and_come_back(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "a.kansafile").returncode == 0
    done = run(tmp_path, "forms", "distribute", "a.kansafile", "out", "--deadline", "2027-01-31")
    assert done.returncode == 0, done.stderr
    sheets = sorted((tmp_path / "out").glob("*.xlsx"))
    assert len(sheets) >= 60
    assert len(list((tmp_path / "out" / "印刷用").glob("*.pdf"))) == len(sheets)
    assert len(list((tmp_path / "out" / "専用ファイル").glob("*.jikotenken"))) == len(sheets)

    back = tmp_path / "back"
    back.mkdir()
    for number, sheet in enumerate(sheets[:4]):
        shutil.copy(sheet, back / f"{number}.xlsx")
    answer(back / "0.xlsx")
    answer(back / "1.xlsx", bare=True)
    shutil.copy(back / "0.xlsx", back / "twice.xlsx")
    (back / "damaged.xlsx").write_bytes((back / "0.xlsx").read_bytes()[:3000])
    told = run(tmp_path, "forms", "collect", "a.kansafile", "back", "--json")
    assert told.returncode == 1
    rows = {Path(row["file"]).name: row for row in json.loads(told.stdout)}
    assert {name for name, row in rows.items() if row["ok"]} == {"0.xlsx", "1.xlsx"}
    assert all(set(row) == {"file", "ok", "section", "reason"} for row in rows.values())
    assert "理由のない「いいえ」" in rows["1.xlsx"]["reason"]
    assert "もう提出" in rows["twice.xlsx"]["reason"]
    assert "一つも答え" in rows["2.xlsx"]["reason"]
    assert "壊れ" in rows["damaged.xlsx"]["reason"]

    again = run(tmp_path, "forms", "collect", "a.kansafile", "back/0.xlsx", "--year", "令和4年度")
    assert again.returncode == 1
    assert "年度の点検票です。" in again.stderr
    assert run(tmp_path, "doctor", "a.kansafile").returncode == 0


def test_a_wrong_year_or_deadline_is_said(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "a.kansafile").returncode == 0
    for extra in (("--year", "いつか"), ("--deadline", "6月末")):
        done = run(tmp_path, "forms", "distribute", "a.kansafile", "out", *extra)
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
    assert run(tmp_path, "forms").returncode == 2
