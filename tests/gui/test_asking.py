"""A dialog begins where something was chosen last, and gives the asker what was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui import asking
from wakayama_audit_gui.gui.asking import ask_file, ask_files, ask_folder, ask_where


@pytest.fixture
def host(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[QWidget]:
    """A window of a program just started, whose user has documents."""
    made = QWidget()
    qtbot.addWidget(made)
    (tmp_path / "documents").mkdir()
    monkeypatch.setattr(asking, "documents", lambda: tmp_path / "documents")
    before = qapp.property(asking._LAST)
    qapp.setProperty(asking._LAST, None)
    yield made
    qapp.setProperty(asking._LAST, before)


def _open_dialog(host: QObject) -> QFileDialog:
    return host.findChildren(QFileDialog)[-1]


def _choose(host: QObject, *paths: Path) -> None:
    dialog = _open_dialog(host)
    dialog.filesSelected.emit([str(path) for path in paths])
    dialog.fileSelected.emit(str(paths[0]))
    dialog.close()


def test_the_first_begins_in_the_documents(host: QWidget, tmp_path: Path) -> None:
    ask_file(host, "選ぶ", lambda _path: None)
    assert Path(_open_dialog(host).directory().path()) == tmp_path / "documents"


def test_the_next_begins_where_something_was_chosen(host: QWidget, tmp_path: Path) -> None:
    taken: list[Path] = []
    where = tmp_path / "back"
    where.mkdir()
    ask_file(host, "選ぶ", taken.append)
    _choose(host, where / "a.xlsx")
    assert taken == [where / "a.xlsx"]
    ask_where(host, "保存", "b.xlsx", taken.append)
    dialog = _open_dialog(host)
    assert Path(dialog.directory().path()) == where
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "xlsx"


def test_a_folder_that_was_chosen_is_where_the_next_begins(host: QWidget, tmp_path: Path) -> None:
    many: list[Sequence[Path]] = []
    ask_folder(host, "選ぶ", many.append)
    _choose(host, tmp_path)
    assert many == [[tmp_path]]
    ask_files(host, "選ぶ", "Excel (*.xlsx)", many.append)
    assert Path(_open_dialog(host).directory().path()) == tmp_path


def test_a_folder_that_is_gone_is_not_offered(host: QWidget, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    ask_file(host, "選ぶ", lambda _path: None)
    _choose(host, tmp_path / "stick" / "a.xlsx")
    (tmp_path / "stick").rmdir()
    ask_file(host, "選ぶ", lambda _path: None)
    assert Path(_open_dialog(host).directory().path()) == tmp_path / "documents"


def test_a_proposal_with_a_folder_begins_there(host: QWidget, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    proposed = tmp_path / "here" / "新しい.kansafile"
    dialog = ask_where(host, "保存", str(proposed), lambda _path: None)
    assert Path(dialog.directory().path()) == tmp_path / "here"
    assert [Path(name) for name in dialog.selectedFiles()] == [proposed]
