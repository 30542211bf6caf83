"""Making and opening workspaces: settings, the lock, hostile files, copies."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.storage.desk import ANSWER, BOOK, Desk, desk_in
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.paths import DATA_VARIABLE
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.storage import workspace
from wakayama_audit_gui.storage.connection import connect
from wakayama_audit_gui.storage.location import Place
from wakayama_audit_gui.storage.schema import SCHEMA
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.storage.workspace import open_workspace


def refused(job: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        job()
    assert caught.value.what.endswith("。")
    assert caught.value.remedy.endswith("。")
    return caught.value.code


def test_what_was_written_is_there_on_opening_again(desk: Desk) -> None:
    with_all = desk.filled()
    state, visits = with_all.state(BOOK), with_all.visits()
    with_all.close()
    again = desk.open()
    assert (again.state(BOOK), again.visits()) == (state, visits)
    again.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("page_size", 16384),
        ("journal_mode", "truncate"),
        ("synchronous", 2),
        ("locking_mode", "exclusive"),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("user_version", SCHEMA.latest),
        ("application_id", 0x4B4E5341),
    ],
)
def test_the_settings_are_the_measured_ones(desk: Desk, pragma: str, value: object) -> None:
    desk.create().close()
    store = desk.open()
    assert store.connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)
    store.close()


def test_every_table_is_strict(desk: Desk) -> None:
    store = desk.create()
    loose = store.connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict"
        " AND type = 'table' AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    store.close()
    assert loose == []


def test_nothing_is_made_over_an_existing_file(desk: Desk) -> None:
    desk.path.write_text("mine")
    assert refused(desk.create) == "exists"
    assert desk.path.read_text() == "mine"


def test_a_file_that_came_there_meanwhile_is_not_replaced(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(_part: Path, path: Path) -> None:
        path.write_text("mine")
        raise FileExistsError

    monkeypatch.setattr(os, "link", link)
    assert refused(desk.create) == "exists"
    assert desk.path.read_text() == "mine"
    assert [path.name for path in desk.folder.glob(".*")] == []


def test_where_links_are_unknown_it_is_renamed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(_part: Path, _path: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", link)
    desk.create().close()
    desk.open().close()


def test_what_fails_to_fill_leaves_nothing(desk: Desk) -> None:
    def fill(store: SqliteStore) -> None:
        store.append(BOOK, "p", [NewFact(BOOK, "title", "x")])
        raise UserError("だめ。")

    with pytest.raises(UserError):
        workspace.create_workspace(desk.path, desk.ground, fill)
    assert [path for path in desk.folder.iterdir() if path.is_file()] == []


def test_what_was_filled_belongs_to_the_actor_that_goes_on(desk: Desk) -> None:
    def fill(store: SqliteStore) -> None:
        store.append(BOOK, "p", [NewFact(BOOK, "title", "x")])

    store = workspace.create_workspace(desk.path, desk.ground, fill)
    store.append(BOOK, "p", [NewFact(BOOK, "title", "y")])
    chains = store.connection.execute("SELECT actor FROM chain").fetchall()
    assert chains == [(store.actor,)]
    store.close()


@pytest.mark.parametrize("place", [Place.NETWORK, Place.CLOUD, Place.REMOVABLE])
def test_bad_places_are_refused_for_making_and_told_on_opening(desk: Desk, place: Place) -> None:
    ground = desk.ground._replace(place_of=lambda _path: place)
    assert refused(lambda: workspace.create_workspace(desk.path, ground)).startswith("place_")
    assert not desk.path.exists()
    desk.create().close()
    store = open_workspace(desk.path, ground)
    assert place.value in store.warning
    store.close()
    plain = desk.open()
    assert plain.warning == ""
    plain.close()


_ASK = """
import sys
from pathlib import Path
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.storage import connection
from wakayama_audit_gui.storage.workspace import open_workspace
vars(connection)["_WAIT_S"] = 0.1
try:
    open_workspace(Path(sys.argv[1])).close()
    print("opened")
except UserError as error:
    print(error.code)
