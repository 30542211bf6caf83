"""Opening the canvas of a paper: its size, its fonts and what a viewer is told about it.

What is drawn on it belongs to sheet.py and report.py.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from reportlab import rl_config

from wakayama_audit_gui.outputs.pdf.canvas import PaperCanvas
from wakayama_audit_gui.outputs.pdf.fonts import Faces
from wakayama_audit_gui.outputs.pdf.style import PAGE_HEIGHT, PAGE_WIDTH

APPLICATION = "監査手帳"
_UNDATED = "D:20000101"
"""The same for every paper that bears no day: a PDF of reportlab's always says one."""


class About(NamedTuple):
    """What a viewer is told.

    Attributes:
        title: Name of the paper.
        author: Who made it.
        subject: What it is about.
        keywords: Words to find it by.
        created: When, ISO 8601: the paper's only clock. A day alone claims no time, and a time
            without an offset no zone.
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
    canvas.setDateFormatter(lambda *_unused: pdf_date(about.created))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    return canvas


def pdf_date(created: str) -> str:
    """``2026-10-21T11:20:00+09:00`` as PDF writes it, with the offset it bears itself."""
    try:
        moment = datetime.fromisoformat(created)
    except ValueError:
        return _UNDATED
    if "T" not in created:
        return f"D:{moment:%Y%m%d}"
    return f"D:{moment:%Y%m%d%H%M}00{_offset(moment)}"


def _offset(moment: datetime) -> str:
    ahead = moment.utcoffset()
    if ahead is None:
        return ""
    sign = "-" if ahead.total_seconds() < 0 else "+"
    hours, minutes = divmod(abs(round(ahead.total_seconds())) // 60, 60)
    return f"{sign}{hours:02d}'{minutes:02d}'"
