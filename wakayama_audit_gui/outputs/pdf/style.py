"""Sizes, colours and type of the paper, by the same Japanese colour names as the screen.

What is drawn with them belongs to the rooms that draw; the faces themselves are in fonts.py.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm

from wakayama_audit_gui.outputs.pdf.fonts import Face, Faces

Align = Literal["left", "centre", "right"]

INDIGO = HexColor("#165e83")  # 藍
PINE = HexColor("#2f7d5b")  # 松葉
VERMILION = HexColor("#c73e3a")  # 朱
GOLD = HexColor("#b57f00")  # 山吹
GOLD_TEXT = HexColor("#8f6400")
DULL = HexColor("#6b7280")  # 鈍
INK = HexColor("#1c2430")
SECONDARY = HexColor("#4d5866")
RULE = HexColor("#3c4654")
HAIRLINE = HexColor("#aab3bf")
LABEL_FILL = HexColor("#eaeff3")
PLACE_FILL = HexColor("#f4f6f8")

PAGE_WIDTH, PAGE_HEIGHT = 210 * mm, 297 * mm
LEFT, RIGHT = 20 * mm, 14 * mm  # room for two punched holes at the left
TOP, BOTTOM = 20 * mm, 32 * mm  # the code for the scanner stands below the body
BODY_WIDTH = PAGE_WIDTH - LEFT - RIGHT
BODY_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

THIN, THICK = 0.4, 0.9


class TextStyle(NamedTuple):
    """How a text is set.

    Attributes:
        face: Weight.
        size: In points.
        leading: From baseline to baseline, in points.
        colour: Of the text.
        align: Of each line.
    """

    face: Face
    size: float
    leading: float
    colour: Color
    align: Align = "left"


class Styles(NamedTuple):
    """The type of a paper; everything on it is set in one of these.

    Attributes:
        title: The name of the paper.
        section: Headings of parts.
        body: Facts and findings.
        label: Names of fields and columns.
        place: Headings of places in the item table.
        small: What stands below a fact: method, basis, times.
        small_label: Names of fields within small text.
        furniture: Header and footer.
    """

    title: TextStyle
    section: TextStyle
    body: TextStyle
    label: TextStyle
    place: TextStyle
    small: TextStyle
    small_label: TextStyle
    furniture: TextStyle


def make_styles(faces: Faces) -> Styles:
    """Make the styles from the two weights."""
    return Styles(
        title=TextStyle(faces.bold, 17, 24, INK, "centre"),
        section=TextStyle(faces.bold, 10.5, 15, INK),
        body=TextStyle(faces.regular, 9, 12.6, INK),
        label=TextStyle(faces.bold, 8.5, 12.6, INK),
        place=TextStyle(faces.bold, 9, 12.6, INK),
        small=TextStyle(faces.regular, 7.5, 10.6, SECONDARY),
        small_label=TextStyle(faces.bold, 7.5, 10.6, SECONDARY),
        furniture=TextStyle(faces.regular, 7.5, 10, SECONDARY),
    )
