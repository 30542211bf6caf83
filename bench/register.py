"""How long a fully filled register takes: taken in, again all changed, taken back, counted.

Reading and writing the spreadsheet itself is not in these figures; forms are in forms.py.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from bench.growth import ground_of
from wakayama_audit_gui.definitions.catalogue import load_catalogue
from wakayama_audit_gui.definitions.survey_form import load_survey_form
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.register_file import RegisterLine
from wakayama_audit_gui.domain.survey_form import AnswerKind, SurveyForm, SurveyQuestion
from wakayama_audit_gui.domain.system_register import SystemEntry
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.storage.workspace import create_workspace
from wakayama_audit_gui.use_cases.aggregate_survey import aggregate_survey
from wakayama_audit_gui.use_cases.import_register import RegisterImport, import_register
from wakayama_audit_gui.use_cases.read_register import read_register
from wakayama_audit_gui.use_cases.undo_change import undo_change

R = TypeVar("R")

_YEAR = 2026


def measure_register(folder: Path) -> dict[str, float]:
    """Seconds for a register of 97 systems with every answer given, about 5,000 facts."""
    place = folder / "register"
    place.mkdir(parents=True)
    checklists = find_paths().checklists
    catalogue = load_catalogue(checklists).catalogue
    form = load_survey_form(checklists).form
    figures: dict[str, float] = {}
    with closing(create_workspace(place / "workspace.db", ground_of(place))) as store:

        def timed(name: str, act: Callable[[], R]) -> R:
            begun = time.perf_counter()
            found = act()
            figures[name] = time.perf_counter() - begun
            return found

        def take(name: str, turn: int) -> RegisterImport:
            lines = _filled(store, catalogue, form, turn)
            done = timed(name, lambda: import_register(store, catalogue, form, lines, ""))
            if not all(outcome.ok for outcome in done.outcomes):
                raise RuntimeError(done.outcomes)
            return done

        def count(name: str) -> None:
            timed(name, lambda: aggregate_survey(store, catalogue, form, _YEAR))

        take("import_first_s", 0)
        changes = take("import_all_changed_s", 1).changes
        figures["facts"] = sum(len(receipt.after) for receipt in changes.receipts)
        take("import_same_s", 1)
        count("survey_s")
        timed("undo_s", lambda: undo_change(store, changes, ""))
        count("survey_after_undo_s")
        take("import_after_undo_s", 2)
    return figures


def _filled(
    store: SqliteStore, catalogue: Catalogue, form: SurveyForm, turn: int
) -> list[RegisterLine]:
    """A line for each system, in which every answer differs from that of the turn before."""
    entries = read_register(store, catalogue, form).entries.values()
    return [
        RegisterLine(row, entry.id, _answers(form, entry, turn), _texts(form, entry))
        for row, entry in enumerate(entries, start=5)
    ]


def _texts(form: SurveyForm, entry: SystemEntry) -> Mapping[str, str]:
    return {question: entry.text(question) for question in form.questions}


def _answers(form: SurveyForm, entry: SystemEntry, turn: int) -> Mapping[str, str]:
    return {q.id: _answer(q, entry, turn) for q in form.questions.values()}


def _answer(question: SurveyQuestion, entry: SystemEntry, turn: int) -> str:
    if question.kind is AnswerKind.CHOICE:
        return question.choices[turn % len(question.choices)]
    if question.kind is AnswerKind.NUMBER:
        return str(question.bands[turn % len(question.bands)].at_least if question.bands else turn)
    if question.kind is AnswerKind.DATE:
        return f"20{20 + turn}-04-01"
    return f"{entry.id} の「{question.title}」、{turn} 回目の答え。"


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(dir=Path.cwd()) as temporary:
        print(measure_register(Path(temporary)))
