"""Whether a way drew everything it was given: every character, and every photo as it was.

A way that leaves something out, or compresses photos again, is not compared. Reads with pypdfium2,
which drew none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pypdfium2

from bench.sheet_text import SheetText

_UNSURE = str.maketrans(dict.fromkeys("-‐\xad\x02\ufffe"))
"""The reader guesses which hyphens at line ends belong to the text: none is counted."""


def check_paper(data: bytes, text: SheetText, photos: Iterable[bytes]) -> list[str]:
    """What is missing, in words; nothing when all is there."""
    lacking = Counter(_characters(text.passages())) - Counter(_characters(_read(data)))
    said = [f"characters: {''.join(sorted(lacking))}"] if lacking else []
    # Without start and metadata, which may be left out; the rest must be there byte by byte.
    lost = [n for n, photo in enumerate(photos, start=1) if photo[20:] not in data]
    return said + ([f"photos as they were: {lost}"] if lost else [])


def _characters(passages: Iterable[str]) -> Iterable[str]:
    return (char for passage in passages for char in "".join(passage.split()).translate(_UNSURE))


def _read(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
