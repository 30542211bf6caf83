"""The parts of the question that only some answers need, imported and built when first needed.

A start must paint the question soon. What each part does is said in its own room.
"""

from __future__ import annotations

from wakayama_audit_gui.gui.screens.walk.row_part import RowPart
from wakayama_audit_gui.gui.screens.walk.walk import Walk


def contested_part(walk: Walk) -> RowPart:
    """Differing judgements side by side."""
    from wakayama_audit_gui.gui.screens.walk.contested_panel import ContestedPanel

    return ContestedPanel(walk)


def later_part(walk: Walk) -> RowPart:
    """未確認 or 後日確認."""
    from wakayama_audit_gui.gui.screens.walk.later_panel import LaterPanel

    return LaterPanel(walk)


def reason_part(walk: Walk) -> RowPart:
    """Why 対象外, 未確認 or 後日確認."""
    from wakayama_audit_gui.gui.screens.walk.reason_panel import ReasonPanel

    return ReasonPanel(walk)


def finding_part(walk: Walk) -> RowPart:
    """The drafted 指摘 or 意見."""
    from wakayama_audit_gui.gui.screens.walk.finding_panel import FindingPanel

    return FindingPanel(walk)


def extras_part(walk: Walk) -> RowPart:
    """担当, sampling, history."""
    from wakayama_audit_gui.gui.screens.walk.extras_bar import ExtrasBar

    return ExtrasBar(walk)
