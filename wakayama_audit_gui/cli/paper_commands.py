"""Commands about the papers of a visit.

How a paper looks is in outputs/pdf; the commands about whole files are in file_commands.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from wakayama_audit_gui.cli.arguments import file_name
from wakayama_audit_gui.cli.command import AddCommand, Command
from wakayama_audit_gui.cli.naming import add_visit_argument, find_visit
from wakayama_audit_gui.cli.telling import FINE, PROBLEM, complain, tell
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.use_cases.check_readiness import check_sealable
from wakayama_audit_gui.use_cases.open_paper import open_paper
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.recording import require_open
from wakayama_audit_gui.use_cases.save_paper import require_place, save_paper
from wakayama_audit_gui.use_cases.seal_visit import seal_visit
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
        made.add_argument("-o", "--output", metavar="F.pdf", type=file_name, required=True)
    seal = command("seal", "視察を確定し、事実確認書と現地調査調書を記録に納めます。", "WORKSPACE")
    add_visit_argument(seal)
    return {"sheet": _sheet, "blank": _blank, "seal": _seal}


def _sheet(options: argparse.Namespace, bench: Workbench) -> int:
    require_place(options.output)  # before anything is rendered, and what is rendered kept
    with bench.open_store(options.workspace) as store:
        visit = find_visit(store, options.visit).id
        kind = PaperKind(options.paper)
        press = partial(bench.print_sheet, store, visit, kind)
        paper = open_paper(store, visit, kind, press, options.revision, bench.count_pages)
    return save_and_tell(paper, options.output)


def _blank(options: argparse.Namespace, bench: Workbench) -> int:
    require_place(options.output)
    return save_and_tell(bench.print_blank(options.system), options.output)


def save_and_tell(paper: Paper, path: Path) -> int:
    """Save a paper; say where, how long it is, and what could not be printed as typed."""
    save_paper(paper.data, path)
    for sentence in paper.replaced:
        complain(sentence)
    tell(f"{path}（{paper.pages} 頁）" if paper.pages else str(path))
    return FINE


def _seal(options: argparse.Namespace, bench: Workbench) -> int:
    def press(store: Store, visit: str, kind: PaperKind, now: datetime, revision: int) -> Paper:
        return bench.print_sheet(store, visit, kind, revision, now)

    with bench.open_store(options.workspace) as store:
        visit = find_visit(store, options.visit)
        require_open(visit)
        missing = check_sealable(visit, read_signing(store, visit), store.has_blob)
        for one in missing:
            complain(f"{one.message}。")
        if missing:
            return PROBLEM
        seal_visit(store, visit.id, bench.now(), press, visit.lead)
        seal = read_signing(store, read_visit(store, visit.id)).seals[-1]
    tell(f"第{seal.revision}版として確定しました（照合コード {seal.digest[:32]}）。")
    return FINE
