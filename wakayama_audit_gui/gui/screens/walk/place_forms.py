"""Adding a place or an item of one's own, and renaming a place; inline, above the list.

Which items a place of a kind gets is decided in domain/checklist.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.visit import Place
from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.gui.long_task import Progress
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.fields import ChoiceField
from wakayama_audit_gui.gui.widgets.focus_return import FocusReturn
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.edit_place import (
    OwnItem,
    PlannedPlace,
    add_item,
    add_place,
    rename_place,
)
from wakayama_audit_gui.use_cases.ports import Store


class InlineForm(Card):
    """A few fields with 「加える」 and 「やめる」; Enter keeps, Esc leaves.

    Args:
        walk: The walk.
        title: Heading and accessible name.
        keep: Words on the button that keeps.

    Signals:
        finished: It was kept or left, and has hidden itself.
    """

    finished = Signal()

    def __init__(self, walk: Walk, title: str, keep: str) -> None:
        super().__init__(tone=Tone.AI, margin=12, spacing=4)
        self._walk = walk
        self._focus = FocusReturn(self)
        self._title = PlainLabel(title, bold=True, wrap=True)
        self.setAccessibleName(title)
        self.keep = PrimaryButton(keep, touch=True)
        self.leave = PlainButton("やめる", touch=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.leave)
        row.addWidget(self.keep, 1)
        self.body.addWidget(self._title)
        self.body.addLayout(row)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.leave.clicked.connect(self.finish)
        self.hide()

    def add_field(self, label: str, field: QWidget) -> None:
        """Put a field below the others."""
        field.setAccessibleName(label)
        field.setMinimumHeight(TOUCH)
        last = self.body.count() - 1
        self.body.insertWidget(last, field)
        self.body.insertWidget(last, PlainLabel(label, size=Size.SMALL, tone=Tone.SECOND))
        if isinstance(field, QLineEdit):
            field.returnPressed.connect(self._on_keep_clicked)

    def finish(self) -> None:
        """Go away and give the keyboard back."""
        self._focus.give_back()
        self.hide()
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)

    def _begin(self, first: QWidget) -> None:
        self._focus.remember()
        self.show()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_keep_clicked(self) -> None:
        self._write()

    def _write(self) -> None:
        """Hand over what was filled in."""
        raise BugError(f"{type(self).__name__} does not say how")

    def _done(self, _changes: Changes) -> None:
        self.finish()


class PlaceForm(InlineForm):
    """Adds a place with the items its kind calls for."""

    def __init__(self, walk: Walk) -> None:
        super().__init__(walk, "場所を加える", "この場所を加える")
        self._catalogue: Catalogue | None = None
        self.kind = ChoiceField()
        self.name = QLineEdit()
        self.name.setPlaceholderText("例：市民課 執務室")
        self.section = ChoiceField()
        self.section.setEditable(True)
        self.add_field("種類", self.kind)
        self.add_field("場所の名前", self.name)
        self.add_field("課", self.section)
        self.kind.activated.connect(self._on_kind_activated)

    def begin(self) -> None:
        """Show the form; the kinds of places arrive as soon as the definitions are read."""
        self.name.clear()
        self._begin(self.name)
        self.keep.setEnabled(self._catalogue is not None)
        if self._catalogue is None:
            services = self._walk.desk.services

            def job(_store: Store, _progress: Progress) -> Catalogue:
                return services.catalogue()

            self._walk.desk.tasks.long_read(self, job, self._on_catalogue_read)

    def _on_catalogue_read(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        for template in catalogue.places.values():
            self.kind.addItem(template.name, template.id)
        self.kind.addItem("その他（項目は自分で加える）", "")
        self.section.addItems(["", *catalogue.sections])
        sections = [place.section for place in self._walk.visit.places if place.section]
        self.section.setEditText(sections[0] if sections else "")
        self.keep.setEnabled(True)

    @Slot()
    def _on_kind_activated(self) -> None:
        if not self.name.text():
            self.name.setText(f"{self.section.currentText()} {self.kind.currentText()}".strip())

    def _write(self) -> None:
        catalogue = self._catalogue
        if catalogue is None:
            return
        planned = PlannedPlace(
            self.name.text(),
            str(self.kind.currentData() or ""),
            self.section.currentText().strip(),
        )
        self._walk.act(
            lambda store, visit, by: add_place(store, catalogue, visit, planned, by),
            key=("place:", "name"),
            done=self._done,
        )


class ItemForm(InlineForm):
    """Adds an item of the auditor's own to a place."""

    def __init__(self, walk: Walk) -> None:
        super().__init__(walk, "項目を加える", "この項目を加える")
        self._place: Place | None = None
        self.question = QLineEdit()
        self.question.setPlaceholderText("例：非常口の鍵は管理されているか。")
        self.title = QLineEdit()
        self.title.setPlaceholderText("一覧に出る短い名前（空なら問いの初め）")
        self.look = QLineEdit()
        self.add_field("問い", self.question)
        self.add_field("短い名前", self.title)
        self.add_field("見るところ（・で区切る）", self.look)

    def begin(self, place: Place) -> None:
        """Show the form for a place."""
        self._place = place
        self._title.setText(f"「{place.name}」に項目を加える")
        for field in (self.question, self.title, self.look):
            field.clear()
        self._begin(self.question)

    def _write(self) -> None:
        place = self._place
        if place is None:
            return
        look = tuple(part.strip() for part in self.look.text().split("・") if part.strip())
        own = OwnItem(self.title.text(), self.question.text(), look)

        def done(changes: Changes) -> None:
            self.finish()
            self._walk.choose(self._walk.visit.answer_subject(place.id, changes.made))

        self._walk.act(
            lambda store, visit, by: add_item(store, visit, place, own, by),
            key=("own_item:", "question"),
            done=done,
        )


class RenameForm(InlineForm):
    """Gives a place another name."""

    def __init__(self, walk: Walk) -> None:
        super().__init__(walk, "場所の名前を変える", "この名前にする")
        self._place: Place | None = None
        self.name = QLineEdit()
        self.add_field("場所の名前", self.name)

    def begin(self, place: Place) -> None:
        """Show the form for a place."""
        self._place = place
        self.name.setText(place.name)
        self._begin(self.name)
        self.name.selectAll()

    def _write(self) -> None:
        place, name = self._place, self.name.text()
        if place is None:
            return
        self._walk.act(
            lambda store, visit, by: rename_place(store, visit, place, name, by),
            key=(f"place:{place.id}", "name"),
            done=self._done,
        )
