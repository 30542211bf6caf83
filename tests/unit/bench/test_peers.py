"""A peer that cannot run on this machine is left out in words, and never silently."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bench import peers
from tools import debian
from tools.environment import NotReadyError

PYTHON = Path("python")


def test_a_peer_that_loads_needs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "_loads", lambda _python: True)
    assert peers._without_pango(PYTHON) == {}


def test_what_apt_may_not_install_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(packages: Sequence[str], say: Callable[[str], None]) -> None:
        raise NotReadyError(f"missing: {' '.join(packages)}")

    monkeypatch.setattr(peers, "_loads", lambda _python: False)
    monkeypatch.setattr(debian, "install", refuse)
    assert "libpango-1.0-0" in peers._without_pango(PYTHON)["weasyprint"]


@pytest.mark.parametrize("helps", [True, False])
def test_what_apt_installed_is_looked_for_again(
    monkeypatch: pytest.MonkeyPatch, helps: bool
) -> None:
    loads = iter([False, helps])
    monkeypatch.setattr(peers, "_loads", lambda _python: next(loads))
    monkeypatch.setattr(debian, "install", lambda _packages, _say: None)
    assert bool(peers._without_pango(PYTHON)) is not helps
