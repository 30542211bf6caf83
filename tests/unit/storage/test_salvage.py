"""Salvaging: what is whole goes to a new file, what was altered never does."""

import sqlite3
from pathlib import Path

import pytest

from tests.unit.storage.desk import ANSWER, BOOK, NAME, PHOTO, Desk
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.erasure import Cut, Erasing
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.storage.doctor import doctor
from wakayama_audit_gui.storage.salvage import SalvageReport, salvage
from wakayama_audit_gui.storage.workspace import open_workspace


def new_path(desk: Desk) -> Path:
    return desk.folder / "new.audit"


def salvaged(desk: Desk) -> SalvageReport:
    before = desk.path.read_bytes()
    report = salvage(desk.path, new_path(desk), desk.ground)
    assert desk.path.read_bytes() == before
    return report


def page_of(desk: Desk, table: str) -> int:
    pages: list[int] = []
    query = "SELECT max(pageno) FROM dbstat WHERE name = ? AND pagetype = 'leaf'"
    desk.tamper(lambda c: pages.extend(c.execute(query, (table,)).fetchone()))
    return pages[0]


def spoil_page(desk: Desk, page: int) -> None:
    data = bytearray(desk.path.read_bytes())
    data[(page - 1) * 16384 : page * 16384] = b"\xa5" * 16384
    desk.path.write_bytes(data)


def test_a_whole_file_is_saved_whole(desk: Desk) -> None:
    store = desk.filled()
    store.append(BOOK, "p", [NewFact(ANSWER, "interview", "個人名")])
    store.erase([Erasing([Cut(ANSWER, "interview")])], "p", "個人名", "q")
    state, digest = store.state(BOOK), store.digest(BOOK)
    store.close()
    assert salvaged(desk) == SalvageReport(6, 0, 0, 1, 0)
    again = open_workspace(new_path(desk), desk.ground)
    assert (again.state(BOOK), again.digest(BOOK)) == (state, digest)
    assert again.blob(NAME) == PHOTO
    again.close()
    assert doctor(new_path(desk)).ok


@pytest.mark.parametrize("table", ["fact", "subject", "visit_row", "text_row", "text_index_data"])
def test_what_is_derived_may_be_lost_altogether(desk: Desk, table: str) -> None:
    store = desk.filled()
    state = store.state(BOOK)
    store.close()
    spoil_page(desk, page_of(desk, table))
    assert not doctor(desk.path).ok
    assert salvaged(desk) == SalvageReport(4, 0, 0, 1, 0)
    again = open_workspace(new_path(desk), desk.ground)
    assert again.state(BOOK) == state
    again.close()
    assert doctor(new_path(desk)).ok


def many(desk: Desk) -> int:
    """A workspace whose entries fill several pages; how many there are."""
    store = desk.filled()
    store.connection.execute("BEGIN")
    for number in range(400):
        store.append(BOOK, "p", [NewFact(f"answer:1/9/{number}", "remark", f"文 {number}")])
    store.connection.execute("COMMIT")
    store.close()
    return 404


def test_entries_on_both_sides_of_a_spoilt_page_are_saved(desk: Desk) -> None:
    total = many(desk)
    pages: list[tuple[int]] = []
    query = "SELECT pageno FROM dbstat WHERE name = 'entry' AND pagetype = 'leaf' ORDER BY path"
    desk.tamper(lambda c: pages.extend(c.execute(query).fetchall()))
    assert len(pages) > 6
    spoil_page(desk, pages[2][0])
    spoil_page(desk, pages[4][0])
    report = salvaged(desk)
    lost = total - report.entries - report.held
    assert 0 < lost < total / 2
    # Those behind the gap wait for what is lost, and are there.
    assert report.held > 0
    names = {line for line in doctor(new_path(desk)).problems if "失われ" not in line}
    assert names == set()


def test_values_on_a_spoilt_page_are_counted_as_lost(desk: Desk) -> None:
    total = many(desk)
    spoil_page(desk, page_of(desk, "value"))
    report = salvaged(desk)
    assert report.entries == total
    assert 0 < report.values_lost < total


