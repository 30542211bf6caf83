"""Commands about findings after the visit: 督促, 通知文.

The list of findings itself is in year_commands.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from wakayama_audit_gui.cli.command import AddCommand, Command
from wakayama_audit_gui.cli.telling import FINE, print_json
from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.compose_notice import compose_notices
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_reminders import read_reminders
from wakayama_audit_gui.use_cases.save_paper import save_paper
from wakayama_audit_gui.use_cases.workbench import Workbench


def add_follow_up_commands(command: AddCommand) -> Mapping[str, Command]:
    """Add the commands; returns what each does."""
    reminders = command(
        "reminders", "期限を過ぎたもの、間もないものを課ごとに出します。", "WORKSPACE"
    )
    reminders.add_argument("--json", action="store_true")
    notice = command("notice", "指摘・意見の通知文を課ごとに作ります。", "WORKSPACE")
    notice.add_argument("findings", metavar="FINDING", nargs="+", help="指摘・意見の id か番号")
    notice.add_argument("-o", dest="out", type=Path, required=True, metavar="F.pdf")
    return {"reminders": _reminders, "notice": _notice}


def named_findings(store: Store, bench: Workbench, wanted: list[str]) -> tuple[LedgerFinding, ...]:
    """Findings by id, or by code where only one has it.

    Raises:
        UserError: There is none, or several are called so.
    """
    ledger = read_findings(store, bench.catalogue())
    found: list[LedgerFinding] = []
    for name in wanted:
        same = [one for one in ledger if one.id == name] or [o for o in ledger if o.code == name]
        if len(same) != 1:
            raise UserError(
                f"「{name}」という指摘・意見は{len(same)}件あります。",
                "findings コマンドで id を確かめてください。",
                code="no_such_finding",
            )
        found += same
    return tuple(found)


def _notice(options: argparse.Namespace, bench: Workbench) -> int:
    with bench.open_store(options.workspace) as store:
        findings = named_findings(store, bench, options.findings)
        holidays, today = bench.follow_up.holidays(), bench.now().date()
        letters = compose_notices(store, findings, holidays, today)
    paper = bench.follow_up.print_letters(letters)
    save_paper(paper.data, options.out)
    print(f"{options.out}: 通知文 {len(letters)} 通、{paper.pages} 頁")
    return FINE


def _reminders(options: argparse.Namespace, bench: Workbench) -> int:
    today = bench.now().date()
    with bench.open_store(options.workspace) as store:
        found = read_reminders(store, bench.catalogue(), bench.follow_up.holidays(), today)
    if options.json:
        print_json(
            [
                {
                    "section": owed.section,
                    "code": one.finding.code,
                    "awaited": one.awaited,
                    "deadline": one.deadline.last.isoformat(),
                    "days_left": one.days_left,
                    "id": one.finding.id,
                }
                for owed in found
                for one in owed.reminders
            ]
        )
    else:
        for owed in found:
            for one in owed.reminders:
                due = long_date(one.deadline.last.isoformat())
                print(f"{owed.section}  {one.finding.code}  {one.awaited}  {due}  {one.words}")
    return FINE
