"""How to go about an item, in words a person would say."""

from __future__ import annotations

from tests.gui.walk.kit import WalkKit, item
from wakayama_audit_gui.gui.screens.walk.look_card import points_of
from wakayama_audit_gui.record.fact import JsonValue
from wakayama_audit_gui.use_cases.read_visit import read_visit


def test_whom_to_ask_stands_without_brackets_within_brackets(walk_kit: WalkKit) -> None:
    ask: JsonValue = {"whom": "情報システム管理者（各運用課長）", "question": "だれが決めますか。"}
    walk_kit.make_visit({"サーバ室": [item(1, ask=[ask])]}, visit="b" * 32)
    row = next(iter(read_visit(walk_kit.store, "b" * 32).rows()))
    (asked,) = [point.text for point in points_of(row.item) if point.lead == "聞く"]
    assert asked == "情報システム管理者（各運用課長）に：だれが決めますか。"
