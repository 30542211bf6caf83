"""Answers to the 調査票 as people write them, and as they are kept."""

from __future__ import annotations

import pytest

from wakayama_audit_gui.domain.survey_form import AnswerKind, Band, Part, SurveyQuestion

NUMBER = SurveyQuestion(
    "users",
    "概要",
    "利用ユーザー数",
    AnswerKind.NUMBER,
    Part.OPERATION,
    bands=(Band("1~10ユーザー", 1, 10), Band("11ユーザー以上", 11, None)),
)
DATE = NUMBER._replace(kind=AnswerKind.DATE, bands=())
TEXT = NUMBER._replace(kind=AnswerKind.TEXT, bands=())
CHOICE = NUMBER._replace(
    kind=AnswerKind.CHOICE, bands=(), choices=("クラウド(ASPを含む)", "庁内設置")
)


@pytest.mark.parametrize(
    ("question", "typed", "kept"),
    [
        (NUMBER, " 3,000人 ", "3000"),
        (NUMBER, "００１２", "12"),
        (NUMBER, "0", None),
        (NUMBER, "-3", None),
        (NUMBER, "約20", None),
        (NUMBER, "1,00", None),
        (NUMBER, "不明", "不明"),
        (NUMBER, "", ""),
        (DATE, "令和3年4月1日", "2021-04-01"),
        (DATE, "R3.4", "2021-04"),
        (DATE, "令和元年", "2019"),
        (DATE, "２０２１/４/１", "2021-04-01"),
        (DATE, "令和3年度", "2021年度"),
        (DATE, "2021-13", None),
        (DATE, "平成31年2月30日", None),
        (DATE, "去年", None),
        (DATE, "44287", "2021-04-01"),  # the number a spreadsheet keeps for a day
        (DATE, "４４２８７", "2021-04-01"),
        (DATE, "202104", "2021-04"),
        (DATE, "20210401", "2021-04-01"),
        (DATE, "20214", None),  # 令和3年4月, or the number of a day in 1955
        (DATE, "2021412", None),
        (DATE, "4428-07", None),
        (DATE, "1949", None),
        (DATE, "1950", "1950"),
        (DATE, "2100年12月", "2100-12"),
        (DATE, "2101-01-01", None),
        (DATE, "2101年度", None),
        (DATE, "令和99年", None),
        (DATE, "99999", None),
        (CHOICE, "クラウド（ASPを含む）", "クラウド(ASPを含む)"),
        (CHOICE, "庁内", None),
        (CHOICE, "不明", "不明"),
        (TEXT, " 不明 ", "不明"),
        (TEXT, "0120", "0120"),
        (TEXT, "長" * 5000, None),
    ],
)
def test_an_answer_is_kept_in_one_form(
    question: SurveyQuestion, typed: str, kept: str | None
) -> None:
    assert question.normal(typed) == kept
    if kept is not None:
        assert question.normal(kept) == kept


def test_numbers_are_counted_by_bands() -> None:
    assert [NUMBER.label_of(a) for a in ("1", "10", "11", "9999", "0", "不明", "")] == [
        "1~10ユーザー",
        "1~10ユーザー",
        "11ユーザー以上",
        "11ユーザー以上",
        "",
        "不明",
        "",
    ]
