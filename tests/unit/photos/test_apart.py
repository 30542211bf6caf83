"""Decoding in children: what harms one harms one photo, everything else goes through."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Lock

import pytest

from tests.unit.photos.pictures import jpeg, png, quarters, telephone_exif, with_exif
from wakayama_audit_gui.domain.mark import Mark, MarkKind
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.photos.apart import ChildWorkshop
from wakayama_audit_gui.photos.child import NICE
from wakayama_audit_gui.photos.workshop import PillowWorkshop
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop

WAYWARD = [sys.executable, str(Path(__file__).with_name("wayward_child.py")), "1"]
SOUND = with_exif(jpeg(quarters((900, 700))), telephone_exif(6))


@pytest.fixture(scope="module")
def workshop() -> Iterator[ChildWorkshop]:
    """Our own children."""
    made = ChildWorkshop()
    yield made
    made.close()


@pytest.fixture(scope="module")
def wayward() -> Iterator[ChildWorkshop]:
    """Children that fail when asked to."""
    made = ChildWorkshop(WAYWARD, patience_s=20)
    yield made
    made.close()


def _processes(workshop: ChildWorkshop) -> list[int]:
    children = list(workshop._free.queue)
    return [child._process.pid for child in children if child._process is not None]


def _refusal(workshop: ChildWorkshop, data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        workshop.prepare(data, "")
    return caught.value.code


def test_it_makes_what_the_workshop_in_this_process_makes(workshop: ChildWorkshop) -> None:
    apart: PhotoWorkshop = workshop
    here = PillowWorkshop()
    mark = Mark(MarkKind.TEXT, ((100, 100),), "見本")
    for data in (SOUND, png(quarters((300, 200)))):
        assert apart.prepare(data, "") == here.prepare(data, "")
        assert apart.glance(data, "") == here.glance(data, "")
        for turns in (0, 3):
            marked = here.mark(data, "thumb", [mark], turns)
            assert apart.mark(data, "thumb", [mark], turns) == marked


def test_children_start_when_the_first_photo_comes_and_end_at_the_end() -> None:
    made = ChildWorkshop()
    assert _processes(made) == []
    made.prepare(SOUND, "")
    made.prepare(SOUND, "")
    (child,) = _processes(made)
    made.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="there it is a flag of the process")
def test_children_stand_back_behind_the_window(workshop: ChildWorkshop) -> None:
    workshop.prepare(SOUND, "")
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    for child in _processes(workshop):
        assert os.getpriority(os.PRIO_PROCESS, child) == min(19, ours + NICE)


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's")
def test_children_keep_their_memory_between_photos(workshop: ChildWorkshop) -> None:
    workshop.prepare(SOUND, "")
    for child in _processes(workshop):
        given = Path(f"/proc/{child}/environ").read_bytes()
        assert b"\0MALLOC_TRIM_THRESHOLD_=" in given
        assert b"\0PATH=" in b"\0" + given


def test_a_forgotten_workshop_ends_its_children() -> None:
    made = ChildWorkshop()
    made.prepare(SOUND, "")
    (child,) = _processes(made)
    del made
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_what_is_no_photo_never_reaches_a_child() -> None:
    made = ChildWorkshop(["/nonexistent/child"])
    for data, code in (
        (b"", "photo_empty"),
        (b"PK\x03\x04", "photo_kind"),
        (SOUND[:300], "photo_damaged"),
    ):
        assert _refusal(made, data) == code
    with pytest.raises(UserError) as caught:
        made.prepare(SOUND, "a.png")
    assert caught.value.code == "photo_disguised"


def test_a_child_that_cannot_be_started_is_said_in_words() -> None:
    assert _refusal(ChildWorkshop(["/nonexistent/child"]), SOUND) == "photo_memory"


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (b"#crash", "photo_damaged"),
        (b"#abort", "photo_damaged"),
        (b"#bugs!", "photo_damaged"),
        (b"#bogus", "photo_damaged"),
        (b"#spins", "photo_damaged"),
        (b"#eaten", "photo_memory"),
        (b"#large", "photo_memory"),
    ],
)
def test_a_failing_child_is_one_refused_photo(
    wayward: ChildWorkshop, wish: bytes, code: str
) -> None:
    expected = PillowWorkshop().prepare(SOUND, "")
    assert wayward.prepare(SOUND, "") == expected
    assert _refusal(wayward, SOUND + wish) == code
    assert wayward.prepare(SOUND, "") == expected


def test_a_child_that_hangs_is_ended() -> None:
    made = ChildWorkshop(WAYWARD, patience_s=0.5)
    assert _refusal(made, SOUND + b"#sleep") == "photo_damaged"
    assert _processes(made) == []
    made.close()


def test_a_child_that_ended_between_two_photos_is_replaced(workshop: ChildWorkshop) -> None:
    workshop.prepare(SOUND, "")
    for child in list(workshop._free.queue):
        if child._process is not None:
            child._process.kill()
            child._process.wait()
    assert workshop.prepare(SOUND, "").thumb


def test_one_failing_photo_disturbs_no_other(wayward: ChildWorkshop) -> None:
    expected = PillowWorkshop().prepare(SOUND, "")

    def outcome(data: bytes) -> object:
        try:
            return wayward.prepare(data, "")
        except UserError as error:
            return error.code

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(outcome, [SOUND, SOUND + b"#crash"] * 6))
    assert found[::2] == [expected._replace(facts=expected.facts)] * 6
    assert set(found[1::2]) == {"photo_damaged"}


def test_pictures_unfolded_whole_take_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    inside = most = 0
    counting, pause = Lock(), Event()

    def watched(*_: object) -> tuple[bytes, bytes]:
        nonlocal inside, most
        with counting:
            inside += 1
            most = max(most, inside)
        pause.wait(0.05)
        with counting:
            inside -= 1
        return jpeg(), jpeg()

    monkeypatch.setattr("wakayama_audit_gui.photos.apart._Child.render", watched)
    made = ChildWorkshop()
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda data: made.prepare(data, ""), [png()] * 3))
    assert most == 1
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda data: made.prepare(data, ""), [jpeg()] * 2))
    assert most == 2
