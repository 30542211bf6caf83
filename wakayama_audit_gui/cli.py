"""The command line: the same use cases without a window.

What the commands need from other floors comes in as a Workbench, which bootstrap implements.
Exit codes: 0 fine, 1 a problem was found, 2 the command was written wrongly.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from wakayama_audit_gui import __version__
from wakayama_audit_gui.domain.visit import Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.describe_catalogue import describe_catalogue
from wakayama_audit_gui.use_cases.import_photos import PhotoTarget, import_photos
from wakayama_audit_gui.use_cases.photo_outcome import refused
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.ports import Store, VisitRow
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.save_paper import save_paper
from wakayama_audit_gui.use_cases.workbench import Health, Workbench

FINE, PROBLEM, USAGE = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    """Says in Japanese that a command was written wrongly."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(
            USAGE, f"コマンドの書き方が違います（{message}）。--help で書き方を確かめてください。\n"
        )


def build_parser() -> argparse.ArgumentParser:
    """All commands with their arguments."""
    parser = _Parser(
        prog="main.py", description="監査手帳。引数なし、または監査ファイルで窓を開きます。"
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)

    def command(name: str, words: str, *arguments: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words)
        for argument in arguments:
            made.add_argument(argument.lower(), metavar=argument, type=Path)
        return made

    _add_visit_commands(command)
    _add_file_commands(command)
    return parser


def _add_visit_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    demo = command("demo", "見本の視察を行い、監査ファイル・調書・画面の絵を残します。", "OUT")
    demo.add_argument("--acks", action="store_true", help="確定した記録ごとに ack ID を出します。")
    catalogue = command("catalogue", "定義（システム・課・条項・項目・指摘）を出します。")
    catalogue.add_argument("--json", action="store_true")
    visits = command("visits", "視察の一覧を出します。", "WORKSPACE")
    visits.add_argument("--json", action="store_true")
    attach = command("attach", "写真を視察に取り込みます。", "WORKSPACE")
    sheet = command("sheet", "現地調査調書を PDF にします。", "WORKSPACE")
    for made in (attach, sheet):
        made.add_argument("visit", metavar="VISIT", help="視察のID（先頭だけでも可）か調書番号")
    attach.add_argument("files", metavar="FILE", type=Path, nargs="+")
    attach.add_argument("--item", default="", help="項目のID か番号")
    attach.add_argument("--json", action="store_true")
    sheet.add_argument("-o", "--output", metavar="F.pdf", type=Path, required=True)


def _add_file_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    command("new", "空の監査ファイルを作ります。", "WORKSPACE")
    command("verify", "記録の鎖と写真を検証します。", "WORKSPACE")
    doctor = command("doctor", "監査ファイルを隅々まで点検します。", "WORKSPACE")
    doctor.add_argument("--json", action="store_true")
    salvage = "無事な記録を新しいファイルへ移します。"
    doctor.add_argument("--salvage", metavar="NEW", type=Path, help=salvage)
    command("backup", "検証済みの控えを作ります。", "WORKSPACE")
    command("restore", "控えから監査ファイルを作り直します。", "BACKUP", "WORKSPACE")


