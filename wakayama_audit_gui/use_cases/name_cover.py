"""Covering a person's name in what was recorded of them, and telling whether it stands there.

Which values are covered, and which are only told of, is decided in plan_names.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wakayama_audit_gui.domain.search_key import plain_name
from wakayama_audit_gui.record.derive import kind_of
from wakayama_audit_gui.record.fact import JsonValue
from wakayama_audit_gui.record.sealing import REOPENED
from wakayama_audit_gui.use_cases.black_bar import BAR
from wakayama_audit_gui.use_cases.left_value import LEFT, REST
from wakayama_audit_gui.use_cases.signature_value import SIGNED, is_signature, retold

_SHORTEST = 2
"""Letters of a name that is looked for within texts: a single one stands in too many words."""


_NAMING = {
    "box": "name",
    "signature": SIGNED,
    "place": "permission",
    "seal": REOPENED,
    LEFT: REST,
}


class Cover:
    """One person's name in every way it was written.

    Args:
        names: As typed, one or more.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._plain = {plain_name(name) for name in names} - {""}
        within = sorted({"".join(name.split()) for name in names}, key=len, reverse=True)
        apart = (r"\s*".join(map(re.escape, name)) for name in within if len(name) >= _SHORTEST)
        self._within = re.compile("|".join(apart) or r"(?!)")

    def is_name(self, text: str) -> bool:
        """Whether a text is the name and nothing else."""
        return plain_name(text) in self._plain

    def stands_in(self, value: JsonValue) -> bool:
        """Whether the name stands in a text, or in a text of an object."""
        if isinstance(value, str):
            return self.is_name(value) or bool(self._within.search(value))
        return isinstance(value, dict) and any(
            isinstance(part, str) and self.stands_in(part) for part in value.values()
        )

    def rest(self, value: JsonValue, *, own: bool) -> JsonValue:
        """What is left of a value that named the person: a bar stands for the name.

        Args:
            value: A text, or an object of texts, as it was recorded.
            own: Whether it is the person's name itself, or stands in the person's own box.
        """
        if isinstance(value, str):
            return BAR if own else self._covered(value)
        if not isinstance(value, dict):
            return value
        rest: dict[str, JsonValue] = {
            key: self._covered(part) if isinstance(part, str) else part
            for key, part in value.items()
        }
        if not is_signature(value):
            return rest
        name = value.get("name")
        # The lines of the pen are the name as well.
        if isinstance(name, str) and (self.is_name(name) or (own and not name)):
            rest |= {"name": BAR, "strokes": []}
        return retold(rest)

    def _covered(self, text: str) -> str:
        return BAR if self.is_name(text) else self._within.sub(BAR, text)


def may_name(subject: str, field: str) -> bool:
    """Whether a field may hold a person's name by itself, and not as words of a sentence."""
    kind = kind_of(subject)
    return field == _NAMING.get(kind) or (kind == "approval" and field.startswith("post:"))
