"""Imports inside a function stand only where ARCHITECTURE.md says: elsewhere they hide a knot."""

from __future__ import annotations

import ast

from tests.architecture.source import ROOT, product_modules

ALLOWED = {
    "wakayama_audit_gui/gui/camera_door.py",
    "wakayama_audit_gui/gui/capture_wiring.py",
    "wakayama_audit_gui/gui/collect_wiring.py",
    "wakayama_audit_gui/gui/display.py",
    "wakayama_audit_gui/gui/entrance.py",
    "wakayama_audit_gui/gui/form_gate.py",
    "wakayama_audit_gui/gui/icons.py",
    "wakayama_audit_gui/gui/organisation_wiring.py",
    "wakayama_audit_gui/gui/register_wiring.py",
    "wakayama_audit_gui/gui/screens/walk/on_demand.py",
    "wakayama_audit_gui/gui/screens/walk/row_parts.py",
    "wakayama_audit_gui/gui/sign_wiring.py",
    "wakayama_audit_gui/gui/stick_wiring.py",
    "wakayama_audit_gui/gui/wiring.py",
    "wakayama_audit_gui/gui/year_wiring.py",
    "wakayama_audit_gui/photos/decode.py",
    "wakayama_audit_gui/storage/location.py",
}
"""Besides bootstrap/. Each has its reason in ARCHITECTURE.md, under Floors."""


def imports_late(tree: ast.Module) -> bool:
    """Whether anything is imported inside a function."""
    return any(
        isinstance(inner, ast.Import | ast.ImportFrom)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
    )


def test_late_imports_stand_only_at_named_places() -> None:
    found = {str(module.path) for module in product_modules() if imports_late(module.tree)}
    assert {f for f in found if not f.startswith("wakayama_audit_gui/bootstrap/")} == ALLOWED


def test_each_place_is_named_in_the_map() -> None:
    told = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    floors = told[told.index("Imports inside a function") : told.index("## Threads")]
    assert [place for place in ALLOWED if place.rpartition("/")[2] not in floors] == []


def test_a_late_import_is_noticed() -> None:
    assert imports_late(ast.parse("def later() -> None:\n    import json\n"))
    assert not imports_late(ast.parse("import json\n"))
