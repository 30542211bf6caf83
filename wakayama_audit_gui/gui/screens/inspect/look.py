"""Which mark and colour an answer has, here and on the board.

What an answer means is in domain/self_inspection.py.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.self_inspection import ReplyAnswer
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.shape_mark import Shape

LOOKS: dict[str, tuple[Shape, Tone]] = {
    ReplyAnswer.YES: (Shape.CIRCLE, Tone.MATSUBA),
    ReplyAnswer.NO: (Shape.CROSS, Tone.SHU),
    ReplyAnswer.NOT_APPLICABLE: (Shape.DASH, Tone.NIBI),
    "": (Shape.DASHED_RING, Tone.NIBI),
}
