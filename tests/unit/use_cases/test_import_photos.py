"""Importing photos: many at once, in order, the bad ones one by one, nothing lost on the way."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from tests.unit.use_cases.darkroom import Darkroom, Notebook
from tests.unit.use_cases.field import Field
from wakayama_audit_gui.domain.evidence import MAX_BYTES
from wakayama_audit_gui.domain.visit import Permission, Photo, VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact, Receipt
from wakayama_audit_gui.use_cases.edit_photos import remove_photo
from wakayama_audit_gui.use_cases.edit_place import permit_photos
from wakayama_audit_gui.use_cases.import_photos import IN_HAND, PhotoTarget, import_photos
from wakayama_audit_gui.use_cases.photo_outcome import PhotoImport
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.read_photos import photo_numbers, plain_rendering
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.recording import record
from wakayama_audit_gui.use_cases.undo_change import undo_change

ADDED = datetime(2026, 10, 21, 10, 42, tzinfo=UTC)


def _pasted(*contents: bytes) -> list[PhotoSource]:
    return [PhotoSource(f"写真{n}.jpg", None, data) for n, data in enumerate(contents, start=1)]


def _target(field: Field, row: int = 0) -> PhotoTarget:
    found = field.rows[row]
    return PhotoTarget(field.id, found.place.id, found.answer.subject)


def _import(
    field: Field, sources: Sequence[PhotoSource], watch: Notebook | None = None
) -> PhotoImport:
    return import_photos(
        field.store, Darkroom(), sources, _target(field), field.me, watch, lambda: ADDED
    )


def _standing(field: Field) -> list[Photo]:
    return [photo for photo in field.visit.photos if not photo.removed]


def test_a_photo_is_recorded_with_its_bytes_and_renderings(field: Field) -> None:
    result = _import(field, _pasted(b"one"))
    name = sha256(b"one").hexdigest()
    (outcome,) = result.outcomes
    assert (outcome.file, outcome.ok, outcome.reason) == ("写真1.jpg", True, "")
    assert outcome.sha256 == name
    assert field.store.blob(name) == b"one"
    assert field.store.derivative(name, "thumb") == b"thumb of one"
    assert field.store.derivative(name, "print") == b"print of one"
    said = {
        field_name: head.value
        for field_name, (head,) in field.store.state(visit_book(field.id))[
            f"photo:{outcome.photo}"
        ].items()
    }
    target = _target(field)
    assert said == {
        "blob": name,
        "name": "写真1.jpg",
        "format": "JPEG",
        "width": 4000,
        "height": 3000,
        "bytes": 3,
        "taken": "2026-10-21T10:41:07+09:00",
        "camera": "見本カメラ",
        "orientation": 6,
        "gps": True,
        "caption": "",
        "answer": target.answer,
        "place": target.place,
        "order": 1,
        "by": field.me,
        "removed": False,
        "added": "2026-10-21T10:42:00+00:00",
    }
    assert field.visit.state is VisitState.WRITING
    assert result.sentence == "写真を 1 枚取り込みました。"


def test_each_photo_is_an_act_of_its_own_and_all_are_taken_back_at_once(field: Field) -> None:
    watch = Notebook()
    result = _import(field, _pasted(b"one", b"two", b"three"), watch)
    assert len(result.changes.receipts) == 3
    assert [c.receipts[0] for c in watch.changes] == list(result.changes.receipts)
    assert [c.made for c in watch.changes] == [o.photo for o in result.outcomes]
    assert watch.changes[0].label == "写真「写真1.jpg」を取り込んだ"
    assert result.changes.label == "写真を 3 枚取り込んだ"
    undo_change(field.store, result.changes, field.me)
    assert _standing(field) == []


def test_two_hundred_photos_keep_their_order(field: Field) -> None:
    watch = Notebook()
    contents = [f"photo {n}".encode() for n in range(200)]
    workshop = Darkroom(0.0005)
    result = import_photos(
        field.store, workshop, _pasted(*contents), _target(field), field.me, watch
    )
    assert result.recorded == 200
    assert [o.sha256 for o in result.outcomes] == [sha256(c).hexdigest() for c in contents]
    assert [p.blob for p in _standing(field)] == [o.sha256 for o in result.outcomes]
    assert [p.order for p in _standing(field)] == list(range(1, 201))
    assert watch.reports[0] == (0, 200, "写真1.jpg")
    assert watch.reports[-1] == (200, 200, "")
    assert [done for done, _, _ in watch.reports] == list(range(201))
    assert watch.threads == {threading.current_thread().name}
    assert threading.current_thread().name not in workshop.threads
    assert len(workshop.threads) == 2
    assert not [t for t in threading.enumerate() if t.name.startswith("photo")]


def test_stopping_keeps_what_is_recorded_and_says_how_much(field: Field) -> None:
    watch = Notebook(stop_after=7)
    workshop = Darkroom()
    sources = _pasted(*(f"photo {n}".encode() for n in range(200)))
    result = import_photos(field.store, workshop, sources, _target(field), field.me, watch)
    assert result.cancelled
    assert result.recorded == len(_standing(field)) == 7
    assert len(result.outcomes) == 200
    assert {o.code for o in result.outcomes[7:]} == {"photo_cancelled"}
    assert "中止" in result.outcomes[7].reason
    assert result.outcomes[199].file == "写真200.jpg"
    assert result.sentence == (
        "中止しました。7 枚は取り込み済みです。残りの 193 枚は取り込んでいません。"
    )
    assert workshop.prepared <= 7 + IN_HAND
    assert not [t for t in threading.enumerate() if t.name.startswith("photo")]


def test_stopping_at_once_records_nothing(field: Field) -> None:
    result = _import(field, _pasted(b"one", b"two"), Notebook(stop_after=0))
    assert result.recorded == 0
    assert result.changes.receipts == ()
    assert _standing(field) == []


def test_bad_files_are_refused_one_by_one(field: Field, tmp_path: Path) -> None:
    good = tmp_path / "よい.jpg"
    good.write_bytes(b"good")
    folder = tmp_path / "フォルダー.jpg"
    folder.mkdir()
    pipe = tmp_path / "管.jpg"
    os.mkfifo(pipe)
    huge = tmp_path / "巨大.jpg"
    with huge.open("wb") as file:
        file.truncate(200 * 1024**3)
    sources = [
        *_pasted(b"damaged"),
        PhotoSource.from_path(tmp_path / "ない.jpg"),
        PhotoSource.from_path(good),
        PhotoSource.from_path(folder),
        PhotoSource.from_path(pipe),
        *_pasted(b"last"),
    ]
    result = _import(field, sources)
    assert [o.ok for o in result.outcomes] == [False, False, True, False, False, True]
    codes = [o.code for o in result.outcomes]
    assert codes == ["photo_damaged", "photo_missing", "", "photo_kind", "photo_kind", ""]
    assert all(o.reason.endswith("。") for o in result.outcomes if not o.ok)
    assert result.outcomes[0].reason == "写真が壊れています。撮り直してください。"
    assert result.sentence == "写真を 2 枚取り込みました。4 枚は取り込めませんでした。"
    assert len(_standing(field)) == 2
    assert len(PhotoSource.from_path(huge).read()) == MAX_BYTES + 1


def test_a_photo_there_is_no_memory_for_is_refused_in_words_and_the_rest_goes_on(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = PhotoSource.read

    def too_large(source: PhotoSource) -> bytes:
        if source.name == "写真2.jpg":
            raise MemoryError
        return read(source)

    monkeypatch.setattr(PhotoSource, "read", too_large)
    outcomes = _import(field, _pasted(b"one", b"two", b"three")).outcomes
    assert [outcome.ok for outcome in outcomes] == [True, False, True]
    assert "メモリが足りません" in outcomes[1].reason


def test_the_same_photo_is_recognised(field: Field) -> None:
    _import(field, _pasted(b"one", b"two"))
    result = _import(field, _pasted(b"two", b"three", b"three"))
    assert [o.ok for o in result.outcomes] == [False, True, False]
    assert result.outcomes[0].reason == "同じ写真が既にあります（写真 2）。"
    assert result.outcomes[2].reason == "同じ写真が既にあります（写真 3）。"
    assert result.outcomes[2].photo == result.outcomes[1].photo
    assert result.outcomes[2].code == "photo_duplicate"
    assert len(_standing(field)) == 3


def test_a_removed_photo_may_come_back_and_its_bytes_are_kept_once(field: Field) -> None:
    first = _import(field, _pasted(b"one")).outcomes[0]
    remove_photo(field.store, field.visit, first.photo, field.me)
    again = _import(field, _pasted(b"one")).outcomes[0]
    assert again.ok
    assert again.photo != first.photo
    assert [p.id for p in _standing(field)] == [again.photo]


def test_a_forbidden_place_takes_no_photo(field: Field) -> None:
    row = field.rows[0]
    permit_photos(field.store, field.visit, row.place, Permission("禁止"), field.me)
    workshop = Darkroom()
    with pytest.raises(UserError) as caught:
        import_photos(field.store, workshop, _pasted(b"one"), _target(field), field.me)
    assert caught.value.code == "photos_forbidden"
    assert row.place.name in caught.value.what
    assert "言葉" in caught.value.remedy
    assert "見取り図" in caught.value.remedy
    assert workshop.prepared == 0
    assert not field.store.has_blob(sha256(b"one").hexdigest())


def test_one_no_among_differing_permissions_is_enough(field: Field) -> None:
    place = f"place:{field.rows[0].place.id}"
    before = tuple(head.entry for head in field.store.cell(place, "permission"))
    for kind in ("可", "禁止"):
        fact = NewFact(place, "permission", {"kind": kind, "by": "", "at": ""}, before)
        field.store.append(visit_book(field.id), field.me, [fact])
    assert len(field.store.cell(place, "permission")) == 2
    with pytest.raises(UserError) as caught:
        _import(field, _pasted(b"one"))
    assert caught.value.code == "photos_forbidden"


def test_a_target_that_is_not_there_takes_no_photo(field: Field) -> None:
    here, elsewhere = field.rows[0], field.rows[-1]
    assert here.place.id != elsewhere.place.id
    wrong = [
        PhotoTarget(field.id, "0" * 32),
        PhotoTarget(field.id, elsewhere.place.id, here.answer.subject),
        PhotoTarget(field.id, here.place.id, f"answer:{field.id}/{here.place.id}/no_such_item"),
    ]
    for target in wrong:
        with pytest.raises(UserError) as caught:
            import_photos(field.store, Darkroom(), _pasted(b"one"), target, field.me)
        assert caught.value.code == "no_such_place"
    place_alone = PhotoTarget(field.id, here.place.id)
    assert import_photos(field.store, Darkroom(), _pasted(b"one"), place_alone, field.me).recorded


def test_a_sealed_visit_takes_no_photo(field: Field) -> None:
    fact = NewFact(f"visit:{field.id}", "state", VisitState.SEALED.value)
    record(field.store, visit_book(field.id), field.me, "", [fact])
    with pytest.raises(UserError) as caught:
        _import(field, _pasted(b"one"))
    assert caught.value.code == "visit_sealed"


def test_a_full_disk_stops_the_rest_in_words(field: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    real = field.store.append

    def full_after_two(
        book: str, by: str, facts: Sequence[NewFact], blobs: Sequence[bytes] = ()
    ) -> Receipt:
        if len(_standing(field)) == 2:
            raise UserError("空き容量が足りません。", "片付けてください。", code="disk_full")
        return real(book, by, facts, blobs)

    monkeypatch.setattr(field.store, "append", full_after_two)
    result = _import(field, _pasted(b"1", b"2", b"3", b"4", b"5"))
    codes = [o.code for o in result.outcomes]
    assert codes == ["", "", "disk_full", "photo_not_reached", "photo_not_reached"]
    assert result.outcomes[2].reason == "空き容量が足りません。片付けてください。"
    assert result.outcomes[3].reason.endswith("片付けてください。")
    assert not result.cancelled
    assert len(result.changes.receipts) == 2


def test_a_cache_that_cannot_be_written_costs_nothing(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise UserError("空き容量が足りません。", code="disk_full")

    with monkeypatch.context() as patched:
        patched.setattr(field.store, "keep_derivatives", full)
        result = _import(field, _pasted(b"one"))
    assert result.recorded == 1
    name = result.outcomes[0].sha256
    assert field.store.derivative(name, "thumb") is None
    assert plain_rendering(field.store, Darkroom(), name, "thumb") == b"thumb of one"
    assert field.store.derivative(name, "print") == b"print of one"
    kept = Darkroom()
    assert plain_rendering(field.store, kept, name, "print") == b"print of one"
    assert kept.prepared == 0


def test_a_bug_is_not_swallowed_and_leaves_no_thread(field: Field) -> None:
    with pytest.raises(ZeroDivisionError):
        _import(field, _pasted(b"one", b"bug", b"three", b"four", b"five"))
    assert len(_standing(field)) == 1
    assert not [t for t in threading.enumerate() if t.name.startswith("photo")]


class _Tally:
    """How many originals are held by anyone, and how many were at most."""

    def __init__(self) -> None:
        self.held = self.most = 0
        self._counting = threading.Lock()

    def change(self, by: int) -> None:
        with self._counting:
            self.held += by
            self.most = max(self.most, self.held)


class _Original(bytes):
    """The bytes of a file that say when they are let go."""

    tally: _Tally

    @classmethod
    def read(cls, data: bytes, tally: _Tally) -> _Original:
        made = cls(data)
        made.tally = tally
        tally.change(1)
        return made

    def __del__(self) -> None:
        self.tally.change(-1)


def test_few_originals_are_held_at_once(
    field: Field, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tally = _Tally()
    numbers = iter(range(1000))
    monkeypatch.setattr(
        "wakayama_audit_gui.use_cases.photo_source._read_file",
        lambda _: _Original.read(b"original %d" % next(numbers), tally),
    )
    real = field.store.append

    def keeping_copies(
        book: str, by: str, facts: Sequence[NewFact], blobs: Sequence[bytes] = ()
    ) -> Receipt:
        # The store in memory would hold every original itself.
        return real(book, by, facts, [bytes(bytearray(blob)) for blob in blobs])

    monkeypatch.setattr(field.store, "append", keeping_copies)
    sources = [PhotoSource.from_path(tmp_path / f"{n}.jpg") for n in range(60)]
    result = import_photos(field.store, Darkroom(0.001), sources, _target(field), field.me)
    assert result.recorded == 60
    assert 2 <= tally.most <= 3
    assert tally.held == 0


def test_names_are_cleaned_and_pasted_ones_made(field: Field) -> None:
    sources = [
        PhotoSource("a\u202egpj.jpg", None, b"one"),
        PhotoSource.pasted(b"two", datetime.fromisoformat("2026-10-21T10:41:07")),
    ]
    result = _import(field, sources)
    assert [o.file for o in result.outcomes] == ["agpj.jpg", "貼り付け 10-41-07.png"]
    assert [p.name for p in _standing(field)] == ["agpj.jpg", "貼り付け 10-41-07.png"]


def test_nothing_to_import_is_nothing_done(field: Field) -> None:
    result = _import(field, [])
    assert (result.outcomes, result.changes.receipts, result.cancelled) == ((), (), False)
    assert photo_numbers(field.visit) == {}
