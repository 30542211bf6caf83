"""Entries: exact bytes in, the same facts out, and nothing else is ever accepted."""

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakayama_audit_gui.record.clock import Moment
from wakayama_audit_gui.record.commitment import MalformedError
from wakayama_audit_gui.record.entry import (
    MAX_ENTRY_BYTES,
    EntryFact,
    Link,
    NewerFormatError,
    entry_id,
    read_entry,
    write_entry,
)

ACTOR, ID = "a" * 32, bytes(range(32))
MOMENT = Moment("2026-10-21T09:00:00.123+09:00", 5, "boot")
FACT = EntryFact("answer:1/9/和室", "remark", 1, ID, (ID,))
RAW = write_entry(Link("visit:1", ACTOR, 2), ID, MOMENT, "person", [FACT])


def altered(**fields: object) -> bytes:
    record = json.loads(RAW) | fields
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def test_what_was_written_is_read_back() -> None:
    entry = read_entry(RAW)
    assert entry.raw == RAW
    assert entry.id == entry_id(RAW) == sha256(RAW).digest()
    assert (entry.link, entry.prev) == (Link("visit:1", ACTOR, 2), ID)
    assert (entry.at, entry.mono, entry.boot) == MOMENT
    assert (entry.by, entry.facts) == ("person", (FACT,))


def test_the_form_is_the_documented_one() -> None:
    assert b"\n" not in RAW
    assert json.loads(RAW) == {
        "v": 1,
        "book": "visit:1",
        "actor": ACTOR,
        "seq": 2,
        "prev": ID.hex(),
        "at": MOMENT.at,
        "mono": 5,
        "boot": "boot",
        "by": "person",
        "facts": [["answer:1/9/和室", "remark", 1, ID.hex(), [ID.hex()]]],
    }


def test_a_first_entry_has_no_prev() -> None:
    raw = write_entry(Link("office", ACTOR, 1), None, MOMENT, "", [FACT])
    assert read_entry(raw).prev is None


FACTS: list[list[object]] = [["s", "f", 1, ID.hex(), []]]


@pytest.mark.parametrize(
    "fields",
    [
        {"v": 0},
        {"v": True},
        {"extra": 1},
        {"book": ""},
        {"book": "a\nb"},
        {"book": "x" * 501},
        {"book": 5},
        {"actor": "A" * 32},
        {"actor": "a" * 31},
        {"seq": 0},
        {"seq": -1},
        {"seq": 1},
        {"seq": True},
        {"seq": 1 << 62},
        {"prev": None},
        {"prev": "0" * 63},
        {"prev": "G" * 64},
        {"at": "yesterday"},
        {"at": "2026-10-21T09:00:00"},
        {"mono": -1},
        {"boot": ""},
        {"by": None},
        {"facts": []},
        {"facts": {}},
        {"facts": FACTS * 2},
        {"facts": [FACTS[0][:4]]},
        {"facts": [[*FACTS[0][:3], "00", []]]},
        {"facts": [[*FACTS[0][:4], ["x"]]]},
        {"facts": [[*FACTS[0][:4], "x"]]},
        {"facts": [["s", "f", 1.0, ID.hex(), []]]},
        {"facts": [["\ud800", "f", 1, ID.hex(), []]]},
    ],
    ids=str,
)
def test_anything_else_is_refused(fields: dict[str, object]) -> None:
    raw = json.dumps(json.loads(RAW) | fields, separators=(",", ":")).encode()
    with pytest.raises(MalformedError):
        read_entry(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"null",
        b"\xff" + RAW,
        RAW + b"\n",
        RAW.replace(b",", b",\r", 1),
        RAW.replace(b'"seq":2', b'"seq":2,"seq":2'),
        RAW.replace(b'"seq":2', b'"seq":2.0'),
        RAW.replace(b'"seq":2', b'"seq":NaN'),
        RAW.replace(b'"seq":2', b'"seq":' + b"9" * 5000),
        b"[" * 100_000,
        b'{"v":' * 50_000,
        RAW + b" " * MAX_ENTRY_BYTES,
    ],
    ids=range(13),
)
def test_bytes_that_are_no_entry_are_refused(raw: bytes) -> None:
    with pytest.raises(MalformedError):
        read_entry(raw)


def test_a_newer_format_is_told_apart() -> None:
    with pytest.raises(NewerFormatError):
        read_entry(altered(v=2, new_key=1))


@given(
    st.lists(
        st.tuples(st.integers(0, len(RAW) - 1), st.binary(max_size=4), st.integers(0, 3)),
        min_size=1,
        max_size=5,
    )
)
def test_mutated_bytes_never_crash_the_parser(edits: list[tuple[int, bytes, int]]) -> None:
    raw = RAW
    for place, put, cut in edits:
        raw = raw[:place] + put + raw[place + cut :]
    try:
        entry = read_entry(raw)
    except MalformedError:
        return
    assert entry.id == entry_id(raw)
    assert all(len(fact.commitment) == 32 for fact in entry.facts)


@given(st.binary(max_size=300))
def test_random_bytes_never_crash_the_parser(raw: bytes) -> None:
    with pytest.raises(MalformedError):
        read_entry(raw)
