"""The top of the survey: which year, how many sheets are back, and what can be done.

What is done is screen.py's.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.survey_sheet import SheetState
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, LinkButton, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.toggles import Toggles
from wakayama_audit_gui.use_cases.read_survey_board import SurveyBoard

COUNTS, SHEETS = "counts", "sheets"
_PAGES = {COUNTS: "集計", SHEETS: "課ごとの状態"}


class SurveyHeading(QWidget):
    """Year, progress and actions.

    Signals:
        year_requested: -1 or 1.
        files_requested: Files are to be taken in.
        folder_requested: A folder is to be taken in.
        hand_out_requested: 配布.
        reminder_requested: The 督促 list is wanted.
        register_requested: The register is to be seen.
        adopt_requested: What is new in the answers of all 課 is to go into the register.

    Attributes:
        pages: Which page is seen.
    """

    year_requested = Signal(int)
    files_requested = Signal()
    folder_requested = Signal()
    hand_out_requested = Signal()
    reminder_requested = Signal()
    register_requested = Signal()
    adopt_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(size=Size.HEADING, bold=True)
        self._title.setMinimumHeight(TOUCH)
        self._told = PlainLabel(tone=Tone.SECOND)
        self._told.setMinimumHeight(TOUCH)
        self.pages = Toggles(_PAGES, self)
        self.hand_out = PrimaryButton("配布する", icon="file-down", touch=True)
        self.remind = PlainButton("督促", icon="clock", touch=True)
        row = FlowLayout(self)
        back, forth = _step("chevron-left", "前の年度"), _step("chevron-right", "次の年度")
        for part in (back, self._title, forth, self._told, *self.pages.buttons.values()):
            row.addWidget(part)
        back.clicked.connect(partial(self.year_requested.emit, -1))
        forth.clicked.connect(partial(self.year_requested.emit, 1))
        self._files = PrimaryButton("ファイルを取り込む", icon="file-plus", touch=True)
        folder = PlainButton("フォルダーごと", icon="folder-open", touch=True)
        self.adopt = PlainButton(icon="clipboard-check", touch=True)
        register = PlainButton("システム台帳", icon="clipboard-list", touch=True)
        for button, wish in (
            (self.hand_out, self.hand_out_requested),
            (self._files, self.files_requested),
            (folder, self.folder_requested),
            (self.remind, self.reminder_requested),
            (self.adopt, self.adopt_requested),
            (register, self.register_requested),
        ):
            button.clicked.connect(wish)
            row.addWidget(button)

    def show_board(self, board: SurveyBoard, overdue: int, new: int) -> None:
        """Show how far the year is.

        Args:
            board: Where the sheets are.
            overdue: How many are late.
            new: How many answers the register does not have.
        """
        self._title.setText(f"{fiscal_year_label(board.fiscal_year)} 調査票")
        back, fresh = board.count(SheetState.SUBMITTED), board.count(SheetState.NOT_SENT)
        self._told.setText(f"提出 {back} / {len(board.rows)} 課")
        open_ones = [f"未配布 {fresh}"] if fresh else []
        open_ones += [f"追加あり {board.grown}"] if board.grown else []
        told = f"配布する（{'・'.join(open_ones)}）" if open_ones else "書き出し直す"
        self.hand_out.set_words(told)
        begins = fresh == len(board.rows)
        self.hand_out.set_main(begins)
        self._files.set_main(not begins)
        self.remind.set_words(f"督促 {overdue} 件をコピー")
        self.remind.setVisible(bool(overdue))
        self.adopt.set_words(f"答えを台帳に写す（{new} 項目）")
        self.adopt.setVisible(bool(new))


def _step(icon: str, words: str) -> LinkButton:
    button = LinkButton(icon=icon, touch=True)
    button.setAccessibleName(words)
    return button
