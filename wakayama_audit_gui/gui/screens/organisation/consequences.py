"""What follows from the change in the form: who answers for what, or why it can not be.

It is foreseen in use_cases/preview_reorganisation.py.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PrimaryButton
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.preview_reorganisation import (
    NAMELESS,
    ReorganisationPreview,
    Succession,
)

_MOST = 8
_WAITING = "いまの課とあとの課を入れると、何が変わるかをここに示します。"


class Consequences(QWidget):
    """Lines, and the button that records.

    Signals:
        wanted: The change is to be recorded.

    Attributes:
        go: Records it.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[QWidget] = []
        self.go = PrimaryButton("この組織改正を記録する", icon="check", touch=True)
        self.go.clicked.connect(self.wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.wait()

    def wait(self) -> None:
        """Nothing is asked yet."""
        self._tell([PlainLabel(_WAITING, tone=Tone.SECOND, wrap=True)], ready=False)

    def refuse(self, error: UserError) -> None:
        """Say why it can not be."""
        if error.code == "reorganisation_count":
            # Nobody has done anything wrong: not all of it is written yet.
            told = PlainLabel(error.remedy, tone=Tone.SECOND, wrap=True)
        else:
            told = PlainLabel(f"{error.what}{error.remedy}", tone=Tone.SHU, wrap=True)
        self._tell([told], ready=False)

    def show_preview(self, preview: ReorganisationPreview) -> None:
        """Say what follows."""
        lines: list[QWidget] = []
        for one in preview.successions:
            lines.append(PlainLabel(_heading(one), bold=True, wrap=True))
            lines += [PlainLabel(words, size=Size.SMALL, wrap=True) for words in _told(one)]
        for unit in preview.founded:
            where = "　".join(part for part in (unit.bureau, unit.division, unit.name) if part)
            lines.append(PlainLabel(f"新しい課：{where}", size=Size.SMALL, wrap=True))
        for notice in preview.notices:
            lines.append(PlainLabel(notice, size=Size.SMALL, tone=Tone.YAMABUKI, wrap=True))
        self._tell(lines, ready=True)

    def _tell(self, lines: list[QWidget], *, ready: bool) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = lines
        for number, line in enumerate(lines):
            self._column.insertWidget(number, line)
        self.go.setEnabled(ready)


def _heading(one: Succession) -> str:
    alone = one.after == (one.before,)
    return f"{one.before}（引き継ぐ課なし）" if alone else f"{one.before} → {'・'.join(one.after)}"


def _told(one: Succession) -> list[str]:
    codes = [finding.code for finding in one.findings]
    told = [
        f"未完了の指摘・意見 {len(codes)} 件：{_some(codes)}（記録の課名はそのまま）"
        if codes
        else "未完了の指摘・意見はありません。"
    ]
    if one.forms:
        told.append(f"返っていない自己点検票は、{one.before}の名前で受け付けます。")
    if one.surveys:
        told.append(f"返っていない調査票も、{one.before}の名前で受け付けます。")
    if one.systems:
        told.append(f"情報システム {len(one.systems)} 件：{_systems(one.systems)}")
    if one.sticks:
        told.append(f"貸与中のUSBメモリ {len(one.sticks)} 本：{_some(one.sticks)}")
    return told


def _systems(names: tuple[str, ...]) -> str:
    """Those that have a name, and how many have none."""
    bare = names.count(NAMELESS)
    named = _some(tuple(name for name in names if name != NAMELESS))
    return "、".join(filter(None, (named, f"{NAMELESS} {bare} 件" if bare else "")))


def _some(words: list[str] | tuple[str, ...]) -> str:
    more = f" ほか{len(words) - _MOST}" if len(words) > _MOST else ""
    return f"{'、'.join(words[:_MOST])}{more}"
