"""A question of the 調査票 as figures for a chart: this year beside what was published.

Counting is in survey.py; how a chart looks is the screen's, as a spreadsheet outputs/excel's.
"""

from __future__ import annotations

from collections.abc import Mapping

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.chart import ChartRow, ChartTable, Figure
from wakayama_audit_gui.domain.survey import ChoiceCount, QuestionCount
from wakayama_audit_gui.domain.survey_form import SurveyForm

ESTIMATED = "（推定）"
KNOWN = "前からの値（数えない）"
"""What stands in the register from before the year: shown beside its answers."""


def label_of(choice: ChoiceCount) -> str:
    """An answer, with whether its very words are an estimate."""
    return f"{choice.label}{ESTIMATED}" if choice.estimated else choice.label


def counted_series(count: QuestionCount, fiscal_year: int) -> str:
    """What the shares of a year are called: they are of those that answered, 未回答 apart."""
    of = f"回答 {count.answered:,} / {count.asked:,}" if count.answered else "回答なし"
    return f"{fiscal_year_label(fiscal_year)}（{of}）"


def published_series(form: SurveyForm, count: QuestionCount) -> str:
    """What the published percentages are called: their base is an estimate, or unclear."""
    base = count.question.base
    return f"{form.asked_on}（母数 {f'推定 {base}' if base else '不明'}）"


def table_of_question(
    form: SurveyForm, count: QuestionCount, fiscal_year: int, names: Mapping[str, str]
) -> ChartTable:
    """The figures of a question.

    Args:
        form: The 調査票.
        count: The question counted.
        fiscal_year: 年度 of what was counted.
        names: Id of a system → its name.
    """
    rows = [
        ChartRow(
            label_of(choice),
            (
                Figure(choice.counted, choice.base) if choice.base else Figure(),
                Figure(percent=choice.published_percent),
            ),
            _names(choice.systems, names),
        )
        for choice in count.choices
    ]
    rows += [
        ChartRow(group, (Figure(len(ids)), Figure()), _names(ids, names))
        for group, ids in count.groups.items()
        if ids
    ]
    rows += [
        ChartRow(f"{KNOWN}：{label}", (Figure(len(ids)), Figure()), _names(ids, names))
        for label, ids in count.known.items()
    ]
    return ChartTable(
        title=f"{count.question.code} {count.question.heading}",
        head="答え",
        series=(counted_series(count, fiscal_year), published_series(form, count)),
        rows=tuple(rows),
        note=count.note,
    )


def _names(ids: tuple[str, ...], names: Mapping[str, str]) -> str:
    return "、".join(names.get(id_, id_) for id_ in ids)
