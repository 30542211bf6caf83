"""Takes PySide6's hand off the import statement, which nothing of ours needs.

Only that: what else the bindings need help with is in none_guard.py.

PySide6 replaces ``__import__`` so that ``from __feature__ import snake_case`` can work. The
replacement reads the source of every module imported afterwards and looks for the word "PySide6"
in it, 20 ms of the start. The names of Qt are used here as they are, so the word is never needed.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - by being imported it lays its hand on


def import_plainly() -> None:
    """Put the ``__import__`` back that was there before, if PySide6 kept it in ``builtins``."""
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original
