"""自己点検 against 実地: what a 課 said and what was found there, same item and same 年度.

Reading both is use_cases/compare_forms.py's; counting findings is in analysis.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.chart import ChartRow, ChartTable, Figure
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName, ReplyAnswer
from wakayama_audit_gui.domain.verdict import Verdict

TOO_GOOD, TOO_BAD = "はい → 指摘・意見", "いいえ → 適合"
"""The two ways in which they can differ: what was said → what was found."""


def contradicts(answer: str, verdict: str) -> str:
    """In which way a visit found otherwise than the 自己点検 says; "" when it did not."""
    gap = verdict in (Verdict.SHITEKI, Verdict.IKEN)
    if answer == ReplyAnswer.YES and gap:
        return TOO_GOOD
    return TOO_BAD if answer == ReplyAnswer.NO and verdict == Verdict.CONFORMING else ""


class Compared(NamedTuple):
    """A question that was answered by a 課 and judged on site in the same 年度.

    Attributes:
        form: The 自己点検票.
        owner: Name of the 課 or system.
        title: Name of the item.
        question: In the words of the form.
        answer: はい or いいえ.
        reason: As typed.
        verdict: ○, × or △ of the visit.
        visit: Id of the visit.
        subject: Of the answer in its record.
        place: Name of the place.
        sheet_no: 調書番号 of the visit; "" while it has none.
        systems: Names of the systems that were visited.
    """

    form: FormName
    owner: str
    title: str
    question: str
    answer: str
    reason: str
    verdict: str
    visit: str
    subject: str
    place: str
    sheet_no: str
    systems: tuple[str, ...]

    @property
    def seen_at(self) -> str:
        """Which visit and place it was, e.g. ``調書 R8-02　水道管理システム　執務室``."""
        number = f"調書 {self.sheet_no}" if self.sheet_no else ""
        return "　".join(part for part in (number, "・".join(self.systems), self.place) if part)

    @property
    def way(self) -> str:
        """TOO_GOOD, TOO_BAD or ""."""
        return contradicts(self.answer, self.verdict)


class OwnerComparison(NamedTuple):
    """Everything compared of one 課 or system in one 年度."""

    owner: str
    compared: tuple[Compared, ...]

    def of_way(self, way: str) -> tuple[Compared, ...]:
        """What differs in one way."""
        return tuple(one for one in self.compared if one.way == way)

    @property
    def differing(self) -> tuple[Compared, ...]:
        """What differs."""
        return tuple(one for one in self.compared if one.way)


class ContradictionTable(NamedTuple):
    """The comparison of a 年度, by 課 or by system; most contradictions first."""

    title: str
    kind: FormKind
    rows: tuple[OwnerComparison, ...]

    @property
    def note(self) -> str:
        """What a reader must know."""
        return (
            "割合の分母は、同じ年度に自己点検で「はい」「いいえ」と答え、"
            "実地で適合・指摘・意見と判定した項目の数です（視察と場所ごとに 1 件）。"
        )


def compare_owners(compared: Iterable[Compared], kind: FormKind, year: int) -> ContradictionTable:
    """The comparison of a 年度, or of all for 0."""
    found: dict[str, list[Compared]] = {}
    for one in compared:
        if one.form.kind is kind and year in (0, one.form.fiscal_year):
            found.setdefault(one.owner, []).append(one)
    rows = [OwnerComparison(owner, tuple(ones)) for owner, ones in found.items()]
    rows.sort(key=lambda row: -len(row.differing))
    when = fiscal_year_label(year) if year else "全年度"
    return ContradictionTable(
        f"自己点検と実地の食い違い（{kind.label}別・{when}）", kind, tuple(rows)
    )


def table_of_contradictions(found: ContradictionTable) -> ChartTable:
    """Each way with its denominator, and the items behind it."""
    rows = tuple(
        ChartRow(
            row.owner,
            tuple(
                Figure(len(ones), len(row.compared))
                for ones in (row.of_way(TOO_GOOD), row.of_way(TOO_BAD), row.differing)
            ),
            "、".join(
                f"{one.title}（{one.answer}／{one.verdict}　{one.seen_at}）"
                for one in row.differing
            ),
        )
        for row in found.rows
    )
    series = (TOO_GOOD, TOO_BAD, "計")
    return ChartTable(found.title, found.kind.label, series, rows, found.note)
