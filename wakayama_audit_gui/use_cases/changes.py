"""What a write changed: every writing use case returns this, and screens refresh from it.

How the change reaches a screen is the change bus of the window.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.record.fact import Receipt


class Changes(NamedTuple):
    """The acknowledged result of one act.

    Attributes:
        label: What was done, for 元に戻す, e.g. 「判定を指摘にした」.
        receipts: Committed entries, in order; empty when nothing had to be written.
        made: Id of a thing newly made (visit, place, photo, finding), "" otherwise.
        undoing: Whether this took an act back or did it again.
        batch: Names the act that this is a part of, e.g. an import of many photos: 元に戻す takes
            all its parts back at once. "" when it is an act by itself.
    """

    label: str
    receipts: tuple[Receipt, ...]
    made: str = ""
    undoing: bool = False
    batch: str = ""

    def touches(self, book: str) -> bool:
        """Whether any receipt belongs to the book."""
        return any(receipt.book == book for receipt in self.receipts)
