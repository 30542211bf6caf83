"""The five big answers, hit by a thumb or by the keys 1–5.

What follows from an answer is in question_panel.py; the marks in verdict_look.py.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.answer_button import BigAnswerButton
from wakayama_audit_gui.gui.widgets.shape_mark import Shape

_BUTTONS = (
    (Verdict.CONFORMING, Shape.CIRCLE, "適合", Tone.MATSUBA),
    (Verdict.SHITEKI, Shape.CROSS, "指摘", Tone.SHU),
    (Verdict.IKEN, Shape.TRIANGLE, "意見", Tone.YAMABUKI),
    (Verdict.NOT_APPLICABLE, Shape.DASH, "対象外", Tone.NIBI),
    (Verdict.UNVERIFIABLE, Shape.DOT, "未確認・後日", Tone.NIBI),
)

KEYS = tuple(str(number) for number in range(1, len(_BUTTONS) + 1))
"""The keys, in the order of the buttons."""


class AnswersBar(QWidget):
    """A row of five buttons.

    Signals:
        chosen: The `Verdict` asked for. The fifth asks for 未確認, or for 後日確認 when the item
            is 未確認 already.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._verdict = Verdict.UNANSWERED
        self._enabled = True
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.buttons: list[BigAnswerButton] = []
        for key, (verdict, shape, label, tone) in zip(KEYS, _BUTTONS, strict=True):
            button = BigAnswerButton(shape, label, key, tone)
            button.clicked.connect(lambda _checked, verdict=verdict: self._choose(verdict))
            row.addWidget(button, 1)
            self.buttons.append(button)

    def choose_key(self, number: int) -> None:
        """As if the button with this number (1–5) was hit."""
        self._choose(_BUTTONS[number - 1][0])

    def show_verdict(self, verdict: Verdict, *, enabled: bool) -> None:
        """Mark the button of a verdict, or none for 未回答."""
        self._verdict, self._enabled = verdict, enabled
        shown = Verdict.UNVERIFIABLE if verdict is Verdict.LATER else verdict
        for button, (own, _, _, _) in zip(self.buttons, _BUTTONS, strict=True):
            button.setChecked(own is shown)
            button.setEnabled(enabled)

    def _choose(self, verdict: Verdict) -> None:
        if not self._enabled:
            return
        # The button shows what stands, not that it was pressed: a repeated key or touch changes
        # nothing, except that the fifth goes on to its other meaning.
        again = verdict is Verdict.UNVERIFIABLE and self._verdict is Verdict.UNVERIFIABLE
        chosen = Verdict.LATER if again else verdict
        self.show_verdict(self._verdict, enabled=True)
        self.chosen.emit(chosen)
