"""Nothing writes to a sealed visit: no use case, no undoing, no screen that knows nothing of it."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from tests.unit.use_cases.darkroom import Darkroom
from tests.unit.use_cases.field import NOW, Field
from tests.unit.use_cases.signing import AT, press, ready_to_seal, sealed
from wakayama_audit_gui import use_cases
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.answer_item import AnswerText, write_text
from wakayama_audit_gui.use_cases.import_photos import PhotoTarget, import_photos
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.plan_visit import remove_visit
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.seal_visit import seal_visit
from wakayama_audit_gui.use_cases.sign_visit import add_box
from wakayama_audit_gui.use_cases.undo_change import undo_change

OTHER_BOOKS = {
    "edit_office",  # the office's
    "import_organisation",
    "choose_targets",  # a year's choice
    "announce_visit",  # the same, so that what was seen stays sealed
    "step_finding",  # the ledger of findings
    "join_findings",
    "answer_form",  # a 自己点検票
    "distribute_forms",
    "move_deadline",
    "take_form",
    "write_report",  # the report of a year
    "decide_follow_up",  # the ledger of findings, after asking the visit
    "plan_follow_up",  # makes a visit
    "take_improvement",  # the ledger of findings
    "carry_deadline",
    "record_reminder",  # of a form, a survey, the ledger of findings
    "count_sticks",  # the ledger of lent sticks
    "keep_sticks",
    "perform_sticks",
    "file_difference",  # the ledger of findings
    "register_system",  # the register of systems; visits follow by the next
    "adopt_answers",
    "follow_names",  # leaves out what is sealed: test_follow_names.py
    "survey_return",  # the survey of a year
    "distribute_survey",
    "take_survey",
    "reorganise_sections",  # the office's
}
"""Rooms that never write to the book of a visit."""

ELSEWHERE = {
    "plan_visit",  # makes a visit
    "record",  # what the others write through
    "remove_visit",  # below, for they take an id
    "seal_visit",
    "undo_change",
    "reopen_visit",  # that is what it is for
    "erase_record",  # lawful of a sealed one too
    "erase_name",
}


def writers() -> dict[str, Callable[..., object]]:
    """Every use case that says what it changed, by name."""
    found: dict[str, Callable[..., object]] = {}
    for file in sorted(Path(use_cases.__path__[0]).glob("*.py")):
        module = import_module(f"{use_cases.__name__}.{file.stem}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if (
                own
                and file.stem not in OTHER_BOOKS
                and function.__annotations__.get("return") == "Changes"
            ):
                found[name] = function
    return found


def test_every_use_case_that_writes_is_looked_at() -> None:
    rooms = {file.stem for file in Path(use_cases.__path__[0]).glob("*.py")}
    assert rooms >= OTHER_BOOKS
    assert writers().keys() >= ELSEWHERE
    assert len(writers().keys() - ELSEWHERE) > 30


@pytest.fixture(scope="module")
def closed() -> Field:
    return sealed(Field())


@pytest.mark.parametrize("name", sorted(writers().keys() - ELSEWHERE))
def test_it_refuses_a_sealed_visit(closed: Field, name: str) -> None:
    known = {
        "Store": closed.store,
        "Visit": closed.visit,
        "Row": closed.rows[0],
        "str": "x",
        "int": 1,
    }
    parameters = inspect.signature(writers()[name]).parameters.values()
    given = [known.get(p.annotation) for p in parameters if p.default is p.empty]
    before = len(closed.store.export().entries)
    with pytest.raises(UserError) as caught:
        writers()[name](*given)
    assert caught.value.code == "visit_sealed"
    assert len(closed.store.export().entries) == before


def test_what_takes_an_id_refuses_too(closed: Field) -> None:
    for act in (
        lambda: remove_visit(closed.store, closed.id, closed.me),
        lambda: seal_visit(closed.store, closed.id, None, None, closed.me),  # type: ignore[arg-type]  # not reached
        lambda: import_photos(
            closed.store,
            Darkroom(),
            [PhotoSource("x.jpg", None, b"x")],
            PhotoTarget(closed.id, ""),
            "p",
        ),
    ):
        with pytest.raises(UserError) as caught:
            act()
        assert caught.value.code == "visit_sealed"


def test_undoing_and_redoing_are_refused(field: Field) -> None:
    ready_to_seal(field)
    box = read_signing(field.store, field.visit).boxes[0]
    done = add_box(field.store, field.visit, box.paper, "補助者", "", (), field.me)
    undone = undo_change(field.store, done, field.me)
    seal_visit(field.store, field.id, NOW, press, field.me)
    for stale in (done, undone):
        with pytest.raises(UserError) as caught:
            undo_change(field.store, stale, field.me)
        assert caught.value.code == "visit_sealed"


def test_a_screen_that_does_not_know_of_the_seal_writes_nothing(field: Field) -> None:
    ready_to_seal(field)
    stale = field.visit
    row = field.rows[0]
    seal_visit(field.store, field.id, NOW, press, field.me)
    with pytest.raises(UserError) as caught:
        write_text(field.store, stale, row, AnswerText.REMARK, AT, field.me)
    assert caught.value.code == "visit_sealed"
