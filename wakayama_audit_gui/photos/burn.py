"""Burning marks into a picture: 矢印, 囲み, 番号 and 文字 in 朱 with a white halo.

隠す is done in hide.py, before anything is averaged; what a mark is, is in domain/mark.py.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from wakayama_audit_gui.domain.evidence import clean_line
from wakayama_audit_gui.domain.mark import (
    ARROW_HEAD,
    FULL,
    HALO,
    LETTER,
    STROKE,
    Mark,
    MarkKind,
    turned,
)

VERMILION = (0xC7, 0x3E, 0x3A)
WHITE = (255, 255, 255)
_FINER = 2
"""Drawn so many times larger, then averaged: no jagged lines."""
_TEXT_LIMIT = 200
_FACE = "BIZUDPGothic_700Bold.ttf"

Spot = tuple[float, float]


def burn(image: Image.Image, marks: Sequence[Mark], turns: int, fonts: Path) -> Image.Image:
    """A picture with its marks, those of 隠す left to `photos.hide`.

    Args:
        image: Mode RGB, upright and already turned; is drawn upon.
        marks: Marks, their points before the turns.
        turns: Quarter turns clockwise the picture was given.
        fonts: Folder with BIZ UDPGothic.
    """
    drawn = [mark for mark in marks if mark.kind is not MarkKind.HIDE]
    if not drawn:
        return image
    ink = _Ink(image.size, turns, fonts)
    for mark in drawn:
        ink.draw(mark)
    return ink.laid_over(image)


class _Ink:
    """The lines and their halo as masks, larger than the picture."""

    def __init__(self, size: tuple[int, int], turns: int, fonts: Path) -> None:
        self._size = size[0] * _FINER, size[1] * _FINER
        self._side = max(self._size)
        self._turns = turns
        self._fonts = fonts
        self._line = Image.new("L", self._size)
        self._hole = Image.new("L", self._size)
        self._pen = ImageDraw.Draw(self._line)
        self._cut = ImageDraw.Draw(self._hole)

    def draw(self, mark: Mark) -> None:
        """Draw one mark."""
        spots = [self._spot(*point) for point in mark.points]
        width = max(_FINER, round(self._side * STROKE))
        match mark.kind:
            case MarkKind.ARROW:
                self._arrow(spots[0], spots[1], width)
            case MarkKind.BOX:
                (x0, y0), (x1, y1) = spots
                box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                self._pen.rectangle(box, outline=255, width=width)
            case MarkKind.NUMBER:
                self._number(spots[0], clean_line(mark.text, _TEXT_LIMIT))
            case MarkKind.TEXT:
                self._text(spots[0], clean_line(mark.text, _TEXT_LIMIT))
            case MarkKind.HIDE:
                return

    def laid_over(self, image: Image.Image) -> Image.Image:
        """The picture with halo and lines over it."""
        reach = max(1, round(self._side * HALO / _FINER))
        line = self._line.resize(image.size, Image.Resampling.BOX)
        hole = self._hole.resize(image.size, Image.Resampling.BOX)
        halo = line
        for _ in range(reach):
            halo = halo.filter(ImageFilter.MaxFilter(3))
        image.paste(WHITE, mask=halo)
        image.paste(VERMILION, mask=line)
        image.paste(WHITE, mask=hole)
        return image

    def _spot(self, x: int, y: int) -> Spot:
        across, down = turned((x, y), self._turns)
        return across * (self._size[0] - 1) / FULL, down * (self._size[1] - 1) / FULL

    def _arrow(self, tail: Spot, head: Spot, width: int) -> None:
        way = math.atan2(head[1] - tail[1], head[0] - tail[0])
        reach = self._side * ARROW_HEAD
        wings = [
            (head[0] - reach * math.cos(way + turn), head[1] - reach * math.sin(way + turn))
            for turn in (-0.42, 0.42)
        ]
        neck = head[0] - reach * 0.8 * math.cos(way), head[1] - reach * 0.8 * math.sin(way)
        self._pen.line([tail, neck], fill=255, width=width)
        self._pen.polygon([head, *wings], fill=255)

    def _number(self, centre: Spot, text: str) -> None:
        """White digits on a disc, so that they are read on any ground."""
        font = self._font()
        box = self._pen.textbbox((0, 0), text, font=font)
        radius = max(box[2] - box[0], font.size) / 2 + font.size * 0.3
        x, y = self._inside(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius)
        disc = (x, y, x + 2 * radius, y + 2 * radius)
        self._pen.ellipse(disc, fill=255)
        self._cut.text((x + radius, y + radius), text, 255, font=font, anchor="mm")

    def _text(self, corner: Spot, text: str) -> None:
        font = self._font()
        edge = self._side * HALO * 2
        lines = "\n".join(_wrapped(text, font.getlength, self._size[0] - 2 * edge))
        spacing = font.size * 0.2
        left, top, right, low = self._pen.multiline_textbbox(
            (0, 0), lines, font=font, spacing=spacing
        )
        x, y = self._inside(*corner, right - left, low - top, edge)
        self._pen.multiline_text((x - left, y - top), lines, 255, font=font, spacing=spacing)

    def _inside(self, x: float, y: float, width: float, height: float, edge: float = 0) -> Spot:
        """Where something of this size begins so that it lies in the picture."""
        right, low = self._size[0] - width - edge, self._size[1] - height - edge
        return max(edge, min(x, right)), max(edge, min(y, low))

    def _font(self) -> ImageFont.FreeTypeFont:
        size = max(8, round(self._side * LETTER))
        return ImageFont.truetype(self._fonts / _FACE, size, layout_engine=ImageFont.Layout.BASIC)


def _wrapped(text: str, length: Callable[[str], float], width: float) -> list[str]:
    """Lines that fit; between any two characters, as Japanese is broken."""
    lines = [""]
    for character in text:
        if lines[-1] and length(lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
    return lines
