"""配布: by when, who gets that day, and into which folder the files go.

Writing them is done by whoever listens.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import fiscal_year_label, parse_day
from wakayama_audit_gui.domain.deadline import Holidays, name_days, propose_return
from wakayama_audit_gui.gui.asking import ask_folder
from wakayama_audit_gui.gui.deadline_field import DeadlineField
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import TOUCH, LinkButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel


class Standing(NamedTuple):
    """Where the forms of a year are before files are written.

    Attributes:
        fiscal_year: Which year.
        fresh: How many were not given out yet.
        waiting: The deadline of each that was given out and has not come back.
    """

    fiscal_year: int
    fresh: int
    waiting: tuple[str, ...]


class HandOut(NamedTuple):
    """What is asked for.

    Attributes:
        deadline: ISO date, of those given out now.
        move: Whether those that have not come back get it too.
        folder: Where the files go.
    """

    deadline: str
    move: bool
    folder: Path


class HandOutCard(Card):
    """Asks for a deadline and a folder.

    Args:
        kind: What is handed out, e.g. ``点検票``.
        what: Which files are written, and what is left as it is.

    Signals:
        requested: A `HandOut`.

    Attributes:
        deadline: The day.
        also: Whether those given out before get it too.
    """

    requested = Signal(object)

    def __init__(self, kind: str, what: str, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, spacing=6, parent=parent)
        self._kind = kind
        self._standing = Standing(0, 0, ())
        close = LinkButton(icon="x", touch=True)
        close.setAccessibleName("配布をやめる")
        self._title = PlainLabel(size=Size.TITLE, bold=True)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close)
        self.deadline = DeadlineField()
        self.also = QCheckBox()
        self.also.setMinimumHeight(TOUCH)
        self._who = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        go = PrimaryButton("フォルダーを選んで書き出す", icon="folder-open", touch=True)
        foot = QHBoxLayout()
        foot.addWidget(self._who, 1)
        foot.addWidget(go)
        self.body.addLayout(head)
        self.body.addWidget(PlainLabel(what, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        self.body.addWidget(self.deadline)
        self.body.addWidget(self.also)
        self.body.addLayout(foot)
        close.clicked.connect(self.hide)
        self.deadline.changed.connect(self._show_who)
        self.also.toggled.connect(self._show_who)
        asked = "書き出すフォルダー"
        go.clicked.connect(partial(ask_folder, self, asked, self._on_folders_chosen))
        self.hide()

    def ask(self, standing: Standing, today: date, holidays: Holidays) -> None:
        """Show, with a day to begin with: that of those waited for when nothing is new."""
        self._standing = standing
        year, fresh, waiting = standing
        again = not fresh and bool(waiting)
        self._title.setText(
            f"{fiscal_year_label(year)}の{self._kind}を{'配布する' if fresh else '書き出し直す'}"
        )
        self.deadline.holidays, self.deadline.today = holidays, today
        now = parse_day(max(waiting, default="")) if again else None
        self.deadline.propose(now or propose_return(today, holidays))
        self.also.setText(f"まだ返っていない {len(waiting)} 件の期限も、この日に変える")
        self.also.setChecked(again)
        self.also.setVisible(bool(waiting))
        self._show_who()
        self.show()
        self.deadline.day.setFocus()

    def take(self, folder: Path) -> None:
        """The folder was chosen."""
        self.hide()
        move = self.also.isChecked() and bool(self._standing.waiting)
        self.requested.emit(HandOut(self.deadline.iso, move, folder))

    def _on_folders_chosen(self, folders: Sequence[Path]) -> None:
        self.take(folders[0])

    @Slot()
    def _show_who(self) -> None:
        _, fresh, waiting = self._standing
        moved = sum(day != self.deadline.iso for day in waiting) if self.also.isChecked() else 0
        parts = [f"新しく配布する {fresh} 件"] if fresh else []
        if moved:
            parts.append(f"配布済みの {moved} 件")
        self.deadline.setEnabled(bool(fresh) or self.also.isChecked())
        told = f"この期限になるもの：{'、'.join(parts)}。" if parts else ""
        if waiting:
            told += f"まだ返っていない {len(waiting)} 件の今の期限：{name_days(waiting)}。"
        self._who.setText(told)
