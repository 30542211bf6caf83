"""What is in a signature box, in words, with a mark and, for a drawn one, its lines.

The buttons beside it are box_card.py's.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import clock_time, short_date
from wakayama_audit_gui.domain.signature import Signature, SignatureMode
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.ink import InkView
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.shape_mark import Shape, ShapeMark

_MARKS = {
    SignatureMode.SCREEN: (Shape.CHECK, Tone.MATSUBA),
    SignatureMode.NAMED: (Shape.CHECK, Tone.MATSUBA),
    SignatureMode.INK: (Shape.RING, Tone.AI),
    SignatureMode.ABSENT: (Shape.DASH, Tone.NIBI),
    SignatureMode.REFUSED: (Shape.CROSS, Tone.SHU),
}

_EMPTY = "まだ何もありません"
_NOT_YET = "まだ何もありません（署名の段階で署名できます）"


def moment(iso: str) -> str:
    """``11月26日(木) 10:38``, "" for no time."""
    return f"{short_date(iso[:10])} {clock_time(iso)}" if iso else ""


class BoxStatus(QWidget):
    """What was put into a box.

    Args:
        signature: It; None while nothing was.
        open_: Whether something can be put into it now.
    """

    def __init__(self, signature: Signature | None, *, open_: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        shape, tone = _mark_of(signature)
        mark = ShapeMark(shape, tone, size=18)
        words = _words_of(signature) or (_EMPTY if open_ else _NOT_YET)
        mark.setAccessibleName(words)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(words, wrap=True), 1)
        column.addLayout(row)
        if signature is None:
            return
        if signature.strokes:
            column.addWidget(InkView(signature.strokes, f"{signature.name}の署名"))
        for text, shade in _lines_of(signature):
            column.addWidget(PlainLabel(text, size=Size.SMALL, tone=shade, wrap=True))


def _mark_of(signature: Signature | None) -> tuple[Shape, Tone]:
    if signature is None:
        return Shape.DASHED_RING, Tone.NIBI
    if not signature.holds:
        return Shape.TRIANGLE, Tone.SHU
    return _MARKS[signature.mode]


def _words_of(signature: Signature | None) -> str:
    if signature is None:
        return ""
    parts = [signature.mode.value, signature.name, moment(signature.at)]
    return "　".join(part for part in parts if part)


def _lines_of(signature: Signature) -> list[tuple[str, Tone]]:
    lines: list[tuple[str, Tone]] = []
    if signature.mode is SignatureMode.INK:
        lines.append(("紙に空の欄を印刷します。署名・押印は紙にもらいます。", Tone.SECOND))
    if signature.reason:
        lines.append((f"理由：{signature.reason}", Tone.INK))
    if signature.dissent:
        lines.append((f"相違あり：{signature.dissent}", Tone.YAMABUKI))
    if signature.copied:
        lines.append(
            (
                "別の欄の署名と線が同じです。署名し直してください。このままでは確定できません。",
                Tone.SHU,
            )
        )
    if signature.changed:
        lines.append(
            ("署名後変更：この署名の後に記録が変わりました。このままでは確定できません。", Tone.SHU)
        )
    return lines
