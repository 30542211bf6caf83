"""Looking at recorded photos: their numbers, and a rendering for screen or paper.

Adding photos is in import_photos.py; changing what is said of them, in edit_photos.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from wakayama_audit_gui.domain.visit import Photo, Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop, Rendering
from wakayama_audit_gui.use_cases.ports import Store


def photos_in_order(visit: Visit) -> tuple[Photo, ...]:
    """Photos in the order of the walkthrough, those of no item last, without removed ones."""
    shown: dict[str, list[Photo]] = {row.answer.subject: [] for row in visit.rows()}
    rest: list[Photo] = []
    for photo in visit.photos:
        if not photo.removed:
            shown.get(photo.answer, rest).append(photo)
    return (*chain.from_iterable(shown.values()), *rest)


def next_unchecked(photos: Sequence[Photo], here: int) -> int:
    """Place of the next photo after the one here, round about, without 写り込み確認; or here."""
    around = (*range(here + 1, len(photos)), *range(here))
    return next((place for place in around if not photos[place].is_checked), here)


def photo_numbers(visit: Visit) -> Mapping[str, int]:
    """Photo id → 写真番号 as screen and sheet show it, from 1."""
    return {photo.id: number for number, photo in enumerate(photos_in_order(visit), start=1)}


def picture_of(photo: Photo) -> str:
    """Names the picture that is shown and printed: two photos of one original may differ."""
    if photo.burnt is not None:
        return photo.burnt or f"erased-{photo.id}"
    return f"{photo.blob}-{photo.look}" if photo.look else photo.blob


def photo_rendering(store: Store, workshop: PhotoWorkshop, photo: Photo, kind: Rendering) -> bytes:
    """A rendering of a photo with its marks, as JPEG: from the cache, or made again.

    Args:
        store: The open workspace.
        workshop: Makes a missing rendering; that takes about 0.1 s, so call it off the window's
            thread.
        photo: The photo.
        kind: ``thumb`` (400 px) or ``print`` (1600 px).

    Raises:
        UserError: The original is missing or damaged, or was erased and nothing is left of it.
    """
    if photo.burnt is not None:
        return _left_over(store, workshop, photo.burnt, kind)
    if not photo.look:
        return plain_rendering(store, workshop, photo.blob, kind)
    kept = kept_rendering(store, photo, kind)
    if kept is not None:
        return kept
    made = workshop.mark(store.blob(photo.blob), kind, photo.marks, photo.turns)
    store.keep_derivatives(photo.blob, {f"{kind}-{photo.look}": made})
    return made


def kept_rendering(store: Store, photo: Photo, kind: Rendering) -> bytes | None:
    """A rendering with its marks out of the cache, or None: quick enough to ask before each."""
    if photo.burnt is not None:
        return store.derivative(photo.burnt, kind)
    return store.derivative(photo.blob, f"{kind}-{photo.look}" if photo.look else kind)


def _left_over(store: Store, workshop: PhotoWorkshop, burnt: str, kind: Rendering) -> bytes:
    if not burnt:
        raise UserError(
            "この写真の画像は消去されています。", "消去の理由は履歴にあります。", code="erased"
        )
    return store.blob(burnt) if kind == "print" else plain_rendering(store, workshop, burnt, kind)


def plain_rendering(store: Store, workshop: PhotoWorkshop, sha256: str, kind: Rendering) -> bytes:
    """A rendering of an original without any marks: only to draw marks upon, never for an output.

    Args and errors are as for `photo_rendering`; ``sha256`` names the original.
    """
    kept = store.derivative(sha256, kind)
    if kept is not None:
        return kept
    prepared = workshop.prepare(store.blob(sha256), "")
    store.keep_derivatives(sha256, {"thumb": prepared.thumb, "print": prepared.print})
    return prepared.thumb if kind == "thumb" else prepared.print
