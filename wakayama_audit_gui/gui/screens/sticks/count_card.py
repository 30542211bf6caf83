"""One count on site: the field for numbers, what was found, how far it is, and the list.

Beginning a count is in start_card.py; what a difference becomes in difference_form.py.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from wakayama_audit_gui.domain.stick import (
    Comparison,
    Difference,
    DifferenceKind,
    Stick,
    compare_count,
    stick_key,
)
from wakayama_audit_gui.gui.screens.sticks.count_rows import CountRows
from wakayama_audit_gui.gui.screens.sticks.difference_form import DifferenceForm
from wakayama_audit_gui.gui.screens.sticks.look import (
    AGAIN,
    MATCHED,
    WRONG,
    Look,
    look_of,
    plain_day,
    sum_up,
)
from wakayama_audit_gui.gui.screens.sticks.number_field import NumberField
from wakayama_audit_gui.gui.screens.sticks.reading import Filed
from wakayama_audit_gui.gui.theme import Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.gui.widgets.segment_bar import SegmentBar
from wakayama_audit_gui.gui.widgets.shape_mark import Shape, ShapeMark
from wakayama_audit_gui.use_cases.count_sticks import StickCount


class CountCard(Card):
    """The count that is under way, or one of earlier days.

    Signals:
        left: Another 課 or count is to be chosen.
        paper_requested: The 照合調書 is to be saved.
        removal_requested: The count is to be taken off the list.
        end_requested: The count is over, or is to go on if it was; whether (bool) not one stick
            is there, which was asked first.

    Attributes:
        end: Ends the count, or goes on with it.
        none_found: Ends a count that read nothing; is offered after ``end`` was pressed.
        field: Takes numbers.
        rows: What differs, is left, is as it should be.
        form: A difference on its way to a 指摘.
        count: What is shown; None before the first.
    """

    left = Signal()
    paper_requested = Signal()
    removal_requested = Signal()
    end_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, spacing=8, parent=parent)
        self.count: StickCount | None = None
        self._ledger: dict[str, Stick] = {}
        self._compared = Comparison(0, (), ())
        self._filed = Filed()
        self._chosen = ""
        self._told_of = ""
        self._build_ui()
        self.rows.difference_chosen.connect(self._on_difference_chosen)
        self.rows.number_chosen.connect(self._on_number_chosen)
        self.form.left.connect(self.take_keyboard)
        self._drop.clicked.connect(self._on_drop_clicked)

    def show_count(self, count: StickCount, ledger: tuple[Stick, ...]) -> None:
        """Show a count as the record has it."""
        if self.count is None or count.id != self.count.id:
            self._pages.setCurrentIndex(0)
            self._say_nothing()
        elif self._told_of and self._told_of not in map(stick_key, count.seen):
            self._say_nothing()  # the number was taken back
        self._ledger = {stick_key(stick.number): stick for stick in ledger}
        self._title.setText(f"{count.section}　{count.place or 'すべての保管場所'}")
        self._day.setText(f"{plain_day(count.day)}の照合")
        self.none_found.hide()
        self._take(count)

    def show_filed(self, filed: Filed) -> None:
        """Show what became of its differences."""
        if self.count is None or filed.of != self.count.id:
            return
        self._filed = filed
        self._show_rows()
        if self._pages.currentIndex():
            one = next((d for d in self._compared.differences if self.form.shows(d)), None)
            if one is None:
                self._pages.setCurrentIndex(0)
            else:
                self._on_difference_chosen(one)

    def differences(self) -> tuple[Difference, ...]:
        """What differs so far; what was not read yet counts as missing."""
        return self._compared.differences

    def look_up(self, number: str) -> bool:
        """Say what a number is, which has just been read.

        Returns:
            Whether it is new in this count, so that it is to be recorded.
        """
        count = self.count
        key = stick_key(number)
        if count is None or not key:
            return False
        shown = "".join(c for c in number if c.isprintable()).strip()
        self._drop.setVisible(False)
        self.none_found.hide()
        self._told_of = key
        if any(stick_key(known) == key for known in count.seen):
            self._say(AGAIN, f"{shown}　もう読み取っています")
            return False
        self._take(count._replace(seen=(*count.seen, shown)))
        differs = next((d for d in self._compared.differences if stick_key(d.number) == key), None)
        if differs is None:
            kept = self._ledger[key].kept_at
            self._say(MATCHED, f"{shown}　一致{f'　{kept}' if kept else ''}")
        else:
            what = differs.kind.value
            told = differs.hint or (f"台帳では{differs.ledger}" if differs.ledger else "")
            self._say(look_of(differs.kind), f"{shown}　{what}" + (f"（{told}）" if told else ""))
        return True

    def say_failed(self, number: str, what: str) -> None:
        """A number could not be recorded: it is not counted."""
        if self.count is not None:
            key = stick_key(number)
            seen = tuple(n for n in self.count.seen if stick_key(n) != key)
            self._take(self.count._replace(seen=seen))
        self._told_of = ""
        self._say(WRONG, f"{number}　記録できませんでした。{what}")

    @Slot()
    def take_keyboard(self) -> None:
        """Put the keyboard on the field for numbers; a difference that was looked at goes."""
        self._pages.setCurrentIndex(0)
        ended = self.count is not None and self.count.ended
        (self.end if ended else self.field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, count: StickCount) -> None:
        self.count = count
        self._compared = compare_count(count.now, self._ledger.values(), count.seen, count.place)
        self._show_rows()

    def _show_rows(self) -> None:
        ended = self.count is not None and self.count.ended
        self.rows.show_count(self._compared, self._ledger, self._filed.findings, ended=ended)
        others = self._compared.others
        words = sum_up(self._compared, ended=ended)
        self._figures.setText(words)
        wrong = len(others) + (len(self._compared.missing) if ended else 0)
        total = self._compared.expected + len(others)
        done = len(self._compared.matched)
        self._bar.set_segments([(done, Tone.MATSUBA), (wrong, Tone.SHU)], total, words)
        if ended and self.field.hasFocus():
            self.end.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in (self.field, self._mark, self._found):
            part.setVisible(not ended)
        self.end.set_words("照合を続ける" if ended else "照合を終える")

    def _say_nothing(self) -> None:
        self._say((Shape.DASHED_RING, Tone.NIBI), "番号を読み取ると、ここに結果が出ます。")
        self._drop.hide()
        self._told_of = ""

    def _say(self, look: Look, words: str) -> None:
        self._mark.set_mark(*look)
        self._found.setText(words)
        self._found.set_tone(look[1] if look[1] is not Tone.NIBI else Tone.SECOND)
        self.field.setAccessibleDescription(words)

    def _build_ui(self) -> None:
        self._title = PlainLabel(size=Size.TITLE, bold=True, wrap=True)
        self._day = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.field = NumberField()
        self._mark = ShapeMark(Shape.DASHED_RING, Tone.NIBI, size=scaled(28), badge=True)
        self._found = PlainLabel(size=Size.TITLE, bold=True, wrap=True)
        self._drop = LinkButton("取り消す", touch=True)
        found = QHBoxLayout()
        found.setSpacing(10)
        found.addWidget(self._mark)
        found.addWidget(self._found, 1)
        found.addWidget(self._drop)
        self._bar = SegmentBar(height=8)
        self._figures = PlainLabel(bold=True, wrap=True)
        self.rows = CountRows()
        self.form = DifferenceForm()
        for part in (self._title, self._day, self.field):
            self.body.addWidget(part)
        self.body.addLayout(found)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._figures)
        form = ScrollColumn()
        form.append(self.form)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.rows)
        self._pages.addWidget(form)
        self.body.addWidget(pages, 1)
        self.body.addWidget(self._build_buttons())

    def _build_buttons(self) -> QWidget:
        paper = PlainButton("照合調書を保存", icon="file-down", touch=True)
        leave = PlainButton("別の照合", icon="chevron-left", touch=True)
        self.end = PlainButton("照合を終える", icon="check", touch=True)
        self.none_found = PlainButton("一本もなかったとして終える", icon="check", touch=True)
        self.none_found.hide()
        self.end.clicked.connect(self._on_end_clicked)
        self.none_found.clicked.connect(self._on_none_found_clicked)
        remove = LinkButton("一覧から外す", icon="trash-2", touch=True)
        paper.clicked.connect(self.paper_requested)
        leave.clicked.connect(self.left)
        remove.clicked.connect(self.removal_requested)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.end, self.none_found, paper, leave, remove):
            flow.addWidget(button)
        return buttons

    @Slot()
    def _on_end_clicked(self) -> None:
        count = self.count
        if count is None or count.ended or count.seen:
            self.end_requested.emit(False)
            return
        # A reader that is not plugged in shall not make everything missing.
        self._told_of = ""
        self.none_found.show()
        self._say(
            WRONG,
            "番号が一つも読まれていません。一本もなかったときだけ、下のボタンで終えます。",
        )

    @Slot()
    def _on_none_found_clicked(self) -> None:
        self.none_found.hide()
        self.end_requested.emit(True)

    @Slot(object)
    def _on_difference_chosen(self, difference: Difference) -> None:
        finding = self._filed.findings.get(stick_key(difference.number), "")
        read = difference.kind is not DifferenceKind.MISSING
        self.form.show_difference(difference, self._filed, finding, read=read)
        self._pages.setCurrentIndex(1)

    @Slot(str)
    def _on_number_chosen(self, number: str) -> None:
        if self.count is not None and not self.count.ended:
            self._say(MATCHED, f"{number}　一致")
            self._chosen, self._told_of = number, stick_key(number)
            self._drop.show()

    @Slot()
    def _on_drop_clicked(self) -> None:
        self._drop.hide()
        self.form.dropped.emit(self._chosen)
