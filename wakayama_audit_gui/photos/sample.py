"""Sample photos for the sample workspace: drawn by us, marked 見本, with the notes of a camera.

What stands in the rooms is in sample_server_room.py, sample_office.py and sample_reception.py. Real
photos are never shipped; a workspace to try out needs some all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.photos.camera_note import camera_note
from wakayama_audit_gui.photos.sample_camera import Point
from wakayama_audit_gui.photos.sample_canvas import SIZE, Canvas
from wakayama_audit_gui.photos.sample_office import draw_cabinet, draw_desk
from wakayama_audit_gui.photos.sample_reception import draw_badge, draw_counter, draw_renewed_badge
from wakayama_audit_gui.photos.sample_room import VERMILION
from wakayama_audit_gui.photos.sample_server_room import draw_entrance, draw_rack

CAMERA = "見本カメラ"


class _Scene(NamedTuple):
    """A drawing and where it is photographed from; ``angle`` is the field of view in degrees."""

    draw: Callable[[Canvas], None]
    eye: Point
    target: Point
    angle: float


_SCENES = {
    "entrance": _Scene(draw_entrance, Point(0.5, -0.9, 1.5), Point(0.1, 3.2, 1.14), 58),
    "rack": _Scene(draw_rack, Point(-0.15, -0.3, 1.55), Point(0.1, 4, 1.2), 66),
    "badge": _Scene(draw_badge, Point(-0.1, -0.92, 1.75), Point(-0.1, 0.38, 0.77), 60),
    "renewed_badge": _Scene(
        draw_renewed_badge, Point(-0.1, -0.92, 1.75), Point(-0.1, 0.38, 0.77), 60
    ),
    "counter": _Scene(draw_counter, Point(-0.5, -0.9, 1.65), Point(0, 2.4, 1.15), 64),
    "cabinet": _Scene(draw_cabinet, Point(-0.7, -0.9, 1.5), Point(0.05, 2.5, 1.0), 60),
    "desk": _Scene(draw_desk, Point(-0.35, -0.95, 1.6), Point(-0.02, 0.75, 0.78), 60),
}
SCENES = tuple(_SCENES)
"""Names of what can be drawn."""


def draw_sample(scene: str, taken: datetime, fonts: Path | None = None) -> bytes:
    """Draw a sample photo.

    Args:
        scene: One of SCENES.
        taken: When the photo claims to be taken; with an offset when it is aware.
        fonts: Folder with BIZ UDPGothic; None takes the one that is shipped.

    Returns:
        A JPEG of 1600 × 1200 pixels with time and camera in its EXIF block.

    Raises:
        BugError: There is no such scene.
    """
    if scene not in _SCENES:
        raise BugError(f"no such scene: {scene}")
    chosen = _SCENES[scene]
    canvas = Canvas(chosen.eye, chosen.target, chosen.angle, fonts or find_paths().fonts)
    chosen.draw(canvas)
    photo = canvas.finished()
    _mark(photo, canvas.font)
    _stamp_time(photo, canvas.font(30, bold=False), taken)
    out = BytesIO()
    photo.save(out, "JPEG", quality=88, exif=camera_note(CAMERA, taken))
    return out.getvalue()


def _mark(photo: Image.Image, font: Callable[[int], ImageFont.FreeTypeFont]) -> None:
    """Say on the picture itself that it is a sample, so that no cut-out of it can mislead."""
    draw = ImageDraw.Draw(photo)
    left, top, right, bottom = 36, SIZE[1] - 124, 440, SIZE[1] - 36
    draw.rounded_rectangle(
        (left, top, right, bottom), 14, fill="#ffffff", outline=VERMILION, width=4
    )
    draw.text((left + 22, (top + bottom) / 2), "見本", VERMILION, font(56), anchor="lm")
    draw.text((left + 156, top + 27), "作図した写真です。", "#1c2430", font(22), anchor="lm")
    draw.text(
        (left + 156, top + 60), "実在の場所ではありません。", "#1c2430", font(18), anchor="lm"
    )


def _stamp_time(photo: Image.Image, font: ImageFont.FreeTypeFont, taken: datetime) -> None:
    """The time in the corner, as cameras print it."""
    place = (SIZE[0] - 40, SIZE[1] - 40)
    ImageDraw.Draw(photo).text(
        place,
        f"{taken:%Y.%m.%d  %H:%M}",
        "#f5a742",
        font,
        anchor="rs",
        stroke_width=2,
        stroke_fill="#3a2a14",
    )
