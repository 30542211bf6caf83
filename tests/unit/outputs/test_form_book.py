"""The 自己点検票 as a spreadsheet: what is written, and whatever comes back."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from tests.unit.use_cases.office_year import DAY, TAKEN, TAX, YEAR, OfficeYear
from wakayama_audit_gui.domain.self_inspection import HandedForm, Reply, ReplyAnswer
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.excel.intake import MAX_BYTES
from wakayama_audit_gui.outputs.excel.read_form import read_form_book
from wakayama_audit_gui.outputs.excel.write_form import write_form
from wakayama_audit_gui.use_cases.read_form import hand_form
from wakayama_audit_gui.use_cases.take_form import take_form

Edit = Callable[[openpyxl.Workbook], None]


@pytest.fixture
def office() -> OfficeYear:
    made = OfficeYear()
    made.distribute(TAX)
    return made


def handed(office: OfficeYear) -> HandedForm:
    return hand_form(office.store, TAX)


@cache
def written() -> bytes:
    office = OfficeYear()
    office.distribute(TAX)
    return write_form(handed(office))


def sheet_of(book: openpyxl.Workbook) -> Worksheet:
    sheet = book["自己点検票"]
    assert isinstance(sheet, Worksheet)
    return sheet


def rows_of(sheet: Worksheet) -> dict[str, int]:
    """Number of a question → its row."""
    return {str(sheet.cell(r, 1).value): r for r in range(11, sheet.max_row + 1)}


def fill(data: bytes, path: Path, *edits: Edit) -> Path:
    """Answer everything はい, then do what else is asked."""
    book = openpyxl.load_workbook(BytesIO(data))
    sheet = sheet_of(book)
    for number, row in rows_of(sheet).items():
        if number.isdecimal():
            sheet[f"D{row}"] = "はい"
    sheet["C6"] = "見本 花子"
    for edit in edits:
        edit(book)
    book.save(path)
    return path


def put(where: str, value: str | None) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        sheet_of(book)[where] = value

    return edit


def answer(number: int, column: str, value: str | None) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book)
        sheet[f"{column}{rows_of(sheet)[str(number)]}"] = value

    return edit


def test_a_filled_form_is_taken_in(office: OfficeYear, tmp_path: Path) -> None:
    path = fill(
        write_form(handed(office)),
        tmp_path / "a.xlsx",
        answer(7, "D", "いいえ"),
        answer(7, "E", "自動ロックが未設定\n7月に直す"),
        put("C5", "課長"),
        put("C7", "2026/6/9"),
    )
    take_form(office.store, read_form_book(path), YEAR, TAKEN, office.me)
    form = office.form()
    assert form.replies["section_screen_lock"] == Reply("いいえ", "自動ロックが未設定\n7月に直す")
    assert len(form.replies) == 30
    assert (form.by_name, form.by_post, form.submitted) == ("見本 花子", "課長", "2026-06-09")


def test_questions_are_protected_and_answers_are_not(office: OfficeYear) -> None:
    sheet = sheet_of(openpyxl.load_workbook(BytesIO(write_form(handed(office)))))
    assert sheet.protection.sheet
    row = rows_of(sheet)["1"]
    locked = {column: sheet[f"{column}{row}"].protection.locked for column in "ABDEF"}
    assert locked == {"A": True, "B": True, "D": False, "E": False, "F": True}
    (validation,) = sheet.data_validations.dataValidation
    assert validation.formula1 == '"はい,いいえ,該当なし"'
    assert len(validation.sqref.ranges) >= 1
    assert f"D{row}" in validation.sqref
    assert sheet.page_setup.paperSize == 9
    assert sheet.print_title_rows == "$10:$10"


def test_last_year_stands_beside_and_not_in_the_answer(office: OfficeYear) -> None:
    last = {"section_screen_lock": Reply("いいえ", "未設定")}
    sheet = sheet_of(
        openpyxl.load_workbook(BytesIO(write_form(handed(office)._replace(previous=last))))
    )
    row = rows_of(sheet)["7"]
    assert sheet[f"F{row}"].value == "いいえ\n未設定"
    assert sheet[f"D{row}"].value is None


def hidden_of(book: openpyxl.Workbook) -> Worksheet:
    sheet = book["_kansa"]
    assert isinstance(sheet, Worksheet)
    return sheet


def change_property(book: openpyxl.Workbook) -> None:
    (mark,) = [p for p in vars(book)["custom_doc_props"].props if p.name == "kansa_form"]
    mark.value = f"2026/section/人事課 {'0' * 64}"


def other_questions(book: openpyxl.Workbook) -> None:
    vars(book)["custom_doc_props"].props.clear()
    hidden_of(book)["A3"] = "0" * 64


def other_year(book: openpyxl.Workbook) -> None:
    vars(book)["custom_doc_props"].props.clear()
    hidden_of(book)["A2"] = "2025/section/納税課"
    sheet_of(book)["A1"] = "令和7年度 情報セキュリティ自己点検票"


BAD: list[tuple[str, Edit]] = [
    ("form_questions", answer(3, "B", "窓は大きいですか。")),
    ("form_questions", answer(3, "A", None)),
    ("form_questions", other_questions),
    ("form_owner", put("C3", "総務局総務部人事課")),
    ("form_owner", change_property),
    ("form_year", put("A1", "令和9年度 情報セキュリティ自己点検票")),
    ("form_year", other_year),
    ("cell_formula", answer(2, "D", "=1+1")),
    ("cell_formula", answer(2, "E", '=HYPERLINK("http://example.invalid")')),
    ("form_answer", answer(2, "D", "まあまあ")),
]


@pytest.mark.parametrize(("code", "edit"), BAD)
def test_what_was_tampered_with_is_refused(
    office: OfficeYear, tmp_path: Path, code: str, edit: Edit
) -> None:
    path = fill(write_form(handed(office)), tmp_path / "a.xlsx", edit)
    with pytest.raises(UserError) as caught:
        take_form(office.store, read_form_book(path), YEAR, DAY, office.me)
    assert caught.value.code == code
    assert office.form().replies == {}


def foreign(path: Path) -> None:
    openpyxl.Workbook().save(path)


def add_part(name: str, data: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        foreign(path)
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, data)

    return make


def macros(path: Path) -> None:
    add_part("xl/vbaProject.bin", b"x")(path)


def huge(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(100 << 20)


def just(data: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(data)

    return make


FILES: list[tuple[str, Callable[[Path], None]]] = [
    ("form_foreign", foreign),
    ("file_macros", macros),
    ("file_bomb", add_part("xl/media/bomb.xml", bytes(20 << 20))),
    ("file_damaged", add_part("xl/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>')),
    ("file_too_large", huge),
    ("file_empty", just(b"")),
    ("file_damaged", just(b"no spreadsheet")),
    ("file_old_format", just(b"\xd0\xcf\x11\xe0" * 9)),
]


@pytest.mark.parametrize(("code", "make"), FILES)
def test_what_is_no_form_is_refused_in_words(
    tmp_path: Path, code: str, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "a.xlsx"
    make(path)
    with pytest.raises(UserError) as caught:
        read_form_book(path)
    assert caught.value.code == code
    assert caught.value.what.endswith("。")
    assert caught.value.remedy.endswith("。")


def test_a_hundred_megabytes_are_not_even_opened() -> None:
    assert MAX_BYTES < 100 << 20


@settings(max_examples=60, deadline=None)
@given(
    hits=st.lists(st.tuples(st.floats(0, 0.999), st.integers(1, 255)), min_size=1, max_size=4),
    kept=st.one_of(st.just(1.0), st.floats(0, 1)),
)
def test_random_damage_is_refused_or_harmless(hits: list[tuple[float, int]], kept: float) -> None:
    office = OfficeYear()
    office.distribute(TAX)
    whole = bytearray(written())
    for place, bits in hits:
        whole[int(place * len(whole))] ^= bits
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(whole[: int(kept * len(whole))])
        try:
            returned = read_form_book(path)
        except UserError:
            return
    # What is read all the same is what was written, or it is refused when it is taken in.
    with suppress(UserError):
        take_form(office.store, returned, YEAR, DAY, office.me)
    assert {reply.answer for reply in office.form().replies.values()} <= set(ReplyAnswer)


@settings(max_examples=20, deadline=None)
@given(reason=st.text(max_size=60))
def test_no_text_becomes_a_formula(reason: str) -> None:
    office = OfficeYear()
    office.distribute(TAX)
    last = {"section_screen_lock": Reply("いいえ", reason)}
    sheet = sheet_of(
        openpyxl.load_workbook(
            BytesIO(write_form(handed(office)._replace(previous=last, note="=1")))
        )
    )
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds <= {"s"}
