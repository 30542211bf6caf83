"""Line icons (Lucide), drawn in any colour at the pixel density of the screen.

The files are in resources/icons; application.py tells Qt where. Marks that carry a meaning of
ours (○ × △) are shapes, in widgets/shape_mark.py.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from wakayama_audit_gui.errors import BugError

_DENSITIES = (1.0, 1.5, 2.0)


def icon(name: str, colour: QColor, size: int = 20) -> QIcon:
    """A line icon.

    Args:
        name: File name in resources/icons without ``.svg``, e.g. ``camera``.
        colour: Colour of the lines.
        size: Edge in logical pixels.

    Raises:
        BugError: There is no such icon.
    """
    made = QIcon()
    for density in _DENSITIES:
        made.addPixmap(pixmap(name, colour, size, density))
    return made


def pixmap(name: str, colour: QColor, size: int = 20, density: float = 1.0) -> QPixmap:
    """The same as a pixmap for one pixel density; kept, since screens ask on every paint."""
    return _rendered(name, colour.name(QColor.NameFormat.HexArgb), size, density)


@lru_cache(maxsize=256)
def _rendered(name: str, colour: str, size: int, density: float) -> QPixmap:
    # The one lazy import of this floor: QtSvg is not needed before the first icon is seen.
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(f"icons:{name}.svg")
    if not renderer.isValid():
        raise BugError(f"no icon {name}")
    edge = round(size * density)
    drawn = QPixmap(edge, edge)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(drawn.rect())
    painter.end()
    drawn.setDevicePixelRatio(density)
    return drawn
