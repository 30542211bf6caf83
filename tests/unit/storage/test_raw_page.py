"""Pages read by ourselves say what SQLite says of them, whatever the length of a row."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from wakayama_audit_gui.storage.carving import Carving
from wakayama_audit_gui.storage.raw_page import PAGES_WITH_ROWS, columns_of, rows_of

# Where a row begins to go on elsewhere, and where its first part fits only just.
_SIZES = st.integers(0, 60_000) | st.sampled_from([2031, 4030, 4086, 4087, 16300, 16349, 16350])


def write(path: Path, bodies: list[bytes]) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA page_size = 16384")
    connection.execute(
        "CREATE TABLE value (c BLOB PRIMARY KEY, salt BLOB, body BLOB) STRICT, WITHOUT ROWID"
    )
    connection.execute("CREATE TABLE blob (n INTEGER PRIMARY KEY, h BLOB, size INTEGER, body BLOB)")
    rows = [(bytes([number]) * 32, body) for number, body in enumerate(bodies)]
    connection.executemany("INSERT INTO value VALUES (?, x'77', ?)", rows)
    connection.executemany("INSERT INTO blob (h, size, body) VALUES (?, 3, ?)", rows)
    connection.commit()
    connection.close()


@given(st.lists(_SIZES, min_size=1, max_size=12))
def test_rows_of_every_length_are_found(sizes: list[int]) -> None:
    bodies = [bytes([number]) * size for number, size in enumerate(sizes)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        write(path, bodies)
        with closing(Carving(path)) as carving:
            values = {c[0]: (salt, body) for c, salt, body in carving.values}
            blobs = [carving.blob(row) for row in carving.blob_rows]
    assert values == {number: (b"w", body) for number, body in enumerate(bodies)}
    assert sorted(blobs) == sorted(bodies)


@given(st.integers(), st.sampled_from(sorted(PAGES_WITH_ROWS)))
def test_no_page_makes_it_stumble(seed: int, kind: int) -> None:
    for row in rows_of(bytes([kind]) + random.Random(seed).randbytes(16383)):
        columns_of(row.local)


def test_a_row_that_leads_in_a_circle_comes_to_an_end(tmp_path: Path) -> None:
    path = tmp_path / "file"
    body = bytes(range(256)) * 200
    write(path, [body])
    data = bytearray(path.read_bytes())
    for start in range(16384, len(data), 16384):
        if data[start] not in PAGES_WITH_ROWS:
            data[start : start + 4] = (start // 16384 + 1).to_bytes(4, "big")
    path.write_bytes(data)
    with closing(Carving(path)) as carving:
        assert all(found != body for _, _, found in carving.values)
