"""The command about 督促: what is late or due soon, its letters, and that it was sent.

What findings there are is year_commands.py's; letters that tell of them, follow_up_commands.py's.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from wakayama_audit_gui.cli.arguments import add_sent_under, file_name, sent_under
from wakayama_audit_gui.cli.command import AddCommand
from wakayama_audit_gui.cli.naming import add_person_argument, find_person
from wakayama_audit_gui.cli.register_commands import survey_form
from wakayama_audit_gui.cli.telling import FINE, complain, print_json, tell
from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.letter import SentUnder
from wakayama_audit_gui.domain.reminder import Reminded, say_reminded
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.compose_reminder import compose_reminders
from wakayama_audit_gui.use_cases.gather_owed import SectionOwed, gather_owed, things_late
from wakayama_audit_gui.use_cases.owed_sheet import OwedSheet
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_owed_sheets import read_owed_sheets
from wakayama_audit_gui.use_cases.read_reminders import (
    Reminder,
    SectionReminders,
    read_reminders,
)
from wakayama_audit_gui.use_cases.record_reminder import record_reminder
from wakayama_audit_gui.use_cases.save_paper import require_place, save_paper
from wakayama_audit_gui.use_cases.workbench import Workbench


def add_reminder_arguments(command: AddCommand) -> None:
    """Add the command."""
    reminders = command(
        "reminders", "期限を過ぎたもの、間もないものを課ごとに出します。", "WORKSPACE"
    )
    reminders.add_argument("-o", dest="out", type=file_name, metavar="F.pdf", help="督促の手紙")
    reminders.add_argument("--json", action="store_true")
    add_sent_under(reminders)
    words = "期限を過ぎたものを、発信日（なければ今日）に督促したと記録します。"
    reminders.add_argument("--record", action="store_true", help=words)
    add_person_argument(reminders)


def tell_reminders(options: argparse.Namespace, bench: Workbench) -> int:
    """Tell what is owed, write the letters, record that they were sent: what is asked for."""
    under = sent_under(options, SentUnder(date=bench.now().date().isoformat()))
    if options.out:
        require_place(options.out)
    elif options.number or options.sender:
        what = "文書番号と差出人は、手紙に入れるものです。"
        raise UserError(what, "-o で手紙のファイル名を書いてください。", code="no_letter")
    with bench.open_store(options.workspace) as store:
        by = find_person(store, options.by)
        found, sheets = _owed(store, bench)
        if options.out:
            _write_letters(options, bench, gather_owed(found, sheets), under)
        if options.record:
            things = things_late(gather_owed(found, sheets))
            changes = record_reminder(store, things, under.date, by)
            (complain if options.json else tell)(f"{changes.label}。")
            found, sheets = _owed(store, bench)
    if options.json:
        print_json(_content(found, sheets))
    else:
        for owed in found:
            for one in owed.reminders:
                tell(_line(owed.section, one.finding.code, one))
        for sheet in sheets:
            tell(_line(sheet.section, "", sheet))
    return FINE


def _owed(
    store: Store, bench: Workbench
) -> tuple[tuple[SectionReminders, ...], tuple[OwedSheet, ...]]:
    catalogue, holidays, today = bench.catalogue(), bench.follow_up.holidays(), bench.now().date()
    return (
        read_reminders(store, catalogue, holidays, today),
        read_owed_sheets(store, catalogue, survey_form(bench), holidays, today),
    )


def _write_letters(
    options: argparse.Namespace, bench: Workbench, owed: Sequence[SectionOwed], under: SentUnder
) -> None:
    letters = compose_reminders(owed, under)
    paper = bench.follow_up.print_letters(letters)
    save_paper(paper.data, options.out)
    told = f"{options.out}: 督促 {len(letters)} 通、{paper.pages} 頁"
    (complain if options.json else tell)(told)


def _line(section: str, code: str, one: Reminder | OwedSheet) -> str:
    due = long_date(one.deadline.last.isoformat())
    parts = (section, code, one.awaited, due, one.words, say_reminded(one.reminded))
    return "  ".join(part for part in parts if part)


def _content(
    found: Sequence[SectionReminders], sheets: Sequence[OwedSheet]
) -> list[dict[str, object]]:
    """Findings first; a paper of the year has neither code nor id."""
    return [
        _row(owed.section, one, one.finding.code, one.finding.id)
        for owed in found
        for one in owed.reminders
    ] + [_row(sheet.section, sheet, "", "") for sheet in sheets]


def _row(section: str, one: Reminder | OwedSheet, code: str, id_: str) -> dict[str, object]:
    told = one.reminded or Reminded("", 0)
    return {
        "section": section,
        "code": code,
        "awaited": one.awaited,
        "deadline": one.deadline.last.isoformat(),
        "days_left": one.days_left,
        "id": id_,
        "reminded": told.date,
        "reminded_times": told.times,
        "reminded_by": told.by,
    }
