"""Every importer against every kind of file that must not be taken in: refused in words.

What a single importer accepts is in the tests beside this one; files that are good are made by
the writers themselves.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache
from io import BytesIO
from os import mkfifo
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from tests.unit.use_cases.city_register import CityRegister, the_form
from tests.unit.use_cases.field import the_catalogue
from tests.unit.use_cases.ledger_desk import ME, LedgerDesk
from tests.unit.use_cases.office_year import DAY, TAX, YEAR, OfficeYear
from tests.unit.use_cases.survey_year import SurveyYear, answer
from wakayama_audit_gui.bootstrap.form_press import read_returned
from wakayama_audit_gui.definitions.holidays import JapaneseHolidays
from wakayama_audit_gui.domain.finding_life import FindingState
from wakayama_audit_gui.domain.improvement_form import ImprovementKind
from wakayama_audit_gui.domain.self_inspection import FormFile, Reply
from wakayama_audit_gui.domain.stick import Stick
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.excel.read_improvement import read_improvement
from wakayama_audit_gui.outputs.excel.read_organisation import read_organisation_book
from wakayama_audit_gui.outputs.excel.read_register import read_register_book
from wakayama_audit_gui.outputs.excel.read_survey import read_survey
from wakayama_audit_gui.outputs.excel.stick_book import read_stick_book, write_sticks
from wakayama_audit_gui.outputs.excel.write_form import write_form
from wakayama_audit_gui.outputs.excel.write_improvement import write_improvement
from wakayama_audit_gui.outputs.excel.write_register import write_register
from wakayama_audit_gui.use_cases.collect_files import Collecting
from wakayama_audit_gui.use_cases.collect_forms import collect_forms
from wakayama_audit_gui.use_cases.form_file import write_form_file
from wakayama_audit_gui.use_cases.hand_out_improvements import compose_improvements
from wakayama_audit_gui.use_cases.read_form import hand_form
from wakayama_audit_gui.use_cases.read_pdf import read_pdf
from wakayama_audit_gui.use_cases.take_improvement import take_improvements

TODAY = date(2026, 12, 1)
Bytes = Callable[[], bytes]
Read = Callable[[Path], object]


class Cells(NamedTuple):
    """A cell of a good file, for a formula, and one whose change must be noticed."""

    sheet: str
    free: str
    fixed: str


def edited(data: bytes, sheet: str, where: str, value: str) -> bytes:
    book = openpyxl.load_workbook(BytesIO(data))
    book[sheet][where] = value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def office() -> OfficeYear:
    made = OfficeYear()
    made.distribute(TAX)
    return made


@cache
def form_book() -> bytes:
    return edited(write_form(hand_form(office().store, TAX)), "自己点検票", "D12", "はい")


@cache
def form_file() -> bytes:
    handed = hand_form(office().store, TAX)
    question = handed.form.questions[0].id
    return write_form_file(FormFile(handed, {question: Reply("はい")}, "見本 花子", "課長", DAY))


def ledger() -> LedgerDesk:
    made = LedgerDesk()
    made.file("R8-01-1", FindingState.PLAN_AWAITED, "納税課", deadline="2026-12-29")
    return made


@cache
def improvement_book() -> bytes:
    desk = ledger()
    found, kind = [desk.one("R8-01-1")], ImprovementKind.PLAN
    (form,) = compose_improvements(desk.store, found, kind, JapaneseHolidays(), TODAY)
    return edited(write_improvement(form), "改善", "D10", "鍵の管理が決められていない。")


@cache
def organisation_book() -> bytes:
    book = openpyxl.Workbook()
    for row in (("局", "部", "課"), ("総務局", "総務部", "人事課")):
        book.worksheets[0].append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@cache
def register_book() -> bytes:
    entries = list(CityRegister().now.entries.values())
    return write_register(the_form(), entries, ["人事課"], DAY)


@cache
def survey_book() -> bytes:
    city = SurveyYear()
    city.distribute()
    book = openpyxl.load_workbook(BytesIO(city.written()))
    answer("システム名", "人事給与")(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@cache
def stick_book() -> bytes:
    return write_sticks([Stick("U-01", "人事課")], ["人事課"])


class Importer(NamedTuple):
    """One way in.

    Attributes:
        good: A file it takes.
        read: Reads one.
        cells: Of its good file; None where it is no spreadsheet.
    """

    good: Bytes
    read: Read
    cells: Cells | None


def read_the_register(path: Path) -> object:
    """A formula in a line refuses that line alone; here the only one that says anything."""
    lines = read_register_book(path, the_form())
    faults = [line.fault for line in lines if line.fault]
    if faults:
        raise UserError(faults[0], "行を直してください。", code="line")
    return lines


IMPORTERS = {
    "自己点検票": Importer(form_book, read_returned, Cells("自己点検票", "E12", "A1")),
    "専用ファイル": Importer(form_file, read_returned, None),
    "改善計画書": Importer(improvement_book, read_improvement, Cells("改善", "E10", "A1")),
    "組織一覧": Importer(organisation_book, read_organisation_book, Cells("Sheet", "C2", "C1")),
    "台帳": Importer(register_book, read_the_register, Cells("台帳", "B5", "B4")),
    "調査票": Importer(survey_book, read_survey, Cells("1", "C8", "A1")),
    "USBメモリ": Importer(stick_book, read_stick_book, Cells("USBメモリ台帳", "C2", "A1")),
}


def nothing(_one: Importer) -> bytes:
    return b""


def huge(one: Importer) -> bytes:
    return one.good() + bytes(100 << 20)


def renamed(_one: Importer) -> bytes:
    return "点検票ではない文章です。\r\n".encode("cp932") * 40


def old_format(_one: Importer) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)


def cut_off(one: Importer) -> bytes:
    data = one.good()
    return data[: len(data) // 2]


def noise(_one: Importer) -> bytes:
    return bytes(range(256)) * 64


def foreign(_one: Importer) -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(("品名", "数量"))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(name: str, data: bytes) -> Callable[[Importer], bytes]:
    def make(one: Importer) -> bytes:
        stream = BytesIO(one.good())
        with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, data)
        return stream.getvalue()

    return make


def scrambled(one: Importer) -> bytes:
    """Every part says that it is encrypted, as ZIP does it."""
    data = bytearray(one.good())
    for sign, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(sign)
        while place >= 0:
            data[place + flags] |= 1
            place = data.find(sign, place + 4)
    return bytes(data)


def formula(one: Importer) -> bytes:
    assert one.cells is not None
    return edited(one.good(), one.cells.sheet, one.cells.free, '=HYPERLINK("http://x","答え")')


def changed(one: Importer) -> bytes:
    assert one.cells is not None
    return edited(one.good(), one.cells.sheet, one.cells.fixed, "令和3年度 別の表")


HOSTILE: dict[str, Callable[[Importer], bytes]] = {
    "空": nothing,
    "100 MB": huge,
    "文章の名前を変えた": renamed,
    "パスワード付き・古い形式": old_format,
    "途中まで": cut_off,
    "でたらめ": noise,
}
"""Of every importer."""

HOSTILE_BOOKS: dict[str, Callable[[Importer], bytes]] = {
    "別の表": foreign,
    "マクロ": with_part("xl/vbaProject.bin", b"x"),
    "外部リンク": with_part("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
    "埋め込み": with_part("xl/embeddings/oleObject1.bin", b"x"),
    "爆弾": with_part("xl/media/bomb.xml", bytes(90 << 20)),
    "実体の爆弾": with_part("xl/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'),
    "ZIP の暗号": scrambled,
    "数式": formula,
    "表題・見出しの書換え（年度違い）": changed,
}
"""Of those that are spreadsheets."""

ROWS = [
    pytest.param(one, make, id=f"{name}-{kind}")
    for name, one in IMPORTERS.items()
    for kind, make in (HOSTILE | (HOSTILE_BOOKS if one.cells else {})).items()
]


def suffix_of(one: Importer) -> str:
    return ".xlsx" if one.cells else ".jikotenken"


@pytest.mark.parametrize("name", IMPORTERS)
def test_the_good_file_is_read(name: str, tmp_path: Path) -> None:
    one = IMPORTERS[name]
    path = tmp_path / f"a{suffix_of(one)}"
    path.write_bytes(one.good())
    one.read(path)


@pytest.mark.parametrize(("one", "make"), ROWS)
def test_what_must_not_be_taken_in_is_refused_in_words(
    one: Importer, make: Callable[[Importer], bytes], tmp_path: Path
) -> None:
    path = tmp_path / f"a{suffix_of(one)}"
    path.write_bytes(make(one))
    with pytest.raises(UserError) as told:
        one.read(path)
    assert told.value.what.endswith("。")
    assert told.value.code
    assert not told.value.remedy or told.value.remedy.endswith("。")


@pytest.mark.parametrize("name", IMPORTERS)
def test_a_pipe_is_refused_before_it_is_opened(name: str, tmp_path: Path) -> None:
    one = IMPORTERS[name]
    path = tmp_path / f"a{suffix_of(one)}"
    mkfifo(path)
    with pytest.raises(UserError, match="ふつうのファイルではありません"):
        one.read(path)


def test_a_pipe_is_no_pdf_to_be_verified(tmp_path: Path) -> None:
    mkfifo(tmp_path / "a.pdf")
    with pytest.raises(UserError, match="ふつうのファイルではありません"):
        read_pdf(tmp_path / "a.pdf")


def hostile_beside(one: Importer, folder: Path) -> list[Path]:
    """All hostile files of an importer, and its good one in their middle."""
    kinds = HOSTILE | (HOSTILE_BOOKS if one.cells else {})
    paths = []
    for number, data in enumerate((*(make(one) for make in kinds.values()), one.good())):
        path = folder / f"{number:02}{suffix_of(one)}"
        path.write_bytes(data)
        paths.append(path)
    return [*paths[3:], *paths[:3], folder]


def forms_of(files: list[Path]) -> Collecting:
    year = office()
    return collect_forms(year.store, files, read_returned, YEAR, DAY, year.me)


def improvements_of(files: list[Path]) -> Collecting:
    desk = ledger()
    return take_improvements(desk.store, the_catalogue(), files, read_improvement, TODAY, ME)


def surveys_of(files: list[Path]) -> Collecting:
    city = SurveyYear()
    city.distribute()
    return city.collect(*files)


@pytest.mark.parametrize(
    ("name", "collect"),
    [
        ("自己点検票", forms_of),
        ("専用ファイル", forms_of),
        ("改善計画書", improvements_of),
        ("調査票", surveys_of),
    ],
)
def test_of_many_files_the_good_one_is_taken_in_all_the_same(
    name: str, collect: Callable[[list[Path]], Collecting], tmp_path: Path
) -> None:
    files = hostile_beside(IMPORTERS[name], tmp_path)
    done = collect(files)
    taken = [outcome.file for outcome in done.outcomes if outcome.ok]
    assert len(done.outcomes) == len(files)
    assert len(taken) == 1, [o for o in done.outcomes if not o.ok]
    assert all(outcome.code and outcome.reason for outcome in done.outcomes if not outcome.ok)
    assert len(done.changes.receipts) == 1
