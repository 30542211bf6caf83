"""Everything around the question, imported and built when it is first needed.

A start must paint the question soon. What is built is surroundings.py; the parts of the question
that only some answers need are row_parts.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.visit import Place, Row
from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.use_cases.photo_source import PhotoSource


class Around(Protocol):
    """Everything around the question: evidence, floating lists, forms."""

    def offer_phrases(self, field: GrowingTextEdit | None = None) -> None:
        """Offer 定型句 for a field, by default the one with the cursor."""

    def offer_missing(self) -> None:
        """Show what is still missing."""

    def show_attendance(self) -> None:
        """Show the times and the clock check, or put them away."""

    def ask_times(self) -> None:
        """Show the times and the clock check; they stay where they are shown."""

    def show_names(self) -> None:
        """Ask whose name is to be erased."""

    def show_prior(self) -> None:
        """Bring 前回 into view."""

    def choose_files(self) -> None:
        """Let the user choose photos."""

    def paste(self) -> None:
        """Take in what is on the clipboard."""

    def take(self, mime: QMimeData) -> bool:
        """Take in what was dropped; False when there is no photo in it."""

    def begin_place(self) -> None:
        """Ask for a new place."""

    def open_menu(self, point: QPoint, place: Place | None, row: Row | None) -> None:
        """Show what can be done to a place or item."""

    def evidence_field(self) -> QWidget:
        """Where the keyboard goes in the right column."""


def around(
    frame: QWidget,
    open_photo: Callable[[str], None],
    assign: Callable[[list[PhotoSource], str], None],
    capture: Callable[[str, str], None],
) -> Around:
    """Build everything around the question.

    Args:
        frame: The `Frame` it is built into.
        open_photo: Shows a photo (id) large.
        assign: Shows photos that are to be assigned to items, with the id of their camera.
        capture: Has a photo taken with the built-in camera: (visit id, subject).

    Raises:
        BugError: It is no frame.
    """
    from wakayama_audit_gui.gui.screens.walk.frame import Frame
    from wakayama_audit_gui.gui.screens.walk.surroundings import Surroundings

    if not isinstance(frame, Frame):
        raise BugError("surroundings need a frame")
    made = Surroundings(frame)
    made.photo_requested.connect(open_photo)
    made.importer.assign_requested.connect(assign)
    made.importer.capture_requested.connect(capture)
    return made
