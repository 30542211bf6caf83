"""The weights of the criteria: how many points each ground counts in this workspace.

What the criteria are is in domain/target_score.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from wakayama_audit_gui.domain.target_score import Criterion
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, LinkButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.fields import NumberField
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn

_MOST = 100


class WeightsCard(Card):
    """A number for each criterion.

    Signals:
        changed: (`Criterion`, weight); None gives it its own again.

    Attributes:
        fields: Criterion → its number.
    """

    changed = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, spacing=8, parent=parent)
        self._weights: Mapping[Criterion, int] = {}
        self.fields: dict[Criterion, NumberField] = {}
        self._own: dict[Criterion, LinkButton] = {}
        self.body.addWidget(PlainLabel("重み（根拠1件あたりの点）", size=Size.TITLE, bold=True))
        hint = "変えるとすぐに数え直します。選んだ結果と理由はそのまま残ります。"
        self.body.addWidget(PlainLabel(hint, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        column = ScrollColumn()
        column.append(self._build_grid())
        self.body.addWidget(column, 1)

    def show_weights(self, weights: Mapping[Criterion, int]) -> None:
        """Show what counts now; the number that is being typed stays."""
        self._weights = weights
        for criterion, field in self.fields.items():
            if not field.hasFocus():
                field.setValue(weights.get(criterion, criterion.weight))
            own = weights.get(criterion, criterion.weight) == criterion.weight
            self._own[criterion].setVisible(not own)

    def _build_grid(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        for row, criterion in enumerate(Criterion):
            label = PlainLabel(criterion.label, wrap=True)
            field = NumberField(_MOST)
            field.setAccessibleName(f"{criterion.label}の重み")
            field.setMinimumHeight(TOUCH)
            field.setKeyboardTracking(False)
            field.valueChanged.connect(partial(self._on_value_changed, criterion))
            own = LinkButton(f"元の {criterion.weight} に戻す", touch=True)
            own.setAccessibleName(f"{criterion.label}を元の {criterion.weight} に戻す")
            own.clicked.connect(partial(self._on_own_clicked, criterion))
            own.hide()
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(own, row, 2)
            self.fields[criterion], self._own[criterion] = field, own
        return holder

    def _on_value_changed(self, criterion: Criterion, value: int) -> None:
        if value != self._weights.get(criterion, criterion.weight):
            self.changed.emit(criterion, value)

    def _on_own_clicked(self, criterion: Criterion) -> None:
        self.fields[criterion].clearFocus()
        self.changed.emit(criterion, None)
