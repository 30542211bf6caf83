"""Values bound by a salted hash, so that one can be erased and the chain still verifies.

Which values an entry binds is in entry.py; who may erase is decided in use_cases.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple, NoReturn

from wakayama_audit_gui.record.fact import JsonValue

SALT_BYTES = 16
MAX_VALUE_BYTES = 1 << 20
_MAX_DEPTH = 32
_MAX_INT = 1 << 63
_BLOB_NAME = re.compile(r"[0-9a-f]{64}")
_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode


class MalformedError(ValueError):
    """Bytes that are no entry, value or blob of ours; the message names the rule they break."""


class Value(NamedTuple):
    """A value as stored beside the entry that commits to it.

    Attributes:
        salt: 16 random bytes.
        body: Canonical JSON, UTF-8.
    """

    salt: bytes
    body: bytes

    @property
    def commitment(self) -> bytes:
        """SHA-256(salt ‖ body), 32 bytes."""
        return sha256(self.salt + self.body).digest()


UNSAID = Value(bytes(SALT_BYTES), b"null")
"""What takes a field back to never having been said."""

UNMADE = Value(bytes(SALT_BYTES), b"true")
"""What, as ``removed``, takes a thing back to never having been made."""

NOTHING = {value.commitment: value for value in (UNSAID, UNMADE)}
"""By commitment; the same everywhere, so that a digest, which knows commitments alone, can leave
out what shows nothing."""


def canonical(value: JsonValue) -> bytes:
    """The one way a value is written: sorted keys, no spaces, UTF-8.

    Raises:
        MalformedError: A float, a lone surrogate, a huge number, or nested too deep or too long.
    """
    _check(value, 0)
    try:
        body = _encode(value).encode()
    except UnicodeEncodeError:
        raise MalformedError("value: not Unicode text") from None
    if len(body) > MAX_VALUE_BYTES:
        raise MalformedError("value: too long")
    return body


def read_value(body: bytes) -> JsonValue:
    """The value of canonical bytes.

    Raises:
        MalformedError: The bytes are not what `canonical` would have written.
    """
    if len(body) > MAX_VALUE_BYTES:
        raise MalformedError("value: too long")
    value: JsonValue = load_json(body)
    if canonical(value) != body:
        raise MalformedError("value: not canonical")
    return value


def load_json(data: bytes) -> JsonValue:
    """Strict JSON: UTF-8, no floats, no NaN, no key twice.

    Raises:
        MalformedError: Anything else.
    """
    try:
        # The shape is checked by the caller; json itself can only promise some value.
        value: JsonValue = _decode(data.decode())
    except MalformedError:
        raise
    except (ValueError, RecursionError):
        raise MalformedError("not JSON") from None
    return value


def check_value(commitment: bytes, value: Value) -> None:
    """Check that a stored value is the one committed to, and canonical.

    Raises:
        MalformedError: It is not.
    """
    if len(value.salt) != SALT_BYTES or value.commitment != commitment:
        raise MalformedError("value: does not match its commitment")
    read_value(value.body)


def blob_name(data: bytes) -> str:
    """The name a blob is stored under: SHA-256 in 64 hex digits."""
    return sha256(data).hexdigest()


def is_blob_name(value: JsonValue) -> bool:
    """Whether a value has the form of a blob's name."""
    return isinstance(value, str) and _BLOB_NAME.fullmatch(value) is not None


def named_blobs(value: JsonValue) -> Iterator[str]:
    """Every blob name within a value, at any depth."""
    if isinstance(value, str):
        if is_blob_name(value):
            yield value
    elif isinstance(value, list):
        for part in value:
            yield from named_blobs(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from named_blobs(part)


def names_in(values: Iterable[Value]) -> set[str]:
    """Every blob name within stored values."""
    return {name for value in values for name in named_blobs(load_json(value.body))}


def _check(value: JsonValue, depth: int) -> None:
    if depth > _MAX_DEPTH:
        raise MalformedError("value: nested too deep")
    if value is None or isinstance(value, bool | str):
        return
    if isinstance(value, int):
        if not -_MAX_INT <= value < _MAX_INT:
            raise MalformedError("value: number out of range")
    elif isinstance(value, list):
        for part in value:
            _check(part, depth + 1)
    elif isinstance(value, dict):
        for key, part in value.items():
            if not isinstance(key, str):
                raise MalformedError("value: a key is no text")
            _check(part, depth + 1)
    else:
        raise MalformedError("value: a float or another foreign type")


def _unique(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise MalformedError("JSON: a key twice")
    return found


def _refuse_number(text: str) -> NoReturn:
    raise MalformedError(f"JSON: {text[:20]} is no whole number")


_decode = json.JSONDecoder(
    object_pairs_hook=_unique, parse_float=_refuse_number, parse_constant=_refuse_number
).decode
