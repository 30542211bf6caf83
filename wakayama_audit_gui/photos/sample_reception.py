"""The drawn reception: a counter with the key case behind it, and the tray of visitor badges.

How a face is drawn is in sample_canvas.py. Key numbers are left blank, as they would have to be
hidden on a real photo.
"""

from __future__ import annotations

from wakayama_audit_gui.photos.sample_camera import Point
from wakayama_audit_gui.photos.sample_canvas import Canvas, lighter
from wakayama_audit_gui.photos.sample_room import (
    INDIGO,
    INK,
    OCHRE,
    PINE,
    VERMILION,
    binders,
    level,
    room,
    upright,
)


def draw_counter(canvas: Canvas) -> None:
    """A reception counter: a screen turned away, leaflets, and the case where keys are kept."""
    room(canvas, (3.2, 4.2, 2.7), wall="#ece7dc", floor="#b08f68", tile=0.45)
    _notice_board(canvas, Point(-2.3, 4.18, 1.1))
    _key_case(canvas, Point(0.7, 4.1, 1.25))
    canvas.box(Point(-1.0, 3.7, 0), (1.5, 0.45, 0.8), "#b9bfc2")
    binders(canvas, Point(-0.9, 3.75, 0.8), 8)
    canvas.shadow(level(Point(-1.9, 1.35, 0.002), 3.9, 0.9), 0.4, 22)
    canvas.box(Point(-1.8, 1.7, 0), (3.6, 0.6, 0.95), "#c9a373")
    canvas.box(Point(-1.9, 1.6, 0.95), (3.8, 0.75, 0.05), "#8a6a45")
    for step in range(1, 6):
        x = -1.8 + step * 0.6
        canvas.line([Point(x, 1.699, 0.06), Point(x, 1.699, 0.92)], "#a98457", 2)
    canvas.wall(Point(-1.8, 1.699, 0), Point(1.8, 1.699, 0), 0.08, "#6d5234")
    _screen(canvas, Point(0.85, 1.95, 1.0))
    _reception_plate(canvas, Point(-0.55, 1.72, 1.0))
    _leaflets(canvas, Point(-1.65, 1.8, 1.0))


def _notice_board(canvas: Canvas, corner: Point) -> None:
    canvas.shadow(upright(corner.moved(x=0.03, z=-0.04), 1.5, 1.0), 0.3, 14)
    canvas.face(upright(corner, 1.5, 1.0), "#7b5b3a")
    canvas.face(upright(corner.moved(x=0.04, y=-0.001, z=0.04), 1.42, 0.92), "#5f8a6c")
    sheets = (
        (0.12, 0.3, 0.36, 0.5, ("施設", "ご利用案内")),
        (0.56, 0.42, 0.32, 0.42, ("休館日", "のお知らせ")),
        (0.98, 0.26, 0.38, 0.54, ("個人情報の", "取扱い")),
    )
    for x, z, wide, tall, lines in sheets:
        sheet = corner.moved(x=x, y=-0.002, z=z)
        canvas.face(upright(sheet, wide, tall), "#fbf8ee")
        title = upright(sheet.moved(y=-0.001, z=tall - 0.16), wide, 0.15)
        canvas.lettering(title, lines, INDIGO, fill=0.78)
        for row in range(int((tall - 0.2) / 0.05)):
            line = sheet.moved(x=0.03, y=-0.001, z=0.04 + row * 0.05)
            canvas.line([line, line.moved(x=wide - 0.06)], "#b9c2c8", 2)
        pin = sheet.moved(x=wide / 2 - 0.012, y=-0.003, z=tall - 0.03)
        canvas.face(upright(pin, 0.024, 0.024), VERMILION)


def _key_case(canvas: Canvas, corner: Point) -> None:
    canvas.shadow(upright(corner.moved(x=0.03, z=-0.04), 0.6, 0.7), 0.35, 12)
    canvas.box(corner, (0.6, 0.08, 0.7), "#6c7780")
    canvas.face(upright(corner.moved(x=0.04, y=-0.001, z=0.04), 0.52, 0.52), "#39424a")
    title = upright(corner.moved(x=0.15, y=-0.002, z=0.58), 0.3, 0.1)
    canvas.lettering(title, ("鍵保管",), "#ffffff")
    for row in range(3):
        for column in range(5):
            hook = corner.moved(x=0.09 + column * 0.1, y=-0.003, z=0.45 - row * 0.16)
            canvas.line([hook, hook.moved(z=-0.015)], "#c9d1d6", 3)
            if (row, column) in {(0, 3), (2, 1)}:
                continue
            canvas.line([hook.moved(z=-0.01), hook.moved(z=-0.06)], "#d8b13a", 4)
            canvas.face(upright(hook.moved(x=-0.018, z=-0.11), 0.036, 0.05), "#e9e3d2")


