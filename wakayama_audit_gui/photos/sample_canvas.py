"""Drawing rooms in perspective for sample photos: faces, boxes, soft shadows, lettering.

What stands in which room is in sample_rooms.py and sample_things.py.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter, ImageFont

from wakayama_audit_gui.photos.sample_camera import Camera, Point, Spot, perspective

SIZE = (1600, 1200)
"""Pixels of a sample photo."""

_FINER = 2
"""Drawn at so many times the size and shrunk, so that edges come out smooth."""

_COARSER = 4
"""Shadows are drawn at so many times less again."""

_STRIPS = 48
_TEXTURE = 600
"""Pixels of lettering per metre."""

Colour = str
"""A colour as ``#rrggbb``."""


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two, 0 the one and 1 the other."""
    pairs = zip(ImageColor.getrgb(one)[:3], ImageColor.getrgb(other)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def lighter(colour: Colour, share: float) -> Colour:
    """A colour nearer to white."""
    return mixed(colour, "#ffffff", share)


def darker(colour: Colour, share: float) -> Colour:
    """A colour nearer to a cool black."""
    return mixed(colour, "#10161d", share)


class Canvas:
    """A picture under way: later strokes cover earlier ones, so draw what is far first.

    Args:
        eye: Where the camera stands.
        target: What it looks at.
        angle: Horizontal field of view in degrees.
        fonts: Folder with BIZ UDPGothic.
    """

    def __init__(self, eye: Point, target: Point, angle: float, fonts: Path) -> None:
        self._size = (SIZE[0] * _FINER, SIZE[1] * _FINER)
        self._camera = Camera(eye, target, angle, self._size)
        self._image = Image.new("RGB", self._size, "#dfe3e6")
        self._draw = ImageDraw.Draw(self._image)
        self._fonts = fonts

    @property
    def eye(self) -> Point:
        """Where the camera stands; decides which sides of a thing are seen."""
        return self._camera.eye

    def face(self, points: Sequence[Point], colour: Colour) -> None:
        """Fill a flat face."""
        spots = self._camera.spots(points)
        if len(spots) > 2:
            self._draw.polygon(spots, fill=colour)

    def line(self, points: Sequence[Point], colour: Colour, width: float = 2) -> None:
        """Draw a line through points; ``width`` in pixels of the finished photo."""
        for here, there in pairwise(points):
            spots = self._camera.spots([here, there])
            if len(spots) > 1:
                self._draw.line(spots[:2], fill=colour, width=max(1, round(width * _FINER)))

    def shaded(self, corners: Sequence[Point], first: Colour, last: Colour) -> None:
        """Fill a four-cornered face, from ``first`` along its first edge to ``last`` opposite."""
        a, b, c, d = corners
        for strip in range(_STRIPS):
            near, far = strip / _STRIPS, (strip + 1) / _STRIPS
            quad = (a.towards(d, near), b.towards(c, near), b.towards(c, far), a.towards(d, far))
            self.face(quad, mixed(first, last, (near + far) / 2))

    def box(self, corner: Point, size: tuple[float, float, float], colour: Colour) -> None:
        """Draw an upright box seen from its front: top, sides, front.

        Args:
            corner: Its left, front, lower corner.
            size: Extent to the right, away and up, in metres.
            colour: Of its front; top and sides are shaded from it.
        """
        wide, deep, tall = size
        left, right = corner, corner.moved(x=wide)
        top = corner.moved(z=tall)
        eye = self.eye
        if eye.x < left.x:
            self.wall(left.moved(y=deep), left, tall, darker(colour, 0.16))
        if eye.x > right.x:
            self.wall(right, right.moved(y=deep), tall, darker(colour, 0.16))
        if eye.z > top.z:
            self.flat(top, wide, deep, lighter(colour, 0.25))
        if eye.z < corner.z:
            self.flat(corner, wide, deep, darker(colour, 0.4))
        self.shaded(
            (top, top.moved(x=wide), right, left), lighter(colour, 0.06), darker(colour, 0.08)
        )

    def wall(self, start: Point, end: Point, tall: float, colour: Colour) -> None:
        """Fill an upright face standing on the line from start to end."""
        self.face((start, end, end.moved(z=tall), start.moved(z=tall)), colour)

    def flat(self, corner: Point, wide: float, deep: float, colour: Colour) -> None:
        """Fill a level face from its left, near corner."""
        right = corner.moved(x=wide)
        self.face((corner, right, right.moved(y=deep), corner.moved(y=deep)), colour)

    def shadow(self, points: Sequence[Point], strength: float = 0.35, blur: float = 14) -> None:
        """Darken a face softly, as a shadow lies on it; ``blur`` in pixels of the photo."""
        self._veil(points, "#1a222c", strength, blur)

    def glow(
        self, points: Sequence[Point], colour: Colour, strength: float = 0.5, blur: float = 18
    ) -> None:
        """Lighten a face softly, as a lamp does."""
        self._veil(points, colour, strength, blur)

    def _veil(self, points: Sequence[Point], colour: Colour, strength: float, blur: float) -> None:
        spots = self._camera.spots(points)
        if len(spots) < 3:
            return
        # Soft things need no fine pixels, and nothing beyond the reach of the blur.
        radius = blur * _FINER / _COARSER
        reach = round(3 * radius) * _COARSER
        left, top, right, bottom = _around(spots, reach, self._size)
        if right <= left or bottom <= top:
            return
        size = ((right - left) // _COARSER + 1, (bottom - top) // _COARSER + 1)
        mask = Image.new("L", size)
        small = [((x - left) / _COARSER, (y - top) / _COARSER) for x, y in spots]
        ImageDraw.Draw(mask).polygon(small, fill=round(255 * strength))
        mask = mask.filter(ImageFilter.GaussianBlur(radius))
        mask = mask.resize((size[0] * _COARSER, size[1] * _COARSER), Image.Resampling.BILINEAR)
        self._image.paste(Image.new("RGB", mask.size, colour), (left, top), mask)

    def lettering(
        self,
        corners: tuple[Point, Point, Point, Point],
        lines: Sequence[str],
        colour: Colour,
        *,
        bold: bool = True,
        fill: float = 0.8,
    ) -> None:
        """Letter a face, as large as fits.

        Args:
            corners: Top left, top right, bottom right, bottom left.
            lines: Lines of text, centred.
            colour: Of the letters.
            bold: Weight of the type.
            fill: Share of the face the text may take.
        """
        spots = self._camera.spots(corners)
        if len(spots) != len(corners):
            return
        wide, tall = _extent(corners[0], corners[1]), _extent(corners[0], corners[3])
        texture = Image.new("L", (round(wide * _TEXTURE), round(tall * _TEXTURE)))
        self._write(texture, lines, bold=bold, fill=fill)
        left, top, right, bottom = _around(spots, 1, self._size)
        moved = [(x - left, y - top) for x, y in spots]
        mask = texture.transform(
            (right - left, bottom - top),
            Image.Transform.PERSPECTIVE,
            perspective(moved, texture.width, texture.height),
            Image.Resampling.BICUBIC,
        )
        self._image.paste(Image.new("RGB", mask.size, colour), (left, top), mask)

    def _write(
        self, texture: Image.Image, lines: Sequence[str], *, bold: bool, fill: float
    ) -> None:
        draw = ImageDraw.Draw(texture)
        text = "\n".join(lines)
        probe = self.font(100, bold=bold)
        box = draw.multiline_textbbox((0, 0), text, probe, align="center")
        wide, tall = max(1, box[2] - box[0]), max(1, box[3] - box[1])
        scale = min(texture.width * fill / wide, texture.height * fill / tall)
        font = self.font(max(4, int(100 * scale)), bold=bold)
        centre = (texture.width / 2, texture.height / 2)
        draw.multiline_text(centre, text, 255, font, anchor="mm", align="center")

    def font(self, size: int, *, bold: bool = True) -> ImageFont.FreeTypeFont:
        """BIZ UDPGothic in a size of pixels."""
        name = "BIZUDPGothic_700Bold.ttf" if bold else "BIZUDPGothic_400Regular.ttf"
        return ImageFont.truetype(self._fonts / name, size)

    def finished(self) -> Image.Image:
        """The photo: shrunk, with the darker corners and the grain of a small camera."""
        photo = self._image.resize(SIZE, Image.Resampling.LANCZOS)
        small = (SIZE[0] // 8, SIZE[1] // 8)
        light = Image.radial_gradient("L").resize(small, Image.Resampling.BILINEAR)
        vignette = light.point(lambda value: 255 - max(0, value - 110) * 0.45).resize(SIZE)
        photo = ImageChops.multiply(photo, Image.merge("RGB", [vignette] * 3))
        noise = Image.frombytes("L", SIZE, random.Random(1).randbytes(SIZE[0] * SIZE[1]))  # noqa: S311 - grain of a film, not a secret
        grain = noise.point(lambda value: 128 + (value - 128) * 0.05)
        return ImageChops.overlay(photo, Image.merge("RGB", [grain] * 3))


def _around(spots: Sequence[Spot], reach: int, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what surrounds the spots, inside the picture."""
    across, down = [x for x, _ in spots], [y for _, y in spots]
    return (
        max(0, int(min(across)) - reach),
        max(0, int(min(down)) - reach),
        min(size[0], int(max(across)) + reach),
        min(size[1], int(max(down)) + reach),
    )


def _extent(one: Point, other: Point) -> float:
    """Distance of two points in metres."""
    return float(((one.x - other.x) ** 2 + (one.y - other.y) ** 2 + (one.z - other.z) ** 2) ** 0.5)
