"""Which camera the photos come from, and 取込後消去: chosen before an import, recorded after it.

What a camera is stands in domain/camera.py; taking photos in is photo_import.py.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from wakayama_audit_gui.domain.camera import Camera, CameraKind
from wakayama_audit_gui.gui.screens.walk.import_card import ImportCard
from wakayama_audit_gui.gui.screens.walk.photo_import import PhotoImporter
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.fields import ChoiceField
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.use_camera import (
    cameras_to_clear,
    record_cleared,
    remove_camera,
    use_camera,
)
from wakayama_audit_gui.visible import visible_line

_SHORT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_LETTERS = 6
_NEW = Camera("", "")


class CameraForm(Card):
    """Asks for a new camera, or corrects one, inline.

    Signals:
        given: The `Camera`; a new one has no id.
        removed: The `Camera` is to be taken off the visit.
    """

    given = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__(tone=Tone.AI, margin=12, spacing=6)
        self.number = QLineEdit()
        self.number.setPlaceholderText("管理番号（例：C-03）")
        self.number.setAccessibleName("カメラの管理番号")
        self.kind = ChoiceField()
        self.kind.setAccessibleName("カメラの種類")
        self.kind.addItems([kind.value for kind in CameraKind])
        self.model = ChoiceField()
        self.model.setAccessibleName("写真に書かれている機種")
        self.take = PlainButton("このカメラを加える", touch=True)
        self.remove = PlainButton(icon="trash-2", touch=True)
        self._camera = _NEW
        for widget in (self.number, self.kind, self.model):
            widget.setMinimumHeight(TOUCH)
            self.body.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.take, 1)
        row.addWidget(self.remove)
        self.body.addLayout(row)
        self.take.clicked.connect(self._on_take_clicked)
        self.remove.clicked.connect(lambda: self.removed.emit(self._camera))
        self.number.returnPressed.connect(self._on_take_clicked)
        self.hide()

    @property
    def asks_for(self) -> str:
        """Id of the camera it corrects; "" for a new one."""
        return self._camera.id

    def ask(self, models: list[str], camera: Camera | None = None) -> None:
        """Show the form.

        Args:
            models: Those that photos of the visit name and no other camera of it is.
            camera: To be corrected; None for a new one.
        """
        self._camera = camera or _NEW
        self.number.setText(self._camera.number)
        self.kind.setCurrentText(self._camera.kind.value)
        self.model.clear()
        self.model.addItem("機種は決めない", "")
        for model in models:
            self.model.addItem(visible_line(model), model)
        self.model.setCurrentIndex(max(0, self.model.findData(self._camera.model)))
        self.model.setVisible(bool(models))
        self.take.set_words("このように直す" if camera else "このカメラを加える")
        self.remove.setVisible(camera is not None)
        self.remove.setAccessibleName(f"{self._camera.label} を外す")
        self.show()
        self.number.setFocus()

    @Slot()
    def _on_take_clicked(self) -> None:
        if not self.number.text().strip():
            self.number.setFocus()
            return
        kind = CameraKind(self.kind.currentText())
        model = str(self.model.currentData() or "")
        number = self.number.text().strip()
        self.given.emit(self._camera._replace(number=number, kind=kind, model=model))


class ToClear(Card):
    """A camera whose photos are still on its card (未消去).

    Args:
        camera: Which.

    Signals:
        recorded: Its photos were removed from the card (`Camera`).
    """

    recorded = Signal(object)

    def __init__(self, camera: Camera) -> None:
        super().__init__(tone=Tone.YAMABUKI, margin=10, spacing=4)
        self.camera = camera
        words = f"{camera.label} のカードに、取り込んだ写真が残っています（未消去）。"
        self.body.addWidget(PlainLabel(words, wrap=True))
        self.record = PlainButton("消去したら記録", icon="trash-2", touch=True)
        self.record.setAccessibleName(f"{camera.label} のカードの写真を消去したら記録")
        self.record.clicked.connect(lambda: self.recorded.emit(self.camera))
        self.body.addWidget(self.record)


class CameraCard(ImportCard):
    """The camera of the next import, a form for another, and what is not cleared yet.

    Args:
        walk: The walk.
        importer: Is told which camera its photos come from.
    """

    def __init__(self, walk: Walk, importer: PhotoImporter) -> None:
        super().__init__(walk, importer)
        self.form = CameraForm()
        self.choice = ChoiceField()
        self.choice.setAccessibleName("取り込む写真のカメラ")
        self.choice.setMinimumHeight(TOUCH)
        # A long 管理番号 or model must not widen the column.
        for box in (self.choice, self.form.kind, self.form.model):
            box.setSizeAdjustPolicy(_SHORT)
            box.setMinimumContentsLength(_LETTERS)
        self.add = PlainButton(icon="plus", touch=True)
        self.add.setAccessibleName("カメラを加える")
        self.edit = PlainButton(icon="pencil", touch=True)
        self.edit.setAccessibleName("選んだカメラを直す・外す")
        self.to_clear: list[ToClear] = []
        row = QHBoxLayout()
        row.addWidget(self.choice, 1)
        row.addWidget(self.edit)
        row.addWidget(self.add)
        self._column.addWidget(PlainLabel("カメラ", size=Size.SMALL, tone=Tone.SECOND))
        self._column.addLayout(row)
        self._column.addWidget(self.state)
        self._column.addWidget(self.form)
        self.choice.activated.connect(self._on_choice_activated)
        self.add.clicked.connect(self._on_add_clicked)
        self.edit.clicked.connect(self._on_edit_clicked)
        self.form.given.connect(self._on_camera_given)
        self.form.removed.connect(self._on_removal_requested)

    def refresh(self) -> None:
        """Show what stands now."""
        visit = self._walk.visit
        ids = [camera.id for camera in visit.cameras]
        if self._importer.camera not in ids:
            last = next((p.camera_id for p in reversed(visit.photos) if p.camera_id in ids), "")
            self._importer.camera = last
        shown = [("記録しない", ""), *((camera.label, camera.id) for camera in visit.cameras)]
        here = [
            (self.choice.itemText(n), self.choice.itemData(n)) for n in range(self.choice.count())
        ]
        if here != shown:
            self.choice.clear()
            for words, camera in shown:
                self.choice.addItem(visible_line(words), camera)
        self.choice.setCurrentIndex(self.choice.findData(self._importer.camera))
        for widget in (self.choice, self.add):
            widget.setEnabled(not self._walk.sealed)
        self.edit.setEnabled(bool(self._importer.camera) and not self._walk.sealed)
        if self._walk.sealed or self.form.asks_for not in ("", *ids):
            self.form.hide()
        self._show_to_clear(cameras_to_clear(visit))

    def _show_to_clear(self, cameras: tuple[Camera, ...]) -> None:
        if [shown.camera for shown in self.to_clear] != list(cameras):
            for shown in self.to_clear:
                shown.hide()
                shown.deleteLater()
            self.to_clear = [ToClear(camera) for camera in cameras]
            for shown in self.to_clear:
                shown.recorded.connect(self._clear)
                self._column.addWidget(shown)
        for shown in self.to_clear:
            shown.record.setEnabled(not self._walk.sealed)

    @Slot(object)
    def _clear(self, camera: Camera) -> None:
        at = self._walk.desk.services.now().isoformat(timespec="seconds")
        self._walk.act(
            lambda store, visit, by: record_cleared(store, visit, camera, at, by),
            done=lambda _changes: self._walk.noted.emit(f"{camera.label} の消去を記録しました"),
        )

    @Slot()
    def _on_choice_activated(self) -> None:
        self._importer.camera = str(self.choice.currentData() or "")
        self.form.hide()
        self._say("")
        self.refresh()

    @Slot()
    def _on_add_clicked(self) -> None:
        self._ask(None)

    @Slot()
    def _on_edit_clicked(self) -> None:
        self._ask(next(c for c in self._walk.visit.cameras if c.id == self._importer.camera))

    def _ask(self, camera: Camera | None) -> None:
        """Show the form, or put it away when it asks for just this."""
        self._say("")
        if self.form.isVisible() and self.form.asks_for == (camera.id if camera else ""):
            self.form.hide()
            return
        known = {other.model for other in self._walk.visit.cameras if other != camera}
        named = {photo.camera for photo in self._walk.visit.photos if photo.camera}
        own = {camera.model} if camera and camera.model else set()
        self.form.ask(sorted((named - known) | own), camera)

    @Slot(object)
    def _on_camera_given(self, camera: Camera) -> None:
        def done(changes: Changes) -> None:
            take(changes.made)

        def take(known: str) -> None:
            self.form.hide()
            self._say("")
            self._importer.camera = known
            self.refresh()
            if camera.id:
                self._walk.noted.emit(f"カメラを {camera.label} に直しました")

        for known in self._walk.visit.cameras:
            if known.number == camera.number and known.id != camera.id:
                if camera.id:
                    self._say(f"管理番号「{known.number}」のカメラは、もうあります。")
                else:
                    take(known.id)
                return
        self._walk.act(lambda store, visit, by: use_camera(store, visit, camera, by), done=done)

    @Slot(object)
    def _on_removal_requested(self, camera: Camera) -> None:
        count = sum(p.camera_id == camera.id and not p.removed for p in self._walk.visit.photos)
        if count:
            self._say(
                f"{camera.label} の写真が {count} 枚あるため、外せません。番号や種類は直せます。"
            )
            return
        self.form.hide()
        self._walk.act(
            lambda store, visit, by: remove_camera(store, visit, camera, by),
            done=lambda _changes: self._walk.noted.emit(f"{camera.label} を外しました"),
        )
