"""USBメモリ: the ledger out and in, a count by numbers, and what differs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.golden.reading import read_page_texts, squeezed
from tests.unit.use_cases.field import Field, the_catalogue
from tests.unit.use_cases.ledger_desk import ME, LedgerDesk
from wakayama_audit_gui.domain.finding_life import FindingState, Step, next_states
from wakayama_audit_gui.domain.reorganisation import Reorganisation, ReorganisationKind
from wakayama_audit_gui.domain.stick import DifferenceKind, Stick, compare_count
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.withheld import all_texts
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.excel.stick_book import read_stick_book, write_sticks
from wakayama_audit_gui.outputs.pdf.letter import render_letters
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.use_cases.count_sticks import (
    StickCount,
    begin_count,
    compare_sticks,
    compose_count,
    drop_count,
    drop_stick,
    end_count,
    note_stick,
    read_count,
    read_counts,
    resume_count,
)
from wakayama_audit_gui.use_cases.file_difference import (
    file_difference,
    filed_differences,
)
from wakayama_audit_gui.use_cases.keep_sticks import (
    import_sticks,
    lend_stick,
    read_sticks,
    remove_stick,
    write_stick,
)
from wakayama_audit_gui.use_cases.known_sections import known_sections, require_sections
from wakayama_audit_gui.use_cases.raise_difference import open_places, raise_difference
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.reorganise_sections import reorganise_sections
from wakayama_audit_gui.use_cases.step_finding import step_findings
from wakayama_audit_gui.use_cases.undo_change import undo_change
from wakayama_audit_gui.use_cases.watch import Unwatched

D = DifferenceKind
TODAY = date(2026, 11, 24)
LEDGER = (
    Stick("0001", "納税課", "金庫", "2024-04-01", "", "使用簿1"),
    Stick("0002", "納税課", "金庫", "2024-04-01"),
    Stick("0003", "文書課", "書庫", "2024-04-01"),
    Stick("0004", "納税課", "", "2024-04-01", "2026-03-31"),
)


@pytest.fixture
def desk() -> LedgerDesk:
    made = LedgerDesk()
    import_sticks(made.store, LEDGER, ME)
    return made


def count(desk: LedgerDesk, *numbers: str) -> StickCount:
    made = begin_count(desk.store, "納税課", "執務室", "2026-11-20", ME).made
    for number in numbers:
        note_stick(desk.store, read_count(desk.store, made, TODAY), number, ME)
    return read_count(desk.store, made, TODAY)


def test_the_paper_of_a_count_under_way_says_so_and_calls_nothing_missing(
    desk: LedgerDesk,
) -> None:
    begun = count(desk, "0001", "9999")
    texts = all_texts(compose_count(desk.store, begun, TODAY))
    left = len(compare_sticks(desk.store, begun, TODAY).missing)
    assert f"照合の途中（まだ読んでいない {left} 本）" in texts
    assert DifferenceKind.MISSING.value not in texts
    end_count(desk.store, begun, ME)
    ended = read_count(desk.store, begun.id, TODAY)
    texts = all_texts(compose_count(desk.store, ended, TODAY))
    assert texts.count(DifferenceKind.MISSING.value) == left > 0
    assert not any("途中" in text for text in texts)
    resume_count(desk.store, ended, ME)
    assert not read_count(desk.store, begun.id, TODAY).ended


def test_known_are_all_sections_that_stand_or_stood() -> None:
    store, catalogue = LedgerDesk().store, the_catalogue()
    today = date(2026, 11, 26)
    renamed = Reorganisation("2026-10-01", ReorganisationKind.RENAME, ("納税課",), ("収納課",))
    reorganise_sections(store, renamed, ME)
    known = known_sections(store, catalogue, today)
    require_sections(["納税課", "収納課", " 文書課 ", ""], known | {"文書課"})
    with pytest.raises(UserError) as told:
        require_sections(["納税課", "甲", "乙", "丙", "丁", "甲"], known)
    assert told.value.what == "「甲」、「乙」、「丙」ほか 1 件という課はありません。"


def test_the_ledger_is_kept_corrected_and_undone(desk: LedgerDesk) -> None:
    assert read_sticks(desk.store, TODAY) == LEDGER
    back = LEDGER[0]._replace(returned_on="2026-11-01")
    changes = write_stick(desk.store, back, ME)
    assert read_sticks(desk.store, TODAY)[0] == back
    undo_change(desk.store, changes, ME)
    assert read_sticks(desk.store, TODAY) == LEDGER
    remove_stick(desk.store, LEDGER[2], ME)
    assert [stick.number for stick in read_sticks(desk.store, TODAY)] == ["0001", "0002", "0004"]


@pytest.mark.parametrize(
    ("sticks", "code"),
    [
        ((), "stick_count"),
        ((Stick("0009", "納税課"), Stick("０００９", "文書課")), "stick_twice"),
        ((Stick(" ", "納税課"),), "stick_number"),
        ((Stick("0009", ""),), "stick_section"),
        ((Stick("0009", "納税課", lent_on="春"),), "no_such_date"),
    ],
)
def test_a_wrong_list_is_refused_whole(
    desk: LedgerDesk, sticks: tuple[Stick, ...], code: str
) -> None:
    with pytest.raises(UserError) as told:
        import_sticks(desk.store, sticks, ME)
    assert told.value.code == code
    assert read_sticks(desk.store, TODAY) == LEDGER


def test_the_list_comes_back_from_a_spreadsheet_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "台帳.xlsx"
    odd = Stick("=1+1", "納税課", "@金庫", "2024-04-01", "", "", "-1")
    path.write_bytes(write_sticks((*LEDGER, odd), ("納税課", "文書課")))
    book = openpyxl.load_workbook(path)
    (rule,) = book.worksheets[0].data_validations.dataValidation
    assert [cell.value for (cell,) in book["課"][rule.formula1.split("!")[1]]] == [
        "納税課",
        "文書課",
    ]
    assert "B2" in rule.sqref
    assert "B6" in rule.sqref
    assert read_stick_book(path) == (*LEDGER, odd)
    assert openpyxl.load_workbook(path).active["A6"].data_type == "s"  # type: ignore[index]  # it has one


def test_columns_may_stand_in_any_order_with_days_as_people_write_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["一覧"], ["貸与日", "貸与先", "番号"], ["令和6年4月1日", "納税課", "0007"], []):
        sheet.append(row)
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert read_stick_book(path) == (Stick("0007", "納税課", lent_on="2024-04-01"),)
    sheet["A3"] = "春"
    book.save(path)
    with pytest.raises(UserError) as day:
        read_stick_book(path)
    assert day.value.code == "cell_day"
    sheet["C2"] = "何か"
    book.save(path)
    with pytest.raises(UserError) as columns:
        read_stick_book(path)
    assert columns.value.code == "stick_columns"


def test_a_count_says_what_is_missing_unknown_elsewhere_and_returned(desk: LedgerDesk) -> None:
    counted = count(desk, "０００１", "9999", "0003", "0004", "0001\n")
    assert counted.seen == ("０００１", "9999", "0003", "0004")
    compared = compare_sticks(desk.store, counted, TODAY)
    assert (compared.expected, compared.matched) == (2, ("0001",))
    assert [(one.kind, one.number) for one in compared.differences] == [
        (D.MISSING, "0002"),
        (D.UNKNOWN, "9999"),
        (D.ELSEWHERE, "0003"),
        (D.RETURNED, "0004"),
    ]
    assert compared.differences[2].words == (
        "管理番号 0003 のUSBメモリは、台帳では文書課に貸与されているが、納税課にあった。"
    )


def test_leading_zeros_make_another_number() -> None:
    found = compare_count("納税課", LEDGER[:1], ["1"])
    assert [one.kind for one in found.differences] == [D.MISSING, D.UNKNOWN]
    _, unknown = found.differences
    assert unknown.words == (
        "管理番号 1 のUSBメモリが納税課にあったが、台帳に記載がなかった。台帳には 0001 があります。"
    )
    assert "0001" not in unknown.draft
    elsewhere = Stick("00001", "文書課")
    (_, other) = compare_count("納税課", (*LEDGER[:1], elsewhere), ["1"]).differences
    assert other.alike == "0001", "rather one that should be here"
    (_, odd) = compare_count("納税課", (Stick("A01", "納税課"),), ["A1"]).differences
    assert odd.hint == ""


def test_a_list_that_lost_leading_zeros_makes_no_second_stick(desk: LedgerDesk) -> None:
    for typed in ("2", "００００２"):
        with pytest.raises(UserError) as told:
            import_sticks(desk.store, [*LEDGER[:1], Stick(typed, "納税課")], ME)
        assert told.value.code == "stick_zeros"
        assert f"管理番号 {typed} は" in told.value.what
        assert "0002" in told.value.what
    assert read_sticks(desk.store, TODAY) == LEDGER
    lend_stick(desk.store, Stick("2", "文書課"), ME)
    import_sticks(desk.store, read_sticks(desk.store, TODAY), ME)
    remove_stick(desk.store, LEDGER[1], ME)
    import_sticks(desk.store, [Stick("2", "納税課")], ME)
    assert [stick.number for stick in read_sticks(desk.store, TODAY)] == [
        "0001",
        "0003",
        "0004",
        "2",
    ]


def test_a_number_read_by_mistake_is_taken_back(desk: LedgerDesk) -> None:
    counted = count(desk, "0001", "9999")
    drop_stick(desk.store, counted, "9999", ME)
    again = read_count(desk.store, counted.id, TODAY)
    assert again.seen == ("0001",)
    note_stick(desk.store, again, "9999", ME)
    assert read_count(desk.store, counted.id, TODAY).seen == ("0001", "9999")
    assert [one.id for one in read_counts(desk.store, TODAY)] == [counted.id]


def test_two_auditors_who_read_one_stick_counted_it_once(desk: LedgerDesk) -> None:
    counted = count(desk)
    note_stick(desk.store, counted, "0001", ME)
    note_stick(desk.store, counted, "０００１", "1" * 32)
    assert compare_sticks(desk.store, read_count(desk.store, counted.id, TODAY), TODAY).matched == (
        "0001",
    )


def test_a_difference_becomes_a_finding_once_and_lives_its_life(desk: LedgerDesk) -> None:
    counted = count(desk, "0001")
    (missing,) = compare_sticks(desk.store, counted, TODAY).differences
    made = file_difference(desk.store, counted, missing, missing.draft, ME)
    finding = desk.one(made.made)
    assert finding.text == (
        "管理番号 0002 のUSBメモリは、台帳では納税課に貸与されているが、現物を確認できなかった。"
        "所在を確かめ、台帳と現物を一致させるべきである。"
    )
    assert (finding.code, finding.audit_kind) == ("R8-USB-0002", "USBメモリ運用管理監査")
    assert (finding.sections, finding.visit) == (("納税課",), "")
    assert FindingState.NOTIFIED in next_states(finding.audit_kind, finding.state)
    step_findings(desk.store, [finding], Step(FindingState.NOTIFIED, "2026-12-01"), ME)
    with pytest.raises(UserError) as told:
        file_difference(desk.store, counted, missing, missing.draft, ME)
    assert told.value.code == "filed_already"


def test_what_cannot_be_counted_is_said(desk: LedgerDesk) -> None:
    with pytest.raises(UserError) as begun:
        begin_count(desk.store, "", "", "2026-11-20", ME)
    assert begun.value.code == "count_incomplete"
    with pytest.raises(UserError) as empty:
        note_stick(desk.store, count(desk), " \r\n", ME)
    assert empty.value.code == "stick_number"
    with pytest.raises(UserError) as none:
        read_count(desk.store, "x", TODAY)
    assert none.value.code == "no_such_count"


def test_the_paper_of_a_count_says_what_differs(desk: LedgerDesk) -> None:
    begun = count(desk, "0001", "9999")
    end_count(desk.store, begun, ME)
    letter = compose_count(desk.store, read_count(desk.store, begun.id, TODAY), TODAY)
    data = render_letters([letter], lambda _key: None, find_paths().fonts).data
    text = squeezed("".join(read_page_texts(data)))
    for words in (
        "USBメモリ照合調書",
        "台帳の本数2本",
        "現物なし",
        "台帳になし",
        "令和8年11月20日",
    ):
        assert squeezed(words) in text


def test_a_number_that_is_known_is_not_lent_a_second_time(desk: LedgerDesk) -> None:
    for known in ("0001", "０００１"):
        with pytest.raises(UserError) as told:
            lend_stick(desk.store, Stick(known, "文書課"), ME)
        assert told.value.code == "stick_known"
    assert read_sticks(desk.store, TODAY) == LEDGER
    remove_stick(desk.store, LEDGER[0], ME)
    lend_stick(desk.store, Stick("0001", "文書課"), ME)
    assert read_sticks(desk.store, TODAY)[0] == Stick("0001", "文書課")


def test_another_number_moves_the_stick_and_never_onto_another(desk: LedgerDesk) -> None:
    renamed = LEDGER[0]._replace(number="0100")
    changes = write_stick(desk.store, renamed, ME, LEDGER[0])
    assert [stick.number for stick in read_sticks(desk.store, TODAY)] == [
        "0002",
        "0003",
        "0004",
        "0100",
    ]
    undo_change(desk.store, changes, ME)
    assert read_sticks(desk.store, TODAY) == LEDGER
    with pytest.raises(UserError) as told:
        write_stick(desk.store, LEDGER[0]._replace(number="0002"), ME, LEDGER[0])
    assert told.value.code == "stick_known"
    assert read_sticks(desk.store, TODAY) == LEDGER


def test_what_was_done_with_a_stick_is_said(desk: LedgerDesk) -> None:
    back = LEDGER[0]._replace(returned_on="2026-11-01")
    assert write_stick(desk.store, back, ME, LEDGER[0]).label == "USBメモリ 0001 を返却にした"
    assert write_stick(desk.store, LEDGER[0], ME, back).label == "USBメモリ 0001 を貸与にした"
    with pytest.raises(UserError) as told:
        write_stick(desk.store, LEDGER[0]._replace(returned_on="2020-01-01"), ME, LEDGER[0])
    assert told.value.code == "stick_days"


def test_of_a_place_of_the_ledger_only_what_is_kept_there_is_expected() -> None:
    ledger = (*LEDGER, Stick("0005", "納税課", "机"), Stick("0006", "納税課"))
    found = compare_count("納税課", ledger, ["0001", "0005", "0006"], "金庫 ")
    assert (found.expected, found.matched) == (2, ("0001", "0006"))
    assert [(one.kind, one.number) for one in found.differences] == [
        (D.MISSING, "0002"),
        (D.PLACE, "0005"),
    ]
    assert found.differences[1].words == (
        "管理番号 0005 のUSBメモリは、台帳では「机」に保管するものであるが、「金庫」にあった。"
    )
    assert compare_count("納税課", ledger, ["0005"], "執務室").matched == ("0005",)


def test_what_a_reader_sends_along_is_not_kept(desk: LedgerDesk) -> None:
    assert count(desk, "\x1d0001\r").seen == ("0001",)


def test_a_count_is_taken_off_and_back(desk: LedgerDesk) -> None:
    changes = drop_count(desk.store, count(desk, "0001"), ME)
    assert read_counts(desk.store, TODAY) == ()
    undo_change(desk.store, changes, ME)
    assert read_counts(desk.store, TODAY)[0].seen == ("0001",)


def test_a_number_with_a_slash_stays_a_finding_without_a_visit(desk: LedgerDesk) -> None:
    counted = count(desk, "U/1%")
    unknown = compare_sticks(desk.store, counted, TODAY).differences[-1]
    changes = file_difference(desk.store, counted, unknown, unknown.draft, ME)
    assert desk.one(changes.made).visit == ""
    assert filed_differences(desk.store, counted) == {"u/1%": changes.made}
    undo_change(desk.store, changes, ME)
    assert filed_differences(desk.store, counted) == {}
    file_difference(desk.store, counted, unknown, unknown.draft, ME)


def test_a_difference_becomes_a_finding_of_a_visit_of_the_section(field: Field) -> None:
    store = field.store
    import_sticks(store, (Stick("0001", "デジタル推進課"),), ME)
    made = begin_count(store, "デジタル推進課", "", "2026-10-21", ME).made
    counted = read_count(store, made, TODAY)
    (missing,) = compare_sticks(store, counted, TODAY).differences
    found = open_places(store, counted)
    assert [one.name for one in found] == ["本庁舎 サーバ室", "執務室"]
    visit = read_visit(store, found[1].visit)
    place = visit.places[1]
    changes = raise_difference(store, visit, place, counted, missing, missing.draft, ME)
    visit = read_visit(store, visit.id)
    row = list(visit.rows())[-1]
    assert (row.place.name, row.answer.verdict) == ("執務室", Verdict.SHITEKI)
    assert row.item.title == "USBメモリの照合（現物なし）"
    finding = visit.finding_of(row.answer.subject)
    assert finding is not None
    assert (finding.text, finding.sections) == (missing.draft, ("デジタル推進課",))
    (filed,) = filed_differences(store, counted).values()
    ledger = {one.id: one for one in read_findings(store, the_catalogue())}
    assert ledger[filed].visit == visit.id
    with pytest.raises(UserError) as told:
        file_difference(store, counted, missing, missing.draft, ME)
    assert told.value.code == "filed_already"
    undo_change(store, changes, ME)
    assert filed_differences(store, counted) == {}
    assert len(list(read_visit(store, visit.id).rows())) == row.number - 1
    raise_difference(store, read_visit(store, visit.id), place, counted, missing, "再び。", ME)
    assert len(filed_differences(store, counted)) == 1


def test_a_list_that_is_stopped_leaves_nothing(desk: LedgerDesk) -> None:
    class Stop(Exception):  # noqa: N818 - a wish of the user, not an error
        pass

    class Impatient(Unwatched):
        def stop_if_cancelled(self) -> None:
            if len(read_sticks(desk.store, TODAY)) > 100:
                raise Stop

    many = [Stick(f"A{n:04d}", "文書課", "書庫", "2026-04-01") for n in range(400)]
    with pytest.raises(Stop):
        import_sticks(desk.store, [*LEDGER, *many], ME, Impatient())
    assert read_sticks(desk.store, TODAY) == LEDGER


def test_a_list_longer_than_one_entry_is_taken_in_and_back(desk: LedgerDesk) -> None:
    many = [Stick(f"A{n:04d}", "文書課", "書庫", "2026-04-01") for n in range(1_500)]
    changes = import_sticks(desk.store, many, ME)
    assert len(read_sticks(desk.store, TODAY)) == len(LEDGER) + 1_500
    assert max(len(receipt.after) for receipt in changes.receipts) <= 400
    assert changes.batch
    undo_change(desk.store, changes, ME)
    assert read_sticks(desk.store, TODAY) == LEDGER
    assert import_sticks(desk.store, LEDGER, ME).receipts == ()


def change(*after: str, before: str = "納税課", on: str = "2026-10-01") -> Reorganisation:
    kind = ReorganisationKind.RENAME if len(after) == 1 else ReorganisationKind.SPLIT
    return Reorganisation(on, kind, (before,), after)


def test_sticks_and_counts_follow_a_renamed_section(desk: LedgerDesk) -> None:
    early = begin_count(desk.store, "納税課", "", "2026-09-01", ME).made
    note_stick(desk.store, read_count(desk.store, early, TODAY), "0001", ME)
    reorganise_sections(desk.store, change("収納課"), ME)
    sections = [stick.section for stick in read_sticks(desk.store, TODAY)]
    assert sections == ["収納課", "収納課", "文書課", "収納課"]
    before = read_sticks(desk.store, date(2026, 9, 30))
    assert before == LEDGER, "until the day it is called as it was"
    late = begin_count(desk.store, "収納課", "", "2026-10-02", ME).made
    note_stick(desk.store, read_count(desk.store, late, TODAY), "0001", ME)
    for made, named in ((early, "納税課"), (late, "収納課")):
        counted = read_count(desk.store, made, TODAY)
        assert (counted.section, counted.now) == (named, "収納課")
        compared = compare_sticks(desk.store, counted, TODAY)
        assert compared.matched == ("0001",)
        assert [one.number for one in compared.missing] == ["0002"]
        assert compared.others == ()
        assert named in all_texts(compose_count(desk.store, counted, TODAY))


def test_a_list_written_with_the_old_name_follows_as_well(desk: LedgerDesk) -> None:
    reorganise_sections(desk.store, change("収納課"), ME)
    import_sticks(desk.store, (Stick("0009", "納税課"),), ME)
    assert read_sticks(desk.store, TODAY)[-1] == Stick("0009", "収納課")


def test_a_stick_of_a_divided_section_waits_for_its_new_one(desk: LedgerDesk) -> None:
    reorganise_sections(desk.store, change("収納一課", "収納二課"), ME)
    first, *_ = read_sticks(desk.store, TODAY)
    assert first == LEDGER[0], "nobody knows yet which of the two has it"
    write_stick(desk.store, first._replace(section="収納二課"), ME, before=first)
    assert read_sticks(desk.store, TODAY)[0].section == "収納二課"
