"""Telling what a command did: a sentence on standard error, JSON, and the exit codes.

What the commands do is in the other modules of this folder.
"""

from __future__ import annotations

import json
import sys

FINE, PROBLEM, USAGE = 0, 1, 2


def complain(sentence: str) -> None:
    """One sentence on standard error."""
    print(sentence, file=sys.stderr)


def print_json(content: object) -> None:
    """Content for another program."""
    print(json.dumps(content, ensure_ascii=False, indent=1))
