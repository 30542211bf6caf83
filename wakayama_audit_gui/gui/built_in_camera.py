"""The camera of a tablet or laptop, as the screens see it; and in words why there is none.

The one with Qt is qt_camera.py, opened by camera_door.py. What becomes of a photo is the screen's
affair.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import SignalInstance

from wakayama_audit_gui.errors import UserError

NOT_TAKEN = "camera_not_taken"
"""Code of a single photo that did not come; the camera goes on looking."""


class BuiltInCamera(Protocol):
    """The cameras of this machine, of which one may be looking."""

    @property
    def seen(self) -> SignalInstance:
        """What it sees just now (`QImage`), a few times a second while it looks."""

    @property
    def taken(self) -> SignalInstance:
        """The photo (`QImage`) that was asked for."""

    @property
    def failed(self) -> SignalInstance:
        """It cannot be used, or not any more (`UserError`)."""

    @property
    def changed(self) -> SignalInstance:
        """A camera came or went."""

    def names(self) -> Sequence[str]:
        """The cameras there are; one that looks away from the user comes first."""

    def start(self, number: int) -> None:
        """Look through one of them, by its place among the names."""

    def stop(self) -> None:
        """Look no longer; its light goes out."""

    def take(self) -> None:
        """Take a photo; `taken` or `failed` answers."""


def no_camera() -> UserError:
    """There is no camera."""
    return UserError(
        "カメラが見つかりません。",
        "つなぎ直すか、別のカメラで撮った写真をファイルから選んでください。",
        code="camera_missing",
    )


def camera_gone() -> UserError:
    """The camera was pulled out while it looked."""
    return UserError(
        "カメラが外されました。",
        "つなぎ直して「もう一度探す」を押してください。",
        code="camera_gone",
    )


def camera_refused() -> UserError:
    """The system does not let us have it: another program has it, or it is not allowed."""
    return UserError(
        "カメラを使えません。",
        "ほかのアプリが使っていないか、OSの設定でカメラの使用が許可されているかを確かめてください。",
        code="camera_refused",
    )


def no_view() -> UserError:
    """It looks, but nothing is seen."""
    return UserError(
        "カメラの映像が届きません。",
        "レンズの覆いとOSのカメラの許可を確かめて、「もう一度探す」を押してください。",
        code="camera_dark",
    )


def not_taken() -> UserError:
    """A single photo did not come."""
    return UserError("撮影できませんでした。", "もう一度「撮影」を押してください。", code=NOT_TAKEN)
