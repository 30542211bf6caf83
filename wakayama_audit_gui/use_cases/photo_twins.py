"""What is odd about a photo that is taken in: the same is there already, or it is of another day.

What follows from it is decided in import_photos.py; times against sittings are propose_items.py's.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import parse_day, short_date
from wakayama_audit_gui.domain.visit import Visit
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_photos import photo_numbers
from wakayama_audit_gui.use_cases.read_visit import read_visit


class Twin(NamedTuple):
    """A recorded photo with the same bytes.

    Attributes:
        photo: Its id.
        number: 写真番号 in its visit.
        visit: 調書番号 of its visit, or its title where it has none.
        here: Whether it is of the visit that is imported into.
    """

    photo: str
    number: int
    visit: str
    here: bool

    @property
    def words(self) -> str:
        """Said of a photo that another visit has too."""
        return f"視察 {self.visit} の写真 {self.number} と同じ写真です。"


class PhotoTwins:
    """Finds photos with the same bytes, in this visit first and then in all others.

    Args:
        store: The open workspace.
        visit: Id of the visit that is imported into.
    """

    def __init__(self, store: Store, visit: str) -> None:
        self._store = store
        self._visit = visit

    def of(self, sha256: str) -> Twin | None:
        """The photo with these bytes; removed ones do not count."""
        if not self._store.has_blob(sha256):
            return None
        others = [row.visit for row in self._store.visits() if row.visit != self._visit]
        found = (self._in(visit, sha256) for visit in (self._visit, *others))
        return next((twin for twin in found if twin is not None), None)

    def _in(self, visit: str, sha256: str) -> Twin | None:
        read = read_visit(self._store, visit)
        same = next((p for p in read.photos if p.blob == sha256 and not p.removed), None)
        if same is None:
            return None
        number = photo_numbers(read)[same.id]
        return Twin(same.id, number, read.sheet_no or read.title, visit == self._visit)


def visit_days(visit: Visit) -> frozenset[date]:
    """The days a visit takes place: the scheduled one and those of its sittings."""
    times = [visit.scheduled]
    times += [time for session in visit.sessions for time in (session.start, session.end)]
    return frozenset(day for day in map(parse_day, times) if day is not None)


def day_note(visit: Visit, taken: str) -> str:
    """One sentence when the camera says another day than the visit's, "" otherwise."""
    day, days = parse_day(taken), visit_days(visit)
    if day is None or not days or day in days:
        return ""
    told = f"{day.year}年{short_date(taken)}"
    return f"撮影日（{told}）が視察の日ではありません。カメラの時計か、写真を確かめてください。"
