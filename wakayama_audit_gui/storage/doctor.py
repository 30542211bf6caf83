"""Looking a workspace over: is every byte of the record what its hash says, and all derived right.

Nothing is repaired here and nothing is written; salvage.py writes what is whole to a new file.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.derive import id_of, kind_of
from wakayama_audit_gui.storage.check_blobs import blob_problems
from wakayama_audit_gui.storage.check_entries import EntryCheck
from wakayama_audit_gui.storage.check_index import index_problems
from wakayama_audit_gui.storage.check_projections import derived_earlier, projection_problems
from wakayama_audit_gui.storage.failures import STUMBLED, UNREADABLE, failure_of
from wakayama_audit_gui.storage.schema import SCHEMA, Schema, version_of
from wakayama_audit_gui.storage.workspace import open_file

_PAGE: Final = re.compile(r"\bpage:? (\d+)", re.IGNORECASE)
_IN_AN_INDEX: Final = re.compile(r"\bindex\b")
_NAMED: Final = 5
_NOT_FOR_A_DOCTOR = frozenset(("in_use", "not_found", "cannot_open"))


class DoctorReport(NamedTuple):
    """What looking over found.

    Attributes:
        ok: Whether nothing is wrong.
        entries: Ids of every applied entry that is whole and follows in its chain, 64 hex digits.
        problems: One Japanese sentence for each thing that is wrong.
    """

    ok: bool
    entries: tuple[str, ...]
    problems: tuple[str, ...]


def doctor(path: Path, schema: Schema = SCHEMA) -> DoctorReport:
    """Look a workspace over that nobody has open; writes nothing to it.

    Raises:
        UserError: It is not there, cannot be opened, or is in use.
    """
    return _look_over(path, schema, examine)


def verify_file(path: Path, schema: Schema = SCHEMA) -> DoctorReport:
    """Check the record alone of a workspace that nobody has open: chains, values and blobs.

    Raises:
        UserError: It is not there, cannot be opened, or is in use.
    """
    return _look_over(path, schema, verify)


def _look_over(
    path: Path, schema: Schema, look: Callable[[sqlite3.Connection, Path], DoctorReport]
) -> DoctorReport:
    try:
        connection, _ = open_file(path)
    except UserError as error:
        if error.code in _NOT_FOR_A_DOCTOR:
            raise
        return DoctorReport(False, (), (error.what,))
    try:
        try:
            version = version_of(connection, schema, path.name)
        except (*UNREADABLE, *STUMBLED) as error:
            return DoctorReport(False, (), (_sentence(error, path, "全体"),))
        except UserError as error:
            return DoctorReport(False, (), (error.what,))
        # What an older program derived is derived anew when the file is opened, not looked over.
        unread: tuple[str, ...] = ()
        try:
            older = version < schema.latest or derived_earlier(connection)
        except (*UNREADABLE, *STUMBLED) as error:
            older, unread = False, (_sentence(error, path, "この写しの印"),)
        report = (_examine_record if older else look)(connection, path)
        return report._replace(ok=report.ok and not unread, problems=(*report.problems, *unread))
    finally:
        connection.close()


def examine(connection: sqlite3.Connection, path: Path) -> DoctorReport:
    """Look an open workspace over: pages, entries, values, blobs, projections, search index."""
    entries = EntryCheck(connection, path)
    return _report(
        path,
        entries,
        ("ファイルの構造", lambda: _structure_problems(connection)),
        ("記録", entries.problems),
        ("写真と資料", lambda: blob_problems(connection, path)),
        ("一覧", lambda: projection_problems(connection, path)),
        ("検索の索引", lambda: index_problems(connection)),
    )


def _examine_record(connection: sqlite3.Connection, path: Path) -> DoctorReport:
    """Look over what is not derived: pages, entries, values, blobs."""
    entries = EntryCheck(connection, path)
    return _report(
        path,
        entries,
        ("ファイルの構造", lambda: _structure_problems(connection)),
        ("記録", entries.problems),
        ("写真と資料", lambda: blob_problems(connection, path)),
    )


def verify(connection: sqlite3.Connection, path: Path) -> DoctorReport:
    """Check the record alone: entries, chains, values and blobs."""
    entries = EntryCheck(connection, path)
    return _report(
        path,
        entries,
        ("記録", entries.problems),
        ("写真と資料", lambda: blob_problems(connection, path)),
    )


def _report(
    path: Path, entries: EntryCheck, *checks: tuple[str, Callable[[], Iterator[str]]]
) -> DoctorReport:
    problems: list[str] = []
    for part, check in checks:
        try:
            problems.extend(check())
        except UserError as error:
            problems.append(error.what)
        # A flipped bit also turns a column into another type, or a list into no JSON.
        except (*UNREADABLE, *STUMBLED) as error:
            problems.append(_sentence(error, path, part))
    return DoctorReport(not problems, tuple(entries.whole), tuple(dict.fromkeys(problems)))


def recorded_visits(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Ids of every visit of which something is recorded, whatever the derived list says."""
    books = connection.execute("SELECT name FROM book ORDER BY b").fetchall()
    return tuple(id_of(name) for (name,) in books if kind_of(name) == "visit")


def _structure_problems(connection: sqlite3.Connection) -> Iterator[str]:
    found = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(20)").fetchall()]
    if found != ["ok"]:
        yield structure_in_words(found)
    lost = connection.execute("PRAGMA foreign_key_check").fetchall()
    if lost:
        tables = "、".join(sorted({str(row[0]) for row in lost}))
        yield f"表の間のつながりが切れています（{tables}、{len(lost)} 件）。"


def structure_in_words(found: Sequence[str]) -> str:
    """What SQLite says of a broken structure, in English and at length, as one sentence.

    Args:
        found: Lines of ``PRAGMA integrity_check``; one of them may hold several.
    """
    said = "\n".join(found)
    pages = sorted({int(page) for page in _PAGE.findall(said)})
    where = [f"{'、'.join(map(str, pages[:_NAMED]))} ページ目"] if pages else []
    if len(pages) > _NAMED:
        where[0] += f"ほか {len(pages) - _NAMED} ページ"
    if _IN_AN_INDEX.search(said):
        where.append("索引")
    return f"ファイルの構造が壊れています（{'と'.join(where) or '表の行'}）。"


def _sentence(error: Exception, path: Path, part: str) -> str:
    failure = failure_of(error, path)
    what = failure.what if isinstance(failure, UserError) else "読めません。"
    return f"{part}を調べる途中で読めなくなりました: {what}"
