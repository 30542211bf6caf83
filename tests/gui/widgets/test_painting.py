"""Marks, bars, icons and cards: something is drawn, in the colours asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.gui.conftest import RESOURCES
from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.gui.icons import icon, pixmap
from wakayama_audit_gui.gui.theme import Tone, colours
from wakayama_audit_gui.gui.widgets.card import Card, Rule
from wakayama_audit_gui.gui.widgets.segment_bar import SegmentBar
from wakayama_audit_gui.gui.widgets.shape_mark import Shape, ShapeMark, paint_badge, paint_shape

ICONS = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))


def canvas(edge: int = 44) -> QImage:
    image = QImage(edge, edge, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def drawn(shape: Shape, *, badge: bool) -> QImage:
    image = canvas()
    painter = QPainter(image)
    if badge:
        paint_badge(painter, QRectF(image.rect()), shape, Tone.SHU)
    else:
        paint_shape(painter, QRectF(image.rect()), shape, QColor("#c73e3a"))
    painter.end()
    return image


@pytest.mark.parametrize("badge", [False, True])
def test_every_shape_differs_from_every_other(qtbot: QtBot, badge: bool) -> None:
    pictures = {shape: drawn(shape, badge=badge) for shape in Shape}
    blank = canvas()
    same = [
        (one.name, other.name)
        for one in Shape
        for other in Shape
        if one is not other and pictures[one] == pictures[other]
    ]
    assert all(picture != blank for picture in pictures.values())
    assert same == ([] if badge else [("CIRCLE", "RING"), ("RING", "CIRCLE")])


@pytest.mark.parametrize("shape", Shape)
def test_a_shape_stays_inside_its_bounds(qtbot: QtBot, shape: Shape) -> None:
    image = canvas(60)
    painter = QPainter(image)
    paint_shape(painter, QRectF(10, 10, 40, 40), shape, QColor("black"))
    painter.end()
    outside = [
        (x, y)
        for x in range(60)
        for y in range(60)
        if not (9 <= x <= 50 and 9 <= y <= 50) and image.pixelColor(x, y).alpha()
    ]
    assert outside == []


def test_a_mark_can_be_named(qtbot: QtBot) -> None:
    mark = ShapeMark(Shape.CROSS, Tone.SHU, badge=True)
    qtbot.addWidget(mark)
    mark.set_mark(Shape.CIRCLE, Tone.MATSUBA, "適合")
    assert mark.accessibleName() == "適合"
    mark.grab()


def test_a_bar_is_as_long_as_its_share(qtbot: QtBot) -> None:
    bar = SegmentBar()
    qtbot.addWidget(bar)
    bar.resize(100, 6)
    bar.set_segments([(5, Tone.MATSUBA), (3, Tone.SHU)], 10)
    image = bar.grab().toImage()
    row = [image.pixelColor(x, 3) for x in range(100)]
    chosen = colours()
    assert 47 <= row.count(chosen.tones[Tone.MATSUBA].mark) <= 50
    assert 28 <= row.count(chosen.tones[Tone.SHU].mark) <= 30
    assert row[90] == chosen.track
    assert bar.accessibleName() == "8 / 10"


def test_a_bar_of_nothing_is_empty(qtbot: QtBot) -> None:
    bar = SegmentBar()
    qtbot.addWidget(bar)
    bar.resize(100, 6)
    bar.set_segments([(0, Tone.SHU)], 0, "まだ何もありません")
    assert bar.grab().toImage().pixelColor(50, 3) == colours().track
    assert bar.accessibleName() == "まだ何もありません"


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_can_be_drawn(qtbot: QtBot, name: str) -> None:
    image = pixmap(name, QColor("#165e83"), 20, 2.0).toImage()
    assert image.width() == 40
    shown = {
        image.pixelColor(x, y).name()
        for x in range(40)
        for y in range(40)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert shown <= {"#165e83"}
    assert any(image.pixelColor(x, y).alpha() for x in range(40) for y in range(40))


def test_an_icon_is_sharp_at_every_density(qtbot: QtBot) -> None:
    made = icon("camera", QColor("black"), 20)
    assert {size.width() for size in made.availableSizes()} == {20, 30, 40}


@pytest.mark.noise("no-such-icon")
def test_an_icon_that_is_not_there_is_our_mistake(qtbot: QtBot) -> None:
    with pytest.raises(BugError):
        pixmap("no-such-icon", QColor("black"))


def test_only_the_icons_in_use_travel_with_us() -> None:
    root = RESOURCES.parent
    texts = [
        path.read_text(encoding="utf-8")
        for folder, kind in ((root / "wakayama_audit_gui", "py"), (RESOURCES / "styles", "qss"))
        for path in folder.rglob(f"*.{kind}")
    ]
    everything = "\n".join(texts)
    unused = [n for n in ICONS if f'"{n}"' not in everything and f":{n}.svg" not in everything]
    assert unused == []


def test_the_icons_carry_their_licence() -> None:
    licence = (RESOURCES / "icons" / "LICENSE.txt").read_text(encoding="utf-8")
    assert "ISC License" in licence
    assert "Lucide" in licence


@pytest.mark.parametrize("bar", [False, True])
@pytest.mark.parametrize("tone", [None, Tone.SHU])
def test_a_card_shows_its_tone(qtbot: QtBot, tone: Tone | None, bar: bool) -> None:
    card = Card(tone=tone, bar=bar)
    qtbot.addWidget(card)
    card.body.addWidget(Rule())
    card.body.addWidget(Rule(upright=True))
    card.resize(100, 60)
    image = card.grab().toImage()
    paper = colours().paper if tone is None else colours().tones[tone].tint
    assert image.pixelColor(50, 5) == paper
    if tone is not None:
        edge = colours().tones[tone].mark
        assert (image.pixelColor(1, 30) == edge) is bar
