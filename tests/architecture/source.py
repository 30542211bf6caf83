"""Reads the project's own source for the tests beside it; judges nothing."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "wakayama_audit_gui"


class Module(NamedTuple):
    """One Python file: its path from the project's root, its text and its syntax tree."""

    path: str
    text: str
    tree: ast.Module


@functools.cache
def read_module(file: Path) -> Module:
    """Read and parse a file, once."""
    text = file.read_text(encoding="utf-8")
    return Module(file.relative_to(ROOT).as_posix(), text, ast.parse(text))


def product_modules() -> list[Module]:
    """Every module of the package, and main.py."""
    return [read_module(file) for file in (ROOT / "main.py", *sorted(PACKAGE.rglob("*.py")))]


def own_modules() -> list[Module]:
    """Every module that is held to a budget: the product, its tools and its benchmarks."""
    others = [
        file for folder in ("tools", "bench") for file in sorted((ROOT / folder).glob("*.py"))
    ]
    return product_modules() + [read_module(file) for file in others]


def imported_names(tree: ast.AST) -> Iterator[str]:
    """Dotted names that a module imports, wherever it does: ``a.b`` and ``a.b.c``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
