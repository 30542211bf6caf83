"""Everything around the question, built a moment after it was painted: evidence, lists, forms.

The question itself and the list of items are in frame.py; each part here is a room of its own.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.visit import Place, Row
from wakayama_audit_gui.gui.screens.walk.attendance_panel import AttendancePanel
from wakayama_audit_gui.gui.screens.walk.frame import Frame
from wakayama_audit_gui.gui.screens.walk.names_panel import NamesPanel
from wakayama_audit_gui.gui.screens.walk.photo_import import PhotoImporter
from wakayama_audit_gui.gui.screens.walk.phrase_popup import PhraseEditor
from wakayama_audit_gui.gui.screens.walk.place_actions import PlaceActions
from wakayama_audit_gui.gui.screens.walk.popups import Popups
from wakayama_audit_gui.gui.screens.walk.side_column import SideColumn
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit


class Surroundings(QObject):
    """Implements `on_demand.Around`.

    Args:
        frame: The frame it is built into.

    Signals:
        photo_requested: Id of a photo to be seen large.

    Attributes:
        importer: Takes photos in.
        side: The right column.
        actions: Forms and menu of the left column.
        popups: Floating lists.
        attendance: Times and clock check, built when first asked for.
        phrases: The editor of 定型句, built when first asked for.
        names: The erasing of names, built when first asked for.
    """

    photo_requested = Signal(str)

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._walk = frame.walk
        self.importer = PhotoImporter(frame.walk)
        self.side = SideColumn(frame.walk, frame.earlier, self.importer)
        self.actions = PlaceActions(frame.walk, frame.places, self.show_names)
        self.popups = Popups(
            frame.walk,
            frame,
            edit_phrases=self.edit_phrases,
            move_photo=self.side.evidence.move_to,
            ask_permission=self._ask_permission,
            ask_times=self.ask_times,
        )
        self.attendance: AttendancePanel | None = None
        self.phrases: PhraseEditor | None = None
        self.names: NamesPanel | None = None
        # Only now that it has its place: shown before, it would be a window of its own.
        frame.fill_side(self.side)
        if frame.walk.is_open:
            self.side.refresh()
        frame.question.add_extras()
        self._connect_signals()
        frame.earlier.begin()
        self.side.said.begin()

    # --- Around ------------------------------------------------------------------------------

    def offer_phrases(self, field: GrowingTextEdit | None = None) -> None:
        """Offer 定型句 for a field, by default the one with the cursor."""
        self.popups.offer_phrases(field or self._frame.question.phrase_field())

    def offer_missing(self) -> None:
        """Show what is still missing."""
        self.popups.offer_missing(self._frame.footer.bar.left)

    def show_attendance(self) -> None:
        """Show the times and the clock check, or put them away."""
        if self.attendance is None:
            self.attendance = AttendancePanel(self._walk)
            self.attendance.hide()
            self._frame.footer.add_panel(self.attendance)
        if self.attendance.isHidden():
            self.attendance.open()
        else:
            self.attendance.shut()

    def ask_times(self) -> None:
        """Show the times and the clock check; they stay where they are shown."""
        if self.attendance is None or self.attendance.isHidden():
            self.show_attendance()

    def show_names(self) -> None:
        """Ask whose name is to be erased."""
        if self.names is None:
            self.names = NamesPanel(self._walk)
            self._frame.footer.add_panel(self.names)
        self.names.open()

    def show_prior(self) -> None:
        """Bring 前回 into view and give it the keyboard."""
        self._frame.open_side()
        prior = self.side.prior
        self.side.ensureWidgetVisible(prior)
        shown = [card for card in prior.cards if card.isVisible()]
        if shown:
            next(iter(shown[0].buttons.values())).setFocus()

    def choose_files(self) -> None:
        """Let the user choose photos."""
        self.importer.ask_files(self._frame)

    def paste(self) -> None:
        """Take in what is on the clipboard."""
        self.importer.paste()

    def take(self, mime: QMimeData) -> bool:
        """Take in what was dropped; False when there is no photo in it."""
        return self.importer.add_mime(mime)

    def begin_place(self) -> None:
        """Ask for a new place."""
        self._frame.open_places()
        self.actions.begin_place()

    def open_menu(self, point: QPoint, place: Place | None, row: Row | None) -> None:
        """Show what can be done to a place or item."""
        self.actions.open_menu(point, place, row)

    def evidence_field(self) -> QWidget:
        """Where the keyboard goes in the right column."""
        return self.side.evidence.grid.tile

    # --- private -----------------------------------------------------------------------------

    def edit_phrases(self) -> None:
        """Show the editor of 定型句."""
        if self.phrases is None:
            self.phrases = PhraseEditor(self._walk)
            self._frame.footer.add_panel(self.phrases)
        self.phrases.begin()

    def _connect_signals(self) -> None:
        walk, evidence = self._walk, self.side.evidence
        walk.files_offered.connect(self.importer.add_files)
        walk.image_offered.connect(self.importer.add_image)
        evidence.add_requested.connect(self.choose_files)
        evidence.open_requested.connect(self.photo_requested)
        evidence.move_requested.connect(self._on_move_requested)
        for lines in (self._frame.places.list, self._frame.strip):
            lines.photo_dropped.connect(evidence.move_to)
        self.importer.permission_needed.connect(self._on_evidence_busy)
        self.importer.started.connect(self._on_evidence_busy)

    def _ask_permission(self, subject: str) -> None:
        self._frame.open_places()
        self.actions.ask_permission(subject)

    @Slot(str)
    def _on_move_requested(self, photo: str) -> None:
        self.popups.offer_items(photo, self.side.evidence.details)

    @Slot(object)
    def _on_evidence_busy(self, _what: object) -> None:
        self._frame.open_side()
