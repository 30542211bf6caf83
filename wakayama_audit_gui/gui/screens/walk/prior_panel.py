"""前回: open findings of earlier years on this very item, and an earlier visit's answer to it.

Precedents on other systems are counted in criterion_card.py; nothing here is ever copied.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.precedent import Precedent
from wakayama_audit_gui.domain.visit import Disposition, Row
from wakayama_audit_gui.gui.screens.walk.earlier import Earlier, EarlierResults
from wakayama_audit_gui.gui.screens.walk.text_panel import TextPanel
from wakayama_audit_gui.gui.screens.walk.verdict_look import LOOKS, tone_of_class
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.chip import Chip
from wakayama_audit_gui.gui.widgets.lead_text import LeadText
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.answer_item import DISPOSITIONS, dispose_prior


class PriorCard(Card):
    """One open finding of an earlier year, with its four dispositions and a note.

    Args:
        walk: The walk.
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__(tone=Tone.SHU, bar=True, margin=12, spacing=6)
        self._walk = walk
        self._row: Row | None = None
        self._code = ""
        self._words = LeadText()
        self._source = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.state = PlainLabel(size=Size.SMALL, bold=True, wrap=True)
        self.buttons: dict[str, PlainButton] = {}
        self.body.addWidget(self._words)
        self.body.addWidget(self._source)
        self.body.addWidget(self.state)
        for pair in (DISPOSITIONS[:2], DISPOSITIONS[2:]):
            row = QHBoxLayout()
            row.setSpacing(6)
            for state in pair:
                button = PlainButton(state, touch=True)
                button.setCheckable(True)
                button.clicked.connect(lambda _checked=False, state=state: self._dispose(state))
                row.addWidget(button, 1)
                self.buttons[state] = button
            self.body.addLayout(row)
        self.note = TextPanel(walk, "今回確かめたこと", lines=1)
        self.body.addWidget(self.note)

    def show_prior(self, row: Row, code: str) -> None:
        """Show an open finding of a row."""
        self._row, self._code = row, code
        precedent = next((p for p in row.item.precedents if p.code == code), None)
        if precedent is not None:
            tone = tone_of_class(precedent.kind)
            self.set_tone(tone)
            self._words.set_text(precedent.kind, precedent.text, tone, Tone.INK)
        else:
            self._words.set_text(code, "", Tone.SHU, Tone.INK)
        self._source.setText(_source(precedent, row, code))
        self._show_disposition(row, code)

    def _show_disposition(self, row: Row, code: str) -> None:
        key = (row.answer.subject, f"prior:{code}")
        standing = row.answer.dispositions.get(code)
        wish = self._walk.writer.wish(key)
        state = (standing.state if standing else "") if wish is None else wish.split("\n", 1)[0]
        self.state.setText(f"今回の扱い：{state}" if state else "今回の扱い：まだ決めていません")
        self.state.set_tone(Tone.MATSUBA if state == "是正済" else Tone.INK if state else Tone.SHU)
        for name, button in self.buttons.items():
            button.setChecked(name == state)
            button.setEnabled(not self._walk.sealed)
        self.note.setVisible(bool(state))
        recorded = standing.note if standing else ""
        self.note.bind((key[0], f"{key[1]}:note"), recorded, self._write_note)

    def _dispose(self, state: str) -> None:
        row = self._row
        if row is None:
            return
        self.note.edit.flush()
        standing = row.answer.dispositions.get(self._code)
        typed = self.note.edit.text() or (standing.note if standing else "")
        self._write(Disposition(state, typed), "")
        self.show_prior(row, self._code)

    def _write_note(self, text: str) -> None:
        standing = self._row.answer.dispositions.get(self._code) if self._row else None
        state = next((name for name, b in self.buttons.items() if b.isChecked()), "")
        if state or standing:
            self._write(Disposition(state or (standing.state if standing else ""), text), ":note")

    def _write(self, disposition: Disposition, part: str) -> None:
        row, code = self._row, self._code
        if row is None:
            return
        self._walk.act_on(
            row.answer.subject,
            lambda store, visit, fresh, by: dispose_prior(
                store, visit, fresh, code, disposition, by
            ),
            key=(row.answer.subject, f"prior:{code}{part}"),
            value=disposition.note if part else f"{disposition.state}\n{disposition.note}",
        )


class EarlierCard(Card):
    """What an earlier visit in this workspace answered: to be seen, not to be taken over."""

    def __init__(self) -> None:
        super().__init__(margin=12, spacing=4)
        self._words = LeadText()
        self._remark = PlainLabel(wrap=True, max_lines=6)
        self._reworded = Chip("文言変更あり", Tone.AI, filled=True)
        self.body.addWidget(self._words)
        self.body.addWidget(self._remark)
        self.body.addWidget(self._reworded)

    def show_earlier(self, earlier: Earlier) -> None:
        """Show an earlier result."""
        look = LOOKS[earlier.verdict]
        self._words.set_text(look.word, long_date(earlier.scheduled), look.tone, Tone.SECOND)
        self._remark.setText(earlier.remark or "（所見なし）")
        self._reworded.setVisible(earlier.reworded)


class PriorPanel(QWidget):
    """Every open earlier finding of the item in view, and its earlier result.

    Args:
        walk: The walk.
        earlier: Results of earlier visits.

    Signals:
        shown: Whether there is anything to show.
    """

    shown = Signal(bool)

    def __init__(self, walk: Walk, earlier: EarlierResults) -> None:
        super().__init__()
        self._walk = walk
        self._earlier = earlier
        self.cards: list[PriorCard] = []
        self._title = PlainLabel("前回", bold=True)
        self._earlier_title = PlainLabel("前の視察", bold=True)
        self._earlier_card = EarlierCard()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._title)
        self._column.addWidget(self._earlier_title)
        self._column.addWidget(self._earlier_card)

    def refresh(self) -> None:
        """Show the item in view as it stands now."""
        row = self._walk.row
        if row is None:
            return
        while len(self.cards) < len(row.item.prior):
            card = PriorCard(self._walk)
            self._column.insertWidget(1 + len(self.cards), card)
            self.cards.append(card)
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(row.item.prior))
            if number < len(row.item.prior):
                card.show_prior(row, row.item.prior[number])
        years = dict.fromkeys(p.year for p in row.item.precedents if p.code in row.item.prior)
        self._title.setText(f"前回（{'・'.join(years)}）" if years else "前回")
        self._title.setVisible(bool(row.item.prior))
        earlier = self._earlier.of(row.answer.subject)
        for widget in (self._earlier_title, self._earlier_card):
            widget.setVisible(earlier is not None)
        if earlier is not None:
            self._earlier_card.show_earlier(earlier)
        self.setVisible(bool(row.item.prior) or earlier is not None)


def _source(precedent: Precedent | None, row: Row, code: str) -> str:
    """``デジタル推進課　p.48　同じ指摘：3.3.3-2・3.3.7-1``."""
    same = "・".join(p.code for p in row.item.precedents if p.code != code)
    parts = [code]
    if precedent is not None:
        parts += ["・".join(precedent.sections), f"p.{precedent.page}" if precedent.page else ""]
    parts += [f"同じ指摘：{same}"] if same else []
    return "　".join(part for part in parts if part)
