"""One target: what was decided, and every number of its score opened to the facts behind it.

The decision itself is in decision_form.py; the list in target_list.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.self_inspection import FormKind
from wakayama_audit_gui.domain.target_score import Ground, Points
from wakayama_audit_gui.gui.screens.select.announce_part import AnnouncePart
from wakayama_audit_gui.gui.screens.select.decision_form import DecisionForm
from wakayama_audit_gui.gui.screens.select.items_part import ItemsPart
from wakayama_audit_gui.gui.screens.select.selection import AnnouncedVisit, Target, way_of
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.card import Card, Rule
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.link_row import LinkRow
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.gui.widgets.shape_mark import Shape
from wakayama_audit_gui.use_cases.read_register import ENTRY


class TargetCard(Card):
    """The target that is looked at.

    Args:
        host: Lists to choose from float over it.

    Signals:
        ground_requested: A `Ground` that can be seen elsewhere.

    Attributes:
        form: The decision.
        items: What is looked at with it.
        announce: 実施通知 of its visits.
        rows: The grounds that lead somewhere.
    """

    ground_requested = Signal(object)

    def __init__(self, host: QWidget) -> None:
        super().__init__(margin=14, spacing=8)
        self.rows: list[LinkRow] = []
        self.form = DecisionForm()
        self.items = ItemsPart(host)
        self.announce = AnnouncePart()
        self._between = Rule()
        self._title = PlainLabel(size=Size.TITLE, bold=True, wrap=True)
        self._total = PlainLabel(size=Size.HEADING, bold=True, tone=Tone.AI)
        self._nothing = EmptyState(
            "clipboard-list",
            "左の一覧から選んでください。",
            "点数の根拠と、対象にする・しないの理由がここに出ます。",
        )
        self._column = ScrollColumn(spacing=6)
        asked = (self._title, self._total, self.form, self._between, self.announce, Rule())
        for part in (*asked, self.items):
            self._column.append(part)
        self._shown: list[QWidget] = []
        self.body.addWidget(self._column)
        self.body.addWidget(self._nothing)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Nothing is looked at."""
        self._column.hide()
        self._nothing.show()

    def show_target(self, target: Target, visits: Sequence[AnnouncedVisit] = ()) -> None:
        """Show a target, with the visits to it that can be announced."""
        self._nothing.hide()
        self._column.show()
        self._title.setText(target.score.title)
        self._total.setText(f"{target.score.total} 点")
        self.form.show_target(target)
        self.items.show_target(target)
        self.announce.show_visits(visits)
        self.announce.setVisible(bool(visits))
        self._between.setVisible(bool(visits))
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._shown, self.rows = [], []
        for part in target.score.parts:
            self._append_part(part)
        if not target.score.parts:
            self._append(PlainLabel("点数になる事実は記録にありません。", tone=Tone.SECOND))
        if target.score.unknown:
            self._append_unknown(target)

    def _append_part(self, part: Points) -> None:
        self._append(Rule())
        head = f"{part.criterion.label}　{part.points} 点"
        self._append(PlainLabel(head, bold=True, wrap=True))
        each = f"{part.criterion.counted(1)}ごとに{part.weight}点"
        count = f"{part.counted}、{each}　出典 {part.criterion.source}"
        self._append(PlainLabel(count, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        for ground in dict.fromkeys(part.grounds):
            self._append_ground(ground)

    def _append_unknown(self, target: Target) -> None:
        """What adds no points only because nobody said it, and the way to where it is said."""
        self._append(Rule())
        self._append(PlainLabel("分からないので数えていない基準", bold=True, wrap=True))
        for one in target.score.unknown:
            words = f"{one.criterion.label}：{one.words}"
            self._append(PlainLabel(words, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        if target.score.kind is FormKind.SYSTEM:
            self._append_ground(Ground("台帳に記入する", f"{ENTRY}{target.score.owner}"))

    def _append_ground(self, ground: Ground) -> None:
        words = ground.words
        if way_of(ground) is None:
            self._append(PlainLabel(words, wrap=True))
            return
        row = LinkRow(words, Shape.DOT, Tone.AI)
        row.clicked.connect(partial(self.ground_requested.emit, ground))
        self.rows.append(row)
        self._append(row)

    def _append(self, widget: QWidget) -> None:
        self._shown.append(widget)
        self._column.append(widget)
