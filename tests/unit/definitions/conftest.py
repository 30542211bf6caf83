"""The definitions that travel with the product, loaded once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wakayama_audit_gui.definitions.catalogue import Loaded, load_catalogue
from wakayama_audit_gui.domain.catalogue import Catalogue

CHECKLISTS = Path(__file__).parents[3] / "checklists"


@pytest.fixture(scope="session")
def folder() -> Path:
    return CHECKLISTS


@pytest.fixture(scope="session")
def loaded(folder: Path) -> Loaded:
    return load_catalogue(folder)


@pytest.fixture(scope="session")
def catalogue(loaded: Loaded) -> Catalogue:
    return loaded.catalogue


@pytest.fixture(scope="session")
def published() -> dict[str, list[list[object]]]:
    """What the audit report says, taken down once; long texts as the start of their SHA-256."""
    path = Path(__file__).with_name("published_facts.json")
    facts: dict[str, list[list[object]]] = json.loads(path.read_text(encoding="utf-8"))
    return facts
