"""Whoever silences a checker says why, on the line or right above it."""

from __future__ import annotations

import re
import tokenize
from collections.abc import Iterator
from io import StringIO

from tests.architecture.source import ROOT

FOLDERS = ("wakayama_audit_gui", "tools", "bench", "tests")
_SILENCED = re.compile(r"#\s*(?:ruff:\s*)?(?:noqa|type:\s*ignore|pragma:\s*no cover)")
_REASON = re.compile(
    r"(?:noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*\s+- \S|type:\s*ignore\[[a-z, -]+\]\s+# \S)"
)


def unexplained(text: str) -> Iterator[int]:
    """Lines that silence a checker and do not say why."""
    lines = text.splitlines()
    for token in tokenize.generate_tokens(StringIO(text).readline):
        if token.type == tokenize.COMMENT and _SILENCED.search(token.string):
            row = token.start[0]
            above = lines[row - 2].lstrip() if row > 1 else ""
            said_above = above.startswith("#") and not _SILENCED.search(above)
            if not _REASON.search(token.string) and not said_above:
                yield row


def test_every_silencing_says_why() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{row}"
        for folder in FOLDERS
        for file in sorted((ROOT / folder).rglob("*.py"))
        for row in unexplained(file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_a_bare_one_is_noticed() -> None:
    assert list(unexplained("x = 1  # noqa\n")) == [1]
    assert list(unexplained("x = 1  # noqa: E501\n")) == [1]
    assert list(unexplained("x = 1  # type: ignore[misc]\n")) == [1]
    assert list(unexplained("# ruff: noqa: E501\n")) == [1]
    assert list(unexplained("# pragma: no cover\n")) == [1]
    assert list(unexplained("x = 1  # noqa: E501 - a long word\n")) == []
    assert list(unexplained("x = 1  # type: ignore[misc]  # a stub lacks it\n")) == []
    assert list(unexplained("# It is told here.\nx = 1  # noqa: E501\n")) == []
    assert list(unexplained('x = "# noqa"\n')) == []
