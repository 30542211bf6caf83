"""A pinhole camera: from points of a drawn room, in metres, to points of the picture.

Drawing with it is in sample_canvas.py.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple


class Point(NamedTuple):
    """A point of the room in metres: x to the right, y away from us, z up."""

    x: float
    y: float
    z: float

    def moved(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Point:
        """The point so much further along each axis."""
        return Point(self.x + x, self.y + y, self.z + z)

    def towards(self, other: Point, share: float) -> Point:
        """The point on the way to another, 0 here and 1 there."""
        return Point(
            self.x + (other.x - self.x) * share,
            self.y + (other.y - self.y) * share,
            self.z + (other.z - self.z) * share,
        )


Spot = tuple[float, float]
"""A point of the picture in pixels."""

_NEAR = 0.05
"""Nothing nearer to the eye than this, in metres, is drawn."""


class Camera:
    """Where the picture is taken from.

    Args:
        eye: Where the camera stands.
        target: What it looks at; decides heading and tilt.
        angle: Horizontal field of view in degrees.
        size: Pixels of the picture, (width, height).
    """

    def __init__(self, eye: Point, target: Point, angle: float, size: tuple[int, int]) -> None:
        self.eye = eye
        across, ahead, up = target.x - eye.x, target.y - eye.y, target.z - eye.z
        heading = math.atan2(across, ahead)
        tilt = math.atan2(up, math.hypot(across, ahead))
        self._heading = (math.cos(heading), math.sin(heading))
        self._tilt = (math.cos(tilt), math.sin(tilt))
        self._centre = (size[0] / 2, size[1] / 2)
        self._focal = size[0] / 2 / math.tan(math.radians(angle) / 2)

    def spots(self, points: Sequence[Point]) -> list[Spot]:
        """Where the corners of a face appear, cut at the near plane; [] when it is behind us."""
        seen = [self._seen(point) for point in points]
        kept: list[Point] = []
        for here, there in zip(seen, [*seen[1:], seen[0]], strict=True):
            if here.y >= _NEAR:
                kept.append(here)
            if (here.y >= _NEAR) != (there.y >= _NEAR):
                kept.append(here.towards(there, (_NEAR - here.y) / (there.y - here.y)))
        return [self._spot(point) for point in kept]

    def _seen(self, point: Point) -> Point:
        """The point as the camera has it: right, ahead, up."""
        cos, sin = self._heading
        x, y, z = point.x - self.eye.x, point.y - self.eye.y, point.z - self.eye.z
        x, y = x * cos - y * sin, x * sin + y * cos
        cos, sin = self._tilt
        return Point(x, y * cos + z * sin, z * cos - y * sin)

    def _spot(self, seen: Point) -> Spot:
        scale = self._focal / seen.y
        return (self._centre[0] + seen.x * scale, self._centre[1] - seen.z * scale)


def perspective(corners: Sequence[Spot], width: int, height: int) -> tuple[float, ...]:
    """Eight coefficients that fetch a flat drawing onto four corners of the picture.

    Args:
        corners: Top left, top right, bottom right, bottom left of where it goes.
        width: Pixels of the drawing across.
        height: Pixels of the drawing down.
    """
    drawing = ((0, 0), (width, 0), (width, height), (0, height))
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(corners, drawing, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    return _solved(rows)


def _solved(rows: list[list[float]]) -> tuple[float, ...]:
    """The solution of a linear system whose rows end with the right-hand side."""
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        lead = rows[column][column]
        rows[column] = [value / lead for value in rows[column]]
        for row in range(size):
            if row != column:
                factor = rows[row][column]
                rows[row] = [
                    value - factor * top for value, top in zip(rows[row], rows[column], strict=True)
                ]
    return tuple(row[-1] for row in rows)
