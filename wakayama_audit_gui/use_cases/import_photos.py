"""Importing photos: many at once, each an act of its own, the bad ones refused one by one.

What counts as a photo is settled by the workshop (photos); moving one is in edit_photos.py.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from wakayama_audit_gui.domain.evidence import PhotoFacts
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.photo_outcome import (
    CANCELLED,
    PhotoImport,
    PhotoOutcome,
    not_reached,
    refused,
)
from wakayama_audit_gui.use_cases.photo_permission import require_photos_allowed
from wakayama_audit_gui.use_cases.photo_ports import (
    ImportWatch,
    PhotoWorkshop,
    PreparedPhoto,
    Unwatched,
)
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.photo_twins import PhotoTwins, day_note
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import read_visit, visit_book
from wakayama_audit_gui.use_cases.recording import new_id, require_open
from wakayama_audit_gui.use_cases.use_camera import camera_called

WORKERS = 2
"""Threads that read and decode: the common municipal laptop has two cores to spare."""

IN_HAND = 3
"""Originals held in memory at once: one per worker and the one being recorded."""

_NO_ROOM = UserError(
    "この写真を開くためのメモリが足りません。",
    "ほかのプログラムを閉じて、もう一度取り込んでください。",
    code="photo_memory",
)


class PhotoTarget(NamedTuple):
    """Where a photo goes, and where it comes from.

    Attributes:
        visit: Visit id.
        place: A place of it.
        answer: Subject of the answer it shows, "" for none.
        camera: Id of the camera, unless EXIF names another of the visit; "" when not known.
        purpose: What it was taken for, "" when not said.
    """

    visit: str
    place: str
    answer: str = ""
    camera: str = ""
    purpose: str = ""


class Assigned(NamedTuple):
    """A photo with the place it goes to."""

    source: PhotoSource
    target: PhotoTarget


def import_photos(
    store: Store,
    workshop: PhotoWorkshop,
    sources: Sequence[PhotoSource],
    target: PhotoTarget,
    by: str,
    watch: ImportWatch | None = None,
    now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
) -> PhotoImport:
    """Import photos into a visit, in their order; what was recorded stays, whatever comes after.

    Files are read and decoded on two threads of its own; the store and the watch are used on the
    calling thread only, which should be neither the window's nor the database's (give it a proxy).

    Args:
        store: A store usable on the calling thread.
        workshop: Checks and renders a photo.
        sources: Where the photos come from.
        target: Where they go.
        by: Person id of the 撮影者.
        watch: Is told of progress and asked whether to stop.
        now: Clock for the time of adding.

    Raises:
        UserError: No photo may be added there at all: the place forbids it (``photos_forbidden``),
            the visit is sealed, or there is no such visit or place.
    """
    visit = read_visit(store, target.visit)
    require_open(visit)
    require_photos_allowed(store, visit, target.place, target.answer)
    assigned = [Assigned(source, target) for source in sources]
    return import_assigned(store, workshop, assigned, by, watch, now)


def import_assigned(
    store: Store,
    workshop: PhotoWorkshop,
    assigned: Sequence[Assigned],
    by: str,
    watch: ImportWatch | None = None,
    now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
) -> PhotoImport:
    """Import photos that go to different items of one visit; as `import_photos`.

    A photo whose place forbids photos is refused by itself; the others go through.

    Raises:
        UserError: The visit is sealed or not there.
    """
    if not assigned:
        return PhotoImport((), Changes("写真を取り込んだ", ()))
    run = _Run(store, assigned[0].target.visit, by, watch or Unwatched(), now)
    with ThreadPoolExecutor(WORKERS, thread_name_prefix="photo") as pool:
        sources = [photo.source for photo in assigned]
        return run.through(assigned, _prepared_in_order(pool, workshop, sources))


class _Original(NamedTuple):
    """The bytes of a photo with what the workshop made of them."""

    data: bytes
    prepared: PreparedPhoto


def _prepared_in_order(
    pool: ThreadPoolExecutor, workshop: PhotoWorkshop, sources: Sequence[PhotoSource]
) -> Iterator[Future[_Original]]:
    """One future per source, in order; at most IN_HAND originals are under way or given out."""

    def prepare(source: PhotoSource) -> _Original:
        data = source.read()
        return _Original(data, workshop.prepare(data, source.name))

    upcoming = iter(sources)
    waiting = deque(pool.submit(prepare, source) for source in islice(upcoming, IN_HAND))
    while waiting:
        yield waiting.popleft()
        waiting.extend(pool.submit(prepare, source) for source in islice(upcoming, 1))


class _Run:
    """One import under way."""

    def __init__(
        self,
        store: Store,
        visit_id: str,
        by: str,
        watch: ImportWatch,
        now: Callable[[], datetime],
    ) -> None:
        visit = read_visit(store, visit_id)
        require_open(visit)
        self._store, self._visit, self._by = store, visit, by
        self._watch, self._now = watch, now
        self._batch = new_id()
        self._twins = PhotoTwins(store, visit_id)
        self._begins = visit.state is VisitState.PLANNED
        self._order = max((photo.order for photo in visit.photos), default=0)
        self._changes: list[Changes] = []

    def through(
        self, assigned: Sequence[Assigned], originals: Iterator[Future[_Original]]
    ) -> PhotoImport:
        """Record what the workers bring until it ends, fails to be stored, or is cancelled."""
        outcomes: list[PhotoOutcome] = []
        rest: PhotoOutcome | None = None
        total = len(assigned)
        for number, photo in enumerate(assigned):
            name = photo.source.shown
            self._watch.report(number, total, name)
            if rest is None and self._watch.cancelled:
                rest = CANCELLED
            if rest is None:
                outcome, rest = self._take(name, photo.target, next(originals))
                outcomes.append(outcome)
            else:
                outcomes.append(rest._replace(file=name))
        self._watch.report(total, total, "")
        receipts = tuple(receipt for changes in self._changes for receipt in changes.receipts)
        return PhotoImport(
            tuple(outcomes),
            Changes(f"写真を {len(self._changes)} 枚取り込んだ", receipts, batch=self._batch),
            cancelled=rest is CANCELLED,
        )

    def _take(
        self, name: str, target: PhotoTarget, original: Future[_Original]
    ) -> tuple[PhotoOutcome, PhotoOutcome | None]:
        """Deal with one photo.

        Returns:
            Its outcome, and what to say of all the rest when the store can take no more.
        """
        try:
            data, prepared = original.result()
            require_photos_allowed(self._store, self._visit, target.place, target.answer)
        except UserError as error:
            return refused(name, error), None
        except MemoryError:
            return refused(name, _NO_ROOM), None
        sha256 = prepared.facts.sha256
        twin = self._twins.of(sha256)
        if twin is not None and twin.here:
            reason = f"同じ写真が既にあります（写真 {twin.number}）。"
            return PhotoOutcome(name, False, reason, sha256, twin.photo, "photo_duplicate"), None
        try:
            photo = self._record(name, data, prepared.facts, target)
        except UserError as error:
            return refused(name, error), not_reached(error)
        self._keep_renderings(prepared)
        notes = (twin.words if twin else "", day_note(self._visit, prepared.facts.taken))
        note = "".join(notes)
        return PhotoOutcome(name, ok=True, sha256=sha256, photo=photo, note=note), None

    def _record(self, name: str, data: bytes, facts: PhotoFacts, target: PhotoTarget) -> str:
        """Record one photo with its bytes in one act; returns its id."""
        photo = new_id()
        recorded = _photo_facts(f"photo:{photo}", name, facts)
        recorded += [
            NewFact(f"photo:{photo}", "answer", target.answer),
            NewFact(f"photo:{photo}", "place", target.place),
            NewFact(f"photo:{photo}", "order", self._order + 1),
            NewFact(f"photo:{photo}", "by", self._by),
            NewFact(f"photo:{photo}", "added", self._now().isoformat(timespec="seconds")),
        ]
        known = camera_called(self._visit, facts.camera)
        camera = known.id if known else target.camera
        told = (("camera_id", camera), ("purpose", target.purpose))
        recorded += [NewFact(f"photo:{photo}", field, value) for field, value in told if value]
        if self._begins:
            visit = f"visit:{target.visit}"
            recorded.append(NewFact(visit, "state", VisitState.WRITING.value))
        book = visit_book(target.visit)
        receipt = self._store.append(book, self._by, recorded, [data])
        self._order += 1
        self._begins = False
        self._changes.append(Changes("", (receipt,)))
        label = f"写真「{name}」を取り込んだ"
        if len(self._changes) > 1:
            label = f"写真を {len(self._changes)} 枚取り込んだ"
        changes = Changes(label, (receipt,), photo, batch=self._batch)
        self._watch.committed(changes)
        return photo

    def _keep_renderings(self, prepared: PreparedPhoto) -> None:
        try:
            self._store.keep_derivatives(
                prepared.facts.sha256, {"thumb": prepared.thumb, "print": prepared.print}
            )
        except UserError:
            # Only a cache: the photo is recorded, and its renderings are made again when asked
            # for. A full disk is said in words at the next photo.
            return


def _photo_facts(subject: str, name: str, facts: PhotoFacts) -> list[NewFact]:
    return [
        NewFact(subject, "blob", facts.sha256),
        NewFact(subject, "name", name),
        NewFact(subject, "format", facts.format),
        NewFact(subject, "width", facts.width),
        NewFact(subject, "height", facts.height),
        NewFact(subject, "bytes", facts.bytes),
        NewFact(subject, "taken", facts.taken),
        NewFact(subject, "camera", facts.camera),
        NewFact(subject, "orientation", facts.orientation),
        NewFact(subject, "gps", facts.gps),
        NewFact(subject, "caption", ""),
        NewFact(subject, "removed", value=False),
    ]
