"""Counting the 調査票: bases, 未回答, conditional questions, and traps of the published figures."""

from __future__ import annotations

from tests.unit.use_cases.city_register import the_form
from wakayama_audit_gui.domain.share import share
from wakayama_audit_gui.domain.survey import (
    NOT_ASKED,
    STRAY,
    UNANSWERED,
    UNDECIDED,
    UNSETTLED,
    ChoiceCount,
    QuestionCount,
    SurveyAnswers,
    count_survey,
)
from wakayama_audit_gui.domain.survey_chart import table_of_question


def counted(question: str, *systems: dict[str, str], unsettled: int = 0) -> QuestionCount:
    answers = [SurveyAnswers(str(n), said) for n, said in enumerate(systems)]
    answers += [SurveyAnswers(f"u{n}", {}, frozenset((question,))) for n in range(unsettled)]
    (found,) = (c for c in count_survey(the_form(), answers) if c.question.id == question)
    return found


def line(found: QuestionCount, label: str) -> ChoiceCount:
    (one,) = (choice for choice in found.choices if choice.label == label)
    return one


def test_unanswered_is_asked_and_in_no_share() -> None:
    found = counted("sla", {"sla": "設定している"}, {"sla": "設定していない"}, {"sla": "不明"}, {})
    assert (found.asked, found.answered, found.unanswered) == (4, 3, 1)
    assert [(c.label, c.counted, c.percent) for c in found.choices] == [
        ("設定していない", 1, 33.3),
        ("設定している", 1, 33.3),
        ("不明", 1, 33.3),
    ]


def test_published_figures_stand_beside_with_an_estimated_base() -> None:
    found = counted("sla", {"sla": "設定している"})
    assert [(c.published_percent, c.published_base) for c in found.choices] == [
        (65, 97),
        (22, 97),
        (None, None),
    ]
    assert "母数は未回答も含む 97 システムと推定" in found.note
    assert "残り 13%：未回答。" in found.note
    assert line(found, "不明").note == "この割合は公表された本文にありません。"


def test_numbers_are_counted_by_the_bands_of_the_report() -> None:
    found = counted("users", {"users": "3"}, {"users": "10"}, {"users": "1001"}, {"users": "500"})
    assert [(c.label, c.counted, c.published_percent) for c in found.choices] == [
        ("1~10ユーザー", 2, 39),
        ("1,000ユーザー超", 1, 14),
        ("11~1,000ユーザー", 1, None),
        ("不明", 0, None),
    ]


def test_choices_that_the_report_adds_up_are_added_up_and_shown_apart() -> None:
    found = counted(
        "procurement", {"procurement": "総合評価"}, {"procurement": "プロポーザル"}, {}, {}
    )
    both = line(found, "総合評価+プロポーザル")
    assert (both.counted, both.percent, both.published_percent) == (2, 100.0, 23)
    assert both.of == ("総合評価", "プロポーザル")
    assert line(found, "総合評価").counted == 1
    assert line(found, "総合評価").published_percent is None
    single = [c for c in found.choices if len(c.of) == 1]
    assert sum(c.counted for c in single) == found.answered == 2


def test_a_conditional_question_has_a_base_of_its_own() -> None:
    yes, no = {"log": "記録し一定期間保管"}, {"log": "特にしていない"}
    found = counted(
        "log_review",
        {**yes, "log_review": "定期的に実施"},
        {**yes, "log_review": "特に実施していない"},
        yes,
        no,
        {**no, "log_review": "特に実施していない"},
        {},
        {"log": "不明", "log_review": "定期的に実施"},
    )
    assert (found.asked, found.answered, found.unanswered) == (3, 2, 1)
    assert (found.not_asked, found.stray, found.undecided) == (2, 1, 2)
    assert line(found, "定期的又は不定期に実施").percent == 50.0
    assert line(found, "定期的又は不定期に実施").published_base is None
    assert "3 システムだけの設問" in found.note
    assert "1 件は数えていません" in found.note
    assert "2 件は尋ねた数に入れていません" in found.note


