"""Commands about the papers of a visit.

How a paper looks is in outputs/pdf; the commands about whole files are in file_commands.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from wakayama_audit_gui.cli.command import AddCommand, Command
from wakayama_audit_gui.cli.naming import add_visit_argument, find_visit
from wakayama_audit_gui.cli.telling import FINE, complain
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.use_cases.save_paper import save_paper
from wakayama_audit_gui.use_cases.workbench import Workbench


def add_paper_commands(command: AddCommand) -> Mapping[str, Command]:
    """Add the commands; returns what each does."""
    sheet = command("sheet", "調書を PDF にします。", "WORKSPACE")
    add_visit_argument(sheet)
    names = [kind.value for kind in PaperKind]
    words = "どちらの紙か（書かなければ現地調査調書）"
    sheet.add_argument("--paper", choices=names, default=PaperKind.SHEET.value, help=words)
    sheet.add_argument("-o", "--output", metavar="F.pdf", type=Path, required=True)
    return {"sheet": _sheet}


def _sheet(options: argparse.Namespace, bench: Workbench) -> int:
    with bench.open_store(options.workspace) as store:
        visit = find_visit(store, options.visit).id
        paper = bench.print_sheet(store, visit, PaperKind(options.paper))
    save_paper(paper.data, options.output)
    for sentence in paper.replaced:
        complain(sentence)
    print(f"{options.output}（{paper.pages} 頁）")
    return FINE
