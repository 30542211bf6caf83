"""The two faces of every paper: BIZ UDPGothic regular and bold, read once, embedded as subsets.

Which characters of a text survive is decided in glyphs.py; sizes and colours are in style.py.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTFont

from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.outputs.pdf.variation import read_variants

_STAND_INS = 0x100000
"""Supplementary private use: one code for each variant, only between glyphs.py and the font."""


class Face(TTFont):
    """One weight, with the variants its font draws for variation selectors.

    reportlab maps one code point to one glyph; so each ``(base, selector)`` pair gets a stand-in
    code, and the text behind the page (ToUnicode) is written as the pair again.
    """

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path))
        self._covered = frozenset(self.face.charToGlyph)
        self._stand_ins: dict[tuple[int, int], str] = {}
        self._pairs: dict[int, str] = {}
        self._learn_variants(path.read_bytes())
        self._widths: dict[int, float] = self.face.charWidths
        self._writing = threading.Lock()

    def _learn_variants(self, font: bytes) -> None:
        known = read_variants(font)
        glyphs, widths = self.face.charToGlyph, self.face.charWidths
        pairs = (pair for pair in known.usual | known.special.keys() if pair[0] in self._covered)
        for code, pair in enumerate(sorted(pairs), start=_STAND_INS):
            self._stand_ins[pair] = chr(code)
            self._pairs[code] = chr(pair[0]) + chr(pair[1])
            glyphs[code] = known.special.get(pair, glyphs[pair[0]])
            widths[code] = widths[pair[0]]

    def covers(self, char: str) -> bool:
        """Tell whether the font has a glyph for this character."""
        return ord(char) in self._covered

    def variant(self, base: str, selector: str) -> str:
        """Stand-in character for a variant, or "" when the font does not draw it."""
        return self._stand_ins.get((ord(base), ord(selector)), "")

    def original(self, text: str) -> str:
        """Text with stand-ins written as base and selector again, for metadata and outline."""
        if all(ord(char) < _STAND_INS for char in text):
            return text
        return "".join(self._pairs.get(ord(char), char) for char in text)

    def width(self, char: str) -> float:
        """Advance of one character, as a fraction of the font size."""
        return self._widths.get(ord(char), 1000.0) / 1000.0

    def addObjects(self, doc: PDFDocument) -> None:
        """Embed the subsets, and write a ToUnicode map that also knows planes 1 to 16.

        One paper at a time: reportlab reads the glyphs at a position kept in the face itself.
        """
        with self._writing:
            self._embed(doc)

    def _embed(self, doc: PDFDocument) -> None:
        subsets: list[list[int]] = [list(codes) for codes in self.state[doc].subsets]
        names = [self.getSubsetInternalName(n, doc)[1:] for n in range(len(subsets))]
        super().addObjects(doc)
        for name, codes in zip(names, subsets, strict=True):
            base = str(vars(doc.idToObject[name])["BaseFont"])
            stream = doc.idToObject[f"toUnicodeCMap:{base}"]
            if not isinstance(stream, PDFStream):
                raise BugError("reportlab keeps its ToUnicode maps elsewhere now")
            stream.content = self._to_unicode(base, codes)

    def _to_unicode(self, name: str, codes: Sequence[int]) -> str:
        entries = [
            f"<{n:02X}> <{self._pairs.get(code, chr(code)).encode('utf-16-be').hex().upper()}>"
            for n, code in enumerate(codes)
            if code and (code != 32 or n == 32)
        ]
        blocks = [entries[at : at + 100] for at in range(0, len(entries), 100)]
        maps = [line for b in blocks for line in (f"{len(b)} beginbfchar", *b, "endbfchar")]
        return "\n".join(
            [
                "/CIDInit /ProcSet findresource begin",
                "12 dict begin",
                "begincmap",
                "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
                f"/CMapName /{name} def",
                "/CMapType 2 def",
                "1 begincodespacerange",
                "<00> <FF>",
                "endcodespacerange",
                *maps,
                "endcmap",
                "CMapName currentdict /CMap defineresource pop",
                "end",
                "end",
            ]
        )


class Faces(NamedTuple):
    """The two weights of a paper."""

    regular: Face
    bold: Face


_LOADED: dict[Path, Faces] = {}
_LOADING = threading.Lock()


def load_faces(folder: Path) -> Faces:
    """Read both weights from a folder, once in the life of the process (about 60 ms).

    Args:
        folder: Holds ``BIZUDPGothic_400Regular.ttf`` and ``BIZUDPGothic_700Bold.ttf``.
    """
    with _LOADING:
        if folder not in _LOADED:
            suffix = f"-{len(_LOADED)}" if _LOADED else ""
            faces = Faces(
                Face(f"BIZUDPGothic{suffix}", folder / "BIZUDPGothic_400Regular.ttf"),
                Face(f"BIZUDPGothic-Bold{suffix}", folder / "BIZUDPGothic_700Bold.ttf"),
            )
            for face in faces:
                pdfmetrics.registerFont(face)
            _LOADED[folder] = faces
        return _LOADED[folder]
