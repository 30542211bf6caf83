"""Sending the pages of a paper to a printer, off the window's thread.

The pages are those of the PDF, drawn at the printer's own resolution; laying out is not done here.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.long_task import Cancelled, Progress

_MOST_DPI = 300
"""Photos are kept at 1600 px, so more dots only cost memory: A4 at 300 dpi is 35 MB a page."""

_BANDS = 8
"""A page is drawn in bands: while Qt draws, no other thread of Python gets a turn (PySide6 6.12
keeps the lock), and the window must not stand still for a whole page."""


def print_pages(data: bytes, printer: QPrinter, progress: Progress) -> int:
    """Draw the chosen pages on a printer.

    Args:
        data: The PDF.
        printer: Set up by the print dialog; nobody else uses it meanwhile.
        progress: Told each page; when cancelled, the print job is given up.

    Returns:
        Number of pages sent.

    Raises:
        Cancelled: The user asked to stop.
        UserError: The printer cannot be used, or gave up.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # A document of our own: that of the preview belongs to the window's thread.
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter()
    if not painter.begin(printer):
        raise _not_printed()
    try:
        pages = _chosen_pages(document, printer)
        for number, page in enumerate(pages):
            progress.stop_if_cancelled()
            if number and not printer.newPage():
                raise _not_printed()
            _draw_page(painter, document, page, printer)
            progress.report(number + 1, len(pages), "印刷しています")
    except (Cancelled, UserError):
        printer.abort()
        raise
    finally:
        sent = painter.end()
        document.close()
    if not sent or printer.printerState() is QPrinter.PrinterState.Error:
        raise _not_printed()
    return len(pages)


def _not_printed() -> UserError:
    return UserError(
        "印刷できませんでした。",
        "プリンターの電源と接続を確かめるか、PDF を保存して別のパソコンで印刷してください。",
        code="cannot_print",
    )


def _chosen_pages(document: QPdfDocument, printer: QPrinter) -> range:
    first = printer.fromPage() or 1
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    return range(first - 1, last)


def page_picture(document: QPdfDocument, page: int, size: QSize) -> QImage:
    """One page as a picture on white: the PDF itself has no background."""
    drawn = document.render(page, size)
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return picture


def _draw_page(painter: QPainter, document: QPdfDocument, page: int, printer: QPrinter) -> None:
    area = printer.pageRect(QPrinter.Unit.DevicePixel)
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = min(1.0, _MOST_DPI / printer.resolution())
    size = QSize(round(paper.width() * scale), round(paper.height() * scale))
    # Rendered as a whole: parts of a page, which Qt offers too, do not fit together (6.12).
    picture = page_picture(document, page, size)
    for band in range(_BANDS):
        top, below = (size.height() * edge // _BANDS for edge in (band, band + 1))
        # The page is drawn over the whole sheet: its own margins are wider than any printer's.
        # Whole device pixels, so that no hair of paper shows between two bands.
        upper, lower = (round(paper.height() * edge / size.height()) for edge in (top, below))
        where = QRectF(-area.left(), upper - area.top(), paper.width(), lower - upper)
        painter.drawImage(where, picture, QRectF(0, top, size.width(), below - top))
