"""Marks, colours and words of sticks and of how they differ.

What a difference is is said in domain/stick.py.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.stick import Comparison, DifferenceKind, Stick
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.shape_mark import Shape

Look = tuple[Shape, Tone]

LENT: Look = (Shape.DOT, Tone.AI)
RETURNED: Look = (Shape.DASH, Tone.NIBI)
MATCHED: Look = (Shape.CHECK, Tone.MATSUBA)
LEFT: Look = (Shape.DASHED_RING, Tone.NIBI)
AGAIN: Look = (Shape.RING, Tone.AI)
WRONG: Look = (Shape.CROSS, Tone.SHU)
DIFFERS: Look = (Shape.TRIANGLE, Tone.YAMABUKI)


def look_of(kind: DifferenceKind) -> Look:
    """The mark of a difference."""
    return WRONG if kind in (DifferenceKind.MISSING, DifferenceKind.UNKNOWN) else DIFFERS


def detail_of(stick: Stick) -> str:
    """The second line of a stick: where it is, and since when."""
    parts = [stick.section, stick.kept_at]
    if stick.lent_on:
        parts.append(f"貸与 {plain_day(stick.lent_on)}")
    if stick.returned_on:
        parts.append(f"返却 {plain_day(stick.returned_on)}")
    return "　".join(part for part in parts if part)


def sum_up(compared: Comparison, *, ended: bool) -> str:
    """How far a count is, or what came of it, in figures."""
    left = f"不足 {len(compared.missing)}" if ended else f"残り {len(compared.missing)}"
    return (
        f"台帳 {compared.expected} 本　一致 {len(compared.matched)}"
        f"　{left}　差異 {len(compared.others)}"
    )


def sum_up_shortly(compared: Comparison, *, ended: bool) -> str:
    """The same for a line of a list."""
    differs = f"差異 {len(compared.others)}" if compared.others else ""
    left = len(compared.missing)
    if not ended:
        return "　".join(part for part in ("照合中", f"残り {left}", differs) if part)
    missing = f"不足 {left}" if left else ""
    found = "　".join(part for part in (missing, differs) if part)
    return found or f"すべて一致（{len(compared.matched)} 本）"


def look_of_count(compared: Comparison, *, ended: bool) -> Look:
    """The mark of a count."""
    if not ended:
        return AGAIN
    return WRONG if compared.missing else DIFFERS if compared.others else MATCHED


def plain_day(iso: str) -> str:
    """``令和8年10月21日``; "" stays so."""
    return long_date(iso).partition("（")[0]
