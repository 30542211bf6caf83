"""One entry: what one act of one person recorded, as exact bytes that are never written again.

The id is the SHA-256 of those bytes. How entries chain is in chain.py, which of their facts stand
in heads.py; the values they commit to are in commitment.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from wakayama_audit_gui.record.clock import Moment
from wakayama_audit_gui.record.commitment import MalformedError, load_json
from wakayama_audit_gui.record.fact import JsonValue

FORMAT = 1
MAX_ENTRY_BYTES = 4 << 20
MAX_FACTS = 10_000
_MAX_NAME = 500
_MAX_NUMBER = 1 << 62
_KEYS = frozenset(("v", "book", "actor", "seq", "prev", "at", "mono", "boot", "by", "facts"))
_ID = re.compile(r"[0-9a-f]{64}")
_ACTOR = re.compile(r"[0-9a-f]{32}")
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3,6})?(Z|[+-]\d\d:\d\d)", re.ASCII)
_CONTROL = re.compile("[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


class NewerFormatError(MalformedError):
    """An entry written by a newer version of the program: to be held, not refused."""


class EntryFact(NamedTuple):
    """A fact as an entry holds it: its value only as a commitment of 32 bytes."""

    subject: str
    field: str
    version: int
    commitment: bytes
    based_on: tuple[bytes, ...]


class Entry(NamedTuple):
    """One entry, read.

    Attributes:
        id: SHA-256 of ``raw``, 32 bytes.
        raw: The exact bytes: one line of UTF-8 JSON without its line feed.
        book: What is handed over as a whole, e.g. ``visit:<id>``.
        actor: One install times one copy of a workspace, 32 hex digits.
        seq: Place in the chain of this actor and book, from 1.
        prev: Id of the entry before it in that chain; None for the first.
        at: Wall clock, ISO 8601 with offset.
        mono: Monotonic clock, ns.
        boot: Boot the monotonic clock belongs to.
        by: Person id; "" before persons are known.
        facts: At least one, no (subject, field) twice.
    """

    id: bytes
    raw: bytes
    book: str
    actor: str
    seq: int
    prev: bytes | None
    at: str
    mono: int
    boot: str
    by: str
    facts: tuple[EntryFact, ...]

    @property
    def link(self) -> Link:
        """Where in which chain it stands."""
        return Link(self.book, self.actor, self.seq)


class Link(NamedTuple):
    """Where in which chain an entry stands."""

    book: str
    actor: str
    seq: int


def entry_id(raw: bytes) -> bytes:
    """Id of an entry, 32 bytes."""
    return sha256(raw).digest()


def write_entry(
    link: Link, prev: bytes | None, moment: Moment, by: str, facts: Sequence[EntryFact]
) -> bytes:
    """The exact bytes of a new entry; not checked here, see `read_entry`."""
    record: dict[str, JsonValue] = {
        "v": FORMAT,
        "book": link.book,
        "actor": link.actor,
        "seq": link.seq,
        "prev": prev.hex() if prev else None,
        "at": moment.at,
        "mono": moment.mono,
        "boot": moment.boot,
        "by": by,
        "facts": [
            [f.subject, f.field, f.version, f.commitment.hex(), [b.hex() for b in f.based_on]]
            for f in facts
        ],
    }
    return _encode(record).encode(errors="surrogatepass")


def read_entry(raw: bytes) -> Entry:
    """Read an entry strictly.

    Raises:
        NewerFormatError: Well-formed, but of a format this version does not know.
        MalformedError: Not an entry; the message names the rule it breaks.
    """
    if len(raw) > MAX_ENTRY_BYTES or b"\n" in raw or b"\r" in raw:
        raise MalformedError("entry: too long or not one line")
    found = load_json(raw)
    if not isinstance(found, dict):
        raise MalformedError("entry: no object")
    version = _number(found.get("v"), "v")
    if version > FORMAT:
        raise NewerFormatError("entry: written by a newer version")
    if version != FORMAT or found.keys() != _KEYS:
        raise MalformedError("entry: unexpected keys")
    seq, prev = _number(found["seq"], "seq"), found["prev"]
    if (prev is None) != (seq == 1) or seq < 1:
        raise MalformedError("entry: seq and prev disagree")
    return Entry(
        id=entry_id(raw),
        raw=raw,
        book=_name(found["book"], "book"),
        actor=_match(found["actor"], _ACTOR, "actor"),
        seq=seq,
        prev=None if prev is None else _hash(prev, "prev"),
        at=_match(found["at"], _AT, "at"),
        mono=_number(found["mono"], "mono"),
        boot=_name(found["boot"], "boot"),
        by="" if found["by"] == "" else _name(found["by"], "by"),
        facts=_facts(found["facts"]),
    )


def _facts(found: JsonValue) -> tuple[EntryFact, ...]:
    if not isinstance(found, list) or not 0 < len(found) <= MAX_FACTS:
        raise MalformedError("entry: number of facts")
    facts = tuple(_fact(parts) for parts in found)
    if len({(fact.subject, fact.field) for fact in facts}) != len(facts):
        raise MalformedError("entry: one field twice")
    return facts


def _fact(parts: JsonValue) -> EntryFact:
    match parts:
        case [subject, field, version, commitment, list(bases)]:
            return EntryFact(
                _name(subject, "subject"),
                _name(field, "field"),
                _number(version, "version"),
                _hash(commitment, "commitment"),
                tuple(_hash(base, "base") for base in bases),
            )
        case _:
            raise MalformedError("entry: shape of a fact")


def _name(found: JsonValue, what: str) -> str:
    if not isinstance(found, str) or not 0 < len(found) <= _MAX_NAME or _CONTROL.search(found):
        raise MalformedError(f"entry: {what}")
    return found


def _number(found: JsonValue, what: str) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found < _MAX_NUMBER:
        raise MalformedError(f"entry: {what}")
    return found


def _match(found: JsonValue, pattern: re.Pattern[str], what: str) -> str:
    if not isinstance(found, str) or pattern.fullmatch(found) is None:
        raise MalformedError(f"entry: {what}")
    return found


def _hash(found: JsonValue, what: str) -> bytes:
    return bytes.fromhex(_match(found, _ID, what))