def _screen(canvas: Canvas, corner: Point) -> None:
    canvas.shadow(level(corner.moved(x=0.05), 0.45, 0.2), 0.4, 8)
    canvas.box(corner.moved(x=0.18, y=0.03), (0.2, 0.16, 0.015), "#2b3138")
    canvas.box(corner.moved(x=0.25, y=0.1), (0.06, 0.04, 0.16), "#333a42")
    canvas.box(corner.moved(y=0.1, z=0.12), (0.56, 0.04, 0.36), "#2f363d")
    canvas.face(upright(corner.moved(x=0.2, y=0.099, z=0.26), 0.16, 0.1), "#3f4851")


def _reception_plate(canvas: Canvas, corner: Point) -> None:
    canvas.shadow(level(corner.moved(x=0.02, y=-0.03), 0.4, 0.12), 0.4, 6)
    face = (
        corner.moved(y=0.06, z=0.16),
        corner.moved(x=0.4, y=0.06, z=0.16),
        corner.moved(x=0.4),
        corner,
    )
    canvas.face(face, "#fdfcf8")
    canvas.lettering(face, ("受　付",), INDIGO, fill=0.72)


def _leaflets(canvas: Canvas, corner: Point) -> None:
    canvas.shadow(level(corner.moved(x=0.02, y=-0.03), 0.66, 0.26), 0.4, 8)
    canvas.box(corner.moved(y=0.14), (0.64, 0.03, 0.32), "#9fb0b8")
    canvas.box(corner.moved(y=0.04), (0.64, 0.03, 0.14), "#8fa2ab")
    for tier in range(2):
        for pocket, colour in enumerate(("#eef5f8", "#f7ecd4", "#eaf2e8")):
            lift = 0.24 - tier * 0.2
            at = corner.moved(x=0.03 + pocket * 0.2, y=0.139 - tier * 0.1, z=lift)
            canvas.shaded(upright(at, 0.17, 0.23), lighter(colour, 0.3), colour)
            band = upright(at.moved(x=0.015, y=-0.001, z=0.15), 0.14, 0.06)
            canvas.face(band, (INDIGO, OCHRE, PINE)[pocket])
    for tier in range(2):
        lift = 0.2 - tier * 0.2
        canvas.box(corner.moved(y=0.13 - tier * 0.1, z=lift), (0.64, 0.01, 0.1), "#c9d5da")


def draw_badge(canvas: Canvas) -> None:
    """A tray with visitor badges on a desk; two of eight are not in their places."""
    _desk(canvas)
    _tray(canvas, Point(-0.72, 0.16, 0.751), VERMILION, frozenset({(0, 2), (1, 3)}))
    _visitor_log(canvas, Point(0.2, 0.12, 0.752), 4)


def draw_renewed_badge(canvas: Canvas) -> None:
    """The same desk after an improvement: badges of another colour, all there, and a notice."""
    _desk(canvas)
    _notice(canvas, Point(-0.62, 1.02, 0.751))
    _tray(canvas, Point(-0.72, 0.16, 0.751), PINE, frozenset())
    _visitor_log(canvas, Point(0.2, 0.12, 0.752), 7)


def _desk(canvas: Canvas) -> None:
    canvas.shaded(
        (Point(-2, 2.2, 0.75), Point(2, 2.2, 0.75), Point(2, -0.6, 0.75), Point(-2, -0.6, 0.75)),
        "#b49a76",
        "#d2b890",
    )
    for step in range(9):
        y = -0.5 + step * 0.28
        canvas.line([Point(-2, y, 0.75), Point(2, y, 0.75)], "#b99d77", 1)
    canvas.shaded(
        (Point(-3, 2.2, 2.4), Point(3, 2.2, 2.4), Point(3, 2.2, 0.75), Point(-3, 2.2, 0.75)),
        "#e9e7e0",
        "#d3d2cb",
    )
    canvas.shadow(level(Point(-2, 1.9, 0.751), 4, 0.3), 0.3, 22)


def _notice(canvas: Canvas, corner: Point) -> None:
    wide, tall = 0.6, 0.2
    canvas.shadow(level(corner.moved(x=0.01, y=-0.05), wide, 0.1), 0.45, 10)
    plate = upright(corner, wide, tall)
    canvas.face(plate, "#fdfdfb")
    words = "来訪の方は名札を着けてください", "貸出しと返却を記録します（見本）"
    canvas.lettering(plate, words, INK)


