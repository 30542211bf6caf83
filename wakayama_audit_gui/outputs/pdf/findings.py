"""指摘 and 意見 in their boxes, each with its grounds, its 課, and what was said last time.

How they are worded is decided on screen and checked in domain.
"""

from __future__ import annotations

from reportlab.lib.units import mm

from wakayama_audit_gui.domain.sheet import Sheet, SheetFinding
from wakayama_audit_gui.outputs.pdf.flow import Piece
from wakayama_audit_gui.outputs.pdf.grid import FORM, Cell, Grid, Row
from wakayama_audit_gui.outputs.pdf.marks import VerdictMark
from wakayama_audit_gui.outputs.pdf.pen import Block, Bookmark, text_width
from wakayama_audit_gui.outputs.pdf.prose import Prose, Run, prose
from wakayama_audit_gui.outputs.pdf.stack import Gap, Stack
from wakayama_audit_gui.outputs.pdf.style import BODY_WIDTH, LABEL_FILL, Styles

_NUMBER = 13 * mm
_KINDS = ("指摘", "意見")


def finding_pieces(sheet: Sheet, styles: Styles) -> list[Piece]:
    """A section for each kind; when neither was drafted, a line that says so.

    None on the 事実確認書: a finding is the auditors' own.
    """
    if not sheet.judged:
        return []
    pieces: list[Piece] = []
    for kind in _KINDS:
        found = [finding for finding in sheet.findings if finding.kind == kind]
        if found:
            pieces += _section(kind, found, styles)
    if not pieces:
        title = Prose(Run("指摘・意見", styles.section), Run("　記載なし", styles.small))
        pieces.append(Piece(title, above=10))
    return pieces


def _section(kind: str, found: list[SheetFinding], styles: Styles) -> list[Piece]:
    title = Prose(Run(kind, styles.section), Run(f"　{len(found)}件", styles.small))
    rows = [_row(finding, styles) for finding in found]
    number = _number_width(found, styles)
    return [
        Piece(title, above=10, keep=True, bookmark=Bookmark(kind, 0)),
        Piece(Grid((number, BODY_WIDTH - number), rows), above=2),
    ]


def _number_width(found: list[SheetFinding], styles: Styles) -> float:
    """Of the column with the numbers: wider where there are so many that one would be broken."""
    widest = max(
        max(
            text_width(f"{finding.kind}{finding.number}", styles.label),
            text_width(f"項目{finding.item}", styles.small),
        )
        for finding in found
    )
    return max(_NUMBER, widest + 2 * FORM.across + 1)


def _row(finding: SheetFinding, styles: Styles) -> Row:
    number = styles.label._replace(align="centre")
    item = styles.small._replace(align="centre")
    label: list[Block] = [
        VerdictMark(finding.kind, 3.6),
        prose(f"{finding.kind}{finding.number}", number),
    ]
    if finding.item:
        label.append(prose(f"項目{finding.item}", item))
    again = Stack(
        (
            prose(f"{finding.kind}{finding.number}", number),
            prose("つづき", item._replace(size=6.5)),
        )
    )
    text: list[Block] = [prose(finding.text, styles.body)]
    grounds = _grounds(finding, styles)
    if grounds:
        text += [Gap(2), Prose(*grounds)]
    if finding.class_reason:
        text.append(
            Prose(Run("区分の理由 ", styles.small_label), Run(finding.class_reason, styles.small))
        )
    return Row((Cell(Stack(label), fill=LABEL_FILL, again=again), Cell(Stack(text))))


def _grounds(finding: SheetFinding, styles: Styles) -> list[Run]:
    runs: list[Run] = []
    for label, value in (
        ("根拠", "、".join(finding.clauses)),
        ("対象課", "、".join(finding.sections)),
        ("対象システム", "、".join(finding.systems)),
    ):
        if value:
            runs += [Run(f"{label} ", styles.small_label), Run(f"{value}　", styles.small)]
    if finding.prior:
        runs.append(Run(finding.prior, styles.small))
    return runs
