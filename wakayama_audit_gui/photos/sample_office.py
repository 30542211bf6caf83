"""The drawn office: a steel cabinet with its key in the lock, and a desk somebody has left.

How a face is drawn is in sample_canvas.py. Screens and notes are left blank, as they would have to
be hidden on a real photo.
"""

from __future__ import annotations

from wakayama_audit_gui.photos.sample_camera import Point
from wakayama_audit_gui.photos.sample_canvas import Canvas, darker
from wakayama_audit_gui.photos.sample_room import (
    INDIGO,
    INK,
    VERMILION,
    binders,
    level,
    room,
    sign,
    upright,
)


def draw_cabinet(canvas: Canvas) -> None:
    """Two steel cabinets; one door stands ajar, a key hangs in the lock of the other."""
    room(canvas, (2.8, 3.0, 2.6), wall="#e3e6e2", floor="#a9aca6")
    wall = 2.5
    canvas.shadow(level(Point(-1.2, wall - 0.35, 0.002), 2.3, 0.4), 0.45, 18)
    canvas.box(Point(-0.98, wall + 0.05, 1.85), (0.5, 0.32, 0.26), "#b8935f")
    canvas.line([Point(-0.73, wall + 0.049, 1.86), Point(-0.73, wall + 0.049, 2.1)], "#a17c4b", 8)
    canvas.box(Point(-1.15, wall, 0), (1.0, 0.45, 1.85), "#b9c2c5")
    canvas.box(Point(-0.1, wall, 0), (1.0, 0.45, 1.85), "#b9c2c5")
    _closed_doors(canvas, Point(-1.15, wall, 0))
    _open_shelves(canvas, Point(-0.1, wall, 0))
    sign(canvas, Point(-0.86, wall - 0.003, 1.5), (0.42, 0.14), ("重要文書",))
    _plant(canvas, Point(1.5, wall - 0.1, 0))


def _closed_doors(canvas: Canvas, corner: Point) -> None:
    for side in (0.0, 0.5):
        door = corner.moved(x=0.015 + side, y=-0.002, z=0.06)
        canvas.shaded(upright(door, 0.47, 1.76), "#d3dadc", "#b3bcbf")
    gap = corner.moved(x=0.5, y=-0.003, z=0.06)
    canvas.line([gap, gap.moved(z=1.76)], "#7d868a", 3)
    handle = corner.moved(x=0.53, y=-0.004, z=0.88)
    canvas.shadow(upright(handle.moved(x=0.01, z=-0.015), 0.06, 0.18), 0.4, 5)
    canvas.shaded(upright(handle, 0.06, 0.18), "#6e777c", "#4b5358")
    lock = handle.moved(x=0.018, y=-0.002, z=0.03)
    canvas.face(upright(lock, 0.024, 0.024), "#d9dee0")
    key = lock.moved(x=0.012, y=-0.02, z=0.01)
    canvas.line([key, key.moved(z=-0.045)], "#d8b13a", 6)
    canvas.line([key.moved(z=-0.045), key.moved(x=0.012, z=-0.1)], "#8c97a0", 2)
    tag = key.moved(x=-0.016, z=-0.18)
    canvas.shadow(upright(tag.moved(x=0.008, z=-0.01), 0.055, 0.085), 0.35, 4)
    canvas.face(upright(tag, 0.055, 0.085), "#f0d9a2")


def _open_shelves(canvas: Canvas, corner: Point) -> None:
    wide, tall = 0.94, 1.74
    inside = corner.moved(x=0.03, y=-0.002, z=0.07)
    canvas.shaded(upright(inside, wide, tall), "#3d464b", "#566066")
    for shelf in range(4):
        floor = inside.moved(y=-0.001, z=shelf * 0.435)
        canvas.box(floor, (wide, 0.01, 0.025), "#9aa4a8")
        if shelf == 1:
            binders(canvas, floor.moved(x=0.03, z=0.025), 7)
        elif shelf == 2:
            binders(canvas, floor.moved(x=0.2, z=0.025), 8)
        else:
            canvas.box(floor.moved(x=0.08, z=0.025), (0.36, 0.01, 0.26), "#c3a06c")
            canvas.box(floor.moved(x=0.5, z=0.025), (0.36, 0.01, 0.22), "#d0b080")
    canvas.shadow(upright(inside.moved(y=-0.004, z=tall - 0.12), wide, 0.12), 0.5, 10)
    _ajar(canvas, corner.moved(x=0.97, y=-0.003, z=0.06), reach=0.2)
    _ajar(canvas, corner.moved(x=0.03, y=-0.003, z=0.06), reach=-0.16)


