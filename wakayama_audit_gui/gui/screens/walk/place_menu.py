"""What can be done to places and items of the list, as one menu for mouse, touch and keyboard.

The forms it opens are in place_forms.py and permission_form.py.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Place, Row
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.use_cases.edit_place import remove_item, remove_place

Ask = Callable[[Place], None]


class PlaceMenu(QMenu):
    """The menu; it is filled each time it opens.

    Args:
        walk: The walk.
        ask_place: Opens the form for a new place.
        ask_item: Opens the form for a new item of a place.
        ask_name: Opens the form for another name.
        ask_permission: Opens the form for the permission.
        ask_names: Opens the form that erases the name of a 立会者.
    """

    def __init__(
        self,
        walk: Walk,
        parent: QWidget,
        *,
        ask_place: Callable[[], None],
        ask_item: Ask,
        ask_name: Ask,
        ask_permission: Ask,
        ask_names: Callable[[], None],
    ) -> None:
        super().__init__(parent)
        self._walk = walk
        self._ask_place = ask_place
        self._ask_names = ask_names
        self._of_place = (
            ("この場所に項目を加える…", ask_item),
            ("この場所の撮影の許可…", ask_permission),
            ("この場所の名前を変える…", ask_name),
        )

    def open_at(self, point: QPoint, place: Place | None, row: Row | None) -> None:
        """Show what can be done, at a point of the screen.

        Args:
            point: In global coordinates.
            place: The place it is about, or None.
            row: The item it is about, or None for a place as a whole.
        """
        self.clear()
        writable = not self._walk.sealed
        self._add("場所を加える…", self._ask_place, enabled=writable)
        if place is not None:
            self.addSeparator()
            for words, ask in self._of_place:
                self._add(words, partial(ask, place), enabled=writable)
            self._add("この場所を外す", lambda: self._remove_place(place), enabled=writable)
        if row is not None:
            self.addSeparator()
            self._add_for_item(row, writable=writable)
        self.addSeparator()
        # Lawful of a sealed visit too.
        self._add("立会者の氏名を消去する…", self._ask_names, enabled=True)
        self.popup(point)

    def _add_for_item(self, row: Row, *, writable: bool) -> None:
        self._add(
            "この項目を対象外にする（理由を書く）",
            lambda: self._answer(row, Verdict.NOT_APPLICABLE),
            enabled=writable,
        )
        answered = row.answer.verdict is not Verdict.UNANSWERED
        self._add(
            "この項目を未回答に戻す（0）",
            lambda: self._answer(row, Verdict.UNANSWERED),
            enabled=writable and answered,
        )
        if row.item.id.startswith("own_"):
            self._add("加えた項目を外す", lambda: self._remove_item(row), enabled=writable)

    def _add(self, words: str, do: Callable[[], None], *, enabled: bool) -> None:
        action = self.addAction(words)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _checked=False: do())

    def _answer(self, row: Row, verdict: Verdict) -> None:
        self._walk.choose(row.answer.subject)
        self._walk.answer(verdict)

    def _remove_place(self, place: Place) -> None:
        self._walk.act(
            lambda store, visit, by: remove_place(store, visit, place, by),
            done=lambda _changes: self._walk.noted.emit(f"場所「{place.name}」を外しました"),
        )

    def _remove_item(self, row: Row) -> None:
        item = row.item.id
        self._walk.act(
            lambda store, visit, by: remove_item(store, visit, item, by),
            done=lambda _changes: self._walk.noted.emit("加えた項目を外しました"),
        )
