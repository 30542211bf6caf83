"""The keys of the walkthrough. While the input method composes none of them fires.

That is watched over by gui/composition for the whole window; digits typed into a text are text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind_keys(
    screen: QWidget, keys: Iterable[tuple[str, Callable[[], object]]]
) -> dict[str, QShortcut]:
    """Bind keys that work wherever the keyboard is, as long as the screen is in front.

    Args:
        screen: The screen.
        keys: (key sequence in portable text, what to do).

    Returns:
        The shortcuts by key sequence.
    """
    bound = {}
    for sequence, do in keys:
        shortcut = QShortcut(QKeySequence(sequence), screen)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(do)
        bound[sequence] = shortcut
    return bound
