"""Commands about the 調査票 of a year: giving it out by 課, and taking back what was answered.

Counting it is in register_commands.py; what may be taken in is decided in use_cases/take_survey.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from wakayama_audit_gui.cli.arguments import day_asked, file_name
from wakayama_audit_gui.cli.command import AddCommand, Command
from wakayama_audit_gui.cli.naming import add_person_argument, find_person
from wakayama_audit_gui.cli.outcomes import tell_given, tell_outcomes
from wakayama_audit_gui.cli.register_commands import survey_form
from wakayama_audit_gui.cli.telling import FINE, tell
from wakayama_audit_gui.cli.year_commands import working_year
from wakayama_audit_gui.domain.survey_sheet import SheetState
from wakayama_audit_gui.use_cases.adopt_answers import adopt_answers, read_adoptable
from wakayama_audit_gui.use_cases.collect_files import files_in
from wakayama_audit_gui.use_cases.distribute_survey import (
    SurveyRound,
    distribute_survey,
    hand_out_survey,
    read_sheets,
)
from wakayama_audit_gui.use_cases.hand_out_files import NOTHING_MOVED, GivenOut
from wakayama_audit_gui.use_cases.known_sections import known_sections, require_sections
from wakayama_audit_gui.use_cases.move_deadline import move_sheet_deadlines
from wakayama_audit_gui.use_cases.read_survey_board import read_survey_board
from wakayama_audit_gui.use_cases.take_survey import collect_survey
from wakayama_audit_gui.use_cases.workbench import Workbench


def add_survey_commands(command: AddCommand) -> Mapping[str, Command]:
    """Add the commands; returns what each does."""
    out = command(
        "survey distribute", "調査票を課ごとに配布し、Excel を書き出します。", "WORKSPACE"
    )
    out.add_argument("dir", metavar="DIR", type=file_name)
    out.add_argument("--deadline", metavar="YYYY-MM-DD", default="", help="提出期限")
    back = command(
        "survey collect", "返ってきた調査票を、一つずつ確かめて取り込みます。", "WORKSPACE"
    )
    back.add_argument("files", metavar="DIR|FILE", type=file_name, nargs="+")
    back.add_argument("--json", action="store_true")
    adopt = command(
        "survey adopt",
        "提出された調査票の答えのうち、台帳にないものを台帳に写します。",
        "WORKSPACE",
    )
    adopt.add_argument("sections", metavar="SECTION", nargs="*", help="課（なければすべての課）")
    for act in (out, back, adopt):
        add_person_argument(act)
        act.add_argument("--year", metavar="YEAR", default="", help="年度（例 令和8年度）")
    return {
        "survey distribute": _distribute,
        "survey collect": _collect,
        "survey adopt": _adopt,
    }


def _round(options: argparse.Namespace, bench: Workbench) -> SurveyRound:
    today = bench.now().date()
    year = working_year(options.year, today)
    return SurveyRound(bench.catalogue(), survey_form(bench), year, today.isoformat(), "")


def _distribute(options: argparse.Namespace, bench: Workbench) -> int:
    this, deadline = _round(options, bench), day_asked(options.deadline)
    year, moved = this.fiscal_year, NOTHING_MOVED
    with bench.open_store(options.workspace) as store:
        this = this._replace(by=find_person(store, options.by))
        # A place that will not do is said before anything counts as given out.
        options.dir.mkdir(parents=True, exist_ok=True)
        given = distribute_survey(store, this, deadline)
        if deadline:
            moved = move_sheet_deadlines(store, year, deadline, this.by)
        sheets = read_sheets(store, this.catalogue, this.form, year)
        made = hand_out_survey(sheets, options.dir, bench.register.write_sheet)
        board = read_survey_board(store, this.catalogue, this.form, year, this.organised_on)
    waiting = [row.sheet.deadline for row in board.rows if row.state is SheetState.SENT]
    tell_given(bench, year, options.dir, GivenOut(given, moved, made), waiting)
    return FINE


def _collect(options: argparse.Namespace, bench: Workbench) -> int:
    this, files = _round(options, bench), files_in(options.files)
    with bench.open_store(options.workspace) as store:
        this = this._replace(by=find_person(store, options.by))
        found = collect_survey(store, this, files, bench.register.read_sheet)
    return tell_outcomes(found, as_json=options.json)


def _adopt(options: argparse.Namespace, bench: Workbench) -> int:
    this = _round(options, bench)
    with bench.open_store(options.workspace) as store:
        by = find_person(store, options.by)
        known = known_sections(store, bench.catalogue(), bench.now().date())
        require_sections(options.sections, known)
        found = [
            one
            for one in read_adoptable(store, this)
            if not options.sections or one.section in options.sections
        ]
        changes = adopt_answers(store, this.catalogue, found, by)
    new, kept = (sum(one.new for one in found), sum(one.kept for one in found))
    tell(f"{changes.label}。" if new else "台帳に写す答えはありません。")
    if kept:
        tell(f"台帳に後から書かれた {kept} 項目は、調査票の答えと違いますが、そのままです。")
    return FINE
