"""Files of every released version still open, whole, and say what they said then."""

import pytest

from tests.unit.storage.desk import Desk
from tests.unit.storage.released import BOOK, RELEASED, Released
from wakayama_audit_gui.storage.doctor import doctor
from wakayama_audit_gui.storage.schema import SCHEMA


def test_every_version_has_its_file() -> None:
    assert [released.version for released in RELEASED] == list(SCHEMA.fingerprints)


@pytest.mark.parametrize("released", RELEASED)
def test_a_released_file_opens_and_says_what_it_said(desk: Desk, released: Released) -> None:
    released.unpack(desk.path)
    # Before it is moved up: what that version derived is no damage.
    assert doctor(desk.path).ok
    store = desk.open()
    assert len(store.export().entries) == released.entries
    assert store.digest(BOOK).hex() == released.digest
    assert [row.title for row in store.visits()] == ["見本の調査"]
    assert len(store.search("来訪")) == 1
    store.close()
    assert doctor(desk.path).ok
