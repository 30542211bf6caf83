"""The register of systems from the command line: out, filled in, back, and counted."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.journeys.test_command_line import run


def fill(path: Path) -> None:
    """Name one system, give one a wrong answer."""
    book = openpyxl.load_workbook(path)
    sheet = book["台帳"]
    assert isinstance(sheet, Worksheet)
    heads = {str(sheet.cell(4, place).value): place for place in range(1, sheet.max_column + 1)}
    rows = {str(sheet.cell(row, 1).value): row for row in range(5, sheet.max_row + 1)}
    named, wrong = rows["R4/広報広聴課/1"], rows["S04"]
    sheet.cell(named, heads["システム名"], "市公式ホームページ")
    sheet.cell(named, heads["種別"], "ウェブページ")
    sheet.cell(named, heads["USBメモリ利用の有無"], "特に利用していない")
    sheet.cell(wrong, heads["利用ユーザー数"], "たくさん")
    sheet.cell(wrong, heads["USBメモリ利用の有無"], "特に利用していない")
    book.save(path)


def test_the_register_goes_out_comes_back_and_is_counted(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "市.kansafile").returncode == 0
    out = run(tmp_path, "register", "export", "市.kansafile", "-o", "台帳.xlsx")
    assert (out.returncode, out.stderr) == (0, "")
    assert "97 システム" in out.stdout
    fill(tmp_path / "台帳.xlsx")
    back = run(tmp_path, "register", "import", "市.kansafile", "台帳.xlsx", "--json")
    assert back.returncode == 1
    told = {line["id"]: line for line in json.loads(back.stdout)}
    assert len(told) == 97
    assert told["R4/広報広聴課/1"]["ok"]
    assert "3 項目" in told["R4/広報広聴課/1"]["reason"]
    assert not told["S04"]["ok"]
    assert "たくさん" in told["S04"]["reason"]
    counted = json.loads(run(tmp_path, "survey", "市.kansafile", "--json").stdout)
    assert {len(one["register_as_of"]) for one in counted} == {len("2026-11-23")}
    then = run(tmp_path, "survey", "市.kansafile", "--year", "令和4年度").stdout
    assert "令和4年度に課が答えていない部分は、今（" in then
    assert "の台帳で数えています" not in run(tmp_path, "survey", "市.kansafile").stdout
    assert len(counted) == 43
    assert sum(len([c for c in q["choices"] if c["published_percent"]]) for q in counted) == 105
    (usb,) = (q for q in counted if q["code"] == "Q5チ")
    assert (usb["asked"], usb["answered"], usb["unanswered"]) == (97, 1, 96)
    assert (usb["base"], usb["base_is"]) == (1, "answered")
    assert usb["estimated"] == ["answered_by", "published_base"]
    (log,) = (q for q in counted if q["code"] == "Q5タ")
    assert log["estimated"] == ["answered_by", "asked_if"]
    assert usb["choices"][0] == {
        "label": "特に利用していない",
        "count": 1,
        "base": 1,
        "percent": 100.0,
        "asked": 97,
        "published_percent": 33,
        "published_base": 97,
        "note": "",
        "of": ["特に利用していない"],
    }
    again = run(tmp_path, "register", "import", "市.kansafile", "台帳.xlsx")
    assert again.returncode == 1
    assert "変わっていた 0 行" in again.stdout
    assert "「たくさん」は使えません" in again.stderr


def test_what_cannot_be_done_is_said_in_one_sentence(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "市.kansafile").returncode == 0
    for words, arguments in (
        (
            "Excel ファイルの名前ではありません",
            ("register", "export", "市.kansafile", "-o", "a.pdf"),
        ),
        ("壊れているか", ("register", "import", "市.kansafile", "市.kansafile")),
        ("年度として読めません", ("survey", "市.kansafile", "--year", "昔")),
    ):
        done = run(tmp_path, *arguments)
        assert done.returncode == 1
        assert words in done.stderr
        assert "Traceback" not in done.stderr


def test_the_survey_is_handed_out_and_taken_back_file_by_file(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "市.kansafile").returncode == 0
    year = ("--year", "令和8年度")
    out = run(tmp_path, "survey", "distribute", "市.kansafile", "調査票", *year)
    assert (out.returncode, out.stderr) == (0, "")
    files = sorted((tmp_path / "調査票").glob("*.xlsx"))
    assert len(files) >= 52
    back = tmp_path / "返り"
    back.mkdir()
    answered = back / "調査票_R8_人事課.xlsx"
    book = openpyxl.load_workbook(tmp_path / "調査票" / answered.name)
    book["1"]["C7"] = "人事給与システム"
    book["調査票"]["C6"] = "見本 花子"
    book.save(answered)
    (back / "別.xlsx").write_bytes(b"no spreadsheet")
    told = run(tmp_path, "survey", "collect", "市.kansafile", "返り", "--json", *year)
    assert told.returncode == 1
    rows = {Path(row["file"]).name: row for row in json.loads(told.stdout)}
    assert rows[answered.name]["ok"]
    assert rows[answered.name]["section"] == "人事課"
    assert rows["別.xlsx"]["code"] == "file_damaged"
    again = run(tmp_path, "survey", "collect", "市.kansafile", str(answered), *year)
    assert again.returncode == 1
    assert "すでに取り込んでいます" in again.stderr
    wrong = run(tmp_path, "survey", "adopt", "市.kansafile", "火星課", *year)
    assert (wrong.returncode, "火星課" in wrong.stderr) == (1, True)
    other = run(tmp_path, "survey", "adopt", "市.kansafile", "資産税課", *year)
    assert other.stdout == "台帳に写す答えはありません。\n"
    adopted = run(tmp_path, "survey", "adopt", "市.kansafile", "人事課", *year)
    assert adopted.stdout == "調査票の答え 1 項目を台帳に写した。\n"
    counted = json.loads(run(tmp_path, "survey", "市.kansafile", "--json", *year).stdout)
    assert len(counted) == 43
