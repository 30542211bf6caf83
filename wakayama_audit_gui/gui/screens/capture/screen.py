"""撮影: look through the camera, take a photo, look at it, take it in or take another.

Which camera there is is gui/camera_door.py; how a photo is taken in is shot.py.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.built_in_camera import NOT_TAKEN, BuiltInCamera, no_view
from wakayama_audit_gui.gui.camera_door import OpenCamera
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.long_task import WriteProgress
from wakayama_audit_gui.gui.screens.capture.controls import CameraChoice, Controls, Moment
from wakayama_audit_gui.gui.screens.capture.finder import Finder
from wakayama_audit_gui.gui.screens.capture.shot import Shot, Subject, find_subject, keep_shot
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.photo_outcome import PhotoOutcome
from wakayama_audit_gui.use_cases.ports import Store

_PATIENCE_MS = 8000
"""A camera that shows nothing for so long is covered, refused or broken."""

_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class CaptureScreen(QWidget):
    """Viewfinder and shutter; then the photo, to be used or taken again.

    Args:
        desk: The desk.
        open_camera: Finds the cameras of this machine.

    Signals:
        visit_requested: (visit id, subject): back to the visit.
        noted: In passing (str), that something was done which 元に戻す takes back.
    """

    visit_requested = Signal(str, str)
    noted = Signal(str)

    def __init__(self, desk: Desk, open_camera: OpenCamera, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._open_camera = open_camera
        self._camera: BuiltInCamera | None = None
        self._where = ("", "")
        self._subject: Subject | None = None
        self._shot: Shot | None = None
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.setInterval(_PATIENCE_MS)
        self._build_ui()
        self._connect_signals()

    def begin(self, visit: str, subject: str) -> None:
        """Aim at an item of a visit; a photo of it that was neither used nor given up waits."""
        if self._where != (visit, subject):
            self._where, self._shot = (visit, subject), None
        self._subject = None
        self._title.setText("撮影")
        self._hint.hide()
        self.controls.tell("")
        self._go(Moment.BLIND)

        def found(result: Subject) -> None:
            if self._where == (visit, subject):
                self._show_subject(result)
                self._aim()

        self._desk.tasks.read(
            self, lambda store: find_subject(store, visit, subject), found, self._on_failed
        )

    # --- building ----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        # What would be lost, in words: a photo that was taken and not kept yet.
        self.unsaved = lambda: "撮った写真" if self._shot is not None else ""
        self.back = PlainButton("記入へ戻る", key="Esc", icon="arrow-left", touch=True)
        self._title = PlainLabel("撮影", size=Size.TITLE, bold=True)
        self.choice = CameraChoice()
        self._hint = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.finder = Finder()
        self.controls = Controls()
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.back)
        top.addWidget(self._title, 1)
        top.addWidget(self.choice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 18)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self._hint)
        layout.addWidget(self.finder, 1)
        layout.addWidget(self.controls)

    def _connect_signals(self) -> None:
        self.back.clicked.connect(self._on_back_clicked)
        self.controls.shutter.clicked.connect(self._on_shutter_clicked)
        self.controls.use.clicked.connect(self._on_use_clicked)
        self.controls.again.clicked.connect(self._look)
        self.controls.retry.clicked.connect(lambda: self.begin(*self._where))
        self.choice.activated.connect(self._look)
        self.patience.timeout.connect(lambda: self._on_failed(no_view()))

    # --- going about -------------------------------------------------------------------------

    def _show_subject(self, subject: Subject) -> None:
        self._subject = subject
        row = subject.row
        self._title.setText(f"撮影　{row.place.name}　{row.number} {row.item.title}")
        told = (("撮る", row.item.photograph), ("写さない", row.item.never))
        hints = [f"{what}：{'、'.join(said)}" for what, said in told if said]
        self._hint.setText("　／　".join(hints))
        self._hint.setVisible(bool(hints))

    def _aim(self) -> None:
        """Look through a camera, unless a photo waits."""
        if self._camera is None:
            try:
                camera = self._open_camera()
            except UserError as error:
                self._on_failed(error)
                return
            self._camera = camera
            camera.seen.connect(self._on_seen)
            camera.taken.connect(self._on_taken)
            camera.failed.connect(self._on_failed)
            camera.changed.connect(self._on_cameras_changed)
        self._on_cameras_changed()
        if self._shot is None:
            self._look()
        else:
            self._go(Moment.TAKEN)

    @Slot()
    def _look(self) -> None:
        """Look through the chosen camera."""
        self._shot = None
        self.controls.tell("")
        self._go(Moment.AIMING)
        if self._camera is not None:
            self.patience.start()
            self._camera.start(self.choice.currentIndex())

    def _go(self, moment: Moment) -> None:
        if self._shot is not None:
            self.finder.show_photo(self._shot.image)
        elif moment is not Moment.TAKING:
            words = "カメラを準備しています…" if moment is Moment.AIMING else ""
            self.finder.show_words(words)
        self.choice.setEnabled(moment not in (Moment.TAKING, Moment.KEEPING))
        self.controls.go(moment, has_photo=self._shot is not None)

    def _rest(self) -> None:
        """Let the camera go."""
        self.patience.stop()
        if self._camera is not None:
            self._camera.stop()

    # --- Qt ----------------------------------------------------------------------------------

    def hideEvent(self, event: QHideEvent) -> None:
        """The camera's light is out while this is not in front."""
        self._rest()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on where one was."""
        super().showEvent(event)
        if self.controls.moment in (Moment.AIMING, Moment.TAKING):
            self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press what has the keyboard, else the main button; Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_back_clicked()
        elif event.key() == Qt.Key.Key_Backspace and self._shot is not None:
            self.controls.again.click()
        elif event.key() in _PRESSES and not event.isAutoRepeat():
            self.controls.press()
        else:
            super().keyPressEvent(event)

    # --- slots -------------------------------------------------------------------------------

    @Slot()
    def _on_cameras_changed(self) -> None:
        if self._camera is not None:
            self.choice.show_names(self._camera.names())

    @Slot(QImage)
    def _on_seen(self, image: QImage) -> None:
        self.patience.stop()
        if self.controls.moment is Moment.AIMING:
            self.finder.show_view(image)

    @Slot()
    def _on_shutter_clicked(self) -> None:
        if self.controls.moment is Moment.AIMING and self._camera is not None:
            self.controls.tell("")
            self._go(Moment.TAKING)
            self._camera.take()

    @Slot(QImage)
    def _on_taken(self, image: QImage) -> None:
        if self.controls.moment is Moment.TAKING:
            self._rest()
            self._shot = Shot(image, self._desk.services.now(), self.choice.currentText())
            self._go(Moment.TAKEN)

    @Slot()
    def _on_use_clicked(self) -> None:
        shot, subject = self._shot, self._subject
        if shot is None or subject is None:
            return
        services, by = self._desk.services, self._desk.person

        def job(store: Store, progress: WriteProgress) -> PhotoOutcome:
            return keep_shot(store, services, shot, subject, by, progress)

        self.controls.tell("")
        self._go(Moment.KEEPING)
        self._desk.tasks.long_write(self, job, self._on_kept, self._on_failed)

    def _on_kept(self, outcome: PhotoOutcome) -> None:
        if not outcome.ok:
            self._on_failed(UserError(outcome.reason, code=outcome.code))
            return
        self._shot = None
        self._go(Moment.BLIND)
        self.noted.emit(f"写真を 1 枚取り込みました。{outcome.note}")
        self.visit_requested.emit(self._where[0], f"photo:{outcome.photo}")

    @Slot(object)
    def _on_failed(self, error: UserError) -> None:
        """Say what is wrong; a photo already taken stays."""
        self.controls.tell(f"{error.what}{error.remedy}")
        if error.code == NOT_TAKEN and self.controls.moment is Moment.TAKING:
            self._go(Moment.AIMING)
        else:
            self._rest()
            self._go(Moment.BLIND)

    @Slot()
    def _on_back_clicked(self) -> None:
        if self.controls.moment is not Moment.KEEPING:
            self.visit_requested.emit(*self._where)
