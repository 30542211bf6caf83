"""A signature as it is recorded: tied to its visit, its box, its revision and what was signed.

Who may sign when is in sign_visit.py; what stands is read in read_signing.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wakayama_audit_gui.domain.signature import Signature, SignatureMode, Stroke
from wakayama_audit_gui.record.commitment import blob_name, canonical
from wakayama_audit_gui.record.fact import JsonValue
from wakayama_audit_gui.use_cases.cells import whole, words

SIGNED = "signed"
"""The one field of ``signature:<box>``: a signature is given and taken back as a whole."""


class Tie(NamedTuple):
    """What a signature is tied to beside the digest it bears."""

    visit: str
    box: str
    revision: int


def signature_value(tie: Tie, signature: Signature) -> JsonValue:
    """The value to record; its ``binding`` ties everything in it together."""
    value: dict[str, JsonValue] = {
        **tie._asdict(),
        "mode": signature.mode.value,
        "name": signature.name,
        "strokes": [[[x, y] for x, y in stroke] for stroke in signature.strokes],
        "at": signature.at,
        "by": signature.by,
        "digest": signature.digest,
        "dissent": signature.dissent,
        "reason": signature.reason,
    }
    return retold(value)


def retold(value: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """A recorded signature of which parts were taken away, tied together anew."""
    said = {name: part for name, part in value.items() if name != "binding"}
    return {**said, "binding": _binding(said)}


def is_signature(value: Mapping[str, JsonValue]) -> bool:
    """Whether a recorded value is a signature, or what is left of one."""
    return "binding" in value


def read_signature(value: Mapping[str, JsonValue]) -> Signature | None:
    """The signature in a recorded value; None when it is none."""
    mode = words(value.get("mode"))
    if mode not in SignatureMode.__members__.values():
        return None
    return Signature(
        box=words(value.get("box")),
        mode=SignatureMode(mode),
        name=words(value.get("name")),
        strokes=_strokes(value.get("strokes")),
        at=words(value.get("at")),
        by=words(value.get("by")),
        digest=words(value.get("digest")),
        dissent=words(value.get("dissent")),
        reason=words(value.get("reason")),
    )


def read_tie(value: Mapping[str, JsonValue]) -> Tie:
    """What a recorded signature says it is tied to."""
    return Tie(words(value.get("visit")), words(value.get("box")), whole(value.get("revision")))


def is_tied(value: Mapping[str, JsonValue], tie: Tie) -> bool:
    """Whether a recorded signature was given in this very box, and is as it was then."""
    said = {name: part for name, part in value.items() if name != "binding"}
    return read_tie(value) == tie and value.get("binding") == _binding(said)


def _binding(value: Mapping[str, JsonValue]) -> str:
    return blob_name(canonical(dict(value)))


def _strokes(value: JsonValue) -> tuple[Stroke, ...]:
    lines = value if isinstance(value, list) else []
    return tuple(
        tuple(point for one in line if (point := _point(one)) is not None)
        for line in lines
        if isinstance(line, list)
    )


def _point(value: JsonValue) -> tuple[int, int] | None:
    match value:
        case [across, down]:
            return whole(across), whole(down)
        case _:
            return None