def test_what_was_known_before_stands_beside_and_is_not_counted() -> None:
    told = {"sla": "設定している"}
    answers = [
        SurveyAnswers("now", {"sla": "設定していない"}, known=told),
        SurveyAnswers("before", {}, known=told),
        SurveyAnswers("old", {}, known={"sla": "昔の選択肢"}),
    ]
    (found,) = (c for c in count_survey(the_form(), answers) if c.question.id == "sla")
    assert (found.asked, found.answered) == (3, 1)
    assert [(c.label, c.counted) for c in found.choices if c.counted] == [("設定していない", 1)]
    assert found.known == {"設定している": ("before",)}
    assert "前から分かっている 1 件の値は" in found.note
    table = table_of_question(the_form(), found, 2026, {"before": "市民課のシステム"})
    assert (table.rows[-1].label, table.rows[-1].behind) == (
        "前からの値（数えない）：設定している",
        "市民課のシステム",
    )


def test_a_year_without_answers_has_no_share() -> None:
    found = counted("sla", {}, {})
    table = table_of_question(the_form(), found, 2025, {})
    assert table.series[0] == "令和7年度（回答なし）"
    assert [row.figures[0].words for row in table.rows] == ["", "", "", "2"]
    assert "尋ねた 2 システムに、この年度の回答はありません。" in found.note


def test_what_is_unclear_in_the_report_is_said() -> None:
    unclear = [c for c in count_survey(the_form(), []) if not c.question.base]
    assert [c.question.code for c in unclear] == ["Q5セ", "Q5タ"]
    for found in unclear:
        assert "母数は分からない" in found.note
    assert "母数50なら11件・23件で一致する" in unclear[1].note


def test_what_the_report_never_names_is_an_estimate() -> None:
    users = counted("users", {"users": "500"})
    assert line(users, "11~1,000ユーザー").estimated
    assert "区分の言葉も推定です。" in line(users, "11~1,000ユーザー").note
    assert not line(users, "1~10ユーザー").estimated
    forms = counted("system_form")
    assert [c.label for c in forms.choices if c.estimated] == ["その他"]
    assert "選択肢の言葉も推定です。" in line(forms, "その他").note
    # Named in words, without a percentage; 不明 can be answered to every question.
    assert not line(forms, "アプリ(スマートフォン・タブレット)").estimated
    assert not line(counted("early_defects"), "重度の不良・障害").estimated
    assert not line(forms, "不明").estimated


def test_a_condition_says_which_part_of_it_is_an_estimate() -> None:
    asked = {q.id: q.asked_if for q in the_form().questions.values() if q.asked_if}
    assert all(condition.note.endswith("推定") for condition in asked.values())
    assert "どの答えが「有り」かは推定です。" in counted("log_review").note


def test_an_answer_that_cannot_be_counted_is_neither_an_answer_nor_unanswered() -> None:
    found = counted("sla", {"sla": "昔の選択肢"}, {"sla": "設定している"}, unsettled=2)
    assert (found.asked, found.answered, found.unanswered, found.unsettled) == (4, 1, 0, 3)


def test_without_systems_there_is_no_percentage() -> None:
    found = counted("sla")
    assert [c.percent for c in found.choices] == [None, None, None]
    assert len(count_survey(the_form(), [])) == 43


def test_a_share_is_rounded_half_up_to_one_decimal() -> None:
    assert [share(1, 3), share(2, 3), share(1, 16), share(41, 97), share(0, 0)] == [
        33.3,
        66.7,
        6.3,
        42.3,
        None,
    ]


def test_every_figure_knows_the_systems_behind_it() -> None:
    count = counted(
        "password_strength",
        {"password": "パスワード有り", "password_strength": "特に無い"},
        {"password": "パスワード有り"},
        {"password": "無い"},
        {"password": "無い", "password_strength": "特に無い"},
        {},
    )
    by_label = {choice.label: choice.systems for choice in count.choices}
    assert by_label["特に無い"] == ("0",)
    assert count.groups == {
        UNANSWERED: ("1",),
        UNSETTLED: (),
        NOT_ASKED: ("2", "3"),
        UNDECIDED: ("4",),
        STRAY: ("3",),
    }
    assert (count.asked, count.unanswered, count.stray) == (2, 1, 1)


def test_the_figures_of_a_question_make_a_table_with_the_names_behind() -> None:
    count = counted("usb", {"usb": "特に利用していない"}, {})
    table = table_of_question(the_form(), count, 2026, {"0": "市民課のシステム"})
    first = table.rows[0]
    assert (first.figures[0].words, first.figures[1].words) == ("1 / 1（100.0％）", "33％")
    assert first.behind == "市民課のシステム"
    assert table.series == ("令和8年度（回答 1 / 2）", "令和4年8月（母数 推定 97）")
    assert table.rows[-1].label == UNANSWERED
