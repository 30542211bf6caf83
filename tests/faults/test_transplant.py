"""A signature moved anywhere else is flagged, every time; one given in its own box never is.

What is moved where is in transplant.py; the long form tries every move there is.
"""

from __future__ import annotations

import pytest

from tests.faults import transplant
from tests.faults.transplant import MANNERS, fresh, ground, transplant_signatures
from tests.unit.use_cases.signing import sign_all
from wakayama_audit_gui.use_cases import read_signing, verify_seals


def test_every_transplant_is_flagged() -> None:
    figures = transplant_signatures(30)
    assert figures.problems == []
    assert figures.tried == 30
    assert set(figures.counts) == set(MANNERS)


def test_a_signature_in_its_own_box_is_not_flagged() -> None:
    for visit in ground().visits:
        field = fresh(visit)
        sign_all(field)
        found = read_signing.read_signing(field.store, field.visit).signatures
        assert not any(signature.changed for signature in found.values())
        assert verify_seals.verify_seals(field.store) == []


def test_the_harness_notices_signatures_that_are_tied_to_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A control: where a signature was given is not looked at."""
    for module in (read_signing, verify_seals):
        monkeypatch.setattr(module, "is_tied", lambda _value, _tie: True)
    assert transplant.transplant_signatures(30).bad > 0
