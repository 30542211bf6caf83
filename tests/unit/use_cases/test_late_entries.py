"""What arrives after a seal waits; copies that met show the same, and two seals are both kept."""

from __future__ import annotations

from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.use_cases.field import NOW, Field
from tests.unit.use_cases.signing import AT, press, ready_to_seal, sealed, sign_all
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.record.merge import Bundle
from wakayama_audit_gui.use_cases.answer_item import AnswerText, write_text
from wakayama_audit_gui.use_cases.attend_visit import confirm_facts
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.reopen_visit import reopen_visit
from wakayama_audit_gui.use_cases.seal_visit import read_sealed_paper, seal_visit
from wakayama_audit_gui.use_cases.sign_visit import open_signing
from wakayama_audit_gui.use_cases.verify_seals import verify_seals


def copy_of(field: Field) -> Field:
    """Another laptop with what is here."""
    store = MemoryStore()
    store.absorb(field.store.export())
    return field.on(store)


def meet(*fields: Field) -> None:
    for one, other in [*product(fields, fields)] * 2:
        if one is not other:
            one.store.absorb(other.store.export())


def remark(field: Field, text: str) -> None:
    write_text(field.store, field.visit, field.rows[0], AnswerText.REMARK, text, field.me)


def seal(field: Field) -> None:
    """Seal as soon as that is possible; otherwise nothing."""
    try:
        if field.visit.state is VisitState.WRITING:
            confirm_facts(field.store, field.visit, field.me)
        if field.visit.state is VisitState.CONFIRMING:
            open_signing(field.store, field.visit, field.me)
        sign_all(field)
        seal_visit(field.store, field.id, NOW, press, field.me)
    except UserError as error:
        assert error.code in {"not_ready", "not_confirmed", "not_sealable", "visit_sealed"}  # noqa: PT017 - or none


def test_what_arrives_after_the_seal_waits_until_it_is_opened() -> None:
    here = ready_to_seal(Field())
    there = copy_of(here)
    remark(there, "離れたところで書いた")
    seal_visit(here.store, here.id, NOW, press, here.me)
    before, signing = here.visit, read_signing(here.store, here.visit)
    meet(here, there)
    for field in (here, there):
        assert field.visit == before
        found = read_signing(field.store, field.visit)
        assert len(found.late) == 1
        assert found._replace(late=()) == signing
        assert verify_seals(field.store) == []
    reopen_visit(here.store, here.visit, "見本 花子", "届いた記録のため", AT, here.me)
    assert here.rows[0].answer.remark == "離れたところで書いた"
    assert read_signing(here.store, here.visit).late == ()
    meet(here, there)
    assert there.visit == here.visit


def test_a_state_said_elsewhere_does_not_open_a_sealed_visit() -> None:
    here = ready_to_seal(Field())
    there = copy_of(here)
    confirm_facts(there.store, there.visit, there.me)
    seal_visit(here.store, here.id, NOW, press, here.me)
    meet(here, there)
    assert [field.visit.state for field in (here, there)] == [VisitState.SEALED] * 2
    reopen_visit(there.store, there.visit, "見本 花子", "理由", AT, there.me)
    meet(here, there)
    assert here.visit.state is there.visit.state is VisitState.WRITING


def test_two_seals_of_one_revision_are_both_kept_and_shown() -> None:
    here = ready_to_seal(Field())
    there = copy_of(here)
    remark(there, "向こうの所見")
    sign_all(there)
    for field in (here, there):
        seal_visit(field.store, field.id, NOW, press, field.me)
    meet(here, there)
    one, other = read_signing(here.store, here.visit).seals
    assert one.revision == other.revision == 1
    assert one.digest != other.digest
    for seal_ in (one, other):
        assert all(here.store.has_blob(sha) for sha in seal_.papers.values())
    assert read_signing(there.store, there.visit) == read_signing(here.store, here.visit)
    assert read_sealed_paper(here.store, here.id, 1, PaperKind.SHEET) == read_sealed_paper(
        there.store, there.id, 1, PaperKind.SHEET
    )
    assert verify_seals(here.store) == []


def test_a_seal_waits_until_everything_it_covers_has_arrived() -> None:
    here = sealed(Field())
    whole = here.store.export()
    (tip,) = here.store.past(f"visit:{here.id}").tips
    store = MemoryStore()
    rest = {entry: raw for entry, raw in whole.entries.items() if entry != tip}
    store.absorb(whole._replace(entries={tip: whole.entries[tip]}))
    assert store.export().entries.keys() == {tip}
    store.absorb(whole._replace(entries=rest))
    assert here.on(store).visit == here.visit


@cache
def beginning() -> tuple[Field, Bundle]:
    field = ready_to_seal(Field())
    return field, field.store.export()


ACTS = ("remark", "seal", "reopen", "meet")


@settings(max_examples=25, deadline=None)
@given(
    acts=st.lists(
        st.tuples(st.sampled_from(ACTS), st.integers(0, 2), st.integers(0, 2)), max_size=9
    )
)
def test_copies_that_met_show_the_same(acts: list[tuple[str, int, int]]) -> None:
    base, bundle = beginning()
    fields = [base.on(MemoryStore()) for _ in range(3)]
    for field in fields:
        field.store.absorb(bundle)
    for number, (act, one, other) in enumerate(acts):
        field = fields[one]
        closed = field.visit.state is VisitState.SEALED
        if act == "remark" and not closed:
            remark(field, f"所見{number}")
        elif act == "seal" and not closed:
            seal(field)
        elif act == "reopen" and closed:
            reopen_visit(field.store, field.visit, "見本 花子", f"理由{number}", AT, field.me)
        elif act == "meet" and one != other:
            meet(field, fields[other])
    meet(*fields)
    first, *others = fields
    shown = first.visit, read_signing(first.store, first.visit)
    assert [(f.visit, read_signing(f.store, f.visit)) for f in others] == [shown] * 2
    assert not [sentence for sentence in verify_seals(first.store) if "合" in sentence]


def test_reopening_by_another_laptop_counts() -> None:
    here = sealed(Field())
    there = copy_of(here)
    reopen_visit(there.store, there.visit, "見本 花子", "理由", AT, there.me)
    meet(here, there)
    assert here.visit.state is VisitState.WRITING
    with pytest.raises(UserError, match="確定していません"):
        reopen_visit(here.store, here.visit, "見本 花子", "理由", AT, here.me)
