"""Habits that no linter knows: names, docstrings, quiet failures, nested event loops."""

import ast
import re

import pytest

from tests.architecture.source import Module, own_modules, product_modules

VAGUE = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}


def vague_names(path: str) -> set[str]:
    """Words of a path that say nothing of what is inside."""
    return VAGUE & set(re.split(r"[/_.]", path))


def swallowed(tree: ast.AST) -> list[int]:
    """Lines of handlers that catch everything and do nothing."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and all(isinstance(line, ast.Pass | ast.Continue | ast.Constant) for line in node.body)
    ]


def called(tree: ast.AST, name: str) -> list[int]:
    """Lines where something of that name is called or handed on."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == name
    ]


def is_introduced(module: Module) -> bool:
    """Whether the docstring says what the room is for and, in a second part, what is elsewhere."""
    parts = (ast.get_docstring(module.tree) or "").split("\n\n")
    return len(parts) >= 2 and all(part.strip() for part in parts)


def test_names_say_what_is_inside() -> None:
    assert [m.path for m in own_modules() if vague_names(m.path)] == []
    assert vague_names("wakayama_audit_gui/gui/photo_utils.py") == {"utils"}


def test_no_failure_is_swallowed() -> None:
    assert [f"{m.path}:{line}" for m in own_modules() for line in swallowed(m.tree)] == []
    assert swallowed(ast.parse("try:\n    x()\nexcept Exception:\n    pass")) == [3]


@pytest.mark.parametrize("name", ["processEvents", "QEventLoop"])
def test_the_event_loop_is_never_nested_by_hand(name: str) -> None:
    assert [f"{m.path}:{line}" for m in product_modules() for line in called(m.tree, name)] == []
    assert called(ast.parse(f"app.{name}()"), name) == [1]


PRESSED = "wakayama_audit_gui/gui/widgets/pressable.py"


def bare_buttons(tree: ast.AST) -> list[int]:
    """Lines of classes that Enter would not press."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(ast.unparse(base) == "QAbstractButton" for base in node.bases)
    ]


def test_enter_presses_whatever_is_pressed() -> None:
    bare = {m.path for m in product_modules() if bare_buttons(m.tree)}
    assert bare == {PRESSED}, "inherit Pressable"
    assert bare_buttons(ast.parse("class Row(QAbstractButton): ...")) == [1]


DRAWN = ("drawText", "drawStaticText", "elidedText", "drawTextItem")
DOOR = "wakayama_audit_gui/gui/widgets/painted_text.py"


def test_words_are_drawn_through_one_door_that_lets_nothing_turn_them() -> None:
    drawing = {
        f"{m.path}:{line}"
        for m in product_modules()
        for name in DRAWN
        for line in called(m.tree, name)
        if m.path.startswith("wakayama_audit_gui/gui/") and m.path != DOOR
    }
    assert drawing == set()
    assert called(ast.parse("painter.drawText(area, 0, words)"), "drawText") == [1]


def test_every_room_introduces_itself() -> None:
    """First what it is for, then what does not belong and where that goes."""
    silent = [m.path for m in product_modules() if m.path != "main.py" and not is_introduced(m)]
    assert silent == []


def test_nothing_is_postponed() -> None:
    """No stub called done."""
    word = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    assert [m.path for m in own_modules() if word.search(m.text)] == []
