"""Commands about findings after the visit: 通知文, 改善計画書, フォローアップ.

The list of findings itself is in year_commands.py; 督促 is reminder_commands.py's.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from wakayama_audit_gui.cli.arguments import add_sent_under, file_name, sent_under
from wakayama_audit_gui.cli.command import AddCommand, Command
from wakayama_audit_gui.cli.naming import (
    add_person_argument,
    add_visit_argument,
    find_person,
    find_visit,
)
from wakayama_audit_gui.cli.outcomes import tell_outcomes
from wakayama_audit_gui.cli.parser import JapaneseParser
from wakayama_audit_gui.cli.reminder_commands import add_reminder_arguments, tell_reminders
from wakayama_audit_gui.cli.telling import FINE, complain, tell
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.domain.improvement_form import ImprovementKind
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.announce_visit import (
    compose_announcements,
    read_announcement,
    write_announcement,
)
from wakayama_audit_gui.use_cases.carry_deadline import carry_deadlines
from wakayama_audit_gui.use_cases.collect_files import files_in
from wakayama_audit_gui.use_cases.compose_notice import compose_notices
from wakayama_audit_gui.use_cases.decide_follow_up import compose_follow_up
from wakayama_audit_gui.use_cases.hand_out_files import make_folder
from wakayama_audit_gui.use_cases.hand_out_improvements import (
    compose_improvements,
    hand_out_improvements,
    say_not_asked,
)
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_follow_up import follow_up_photos, read_follow_up
from wakayama_audit_gui.use_cases.save_paper import require_place, save_paper
from wakayama_audit_gui.use_cases.take_improvement import take_improvements
from wakayama_audit_gui.use_cases.workbench import Workbench


def add_follow_up_commands(command: AddCommand) -> Mapping[str, Command]:
    """Add the commands; returns what each does."""
    add_reminder_arguments(command)
    notice = command("notice", "指摘・意見の通知文を課ごとに作ります。", "WORKSPACE")
    notice.add_argument("findings", metavar="FINDING", nargs="+", help="指摘・意見の id か番号")
    add_person_argument(notice)
    notice.add_argument("-o", dest="out", type=file_name, required=True, metavar="F.pdf")
    announce = command("announce", "視察の実施通知を課ごとに作ります。", "WORKSPACE")
    add_visit_argument(announce)
    announce.add_argument("-o", dest="out", type=file_name, required=True, metavar="F.pdf")
    add_sent_under(announce)
    add_person_argument(announce)
    _add_improvements(command)
    paper = command("followup", "フォローアップ調書を作ります。", "WORKSPACE")
    add_visit_argument(paper)
    paper.add_argument("-o", dest="out", type=file_name, required=True, metavar="F.pdf")
    return {
        "reminders": tell_reminders,
        "notice": _notice,
        "announce": _announce,
        "improvements": _improvements,
        "followup": _follow_up,
    }


def _add_improvements(command: AddCommand) -> None:
    forms = command(
        "improvements", "改善計画書・改善状況表を課ごとに渡し、返ってきたものを取り込みます。"
    )
    acts = forms.add_subparsers(dest="act", required=True, parser_class=JapaneseParser)
    words = "課ごとの Excel と PDF を書き出します。"
    out = acts.add_parser("distribute", help=words, description=words)
    out.add_argument("workspace", metavar="WORKSPACE", type=file_name)
    out.add_argument("dir", metavar="DIR", type=file_name)
    out.add_argument("findings", metavar="FINDING", nargs="+", help="指摘・意見の id か番号")
    add_person_argument(out)
    out.add_argument("--status", action="store_true", help="改善計画書でなく改善状況表を渡します。")
    words = "返ってきたものを、一つずつ確かめて取り込みます。"
    back = acts.add_parser("collect", help=words, description=words)
    back.add_argument("workspace", metavar="WORKSPACE", type=file_name)
    back.add_argument("files", metavar="DIR|FILE", type=file_name, nargs="+")
    add_person_argument(back)
    back.add_argument("--json", action="store_true")


def named_findings(store: Store, bench: Workbench, wanted: list[str]) -> tuple[LedgerFinding, ...]:
    """Findings by id, or by code where only one has it.

    Raises:
        UserError: There is none, or several are called so.
    """
    ledger = read_findings(store, bench.catalogue())
    found: list[LedgerFinding] = []
    for name in wanted:
        same = [one for one in ledger if one.id == name] or [o for o in ledger if o.code == name]
        if len(same) != 1:
            many = f"は{len(same)}件あり、1つに決まりません" if same else "はありません"
            raise UserError(
                f"「{name}」という指摘・意見{many}。",
                "findings コマンドで id を確かめてください。",
                code="no_such_finding",
            )
        found += same
    return tuple(found)


def _notice(options: argparse.Namespace, bench: Workbench) -> int:
    require_place(options.out)  # before a deadline counts as told
    with bench.open_store(options.workspace) as store:
        by = find_person(store, options.by)
        findings = named_findings(store, bench, options.findings)
        holidays, today = bench.follow_up.holidays(), bench.now().date()
        letters = compose_notices(store, findings, holidays, today)
        carry_deadlines(store, findings, holidays, today, by)
    paper = bench.follow_up.print_letters(letters)
    save_paper(paper.data, options.out)
    tell(f"{options.out}: 通知文 {len(letters)} 通、{paper.pages} 頁")
    return FINE


def _announce(options: argparse.Namespace, bench: Workbench) -> int:
    require_place(options.out)
    with bench.open_store(options.workspace) as store:
        visit, by = find_visit(store, options.visit), find_person(store, options.by)
        before = read_announcement(store, visit.id)
        told = sent_under(options, before)
        if told != before:
            write_announcement(store, visit, told, by)
        letters = compose_announcements(store, visit)
    paper = bench.follow_up.print_letters(letters)
    save_paper(paper.data, options.out)
    tell(f"{options.out}: 実施通知 {len(letters)} 通、{paper.pages} 頁")
    return FINE


def _follow_up(options: argparse.Namespace, bench: Workbench) -> int:
    with bench.open_store(options.workspace) as store:
        visit = find_visit(store, options.visit)
        found = read_follow_up(store, bench.catalogue(), visit.id)
        letter = compose_follow_up(store, found, bench.now())
        photo = follow_up_photos(store, bench.workshop(), found)
        paper = bench.follow_up.print_letters([letter], photo)
    save_paper(paper.data, options.out)
    tell(f"{options.out}: {len(found.followed)} 件、{paper.pages} 頁")
    return FINE


def _improvements(options: argparse.Namespace, bench: Workbench) -> int:
    return _distribute(options, bench) if options.act == "distribute" else _collect(options, bench)


def _distribute(options: argparse.Namespace, bench: Workbench) -> int:
    kind = ImprovementKind.STATUS if options.status else ImprovementKind.PLAN
    with bench.open_store(options.workspace) as store:
        by = find_person(store, options.by)
        findings = named_findings(store, bench, options.findings)
        holidays, today = bench.follow_up.holidays(), bench.now().date()
        forms = compose_improvements(store, findings, kind, holidays, today)
        make_folder(options.dir)  # before a deadline counts as told
        carry_deadlines(store, findings, holidays, today, by)
    done = hand_out_improvements(forms, options.dir, bench.follow_up.write_improvement)
    for words in say_not_asked(findings, forms):
        complain(words)
    for path in done.kept:
        complain(f"{path}: すでにあるため、書き出していません。")
    kinds = "・".join(dict.fromkeys(form.kind.value for form in forms))
    count = len({form.section for form in forms})
    tell(f"{count} 課に {kinds} {len(done.files)} 個を書き出しました: {options.dir}")
    return FINE


def _collect(options: argparse.Namespace, bench: Workbench) -> int:
    today, files = bench.now().date(), files_in(options.files)
    with bench.open_store(options.workspace) as store:
        by, read = find_person(store, options.by), bench.follow_up.read_improvement
        found = take_improvements(store, bench.catalogue(), files, read, today, by)
    return tell_outcomes(found, as_json=options.json)
