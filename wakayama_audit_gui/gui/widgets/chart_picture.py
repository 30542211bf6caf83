"""A chart as a picture to be put into a document: PNG, or PDF with lines that stay sharp.

Always in the light colours, since it is printed. Saving the bytes is the screen's.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter

from wakayama_audit_gui.gui.theme import LIGHT, Size, Tone
from wakayama_audit_gui.gui.widgets.chart_paint import height_of, write
from wakayama_audit_gui.gui.widgets.chart_view import ChartView

WIDTH = 960.0
"""Logical pixels of a picture, whatever the window is."""
_MARGIN = 24.0
_SHARP = 2
"""Pixels of a PNG for each logical pixel."""
_RESOLUTION = 1200
_MM = 25.4 / 96


def png_of(chart: ChartView, title: str, note: str = "") -> bytes:
    """The chart with its title above and a note below, as a PNG."""
    size = _size(chart, title, note)
    image = QImage(
        round(size.width()) * _SHARP, round(size.height()) * _SHARP, QImage.Format.Format_RGB32
    )
    image.fill(LIGHT.paper)
    painter = QPainter(image)
    painter.scale(_SHARP, _SHARP)
    _paint(painter, chart, title, note)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def pdf_of(chart: ChartView, title: str, note: str = "") -> bytes:
    """The same as a PDF of one page, as large as the picture."""
    size = _size(chart, title, note)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(_RESOLUTION)
    page = QPageSize(
        QSizeF(size.width() * _MM, size.height() * _MM),
        QPageSize.Unit.Millimeter,
        "",
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    painter.scale(_RESOLUTION / 96, _RESOLUTION / 96)
    _paint(painter, chart, title, note)
    painter.end()
    return bytes(buffer.data().data())


def _size(chart: ChartView, title: str, note: str) -> QSizeF:
    high = _title_height(title) + chart.measure(WIDTH) + _note_height(note)
    return QSizeF(WIDTH + 2 * _MARGIN, high + 2 * _MARGIN)


def _title_height(title: str) -> float:
    return height_of(title, WIDTH, Size.TITLE) + 12


def _note_height(note: str) -> float:
    return height_of(note, WIDTH, Size.SMALL) + 10 if note else 0.0


def _paint(painter: QPainter, chart: ChartView, title: str, note: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(_MARGIN, _MARGIN)
    high = _title_height(title)
    write(painter, QRectF(0, 0, WIDTH, high - 12), title, LIGHT, size=Size.TITLE, bold=True)
    painter.translate(0, high)
    chart.draw(painter, WIDTH, LIGHT)
    painter.translate(0, chart.measure(WIDTH))
    words = QRectF(0, 6, WIDTH, _note_height(note))
    write(painter, words, note, LIGHT, size=Size.SMALL, tone=Tone.SECOND)
