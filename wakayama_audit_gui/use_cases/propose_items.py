"""To which item a photo probably belongs, by its time: proposed with a reason, never decided.

The user confirms on the assign screen; taking the photos in is import_photos.py. Nothing is read
from files here, and nothing written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import clock_time
from wakayama_audit_gui.domain.visit import Row, Session, Visit
from wakayama_audit_gui.use_cases.photo_twins import visit_days
from wakayama_audit_gui.use_cases.ports import Store

NEAR = timedelta(minutes=15)
"""A photo farther from every writing than this is left to the user."""

_MINUTE = 60
_CLOSE = timedelta(minutes=2)
_AFTER_WEIGHT = 2
"""A photo is mostly taken before its item is answered, so time after an answer counts double."""

_EDGE = timedelta(minutes=5)
"""A camera is taken out a little before the sitting is begun by the button."""


class Certainty(StrEnum):
    """How much a proposal is worth."""

    SURE = "ほぼ確か"
    LIKELY = "おそらく"
    NONE = "決められない"


class Moment(NamedTuple):
    """Something was written about an item.

    Attributes:
        at: When, by the clock of this computer.
        answer: Subject of the answer.
    """

    at: datetime
    answer: str


class Taken(NamedTuple):
    """When a photo was taken.

    Attributes:
        at: By the clock of its camera, ISO 8601; "" when not known.
        fast_s: Seconds that clock is ahead of the true time.
    """

    at: str
    fast_s: int = 0


class Proposal(NamedTuple):
    """What is proposed for one photo.

    Attributes:
        answer: Subject of the answer, "" for none.
        place: Place of that item, "" for none.
        certainty: How sure.
        reason: Why, in words.
        outside: It was taken outside all sittings (視察の時間外).
    """

    answer: str
    place: str
    certainty: Certainty
    reason: str
    outside: bool = False


def read_moments(store: Store, visit: Visit) -> tuple[Moment, ...]:
    """When something was written about each item, in order of time."""
    found = {
        Moment(at, subject)
        for subject, answer in visit.answers.items()
        if answer.touched
        for line in store.history(subject)
        if (at := _moment(line.at)) is not None
    }
    return tuple(sorted(found))


def propose_items(
    visit: Visit, moments: Sequence[Moment], photos: Iterable[Taken], zone: tzinfo | None
) -> tuple[Proposal, ...]:
    """Propose an item for each photo.

    Args:
        visit: The visit; its 時計合わせ corrects the times of the record.
        moments: From `read_moments`.
        photos: When each photo was taken.
        zone: Of a camera's clock that says none; that of this computer.
    """
    ahead = timedelta(seconds=visit.clock.offset if visit.clock else 0)
    true = [Moment(moment.at - ahead, moment.answer) for moment in moments]
    rows = {row.answer.subject: row for row in visit.rows()}
    known = [moment for moment in true if moment.answer in rows]
    return tuple(_propose(visit, rows, known, taken, zone) for taken in photos)


def _propose(
    visit: Visit,
    rows: dict[str, Row],
    moments: Sequence[Moment],
    taken: Taken,
    zone: tzinfo | None,
) -> Proposal:
    at = _moment(taken.at, zone)
    if at is None:
        return _undecided("写真に撮影時刻の記録がありません")
    at -= timedelta(seconds=taken.fast_s)
    if not _inside(visit, at, zone):
        return _undecided("視察の時間外に撮られています", outside=True)
    ranked = sorted((_distance(at, moment), moment) for moment in moments)
    if not ranked or ranked[0][0] > NEAR:
        return _undecided(f"前後{NEAR.seconds // _MINUTE}分に、記入がありません")
    nearest, moment = ranked[0]
    row = rows[moment.answer]
    if row.place.permission.forbids:
        return _undecided(f"撮影禁止の「{row.place.name}」を記入していた時刻です")
    other = next((far for far, m in ranked if m.answer != moment.answer), None)
    alone = other is None or other >= 2 * nearest + _CLOSE / 2
    sure = nearest <= _CLOSE and alone
    words = f"{clock_time(moment.at.astimezone(zone).isoformat())} の記入の{_apart(at, moment.at)}"
    certainty = Certainty.SURE if sure else Certainty.LIKELY
    return Proposal(moment.answer, row.place.id, certainty, words)


def _undecided(reason: str, *, outside: bool = False) -> Proposal:
    return Proposal("", "", Certainty.NONE, reason, outside)


def _distance(at: datetime, moment: Moment) -> timedelta:
    apart = moment.at - at
    return apart if apart >= timedelta() else -apart * _AFTER_WEIGHT


def _apart(at: datetime, written: datetime) -> str:
    seconds = round((written - at).total_seconds())
    much = abs(seconds)
    words = f"{much // _MINUTE}分" if much >= _MINUTE else f"{much}秒"
    return f"{words}{'前' if seconds >= 0 else '後'}に撮影"


def _inside(visit: Visit, at: datetime, zone: tzinfo | None) -> bool:
    if not visit.sessions:
        days = visit_days(visit)
        return not days or at.astimezone(zone).date() in days
    return any(_within(session, at, zone) for session in visit.sessions)


def _within(session: Session, at: datetime, zone: tzinfo | None) -> bool:
    start, end = _moment(session.start, zone), _moment(session.end, zone)
    if start is None or at < start - _EDGE:
        return False
    if end is None:
        return at.astimezone(zone).date() == start.astimezone(zone).date()
    return at <= end + _EDGE


def _moment(iso: str, zone: tzinfo | None = None) -> datetime | None:
    """A time that can be compared; one without offset is taken to be of this zone."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return at if at.tzinfo is not None else at.replace(tzinfo=zone).astimezone(zone)