def _ajar(canvas: Canvas, hinge: Point, reach: float) -> None:
    """A door turned towards us; ``reach`` is how far its edge swings outwards."""
    edge = hinge.moved(x=reach, y=-0.44)
    back, front = (edge, hinge) if reach < 0 else (hinge, edge)
    canvas.shaded(
        (back.moved(z=1.76), front.moved(z=1.76), front, back), "#cfd6d8", darker("#cfd6d8", 0.18)
    )
    low, high = hinge.towards(edge, 0.12), hinge.towards(edge, 0.88)
    frame = [low.moved(z=0.08), high.moved(z=0.08), high.moved(z=1.68), low.moved(z=1.68)]
    canvas.line([*frame, frame[0]], "#9ca6aa", 2)


def _plant(canvas: Canvas, foot: Point) -> None:
    canvas.shadow(level(foot.moved(x=-0.2, y=-0.15), 0.45, 0.35), 0.4, 14)
    canvas.box(foot.moved(x=-0.13), (0.26, 0.26, 0.28), "#8c5a3f")
    stem = foot.moved(y=0.1, z=0.28)
    outer = ((-0.34, 0.5), (0.32, 0.55), (-0.2, 0.78), (0.2, 0.82))
    inner = ((0.0, 0.95), (-0.4, 0.26), (0.38, 0.3))
    for number, (x, z) in enumerate(outer + inner):
        tip, middle = stem.moved(x=x, z=z), stem.moved(x=x * 0.5, z=z * 0.5)
        leaf = (
            stem,
            middle.moved(x=-0.07, z=0.05 + abs(x) * 0.1),
            tip,
            middle.moved(x=0.07, z=0.02 - abs(x) * 0.06),
        )
        canvas.face(leaf, ("#3f7d4c", "#2f6b40", "#4c8d58")[number % 3])
        canvas.line([stem, tip], "#275a36", 1)


def draw_desk(canvas: Canvas) -> None:
    """A desk left in the middle of work: the screen is dark, a USB memory stick lies about."""
    room(canvas, (2.6, 2.6, 2.6), wall="#e5e6e0", floor="#9fa3a0")
    _window(canvas, Point(-1.9, 2.59, 0.95))
    top = 0.72
    canvas.shadow(level(Point(-1.1, 0.2, 0.002), 2.2, 1.1), 0.45, 24)
    canvas.box(Point(-1.05, 0.38, 0), (0.42, 0.7, 0.68), "#aeb6b9")
    for drawer in range(3):
        face = Point(-1.03, 0.379, 0.05 + drawer * 0.21)
        canvas.shaded(upright(face, 0.38, 0.19), "#c4cbcd", "#adb5b8")
        canvas.face(upright(face.moved(x=0.13, y=-0.001, z=0.13), 0.12, 0.02), "#6c757a")
    canvas.box(Point(0.98, 0.38, 0), (0.05, 0.7, 0.68), "#aeb6b9")
    canvas.box(Point(-1.15, 0.3, top - 0.03), (2.3, 0.85, 0.03), "#e4e1d8")
    _monitor(canvas, Point(-0.36, 0.9, top))
    _keyboard(canvas, Point(-0.3, 0.5, top))
    _papers(canvas, Point(-0.95, 0.5, top))
    _stick(canvas, Point(0.5, 0.46, top))
    _cup(canvas, Point(0.8, 0.72, top))


def _window(canvas: Canvas, corner: Point) -> None:
    canvas.face(upright(corner, 1.7, 1.1), "#f7f8f6")
    for pane in range(2):
        glass = corner.moved(x=0.05 + pane * 0.82, y=-0.001, z=0.05)
        canvas.shaded(upright(glass, 0.78, 1.0), "#bcd7e6", "#e4eef1")
    for slat in range(9):
        blind = corner.moved(x=0.03, y=-0.003, z=0.66 + slat * 0.045)
        canvas.face(upright(blind, 1.64, 0.026), "#eceae2")


