"""Making plain files last: written in full, synced, then named.

The workspace's own file is SQLite's alone and never passes through here.
"""

from __future__ import annotations

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make names given in a folder last; where folders cannot be synced (Windows), nothing."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def sync_file(path: Path) -> None:
    """Make a closed file's bytes last."""
    with path.open("rb+") as opened:
        os.fsync(opened.fileno())
