"""What a command is to the modules that define them.

The commands themselves are in the modules named after what they are about.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Protocol, TypeAlias

from wakayama_audit_gui.use_cases.workbench import Workbench

Command: TypeAlias = Callable[[argparse.Namespace, Workbench], int]
"""Does it; returns the exit code."""


class AddCommand(Protocol):
    """Adds a command to the parser."""

    def __call__(self, name: str, words: str, /, *arguments: str) -> argparse.ArgumentParser:
        """Add one; ``arguments`` are paths it must be given, by the name shown."""
