"""Workspaces as released versions left them, and ladders with a step that is not released yet.

What must hold of them is in test_released.py, test_migration.py and tests/faults/upgrade.py.
"""

import lzma
import sqlite3
from pathlib import Path
from typing import NamedTuple

from wakayama_audit_gui.storage.schema import SCHEMA, Schema, climb, fingerprint

_FOLDER = Path(__file__).parent / "releases"
BOOK = "visit:" + "1" * 32


class Released(NamedTuple):
    """A workspace as a released version left it.

    Attributes:
        version: Of its tables.
        entries: How many it holds.
        digest: Of its one visit, as that version said it.
    """

    version: int
    entries: int
    digest: str

    def unpack(self, path: Path) -> None:
        """Write it to a path."""
        packed = _FOLDER / f"{self.version:04}.kansafile.xz"
        path.write_bytes(lzma.decompress(packed.read_bytes()))


RELEASED = (
    Released(1, 25, "d4ffbd0bc09fc1f92f87bdb2335d36556177d671276c1b3123f4e801e43fc807"),
    Released(2, 27, "2c3ee018a62a8d10b3d4beac10dbad63feeb6f3cfaa26efca9ee97152340c389"),
)
"""One for every version; never made anew."""


def schema_with(folder: Path, script: str) -> Schema:
    """Our ladder with one more step."""
    folder.mkdir()
    for file in SCHEMA.folder.glob("*.sql"):
        (folder / file.name).write_text(file.read_text("utf-8"), "utf-8")
    (folder / f"{SCHEMA.latest + 1:04}_later.sql").write_text(script, "utf-8")
    connection = sqlite3.connect(":memory:", isolation_level=None)
    ladder = Schema(folder, {**SCHEMA.fingerprints, SCHEMA.latest + 1: ""})
    try:
        climb(connection, ladder, 0)
        made = fingerprint(connection)
    except sqlite3.Error:
        made = "never"
    finally:
        connection.close()
    return Schema(folder, {**SCHEMA.fingerprints, SCHEMA.latest + 1: made})
