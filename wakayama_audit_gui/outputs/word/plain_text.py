"""Text in a Word document: literal, without what XML cannot hold, with bars where it is covered.

What is covered is decided in domain/withheld.py.
"""

from __future__ import annotations

import re

from docx.text.paragraph import Paragraph
from docx.text.run import Run

from wakayama_audit_gui.domain.withheld import BAR
from wakayama_audit_gui.outputs.word.xml_parts import blacken

_NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NO_XML = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BAR = re.compile(rf"({BAR})(?=〔\d+〕)")


def add_text(paragraph: Paragraph, text: str) -> list[Run]:
    """Add text to a paragraph as runs; newlines end lines."""
    runs = []
    for part in filter(None, _BAR.split(plain(text))):
        run = paragraph.add_run(part)
        if part == BAR:
            blacken(run)
        runs.append(run)
    return runs


def plain(text: str) -> str:
    """Text that XML can hold; what it cannot is shown as a replacement character."""
    return _NO_XML.sub("\ufffd", _NEWLINES.sub("\n", text))
