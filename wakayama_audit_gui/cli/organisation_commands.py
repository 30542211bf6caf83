"""Commands about the 課 of the city: the list of a day, the full list taken in, and 組織改正.

What follows from a change is foreseen in use_cases/preview_reorganisation.py. One that was recorded
by mistake is taken back in the window.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from wakayama_audit_gui.cli.arguments import file_name
from wakayama_audit_gui.cli.command import AddCommand, Command
from wakayama_audit_gui.cli.parser import JapaneseParser
from wakayama_audit_gui.cli.telling import FINE, complain, print_json, tell
from wakayama_audit_gui.domain.calendar import fiscal_year, parse_day
from wakayama_audit_gui.domain.reorganisation import Reorganisation, ReorganisationKind
from wakayama_audit_gui.domain.section import ListedUnit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.import_organisation import import_organisation
from wakayama_audit_gui.use_cases.preview_reorganisation import (
    ReorganisationPreview,
    Succession,
    preview_reorganisation,
)
from wakayama_audit_gui.use_cases.read_organisation import read_organisation
from wakayama_audit_gui.use_cases.reorganise_sections import (
    read_reorganisations,
    reorganise_sections,
)
from wakayama_audit_gui.use_cases.workbench import Workbench


def add_organisation_commands(command: AddCommand) -> Mapping[str, Command]:
    """Add the commands; returns what each does."""
    organisation = command("organisation", "課の一覧と、統合・分割・改称・廃止・新設です。")
    acts = organisation.add_subparsers(dest="act", required=True, parser_class=JapaneseParser)
    for name, words in (
        ("show", "ある日の課の一覧と、これまでの組織改正を出します。"),
        ("reorganise", "組織改正を記録し、それに伴うことを出します。"),
        ("import", "局・部・課の一覧を Excel から取り込みます。"),
    ):
        act = acts.add_parser(name, help=words, description=words)
        act.add_argument("workspace", metavar="WORKSPACE", type=file_name)
        if name == "import":
            act.add_argument("file", metavar="F.xlsx", type=file_name)
        if name == "reorganise":
            kinds = [kind.value for kind in ReorganisationKind]
            act.add_argument("kind", metavar="KIND", choices=kinds, help="・".join(kinds))
            act.add_argument("--from", dest="before", metavar="課", nargs="+", default=[])
            act.add_argument("--to", dest="after", metavar="局/部/課", nargs="+", default=[])
            act.add_argument("--preview", action="store_true", help="記録せず、伴うことだけを出す")
        if name != "import":
            act.add_argument("--on", default="", metavar="2027-04-01", help="その日（改正の初日）")
        act.add_argument("--json", action="store_true")
    return {"organisation": _organisation}


def _organisation(options: argparse.Namespace, bench: Workbench) -> int:
    acts = {"show": _show, "reorganise": _reorganise, "import": _import}
    return acts[options.act](options, bench)


def _show(options: argparse.Namespace, bench: Workbench) -> int:
    day = parse_day(options.on) if options.on else bench.now().date()
    if day is None:
        raise UserError(
            f"「{options.on}」は日付として読めません。",
            "「2027-04-01」のように書いてください。",
            code="no_such_date",
        )
    with bench.open_store(options.workspace) as store:
        catalogue, iso = bench.catalogue(), day.isoformat()
        units = read_organisation(store, catalogue, fiscal_year(day), day=iso)
        changes = read_reorganisations(store)
    if options.json:
        sections = [{"bureau": u.bureau, "division": u.division, "name": u.name} for u in units]
        told = [_change_content(change) for change in changes]
        print_json({"day": iso, "sections": sections, "changes": told})
        return FINE
    for unit in units:
        tell(f"{unit.bureau}　{unit.division}　{unit.name}")
    for change in changes:
        tell(f"{change.on}から: {change.label}")
    return FINE


def _reorganise(options: argparse.Namespace, bench: Workbench) -> int:
    placed = [_unit(said) for said in options.after]
    change = Reorganisation(
        options.on,
        ReorganisationKind(options.kind),
        tuple(options.before),
        tuple(unit.name for unit in placed),
        placed=tuple(placed),
    )
    with bench.open_store(options.workspace) as store:
        preview = preview_reorganisation(store, bench.catalogue(), change)
        if not options.preview:
            reorganise_sections(store, preview.change, "")
    if options.json:
        print_json({"recorded": not options.preview, **_preview_content(preview)})
        return FINE
    for one in preview.successions:
        tell(_words(one))
    for notice in preview.notices:
        complain(notice)
    done = "記録していません" if options.preview else "記録しました"
    tell(f"{preview.change.on}から: {preview.change.label}（{done}）")
    return FINE


def _import(options: argparse.Namespace, bench: Workbench) -> int:
    with bench.open_store(options.workspace) as store:
        listed = bench.forms.read_organisation(options.file)
        changes = import_organisation(store, bench.catalogue(), listed, "")
    if options.json:
        print_json({"sections": len(listed), "changed": bool(changes.receipts)})
    else:
        tell(changes.label)
    return FINE


def _unit(said: str) -> ListedUnit:
    """``課``, ``局/課`` or ``局/部/課``."""
    *above, name = said.split("/")
    bureau, division = ([*above, "", ""])[:2]
    return ListedUnit(bureau, division, name)


def _words(one: Succession) -> str:
    return (
        f"{one.before} → {'・'.join(one.after)}: 未完了の指摘・意見 {len(one.findings)} 件、"
        f"返っていない自己点検票 {len(one.forms)} 件・調査票 {len(one.surveys)} 件、"
        f"情報システム {len(one.systems)} 件、貸与中のUSBメモリ {len(one.sticks)} 本"
    )


def _preview_content(preview: ReorganisationPreview) -> dict[str, object]:
    return {
        **_change_content(preview.change),
        "founded": [[unit.bureau, unit.division, unit.name] for unit in preview.founded],
        "successions": [
            {
                "from": one.before,
                "to": list(one.after),
                "findings": [finding.code for finding in one.findings],
                "forms": [row.name.book for row in one.forms],
                "surveys": list(one.surveys),
                "systems": list(one.systems),
                "sticks": list(one.sticks),
            }
            for one in preview.successions
        ],
        "notices": list(preview.notices),
    }


def _change_content(change: Reorganisation) -> dict[str, object]:
    return {
        "on": change.on,
        "kind": change.kind.value,
        "from": list(change.before),
        "to": list(change.after),
        "label": change.label,
    }
