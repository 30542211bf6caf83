"""対象の選定: the list of targets by score, the one that is looked at, and the weights.

The parts are in the other modules of this folder; what is written goes through
use_cases.choose_targets.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QStackedLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year, fiscal_year_label
from wakayama_audit_gui.domain.self_inspection import FormKind
from wakayama_audit_gui.domain.target_score import Criterion, Ground
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.select.announcing import Announcing
from wakayama_audit_gui.gui.screens.select.selection import (
    Selection,
    TargetKey,
    read_selection,
    way_of,
)
from wakayama_audit_gui.gui.screens.select.target_card import TargetCard
from wakayama_audit_gui.gui.screens.select.target_list import UNPLANNED, TargetList
from wakayama_audit_gui.gui.screens.select.weights_card import WeightsCard
from wakayama_audit_gui.gui.theme import Size
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.list_and_side import ListAndSide
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.searched_list import EVERY
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.choose_targets import choose_target, set_weight
from wakayama_audit_gui.use_cases.ports import Store


class SelectScreen(QWidget):
    """The choice of a year.

    Signals:
        finding_requested: Id of a finding to be seen on the board.
        form_requested: A `FormName` to be seen.
        visit_requested: (visit id, subject) to be seen on the walkthrough.
        entry_requested: Id of a system to be seen in the register.
        plan_requested: (id of the system, 課) whose visit is to be prepared; one of them is "".
        noted: In passing (str), that something was done which 元に戻す takes back.
        announced: A sentence about what was done (saved).

    Attributes:
        targets: The list.
        card: The target that is looked at.
        weights: Points for each ground.
        weigh: Shows the weights instead of the target.
        kinds: システム or 課.
        announcing: Writes and saves 実施通知.
    """

    finding_requested = Signal(str)
    form_requested = Signal(object)
    visit_requested = Signal(str, str)
    entry_requested = Signal(str)
    plan_requested = Signal(str, str)
    noted = Signal(str)
    announced = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key: TargetKey | None = None
        self._selection = Selection(fiscal_year(desk.services.now().date()))
        self._build_ui()
        self.targets.reading = True
        self._connect_signals()

    def refresh(self) -> None:
        """Read scores and choices anew."""
        services, year = self._desk.services, self._selection.fiscal_year
        today = services.now().date()

        def job(store: Store, _progress: object) -> Selection:
            return read_selection(store, services.catalogue(), year, today)

        self._desk.tasks.long_read(self, job, self._on_read)

    def show_unplanned(self, kind: FormKind | None) -> None:
        """Show what was chosen of a kind and has no visit this year; all targets for None."""
        year = fiscal_year(self._desk.services.now().date())
        if kind is not None:
            self.kinds[kind].setChecked(True)
        self._on_year_requested(year - self._selection.fiscal_year)
        self.targets.show_only(UNPLANNED if kind else EVERY)

    def look_at(self, key: TargetKey) -> None:
        """Show a target beside the list."""
        target = self._selection.find(key)
        if target is not None:
            self._key = key
            self.weigh.setChecked(False)
            self.card.show_target(target, self._selection.visits_of(target))

    # --- building ----------------------------------------------------------------------------

    def _build_ui(self) -> None:
        self.targets = TargetList()
        self.card = TargetCard(self)
        self.weights = WeightsCard()
        self._side = QWidget()
        self._pages = QStackedLayout(self._side)
        self._pages.addWidget(self.card)
        self._pages.addWidget(self.weights)
        self._both = ListAndSide(self, self.targets, self._side, "対象と根拠")
        self.announcing = Announcing(self._desk, self.card.announce, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self._build_heading())
        layout.addWidget(self._both, 1)

    def _build_heading(self) -> QWidget:
        self._title = PlainLabel(size=Size.HEADING, bold=True)
        heading = QWidget()
        flow = FlowLayout(heading)
        for icon, words, by in (("chevron-left", "前の年度", -1), ("chevron-right", "次の年度", 1)):
            step = LinkButton(icon=icon, touch=True)
            step.setAccessibleName(words)
            step.clicked.connect(partial(self._on_year_requested, by))
            flow.addWidget(step)
            if by < 0:
                self._title.setMinimumHeight(44)
                flow.addWidget(self._title)
        self._group = QButtonGroup(self)
        self.kinds: dict[FormKind, PlainButton] = {}
        for kind in (FormKind.SYSTEM, FormKind.SECTION):
            button = PlainButton(kind.label, touch=True)
            button.setCheckable(True)
            self.kinds[kind] = button
            self._group.addButton(button)
            flow.addWidget(button)
        self.kinds[FormKind.SYSTEM].setChecked(True)
        self.weigh = PlainButton("重みを変える", icon="pencil", touch=True)
        self.weigh.setCheckable(True)
        flow.addWidget(self.weigh)
        return heading

    def _connect_signals(self) -> None:
        self._group.buttonClicked.connect(self._show)
        self.weigh.toggled.connect(self._on_weigh_toggled)
        self.targets.chosen.connect(self._on_chosen)
        self.card.form.decided.connect(self._on_decided)
        self.card.form.plan_requested.connect(self._on_plan_requested)
        self.card.ground_requested.connect(self._on_ground_requested)
        self.announcing.noted.connect(self.noted)
        self.announcing.saved.connect(self.announced)
        self.weights.changed.connect(self._on_weight_changed)
        self._desk.tasks.change_bus.changed.connect(self._on_bus_changed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on; a focus proxy would make Tab leap over what stands before it."""
        super().focusInEvent(event)
        self.targets.search.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """What was seen before may have changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    # --- showing -----------------------------------------------------------------------------

    def _on_read(self, selection: Selection) -> None:
        if selection.fiscal_year == self._selection.fiscal_year:
            self._selection = selection
            self.targets.reading = False
            self._show()

    @Slot()
    def _show(self) -> None:
        selection = self._selection
        self._title.setText(f"{fiscal_year_label(selection.fiscal_year)} 対象の選定")
        for kind, button in self.kinds.items():
            found = selection.of_kind(kind)
            chosen = sum(target.chosen for target in found)
            button.set_words(f"{kind.label} {chosen} / {len(found)}")
        kind = next(kind for kind, button in self.kinds.items() if button.isChecked())
        self.targets.show_targets(selection.of_kind(kind), selection.unplanned(kind))
        self.weights.show_weights(selection.weights)
        target = selection.find(self._key)
        if target is None:
            self.card.show_nothing()
        else:
            self.card.show_target(target, selection.visits_of(target))

    @Slot(object)
    def _on_bus_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.receipts:
            self.refresh()

    @Slot(object)
    def _on_chosen(self, key: TargetKey) -> None:
        self.look_at(key)
        self._both.open_side()

    @Slot(bool)
    def _on_weigh_toggled(self, on: bool) -> None:
        self._pages.setCurrentIndex(1 if on else 0)
        if on:
            self._both.open_side()

    def _on_year_requested(self, by: int) -> None:
        if by:
            self._selection = Selection(self._selection.fiscal_year + by)
            self.targets.reading = True
        self._show()
        self.refresh()

    # --- going and writing -------------------------------------------------------------------

    @Slot(object)
    def _on_ground_requested(self, ground: Ground) -> None:
        way = way_of(ground)
        if way is None:
            return
        if way.finding:
            self.finding_requested.emit(way.finding)
        elif way.form is not None:
            self.form_requested.emit(way.form)
        elif way.entry:
            self.entry_requested.emit(way.entry)
        else:
            self.visit_requested.emit(way.visit, ground.subject)

    @Slot()
    def _on_plan_requested(self) -> None:
        target = self._selection.find(self._key)
        if target is not None and target.score.kind is FormKind.SECTION:
            self.plan_requested.emit("", target.score.title)
        elif target is not None:
            self.plan_requested.emit(target.score.owner, "")

    @Slot(bool, str)
    def _on_decided(self, chosen: bool, reason: str) -> None:
        target = self._selection.find(self._key)
        if target is None:
            return
        year, by, score = self._selection.fiscal_year, self._desk.person, target.score
        items = self.card.items.selected() if chosen else ()

        def act(store: Store) -> Changes:
            return choose_target(store, year, score, by, chosen=chosen, reason=reason, items=items)

        self._desk.tasks.write(self, act, self._on_written, self.card.form.refuse)

    @Slot(object, object)
    def _on_weight_changed(self, criterion: Criterion, weight: int | None) -> None:
        by = self._desk.person
        self._desk.tasks.write(
            self, lambda store: set_weight(store, criterion, weight, by), self._on_written
        )

    def _on_written(self, changes: Changes) -> None:
        self.noted.emit(changes.label)
