"""What every process with a window begins with; in a process of its own, Qt allows but one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from tests.gui.conftest import RESOURCES
from wakayama_audit_gui.gui.application import Scheme


def say(script: str) -> list[str]:
    """Lines a script says after making the application."""
    begin = (
        "from pathlib import Path\n"
        "from wakayama_audit_gui.gui.application import create_application\n"
        f"application = create_application(['監査手帳'], Path({str(RESOURCES)!r}))\n"
    )
    result = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", begin + script],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return result.stdout.splitlines()


def test_it_is_dressed_before_any_window() -> None:
    assert say(
        "from wakayama_audit_gui.gui.theme import FAMILY\n"
        "print(application.font().family() == FAMILY, application.style().name())\n"
    ) == ["True fusion"]


def test_dates_and_menus_are_japanese() -> None:
    assert say(
        "from PySide6.QtCore import QDate, QLocale\n"
        "from PySide6.QtWidgets import QTextEdit\n"
        "print(QLocale().toString(QDate(2026, 10, 21), 'M月d日（ddd）'))\n"
        "edit = QTextEdit()\nmenu = edit.createStandardContextMenu()\n"
        "print(any('貼り付け' in action.text() for action in menu.actions()))\n"
    ) == ["10月21日（水）", "True"]


def test_all_that_qt_says_is_japanese(tmp_path: Path) -> None:
    """What Qt worded anew since its Japanese catalogue was written is in ours."""
    (tmp_path / "見本").mkdir()
    script = f"from tests.gui.qt_words import main\nmain(Path({str(tmp_path)!r}))\n"
    assert say(script) == ["seen"]


@pytest.mark.parametrize("scheme", Scheme)
def test_what_opens_as_a_window_of_its_own_is_drawn_on_paper(scheme: Scheme) -> None:
    """Our lists are transparent; with nothing behind them they would be black."""
    script = f"from tests.gui.qt_popups import main\nmain(application, {scheme.name!r})\n"
    assert say(script) == ["5 lists"]


def test_our_catalogue_is_made_of_what_can_be_read(tmp_path: Path) -> None:
    """After a change: .venv/bin/pyside6-lrelease resources/translations/qt_ja.ts."""
    made = tmp_path / "qt_ja.qm"
    tool = shutil.which("lrelease", path=str(Path(PySide6.__file__).parent))
    assert tool
    source = RESOURCES / "translations" / "qt_ja.ts"
    subprocess.run([tool, source, "-silent", "-qm", made], check=True)
    assert made.read_bytes() == source.with_suffix(".qm").read_bytes()


def test_options_of_qt_are_taken_as_given() -> None:
    assert say("print(application.arguments())\n") == ["['監査手帳']"]


def test_what_escapes_a_slot_is_told() -> None:
    assert say(
        "import sys\n"
        "from wakayama_audit_gui.gui.application import report_unexpected\n"
        "told = []\n"
        "report_unexpected(told.append)\n"
        "try:\n    raise KeyError('verdict')\n"
        "except KeyError as error:\n    sys.excepthook(KeyError, error, error.__traceback__)\n"
        "print(len(told), 'KeyError' in told[0])\n"
    ) == ["1 True"]
