"""Moving an older file up: after a verified copy, in one transaction, or not at all."""

import sqlite3
from pathlib import Path

import pytest

from tests.unit.storage.desk import ANSWER, BOOK, Desk, desk_in
from tests.unit.storage.released import schema_with
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.storage.connection import connect
from wakayama_audit_gui.storage.doctor import doctor
from wakayama_audit_gui.storage.schema import SCHEMA, climb, fingerprint
from wakayama_audit_gui.storage.workspace import open_workspace

STEP = "CREATE TABLE later (x TEXT) STRICT;\nINSERT INTO later SELECT hex(id) FROM entry;\n"


def test_the_ladder_makes_what_its_fingerprints_say() -> None:
    assert sorted(SCHEMA.fingerprints) == list(range(1, SCHEMA.latest + 1))
    assert len(list(SCHEMA.folder.glob("*.sql"))) == SCHEMA.latest
    connection = sqlite3.connect(":memory:", isolation_level=None)
    climb(connection, SCHEMA, 0)
    assert fingerprint(connection) == SCHEMA.fingerprints[SCHEMA.latest]
    connection.close()


def test_an_older_file_is_moved_up_after_a_copy(desk: Desk) -> None:
    old = desk.filled()
    state, entries = old.state(BOOK), len(old.export().entries)
    old.close()
    ground = desk.ground._replace(schema=schema_with(desk.folder / "sql", STEP))
    for _ in range(2):
        store = open_workspace(desk.path, ground)
        assert store.state(BOOK) == state
        assert store.connection.execute("SELECT count(*) FROM later").fetchone() == (entries,)
        store.close()
    (copy,) = desk.folder.glob("*.bak")
    assert copy.name == f"{desk.path.stem}.v{SCHEMA.latest}.bak"
    assert doctor(copy).ok
    with pytest.raises(UserError) as caught:
        desk.open()
    assert caught.value.code == "newer_workspace"


@pytest.mark.parametrize(
    "script", [STEP + "INSERT INTO nowhere VALUES (1);", STEP + "syntax error;"]
)
def test_a_step_that_fails_leaves_the_old_file_whole(desk: Desk, script: str) -> None:
    desk.filled().close()
    ground = desk.ground._replace(schema=schema_with(desk.folder / "sql", script))
    for _ in range(2):
        with pytest.raises(UserError):
            open_workspace(desk.path, ground)
    assert doctor(desk.path).ok
    store = desk.open()
    store.append(BOOK, "p", [NewFact(ANSWER, "remark", "まだ使える")])
    store.close()
    assert len(list(desk.folder.glob("*.bak"))) == 2


def test_without_a_good_copy_nothing_is_moved(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.filled().close()
    ground = desk.ground._replace(schema=schema_with(desk.folder / "sql", STEP))

    def tampering(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.execute("UPDATE install SET value = 'x'")
        return connection

    monkeypatch.setattr("wakayama_audit_gui.storage.whole_copy.connect", tampering)
    with pytest.raises(UserError) as caught:
        open_workspace(desk.path, ground)
    assert caught.value.code == "copy_unusable"
    assert list(desk.folder.glob("*.bak")) == []
    assert [path for path in desk.folder.iterdir() if path.suffix == ".part"] == []
    desk.open().close()


def test_projections_of_another_version_are_rebuilt_on_opening(desk: Desk) -> None:
    desk.filled().close()

    def age(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE install SET value = '0' WHERE key = 'projections'")
        connection.execute("DELETE FROM visit_row")
        connection.execute("DELETE FROM visit_system")

    desk.tamper(age)
    store = desk.open()
    assert len(store.visits()) == 1
    store.close()
    assert doctor(desk.path).ok


def test_projections_of_this_version_are_not_rebuilt_on_opening(desk: Desk) -> None:
    desk.filled().close()
    desk.tamper(lambda connection: connection.execute("DELETE FROM visit_row"))
    store = desk.open()
    assert store.visits() == []
    store.close()


def test_a_fresh_file_and_one_moved_up_are_alike(desk: Desk) -> None:
    desk.filled().close()
    ladder = schema_with(desk.folder / "sql", STEP)
    ground = desk.ground._replace(schema=ladder)
    moved = open_workspace(desk.path, ground)
    fresh_desk = desk_in(desk.folder / "fresh")
    fresh_desk.folder.mkdir()
    fresh = fresh_desk._replace(ground=fresh_desk.ground._replace(schema=ladder)).create()
    assert fingerprint(moved.connection) == fingerprint(fresh.connection)
    moved.close()
    fresh.close()
