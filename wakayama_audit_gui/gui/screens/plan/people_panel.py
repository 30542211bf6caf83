"""Who audits and who attends: the lead, further auditors, reasons for a self-audit, witnesses.

Persons of the workspace are kept by use_cases.edit_office; signatures are not asked here.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.visit import Witness
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.fields import ChoiceField
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.tick_row import TickRow
from wakayama_audit_gui.use_cases.plan_visit import SelfAudit
from wakayama_audit_gui.use_cases.read_office import Person
from wakayama_audit_gui.visible import visible_line


class SelfAuditRow(QWidget):
    """The warning that an auditor would audit their own 課, with room for the reason."""

    def __init__(self, found: SelfAudit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = found.person.id
        words = f"{found.person.name}は{found.section}の所属です。監査する理由を書いてください。"
        self.reason = QLineEdit()
        self.reason.setAccessibleName(words)
        self.reason.setPlaceholderText("理由（調書に印刷されます）")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(PlainLabel(words, size=Size.SMALL, tone=Tone.SHU, wrap=True))
        layout.addWidget(self.reason)


class WitnessRow(QWidget):
    """One 立会者: name and post, affiliation below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.post, self.affiliation = QLineEdit(), QLineEdit(), QLineEdit()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.setSpacing(6)
        for edit, words, place in (
            (self.name, "立会者の氏名", (0, 0, 1, 1)),
            (self.post, "職", (0, 1, 1, 1)),
            (self.affiliation, "所属・指定管理者", (1, 0, 1, 2)),
        ):
            edit.setPlaceholderText(words)
            edit.setAccessibleName(words)
            layout.addWidget(edit, *place)
        layout.setColumnStretch(0, 3)
        layout.setColumnStretch(1, 2)
        self.setFocusProxy(self.name)

    def witness(self) -> Witness | None:
        """The witness as filled in; None while the name is empty."""
        name = self.name.text().strip()
        if not name:
            return None
        return Witness("", name, self.post.text().strip(), self.affiliation.text().strip(), ())


