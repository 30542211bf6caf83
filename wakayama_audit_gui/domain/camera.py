"""A camera of the visit: which one it is, and whether its card was cleared after the import.

Which photo came from it is said by `visit.Photo.camera_id`; what EXIF calls it, by its ``camera``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class CameraKind(StrEnum):
    """Whose camera it is."""

    LENT = "貸与カメラ"
    PHONE = "業務用スマートフォン"
    OTHER = "その他"


class Camera(NamedTuple):
    """A camera that photos of the visit were taken with.

    Attributes:
        id: 32 hex digits.
        number: 管理番号 as it stands on the camera.
        kind: Whose it is.
        note: Anything else, e.g. who lent it.
        model: What the camera calls itself in EXIF, "" while unknown.
        fast_s: Seconds its clock is ahead of the true time, behind when negative.
        cleared_at: When its photos were removed from the card after the import, "" not yet.
        cleared_by: Person id of who did that.
    """

    id: str
    number: str
    kind: CameraKind = CameraKind.LENT
    note: str = ""
    model: str = ""
    fast_s: int = 0
    cleared_at: str = ""
    cleared_by: str = ""

    @property
    def label(self) -> str:
        """``貸与カメラ C-03``."""
        return f"{self.kind.value} {self.number}".strip()

    def is_to_clear(self, added: str) -> bool:
        """Whether a photo taken in at this time still has to be removed from the card."""
        return not self.cleared_at or self.cleared_at < added
