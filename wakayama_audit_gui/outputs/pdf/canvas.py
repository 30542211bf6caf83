"""reportlab's canvas, taught to write each photo into the file at once and to let go of it.

What is drawn on it goes through pen.py; what a JPEG must be is checked in jpeg.py; how the file is
put together in writer.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    xObjectName,
)
from reportlab.pdfgen.canvas import Canvas

from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.outputs.pdf.jpeg import Jpeg
from wakayama_audit_gui.outputs.pdf.writer import Document, PdfWriter

VERSION = (1, 7)


class PaperCanvas(Canvas):
    """A canvas that embeds JPEGs as they are and gives the finished file as bytes.

    Args:
        size: Of the page, in points.
        content: What the paper says: makes the file's own id, where reportlab would mix the
            environment in.
    """

    _doc: Document
    _code: list[str]

    def __init__(self, size: tuple[float, float], content: bytes) -> None:
        super().__init__("", pagesize=size, pageCompression=1, lang="ja-JP", pdfVersion=VERSION)
        self._doc.signature = sha256(content)
        self._writer = PdfWriter(self._doc, VERSION)

    def draw_photo(self, photo: Jpeg, x: float, y: float, width: float, height: float) -> None:
        """Draw a photo into a rectangle; the same key is embedded once."""
        if not self.hasForm(photo.key):
            self._embed(photo)
        self.saveState()
        self.transform(width, 0, 0, height, x, y)
        self.doForm(photo.key)
        self.restoreState()

    def _embed(self, photo: Jpeg) -> None:
        self._doc.addForm(photo.key, _WrittenPhoto())
        head = PDFDictionary(
            {
                "Type": PDFName("XObject"),
                "Subtype": PDFName("Image"),
                "Width": photo.width,
                "Height": photo.height,
                "BitsPerComponent": 8,
                "ColorSpace": PDFName("DeviceGray" if photo.colours == 1 else "DeviceRGB"),
                "Filter": PDFName("DCTDecode"),
            }
        )
        self._writer.write_stream(xObjectName(photo.key), head, photo.data)

    def fill_cells(
        self, x: float, y: float, side: float, cells: Iterable[tuple[int, int, int]]
    ) -> None:
        """Fill stretches of square cells, as one shape.

        Args:
            x: Left edge of the first column, in points.
            y: Upper edge of the first row.
            side: Of a cell.
            cells: (row downwards, column, length).
        """
        self.saveState()
        self.transform(side, 0, 0, -side, x, y)
        # Whole numbers, written here: reportlab would spend a millisecond a page on their digits.
        self._code.append(" ".join(f"{column} {row} {wide} 1 re" for row, column, wide in cells))
        self._code.append("f")
        self.restoreState()

    def finish(self) -> bytes:
        """The finished PDF; the canvas is used up."""
        # What reportlab does before it puts the file together is done as ever.
        vars(self._doc)["format"] = self._writer.finish
        return self._doc.GetPDFData(self)


class _WrittenPhoto(PDFObject):
    """Stands for a photo that is in the file already."""

    def format(self, document: PDFDocument) -> bytes:
        """Never asked for."""
        del document
        raise BugError("a photo is written into its paper once")
