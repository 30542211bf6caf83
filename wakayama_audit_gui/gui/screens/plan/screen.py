"""視察を始める on one page: four cards, one button.

What makes a plan complete is decided in use_cases.plan_visit; its sentence is shown here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year, parse_day
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.checklist import default_places
from wakayama_audit_gui.domain.selected_item import Selected
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.definition_notice import DefinitionNotice
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.plan.clock_panel import ClockPanel
from wakayama_audit_gui.gui.screens.plan.columns import PlanColumns
from wakayama_audit_gui.gui.screens.plan.people_panel import PeoplePanel
from wakayama_audit_gui.gui.screens.plan.places_panel import PlacesPanel
from wakayama_audit_gui.gui.screens.plan.systems_panel import SystemsPanel
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.buttons import PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.reading_order import step_in_reading_order
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.choose_targets import read_selected
from wakayama_audit_gui.use_cases.edit_office import add_person
from wakayama_audit_gui.use_cases.known_systems import (
    StandingSystem,
    read_systems,
    with_register,
)
from wakayama_audit_gui.use_cases.plan_visit import VisitPlan, find_self_audits, plan_visit
from wakayama_audit_gui.use_cases.ports import Store

_REFUSED, _NO_SYSTEM = "refused", "no_system"


class Offered(NamedTuple):
    """What a visit can be planned of."""

    catalogue: Catalogue
    systems: tuple[StandingSystem, ...]


class PlanScreen(QWidget):
    """The page on which a visit is prepared.

    Signals:
        planned: Id of the visit that was made.
        left: The page was left without making one; what was typed stays for the next time.

    Attributes:
        notice: That definitions are damaged.
    """

    planned = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._catalogue: Catalogue | None = None
        self._offered: tuple[StandingSystem, ...] = ()
        self._wanted: tuple[str, ...] = ()
        self._section = ""
        self._build_ui()
        self._connect_signals()
        self._on_office_changed()

    def choose(self, systems: Sequence[str]) -> None:
        """Tick these systems, as soon as they are there; their places are proposed."""
        self._wanted, self._section = tuple(systems), ""
        self._load()

    def choose_section(self, section: str) -> None:
        """Tick the systems of a 課, as soon as they are there; of one without any, say so."""
        self._wanted, self._section = (), section
        self._load()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on; a focus proxy would make Tab leap over what stands before it."""
        super().focusInEvent(event)
        self._systems.setFocus(event.reason())

    def _build_ui(self) -> None:
        self._systems = SystemsPanel()
        self._places = PlacesPanel()
        self._people = PeoplePanel()
        self._clock = ClockPanel(self._desk.services.now)
        self._banners = BannerArea()
        self.notice = DefinitionNotice(self._desk)
        self._cancel = PlainButton("ホームへ戻る", touch=True)
        self._make = PrimaryButton("視察を用意する", touch=True)
        columns = PlanColumns(self._systems, self._places, self._people, self._clock)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(PlainLabel("視察を始める", size=Size.HEADING, bold=True))
        hint = "選んだシステムの性質と場所から、チェックリストを組み立てます。"
        top.addWidget(PlainLabel(hint, tone=Tone.SECOND, wrap=True), 1)
        top.addWidget(self._cancel)
        top.addWidget(self._make)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 18)
        layout.setSpacing(14)
        layout.addLayout(top)
        layout.addWidget(self.notice)
        layout.addWidget(self._banners)
        layout.addWidget(columns, 1)

    def _connect_signals(self) -> None:
        self._systems.chosen_changed.connect(self._on_systems_changed)
        self._places.chosen_changed.connect(self._on_team_or_places_changed)
        self._people.team_changed.connect(self._on_team_or_places_changed)
        self._people.person_requested.connect(self._on_person_requested)
        self._desk.office_changed.connect(self._on_office_changed)
        self._make.clicked.connect(self._on_make_clicked)
        self._cancel.clicked.connect(self.left)

    def _load(self) -> None:
        services = self._desk.services

        def job(store: Store, _progress: object) -> Offered:
            catalogue, day = services.catalogue(), services.now().date().isoformat()
            systems = tuple(read_systems(store, catalogue, day).values())
            return Offered(with_register(store, catalogue, day), systems)

        self._desk.tasks.long_read(self, job, self._on_offered)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes in reading order, also to what was added later."""
        return step_in_reading_order(self, forward=forward) or super().focusNextPrevChild(forward)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the clock tick; the register may have other systems meanwhile."""
        super().showEvent(event)
        self._load()
        self._clock.run(on=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the clock."""
        super().hideEvent(event)
        self._clock.run(on=False)

    @Slot(object)
    def _on_offered(self, offered: Offered) -> None:
        if self._catalogue is None:
            self._places.show_templates(tuple(offered.catalogue.places.values()))
        self._catalogue = offered.catalogue
        if offered.systems != self._offered:
            self._offered = offered.systems
            self._systems.show_systems(offered.systems)
        if self._section:
            section, self._section = self._section, ""
            found = [o.system.id for o in self._offered if section in o.system.sections]
            self._systems.choose(found)
            self._places.tick_section(section)
            self._banners.remove(_NO_SYSTEM)
            if not found:
                what = f"{section}のシステムは、台帳にありません。"
                then = "一緒に見るシステムを選び、場所にこの課を加えてください。"
                self._banners.show_message(Kind.INFO, what, then, key=_NO_SYSTEM)
        if self._wanted:
            self._systems.choose(self._wanted)
            self._wanted = ()
        self.notice.load()

    @Slot()
    def _on_office_changed(self) -> None:
        self._people.show_persons(self._desk.office.persons, self._desk.person)

    @Slot()
    def _on_systems_changed(self) -> None:
        if self._catalogue is None:
            return
        chosen, systems = self._systems.chosen(), self._catalogue.systems
        names = {system: systems[system].name for system in chosen}
        self._places.propose(default_places(self._catalogue, chosen), names)
        self._read_selected()

    def _read_selected(self) -> None:
        """Whether items were chosen with these targets in the year of the visit."""
        catalogue, day = self._catalogue, parse_day(self._clock.day())
        if catalogue is None or day is None:
            return
        year = fiscal_year(day)

        def done(selected: Selected) -> None:
            chosen = self._systems.chosen()
            sections = {name for s in chosen for name in catalogue.systems[s].sections}
            narrowed = any(s in selected.systems for s in chosen)
            self._systems.offer_narrow(narrowed or not sections.isdisjoint(selected.sections))

        self._desk.tasks.read(self, lambda store: read_selected(store, catalogue, year), done)

    @Slot()
    def _on_team_or_places_changed(self) -> None:
        if self._catalogue is None:
            return
        team = {self._people.lead(), *self._people.others()}
        found = find_self_audits(
            self._catalogue,
            self._systems.chosen(),
            self._places.planned(self._desk.services.now()),
            [person for person in self._desk.office.persons if person.id in team],
        )
        self._people.warn(found)

    @Slot(str, str)
    def _on_person_requested(self, name: str, section: str) -> None:
        by = self._desk.person
        self._desk.tasks.write(
            self,
            lambda store: add_person(store, name, "監査人", section, by),
            None,
            self._on_failed,
        )

    @Slot()
    def _on_make_clicked(self) -> None:
        catalogue = self._catalogue
        if catalogue is None:
            return
        plan = self._plan()
        persons, by = self._desk.office.persons, self._desk.person or plan.lead
        self._make.setEnabled(False)
        self._desk.tasks.write(
            self,
            lambda store: plan_visit(store, catalogue, plan, persons, by),
            self._on_made,
            self._on_failed,
        )

    def _plan(self) -> VisitPlan:
        return VisitPlan(
            systems=self._systems.chosen(),
            scheduled=self._clock.day(),
            places=self._places.planned(self._desk.services.now()),
            lead=self._people.lead(),
            auditors=self._people.others(),
            self_audit=tuple(pair for pair in self._people.reasons() if pair[1]),
            witnesses=self._people.witnesses(),
            clock=self._clock.check(),
            audit_kind=self._clock.audit_kind(),
            whole=self._systems.whole,
        )

    def _on_made(self, changes: Changes) -> None:
        self._make.setEnabled(True)
        self._banners.remove(_REFUSED)
        self._systems.choose(())
        for panel in (self._places, self._people, self._clock):
            panel.clear()
        self.planned.emit(changes.made)

    def _on_failed(self, error: UserError) -> None:
        self._make.setEnabled(True)
        self._banners.show_message(Kind.ERROR, error.what, error.remedy, key=_REFUSED)
