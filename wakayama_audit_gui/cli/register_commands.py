"""Commands about the register of systems and the 調査票 counted from it.

What may be taken in is decided in use_cases/import_register.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from wakayama_audit_gui.cli.arguments import file_name, require_workbook
from wakayama_audit_gui.cli.command import AddCommand, Command
from wakayama_audit_gui.cli.naming import add_person_argument, find_person
from wakayama_audit_gui.cli.parser import JapaneseParser
from wakayama_audit_gui.cli.telling import FINE, PROBLEM, complain, print_json, tell
from wakayama_audit_gui.cli.year_commands import working_year
from wakayama_audit_gui.domain.calendar import fiscal_year, fiscal_year_label
from wakayama_audit_gui.domain.survey import ChoiceCount, QuestionCount
from wakayama_audit_gui.domain.survey_form import SurveyForm, SurveyQuestion
from wakayama_audit_gui.use_cases.aggregate_survey import aggregate_survey
from wakayama_audit_gui.use_cases.import_register import import_register
from wakayama_audit_gui.use_cases.known_sections import read_sections
from wakayama_audit_gui.use_cases.read_organisation import read_organisation
from wakayama_audit_gui.use_cases.read_register import read_register
from wakayama_audit_gui.use_cases.save_paper import save_paper
from wakayama_audit_gui.use_cases.workbench import Workbench


def add_register_commands(command: AddCommand) -> Mapping[str, Command]:
    """Add the commands; returns what each does."""
    register = command("register", "情報システム管理台帳を書き出し、書き込んだものを取り込みます。")
    acts = register.add_subparsers(dest="act", required=True, parser_class=JapaneseParser)
    for name, words in (
        ("export", "台帳を Excel ファイルに書き出します。"),
        ("import", "書き込んだ台帳を、一行ずつ確かめて取り込みます。"),
    ):
        act = acts.add_parser(name, help=words, description=words)
        act.add_argument("workspace", metavar="WORKSPACE", type=file_name)
        if name == "export":
            act.add_argument(
                "-o", dest="output", metavar="FILE.xlsx", type=file_name, required=True
            )
        else:
            act.add_argument("file", metavar="FILE.xlsx", type=file_name)
            add_person_argument(act)
            act.add_argument("--json", action="store_true")
    words = "調査票を集計し、令和4年8月の割合と並べます。"
    survey = command("survey", words, "WORKSPACE")
    survey.epilog = "課への配布は「survey distribute」、回収は「survey collect」です。"
    survey.add_argument("--year", default="", help="年度（書かなければ今年度）")
    survey.add_argument("--json", action="store_true")
    return {"register": _register, "survey": _survey}


def _register(options: argparse.Namespace, bench: Workbench) -> int:
    return _export(options, bench) if options.act == "export" else _import(options, bench)


def survey_form(bench: Workbench) -> SurveyForm:
    """The 調査票; what is wrong with its definition is said."""
    for sentence in bench.register.form_problems():
        complain(sentence)
    return bench.register.form()


def _export(options: argparse.Namespace, bench: Workbench) -> int:
    form, today = survey_form(bench), bench.now().date()
    require_workbook(options.output)
    with bench.open_store(options.workspace) as store:
        register = read_register(store, bench.catalogue(), form, today.isoformat())
        day = today.isoformat()
        units = read_organisation(store, bench.catalogue(), fiscal_year(today), day=day)
    entries = list(register.entries.values())
    data = bench.register.write(entries, [unit.id for unit in units], today.isoformat())
    save_paper(data, options.output)
    tell(f"{len(entries)} システムの台帳を {options.output} に書き出しました。")
    return FINE


def _import(options: argparse.Namespace, bench: Workbench) -> int:
    form = survey_form(bench)
    lines = bench.register.read(options.file)
    with bench.open_store(options.workspace) as store:
        by = find_person(store, options.by)
        done = import_register(
            store,
            bench.catalogue(),
            form,
            lines,
            by,
            sections=read_sections(store, bench.catalogue(), bench.now().date()),
        )
    if options.json:
        print_json(
            [
                {"row": o.row, "ok": o.ok, "id": o.id, "system": o.title, "reason": o.reason}
                for o in done.outcomes
            ]
        )
    else:
        for outcome in done.outcomes:
            if outcome.ok and not outcome.changed:
                continue
            told = f"{outcome.row} 行目 {outcome.title}: {outcome.reason}"
            if outcome.ok:
                tell(told)
            else:
                complain(told)
        changed, lines_read = sum(o.changed for o in done.outcomes), len(done.outcomes)
        tell(f"{lines_read} 行のうち、変わっていた {changed} 行を取り込みました。")
        if done.missing:
            tell(f"ファイルにない {done.missing} システムは、そのままです。")
    return FINE if all(outcome.ok for outcome in done.outcomes) else PROBLEM


def _survey(options: argparse.Namespace, bench: Workbench) -> int:
    form = survey_form(bench)
    today = bench.now().date()
    year = working_year(options.year, today)
    with bench.open_store(options.workspace) as store:
        counts = aggregate_survey(store, bench.catalogue(), form, year)
    if options.json:
        print_json([_content(count, year, today.isoformat()) for count in counts])
    else:
        if not any(count.answered for count in counts):
            tell(f"{fiscal_year_label(year)}の調査票に、回答はまだありません。")
        for count in counts:
            _tell(count)
        if year != fiscal_year(today):
            label = fiscal_year_label(year)
            tell(
                f"{label}に課が答えていない部分は、今（{today.isoformat()}）の台帳で数えています。"
            )
        tell(form.note)
    return FINE


def _content(count: QuestionCount, year: int, today: str) -> dict[str, object]:
    question = count.question
    condition = question.asked_if
    return {
        "code": question.code,
        "id": question.id,
        "year": fiscal_year_label(year),
        "register_as_of": today,
        "group": question.group,
        "question": question.heading,
        "answered_by": question.answered_by.value,
        "estimated": _estimated(question),
        "asked_if": {"id": condition.question, "answers": list(condition.answers)}
        if condition
        else None,
        "asked": count.asked,
        "answered": count.answered,
        "base": count.answered,
        "base_is": "answered",
        "unanswered": count.unanswered,
        "unsettled": count.unsettled,
        "not_asked": count.not_asked,
        "undecided": count.undecided,
        "stray": count.stray,
        "published_base": question.base or None,
        "published_rest": {"percent": question.published_rest, "label": question.rest},
        "note": count.note,
        "known": {label: len(ids) for label, ids in count.known.items()},
        "choices": [_choice_content(choice, count) for choice in count.choices],
    }


def _estimated(question: SurveyQuestion) -> list[str]:
    """Which of the keys hold what the report does not say."""
    return [
        "answered_by",
        *(["asked_if"] if question.asked_if and question.asked_if.note else ()),
        *(["published_base"] if question.base else ()),
    ]


def _choice_content(choice: ChoiceCount, count: QuestionCount) -> dict[str, object]:
    return {
        "label": choice.label,
        "count": choice.counted,
        "base": choice.base,
        "percent": choice.percent,
        "asked": count.asked,
        "published_percent": choice.published_percent,
        "published_base": choice.published_base,
        "note": choice.note,
        "of": list(choice.of),
    }


def _tell(count: QuestionCount) -> None:
    of = f"回答 {count.answered} / {count.asked} システム"
    tell(f"{count.question.code} {count.question.heading}（{of}）")
    for choice in count.choices:
        now = "―" if choice.percent is None else f"{choice.percent}%"
        then = "―" if choice.published_percent is None else f"{choice.published_percent}%"
        base = f"推定{choice.published_base}" if choice.published_base else "不明"
        told = f"　令和4年8月 {then}（母数 {base}）" if choice.published_percent is not None else ""
        label = f"{choice.label}（推定）" if choice.estimated else choice.label
        tell(f"  {label}: {choice.counted}/{choice.base}（{now}）{told}")
    tell(f"  未回答: {count.unanswered} / {count.asked}")
    if count.known:
        before = "、".join(f"{label} {len(ids)}" for label, ids in count.known.items())
        tell(f"  前からの値（数えない）: {before}")
    tell(f"  {count.note}")
