"""Going about with Tab in the order in which one reads, also to what was built later.

Qt goes by the order in which widgets were made.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

from wakayama_audit_gui.gui.widgets.sticky_scroll import StickyScroll


def step_in_reading_order(root: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next widget in a tree of layouts, or to the previous one.

    Past the end it goes on to the rest of the window, and without a rest round to the other end.

    Args:
        root: Whose widgets are gone through.
        forward: Tab; else Shift+Tab.

    Returns:
        False when the keyboard is none of theirs: Qt may go on.
    """
    stops = [widget for widget in _in_order(root) if _stops(widget)]
    focus = QApplication.focusWidget()
    if focus is None or focus not in stops:
        return False
    there = stops.index(focus) + (1 if forward else -1)
    if 0 <= there < len(stops):
        target = stops[there]
    else:
        target = _outside(root, focus, forward=forward) or stops[0 if forward else -1]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    return True


def _outside(root: QWidget, focus: QWidget, *, forward: bool) -> QWidget | None:
    """The next stop of the window that is not in the tree, by Qt's own order."""
    here: QWidget | None = focus
    while here is not None:
        here = here.nextInFocusChain() if forward else here.previousInFocusChain()
        if here is None or here is focus:
            return None
        if _stops(here) and here is not root and not root.isAncestorOf(here):
            return here
    return None


def _stops(widget: QWidget) -> bool:
    tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(tab) and widget.isVisible() and widget.isEnabled()


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
        yield widget
        return
    layout = widget.layout()
    if isinstance(widget, StickyScroll):
        for part in widget.parts():
            yield from _in_order(part)
    elif isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from _in_order(inside)
    elif layout is not None:
        yield from _of_layout(layout)
    else:
        for child in widget.children():
            if isinstance(child, QWidget):
                yield from _in_order(child)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _of_layout(inner)
        elif widget is not None:
            yield from _in_order(widget)
