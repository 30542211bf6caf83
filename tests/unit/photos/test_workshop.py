"""The workshop under several threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

import pytest

from tests.unit.photos.pictures import jpeg, png, quarters, telephone_exif, with_exif
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.photos.check import CheckedPhoto
from wakayama_audit_gui.photos.derive import Derivatives, derive, render
from wakayama_audit_gui.photos.workshop import PillowWorkshop
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop


def test_it_prepares_a_photo() -> None:
    workshop: PhotoWorkshop = PillowWorkshop()
    data = with_exif(jpeg(), telephone_exif(6))
    prepared, made = workshop.prepare(data, "a.jpg"), derive(data)
    assert (prepared.facts, prepared.thumb, prepared.print) == (made.facts, made.thumb, made.print)
    with pytest.raises(UserError):
        workshop.prepare(data, "a.png")


def test_threads_do_not_disturb_each_other() -> None:
    workshop = PillowWorkshop()
    originals = [
        with_exif(jpeg(quarters((900 + 40 * n, 700)), progressive=n % 3 == 0), telephone_exif(n))
        for n in range(1, 9)
    ] + [png(quarters((300, 200 + n))) for n in range(4)]
    alone = [workshop.prepare(data, "") for data in originals]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda data: workshop.prepare(data, ""), originals * 4))
    assert together == alone * 4


def test_pictures_unfolded_whole_take_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    inside = most = 0
    counting = Lock()
    both_started = Event()

    def watched(data: bytes, checked: CheckedPhoto) -> Derivatives:
        nonlocal inside, most
        with counting:
            inside += 1
            most = max(most, inside)
        both_started.wait(0.05)
        made = render(data, checked)
        with counting:
            inside -= 1
        return made

    monkeypatch.setattr("wakayama_audit_gui.photos.workshop.render", watched)
    workshop = PillowWorkshop()
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda data: workshop.prepare(data, ""), [png()] * 3))
    assert most == 1
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda data: workshop.prepare(data, ""), [jpeg()] * 2))
    assert most == 2
