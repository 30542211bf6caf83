"""The 課 of the city on a day, and what becomes of them: 統合, 分割, 改称, 廃止, 新設.

The parts are in the other modules of this folder; what is written goes through
use_cases.reorganise_sections and use_cases.import_organisation.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.reorganisation import Reorganisation
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.asking import ask_file
from wakayama_audit_gui.gui.date_field import DateField
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.long_task import WriteProgress
from wakayama_audit_gui.gui.screens.organisation.change_form import ChangeForm
from wakayama_audit_gui.gui.screens.organisation.change_list import ChangeList
from wakayama_audit_gui.gui.screens.organisation.consequences import Consequences
from wakayama_audit_gui.gui.screens.organisation.reading import (
    Foreseen,
    OrganisationView,
    foresee,
    read_view,
)
from wakayama_audit_gui.gui.screens.organisation.section_list import SectionList
from wakayama_audit_gui.gui.theme import Size, scaled
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.reading_order import step_in_reading_order
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.import_organisation import import_organisation
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.reorganise_sections import (
    remove_reorganisation,
    reorganise_sections,
)

_TWO_COLUMNS_FROM = 1000
_TOLD = "told"


class OrganisationScreen(QWidget):
    """The 課, and what becomes of them.

    Signals:
        noted: In passing (str), that something was done which 元に戻す takes back.

    Attributes:
        day: Whose 課 are listed.
        sections: The list.
        form: What becomes of them.
        consequences: What follows from that.
        changes: What was done so far.
        banners: What went wrong.
    """

    noted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        today = desk.services.now().date()
        self._asked: Reorganisation | None = None
        self.day = DateField("一覧の日", today)
        self.day.today = today
        self.sections = SectionList()
        self.form = ChangeForm(today)
        self.consequences = Consequences()
        self.changes = ChangeList()
        self.banners = BannerArea()
        self._count = PlainLabel()
        self._build_ui()
        self._connect_signals()

    def refresh(self) -> None:
        """Read the 課 and the changes anew, and what follows from what is being written."""
        services = self._desk.services
        day = self.day.day() or services.now().date()

        def job(store: Store, _progress: object) -> OrganisationView:
            return read_view(store, services.catalogue(), day)

        self._desk.tasks.long_read(self, job, self._on_read)
        self._on_form_edited()

    def take_list(self, path: Path) -> None:
        """Take in the full list of 課."""
        services, by = self._desk.services, self._desk.person

        def job(store: Store, _progress: WriteProgress) -> Changes:
            listed = services.forms.read_organisation(path)
            return import_organisation(store, services.catalogue(), listed, by)

        self._desk.tasks.long_write(self, job, self._on_written, self._on_failed)

    def _build_ui(self) -> None:
        heading = QWidget()
        flow = FlowLayout(heading)
        self.take = PlainButton("組織一覧（Excel）を取り込む", icon="file-plus", touch=True)
        title = PlainLabel("組織と組織改正", size=Size.HEADING, bold=True)
        for part in (title, self.day, self._count, self.take):
            flow.addWidget(part)
        self.form.body.addWidget(self.consequences)
        self._side = ScrollColumn(spacing=14)
        self._side.append(self.form)
        self._side.append(self.changes)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(14)
        self._columns.addWidget(self.sections, 4)
        self._columns.addWidget(self._side, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(self.banners)
        layout.addLayout(self._columns, 1)

    def _connect_signals(self) -> None:
        self.day.changed.connect(self.refresh)
        self.sections.chosen.connect(self.form.take)
        self.form.edited.connect(self._on_form_edited)
        self.consequences.wanted.connect(self._on_wanted)
        self.changes.withdrawn.connect(self._on_withdrawn)
        self.take.clicked.connect(self._on_take_clicked)
        self._desk.tasks.change_bus.changed.connect(self._on_bus_changed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on; a focus proxy would make Tab leap over what stands before it."""
        super().focusInEvent(event)
        self.sections.search.setFocus(event.reason())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes in reading order, also to what was added later."""
        return step_in_reading_order(self, forward=forward) or super().focusNextPrevChild(forward)

    def showEvent(self, event: QShowEvent) -> None:
        """What was seen before may have changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One below the other where there is no room for both."""
        super().resizeEvent(event)
        wide = event.size().width() >= scaled(_TWO_COLUMNS_FROM)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    # --- private -----------------------------------------------------------------------------

    def _on_read(self, view: OrganisationView) -> None:
        self._count.setText(f"の {len(view.units)} 課")
        self.sections.show_units(view.units)
        self.form.suggest(view.units)
        self.changes.show_changes(view.changes)

    @Slot()
    def _on_form_edited(self) -> None:
        asked = self._asked = self.form.change()
        if not (asked.before or asked.after):
            self.consequences.wait()
            return
        services = self._desk.services

        def job(store: Store, _progress: object) -> Foreseen:
            return foresee(store, services.catalogue(), asked)

        self._desk.tasks.long_read(self, job, self._on_foreseen)

    def _on_foreseen(self, foreseen: Foreseen) -> None:
        if foreseen.asked != self._asked:
            return
        if foreseen.preview is not None:
            self.consequences.show_preview(foreseen.preview)
        elif foreseen.refusal is not None:
            self.consequences.refuse(foreseen.refusal)

    @Slot()
    def _on_wanted(self) -> None:
        change, by = self.form.change(), self._desk.person
        # What was pressed is not to be pressed again until another one is written.
        self.form.take_keyboard()

        def done(changes: Changes) -> None:
            self.form.empty()
            self._on_written(changes)

        self._desk.tasks.write(
            self,
            lambda store: reorganise_sections(store, change, by),
            done,
            self.consequences.refuse,
        )

    @Slot(object)
    def _on_withdrawn(self, change: Reorganisation) -> None:
        by = self._desk.person
        # What was pressed goes.
        self.sections.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.tasks.write(
            self, lambda store: remove_reorganisation(store, change, by), self._on_written
        )

    def _on_written(self, changes: Changes) -> None:
        self.banners.remove(_TOLD)
        self.noted.emit(changes.label)
        self.refresh()

    def _on_failed(self, error: UserError) -> None:
        self.banners.show_message(Kind.ERROR, error.what, error.remedy, key=_TOLD)

    @Slot(object)
    def _on_bus_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.receipts:
            self.refresh()

    @Slot()
    def _on_take_clicked(self) -> None:
        ask_file(self, "組織一覧を選ぶ（局・部・課）", self.take_list)
