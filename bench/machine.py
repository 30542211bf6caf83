"""What the figures were measured on.

The figures themselves are in report.py.
"""

from __future__ import annotations

import os
import platform
import sqlite3
from pathlib import Path


def machine_facts() -> dict[str, str | int]:
    """Processor, cores, memory, versions, and the file system the workspaces stood on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "processor": _processor(),
        "cores": os.cpu_count() or 0,
        "memory_mib": memory >> 20,
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }


def _processor() -> str:
    with Path("/proc/cpuinfo").open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()
