"""USBメモリ運用管理監査: sticks as the ledger has them, a count on site, and how the two differ.

Recording them is in use_cases/keep_sticks.py and count_sticks.py; 指摘 that come of it live in
finding_life.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from wakayama_audit_gui.domain.search_key import search_key

_LONGEST = 100
USB_AUDIT = "USBメモリ運用管理監査"


class Stick(NamedTuple):
    """A USBメモリ that is lent out.

    Attributes:
        number: 管理番号, as written; unique.
        section: 課 it is lent to.
        kept_at: 保管場所.
        lent_on: 貸与日, ISO.
        returned_on: 返却日, ISO; "" while it is lent.
        log: 使用簿: where or how its use is written down.
        note: 備考.
    """

    number: str
    section: str
    kept_at: str = ""
    lent_on: str = ""
    returned_on: str = ""
    log: str = ""
    note: str = ""

    @property
    def is_lent(self) -> bool:
        """Whether it should be at its 課."""
        return not self.returned_on


class DifferenceKind(StrEnum):
    """How what is there differs from what is written."""

    MISSING = "現物なし"
    UNKNOWN = "台帳になし"
    ELSEWHERE = "別の課"
    PLACE = "別の場所"
    RETURNED = "返却済み"


class Difference(NamedTuple):
    """One stick that is not as the ledger says.

    Attributes:
        kind: How.
        number: 管理番号.
        section: 課 at which was counted.
        ledger: 課 that the ledger names, of PLACE its 保管場所; "" when it does not know the stick.
        place: Of PLACE: where it was counted.
        alike: Of UNKNOWN: a number of the ledger that differs in leading zeros only, or "".
    """

    kind: DifferenceKind
    number: str
    section: str
    ledger: str
    place: str = ""
    alike: str = ""

    @property
    def hint(self) -> str:
        """Which number may be meant, or ""; a 指摘 does not repeat it."""
        return f"台帳には {self.alike} があります" if self.alike else ""

    @property
    def words(self) -> str:
        """What was seen, in a sentence, and which number may be meant."""
        return f"{self._seen}{self.hint}。" if self.hint else self._seen

    @property
    def _seen(self) -> str:
        what, here = f"管理番号 {self.number} のUSBメモリ", f"{self.section}にあった"
        lent = f"{what}は、台帳では{self.ledger}に貸与されているが、"
        return {
            DifferenceKind.MISSING: f"{lent}現物を確認できなかった。",
            DifferenceKind.UNKNOWN: f"{what}が{here}が、台帳に記載がなかった。",
            DifferenceKind.ELSEWHERE: f"{lent}{here}。",
            DifferenceKind.PLACE: (
                f"{what}は、台帳では「{self.ledger}」に保管するものであるが、"
                f"「{self.place}」にあった。"
            ),
            DifferenceKind.RETURNED: f"{what}は、台帳では返却済みであるが、{here}。",
        }[self.kind]

    @property
    def draft(self) -> str:
        """The same as the draft of a 指摘."""
        then = {
            DifferenceKind.MISSING: "所在を確かめ、台帳と現物を一致させるべきである。",
            DifferenceKind.UNKNOWN: "出所を確かめ、台帳に登録するか、使用をやめるべきである。",
            DifferenceKind.ELSEWHERE: "貸与先を確かめ、台帳の記載を改めるべきである。",
            DifferenceKind.PLACE: "台帳のとおりに保管するか、台帳の記載を改めるべきである。",
            DifferenceKind.RETURNED: "返却の手続を確かめ、台帳の記載を改めるべきである。",
        }[self.kind]
        return self._seen + then


class Comparison(NamedTuple):
    """A count held against the ledger.

    Attributes:
        expected: How many the ledger says are there.
        matched: 管理番号 that are there as they should be.
        differences: In the order: missing, then as they were counted.
    """

    expected: int
    matched: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def missing(self) -> tuple[Difference, ...]:
        """Those that were not read: of a count under way they are what is left to read."""
        return tuple(d for d in self.differences if d.kind is DifferenceKind.MISSING)

    @property
    def others(self) -> tuple[Difference, ...]:
        """Those that were read and are not as the ledger says."""
        return tuple(d for d in self.differences if d.kind is not DifferenceKind.MISSING)


def compare_count(
    section: str, ledger: Iterable[Stick], seen: Sequence[str], place: str = ""
) -> Comparison:
    """Hold what was counted at a 課 against the ledger.

    Numbers are the same in full and half width; leading zeros count, but a number that is like one
    of the ledger without them is told so.

    Args:
        section: The 課.
        ledger: Every stick.
        seen: 管理番号 as they were typed or read; one that comes twice counts once.
        place: Where was counted. When it is a 保管場所 that the ledger names at this 課, only what
            is kept there is expected, and what is kept elsewhere is a difference.
    """
    known: Mapping[str, Stick] = {stick_key(stick.number): stick for stick in ledger}
    counted = {stick_key(number): number for number in reversed(seen) if stick_key(number)}
    lent = [stick for stick in known.values() if stick.section == section and stick.is_lent]
    at = _place_key(place)
    if at not in {_place_key(stick.kept_at) for stick in lent}:
        at = ""
    expected = [stick for stick in lent if at in ("", _place_key(stick.kept_at))]
    missing = [
        Difference(DifferenceKind.MISSING, stick.number, section, section)
        for stick in expected
        if stick_key(stick.number) not in counted
    ]
    # Of two that are alike, one that should be here is more likely meant.
    ordered = (*known.values(), *lent)
    alike = {key_without_zeros(stick.number): stick.number for stick in ordered}
    matched: list[str] = []
    others: list[Difference] = []
    for key, number in reversed(counted.items()):
        differs = _differs(known.get(key), number, section, place if at else "")
        if differs is not None and differs.kind is DifferenceKind.UNKNOWN:
            differs = differs._replace(alike=alike.get(key_without_zeros(key), ""))
        if differs is None:
            matched.append(known[key].number)
        else:
            others.append(differs)
    return Comparison(len(expected), tuple(matched), (*missing, *others))


def _differs(stick: Stick | None, number: str, section: str, place: str) -> Difference | None:
    if stick is None:
        return Difference(DifferenceKind.UNKNOWN, number.strip(), section, "")
    if stick.section != section:
        return Difference(DifferenceKind.ELSEWHERE, stick.number, section, stick.section)
    if not stick.is_lent:
        return Difference(DifferenceKind.RETURNED, stick.number, section, section)
    if place and stick.kept_at.strip() and _place_key(stick.kept_at) != _place_key(place):
        kept = stick.kept_at.strip()
        return Difference(DifferenceKind.PLACE, stick.number, section, kept, place.strip())
    return None


def _place_key(place: str) -> str:
    return search_key(place.strip())


def stick_key(number: str) -> str:
    """What two writings of one 管理番号 have in common."""
    # What a reader sends along, e.g. a line end, is no part of the number.
    plain = (c for c in search_key(number) if c.isprintable() and not c.isspace())
    return "".join(plain)[:_LONGEST]


def key_without_zeros(number: str) -> str:
    """What a 管理番号 has in common with what a spreadsheet makes of it that takes it for a number.

    One that is not of digits only stays as it is.
    """
    key = stick_key(number)
    return (key.lstrip("0") or "0") if key.isdecimal() else key
