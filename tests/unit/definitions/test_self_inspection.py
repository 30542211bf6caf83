"""The questions of the 自己点検: what a visit can contradict, in words a 所属長 understands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.definitions.bench import Bench, lost
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.self_inspection import FormKind, questions_for

FILE = "self_inspection.toml"


@pytest.fixture
def bench(folder: Path, tmp_path: Path) -> Bench:
    return Bench(Path(shutil.copytree(folder, tmp_path / "checklists")))


def test_every_question_mirrors_an_item_and_no_two_of_a_kind_the_same(
    catalogue: Catalogue,
) -> None:
    for kind in FormKind:
        mirrored = [q.item for q in catalogue.questions.values() if q.kind is kind]
        assert set(mirrored) <= set(catalogue.items)
        assert len(set(mirrored)) == len(mirrored)


def test_a_section_answers_about_thirty_and_a_system_fewer(catalogue: Catalogue) -> None:
    every = catalogue.questions.values()
    section = questions_for(every, FormKind.SECTION)
    assert 28 <= len(section) <= 32
    for system in catalogue.systems.values():
        asked = questions_for(every, FormKind.SYSTEM, system.conditions)
        assert 8 <= len(asked) < len(section), system.name


def test_a_system_is_asked_by_its_attributes(catalogue: Catalogue) -> None:
    every = catalogue.questions.values()
    asked = {q.id for q in questions_for(every, FormKind.SYSTEM, frozenset({"アプリ"}))}
    assert "system_app_privacy" in asked
    assert "system_login_auth" not in asked


def test_groups_stand_together(catalogue: Catalogue) -> None:
    for kind in FormKind:
        groups = [q.group for q in catalogue.questions.values() if q.kind is kind]
        runs = [g for n, g in enumerate(groups) if n == 0 or groups[n - 1] != g]
        assert len(set(runs)) == len(runs)


DAMAGE = [
    ('item = "screen_lock"', 'item = "screen_lok"', "item", "「screen_lok」は定義されて"),
    ('item = "screen_lock"\n', "", "item", "必要なキー"),
    ('id = "section_screen_lock"', 'id = "画面"', "id", "英小文字"),
    ("ロックされますか。", "ロックされる。", "question", "「か。」で終わらなければ"),
    ('group = "パソコン"', 'group = ""', "group", "空"),
    (
        'group = "パソコン"',
        'group = "パソコン"\nwhen_any = ["WEB"]',
        "when_any",
        "課の設問に条件は書けません",
    ),
    ('kind = "課"', 'kind = "部"', "kind", "「部」は使えません"),
]


@pytest.mark.parametrize(("old", "new", "key", "reason"), DAMAGE)
def test_a_damaged_question_is_left_out_and_named(
    bench: Bench, catalogue: Catalogue, old: str, new: str, key: str, reason: str
) -> None:
    path = bench.folder / FILE
    text = path.read_text(encoding="utf-8")
    start = text.index('id = "section_screen_lock"')
    path.write_text(text[:start] + text[start:].replace(old, new, 1), encoding="utf-8")
    problem, rest = bench.only_problem()
    assert (problem.file, problem.key) == (FILE, key)
    assert reason in problem.message
    assert problem.line > 0
    assert lost(catalogue, rest) == {"questions": 1}


def test_a_question_outlives_the_damage_of_its_item(bench: Bench, catalogue: Catalogue) -> None:
    bench.replace("walkthrough_office.toml", 'title = "離席時の画面ロック"', "title = 5")
    _, rest = bench.only_problem()
    assert lost(catalogue, rest) == {"items": 1}
    assert rest.questions["section_screen_lock"].item == ""
