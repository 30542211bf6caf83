"""Places and items as a Qt model: a heading per place, its items below, filtered and folded.

How a line is drawn is in line_delegate.py; the column around it in place_column.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Slot

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Place, Row
from wakayama_audit_gui.gui.screens.walk.earlier import EarlierResults
from wakayama_audit_gui.gui.screens.walk.verdict_look import look_of
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.use_cases.read_office import OFFICE

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ITEM_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
)


class PlaceLine(NamedTuple):
    """The heading of a place."""

    place: Place
    done: int
    total: int
    folded: bool

    @property
    def words(self) -> str:
        """For a screen reader."""
        state = "たたんでいます" if self.folded else ""
        kind = self.place.permission.kind
        return f"場所 {self.place.name} {self.done} / {self.total} 撮影 {kind} {state}".strip()


class ItemLine(NamedTuple):
    """An item in the list.

    Attributes:
        row: The item with its answer.
        photos: Number of photos of it.
        assignee: Name of who is 担当, "" nobody.
        prior: Class of its open earlier finding, "" none.
        reworded: 文言変更あり since the earlier visit.
    """

    row: Row
    photos: int
    assignee: str
    prior: str
    reworded: bool

    @property
    def words(self) -> str:
        """For a screen reader."""
        parts = [f"{self.row.number} {self.row.item.title}", look_of(self.row.answer).word]
        parts += ["未確定"] if self.row.answer.contested else []
        parts += [f"写真 {self.photos} 枚"] if self.photos else []
        parts += [f"前回 {self.prior}"] if self.prior else []
        parts += ["文言変更あり"] if self.reworded else []
        parts += [f"担当 {self.assignee}"] if self.assignee else []
        return " ".join(parts)


Line = PlaceLine | ItemLine


class PlaceListModel(QAbstractListModel):
    """The lines of the visit in view."""

    def __init__(self, walk: Walk, earlier: EarlierResults) -> None:
        super().__init__(walk)
        self._walk = walk
        self._earlier = earlier
        self._keys: list[tuple[str, str]] = []  # (place id, answer subject or "")
        self._places: dict[str, Place] = {}
        self._done: Counter[str] = Counter()
        self._photos: Counter[str] = Counter()
        self._folded: set[str] = set()
        self._unanswered_only = False
        walk.opened.connect(self._on_walk_opened)
        walk.changed.connect(self._on_walk_changed)
        walk.chosen.connect(self._on_walk_chosen)
        earlier.found.connect(self._on_earlier_found)

    # --- public ------------------------------------------------------------------------------

    @property
    def unanswered_only(self) -> bool:
        """Whether answered items are left out."""
        return self._unanswered_only

    def show_unanswered_only(self, only: bool) -> None:
        """Leave answered items out, or not."""
        if only != self._unanswered_only:
            self._unanswered_only = only
            self._rebuild()

    def fold(self, place: str) -> None:
        """Fold the items of a place away, or out again."""
        self._folded ^= {place}
        self._rebuild()

    def is_folded(self, place: str) -> bool:
        """Whether the items of a place are folded away."""
        return place in self._folded

    def index_of(self, subject: str) -> QModelIndex:
        """Where an item is listed; an invalid index when it is not."""
        for number, (_, key) in enumerate(self._keys):
            if key == subject:
                return self.index(number)
        return QModelIndex()

    def line_at(self, index: Index) -> Line | None:
        """What stands on a line."""
        if not index.isValid() or index.row() >= len(self._keys):
            return None
        place_id, subject = self._keys[index.row()]
        if subject:
            row = self._walk.rows.of(subject)
            return None if row is None else self._item_line(row)
        place = self._places[place_id]
        folded = place_id in self._folded
        return PlaceLine(place, self._done[place_id], len(place.items), folded)

    # --- Qt ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Number of lines."""
        return 0 if parent.isValid() else len(self._keys)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Items can be chosen, headings only folded."""
        line = self.line_at(index)
        if line is None:
            return Qt.ItemFlag.NoItemFlags
        return _ITEM_FLAGS if isinstance(line, ItemLine) else Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The line itself, or its words."""
        if role == LINE_ROLE:
            return self.line_at(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            line = self.line_at(index)
            return line.words if line else None
        return None

    # --- private -----------------------------------------------------------------------------

    def _item_line(self, row: Row) -> ItemLine:
        earlier = self._earlier.of(row.answer.subject)
        kinds = [p.kind for p in row.item.precedents if p.code in row.item.prior]
        return ItemLine(
            row,
            self._photos[row.answer.subject],
            self._walk.desk.office.name_of(row.answer.assignee),
            kinds[0] if kinds else "",
            reworded=earlier is not None and earlier.reworded,
        )

    def _count(self) -> None:
        visit = self._walk.visit
        self._places = {place.id: place for place in visit.places}
        self._photos = Counter(photo.answer for photo in visit.photos if not photo.removed)
        self._done = Counter(
            row.place.id for row in self._walk.rows if row.answer.verdict is not Verdict.UNANSWERED
        )

    def _rebuild(self) -> None:
        self.beginResetModel()
        here = self._walk.row
        shown = {} if here is None else {here.answer.subject}
        self._keys = []
        place = ""
        for row in self._walk.rows:
            if row.place.id != place:
                place = row.place.id
                self._keys.append((place, ""))
            subject, verdict = row.answer.subject, row.answer.verdict
            wanted = not self._unanswered_only or verdict is Verdict.UNANSWERED
            if place not in self._folded and (wanted or subject in shown):
                self._keys.append((place, subject))
        empty = [p for p in self._walk.visit.places if not p.items]
        self._keys += [(p.id, "") for p in empty]
        self.endResetModel()

    def _tell(self, subjects: Iterable[str], places: Iterable[str] = ()) -> None:
        """Repaint the lines of some answers, and the headings of some places."""
        answers, headings = set(subjects), set(places)
        for number, (place, subject) in enumerate(self._keys):
            if subject in answers if subject else place in headings:
                self.dataChanged.emit(self.index(number), self.index(number))

    @Slot()
    def _on_walk_opened(self) -> None:
        self._count()
        self._rebuild()

    @Slot()
    def _on_walk_chosen(self) -> None:
        if self._unanswered_only or self._folded:
            self._rebuild()

    @Slot(object)
    def _on_walk_changed(self, touched: frozenset[str]) -> None:
        if OFFICE in touched:
            self._tell(subject for _, subject in self._keys)
            return
        places, photos, done = self._places, self._photos, self._done
        self._count()
        if _sizes(places) != _sizes(self._places):
            self._rebuild()
            return
        recounted = {s for s in {*photos, *self._photos} if photos[s] != self._photos[s]}
        headings = {
            place
            for place, now in self._places.items()
            if now != places[place] or done[place] != self._done[place]
        }
        self._tell({*touched, *recounted}, headings)

    @Slot(object)
    def _on_earlier_found(self, subjects: frozenset[str]) -> None:
        self._tell(subjects)


def _sizes(places: Mapping[str, Place]) -> list[tuple[str, int]]:
    return [(place.id, len(place.items)) for place in places.values()]