def test_an_altered_entry_is_not_saved_even_if_it_still_reads(desk: Desk) -> None:
    """At the end of a chain nobody names it; only the id beside it gives it away."""
    desk.filled().close()
    desk.tamper(
        lambda c: c.execute(
            'UPDATE entry SET bytes = CAST(replace(bytes, \'"by":"p"\', \'"by":"q"\') AS BLOB)'
            " WHERE n = (SELECT max(n) FROM entry)"
        )
    )
    assert salvaged(desk).entries == 3


def test_an_entry_whose_own_id_rotted_is_vouched_for_by_the_next(desk: Desk) -> None:
    desk.filled().close()
    desk.tamper(lambda c: c.execute("UPDATE entry SET id = zeroblob(32) WHERE n = 2"))
    assert salvaged(desk).entries == 4


def test_altered_values_and_photos_are_left_behind(desk: Desk) -> None:
    desk.filled().close()

    def rot(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE value SET body = CAST(replace(body, '来訪', '来方') AS BLOB)")
        connection.execute("UPDATE blob SET body = CAST('x' || substr(body, 2) AS BLOB)")

    desk.tamper(rot)
    assert salvaged(desk) == SalvageReport(4, 0, 1, 0, 1)


def test_it_never_writes_over_a_file(desk: Desk) -> None:
    desk.filled().close()
    with pytest.raises(UserError) as caught:
        salvage(desk.path, desk.path, desk.ground)
    assert caught.value.code == "exists"


def zeroed(desk: Desk, start: int, size: int) -> None:
    data = bytearray(desk.path.read_bytes())
    data[start : start + size] = bytes(size)
    desk.path.write_bytes(data)


@pytest.mark.parametrize("size", [16, 100, 16384])
def test_a_lost_first_page_loses_nothing(desk: Desk, size: int) -> None:
    """It holds the header and the names of the tables, which SQLite cannot do without."""
    total = many(desk)
    zeroed(desk, 0, size)
    report = salvaged(desk)
    assert report == SalvageReport(total, 0, 0, 1, 0)
    assert doctor(new_path(desk)).ok


def test_a_file_cut_short_loses_only_what_was_cut_off(desk: Desk) -> None:
    total = many(desk)
    data = desk.path.read_bytes()
    desk.path.write_bytes(data[: len(data) - 16384])
    report = salvaged(desk)
    assert report.entries + report.held > total - 40
    desk.path.write_bytes(data[: len(data) - 16384 - 9000])
    new_path(desk).unlink()
    assert salvaged(desk).entries > 0


def test_a_torn_tree_keeps_its_leaves(desk: Desk) -> None:
    """Each table's own first page leads to all others; what lies on them is found without it."""
    total = many(desk)
    roots: list[tuple[int]] = []
    query = "SELECT rootpage FROM sqlite_schema WHERE name IN ('entry', 'value', 'blob')"
    desk.tamper(lambda c: roots.extend(c.execute(query).fetchall()))
    for (page,) in roots[:2]:
        zeroed(desk, (page - 1) * 16384, 16384)
    report = salvaged(desk)
    assert report.entries == total
    assert report.values_lost < total / 10


def test_where_nothing_is_left_nothing_is_made_and_a_backup_is_named(desk: Desk) -> None:
    desk.filled().close()
    zeroed(desk, 0, desk.path.stat().st_size)
    with pytest.raises(UserError) as caught:
        salvage(desk.path, new_path(desk), desk.ground)
    assert caught.value.code == "nothing_left"
    assert "「控えから戻す」（restore）" in caught.value.remedy
    assert "点検" not in caught.value.remedy
    assert not new_path(desk).exists()


def test_an_erased_value_that_still_lies_somewhere_stays_erased(desk: Desk) -> None:
    store = desk.filled()
    store.append(BOOK, "p", [NewFact(ANSWER, "interview", "個人名")])
    found = "SELECT c, salt, body FROM value WHERE CAST(body AS TEXT) LIKE '%個人名%'"
    row = store.connection.execute(found).fetchone()
    store.erase([Erasing([Cut(ANSWER, "interview")])], "p", "個人名", "q")
    store.close()
    desk.tamper(lambda c: c.execute("INSERT INTO value VALUES (?, ?, ?)", row))
    assert salvaged(desk).values_lost == 0
    again = open_workspace(new_path(desk), desk.ground)
    (head,) = again.state(BOOK)[ANSWER]["interview"]
    assert head.erased
    again.close()