def run_command(arguments: Sequence[str], bench: Workbench) -> int:
    """Run one command; a failure of the world is one sentence on standard error.

    Args:
        arguments: As ``sys.argv[1:]``.
        bench: The other floors.

    Returns:
        FINE or PROBLEM; a command written wrongly leaves with USAGE by itself.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A name that is no text must not stop a command; within JSON this stays valid JSON.
            stream.reconfigure(errors="backslashreplace")
    options = build_parser().parse_args(list(arguments))
    try:
        return _COMMANDS[options.command](options, bench)
    except UserError as error:
        _complain(f"{error.what}{error.remedy}")
    except OSError as error:
        where = f"「{error.filename}」を" if error.filename else ""
        _complain(f"{where}読み書きできません。場所と名前、空き容量を確かめてください。")
    return PROBLEM


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _print_json(content: object) -> None:
    print(json.dumps(content, ensure_ascii=False, indent=1))


def _demo(options: argparse.Namespace, bench: Workbench) -> int:
    def acknowledge(entry: bytes) -> None:
        if options.acks:
            print(f"ack {entry.hex()}", flush=True)

    for path in bench.demo(options.out, acknowledge):
        print(path)
    return FINE


def _new(options: argparse.Namespace, bench: Workbench) -> int:
    with bench.new_store(options.workspace):
        print(f"監査ファイルを作りました: {options.workspace}")
    return FINE


def _catalogue(options: argparse.Namespace, bench: Workbench) -> int:
    catalogue = bench.catalogue()
    problems = bench.definition_problems()
    for problem in problems:
        _complain(problem)
    if options.json:
        _print_json(describe_catalogue(catalogue))
    else:
        print(
            f"システム {len(catalogue.systems)}・課 {len(catalogue.sections)}"
            f"・条項 {len(catalogue.clauses)}・項目 {len(catalogue.items)}"
            f"・指摘と意見 {len(catalogue.findings)}"
        )
    return PROBLEM if problems else FINE


def _visits(options: argparse.Namespace, bench: Workbench) -> int:
    with bench.open_store(options.workspace) as store:
        rows = store.visits()
    if options.json:
        _print_json([_row_content(row) for row in rows])
    else:
        for row in rows:
            print(f"{row.visit}  {row.sheet_no}  {row.scheduled}  {row.state}  {row.title}")
    return FINE


def _row_content(row: VisitRow) -> dict[str, object]:
    return {
        "id": row.visit,
        "system": "・".join(row.systems),
        "systems": list(row.systems),
        "title": row.title,
        "state": row.state,
        "revision": row.revision,
        "scheduled": row.scheduled,
        "sheet_no": row.sheet_no,
        "total": row.total,
        "answered": sum(row.counts),
        "photos": row.photos,
    }


def _find_visit(store: Store, named: str) -> Visit:
    rows = store.visits()
    found = [r for r in rows if r.sheet_no == named] or [
        r for r in rows if named and r.visit.startswith(named)
    ]
    if len(found) != 1:
        what = "見つかりません" if not found else "1つに決まりません"
        raise UserError(
            f"視察「{named}」が{what}。", "visits で一覧を確かめてください。", code="no_such_visit"
        )
    return read_visit(store, found[0].visit)


def _target(visit: Visit, item: str) -> PhotoTarget:
    rows = list(visit.rows())
    if not item:
        return PhotoTarget(visit.id, visit.places[0].id if visit.places else "")
    for row in rows:
        if item in (row.item.id, str(row.number), row.answer.subject):
            return PhotoTarget(visit.id, row.place.id, row.answer.subject)
    raise UserError(
        f"項目「{item}」はこの視察にありません。",
        f"項目のIDか、1から{len(rows)}までの番号を書いてください。",
        code="no_such_item",
    )


def _attach(options: argparse.Namespace, bench: Workbench) -> int:
    with bench.open_store(options.workspace) as store:
        visit = _find_visit(store, options.visit)
        target = _target(visit, options.item)
        sources = [PhotoSource.from_path(path) for path in options.files]
        try:
            outcomes = import_photos(store, bench.workshop(), sources, target, visit.lead).outcomes
        except UserError as error:  # no photo at all may go there: one answer for each file
            outcomes = tuple(refused(source.shown, error) for source in sources)
    if options.json:
        _print_json(
            [
                {"file": str(path), "ok": o.ok, "reason": o.reason, "sha256": o.sha256}
                for path, o in zip(options.files, outcomes, strict=True)
            ]
        )
    else:
        for path, outcome in zip(options.files, outcomes, strict=True):
            if outcome.ok:
                print(f"{path}: 取り込みました")
            else:
                _complain(f"{path}: {outcome.reason}")
    return FINE if all(outcome.ok for outcome in outcomes) else PROBLEM


def _sheet(options: argparse.Namespace, bench: Workbench) -> int:
    with bench.open_store(options.workspace) as store:
        paper = bench.print_sheet(store, _find_visit(store, options.visit).id)
    save_paper(paper.data, options.output)
    for sentence in paper.replaced:
        _complain(sentence)
    print(f"{options.output}（{paper.pages} 頁）")
    return FINE


def _verify(options: argparse.Namespace, bench: Workbench) -> int:
    return _tell_health(
        bench.verify(options.workspace), "記録の鎖と写真に異常は見つかりませんでした"
    )


def _doctor(options: argparse.Namespace, bench: Workbench) -> int:
    if options.salvage:
        print(bench.salvage(options.workspace, options.salvage))
        return FINE
    health = bench.doctor(options.workspace)
    if options.json:
        _print_json(
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
        _complain(problem)
    if health.ok:
        print(f"{fine}（記録 {len(health.entries)} 件）。")
    return FINE if health.ok else PROBLEM


def _backup(options: argparse.Namespace, bench: Workbench) -> int:
    print(f"控えを作り、読み直して確かめました: {bench.backup(options.workspace)}")
    return FINE


def _restore(options: argparse.Namespace, bench: Workbench) -> int:
    bench.restore(options.backup, options.workspace)
    print(f"控えから作り直しました: {options.workspace}")
    return FINE


_COMMANDS: dict[str, Callable[[argparse.Namespace, Workbench], int]] = {
    "demo": _demo,
    "new": _new,
    "catalogue": _catalogue,
    "visits": _visits,
    "attach": _attach,
    "sheet": _sheet,
    "verify": _verify,
    "doctor": _doctor,
    "backup": _backup,
    "restore": _restore,
}
