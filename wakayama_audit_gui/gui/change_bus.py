"""One signal that tells every screen what an acknowledged act changed.

What changed is said by use_cases/changes.py; who listens is decided by each screen and the shell.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from wakayama_audit_gui.use_cases.changes import Changes


class ChangeBus(QObject):
    """Carries the `Changes` of every committed act to whoever shows something of it.

    Signals:
        changed: A `Changes`, on the GUI thread, after the commit and before the writer's own
            ``done``; screens refresh from it and never call each other.
    """

    changed = Signal(object)

    def publish(self, changes: Changes) -> None:
        """Tell every listener; an act that wrote nothing is not news."""
        if changes.receipts:
            self.changed.emit(changes)
