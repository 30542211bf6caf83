"""The top of the board: which year, how far it is, and what can be done.

What is done is screen.py's.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.self_inspection import FormKind, FormState
from wakayama_audit_gui.gui.screens.collect.look import LOOKS
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.segment_bar import SegmentBar
from wakayama_audit_gui.use_cases.read_collection import COME_BACK, Collection

_TAKE_IN = "返ってきたファイルを取り込む"
_ORDER = (FormState.RECEIVED, FormState.SUBMITTED, FormState.RETURNED, FormState.SENT)


class CollectHeading(QWidget):
    """Year, progress and actions.

    Signals:
        kind_chosen: 課, システム or both are to be shown.
        year_requested: -1 or 1.
        hand_out_requested: 配布.
        files_requested: Files are to be taken in.
        folder_requested: A folder is to be taken in.
        list_requested: The full list of 課 is to be taken in.
        organisation_requested: 組織と組織改正 is to be seen.
        reminder_requested: The 督促 list is wanted.
        register_requested: 情報システム管理台帳 is to be seen.
        survey_requested: 調査票 is to be seen.
    """

    kind_chosen = Signal()
    year_requested = Signal(int)
    hand_out_requested = Signal()
    files_requested = Signal()
    folder_requested = Signal()
    list_requested = Signal()
    organisation_requested = Signal()
    reminder_requested = Signal()
    register_requested = Signal()
    survey_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = False
        self._group = QButtonGroup(self)
        self._kinds: dict[FormKind | None, PlainButton] = {}
        self._build_ui()
        self._group.buttonClicked.connect(self.kind_chosen)

    @property
    def kind(self) -> FormKind | None:
        """What is shown; None is both kinds."""
        return next(kind for kind, button in self._kinds.items() if button.isChecked())

    def choose(self, kind: FormKind | None) -> None:
        """Show forms of this kind, or of both."""
        self._kinds[kind].click()

    def show_collection(self, collection: Collection, overdue: int) -> None:
        """Show how far the year is."""
        self._title.setText(f"{fiscal_year_label(collection.fiscal_year)} 自己点検")
        for kind, button in self._kinds.items():
            counts = collection.counts(kind)
            back = sum(counts[state] for state in COME_BACK)
            button.set_words(f"{_label(kind)} {back} / {sum(counts.values())}")
        counts = collection.counts(self.kind)
        total = sum(counts.values())
        words = "　".join(f"{state.value} {counts[state]}" for state in _ORDER)
        self._bar.set_segments([(counts[s], LOOKS[s][1]) for s in _ORDER], total, words)
        fresh = len(collection.fresh)
        self._hand_out.set_words(f"配布する（未配布 {fresh}）" if fresh else "書き出し直す")
        # What comes next: nothing can come back before anything was given out.
        begins = fresh == len(collection.rows)
        self._hand_out.set_main(begins)
        self._files.set_main(not begins)
        self._remind.set_words(f"督促 {overdue} 件をコピー")
        self._remind.setVisible(bool(overdue))

    def set_low(self, low: bool) -> None:
        """Say less where room is dear."""
        self._hint.setVisible(not low)
        self._files.set_words("取り込む" if low else _TAKE_IN)
        self._low = low
        self._more.setVisible(low)
        self._show_rare()

    @Slot()
    def _show_rare(self) -> None:
        shown = not self._low or self._more.isChecked()
        for button in self._rare:
            button.setVisible(shown)

    def _build_ui(self) -> None:
        self._title = PlainLabel(size=Size.HEADING, bold=True)
        top = QHBoxLayout()
        top.setSpacing(8)
        for icon, words, by in (("chevron-left", "前の年度", -1), ("chevron-right", "次の年度", 1)):
            step = LinkButton(icon=icon, touch=True)
            step.setAccessibleName(words)
            step.clicked.connect(partial(self.year_requested.emit, by))
            top.addWidget(step)
            if by < 0:
                top.addWidget(self._title)
        top.addSpacing(8)
        for kind in (*FormKind, None):
            button = PlainButton(_label(kind), touch=True)
            button.setCheckable(True)
            self._kinds[kind] = button
            self._group.addButton(button)
            top.addWidget(button)
        self._kinds[FormKind.SECTION].setChecked(True)
        top.addStretch(1)
        hint = "返ってきたファイルは、この画面に落としても取り込めます。"
        self._hint = PlainLabel(hint, size=Size.SMALL, tone=Tone.SECOND)
        top.addWidget(self._hint)
        self._bar = SegmentBar(height=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._bar)
        column.addWidget(self._build_actions())

    def _build_actions(self) -> QWidget:
        self._hand_out = PrimaryButton("配布する", icon="file-down", touch=True)
        self._files = PrimaryButton(_TAKE_IN, icon="file-plus", touch=True)
        folder = PlainButton("フォルダーごと", icon="folder-open", touch=True)
        listed = PlainButton("組織一覧を取り込む", icon="list", touch=True)
        organisation = PlainButton("組織改正", icon="users", touch=True)
        self._remind = PlainButton("督促", icon="clock", touch=True)
        register = PlainButton("システム台帳", icon="clipboard-list", touch=True)
        survey = PlainButton("調査票", icon="chart-column", touch=True)
        self._rare = (folder, listed, organisation, register, survey)
        self._more = PlainButton("ほかの操作", icon="list", touch=True)
        self._more.setCheckable(True)
        self._more.hide()
        self._more.toggled.connect(self._show_rare)
        row = QWidget()
        flow = FlowLayout(row)
        for button, wish in (
            (self._hand_out, self.hand_out_requested),
            (self._files, self.files_requested),
            (self._remind, self.reminder_requested),
            (self._more, None),
            (folder, self.folder_requested),
            (listed, self.list_requested),
            (organisation, self.organisation_requested),
            (register, self.register_requested),
            (survey, self.survey_requested),
        ):
            if wish is not None:
                button.clicked.connect(wish)
            flow.addWidget(button)
        return row


def _label(kind: FormKind | None) -> str:
    return kind.label if kind else "両方"
