"""What the paper says about itself: what was replaced or could not be printed.

What is replaced is decided in glyphs.py; other notes come with the sheet.
"""

from __future__ import annotations

from collections.abc import Sequence

from wakayama_audit_gui.outputs.pdf.flow import Piece
from wakayama_audit_gui.outputs.pdf.pen import Bookmark
from wakayama_audit_gui.outputs.pdf.prose import prose
from wakayama_audit_gui.outputs.pdf.style import Styles

_MOST = 40


def note_pieces(notes: Sequence[str], styles: Styles) -> list[Piece]:
    """A line for each note; the last says how many more there are."""
    if not notes:
        return []
    shown = list(notes[:_MOST])
    if len(notes) > _MOST:
        shown.append(f"ほか {len(notes) - _MOST} 件")
    title = Piece(
        prose("印字についての注記", styles.section),
        above=10,
        keep=True,
        bookmark=Bookmark("印字についての注記", 0),
    )
    return [title, *(Piece(prose(f"・{note}", styles.small)) for note in shown)]
