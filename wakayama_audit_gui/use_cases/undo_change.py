"""元に戻す and やり直す: taking an act back is a new act that restores what stood before.

Nothing is ever removed from the record; the history shows both the act and its undoing.
"""

from __future__ import annotations

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import Cell, JsonValue, NewFact, Receipt
from wakayama_audit_gui.use_cases.cells import rivals, standing
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store

_DEPTH = 500


def undo_change(store: Store, changes: Changes, by: str) -> Changes:
    """Restore what stood before an act, latest entry first.

    Raises:
        UserError: Something it touched was changed since, so undoing would lose that change.
    """
    receipts = tuple(reversed(changes.receipts))
    for receipt in receipts:
        _require_untouched(store, receipt, changes.label)
    undone = tuple(store.append(receipt.book, by, _restoring(receipt)) for receipt in receipts)
    return Changes(f"元に戻した: {changes.label}", undone, changes.made, undoing=True)


def _restoring(receipt: Receipt) -> list[NewFact]:
    return [
        NewFact(subject, field, _former(field, before))
        for (subject, field), before in receipt.before.items()
    ]


def _former(field: str, before: Cell) -> JsonValue:
    # A thing that was made by the act has no "before": undoing the making removes it.
    if field == "removed" and not before:
        return True
    return standing(before)


def _require_untouched(store: Store, receipt: Receipt, label: str) -> None:
    for (subject, field), after in receipt.after.items():
        now = store.cell(subject, field)
        # By value, not by entry: undoing a later act restores this value under a new entry.
        if standing(now) != standing(after) or rivals(now) != rivals(after):
            raise UserError(
                f"「{label}」のあとに別の変更があるため、元に戻せません。",
                "履歴を見て、必要な値を入れ直してください。",
                code="undo_superseded",
            )


class UndoStack:
    """The acts of one visit that can be taken back, and those taken back that can be redone."""

    def __init__(self) -> None:
        self._done: list[Changes] = []
        self._undone: list[Changes] = []

    def did(self, changes: Changes) -> None:
        """Remember an act; whatever had been undone can no longer be redone."""
        if changes.receipts:
            self._done.append(changes)
            del self._done[:-_DEPTH]
            self._undone.clear()

    @property
    def next_undo(self) -> Changes | None:
        """The act that would be taken back now."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Changes | None:
        """The undoing that would be taken back now."""
        return self._undone[-1] if self._undone else None

    def undid(self, undoing: Changes) -> None:
        """Note that the last act was taken back by ``undoing``."""
        act = self._done.pop()
        self._undone.append(undoing._replace(label=act.label))

    def redid(self, redoing: Changes) -> None:
        """Note that the last undoing was itself taken back by ``redoing``."""
        act = self._undone.pop()
        self._done.append(redoing._replace(label=act.label))
