"""Media that cannot be written: opened to read, and every refusal in words."""

import multiprocessing
import os
import tempfile
from pathlib import Path

import pytest

from tests.unit.storage.desk import ANSWER, BOOK, NAME, PHOTO, desk_in
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.erasure import Cut, Erasing
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.storage.doctor import doctor

_NOBODY = 65534


def _look(folder: str) -> list[object]:
    """What someone sees who may not write; root may, so root becomes nobody first."""
    if os.geteuid() == 0:
        os.setuid(_NOBODY)
    desk = desk_in(Path(folder))
    store = desk.open()
    found: list[object] = [store.read_only, len(store.visits()), len(store.search("来訪"))]
    found += [len(store.blob(NAME)), store.warning]
    store.keep_derivatives(NAME, {"thumb": b"x"})
    for act in (
        lambda: store.append(BOOK, "p", [NewFact(ANSWER, "remark", "x")]),
        lambda: store.erase([Erasing([Cut(ANSWER, "remark")])], "p", "x", "q"),
        lambda: store.absorb(store.export()),
        lambda: desk_in(Path(folder, "sub")).create(),
    ):
        try:
            act()
        except UserError as error:
            found.append(error.code)
    store.close()
    found.append(doctor(desk.path).problems)
    return found


@pytest.mark.parametrize("what", ["file and folder", "folder"])
def test_read_only_media_open_read_only(what: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = desk_in(folder)
        desk.filled().close()
        (folder / "sub").mkdir()
        desk.path.chmod(0o444 if what == "file and folder" else 0o666)
        for path in (folder / "sub", folder):
            path.chmod(0o555)
        # Forked before a thread could start here: a fresh interpreter may be out of nobody's reach.
        with multiprocessing.get_context("fork").Pool(1) as pool:
            found = pool.apply(_look, (name,))
        folder.chmod(0o755)
    assert found[:5] == [True, 1, 1, len(PHOTO), ""]
    assert found[5:9] == ["read_only", "read_only", "read_only", "read_only"]
    assert found[9] == ()


def test_a_folder_one_may_write_to_is_not_read_only(tmp_path: Path) -> None:
    store = desk_in(tmp_path).filled()
    assert not store.read_only
    store.close()
