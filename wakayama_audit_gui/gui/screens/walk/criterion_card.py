"""What an item is held against: the exact quote, or plainly 推定, with modality and precedents.

Earlier findings that are still open are in prior_panel.py.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.finding import count_precedents
from wakayama_audit_gui.domain.precedent import Precedent
from wakayama_audit_gui.domain.visit import Criterion, VisitItem
from wakayama_audit_gui.gui.screens.walk.verdict_look import tone_of_class
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton
from wakayama_audit_gui.gui.widgets.card import Card, Rule
from wakayama_audit_gui.gui.widgets.lead_text import LeadText
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

_ESTIMATED = "条文は公表された報告書に引用されていません。番号と見出しは推定です。"
_OWN = "自分で加えた項目です。根拠の条項は結び付いていません。"


class CriterionCard(Card):
    """Quotes, who must and how strictly, and the precedents to unfold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=2, parent=parent)
        self.body.setContentsMargins(16, 12, 16, 8)
        self._item: VisitItem | None = None
        self._quotes: list[LeadText] = []
        self._details: list[PrecedentWords] = []
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._modality = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.precedents = LinkButton("前例")
        self.precedents.setCheckable(True)
        self.precedents.toggled.connect(self._on_precedents_toggled)
        foot.addWidget(self._modality, 1)
        foot.addWidget(self.precedents)
        self.body.addLayout(foot)
        self._rule = Rule()
        self.body.addWidget(self._rule)

    def show_item(self, item: VisitItem) -> None:
        """Show what an item is held against."""
        if item is self._item:
            return
        self._item = item
        self._show_quotes(item)
        words = [*dict.fromkeys(filter(None, map(_strictness, item.criteria)))]
        words += [] if item.criteria else [_OWN]
        words += [] if item.precedents else ["前例なし"]
        self._modality.setText("　".join(words))
        counted = count_precedents(item.precedents)
        years = "・".join(dict.fromkeys(p.year for p in item.precedents if p.year))
        more = f"（{years}）" if years else ""
        self.precedents.set_words(f"{counted.words}{more}")
        self.precedents.setVisible(bool(item.precedents))
        self.precedents.setChecked(False)
        self._on_precedents_toggled(unfolded=False)

    def _show_quotes(self, item: VisitItem) -> None:
        while len(self._quotes) < len(item.criteria):
            quote = LeadText()
            self.body.insertWidget(len(self._quotes), quote)
            self._quotes.append(quote)
        for number, quote in enumerate(self._quotes):
            quote.setVisible(number < len(item.criteria))
            if number < len(item.criteria):
                criterion = item.criteria[number]
                quote.set_text(*_words(criterion))

    @Slot(bool)
    def _on_precedents_toggled(self, unfolded: bool) -> None:
        found = self._item.precedents if self._item and unfolded else ()
        self._rule.setVisible(bool(found))
        while len(self._details) < len(found):
            detail = PrecedentWords()
            self.body.addWidget(detail)
            self._details.append(detail)
        for number, detail in enumerate(self._details):
            detail.setVisible(number < len(found))
            if number < len(found):
                detail.show_precedent(found[number])


class PrecedentWords(QWidget):
    """An earlier finding: class, wording, and where it stands."""

    def __init__(self) -> None:
        super().__init__()
        self._words = LeadText()
        self._source = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 2)
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addWidget(self._source)

    def show_precedent(self, precedent: Precedent) -> None:
        """Show an earlier finding."""
        tone = tone_of_class(precedent.kind)
        self._words.set_text(precedent.kind, precedent.text, tone, Tone.INK)
        self._source.setText(source_words(precedent))


def source_words(precedent: Precedent) -> str:
    """Where an earlier finding stands and whom it concerned."""
    sections = "・".join(precedent.sections)
    parts = (
        precedent.code,
        precedent.year,
        f"p.{precedent.page}" if precedent.page else "",
        precedent.system,
        sections,
    )
    return "　".join(part for part in parts if part)


def _words(criterion: Criterion) -> tuple[str, str, Tone, Tone]:
    """Lead, text and their tones; an estimated clause never looks like a quotation."""
    name = f"{criterion.document} {criterion.label}".strip()
    if criterion.estimated:
        return name, _ESTIMATED, Tone.YAMABUKI, Tone.SECOND
    return name, criterion.quote, Tone.AI, Tone.INK


def _strictness(criterion: Criterion) -> str:
    if criterion.estimated:
        return ""
    who = f"名宛人：{criterion.subject}" if criterion.subject else ""
    return " ".join(part for part in (criterion.modality, who) if part)
