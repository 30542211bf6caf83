"""The register as a spreadsheet: what is written, and whatever comes back."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.unit.use_cases.city_register import CityRegister, the_form
from tests.unit.use_cases.field import the_catalogue
from wakayama_audit_gui.domain.register_file import RegisterLine
from wakayama_audit_gui.domain.survey_form import AnswerKind, SurveyQuestion
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.excel.read_register import read_register_book
from wakayama_audit_gui.outputs.excel.register_layout import columns_of
from wakayama_audit_gui.outputs.excel.write_register import write_register
from wakayama_audit_gui.record.fact import Cell, NewFact, Receipt
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.use_cases.import_register import (
    LineOutcome,
    RegisterImport,
    import_register,
)
from wakayama_audit_gui.use_cases.undo_change import undo_change

Edit = Callable[[Worksheet], object]
SPARE = 102
"""The first row without a number."""


@pytest.fixture
def city() -> CityRegister:
    return CityRegister()


def written(city: CityRegister) -> bytes:
    sections = [section.name for section in the_catalogue().sections.values()]
    return write_register(the_form(), list(city.now.entries.values()), sections, "2026-10-21")


@cache
def first_written() -> bytes:
    return written(CityRegister())


def sheet_of(data: bytes | Path) -> Worksheet:
    book = openpyxl.load_workbook(BytesIO(data) if isinstance(data, bytes) else data)
    sheet = book["台帳"]
    assert isinstance(sheet, Worksheet)
    return sheet


def cell(field: str, row: int) -> str:
    """Where a field stands."""
    place = [column.field for column in columns_of(the_form())].index(field) + 1
    return f"{get_column_letter(place)}{row}"


def row_of(sheet: Worksheet, id_: str) -> int:
    return next(r for r in range(5, sheet.max_row + 1) if sheet.cell(r, 1).value == id_)


def put(field: str, id_: str | int, value: str | float | None) -> Edit:
    """Write into the line of a system, or into a row."""

    def edit(sheet: Worksheet) -> None:
        row = id_ if isinstance(id_, int) else row_of(sheet, id_)
        sheet[cell(field, row)] = value

    return edit


def take(city: CityRegister, path: Path, *edits: Edit, data: bytes = b"") -> RegisterImport:
    """Change the file that was written and take it in."""
    sheet = sheet_of(data or written(city))
    for edit in edits:
        edit(sheet)
    book = sheet.parent
    assert isinstance(book, openpyxl.Workbook)
    book.save(path)
    lines = read_register_book(path, the_form())
    return import_register(city.store, the_catalogue(), the_form(), lines, city.me)


def refused(done: RegisterImport) -> list[LineOutcome]:
    return [outcome for outcome in done.outcomes if not outcome.ok]


def test_what_is_not_changed_says_nothing(city: CityRegister, tmp_path: Path) -> None:
    city.edit("S01", note="=1+1\n@x 　０１２", users="不明")
    done = take(city, tmp_path / "a.xlsx")
    assert len(done.outcomes) == 97
    assert done.changes.receipts == ()
    assert not any(outcome.changed for outcome in done.outcomes)


def test_every_field_comes_back_as_it_was_written(city: CityRegister, tmp_path: Path) -> None:
    said = {
        question.id: {"選択": question.choices[-1:], "数値": ("７人",), "日付": ("R4.8.1",)}.get(
            question.kind.value, ("0012 説明",)
        )[0]
        for question in the_form().questions.values()
    }
    blank = "R4/市民課/2"
    edits = [put(field, blank, text) for field, text in said.items()]
    edits += [put("kind", blank, "アプリ"), put("operating_sections", blank, "人事課、市民課")]
    done = take(city, tmp_path / "a.xlsx", *edits)
    assert refused(done) == []
    assert len(done.changes.receipts) == 1
    entry = city.entry(blank)
    assert len(entry.answers) == 52
    assert entry.answers["users"] == "7"
    assert entry.answers["server_renewed"] == "2022-08-01"
    assert entry.answers["system_name"] == "0012 説明"
    assert (entry.kind, entry.operating_sections) == ("アプリ", ("人事課", "市民課"))
    assert take(city, tmp_path / "b.xlsx").changes.receipts == ()
    undo_change(city.store, done.changes, city.me)
    assert city.entry(blank).answers == {}


def test_answers_that_do_not_fit_together_are_taken_in_with_a_remark(
    city: CityRegister, tmp_path: Path
) -> None:
    answers = {"log": "特にしていない", "log_review": "定期的に実施"}
    blank = "R4/市民課/2"
    edits = [put(field, blank, text) for field, text in answers.items()]
    done = take(city, tmp_path / "a.xlsx", *edits)
    (told,) = (one.reason for one in done.outcomes if one.changed)
    assert "「ログ点検・分析の実施」は、「アクセス記録(ログ)の取得・保管の有無」が" in told
    assert told.endswith("どちらの答えも確かめてください。")
    assert city.entry(blank).answers == answers
    done = take(city, tmp_path / "b.xlsx", put("note", blank, "備考"))
    (told,) = (one.reason for one in done.outcomes if one.changed)
    assert "確かめて" not in told, "it was told when it was said"
    done = take(city, tmp_path / "c.xlsx", put("log", blank, "記録し一定期間保管"))
    (told,) = (one.reason for one in done.outcomes if one.changed)
    assert "確かめて" not in told


def test_what_excel_made_of_an_answer_is_understood(city: CityRegister, tmp_path: Path) -> None:
    take(city, tmp_path / "a.xlsx", put("users", "S02", 500), put("incidents", "S02", 0.0))
    assert city.entry("S02").answers["users"] == "500"
    assert city.entry("S02").answers["incidents"] == "0"


def test_a_system_is_written_in_and_not_twice(city: CityRegister, tmp_path: Path) -> None:
    data = written(city)
    edits = (
        put("system_name", SPARE, "公園の予約"),
        put("section", SPARE, "公園緑地課"),
        put("system_name", SPARE + 1, "名前だけ"),
        put("system_name", SPARE + 2, "公園の予約"),
        put("section", SPARE + 2, "公園緑地課"),
    )
    done = take(city, tmp_path / "a.xlsx", *edits, data=data)
    assert [(o.row, o.code) for o in refused(done)] == [
        (SPARE + 1, "register_section"),
        (SPARE + 2, "register_twice"),
    ]
    assert len(city.now.entries) == 98
    again = take(city, tmp_path / "b.xlsx", *edits[:2], data=data)
    assert [o.code for o in refused(again)] == ["register_twice"]
    assert again.missing == 1
    undo_change(city.store, done.changes, city.me)
    assert len(city.now.entries) == 97


LINES: list[tuple[str, str, list[Edit]]] = [
    ("register_unknown", "台帳にありません", [put("", "S05", "S55")]),
    ("register_twice", "行が二つ以上", [put("", "S06", "S05")]),
    ("register_answer", "「システム形態」に「紙」", [put("system_form", "S05", "紙")]),
    ("register_answer", "「利用ユーザー数」に「多い」", [put("users", "S05", "多い")]),
    ("register_answer", "「種別」に「」", [put("kind", "S05", None)]),
    ("register_section", "主たる所管課", [put("section", "S05", None)]),
    ("register_line", "数式", [put("users", "S05", "=1+1")]),
    ("register_line", "数式", [put("note", "S05", '=HYPERLINK("http://example.invalid")')]),
    ("register_line", "見出しのない列", [lambda sheet: sheet.cell(row_of(sheet, "S05"), 70, "x")]),
]


@pytest.mark.parametrize(("code", "words", "edits"), LINES)
def test_a_bad_line_is_refused_whole_and_the_rest_taken_in(
    city: CityRegister, tmp_path: Path, code: str, words: str, edits: list[Edit]
) -> None:
    before = city.entry("S05")
    good = [put("sla", "S05", "設定している"), put("sla", "S07", "設定している")]
    done = take(city, tmp_path / "a.xlsx", *good, *edits)
    assert {outcome.code for outcome in refused(done)} == {code}
    assert all(words in outcome.reason for outcome in refused(done))
    assert city.entry("S05") == before
    assert city.entry("S07").answers["sla"] == "設定している"


def test_an_old_file_undoes_nothing_that_was_entered_since(
    city: CityRegister, tmp_path: Path
) -> None:
    old = written(city)
    city.edit("S05", sla="設定している", users="300")
    city.retire("S08")
    done = take(city, tmp_path / "a.xlsx", put("usb", "S05", "不明"), data=old)
    assert [o.code for o in refused(done)] == ["register_gone"]
    assert city.entry("S05").answers["sla"] == "設定している"
    assert city.entry("S05").answers["usb"] == "不明"
    clash = take(city, tmp_path / "b.xlsx", put("users", "S05", "200"), data=old)
    assert {o.code for o in refused(clash)} == {"register_gone", "register_changed_since"}
    assert city.entry("S05").answers["users"] == "300"


def no_heading(sheet: Worksheet) -> None:
    sheet["I4"] = None


HEADS: list[Edit] = [
    lambda sheet: sheet.cell(4, 9, "別の見出し"),
    no_heading,
    lambda sheet: sheet.cell(4, 60, "備考"),
    lambda sheet: sheet.delete_rows(1, 200),
]


@pytest.mark.parametrize("edit", HEADS)
def test_a_changed_heading_refuses_the_file(city: CityRegister, tmp_path: Path, edit: Edit) -> None:
    with pytest.raises(UserError) as caught:
        take(city, tmp_path / "a.xlsx", put("sla", "S05", "設定している"), edit)
    assert caught.value.code == "register_heading"


def test_columns_may_be_moved(city: CityRegister, tmp_path: Path) -> None:
    def swap(sheet: Worksheet) -> None:
        for row in range(4, sheet.max_row + 1):
            users, bpr = sheet[cell("users", row)], sheet[cell("bpr", row)]
            users.value, bpr.value = bpr.value, users.value

    done = take(city, tmp_path / "a.xlsx", put("users", "S05", "9"), swap)
    assert refused(done) == []
    assert city.entry("S05").answers["users"] == "9"


def foreign(path: Path) -> None:
    openpyxl.Workbook().save(path)


def add_part(name: str, data: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(first_written())
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, data)

    return make


def huge(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(100 << 20)


def just(data: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(data)

    return make


def endless(path: Path) -> None:
    sheet = sheet_of(first_written())
    sheet.cell(6_000, 2, "x")
    book = sheet.parent
    assert isinstance(book, openpyxl.Workbook)
    book.save(path)


FILES: list[tuple[str, Callable[[Path], None]]] = [
    ("register_foreign", foreign),
    ("register_too_long", endless),
    ("file_macros", add_part("xl/vbaProject.bin", b"x")),
    ("file_bomb", add_part("xl/media/bomb.xml", bytes(20 << 20))),
    ("file_too_large", huge),
    ("file_empty", just(b"")),
    ("file_damaged", just(b"no spreadsheet")),
]


@pytest.mark.parametrize(("code", "make"), FILES)
def test_what_is_no_register_is_refused_in_words(
    tmp_path: Path, code: str, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "a.xlsx"
    make(path)
    with pytest.raises(UserError) as caught:
        read_register_book(path, the_form())
    assert caught.value.code == code
    assert caught.value.what.endswith("。")
    assert caught.value.remedy.endswith("。")


@settings(max_examples=25, deadline=None)
@given(
    hits=st.lists(st.tuples(st.floats(0, 0.999), st.integers(1, 255)), min_size=1, max_size=4),
    kept=st.one_of(st.just(1.0), st.floats(0, 1)),
)
def test_random_damage_is_refused_or_harmless(hits: list[tuple[float, int]], kept: float) -> None:
    whole = bytearray(first_written())
    for place, bits in hits:
        whole[int(place * len(whole))] ^= bits
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(whole[: int(kept * len(whole))])
        try:
            lines = read_register_book(path, the_form())
        except UserError:
            return
    city = CityRegister()
    done = import_register(city.store, the_catalogue(), the_form(), lines, city.me)
    assert done.changes.receipts == ()


@settings(max_examples=20, deadline=None)
@given(text=st.text(max_size=60))
def test_no_text_becomes_a_formula(text: str) -> None:
    city = CityRegister()
    city.edit("S05", note=text, system_name=f"={text}")
    sheet = sheet_of(write_register(the_form(), [city.entry("S05")], ["人事課"], "2026-10-21"))
    kinds = {one.data_type for row in sheet.iter_rows() for one in row if one.value is not None}
    assert kinds == {"s"}


def test_headings_and_numbers_are_protected_and_answers_are_not() -> None:
    sheet = sheet_of(first_written())
    assert sheet.protection.sheet
    assert [sheet[where].protection.locked for where in ("A5", "A4", "B5", "BF5")] == [
        True,
        True,
        False,
        False,
    ]
    assert sheet.freeze_panes == "D5"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$3:$4", "$A:$C")


def test_what_is_an_estimate_is_said_above_its_column() -> None:
    sheet = sheet_of(first_written())
    told = {str(v.sqref): str(v.prompt) for v in sheet.data_validations.dataValidation if v.prompt}
    assert told[cell("users", 4)] == "「11~1,000ユーザー」は報告書の本文になく、推定です。"
    assert "推定です。" in told[cell("log_review", 4)]
    assert told[cell("defect_content", 4)].endswith("報告書に条件は書かれておらず、推定です。")
    assert cell("sla", 4) not in told


def test_every_choice_is_offered_down_to_the_last_spare_row() -> None:
    sheet = sheet_of(first_written())
    for question in the_form().questions.values():
        if question.choices:
            where = cell(question.id, sheet.max_row)
            (rule,) = (v for v in sheet.data_validations.dataValidation if where in v.sqref)
            assert rule.formula1 == f'"{",".join((*question.choices, "不明"))}"'


def test_each_line_is_an_act_and_all_of_them_are_taken_back_together(
    city: CityRegister, tmp_path: Path
) -> None:
    before = city.now.entries
    changed = ("S01", "S05", "R4/市民課/2")
    edits = [put("sla", id_, "設定している") for id_ in changed]
    edits += [put("system_name", SPARE, "公園の予約"), put("section", SPARE, "公園緑地課")]
    done = take(city, tmp_path / "a.xlsx", *edits)
    subjects = [{s for s, _ in receipt.after} for receipt in done.changes.receipts]
    assert [len(found) for found in subjects] == [1, 1, 1, 1]
    assert done.changes.batch
    assert "4 システム" in done.changes.label
    undo_change(city.store, done.changes, city.me)
    assert city.now.entries == before


def test_a_batch_is_not_taken_back_over_what_came_after(city: CityRegister, tmp_path: Path) -> None:
    ids = list(city.now.entries)
    done = take(city, tmp_path / "a.xlsx", *(put("sla", i, "設定している") for i in ids))
    assert len(done.changes.receipts) == 97
    city.edit("S05", sla="不明")
    with pytest.raises(UserError, match="別の変更"):
        undo_change(city.store, done.changes, city.me)
    city.edit("S05", sla="設定している")
    undo_change(city.store, done.changes, city.me)
    assert not any("sla" in entry.answers for entry in city.now.entries.values())


class ReadWhole(MemoryStore):
    """Refuses to have a large book looked up field by field."""

    def cell(self, subject: str, field: str) -> Cell:
        """Not while the register is taken in or back."""
        if subject.startswith("system_entry:"):
            raise AssertionError(subject, field)
        return super().cell(subject, field)


def test_the_register_is_read_as_a_whole_and_never_field_by_field(tmp_path: Path) -> None:
    city = CityRegister(ReadWhole())
    edits = [
        put(field, id_, "不明")
        for id_ in city.now.entries
        for field in ("sla", "usb", "system_form")
    ]
    done = take(city, tmp_path / "a.xlsx", *edits)
    assert len(done.changes.receipts) == 97
    undo_change(city.store, done.changes, city.me)
    assert city.now.entries == CityRegister().now.entries


def answered(question: SurveyQuestion) -> str:
    """Some answer to a question."""
    if question.choices:
        return question.choices[0]
    number = str(question.bands[0].at_least if question.bands else 1)
    return {AnswerKind.NUMBER: number, AnswerKind.DATE: "2021-04-01"}.get(question.kind, "答え")


def full_line(row: int, id_: str, sent: Mapping[str, str]) -> RegisterLine:
    """A line in which everything is said."""
    texts = {q.id: answered(q) for q in the_form().questions.values()}
    texts |= {"kind": "アプリ", "section": "総務課", "contract_section": "市民課", "note": "備考"}
    return RegisterLine(row, id_, texts | {"system_name": f"第{row}システム"}, sent)


def test_a_register_of_any_size_is_taken_back_in_entries_that_are_soon_read() -> None:
    city = CityRegister()
    before = city.now.entries
    lines = [
        full_line(row, id_, {field: entry.text(field) for field in full_line(0, "", {}).texts})
        for row, (id_, entry) in enumerate(before.items(), 5)
    ]
    lines += [full_line(row, "", {}) for row in range(200, 300)]
    done = import_register(city.store, the_catalogue(), the_form(), lines, city.me)
    assert all(outcome.ok for outcome in done.outcomes)
    assert sum(len(receipt.after) for receipt in done.changes.receipts) > 10_000
    undone = undo_change(city.store, done.changes, city.me)
    assert city.now.entries == before
    assert max(len(receipt.after) for receipt in undone.receipts) <= 500
    redone = undo_change(city.store, undone, city.me)
    assert max(len(receipt.after) for receipt in redone.receipts) <= 500
    assert len(city.now.entries) == 197


class FullDisk(MemoryStore):
    """Takes a few entries and no more."""

    def __init__(self) -> None:
        super().__init__()
        self.left: int | None = None

    def append(
        self, book: str, by: str, facts: Sequence[NewFact], blobs: Sequence[bytes] = ()
    ) -> Receipt:
        """Refuse when nothing is left."""
        if self.left is not None:
            if not self.left:
                raise UserError("いっぱいです。", code="disk_full")
            self.left -= 1
        return super().append(book, by, facts, blobs)


def test_what_was_taken_back_before_the_disk_was_full_does_not_stand_in_the_way() -> None:
    store = FullDisk()
    city = CityRegister(store)
    lines = [full_line(row, id_, {}) for row, id_ in enumerate(city.now.entries, 5)]
    done = import_register(store, the_catalogue(), the_form(), lines, city.me)
    store.left = 3
    with pytest.raises(UserError, match="いっぱい"):
        undo_change(store, done.changes, city.me)
    store.left = None
    undo_change(store, done.changes, city.me)
    assert city.now.entries == CityRegister().now.entries
