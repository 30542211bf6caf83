"""The tables of a workspace, by version: making them, telling ours from others, moving up.

What the tables mean is said in migrations/*.sql; opening a file is workspace.py's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from wakayama_audit_gui.errors import WAYS_BACK, UserError
from wakayama_audit_gui.storage.transaction import atomic

APPLICATION_ID: Final = 0x4B4E5341  # "KNSA"
_SHADOWS: Final = frozenset(("text_index_config", "text_index_data", "text_index_idx"))


class Schema(NamedTuple):
    """A ladder of versions.

    Attributes:
        folder: Holds ``NNNN_*.sql``, one per version.
        fingerprints: version → fingerprint of the tables at that version.
    """

    folder: Path
    fingerprints: Mapping[int, str]

    @property
    def latest(self) -> int:
        """The version this program writes."""
        return max(self.fingerprints)


SCHEMA: Final = Schema(
    Path(__file__).parent / "migrations",
    {
        1: "030416546e4a5fc91b29314f6614328c184d057fdb22c22aba0a0a2e5cd71206",
        2: "cd5c2b81781f6bc4bddd4212543718c1275c2a19d6f3cc7d97422ddd25e641cf",
    },
)


def climb(connection: sqlite3.Connection, schema: Schema, version: int) -> None:
    """Bring the tables from a version (0: an empty file) to the latest, in one transaction."""
    with atomic(connection):
        for step in range(version + 1, schema.latest + 1):
            (script,) = schema.folder.glob(f"{step:04}_*.sql")
            for statement in _statements(script.read_text(encoding="utf-8")):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {schema.latest}")


def version_of(connection: sqlite3.Connection, schema: Schema, name: str) -> int:
    """Version of an open file, checked to hold exactly our tables.

    Raises:
        UserError: Not a workspace, from a newer program, or with foreign tables, views or triggers.
    """
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise UserError(
            f"「{name}」は監査手帳の監査ファイルではありません。",
            "監査手帳で作ったファイルを選んでください。",
            code="not_a_workspace",
        )
    version = _pragma(connection, "user_version")
    if version > schema.latest:
        raise UserError(
            f"「{name}」は、より新しい版の監査手帳で作られています。",
            "監査手帳を新しい版にしてから開いてください。ファイルには何も書いていません。",
            code="newer_workspace",
        )
    if fingerprint(connection) != schema.fingerprints.get(version):
        raise UserError(
            f"「{name}」の作りが監査手帳のものと違うため、安全のため開きません。",
            f"壊れたときは、{WAYS_BACK}",
            code="foreign_schema",
        )
    return version


def fingerprint(connection: sqlite3.Connection) -> str:
    """Fingerprint of every table, index, view and trigger of an open file, 64 hex digits."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    parts = sorted(
        # The wording of the search index's own tables is SQLite's and differs between its versions.
        repr((type_, name, table, "" if name in _SHADOWS else " ".join(str(sql).split())))
        for type_, name, table, sql in rows
    )
    return sha256("\n".join(parts).encode(errors="surrogatepass")).hexdigest()


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)


def _statements(script: str) -> Iterator[str]:
    # executescript() would commit first, and so split the one transaction.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
