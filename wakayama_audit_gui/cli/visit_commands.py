"""Commands about the definitions, the visits of a workspace, and the demo.

Commands about papers are in paper_commands.py, about whole files in file_commands.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from wakayama_audit_gui.cli.arguments import file_name
from wakayama_audit_gui.cli.command import AddCommand, Command
from wakayama_audit_gui.cli.naming import add_visit_argument, find_visit
from wakayama_audit_gui.cli.telling import FINE, PROBLEM, complain, print_json, tell
from wakayama_audit_gui.domain.visit import Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.describe_catalogue import describe_catalogue
from wakayama_audit_gui.use_cases.import_photos import PhotoTarget, import_photos
from wakayama_audit_gui.use_cases.photo_outcome import refused
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.ports import VisitRow
from wakayama_audit_gui.use_cases.workbench import Workbench


def add_visit_commands(command: AddCommand) -> Mapping[str, Command]:
    """Add the commands; returns what each does."""
    demo = command("demo", "見本の視察を行い、監査ファイル・調書・画面の絵を残します。", "OUT")
    demo.add_argument("--acks", action="store_true", help="確定した記録ごとに ack ID を出します。")
    catalogue = command("catalogue", "定義（システム・課・条項・項目・指摘）を出します。")
    catalogue.add_argument("--json", action="store_true")
    visits = command("visits", "視察の一覧を出します。", "WORKSPACE")
    visits.add_argument("--json", action="store_true")
    attach = command("attach", "写真を視察に取り込みます。", "WORKSPACE")
    add_visit_argument(attach)
    attach.add_argument("files", metavar="FILE", type=file_name, nargs="+")
    attach.add_argument("--item", help="項目のID か番号")
    attach.add_argument("--json", action="store_true")
    return {"demo": _demo, "catalogue": _catalogue, "visits": _visits, "attach": _attach}


def _demo(options: argparse.Namespace, bench: Workbench) -> int:
    def acknowledge(entry: bytes) -> None:
        if options.acks:
            tell(f"ack {entry.hex()}", flush=True)

    for problem in bench.definition_problems():
        complain(problem)
    made = bench.demo(options.out, acknowledge)
    if made[0].parent != options.out:
        place = made[0].parent
        complain(f"「{options.out}」には前に作ったものがあるので、残して「{place}」に作りました。")
    for path in made:
        tell(str(path))
    return FINE


def _catalogue(options: argparse.Namespace, bench: Workbench) -> int:
    catalogue = bench.catalogue()
    problems = bench.definition_problems()
    for problem in problems:
        complain(problem)
    if options.json:
        print_json(describe_catalogue(catalogue))
    else:
        tell(
            f"システム {len(catalogue.systems)}・課 {len(catalogue.sections)}"
            f"・条項 {len(catalogue.clauses)}・項目 {len(catalogue.items)}"
            f"・指摘と意見 {len(catalogue.findings)}"
        )
    return PROBLEM if problems else FINE


def _visits(options: argparse.Namespace, bench: Workbench) -> int:
    with bench.open_store(options.workspace) as store:
        rows = store.visits()
    if options.json:
        print_json([_row_content(row) for row in rows])
    else:
        for row in rows:
            tell(f"{row.visit}  {row.sheet_no}  {row.scheduled}  {row.state}  {row.title}")
        if not rows:
            complain("視察はまだありません。窓の「視察を始める」で作れます。")
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


def _target(visit: Visit, item: str | None) -> PhotoTarget:
    rows = list(visit.rows())
    if item is None:
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
        visit = find_visit(store, options.visit)
        target = _target(visit, options.item)
        sources = [PhotoSource.from_path(path) for path in options.files]
        try:
            outcomes = import_photos(store, bench.workshop(), sources, target, visit.lead).outcomes
        except UserError as error:  # no photo at all may go there: one answer for each file
            outcomes = tuple(refused(source.shown, error) for source in sources)
    if options.json:
        print_json(
            [
                {"file": str(path), "ok": o.ok, "reason": o.reason, "sha256": o.sha256}
                for path, o in zip(options.files, outcomes, strict=True)
            ]
        )
    else:
        for path, outcome in zip(options.files, outcomes, strict=True):
            if outcome.ok:
                tell(f"{path}: 取り込みました")
            else:
                complain(f"{path}: {outcome.reason}")
    return FINE if all(outcome.ok for outcome in outcomes) else PROBLEM
