"""An empty room and what hangs on any wall: the beginning of every sample photo.

What stands in it is in sample_server_room.py, sample_office.py and sample_reception.py.
"""

from __future__ import annotations

from wakayama_audit_gui.photos.sample_camera import Point
from wakayama_audit_gui.photos.sample_canvas import Canvas, Colour, darker, lighter

WALL, FLOOR, CEILING = "#e6e5df", "#b4b3ac", "#f2f2ee"
INK, VERMILION, INDIGO, PINE, OCHRE = "#1c2430", "#c73e3a", "#165e83", "#2f7d5b", "#b57f00"


def room(
    canvas: Canvas,
    size: tuple[float, float, float],
    *,
    wall: Colour = WALL,
    floor: Colour = FLOOR,
    tile: float = 0.6,
) -> None:
    """An empty room: floor with its tiles, three walls, ceiling with lamps.

    Args:
        canvas: Where to draw.
        size: Half its width, its depth and its height in metres.
        wall: Colour of the walls.
        floor: Colour of the floor.
        tile: Side of a floor tile in metres.
    """
    half, deep, tall = size
    front = -3.0
    left, right = Point(-half, deep, 0), Point(half, deep, 0)
    near_left, near_right = Point(-half, front, 0), Point(half, front, 0)
    canvas.shaded((left, right, near_right, near_left), darker(floor, 0.1), lighter(floor, 0.1))
    for step in range(1, int((deep - front) / tile) + 1):
        y = deep - step * tile
        canvas.line([Point(-half, y, 0), Point(half, y, 0)], darker(floor, 0.14), 1)
    for step in range(1, int(2 * half / tile) + 1):
        x = -half + step * tile
        canvas.line([Point(x, deep, 0), Point(x, front, 0)], darker(floor, 0.14), 1)
    up = tall
    canvas.shaded(
        (left.moved(z=up), right.moved(z=up), right, left), lighter(wall, 0.2), darker(wall, 0.04)
    )
    for back, near in ((left, near_left), (right, near_right)):
        corners = (back.moved(z=up), back, near, near.moved(z=up))
        canvas.shaded(corners, darker(wall, 0.12), darker(wall, 0.03))
    canvas.shaded(
        (left.moved(z=up), right.moved(z=up), near_right.moved(z=up), near_left.moved(z=up)),
        darker(CEILING, 0.07),
        CEILING,
    )
    for y in (deep - 1.0, deep - 2.8):
        lamp = Point(-0.6, y, tall - 0.01)
        canvas.glow(level(lamp.moved(x=-0.2, y=-0.2), 1.6, 0.7), "#ffffff", 0.8, 30)
        canvas.flat(lamp, 1.2, 0.3, "#ffffff")
    canvas.wall(left, right, 0.08, darker(wall, 0.35))
    canvas.wall(near_left, left, 0.08, darker(wall, 0.4))
    canvas.wall(right, near_right, 0.08, darker(wall, 0.4))
    canvas.shadow(level(Point(-half, deep - 0.5, 0.001), 2 * half, 0.5), 0.22, 24)


def level(corner: Point, wide: float, deep: float) -> tuple[Point, ...]:
    """A level face from its left, near corner, for shadows on a floor or a table."""
    right = corner.moved(x=wide)
    return (corner, right, right.moved(y=deep), corner.moved(y=deep))


def upright(corner: Point, wide: float, tall: float) -> tuple[Point, Point, Point, Point]:
    """A face towards us from its lower left corner: top left, top right, bottom right and left."""
    top = corner.moved(z=tall)
    return (top, top.moved(x=wide), corner.moved(x=wide), corner)


def sign(
    canvas: Canvas,
    corner: Point,
    size: tuple[float, float],
    lines: tuple[str, ...],
    *,
    ground: Colour = "#ffffff",
    ink: Colour = INK,
) -> None:
    """A lettered plate on a wall that faces us."""
    face = upright(corner, *size)
    canvas.shadow(upright(corner.moved(x=0.015, z=-0.02), *size), 0.3, 6)
    canvas.face(face, ground)
    canvas.lettering(face, lines, ink)


def binders(canvas: Canvas, corner: Point, count: int) -> None:
    """A row of binders with blank labels, standing on a shelf."""
    colours = (INDIGO, PINE, OCHRE, INDIGO, "#7d5a94", PINE, "#6b7280", VERMILION)
    places = [(corner.moved(x=number * 0.085), number) for number in range(count)]
    # From the outside inwards, so that each hides the side of the one behind it.
    for binder, number in sorted(places, key=lambda place: -abs(place[0].x - canvas.eye.x)):
        canvas.box(binder, (0.08, 0.25, 0.31), colours[number % len(colours)])
        canvas.face(upright(binder.moved(x=0.02, y=-0.001, z=0.12), 0.04, 0.13), "#f7f5ee")
