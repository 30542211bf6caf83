"""The photos waiting to be assigned, in order of time, and what the user made of each.

How a line looks is line_delegate.py; what is proposed, use_cases/propose_items.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QImage, QPixmap, QStandardItem, QStandardItemModel

from wakayama_audit_gui.domain.calendar import clock_time, short_date
from wakayama_audit_gui.domain.visit import Row, Visit
from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.use_cases.glance_photos import SeenPhoto
from wakayama_audit_gui.use_cases.import_photos import Assigned, PhotoTarget
from wakayama_audit_gui.use_cases.photo_outcome import CANCELLED, PhotoOutcome
from wakayama_audit_gui.use_cases.propose_items import Certainty, Proposal

THUMB_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_LINE = THUMB_ROLE + 1

_TONES = {
    Certainty.SURE: Tone.MATSUBA,
    Certainty.LIKELY: Tone.YAMABUKI,
    Certainty.NONE: Tone.NIBI,
}


class Waiting(NamedTuple):
    """A photo that was looked at, with its small picture."""

    seen: SeenPhoto
    image: QImage


class Line(NamedTuple):
    """One photo with what is to become of it.

    Attributes:
        seen: The photo.
        proposal: What was proposed.
        answer: Subject of the item it will go to, "" undecided.
        by_hand: Whether the user chose that.
        left_out: Whether it is not to be taken in.
        refusal: Why it could not be taken in.
    """

    seen: SeenPhoto
    proposal: Proposal
    answer: str
    by_hand: bool = False
    left_out: bool = False
    refusal: str = ""

    @property
    def goes(self) -> bool:
        """Whether it will be taken in."""
        return bool(self.answer) and not self.left_out and not self.seen.trouble


class Batch(QStandardItemModel):
    """The lines as a Qt model."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, Row] = {}
        self._order: list[str] = []

    def show_batch(
        self, visit: Visit, waiting: Sequence[Waiting], proposals: Iterable[Proposal]
    ) -> None:
        """Show other photos, in order of time; photos without a time come last."""
        self.clear()
        self._rows = {row.answer.subject: row for row in visit.rows()}
        self._order = [s for s, row in self._rows.items() if not row.place.permission.forbids]
        pairs = sorted(
            zip(waiting, proposals, strict=True),
            key=lambda pair: (not pair[0].seen.taken, pair[0].seen.taken, pair[0].seen.source.name),
        )
        for photo, proposal in pairs:
            item = QStandardItem()
            item.setData(QPixmap.fromImage(photo.image), THUMB_ROLE)
            self.appendRow(item)
            self._put(self.rowCount() - 1, Line(photo.seen, proposal, proposal.answer))

    def lines(self) -> list[Line]:
        """All lines in order."""
        return [self.line(number) for number in range(self.rowCount())]

    def line(self, number: int) -> Line:
        """One line.

        Raises:
            IndexError: There is none.
        """
        line = self.index(number, 0).data(_LINE)
        if not isinstance(line, Line):
            raise IndexError(number)
        return line

    def assign(self, indexes: Iterable[QModelIndex], answer: str) -> None:
        """Choose the item of photos; "" leaves them undecided."""
        for index in indexes:
            line = self.line(index.row())._replace(answer=answer, by_hand=True, left_out=False)
            self._put(index.row(), line)

    def shift(self, indexes: Iterable[QModelIndex], by: int) -> None:
        """Choose the item after or before the present one, in the order of the walk."""
        for index in indexes:
            here = self.line(index.row()).answer
            start = self._order.index(here) if here in self._order else -1 if by > 0 else 0
            if self._order:
                self.assign([index], self._order[(start + by) % len(self._order)])

    def leave_out(self, indexes: Iterable[QModelIndex]) -> None:
        """Take photos out of the import, or back in."""
        chosen = list(indexes)
        out = any(not self.line(index.row()).left_out for index in chosen)
        for index in chosen:
            self._put(index.row(), self.line(index.row())._replace(left_out=out))

    def assigned(self, visit: str, camera: str) -> list[Assigned]:
        """What is to be taken in now; the camera is that of photos whose EXIF names no other."""
        found = []
        for line in self.lines():
            if line.goes:
                place = self._rows[line.answer].place.id
                target = PhotoTarget(visit, place, line.answer, camera)
                found.append(Assigned(line.seen.source, target))
        return found

    def settle(self, outcomes: Sequence[PhotoOutcome]) -> None:
        """After an import: what was taken in goes away, what was refused says why."""
        going = [number for number, line in enumerate(self.lines()) if line.goes]
        for number, outcome in reversed(list(zip(going, outcomes, strict=True))):
            if outcome.ok:
                self.removeRow(number)
            elif outcome.code != CANCELLED.code:
                self._put(number, self.line(number)._replace(refusal=outcome.reason))

    def _put(self, number: int, line: Line) -> None:
        item = self.item(number)
        item.setData(line, _LINE)
        words, detail, note, tone = self._words(line)
        item.setText(words)
        item.setData(detail, RowRole.DETAIL)
        item.setData(note, RowRole.TRAILING)
        item.setData(tone, RowRole.TRAILING_TONE)
        said = f"{line.seen.source.shown}：{words}、{note}、{detail}"
        item.setData(said, Qt.ItemDataRole.AccessibleTextRole)

    def _words(self, line: Line) -> tuple[str, str, str, Tone]:
        seen = line.seen
        when = f"{short_date(seen.taken)} {clock_time(seen.taken)}" if seen.taken else "時刻なし"
        row = self._rows.get(line.answer)
        words = f"{row.number}　{row.item.title}" if row else "項目は未定"
        where = f"{row.place.name}　" if row else ""
        reason = "選び直しました" if line.by_hand and row else line.proposal.reason
        detail = f"{where}{when}　{line.refusal or seen.trouble or reason}　{seen.source.shown}"
        if seen.trouble or line.refusal:
            return words, detail, "取り込めません", Tone.SHU
        if line.left_out:
            return words, detail, "取り込まない", Tone.NIBI
        if line.by_hand and row:
            return words, detail, "手で選択", Tone.AI
        if line.proposal.outside:
            return words, detail, "視察の時間外", Tone.SHU
        return words, detail, line.proposal.certainty.value, _TONES[line.proposal.certainty]