def _monitor(canvas: Canvas, corner: Point) -> None:
    canvas.shadow(level(corner.moved(x=0.1, y=-0.1, z=0.001), 0.55, 0.25), 0.4, 12)
    canvas.box(corner.moved(x=0.24), (0.24, 0.17, 0.012), "#2b3138")
    canvas.box(corner.moved(x=0.33, y=0.1), (0.06, 0.04, 0.14), "#333a42")
    canvas.box(corner.moved(y=0.08, z=0.1), (0.72, 0.03, 0.43), "#22282e")
    canvas.shaded(
        upright(corner.moved(x=0.018, y=0.079, z=0.125), 0.684, 0.388), "#1f4f6b", "#12303f"
    )
    body = corner.moved(x=0.33, y=0.078, z=0.27)
    arch = [body.moved(x=0.012, z=0.05), body.moved(x=0.012, z=0.085), body.moved(x=0.03, z=0.1)]
    arch += [body.moved(x=0.048, z=0.085), body.moved(x=0.048, z=0.05)]
    canvas.line(arch, "#dbe8ef", 5)
    canvas.face(upright(body, 0.06, 0.055), "#dbe8ef")
    locked = upright(corner.moved(x=0.2, y=0.078, z=0.19), 0.32, 0.05)
    canvas.lettering(locked, ("ロックされています",), "#dbe8ef")


def _keyboard(canvas: Canvas, corner: Point) -> None:
    canvas.shadow(level(corner.moved(x=0.01, y=-0.02, z=0.001), 0.46, 0.15), 0.4, 6)
    canvas.box(corner, (0.45, 0.15, 0.014), "#39424a")
    for row in range(4):
        for column in range(14):
            key = corner.moved(x=0.012 + column * 0.0305, y=0.012 + row * 0.033, z=0.016)
            canvas.flat(key, 0.026, 0.026, "#59646d")
    mouse = corner.moved(x=0.55, y=0.03)
    canvas.shadow(level(mouse.moved(x=0.005, y=-0.015, z=0.001), 0.07, 0.11), 0.45, 5)
    canvas.box(mouse, (0.06, 0.1, 0.022), "#39424a")


def _papers(canvas: Canvas, corner: Point) -> None:
    for sheet in range(3):
        at = corner.moved(x=sheet * 0.012, y=sheet * 0.015, z=0.001 + sheet * 0.003)
        canvas.shadow(level(at.moved(x=0.01, y=-0.012), 0.3, 0.4), 0.25, 5)
        canvas.flat(at, 0.3, 0.4, "#fbfaf5")
    page = corner.moved(x=0.024, y=0.03, z=0.008)
    for row in range(9):
        line = page.moved(x=0.04, y=0.05 + row * 0.035)
        canvas.line([line, line.moved(x=0.22 if row % 4 else 0.13)], "#a9b3bd", 3)
    note = corner.moved(x=0.22, y=0.36, z=0.012)
    canvas.shadow(level(note.moved(x=0.006, y=-0.008), 0.13, 0.13), 0.35, 4)
    canvas.flat(note, 0.13, 0.13, "#f6df6b")


def _stick(canvas: Canvas, corner: Point) -> None:
    canvas.shadow(level(corner.moved(x=0.005, y=-0.012, z=0.001), 0.13, 0.045), 0.45, 5)
    canvas.box(corner, (0.085, 0.035, 0.016), INDIGO)
    canvas.box(corner.moved(x=0.085, y=0.006), (0.035, 0.023, 0.01), "#cfd6da")
    strap = corner.moved(x=-0.06, y=0.03, z=0.005)
    canvas.line([corner.moved(y=0.017, z=0.012), strap], VERMILION, 5)
    tag = corner.moved(x=-0.17, y=0.005, z=0.004)
    canvas.flat(tag, 0.11, 0.055, "#fdfcf6")
    far = tag.moved(y=0.055)
    face = (far, far.moved(x=0.11), tag.moved(x=0.11), tag)
    canvas.lettering(face, ("見本",), INK, fill=0.7)


def _cup(canvas: Canvas, corner: Point) -> None:
    canvas.shadow(level(corner.moved(x=0.01, y=-0.03, z=0.001), 0.12, 0.09), 0.45, 7)
    for strip in range(12):
        share = strip / 11
        shine = 1 - abs(share - 0.3) / 0.7
        side = upright(corner.moved(x=share * 0.078), 0.008, 0.1)
        canvas.face(side, darker("#f4f2ec", 0.35 * (1 - shine)))
    canvas.flat(corner.moved(x=0.005, z=0.1), 0.076, 0.035, "#6b4a31")
    ring = [corner.moved(x=0.086, z=0.08), corner.moved(x=0.12, z=0.07)]
    ring += [corner.moved(x=0.12, z=0.04), corner.moved(x=0.086, z=0.03)]
    canvas.line(ring, "#d9d6ce", 7)
