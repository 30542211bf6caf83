"""Commands about whole workspaces: make, check, back up, restore.

What is inside a workspace is the affair of visit_commands.py and paper_commands.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from wakayama_audit_gui.cli.arguments import file_name
from wakayama_audit_gui.cli.command import AddCommand, Command
from wakayama_audit_gui.cli.telling import FINE, PROBLEM, complain, print_json, tell
from wakayama_audit_gui.errors import WAYS_BACK
from wakayama_audit_gui.use_cases.health import Health
from wakayama_audit_gui.use_cases.read_pdf import read_pdf
from wakayama_audit_gui.use_cases.verify_paper import Sameness, verify_paper
from wakayama_audit_gui.use_cases.workbench import Workbench

NOT_LOOKED_AT = (
    "記録から作る一覧と検索の索引、ファイルの構造は調べていません。これらは doctor が調べます。"
)
"""What whoever hears that all is well must know: it is well only as far as it was looked at."""


def add_file_commands(command: AddCommand) -> Mapping[str, Command]:
    """Add the commands; returns what each does."""
    command("new", "空の監査ファイルを作ります。", "WORKSPACE")
    verify = command("verify", "記録の鎖・写真・確定を、または PDF を検証します。", "WORKSPACE")
    verify.add_argument("pdf", metavar="PDF", type=file_name, nargs="?", help="確かめたい PDF")
    doctor = command("doctor", "監査ファイルを隅々まで点検します。", "WORKSPACE")
    doctor.add_argument("--json", action="store_true")
    salvage = "無事な記録を新しいファイルへ移します。"
    doctor.add_argument("--salvage", metavar="NEW", type=file_name, help=salvage)
    command("backup", "検証済みの控えを作ります。", "WORKSPACE")
    command("restore", "控えから監査ファイルを作り直します。", "BACKUP", "WORKSPACE")
    return {
        "new": _new,
        "verify": _verify,
        "doctor": _doctor,
        "backup": _backup,
        "restore": _restore,
    }


def _new(options: argparse.Namespace, bench: Workbench) -> int:
    with bench.new_store(options.workspace):
        tell(f"監査ファイルを作りました: {options.workspace}")
    return FINE


def _verify(options: argparse.Namespace, bench: Workbench) -> int:
    if options.pdf is not None:
        return _verify_pdf(options, bench)
    health = bench.verify(options.workspace)
    code = _tell_health(health, "記録の鎖・写真・確定に異常は見つかりませんでした")
    if code == FINE:
        tell(NOT_LOOKED_AT)
    return code


def _verify_pdf(options: argparse.Namespace, bench: Workbench) -> int:
    pdf = read_pdf(options.pdf)
    with bench.open_store(options.workspace) as store:
        found = verify_paper(store, pdf, bench.read_codes(pdf))
    tell(f"{found.verdict.value}: {found.words}")
    return FINE if found.verdict is Sameness.SAME else PROBLEM


def _doctor(options: argparse.Namespace, bench: Workbench) -> int:
    if options.salvage:
        tell(bench.salvage(options.workspace, options.salvage))
        return FINE
    health = bench.doctor(options.workspace)
    if options.json:
        print_json(
            {
                "ok": health.ok,
                "entries": list(health.entries),
                "problems": list(health.problems),
            }
        )
        return FINE if health.ok else PROBLEM
    return _tell_health(health, "点検した範囲に異常は見つかりませんでした")


def _tell_health(health: Health, fine: str) -> int:
    for problem in health.problems:
        complain(problem)
    if health.ok:
        tell(f"{fine}（記録 {len(health.entries)} 件）。")
    else:
        complain(WAYS_BACK)
    return FINE if health.ok else PROBLEM


def _backup(options: argparse.Namespace, bench: Workbench) -> int:
    tell(f"控えを作り、読み直して確かめました: {bench.backup(options.workspace)}")
    return FINE


def _restore(options: argparse.Namespace, bench: Workbench) -> int:
    bench.restore(options.backup, options.workspace)
    tell(f"控えから作り直しました: {options.workspace}")
    return FINE
