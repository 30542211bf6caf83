"""The workshop under several threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.unit.photos.pictures import jpeg, png, quarters, telephone_exif, with_exif
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.photos.derive import derive
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


def test_pixels_alone_are_the_same_without_a_hash() -> None:
    data = jpeg()
    whole, bare = PillowWorkshop().prepare(data, ""), PillowWorkshop(hashes=False).prepare(data, "")
    assert bare == whole._replace(facts=whole.facts._replace(sha256=""))
