"""Values: one way to write each, bound by a salted hash."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakayama_audit_gui.record.commitment import (
    MAX_VALUE_BYTES,
    MalformedError,
    Value,
    canonical,
    check_value,
    named_blobs,
    names_in,
    read_value,
)
from wakayama_audit_gui.record.fact import JsonValue

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
JSON: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.booleans() | st.integers(-(1 << 63), (1 << 63) - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
SALT = b"s" * 16
NAME = "0123456789abcdef" * 4


@given(JSON)
def test_a_value_has_one_form_and_comes_back(value: JsonValue) -> None:
    body = canonical(value)
    assert canonical(read_value(body)) == body
    assert repr(read_value(body)) == repr(_sorted(value))


def _sorted(value: JsonValue) -> JsonValue:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(part) for part in value] if isinstance(value, list) else value


def test_keys_are_sorted_and_nothing_is_padded_or_escaped() -> None:
    assert canonical({"b": [1, None], "a": "髙"}) == '{"a":"髙","b":[1,null]}'.encode()


@pytest.mark.parametrize(
    "value",
    [1.5, float("nan"), "\ud800", 1 << 63, -(1 << 63) - 1, (1, 2), {1: 2}, {"\udfff": 1}, b"x"],
    ids=repr,
)
def test_foreign_values_are_refused(value: JsonValue) -> None:
    with pytest.raises(MalformedError):
        canonical(value)


def test_values_too_deep_or_too_long_are_refused() -> None:
    deep: JsonValue = 1
    for _ in range(40):
        deep = [deep]
    for value in (deep, "x" * MAX_VALUE_BYTES):
        with pytest.raises(MalformedError):
            canonical(value)
    with pytest.raises(MalformedError):
        read_value(b'"' + b"x" * MAX_VALUE_BYTES + b'"')


@pytest.mark.parametrize(
    "body",
    [b"[1, 2]", b'{"b":1,"a":2}', b'"\\u9ad9"', b"1.0", b"-0", b'{"a":1,"a":1}', b"", b"nan"],
)
def test_bytes_in_another_form_are_refused(body: bytes) -> None:
    with pytest.raises(MalformedError):
        read_value(body)


def test_a_commitment_binds_salt_and_body() -> None:
    value = Value(SALT, b'"x"')
    check_value(value.commitment, value)
    for other in (
        Value(SALT, b'"y"'),
        Value(b"t" * 16, b'"x"'),
        Value(SALT[:-1], b's"x"'),
        Value(SALT + b'"', b'x"'),
    ):
        with pytest.raises(MalformedError):
            check_value(value.commitment, other)


def test_a_salt_of_another_length_is_refused_even_when_it_matches() -> None:
    short = Value(b"", b"1")
    with pytest.raises(MalformedError):
        check_value(short.commitment, short)


@given(st.binary(max_size=80))
def test_random_bodies_never_crash(body: bytes) -> None:
    with contextlib.suppress(MalformedError):
        assert canonical(read_value(body)) == body


def test_blob_names_are_found_at_any_depth() -> None:
    value: JsonValue = {
        "a": [NAME, {"b": NAME.replace("0", "1")}],
        "c": NAME.upper(),
        "d": NAME + "0",
    }
    assert list(named_blobs(value)) == [NAME, NAME.replace("0", "1")]
    assert names_in([Value(SALT, canonical(value)), Value(SALT, b"null")]) == {
        NAME,
        NAME.replace("0", "1"),
    }
