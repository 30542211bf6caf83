"""What is known of a photo: when, where, of what, by which camera, and how the original is kept.

Its caption is the auditor's own and stands in screen.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import clock_time, long_date
from wakayama_audit_gui.domain.visit import Photo, Visit
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

Fact = tuple[str, str]
"""What is said, and what it is."""


def facts_of(photo: Photo, visit: Visit) -> tuple[Fact, ...]:
    """The facts in the order in which they are shown; unknown ones are left out."""
    place = next((p.name for p in visit.places if p.id == photo.place), "")
    row = next((r for r in visit.rows() if r.answer.subject == photo.answer), None)
    taken = f"{long_date(photo.taken)} {clock_time(photo.taken)}".strip()
    facts = (
        ("撮影", taken or "時刻の記録がありません"),
        ("場所", place),
        ("項目", f"{row.number}　{row.item.title}" if row else "まだ決まっていません"),
        ("撮影の許可", _permission(photo, visit)),
        ("カメラ", photo.camera),
        ("位置情報", "あり。調書に出す写真からは取り除きます。" if photo.gps else ""),
        ("取込み", f"{long_date(photo.added)} {clock_time(photo.added)}".strip()),
        ("原本", _original(photo)),
    )
    return tuple(fact for fact in facts if fact[1])


def _original(photo: Photo) -> str:
    if photo.burnt is None:
        return f"SHA-256 {photo.blob[:8]}…{photo.blob[-4:]}（変更しません）"
    left = "印を焼き込んだ画像だけが残っています" if photo.burnt else "画像は残っていません"
    return f"消去済み。{left}。理由は項目の履歴にあります。"


def _permission(photo: Photo, visit: Visit) -> str:
    place = next((p for p in visit.places if p.id == photo.place), None)
    if place is None:
        return ""
    said = place.permission
    by = f"　許可者 {said.by}" if said.by else ""
    return f"{place.name}：{said.kind}{by}　{clock_time(said.at)}".strip()


class PhotoFacts(QWidget):
    """The facts below each other, each under its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(0)
        self._labels: list[PlainLabel] = []

    def show_photo(self, photo: Photo, visit: Visit) -> None:
        """Show the facts of a photo."""
        self.show_facts(facts_of(photo, visit))

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = []
        for name, words in facts:
            head = PlainLabel(name, size=Size.SMALL, tone=Tone.SECOND)
            head.setContentsMargins(0, 6, 0, 0)
            self._labels += [head, PlainLabel(words, wrap=True)]
        for label in self._labels:
            self._column.addWidget(label)
