"""The drawn server room: its entrance with card reader and sign, and an aisle of racks.

How a face is drawn is in sample_canvas.py. Rack labels are left blank, as they would have to be
hidden on a real photo.
"""

from __future__ import annotations

from wakayama_audit_gui.photos.sample_camera import Point
from wakayama_audit_gui.photos.sample_canvas import Canvas, mixed
from wakayama_audit_gui.photos.sample_room import INK, VERMILION, level, room, sign, upright


def draw_entrance(canvas: Canvas) -> None:
    """The closed door of a server room with its card reader and its sign."""
    room(canvas, (2.6, 3.2, 2.7))
    wall = 3.19
    frame, door = Point(-0.62, wall, 0), Point(-0.52, wall - 0.01, 0)
    canvas.shadow(upright(frame.moved(x=0.05, z=-0.03), 1.3, 2.25), 0.35, 16)
    canvas.face(upright(frame, 1.24, 2.22), "#7d868c")
    canvas.shaded(upright(door, 1.04, 2.12), "#aebcc2", "#93a3aa")
    pane = Point(-0.4, wall - 0.02, 1.25)
    canvas.face(upright(pane, 0.16, 0.6), "#5c6970")
    canvas.shaded(upright(pane.moved(x=0.02, z=0.02), 0.12, 0.56), "#33434c", "#6f8792")
    sign(canvas, Point(-0.14, wall - 0.02, 1.52), (0.54, 0.2), ("サーバ室",))
    sign(
        canvas,
        Point(-0.14, wall - 0.02, 1.3),
        (0.54, 0.15),
        ("関係者以外立入禁止",),
        ground=VERMILION,
        ink="#ffffff",
    )
    canvas.shadow(upright(Point(0.36, wall - 0.02, 0.94), 0.08, 0.26), 0.3, 5)
    canvas.shaded(upright(Point(0.35, wall - 0.02, 0.95), 0.07, 0.26), "#e4e8ea", "#8a9499")
    canvas.box(Point(0.2, wall - 0.08, 1.06), (0.2, 0.03, 0.035), "#c8d0d3")
    _card_reader(canvas, Point(0.86, wall - 0.05, 1.08))
    _clipboard(canvas, Point(1.35, wall - 0.02, 1.05))
    _extinguisher(canvas, Point(-1.35, wall - 0.3, 0))
    canvas.shadow(level(Point(-0.6, wall - 0.5, 0.002), 1.2, 0.45), 0.2, 20)
    for step in range(12):
        stripe = Point(-0.6 + step * 0.1, wall - 0.75, 0.003)
        canvas.flat(stripe, 0.1, 0.09, "#e0b52c" if step % 2 else "#2a2f36")


def _card_reader(canvas: Canvas, corner: Point) -> None:
    canvas.shadow(upright(corner.moved(x=0.02, z=-0.02), 0.15, 0.22), 0.35, 8)
    canvas.box(corner, (0.14, 0.04, 0.22), "#3a424b")
    canvas.shaded(upright(corner.moved(x=0.015, y=-0.001, z=0.1), 0.11, 0.1), "#20262d", "#2f3740")
    lamp = corner.moved(x=0.055, y=-0.002, z=0.165)
    canvas.glow(upright(lamp.moved(x=-0.02, z=-0.02), 0.07, 0.06), "#ff4d43", 0.6, 8)
    canvas.face(upright(lamp, 0.03, 0.015), "#ff5b50")
    for row in range(3):
        for column in range(3):
            key = corner.moved(x=0.022 + column * 0.034, y=-0.002, z=0.015 + row * 0.027)
            canvas.face(upright(key, 0.026, 0.02), "#6c7681")


