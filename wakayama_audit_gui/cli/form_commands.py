"""Commands about the 自己点検票 of a year: giving them out, taking back what was answered.

What may be taken in is decided in use_cases/take_form.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from wakayama_audit_gui.cli.arguments import day_asked, file_name
from wakayama_audit_gui.cli.command import AddCommand, Command
from wakayama_audit_gui.cli.naming import add_person_argument, find_person
from wakayama_audit_gui.cli.outcomes import tell_given, tell_outcomes
from wakayama_audit_gui.cli.parser import JapaneseParser
from wakayama_audit_gui.cli.telling import FINE
from wakayama_audit_gui.cli.year_commands import working_year
from wakayama_audit_gui.use_cases.collect_files import files_in
from wakayama_audit_gui.use_cases.collect_forms import LEFT, collect_forms
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms, propose_forms
from wakayama_audit_gui.use_cases.hand_out_files import NOTHING_MOVED, GivenOut
from wakayama_audit_gui.use_cases.hand_out_forms import hand_out_forms
from wakayama_audit_gui.use_cases.move_deadline import move_form_deadlines
from wakayama_audit_gui.use_cases.read_collection import read_collection
from wakayama_audit_gui.use_cases.read_organisation import organised_on
from wakayama_audit_gui.use_cases.workbench import Workbench

_KEYS = ("file", "ok", "section", "reason")
"""What is said of each file that was collected."""


def add_form_commands(command: AddCommand) -> Mapping[str, Command]:
    """Add the commands; returns what each does."""
    forms = command("forms", "自己点検票を配布し、返ってきたものを取り込みます。")
    acts = forms.add_subparsers(dest="act", required=True, parser_class=JapaneseParser)
    for name, words in (
        ("distribute", "課とシステムの点検票を配布し、Excel・PDF・専用ファイルを書き出します。"),
        ("collect", "返ってきた点検票を、一つずつ確かめて取り込みます。"),
    ):
        act = acts.add_parser(name, help=words, description=words)
        act.add_argument("workspace", metavar="WORKSPACE", type=file_name)
        add_person_argument(act)
        act.add_argument("--year", metavar="YEAR", default="", help="年度（例 令和8年度）")
        if name == "distribute":
            act.add_argument("dir", metavar="DIR", type=file_name)
            act.add_argument("--deadline", metavar="YYYY-MM-DD", default="", help="提出期限")
        else:
            act.add_argument("files", metavar="DIR|FILE", type=file_name, nargs="+")
            act.add_argument("--json", action="store_true")
    return {"forms": _forms}


def _forms(options: argparse.Namespace, bench: Workbench) -> int:
    return _distribute(options, bench) if options.act == "distribute" else _collect(options, bench)


def _year(options: argparse.Namespace, bench: Workbench) -> int:
    return working_year(options.year, bench.now().date())


def _distribute(options: argparse.Namespace, bench: Workbench) -> int:
    year, today = _year(options, bench), bench.now().date()
    organised = organised_on(year, today)
    deadline = day_asked(options.deadline)
    with bench.open_store(options.workspace) as store:
        by = find_person(store, options.by)
        names = propose_forms(store, bench.catalogue(), year, organised)
        day, moved = today.isoformat(), NOTHING_MOVED
        # A place that will not do is said before anything counts as given out.
        options.dir.mkdir(parents=True, exist_ok=True)
        given = distribute_forms(store, bench.catalogue(), names, deadline, day, by)
        if deadline:
            moved = move_form_deadlines(store, names, deadline, by)
        made = hand_out_forms(store, names, options.dir, bench.forms.write)
        waiting = read_collection(store, bench.catalogue(), year, organised).waiting
    done = GivenOut(given, moved, made)
    tell_given(bench, year, options.dir, done, [row.deadline for row in waiting])
    return FINE


def _collect(options: argparse.Namespace, bench: Workbench) -> int:
    year, day = _year(options, bench), bench.now().date().isoformat()
    files = files_in(options.files, LEFT)
    with bench.open_store(options.workspace) as store:
        by = find_person(store, options.by)
        found = collect_forms(store, files, bench.forms.read_returned, year, day, by)
    return tell_outcomes(found, as_json=options.json, keys=_KEYS)