"""


def asked_from_elsewhere(path: Path) -> str:
    """What another program is told that wants the workspace."""
    environment = os.environ | {DATA_VARIABLE: str(path.parent / "elsewhere")}
    command = [sys.executable, "-c", _ASK, str(path)]
    return subprocess.check_output(command, text=True, env=environment).strip()


def test_what_else_opens_and_closes_the_file_does_not_let_others_in(desk: Desk) -> None:
    store = desk.filled()
    # As a file dialog does to see of what kind the files of a folder are.
    desk.path.open("rb").close()
    assert asked_from_elsewhere(desk.path) == "in_use"
    store.append(BOOK, "p", [NewFact(ANSWER, "remark", "一人だけ")])
    store.close()
    assert asked_from_elsewhere(desk.path) == "opened"


def test_a_second_one_is_told_it_is_in_use(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wakayama_audit_gui.storage.connection._WAIT_S", 0.05)
    store = desk.create()
    assert refused(desk.open) == "in_use"
    store.append(BOOK, "p", [NewFact(BOOK, "title", "x")])
    store.close()
    desk.open().close()


def test_the_lock_holds_before_anything_was_written_or_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wakayama_audit_gui.storage.connection._WAIT_S", 0.05)
    desk.create().close()
    store = desk.open()
    reader = (
        f"import sqlite3; sqlite3.connect({str(desk.path)!r}, 0.05).execute('SELECT * FROM book')"
    )
    done = subprocess.run([sys.executable, "-c", reader], capture_output=True, check=False)
    assert b"locked" in done.stderr
    store.close()


def test_a_missing_file_is_not_made(desk: Desk) -> None:
    assert refused(desk.open) == "not_found"
    assert not desk.path.exists()


@pytest.mark.parametrize(
    "data", [b"", b"x" * 100, b"%PDF-1.7\n" * 5000, b"SQLite format 3\0" + b"\0" * 99]
)
def test_a_file_that_is_no_workspace_is_refused_untouched(desk: Desk, data: bytes) -> None:
    desk.path.write_bytes(data)
    assert refused(desk.open) in {"not_a_workspace", "damaged"}
    assert desk.path.read_bytes() == data


def test_a_foreign_database_is_left_as_it_is(desk: Desk) -> None:
    """One in another journal mode, for instance, is not turned over to ours."""

    def make(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE theirs (x)")

    desk.tamper(make)
    before = desk.path.read_bytes()
    assert refused(desk.open) == "not_a_workspace"
    assert desk.path.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("PRAGMA application_id = 5", "not_a_workspace"),
        ("PRAGMA user_version = 99", "newer_workspace"),
        ("PRAGMA user_version = 0", "foreign_schema"),
        ("CREATE TABLE extra (x)", "foreign_schema"),
        ("CREATE VIEW extra AS SELECT 1", "foreign_schema"),
        ("CREATE INDEX extra ON entry (seq)", "foreign_schema"),
        (
            "CREATE TRIGGER extra AFTER INSERT ON fact BEGIN DELETE FROM entry; END",
            "foreign_schema",
        ),
        ("DROP TABLE removed_row", "foreign_schema"),
        ("ALTER TABLE book ADD COLUMN x TEXT", "foreign_schema"),
        ("CREATE TABLE text_index_extra (x)", "foreign_schema"),
    ],
)
def test_a_file_that_is_not_ours_to_trust_is_refused(desk: Desk, statement: str, code: str) -> None:
    desk.filled().close()
    desk.tamper(lambda connection: connection.execute(statement))
    before = desk.path.read_bytes()
    assert refused(desk.open) == code
    assert desk.path.read_bytes() == before


def test_a_view_in_place_of_a_table_of_the_index_is_refused(desk: Desk) -> None:
    desk.filled().close()

    def replace(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_schema SET type = 'view', sql = 'CREATE VIEW text_index_idx AS SELECT 1'"
            " WHERE name = 'text_index_idx'"
        )

    desk.tamper(replace)
    assert refused(desk.open) in {"foreign_schema", "damaged"}


def test_the_same_copy_goes_on_under_its_name(desk: Desk) -> None:
    store = desk.filled()
    actor = store.actor
    store.close()
    for _ in range(2):
        store = desk.open()
        assert store.actor == actor
        store.append(BOOK, "p", [NewFact(ANSWER, "remark", "x")])
        store.close()


def test_a_copy_a_restored_file_and_a_lost_anchor_get_a_new_name(desk: Desk) -> None:
    store = desk.filled()
    store.close()
    old = desk.folder / "old"
    shutil.copy(desk.path, old)
    store = desk.open()
    actor = store.actor
    store.append(BOOK, "p", [NewFact(ANSWER, "remark", "あと")])
    store.close()
    for case in ("copied elsewhere", "older file put back", "anchor lost"):
        if case == "older file put back":
            shutil.copy(old, desk.path)
        elsewhere = desk_in(desk.folder / case)
        ground = desk.ground if case == "older file put back" else elsewhere.ground
        again = open_workspace(desk.path, ground)
        assert again.actor != actor, case
        again.close()


def test_entries_merged_meanwhile_do_not_change_the_name(desk: Desk) -> None:
    store = desk.filled()
    other = desk_in(desk.folder / "other")
    other.folder.mkdir()
    theirs = other.create()
    theirs.append(BOOK, "q", [NewFact(ANSWER, "remark", "よそ")])
    store.absorb(theirs.export())
    theirs.close()
    actor = store.actor
    store.close()
    again = desk.open()
    assert again.actor == actor
    again.close()


def test_a_stranger_is_looked_over_before_it_is_opened(desk: Desk) -> None:
    desk.filled().close()

    def spoil(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA writable_schema = ON")
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'fact'"
        ).fetchone()
        connection.execute("UPDATE sqlite_schema SET rootpage = ? WHERE name = 'chain'", (page,))

    desk.tamper(spoil)
    stranger = desk.ground._replace(anchors=desk.folder / "nowhere")
    assert refused(lambda: open_workspace(desk.path, stranger)) == "damaged"


def test_opening_reads_a_handful_of_pages_only(desk: Desk) -> None:
    """Never a scan: what opening costs must not grow with what is in the file."""
    costs = []
    for entries in (5, 300):
        folder = desk.folder / str(entries)
        folder.mkdir()
        own = desk_in(folder)
        store = own.create()
        store.connection.execute("BEGIN")
        for number in range(entries):
            store.append(BOOK, "p", [NewFact(f"answer:1/9/{number}", "remark", "来訪者" * 20)])
        store.connection.execute("COMMIT")
        store.close()
        costs.append(steps_of_opening(own))
    assert costs[1] <= costs[0] * 1.5 + 50


def steps_of_opening(desk: Desk) -> int:
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    def counted(path: Path, *, create: bool = False, read_only: bool = False) -> sqlite3.Connection:
        connection = connect(path, create=create, read_only=read_only)
        connection.set_progress_handler(step, 1)
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wakayama_audit_gui.storage.workspace.connect", counted)
        desk.open().close()
    return steps
