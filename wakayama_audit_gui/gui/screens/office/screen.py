"""The settings page.

What is chosen here for this computer alone (looks, who sits here) is remembered by the caller.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.gui.application import TEXT_SIZES, Appearance, Scheme
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.office.persons_card import PersonsCard
from wakayama_audit_gui.gui.screens.office.phrases_card import PhrasesCard
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.chip import FilterChip
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.ports import Store

_SCHEME_WORDS = {Scheme.SYSTEM: "パソコンに合わせる", Scheme.LIGHT: "明るい", Scheme.DARK: "暗い"}


class OfficeScreen(QWidget):
    """Settings.

    Signals:
        person_chosen: Id of who sits here now.
        looks_changed: Scheme and text size were changed and are in force.
        backup_requested: A backup is to be made now.
        close_requested: Another workspace is to be opened.
    """

    person_chosen = Signal(str)
    looks_changed = Signal()
    backup_requested = Signal()
    close_requested = Signal()

    def __init__(
        self, desk: Desk, appearance: Appearance, file: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._appearance = appearance
        self._persons = PersonsCard(desk)
        self._file = self._build_file(file)
        left, right = ScrollColumn(spacing=14), ScrollColumn(spacing=14)
        left.append(self._persons)
        left.append(self._build_looks())
        right.append(self._file)
        right.append(PhrasesCard(desk))
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(left, 1)
        columns.addWidget(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 18, 18)
        layout.setSpacing(14)
        layout.addWidget(PlainLabel("設定", size=Size.HEADING, bold=True))
        layout.addLayout(columns, 1)
        self._persons.person_chosen.connect(self.person_chosen)
        services = desk.services

        def job(_store: Store, _progress: object) -> tuple[str, ...]:
            return services.definition_problems()

        desk.tasks.long_read(self, job, self._on_problems_read)

    def _build_looks(self) -> Card:
        card = Card()
        card.body.addWidget(PlainLabel("見た目", size=Size.TITLE, bold=True))
        self._schemes, self._sizes = QButtonGroup(self), QButtonGroup(self)
        schemes, sizes = QHBoxLayout(), QHBoxLayout()
        schemes.addWidget(PlainLabel("明るさ", tone=Tone.SECOND))
        for scheme, words in _SCHEME_WORDS.items():
            chip = FilterChip(words)
            chip.setChecked(scheme is self._appearance.scheme)
            self._schemes.addButton(chip, list(_SCHEME_WORDS).index(scheme))
            schemes.addWidget(chip)
        sizes.addWidget(PlainLabel("文字の大きさ", tone=Tone.SECOND))
        for size in TEXT_SIZES:
            chip = FilterChip(f"{size} %")
            chip.setChecked(size == self._appearance.text_size)
            self._sizes.addButton(chip, size)
            sizes.addWidget(chip)
        for row in (schemes, sizes):
            row.addStretch(1)
            card.body.addLayout(row)
        self._schemes.idClicked.connect(self._on_looks_chosen)
        self._sizes.idClicked.connect(self._on_looks_chosen)
        return card

    def _build_file(self, file: str) -> Card:
        card = Card()
        card.body.addWidget(PlainLabel("監査ファイル", size=Size.TITLE, bold=True))
        card.body.addWidget(PlainLabel(file, tone=Tone.SECOND, wrap=True))
        self._told = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        backup = PlainButton("控えを今作る", icon="save")
        other = PlainButton("ほかの監査ファイルを開く", icon="folder-open")
        row = QHBoxLayout()
        row.addWidget(backup)
        row.addWidget(other)
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addWidget(self._told)
        backup.clicked.connect(self.backup_requested)
        other.clicked.connect(self.close_requested)
        return card

    def tell(self, sentence: str) -> None:
        """Say something about the file, e.g. where its backup went."""
        self._told.setText(sentence)

    @Slot()
    def _on_looks_chosen(self) -> None:
        scheme = list(_SCHEME_WORDS)[self._schemes.checkedId()]
        self._appearance.apply(scheme, self._sizes.checkedId())
        self.looks_changed.emit()

    def _on_problems_read(self, problems: tuple[str, ...]) -> None:
        for problem in problems:
            label = PlainLabel(problem, size=Size.SMALL, tone=Tone.SHU, wrap=True)
            self._file.body.addWidget(label)