class PeoplePanel(Card):
    """Auditors and witnesses.

    Signals:
        team_changed: Other auditors are chosen.
        person_requested: A new person is to be added (name, 課).
    """

    team_changed = Signal()
    person_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._others: dict[str, TickRow] = {}
        self._warnings: list[SelfAuditRow] = []
        self._witnesses: list[WitnessRow] = []
        self._lead = ChoiceField()
        self._lead.setAccessibleName("主任の監査人")
        self._others_box = QVBoxLayout()
        self._others_box.setSpacing(2)
        self._warning_box = QVBoxLayout()
        self._witness_box = QVBoxLayout()
        self._more = LinkButton("立会者を加える", icon="plus")
        self._register = LinkButton("監査人を登録", icon="user-plus")
        self._new_person = self._build_new_person()
        self._new_person.hide()
        left = Qt.AlignmentFlag.AlignLeft
        self.body.addWidget(PlainLabel("3　監査人と立会者", bold=True))
        self.body.addWidget(PlainLabel("主任", size=Size.SMALL, tone=Tone.SECOND))
        self.body.addWidget(self._lead)
        self.body.addLayout(self._others_box)
        self.body.addWidget(self._new_person)
        self.body.addWidget(self._register, 0, left)
        self.body.addLayout(self._warning_box)
        self.body.addWidget(PlainLabel("立会者", size=Size.SMALL, tone=Tone.SECOND))
        self.body.addLayout(self._witness_box)
        self.body.addWidget(self._more, 0, left)
        self._lead.currentIndexChanged.connect(self._on_lead_changed)
        self._register.clicked.connect(self._on_register_clicked)
        self._more.clicked.connect(self._on_more_clicked)
        self._add_witness()

    def _build_new_person(self) -> QWidget:
        self._new_name, self._new_section = QLineEdit(), QLineEdit()
        add = PlainButton("登録")
        form = QWidget()
        row = QHBoxLayout(form)
        row.setContentsMargins(0, 0, 0, 0)
        for edit, words in (
            (self._new_name, "氏名"),
            (self._new_section, "所属の課"),
        ):
            edit.setPlaceholderText(words)
            edit.setAccessibleName(f"登録する監査人の{words}")
            edit.returnPressed.connect(self._on_new_person)
            row.addWidget(edit, 1)
        row.addWidget(add)
        add.clicked.connect(self._on_new_person)
        return form

    def clear(self) -> None:
        """Forget helpers, witnesses and reasons, for another visit."""
        for tick in self._others.values():
            tick.setChecked(False)
        for row in self._witnesses:
            row.hide()
            row.deleteLater()
        self._witnesses = []
        self.warn(())
        self._add_witness()

    def show_persons(self, persons: Sequence[Person], me: str) -> None:
        """Offer these persons; the lead stays, else it is who works here."""
        lead = self.lead() or me
        ticked = set(self.others())
        self._lead.blockSignals(True)
        self._lead.clear()
        self._lead.addItem("選んでください", "")
        for person in persons:
            label = f"{person.name}（{person.section}）" if person.section else person.name
            self._lead.addItem(visible_line(label), person.id)
        self._lead.setCurrentIndex(max(0, self._lead.findData(lead)))
        self._lead.blockSignals(False)
        for row in self._others.values():
            row.hide()
            row.deleteLater()
        self._others = {p.id: TickRow(f"補助　{p.name}", p.section) for p in persons}
        for other, row in self._others.items():
            row.setChecked(other in ticked)
            row.toggled.connect(self.team_changed)
            self._others_box.addWidget(row)
        self._on_lead_changed()

    def lead(self) -> str:
        """Person id of the lead, or ""."""
        return str(self._lead.currentData() or "")

    def others(self) -> tuple[str, ...]:
        """Person ids of the further auditors."""
        lead = self.lead()
        return tuple(p for p, row in self._others.items() if row.isChecked() and p != lead)

    def warn(self, found: Sequence[SelfAudit]) -> None:
        """Ask a reason for each self-audit; reasons already typed are kept."""
        wanted = [self_audit.person.id for self_audit in found]
        if wanted == [row.person for row in self._warnings]:
            return
        typed = dict(self.reasons())
        for row in self._warnings:
            row.hide()
            row.deleteLater()
        self._warnings = [SelfAuditRow(self_audit) for self_audit in found]
        for row in self._warnings:
            row.reason.setText(typed.get(row.person, ""))
            self._warning_box.addWidget(row)

    def reasons(self) -> tuple[tuple[str, str], ...]:
        """(person id, reason) of each self-audit warned of."""
        return tuple((row.person, row.reason.text().strip()) for row in self._warnings)

    def witnesses(self) -> tuple[Witness, ...]:
        """The witnesses whose name is filled in."""
        return tuple(w for row in self._witnesses if (w := row.witness()))

    @Slot()
    def _on_lead_changed(self) -> None:
        lead = self.lead()
        for person, row in self._others.items():
            row.setVisible(person != lead)
        self.team_changed.emit()

    @Slot()
    def _on_more_clicked(self) -> None:
        self._add_witness().setFocus()

    def _add_witness(self) -> WitnessRow:
        row = WitnessRow()
        self._witnesses.append(row)
        self._witness_box.addWidget(row)
        return row

    @Slot()
    def _on_register_clicked(self) -> None:
        self._register.hide()
        self._new_person.show()
        self._new_name.setFocus()

    @Slot()
    def _on_new_person(self) -> None:
        name = self._new_name.text().strip()
        if not name:
            self._new_name.setFocus()
            return
        self.person_requested.emit(name, self._new_section.text().strip())
        self._new_name.clear()
        self._new_section.clear()
        self._new_person.hide()
        self._register.show()
        self._register.setFocus()
