"""Commands about the year around the visits: 指摘・意見 and what becomes of them.

Commands about the visits themselves are in visit_commands.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from datetime import date

from wakayama_audit_gui.cli.command import AddCommand, Command
from wakayama_audit_gui.cli.telling import FINE, print_json, tell
from wakayama_audit_gui.domain.calendar import (
    fiscal_year,
    fiscal_year_label,
    parse_fiscal_year,
)
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.domain.selected_item import SelectedItem
from wakayama_audit_gui.domain.target_score import TargetScore
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.applicable_items import offer_items
from wakayama_audit_gui.use_cases.choose_targets import Choice, read_choices
from wakayama_audit_gui.use_cases.known_systems import with_register
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_organisation import organised_on
from wakayama_audit_gui.use_cases.score_targets import score_targets
from wakayama_audit_gui.use_cases.workbench import Workbench


def add_year_commands(command: AddCommand) -> Mapping[str, Command]:
    """Add the commands; returns what each does."""
    findings = command("findings", "指摘・意見の一覧を出します。", "WORKSPACE")
    findings.add_argument("--year", default="", help="年度（例 令和4年度）")
    findings.add_argument("--json", action="store_true")
    select = command("select", "監査の対象を、理由の付いた点数の順に出します。", "WORKSPACE")
    words = "年度（書かなければ今年度。過ぎた年度は年度末の状態で数え、台帳は今の内容です）"
    select.add_argument("--year", default="", help=words)
    select.add_argument("--json", action="store_true")
    return {"findings": _findings, "select": _select}


def year_asked(words: str) -> int | None:
    """The 年度 somebody asked for; None when they asked for none.

    Raises:
        UserError: It is no 年度.
    """
    if not words:
        return None
    year = parse_fiscal_year(words)
    if year is None:
        raise UserError(
            f"「{words}」は年度として読めません。",
            "「令和4年度」のように書いてください。",
            code="no_such_year",
        )
    return year


def working_year(words: str, today: date) -> int:
    """The 年度 that is worked on: the one asked for, or else the running one.

    Raises:
        UserError: It is no 年度, or later than the next.
    """
    running = fiscal_year(today)
    year = year_asked(words) or running
    if year > running + 1:
        raise UserError(
            f"{fiscal_year_label(year)}は、まだ先の年度です。",
            f"{fiscal_year_label(running + 1)}までを書いてください。",
            code="year_to_come",
        )
    return year


def _findings(options: argparse.Namespace, bench: Workbench) -> int:
    year = year_asked(options.year)
    with bench.open_store(options.workspace) as store:
        found = read_findings(store, bench.catalogue())
    shown = [finding for finding in found if year in (None, finding.fiscal_year)]
    if options.json:
        print_json([_content(finding) for finding in shown])
    else:
        for finding in shown:
            tell(_line(finding))
        if not shown:
            tell(_nothing(year, [finding.fiscal_year for finding in found]))
    return FINE


def _line(finding: LedgerFinding) -> str:
    year = fiscal_year_label(finding.fiscal_year) if finding.fiscal_year else "年度なし"
    where = "・".join(finding.sections) or "課なし"
    systems = "・".join(finding.systems)
    head = (year, finding.code or "番号なし", finding.kind, _state(finding), where, systems)
    return "  ".join(filter(None, (*head, finding.text)))


def _nothing(year: int | None, years: Sequence[int]) -> str:
    if year is None or not any(years):
        return "指摘・意見はまだありません。"
    there = "、".join(fiscal_year_label(one) for one in sorted({one for one in years if one}))
    return f"{fiscal_year_label(year)}の指摘・意見はありません。あるのは{there}です。"


def _select(options: argparse.Namespace, bench: Workbench) -> int:
    today = bench.now().date()
    year = working_year(options.year, today)
    with bench.open_store(options.workspace) as store:
        scores = score_targets(store, bench.catalogue(), year, organised_on(year, today))
        catalogue = with_register(store, bench.catalogue())
        choices = read_choices(store, year)
    if options.json:
        told = [
            _score_content(catalogue, score, choices.get((score.kind, score.owner)))
            for score in scores
        ]
        print_json(told)
    else:
        for score in scores:
            tell(f"{score.kind.label}  {score.title}  {score.words}")
    return FINE


def _score_content(
    catalogue: Catalogue, score: TargetScore, choice: Choice | None
) -> dict[str, object]:
    proposed = offer_items(catalogue, score).proposed
    return {
        "kind": score.kind.value,
        "id": score.owner,
        "name": score.title,
        "of": score.of,
        "score": score.total,
        "parts": [
            {
                "criterion": part.criterion.value,
                "label": part.criterion.label,
                "source": part.criterion.source,
                "weight": part.weight,
                "points": part.points,
                "most": part.criterion.most,
                "grounds": [{"words": g.words, "subject": g.subject} for g in part.grounds],
            }
            for part in score.parts
        ],
        "unknown": [
            {"criterion": one.criterion.value, "words": one.words} for one in score.unknown
        ],
        "chosen": choice.chosen if choice else None,
        "reason": choice.reason if choice else "",
        "items": _items_content(catalogue, choice.items if choice else ()),
        "proposed_items": _items_content(catalogue, proposed),
    }


def _items_content(catalogue: Catalogue, items: Sequence[SelectedItem]) -> list[dict[str, object]]:
    library = catalogue.items
    return [
        {
            "id": item.id,
            "title": library[item.id].title if item.id in library else item.id,
            "reason": item.reason,
        }
        for item in items
    ]


def _content(finding: LedgerFinding) -> dict[str, object]:
    return {
        "code": finding.code,
        "class": finding.kind,
        "text": finding.text,
        "text_summary": finding.text_summary,
        "system": "・".join(finding.systems),
        "systems": list(finding.systems),
        "sections": list(finding.sections),
        # Of the published report: where one of ours stands is known when its report is drawn.
        "page": finding.page or None,
        "state": _state(finding),
        "year": fiscal_year_label(finding.fiscal_year),
        "clauses": list(finding.clauses),
        "deadline": finding.deadline,
        "joined": finding.joined,
        "id": finding.id,
    }


def _state(finding: LedgerFinding) -> str:
    return finding.state.value if finding.state else "未確定"
