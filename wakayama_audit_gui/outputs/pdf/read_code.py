"""照合コード out of a PDF somebody brings, from metadata and pages; and how many pages ours have.

The file may be anything at all, and what cannot be read says nothing. What a code proves is
decided in use_cases/verify_paper.
"""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections.abc import Iterator
from time import monotonic

from pypdf import PdfReader
from pypdf.generic import StreamObject

_MOST_BYTES = 400_000_000
_MOST_PAGES = 3
"""Every page of ours says the code, and so does the metadata."""
_MOST_CONTENT = 2_000_000
"""Bytes of drawing a page may have, unpacked; ours have some ten thousand."""
_SECONDS = 10.0
_CODE = re.compile(r"(?<![0-9a-f])(?=((?:[0-9a-f]{4} ?){7}[0-9a-f]{4})(?![0-9a-f]))")
"""Looked for at every place: a number of digits before the code must not swallow its beginning."""

_LOG = logging.getLogger(__name__)
# It reports what is odd in a file to the log; here nothing else is expected of a file.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)


def read_codes(pdf: bytes) -> tuple[str, ...]:
    """Codes found, each once, in groups of four hex digits as they are printed.

    Never raises and says nothing, whatever the bytes are; () when there are none, when the file
    is too large, or when it is no PDF.
    """
    if len(pdf) > _MOST_BYTES or b"%PDF-" not in pdf[:1024]:
        return ()
    found: dict[str, None] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            for text in _texts(pdf):
                for match in _CODE.findall(text):
                    digits = match.replace(" ", "")
                    groups = (digits[at : at + 4] for at in range(0, len(digits), 4))
                    found[" ".join(groups)] = None
        except Exception as error:  # noqa: BLE001 - hostile bytes fail in every way there is
            _LOG.info("no code can be read: %s", type(error).__name__)
    return tuple(found)


def count_pages(pdf: bytes) -> int:
    """Pages of a PDF of ours, such as one that was kept when a visit was sealed."""
    return len(PdfReader(io.BytesIO(pdf)).pages)


def _texts(pdf: bytes) -> Iterator[str]:
    until = monotonic() + _SECONDS
    reader = PdfReader(io.BytesIO(pdf), strict=False)
    yield from map(str, (reader.metadata or {}).values())
    for number in range(min(_MOST_PAGES, len(reader.pages))):
        page = reader.pages[number]
        content = page.get_contents()
        if not isinstance(content, StreamObject) or len(content.get_data()) > _MOST_CONTENT:
            continue
        if monotonic() > until:
            return
        yield page.extract_text()
