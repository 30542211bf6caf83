"""Writes reportlab's objects into the finished file, each as soon as it is asked to.

reportlab itself keeps everything until the end and then joins it, so that a paper with its photos
would be held twice or three times over. What the objects are is decided in canvas.py.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from reportlab.pdfbase.pdfdoc import (
    PDFCrossReferenceTable,
    PDFDictionary,
    PDFDocument,
    PDFFile,
    PDFIndirectObject,
    PDFObject,
    PDFTrailer,
)


class Document(PDFDocument):
    """reportlab's document, with what its stubs leave out."""

    signature: object
    Catalog: PDFObject


class PdfWriter:
    """The file of one document, growing.

    Args:
        document: Knows its objects by name and number; told here where each lies.
        version: Of PDF, e.g. ``(1, 7)``.
    """

    def __init__(self, document: Document, version: tuple[int, int]) -> None:
        self._document = document
        self._file = BytesIO()
        for opening in PDFFile(version).strings:
            self._file.write(opening)

    def write_stream(self, name: str, dictionary: PDFDictionary, content: bytes) -> None:
        """Write a registered object that is a stream, its content as it is."""
        number = self._begin(name)
        dictionary["Length"] = len(content)
        self._file.write(b"%d 0 obj\n%b\nstream\n" % (number, dictionary.format(self._document)))
        self._file.write(content)
        self._file.write(b"\nendstream\nendobj\n")

    def finish(self) -> bytes:
        """Write everything not yet written, and the table of where it lies."""
        document = self._document
        names: list[str] = []
        # Objects may bring others with them while they are written.
        while (name := document.numberToId.get(len(names) + 1)) is not None:
            if name not in document.idToOffset:
                written = PDFIndirectObject(name, document.idToObject[name]).format(document)
                self._begin(name)
                self._file.write(written)
            names.append(name)
        table = PDFCrossReferenceTable()
        table.addsection(0, names)
        start = self._file.tell()
        self._file.write(table.format(document))
        refer: Callable[[PDFObject], PDFObject] = document.Reference
        trailer = PDFTrailer(
            startxref=start,
            Size=len(names) + 1,
            Root=refer(document.Catalog),
            Info=refer(document.info),
            ID=document.ID(),
        )
        self._file.write(trailer.format(document))
        return self._file.getvalue()

    def _begin(self, name: str) -> int:
        number, _version = self._document.idToObjectNumberAndVersion[name]
        self._document.idToOffset[name] = self._file.tell()
        return int(number)
