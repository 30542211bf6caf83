"""Opening the canvas of a paper: its size, its fonts and what a viewer is told about it.

What is drawn on it belongs to sheet.py and report.py.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reportlab import rl_config

from wakayama_audit_gui.outputs.pdf.canvas import PaperCanvas
from wakayama_audit_gui.outputs.pdf.fonts import Faces
from wakayama_audit_gui.outputs.pdf.style import PAGE_HEIGHT, PAGE_WIDTH

APPLICATION = "監査手帳"
_ERA = {"令和": 2018, "平成": 1988}


class About(NamedTuple):
    """What a viewer is told.

    Attributes:
        title: Name of the paper.
        author: Who made it.
        subject: What it is about.
        keywords: Words to find it by.
        created: When, in words: the paper's only clock.
        content: What it says; its identity follows from it.
    """

    title: str
    author: str
    subject: str
    keywords: str
    created: str
    content: bytes


def open_canvas(about: About, faces: Faces) -> PaperCanvas:
    """A canvas of A4 that names only fonts of ours; the same content gives the same file."""
    rl_config.useA85 = 0
    # Without a base font of ours every page would name Helvetica, which is never embedded.
    rl_config.canvas_basefontname = faces.regular.fontName
    canvas = PaperCanvas((PAGE_WIDTH, PAGE_HEIGHT), about.content)
    plain = faces.regular.original
    canvas.setTitle(plain(about.title))
    canvas.setAuthor(plain(about.author))
    canvas.setSubject(plain(about.subject))
    canvas.setCreator(APPLICATION)
    canvas.setProducer(APPLICATION)
    canvas.setKeywords(plain(about.keywords))
    canvas.setDateFormatter(lambda *_unused: _pdf_date(about.created))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    return canvas


def _pdf_date(created: str) -> str:
    """``令和8年10月21日（水）11:20`` as PDF writes it; the paper's words are its only clock."""
    match = re.search(
        r"(?:(令和|平成)(元|\d+)|(\d{4}))[年-](\d+)[月-](\d+)(?:.*?(\d{1,2}):(\d{2}))?", created
    )
    if not match:
        return "D:20000101000000+09'00'"
    era, in_era, western, month, day, hour, minute = match.groups()
    year = int(western) if western else _ERA[era] + (1 if in_era == "元" else int(in_era))
    return (
        f"D:{year:04d}{int(month):02d}{int(day):02d}{int(hour or 0):02d}{int(minute or 0):02d}00"
        "+09'00'"
    )
