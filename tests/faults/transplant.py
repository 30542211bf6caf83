"""S12: a signature moved to another visit, box or revision, or its lines copied into one.

The programs that would do so are made up here: they write straight to the record. What a user can
put into a box is in use_cases/sign_visit.py.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from tests.faults.figures import Figures
from tests.unit.use_cases.field import NOW, Field, the_catalogue
from tests.unit.use_cases.signing import (
    AT,
    complete,
    press,
    ready_to_sign,
    sign_all,
)
from wakayama_audit_gui.domain.signature import PaperKind, SignatureMode
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.record.merge import Bundle
from wakayama_audit_gui.use_cases.attend_visit import confirm_facts
from wakayama_audit_gui.use_cases.plan_visit import plan_visit
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_signing import read_signing, written_revision
from wakayama_audit_gui.use_cases.reopen_visit import reopen_visit
from wakayama_audit_gui.use_cases.seal_visit import seal_visit
from wakayama_audit_gui.use_cases.sign_visit import open_signing
from wakayama_audit_gui.use_cases.signature_value import (
    SIGNED,
    Tie,
    read_signature,
    signature_value,
)
from wakayama_audit_gui.use_cases.verify_seals import verify_seals

MANNERS = ("as it is", "with the names of the other box", "only the lines")


class Ground(NamedTuple):
    """A record with an open visit, one in its second revision, and everything signed in them."""

    visits: tuple[Field, ...]
    record: Bundle


class Case(NamedTuple):
    """One transplant: the value taken, where it is put, and how."""

    value: dict[str, JsonValue]
    visit: Field
    box: str
    manner: str


def transplant_signatures(amount: int | None, seed: int = 0) -> Figures:
    """Moves signatures about.

    Args:
        amount: How many moves; None: every one there is.
        seed: Chooses them.
    """
    figures = Figures("S12", "signatures moved to another visit, box or revision, or copied")
    cases = list(_cases())
    random.Random(seed).shuffle(cases)
    for case in cases[:amount]:
        figures.counts[case.manner] += 1
        told = f"{case.value['box']} → {case.box} {case.manner}"
        figures.judge(told, [] if is_flagged(case) else ["not flagged"])
    return figures


def is_flagged(case: Case) -> bool:
    """Whether a signature put into a box where it does not belong is noticed."""
    field = fresh(case.visit)
    visit = field.visit
    box = next(b for b in read_signing(field.store, visit).boxes if b.id == case.box)
    tie = Tie(field.id, box.id, written_revision(visit))
    value: JsonValue = case.value
    if case.manner == MANNERS[1]:
        value = {**case.value, **tie._asdict()}
    elif case.manner == MANNERS[2]:
        signing = read_signing(field.store, visit)
        digest = signing.digest if box.paper is PaperKind.SHEET else signing.facts_digest
        copied = read_signature(case.value)
        assert copied is not None
        value = signature_value(tie, copied._replace(box=box.id, digest=digest, name=box.name))
    field.store.append(f"visit:{field.id}", "p", [NewFact(f"signature:{box.id}", SIGNED, value)])
    shown = read_signing(field.store, field.visit).signatures.get(box.id)
    # An earlier revision's is not shown at all; whatever is shown must be flagged, or told of.
    return shown is None or shown.changed or bool(verify_seals(field.store))


def fresh(field: Field) -> Field:
    """The visit in a copy of the record of its own."""
    store = MemoryStore()
    store.absorb(ground().record)
    return field.on(store)


@cache
def ground() -> Ground:
    """The record signatures are taken from and put into."""
    one = Field()
    plan = one.plan._replace(systems=("S03",), scheduled="2026-10-22")
    persons = read_office(one.store).persons
    other = one.on(one.store)
    other.id = plan_visit(one.store, the_catalogue(), plan, persons, one.me).made
    ready_to_sign(one)
    sign_all(one)
    seal_visit(one.store, one.id, NOW, press, one.me)
    reopen_visit(one.store, one.visit, "見本 花子", "見本のため", AT, one.me)
    confirm_facts(one.store, one.visit, one.me)
    open_signing(one.store, one.visit, one.me)
    complete(other)
    confirm_facts(other.store, other.visit, other.me)
    open_signing(other.store, other.visit, other.me)
    for field in (one, other):
        sign_all(field)
    assert verify_seals(one.store) == []
    return Ground((one, other), one.store.export())


def _cases() -> Iterator[Case]:
    visits = ground().visits
    for source, target, manner in product(visits, visits, MANNERS):
        revision = written_revision(target.visit)
        for value in _given(source):
            if manner == MANNERS[2] and value["mode"] != SignatureMode.SCREEN.value:
                continue
            for box in read_signing(target.store, target.visit).boxes:
                tie = (target.id, box.id, revision)
                if (value["visit"], value["box"], value["revision"]) != tie:
                    yield Case(value, target, box.id, manner)


def _given(field: Field) -> Iterator[dict[str, JsonValue]]:
    for box in read_signing(field.store, field.visit).boxes:
        for line in field.store.history(f"signature:{box.id}"):
            if isinstance(line.value, dict):
                yield dict(line.value)
