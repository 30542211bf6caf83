"""One signal for what changed."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from wakayama_audit_gui.gui.change_bus import ChangeBus
from wakayama_audit_gui.record.fact import Receipt
from wakayama_audit_gui.use_cases.changes import Changes

RECEIPT = Receipt(b"\x01" * 32, "visit:1", "2026-10-21T10:41:07+09:00", {}, {})


def test_every_listener_gets_the_same_object(qtbot: QtBot) -> None:
    bus = ChangeBus()
    first: list[Changes] = []
    second: list[Changes] = []
    bus.changed.connect(first.append)
    bus.changed.connect(second.append)
    changes = Changes("所見を書いた", (RECEIPT,))
    bus.publish(changes)
    assert first == second == [changes]
    assert first[0] is changes


def test_nothing_written_is_not_told(qtbot: QtBot) -> None:
    bus = ChangeBus()
    heard: list[Changes] = []
    bus.changed.connect(heard.append)
    bus.publish(Changes("変わらず", ()))
    assert heard == []
