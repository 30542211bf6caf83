"""Without a screen, Qt's platform says nothing needless, and everything else is still said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qWarning

from wakayama_audit_gui.gui.unseen_platform import nothing_needless_said

SIZE = "This plugin does not support propagateSizeHints()"


def test_only_what_a_platform_without_a_screen_cannot_do_is_left_unsaid() -> None:
    heard: list[str] = []

    def handle(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        heard.append(message)

    before = qInstallMessageHandler(handle)
    try:
        with nothing_needless_said():
            qWarning(SIZE)
            qWarning("This plugin does not support raise()")
            qWarning(f"{SIZE} and more")
            qWarning("QPainter::begin: Paint device returned engine == 0")
        qWarning(SIZE)
    finally:
        qInstallMessageHandler(before)
    assert heard == [
        f"{SIZE} and more",
        "QPainter::begin: Paint device returned engine == 0",
        SIZE,
    ]


def test_where_nobody_listens_it_goes_where_qt_writes(capsys: pytest.CaptureFixture[str]) -> None:
    before = qInstallMessageHandler(None)
    try:
        with nothing_needless_said():
            qWarning(SIZE)
            qWarning("something real")
    finally:
        qInstallMessageHandler(before)
    assert capsys.readouterr().err == "something real\n"