def _clipboard(canvas: Canvas, corner: Point) -> None:
    canvas.shadow(upright(corner.moved(x=0.02, z=-0.03), 0.26, 0.36), 0.35, 10)
    canvas.face(upright(corner, 0.26, 0.36), "#9a7448")
    paper = corner.moved(x=0.015, y=-0.001, z=0.015)
    canvas.face(upright(paper, 0.23, 0.31), "#fbfaf6")
    canvas.lettering(upright(paper.moved(x=0.02, z=0.25), 0.19, 0.045), ("入退室記録簿",), INK)
    for row in range(9):
        line = paper.moved(x=0.02, z=0.03 + row * 0.024)
        canvas.line([line, line.moved(x=0.19)], "#9aa6b2", 1)
        if row > 3:
            canvas.line([line.moved(x=0.01, z=0.007), line.moved(x=0.15, z=0.009)], "#54617a", 2)
    canvas.face(upright(corner.moved(x=0.09, y=-0.002, z=0.33), 0.08, 0.04), "#b9c1c7")


def _extinguisher(canvas: Canvas, foot: Point) -> None:
    canvas.shadow(level(foot.moved(x=-0.05, y=-0.05), 0.4, 0.3), 0.4, 12)
    canvas.box(foot, (0.22, 0.2, 0.05), "#4b535b")
    body = foot.moved(x=0.03, y=0.02, z=0.05)
    for strip in range(16):
        share = strip / 15
        shine = 1 - abs(share - 0.3) / 0.7
        colour = mixed("#7f1714", "#e2544b", shine)
        canvas.face(upright(body.moved(x=share * 0.15), 0.011, 0.42), colour)
    canvas.face(upright(body.moved(x=0.04, z=0.42), 0.08, 0.03), "#8f1d19")
    canvas.face(upright(body.moved(x=0.06, z=0.45), 0.04, 0.05), "#23282e")
    canvas.face(upright(body.moved(x=0.03, z=0.5), 0.13, 0.025), "#2b3138")
    hose = [body.moved(x=0.1, z=0.47), body.moved(x=0.2, z=0.42), body.moved(x=0.19, z=0.12)]
    canvas.line(hose, "#23282e", 6)
    canvas.face(upright(body.moved(x=0.03, y=-0.001, z=0.16), 0.1, 0.14), "#f4f0e4")
    canvas.lettering(upright(body.moved(x=0.03, y=-0.002, z=0.23), 0.1, 0.06), ("消火器",), INK)
    sign(
        canvas,
        Point(foot.x - 0.06, 3.17, 1.15),
        (0.34, 0.3),
        ("消火器",),
        ground=VERMILION,
        ink="#ffffff",
    )


def draw_rack(canvas: Canvas) -> None:
    """An aisle of server racks; one door stands ajar, its key in the lock."""
    room(canvas, (2.1, 6.5, 2.75), wall="#dfe5e8", floor="#c3c9cc", tile=0.5)
    _air_conditioner(canvas, Point(-0.75, 6.1, 0))
    for y in (5.2, 4.1, 3.0, 1.9):
        _rack(canvas, Point(-1.9, y, 0), facing=1)
        _rack(canvas, Point(1.0, y, 0), facing=-1)
    for x in (-1.35, 1.3):
        back, near = Point(x, 6, 2.35), Point(x, 1, 2.35)
        tray = (back, back.moved(x=0.35), near.moved(x=0.35), near)
        canvas.shaded(tray, "#8b959c", "#aab3b8")
        for step in range(10):
            y = 1.2 + step * 0.5
            canvas.line([Point(x, y, 2.34), Point(x + 0.35, y, 2.34)], "#6c767d", 2)
    _open_door(canvas, Point(1.0, 1.9, 0.08))


