"""Marks and colours of the states of a form, and its line on the board in words.

What a state means is in domain/self_inspection.py.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.self_inspection import FormState
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.shape_mark import Shape
from wakayama_audit_gui.use_cases.owed_sheet import OwedSheet, tell_owed
from wakayama_audit_gui.use_cases.read_collection import FormRow

LOOKS: dict[FormState, tuple[Shape, Tone]] = {
    FormState.NOT_SENT: (Shape.DASHED_RING, Tone.NIBI),
    FormState.SENT: (Shape.RING, Tone.YAMABUKI),
    FormState.SUBMITTED: (Shape.DOT, Tone.AI),
    FormState.RECEIVED: (Shape.CHECK, Tone.MATSUBA),
    FormState.RETURNED: (Shape.TRIANGLE, Tone.SHU),
}


def detail_of(row: FormRow, owed: OwedSheet | None) -> str:
    """The second line of a form: where it is, by when, and what it says.

    Args:
        row: The form.
        owed: The same while it is waited for; None once it is back, or without a deadline.
    """
    parts = [row.bureau]
    if owed:
        parts.append(tell_owed(owed))
    if row.answered:
        parts.append(f"いいえ {row.noes}")
    if row.bare:
        parts.append(f"理由なし {row.bare}")
    if row.note:
        parts.append(f"差戻し：{row.note}")
    return "　".join(part for part in parts if part)
