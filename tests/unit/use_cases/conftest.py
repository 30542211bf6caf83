"""Fixtures of the use cases: a visit to work on, and the definitions."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.field import Field, the_catalogue
from wakayama_audit_gui.domain.catalogue import Catalogue


@pytest.fixture
def catalogue() -> Catalogue:
    return the_catalogue()


@pytest.fixture
def field() -> Field:
    return Field()
