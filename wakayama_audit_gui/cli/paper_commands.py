"""Commands about the papers of a visit.

How a paper looks is in outputs/pdf; the commands about whole files are in file_commands.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from wakayama_audit_gui.cli.command import AddCommand, Command
from wakayama_audit_gui.cli.naming import add_visit_argument, find_visit
from wakayama_audit_gui.cli.telling import FINE, complain
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.use_cases.open_paper import open_paper
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.save_paper import save_paper
from wakayama_audit_gui.use_cases.workbench import Workbench


def add_paper_commands(command: AddCommand) -> Mapping[str, Command]:
    """Add the commands; returns what each does."""
    sheet = command("sheet", "調書を PDF にします。", "WORKSPACE")
    add_visit_argument(sheet)
    names = [kind.value for kind in PaperKind]
    words = "どちらの紙か（書かなければ現地調査調書）"
    sheet.add_argument("--paper", choices=names, default=PaperKind.SHEET.value, help=words)
    sheet.add_argument("--revision", metavar="N", type=int, help="確定した版の番号")
    blank = command("blank", "手で記入する白紙の調書を PDF にします。")
    blank.add_argument("system", metavar="SYSTEM", help="情報システムのIDか名前")
    for made in (sheet, blank):
        made.add_argument("-o", "--output", metavar="F.pdf", type=Path, required=True)
    return {"sheet": _sheet, "blank": _blank}


def _sheet(options: argparse.Namespace, bench: Workbench) -> int:
    with bench.open_store(options.workspace) as store:
        visit = find_visit(store, options.visit).id
        kind = PaperKind(options.paper)
        press = partial(bench.print_sheet, store, visit, kind)
        paper = open_paper(store, visit, kind, press, options.revision)
    return _save(paper, options.output)


def _blank(options: argparse.Namespace, bench: Workbench) -> int:
    return _save(bench.print_blank(options.system), options.output)


def _save(paper: Paper, path: Path) -> int:
    save_paper(paper.data, path)
    for sentence in paper.replaced:
        complain(sentence)
    print(f"{path}（{paper.pages} 頁）" if paper.pages else path)
    return FINE
