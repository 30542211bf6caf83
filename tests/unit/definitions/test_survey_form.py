"""The 調査票 says what the audit report says; damage is named and costs one question."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wakayama_audit_gui.definitions.survey_form import FILE, LoadedForm, load_survey_form
from wakayama_audit_gui.domain.survey_form import AnswerKind, Part, SurveyForm, is_reachable

CHECKLISTS = Path(__file__).parents[3] / "checklists"
PUBLISHED = json.loads(
    (Path(__file__).parents[2] / "data" / "survey_r4.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def form() -> SurveyForm:
    loaded = load_survey_form(CHECKLISTS)
    assert [problem.message for problem in loaded.problems] == []
    return loaded.form


def test_the_52_items_stand_in_six_groups(form: SurveyForm) -> None:
    ours = [
        [group, [q.title for q in form.questions.values() if q.group == group]]
        for group in form.groups
    ]
    assert ours == PUBLISHED["form"]
    assert len(form.questions) == 52


def test_43_are_aggregated_with_105_published_percentages(form: SurveyForm) -> None:
    ours = [
        [
            q.code,
            q.heading,
            [[f.label, f.percent] for f in q.published],
            100 - q.published_rest,
            q.published_rest,
            q.base,
            q.note,
        ]
        for q in form.aggregated
    ]
    theirs = [
        [code, heading, [c[:2] for c in choices], total, rest, base, note]
        for code, heading, choices, total, rest, _, base, note in PUBLISHED["questions"]
    ]
    assert ours == theirs
    assert len(ours) == 43
    assert sum(len(q.published) for q in form.aggregated) == 105
    rests = [row[5] for row in PUBLISHED["questions"] if row[4]]
    assert [q.rest for q in form.aggregated if q.published_rest] == rests


def test_the_nine_others_are_not_aggregated(form: SurveyForm) -> None:
    assert [q.title for q in form.questions.values() if not q.code] == PUBLISHED["not_aggregated"]


def test_only_three_percentages_cannot_be_of_97_systems(form: SurveyForm) -> None:
    never = [percent for percent in range(101) if not is_reachable(percent, form.systems)]
    assert never == PUBLISHED["unreachable_percent_for_n97"]


def test_questions_with_an_unclear_base_are_the_conditional_ones(form: SurveyForm) -> None:
    assert [q.code for q in form.aggregated if not q.base] == ["Q5セ", "Q5タ"]
    assert [q.id for q in form.questions.values() if q.asked_if] == [
        "defect_content",
        "procedure_revised",
        "password_strength",
        "log_review",
    ]


def test_contract_and_operation_answer_different_groups(form: SurveyForm) -> None:
    parts = {
        group: {q.answered_by for q in form.questions.values() if q.group == group}
        for group in form.groups
    }
    contract, operation = {Part.CONTRACT}, {Part.OPERATION}
    assert list(parts.values())[1:] == [contract, contract, contract, operation, operation]


def test_every_choice_list_fits_a_drop_down(form: SurveyForm) -> None:
    for question in form.questions.values():
        if question.kind is AnswerKind.CHOICE:
            assert len(",".join((*question.choices, "不明"))) <= 255, question.id


def damaged(tmp_path: Path, old: str, new: str) -> LoadedForm:
    folder = tmp_path / "checklists"
    folder.mkdir()
    text = (CHECKLISTS / FILE).read_text(encoding="utf-8")
    assert old in text
    (folder / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    return load_survey_form(folder)


DAMAGE = [
    ('id = "bpr"\n', "", "id", "必要なキー"),
    ('id = "bpr"', 'id = "業務"', "id", "英小文字"),
    ('id = "bpr"', 'id = "section"', "id", "台帳が使う名前"),
    ('id = "bpr"', 'id = "rfi"', "question", "既に定義"),
    ('kind = "選択"', 'kind = "択一"', "kind", "「択一」は使えません"),
    ('answered_by = "運用"', 'answered_by = "全部"', "answered_by", "「全部」は使えません"),
    ('"検討・作成した", "前', '"検討・作成した", "検討・作成した", "前', "choices", "二度"),
    ('"検討・作成した", "前', '"検討,作成した", "前', "choices", "使えません"),
    ('"検討・作成した", "前', '"検討した", "前', "label", "選択肢にありません"),
    ("percent = 42", "percent = 42.5", "percent", "整数"),
    ("percent = 42", "percent = 90", "published", "100 を超えて"),
    ("at_least = 11\n", "at_least = 12\n", "band", "続いていません"),
    ('named = ["重度', 'named = ["軽微', "named", "選択肢にありません"),
    (
        'asked_if = "log"\nasked_if_answers = ["記録し一定期間保管"]\n',
        "",
        "asked_if_note",
        "asked_if がありません",
    ),
    ('of = ["総合評価", "プロポーザル"]', 'of = ["総合"]', "of", "選択肢にありません"),
]


@pytest.mark.parametrize(("old", "new", "key", "reason"), DAMAGE)
def test_damage_costs_one_question_and_is_named(
    tmp_path: Path, old: str, new: str, key: str, reason: str
) -> None:
    loaded = damaged(tmp_path, old, new)
    (problem,) = loaded.problems
    assert (problem.file, problem.key) == (FILE, key)
    assert problem.line > 0
    assert reason in problem.message
    assert len(loaded.form.questions) == 51


def test_a_condition_that_cannot_be_used_asks_everyone(tmp_path: Path) -> None:
    loaded = damaged(tmp_path, 'asked_if = "log"', 'asked_if = "loog"')
    (problem,) = loaded.problems
    assert "条件が使えない" in problem.message
    assert loaded.form.questions["log_review"].asked_if is None


def test_a_missing_or_empty_file_is_one_problem(tmp_path: Path) -> None:
    loaded = load_survey_form(tmp_path)
    assert [problem.file for problem in loaded.problems] == [FILE]
    assert not loaded.form.questions


@settings(max_examples=60, deadline=None)
@given(at=st.floats(0, 1), length=st.integers(0, 200), noise=st.binary(max_size=20))
def test_random_damage_never_stops_the_reader(at: float, length: int, noise: bytes) -> None:
    whole = (CHECKLISTS / FILE).read_bytes()
    start = int(at * len(whole))
    with TemporaryDirectory() as folder:
        (Path(folder) / FILE).write_bytes(whole[:start] + noise + whole[start + length :])
        loaded = load_survey_form(Path(folder))
    assert loaded.problems or len(loaded.form.questions) == 52
