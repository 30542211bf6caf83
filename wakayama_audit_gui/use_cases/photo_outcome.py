"""What became of each photo of an import, in words.

How an import runs is in import_photos.py; the sentences of a refusal come from whoever refused.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.changes import Changes


class PhotoOutcome(NamedTuple):
    """What became of one file.

    Attributes:
        file: Its name, fit to be shown.
        ok: Whether it was recorded.
        reason: Why not and what to do, one or two sentences; "" when it was.
        sha256: 64 hex digits, "" when the bytes were never a photo.
        photo: Id of the photo; of the one already there for a duplicate; "" otherwise.
        code: Stable short code of the refusal, "" when recorded.
        note: What is to be looked at though it was recorded; whole sentences, "" for nothing.
    """

    file: str
    ok: bool
    reason: str = ""
    sha256: str = ""
    photo: str = ""
    code: str = ""
    note: str = ""


class PhotoImport(NamedTuple):
    """What became of all of them.

    Attributes:
        outcomes: One per source, in their order.
        changes: Every recorded photo as one act, for 元に戻す; each was also told to the watch.
        cancelled: Whether the user stopped it.
    """

    outcomes: tuple[PhotoOutcome, ...]
    changes: Changes
    cancelled: bool = False

    @property
    def recorded(self) -> int:
        """How many were recorded."""
        return sum(outcome.ok for outcome in self.outcomes)

    @property
    def sentence(self) -> str:
        """The result in words."""
        left_out = len(self.outcomes) - self.recorded
        if self.cancelled:
            rest = f"残りの {left_out} 枚は取り込んでいません。"
            return f"中止しました。{self.recorded} 枚は取り込み済みです。" + (
                rest if left_out else ""
            )
        done = f"写真を {self.recorded} 枚取り込みました。"
        return done + (f"{left_out} 枚は取り込めませんでした。" if left_out else "")


CANCELLED = PhotoOutcome(
    "", ok=False, reason="中止したため、取り込んでいません。", code="photo_cancelled"
)
"""Said of every file behind the point where the user stopped."""


def refused(name: str, error: UserError) -> PhotoOutcome:
    """A file that was refused, or the reason every file was refused."""
    return PhotoOutcome(name, ok=False, reason=f"{error.what}{error.remedy}", code=error.code)


def not_reached(error: UserError) -> PhotoOutcome:
    """Said of every file behind one that could not be stored."""
    reason = f"前の写真を保存できなかったため、取り込んでいません。{error.remedy}"
    return PhotoOutcome("", ok=False, reason=reason, code="photo_not_reached")
