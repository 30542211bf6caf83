"""reportlab's canvas, taught to let go of each photo as soon as it is written.

What is drawn on it goes through pen.py; what a JPEG must be is checked in jpeg.py.
"""

from __future__ import annotations

from hashlib import sha256

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFObject, PDFStream
from reportlab.pdfgen.canvas import Canvas

from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.outputs.pdf.jpeg import Jpeg


class _Document(PDFDocument):
    """reportlab's document, with what its stubs leave out."""

    signature: object


class PaperCanvas(Canvas):
    """A canvas that embeds JPEGs as they are and gives the finished file as bytes."""

    _doc: _Document

    def identify(self, content: bytes) -> None:
        """Make the file's own id from what it says; reportlab would mix the environment in."""
        self._doc.signature = sha256(content)

    def draw_photo(self, photo: Jpeg, x: float, y: float, width: float, height: float) -> None:
        """Draw a photo into a rectangle; the same key is embedded once."""
        if not self.hasForm(photo.key):
            self._doc.addForm(photo.key, _EmbeddedPhoto(photo))
        self.saveState()
        self.transform(width, 0, 0, height, x, y)
        self.doForm(photo.key)
        self.restoreState()

    def finish(self) -> bytes:
        """The finished PDF; the canvas is used up."""
        return self._doc.GetPDFData(self)


class _EmbeddedPhoto(PDFObject):
    """The object behind a photo; written once, then empty: 200 photos are not kept twice."""

    def __init__(self, photo: Jpeg) -> None:
        self._photo: Jpeg | None = photo

    def format(self, document: PDFDocument) -> bytes:
        """The JPEG behind its dictionary; reportlab asks once."""
        photo, self._photo = self._photo, None
        if photo is None:
            raise BugError("a photo is written into its paper once")
        stream = PDFStream(
            PDFDictionary(
                {
                    "Type": PDFName("XObject"),
                    "Subtype": PDFName("Image"),
                    "Width": photo.width,
                    "Height": photo.height,
                    "BitsPerComponent": 8,
                    "ColorSpace": PDFName("DeviceGray" if photo.colours == 1 else "DeviceRGB"),
                    "Filter": PDFName("DCTDecode"),
                }
            ),
            photo.data,
        )
        return stream.format(document)