def _tray(canvas: Canvas, corner: Point, band: str, gone: frozenset[tuple[int, int]]) -> None:
    wide, deep = 0.78, 0.62
    canvas.shadow(level(corner.moved(x=0.02, y=-0.06), wide + 0.03, deep), 0.5, 16)
    canvas.flat(corner, wide, deep, "#4a545c")
    rim, tall = "#77838b", 0.05
    canvas.box(corner.moved(y=deep), (wide, 0.02, tall), rim)
    canvas.box(corner.moved(x=-0.02), (0.02, deep + 0.02, tall), rim)
    canvas.box(corner.moved(x=wide), (0.02, deep + 0.02, tall), rim)
    for row in range(2):
        for column in range(4):
            place = corner.moved(x=0.03 + column * 0.187, y=0.33 - row * 0.29, z=0.002)
            canvas.flat(place, 0.16, 0.25, "#3a434a")
            if (row, column) not in gone:
                _badge(canvas, place.moved(x=0.012, y=0.012), row * 4 + column + 1, band)
    canvas.box(corner.moved(x=-0.02, y=-0.02), (wide + 0.04, 0.02, tall), rim)
    front = upright(corner.moved(x=0.2, y=-0.021, z=0.008), 0.38, 0.036)
    canvas.face(front, "#f7f5ee")
    canvas.lettering(front, ("来訪者用名札　8枚",), INK)


def _badge(canvas: Canvas, corner: Point, number: int, colour: str) -> None:
    top, clip = corner.moved(y=0.2, z=0.004), corner.moved(x=0.068, y=0.205, z=0.006)
    strap = [clip, clip.moved(x=-0.05, y=0.02), clip.moved(x=0.02, y=0.035), clip.moved(x=0.06)]
    canvas.line(strap, "#2f6f9a", 5)
    canvas.shadow(level(corner.moved(x=0.004, y=-0.004), 0.136, 0.2), 0.5, 4)
    canvas.flat(corner.moved(z=0.004), 0.136, 0.2, "#fdfdfb")
    band = top.moved(y=-0.066)
    canvas.flat(band, 0.136, 0.066, colour)
    canvas.lettering(_lying(band, 0.136, 0.066), ("来訪者",), "#ffffff")
    canvas.lettering(_lying(corner.moved(z=0.004, y=0.02), 0.136, 0.1), (f"{number}",), INK)


def _lying(corner: Point, wide: float, deep: float) -> tuple[Point, Point, Point, Point]:
    """A level face, its upper edge away from us."""
    far = corner.moved(y=deep)
    return (far, far.moved(x=wide), corner.moved(x=wide), corner)


def _visitor_log(canvas: Canvas, corner: Point, visitors: int) -> None:
    wide, deep = 0.46, 0.62
    canvas.shadow(level(corner.moved(x=0.02, y=-0.03), wide, deep), 0.45, 12)
    canvas.flat(corner, wide, deep, "#6a4f36")
    sheet = corner.moved(x=0.02, y=0.02, z=0.003)
    canvas.flat(sheet, wide - 0.04, deep - 0.06, "#fcfbf6")
    title = _lying(sheet.moved(x=0.06, y=deep - 0.13), 0.3, 0.055)
    canvas.lettering(title, ("来訪者受付簿（見本）",), INK)
    left, right = 0.025, wide - 0.065
    rows = [0.03 + row * 0.056 for row in range(9)]
    for y in rows:
        canvas.line([sheet.moved(x=left, y=y), sheet.moved(x=right, y=y)], "#8f9aa5", 2)
    for x in (left, 0.11, 0.24, 0.32, right):
        canvas.line([sheet.moved(x=x, y=rows[0]), sheet.moved(x=x, y=rows[-1])], "#8f9aa5", 2)
    for y in rows[8 - visitors : 8]:
        for x, length in ((0.04, 0.05), (0.13, 0.08), (0.255, 0.045)):
            ink = sheet.moved(x=x, y=y + 0.02)
            canvas.line([ink, ink.moved(x=length, y=0.003)], "#3d4b66", 4)
    canvas.box(corner.moved(x=0.15, y=deep - 0.035), (0.16, 0.03, 0.012), "#c3ccd1")
    pen = corner.moved(x=0.5, y=0.1, z=0.012)
    far = pen.moved(x=0.08, y=0.3)
    canvas.shadow((pen, pen.moved(x=0.02), far.moved(x=0.01), far.moved(x=-0.01)), 0.4, 5)
    canvas.line([pen, pen.moved(x=0.075, y=0.3)], INDIGO, 11)
    canvas.line([pen.moved(x=-0.006, y=-0.025), pen], "#e8e4d8", 6)