def _rack(canvas: Canvas, corner: Point, facing: int) -> None:
    """A rack whose door faces the aisle: to the right for ``facing`` 1, to the left for -1."""
    wide, deep, tall = 0.9, 1.0, 2.05
    front = corner.x + wide if facing > 0 else corner.x
    aisle = Point(front - 0.1 if facing > 0 else front - 0.25, corner.y, 0.002)
    canvas.shadow(level(aisle, 0.35, deep), 0.3, 14)
    canvas.shaded(upright(corner, wide, tall), "#39424b", "#272e35")
    panel = corner.moved(x=0.03, y=-0.001, z=0.04)
    canvas.shaded(upright(panel, wide - 0.06, tall - 0.08), "#414b55", "#2c343b")
    near, far = Point(front, corner.y, 0), Point(front, corner.y + deep, 0)
    canvas.shaded((far.moved(z=tall), near.moved(z=tall), near, far), "#39424b", "#242a31")
    inside, outside = near.moved(y=0.06, z=0.1), far.moved(y=-0.06, z=0.1)
    canvas.wall(inside, outside, tall - 0.2, "#171c21")
    for unit in range(20):
        if unit % 7 != 5:
            lift = 0.04 + unit * 0.09
            _server(canvas, inside.moved(y=0.04, z=lift), outside.moved(y=-0.04, z=lift), unit)


def _server(canvas: Canvas, start: Point, end: Point, number: int) -> None:
    canvas.wall(start, end, 0.072, "#3c4650" if number % 3 else "#4a5560")
    slot = start.moved(z=0.036)
    canvas.line([slot.towards(end.moved(z=0.036), share) for share in (0.4, 0.94)], "#232a31", 3)
    for lamp in range(3):
        spot = start.towards(end, 0.1 + lamp * 0.05 + (number % 4) * 0.02).moved(z=0.03)
        lit = "#58e08a" if (number + lamp) % 5 else "#f0b429"
        canvas.wall(spot, spot.moved(y=0.018), 0.014, lit)


def _open_door(canvas: Canvas, hinge: Point) -> None:
    edge = hinge.moved(x=-0.62, y=-0.55)
    canvas.shadow((hinge, edge, edge.moved(x=0.2, y=-0.1), hinge.moved(x=0.3)), 0.35, 14)
    canvas.wall(edge, hinge, 1.92, "#4c5761")
    inner = edge.towards(hinge, 0.06).moved(z=0.06)
    outer = edge.towards(hinge, 0.94).moved(z=0.06)
    canvas.wall(inner, outer, 1.8, "#323a42")
    for row in range(30):
        start = inner.moved(z=0.03 + row * 0.06)
        canvas.line([start, start.towards(outer.moved(z=0.03 + row * 0.06), 1.0)], "#566270", 1)
    lock = edge.towards(hinge, 0.1).moved(y=-0.004, z=0.95)
    canvas.wall(lock, edge.towards(hinge, 0.17).moved(y=-0.004, z=0.95), 0.16, "#c5ced4")
    hole = edge.towards(hinge, 0.135).moved(y=-0.01, z=1.02)
    canvas.line([hole, hole.moved(z=-0.05)], "#d8b13a", 5)
    canvas.line([hole.moved(z=-0.05), hole.moved(x=-0.02, z=-0.12)], "#8c97a0", 2)
    tag = hole.moved(x=-0.045, z=-0.2)
    canvas.face(upright(tag, 0.05, 0.08), "#f3d9a0")


def _air_conditioner(canvas: Canvas, corner: Point) -> None:
    canvas.box(corner, (1.5, 0.4, 1.9), "#d5dadd")
    grille = corner.moved(x=0.1, y=-0.001, z=1.25)
    canvas.face(upright(grille, 1.3, 0.5), "#aeb7bc")
    for row in range(12):
        line = grille.moved(z=0.02 + row * 0.042)
        canvas.line([line, line.moved(x=1.3)], "#848f96", 2)
    panel = corner.moved(x=0.55, y=-0.001, z=0.85)
    canvas.face(upright(panel, 0.4, 0.22), "#39424b")
    shown = upright(panel.moved(x=0.05, y=-0.001, z=0.05), 0.3, 0.12)
    canvas.lettering(shown, ("22.0℃",), "#7fe3ff")
