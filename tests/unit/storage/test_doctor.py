"""The doctor finds every single thing that is wrong, says it in a sentence, and writes nothing."""

import re
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.unit.storage.desk import ANSWER, BOOK, NAME, Desk, desk_in
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.erasure import Cut, Erasing
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.record.merge import Bundle
from wakayama_audit_gui.storage.doctor import (
    DoctorReport,
    doctor,
    structure_in_words,
    verify_file,
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one of everything, made once."""
    desk = desk_in(tmp_path_factory.mktemp("template"))
    fill(desk)
    return desk.path


@pytest.fixture
def patient(desk: Desk, template: Path) -> Desk:
    """A copy of it."""
    shutil.copy(template, desk.path)
    return desk


def fill(desk: Desk) -> None:
    store = desk.filled()
    checklist = b'{"items":[{"id":"a"}]}'
    name = sha256(checklist).hexdigest()
    store.append(BOOK, "p", [NewFact("place:9", "checklist", name)], [checklist])
    store.append(
        BOOK, "p", [NewFact(BOOK, "systems", ["S01"]), NewFact(BOOK, "scheduled", "2026-01-01")]
    )
    store.append(BOOK, "p", [NewFact("document:1", "name", "台帳")])
    store.append(BOOK, "p", [NewFact("document:1", "removed", True)])
    store.append(BOOK, "p", [NewFact("own_item:own_x", "place", "9")])
    store.append(BOOK, "p", [NewFact("finding:1/9/a", "class", "指摘")])
    store.append(BOOK, "p", [NewFact("filed:1/9/a", "state", "通知済")])
    store.append(BOOK, "p", [NewFact(ANSWER, "interview", "個人名")])
    store.erase([Erasing([Cut(ANSWER, "interview")])], "p", "個人名", "q")
    theirs = desk_in(desk.folder / "theirs")
    theirs.folder.mkdir()
    other = theirs.create()
    other.append(BOOK, "q", [NewFact("place:8", "name", "一")])
    second = other.append(BOOK, "q", [NewFact("place:8", "name", "二")]).entry
    store.absorb(Bundle({second: other.export().entries[second]}, {}, {}))
    other.close()
    store.close()


def test_a_healthy_file_has_no_problems_and_all_entries(patient: Desk) -> None:
    store = patient.open()
    entries = set(store.export().entries)
    held = {bytes(id_) for (id_,) in store.connection.execute("SELECT id FROM held")}
    store.close()
    before = patient.path.read_bytes()
    for look in (doctor, verify_file):
        report = look(patient.path)
        assert report.problems == ()
        assert report.ok
        assert {bytes.fromhex(entry) for entry in report.entries} == entries - held
    assert patient.path.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("UPDATE entry SET bytes = CAST(bytes || ' ' AS BLOB) WHERE n = 3", "中身が変わっています"),
        ("UPDATE entry SET id = zeroblob(32) WHERE n = 3", "中身が変わっています"),
        ("UPDATE entry SET seq = 9 WHERE n = 3", "中身が変わっています"),
        ("DELETE FROM fact WHERE n = 2; DELETE FROM entry WHERE n = 2", "つながりません"),
        ("UPDATE chain SET actor = 'x'", "中身が変わっています"),
        ("UPDATE book SET name = 'visit:2'", "中身が変わっています"),
        ("UPDATE chain SET b = 99", "どの帳にも属さない"),
        ("UPDATE fact SET live = 1 - live WHERE f = 1", "いまの値"),
        ("UPDATE fact SET field = 'x' WHERE f = 1", "いまの値"),
        ("UPDATE fact SET c = zeroblob(32) WHERE f = 1", "いまの値"),
        ("UPDATE subject SET name = name || 'x' WHERE s = 2", "いまの値"),
        ("INSERT INTO subject (b, name) VALUES (1, 'stray')", "対象の表"),
        ("UPDATE value SET salt = zeroblob(16)", "記録された値"),
        ("UPDATE value SET body = CAST('1' AS BLOB)", "記録された値"),
        ("DELETE FROM value WHERE c = (SELECT c FROM fact WHERE f = 1)", "値が失われています"),
        ("INSERT INTO erased SELECT c, zeroblob(32) FROM value LIMIT 1", "消去"),
        ("UPDATE erased SET c = zeroblob(32)", "消去の印"),
        ("UPDATE erased SET by_entry = zeroblob(32)", "消去の印"),
        ("INSERT INTO erased SELECT c, (SELECT by_entry FROM erased) FROM value", "残っています"),
        ("UPDATE blob SET body = CAST('x' || substr(body, 2) AS BLOB)", "写真または資料"),
        ("UPDATE blob SET size = size + 1", "大きさ"),
        ("DELETE FROM blob WHERE n = 1", "失われています"),
        ("UPDATE held SET bytes = CAST(bytes || ' ' AS BLOB)", "保留中"),
        ("UPDATE held SET bytes = CAST('x' AS BLOB)", "保留中"),
        ("UPDATE held SET why = 'base'", "保留中"),
        ("UPDATE install SET value = 'x' WHERE key = 'actor'", "書き手"),
        ("UPDATE install SET value = '0' WHERE key = 'projections'", "版"),
        ("UPDATE visit_row SET title = 'x'", "視察の一覧"),
        ("UPDATE visit_row SET removed = 1", "視察の一覧"),
        ("UPDATE visit_row SET counts = '[9,0,0,0,0,0]'", "視察の一覧"),
        ("DELETE FROM visit_row", "視察の一覧"),
        ("DELETE FROM visit_system", "システム別"),
        ("INSERT INTO visit_system VALUES ('S09', '', 1)", "システム別"),
        ("UPDATE place_row SET items = 7", "場所の表"),
        ("UPDATE answer_row SET verdict = '適合'", "判定の表"),
        ("DELETE FROM photo_row", "写真の表"),
        ("DELETE FROM own_item_row", "加えた項目の表"),
        ("DELETE FROM finding_row", "指摘の表"),
        ("UPDATE finding_row SET fields = '[]' WHERE filed", "指摘の表"),
        ("DELETE FROM removed_row", "削除の表"),
        ("INSERT INTO removed_row VALUES (1)", "削除の表"),
        ("UPDATE text_row SET key = 'x'", "検索する文の表"),
        ("DELETE FROM text_row", "検索する文の表"),
        ("INSERT INTO text_index (rowid, grams) VALUES (77, 'x y')", "検索の索引"),
        ("INSERT INTO text_index (text_index) VALUES ('delete-all')", "検索の索引"),
        ("CREATE TABLE stray (x TEXT) STRICT", "安全のため開きません"),
    ],
)
def test_every_ailment_is_found(patient: Desk, statement: str, word: str) -> None:
    patient.tamper(lambda connection: connection.executescript(statement))
    report = doctor(patient.path)
    assert not report.ok
    assert any(word in problem for problem in report.problems), report.problems
    assert all(problem.endswith("。") for problem in report.problems)


def test_rotten_pages_are_named_and_the_rest_is_looked_over(patient: Desk) -> None:
    pages: list[int] = []
    patient.tamper(
        lambda connection: pages.extend(
            page
            for (page,) in connection.execute(
                "SELECT rootpage FROM sqlite_schema WHERE name IN ('photo_row', 'text_row')"
            )
        )
    )
    data = bytearray(patient.path.read_bytes())
    for page in pages:
        data[(page - 1) * 16384 : page * 16384] = b"\xa5" * 16384
    patient.path.write_bytes(data)
    report = doctor(patient.path)
    assert not report.ok
    assert any("構造" in problem for problem in report.problems)
    assert len(report.entries) >= 10


def test_one_in_use_or_missing_is_an_error_not_a_finding(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wakayama_audit_gui.storage.connection._WAIT_S", 0.05)
    looks: list[Callable[[], object]] = [lambda: doctor(desk.path)]
    with pytest.raises(UserError) as caught:
        looks[0]()
    assert caught.value.code == "not_found"
    store = desk.filled()
    with pytest.raises(UserError) as caught:
        looks[0]()
    assert caught.value.code == "in_use"
    store.close()


def test_a_file_that_is_none_is_a_finding(desk: Desk) -> None:
    desk.path.write_bytes(b"x" * 4000)
    report = doctor(desk.path)
    assert not report.ok
    assert report.entries == ()
    assert report.problems


def test_a_missing_photo_is_named_with_its_subject(patient: Desk) -> None:
    patient.tamper(lambda c: c.execute("DELETE FROM blob WHERE h = ?", (bytes.fromhex(NAME),)))
    assert any("photo:1" in problem for problem in doctor(patient.path).problems)


def _without(patient: Desk, table: str) -> None:
    """Empty the page on which a table begins, as a medium that forgets does."""
    pages: list[int] = []
    patient.tamper(
        lambda connection: pages.extend(
            page
            for (page,) in connection.execute(
                "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)
            )
        )
    )
    data = bytearray(patient.path.read_bytes())
    for page in pages:
        data[(page - 1) * 16384 : page * 16384] = bytes(16384)
    patient.path.write_bytes(data)


@pytest.mark.parametrize("look", [doctor, verify_file])
@pytest.mark.parametrize(
    "table", ["install", "sqlite_autoindex_install_1", "book", "chain", "entry", "value"]
)
def test_a_page_the_medium_forgot_is_said_whatever_was_on_it(
    patient: Desk, table: str, look: Callable[[Path], DoctorReport]
) -> None:
    _without(patient, table)
    report = look(patient.path)
    assert not report.ok
    assert all(problem.endswith("。") for problem in report.problems)


def test_a_broken_structure_is_said_without_a_word_of_sqlite(patient: Desk) -> None:
    _without(patient, "photo_row")
    problems = "".join(doctor(patient.path).problems).replace(patient.path.name, "")
    assert "構造" in problems
    assert not re.search(r"[A-Za-z*]", problems), problems


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["*** in database main ***\nTree 5 page 6: x error code 11\nPage 9: never used"], "6、9"),
        (
            [f"On tree page {n} cell 0: out of order" for n in range(1, 9)],
            "5 ページ目ほか 3 ページ",
        ),
        (["row 3 missing from index fact_live"], "（索引）"),
        (["NULL value in entry.id"], "（表の行）"),
    ],
)
def test_what_sqlite_says_of_a_structure_is_said_in_japanese(lines: list[str], words: str) -> None:
    said = structure_in_words(lines)
    assert words in said
    assert not re.search(r"[A-Za-z*]", said), said
