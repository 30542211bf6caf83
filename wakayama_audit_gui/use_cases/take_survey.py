"""Taking in the 調査票 that came back, each file whole or not at all.

Reading a file is outputs/excel's; what a 課 says of one system is survey_return.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.domain.survey_sheet import (
    AskedSystem,
    ReturnedSheet,
    ReturnedSystem,
    SentSheet,
    SheetState,
    asked_text,
    questions_of,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.collect_files import (
    WORKBOOKS,
    Collecting,
    CollectWatch,
    Way,
    collect_files,
)
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.distribute_survey import (
    SurveyRound,
    earlier_sheet,
    edition_facts,
    read_sheets,
    sheet_state,
    sheet_subject,
)
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_register import Register, read_register
from wakayama_audit_gui.use_cases.recording import record
from wakayama_audit_gui.use_cases.survey_return import (
    SurveyReturn,
    read_survey_returns,
    return_facts,
    survey_book,
)

ReadSheet = Callable[[Path], ReturnedSheet]
"""Reads a file that came back; raises UserError for whatever is none."""


def collect_survey(
    store: Store,
    this: SurveyRound,
    files: Sequence[Path],
    read: ReadSheet,
    watch: CollectWatch | None = None,
) -> Collecting:
    """Take in files that came back: each an act of its own, the bad ones refused in words.

    Args:
        store: A store usable on the calling thread.
        this: The survey of the year.
        files: The files.
        read: Reads one.
        watch: Is told of progress and asked whether to stop.
    """

    def take(returned: ReturnedSheet) -> tuple[Changes, str]:
        return take_sheet(store, this, returned), _remarks(this.form, returned)

    way = Way(
        kind="調査票",
        suffixes=WORKBOOKS,
        read=read,
        title=lambda returned: returned.title,
        take=take,
        label=lambda count: f"調査票を {count} 件取り込んだ",
    )
    return collect_files(files, way, watch)


def take_sheet(store: Store, this: SurveyRound, returned: ReturnedSheet) -> Changes:
    """Take all answers of a file in as one act; the sheet is then 提出.

    Raises:
        UserError: Wrong year, not given out, another 課, changed questions, already there, nothing
            answered, or an answer that cannot be given.
    """
    form, fiscal_year = this.form, this.fiscal_year
    if returned.fiscal_year != fiscal_year:
        raise UserError(
            f"{fiscal_year_label(returned.fiscal_year)}の調査票です。",
            f"{fiscal_year_label(fiscal_year)}の調査票に答えてもらってください。",
            code="survey_year",
        )
    sent = _sent_to(store, this, returned)
    _require_untouched(form, sent, returned)
    subject = sheet_subject(fiscal_year, sent.section)
    fields = Fields(store.state(survey_book(fiscal_year)).get(subject))
    if sheet_state(fields) is SheetState.SUBMITTED:
        raise UserError(
            f"{sent.section}の調査票は、すでに取り込んでいます。",
            "出し直しを受け取るときは、先に「出し直しを受ける」を選んでください。",
            code="survey_twice",
        )
    if not any(one.answers for one in returned.systems):
        told = "答えてから返してもらってください。"
        raise UserError("何も答えられていません。", told, code="survey_empty")
    register = read_register(store, this.catalogue, form)
    before = read_survey_returns(store, form, fiscal_year)
    facts = [
        fact
        for system, one in zip(sent.systems, returned.systems, strict=True)
        for fact in _facts(form, register, sent, system, one, before.get(one.id))
    ]
    boss = " ".join(part for part in (returned.by_post, returned.by_name) if part)
    if sent.digest != fields.text("digest"):
        facts += edition_facts(subject, fields, sent)
    facts += [
        NewFact(subject, "submitted", returned.on or this.day),
        NewFact(subject, "by_name", boss or None),
    ]
    label = f"{sent.section}の調査票を取り込んだ"
    return record(store, survey_book(fiscal_year), this.by, label, facts)


def reopen_sheet(store: Store, fiscal_year: int, section: str, by: str) -> Changes:
    """出し直しを受ける: the next file of this 課 is taken in again; what it said stays till then.

    Raises:
        UserError: It was not submitted.
    """
    book, subject = survey_book(fiscal_year), sheet_subject(fiscal_year, section)
    if sheet_state(Fields(store.state(book).get(subject))) is not SheetState.SUBMITTED:
        raise UserError(
            f"{section}の調査票は提出されていません。",
            "提出されたものだけ、出し直しを受けられます。",
            code="survey_state",
        )
    fact = NewFact(subject, "submitted", None)
    return record(store, book, by, f"{section}の調査票の出し直しを受ける", [fact])


def _sent_to(store: Store, this: SurveyRound, returned: ReturnedSheet) -> SentSheet:
    sheets = read_sheets(store, this.catalogue, this.form, returned.fiscal_year)
    sent = next((sheet for sheet in sheets if sheet.section == returned.section), None)
    if sent is None:
        raise UserError(
            f"{returned.section[:40]}には調査票を配布していません。",
            "この監査ファイルから配布した調査票かを確かめてください。",
            code="survey_not_sent",
        )
    if returned.title != sent.section:
        raise UserError(
            f"「{returned.title[:40]}」と書かれていますが、{sent.section}の調査票です。",
            "それぞれの課に配布した調査票に答えてもらってください。",
            code="survey_owner",
        )
    # A 課 that was given another sheet meanwhile may have answered the one it had.
    return earlier_sheet(store, this, sent.section, returned.digest) or sent


def _require_untouched(form: SurveyForm, sent: SentSheet, returned: ReturnedSheet) -> None:
    """Refuse answers to other questions, or about other systems."""
    changed = [
        str(number)
        for number, (system, one) in enumerate(zip(sent.systems, returned.systems, strict=False), 1)
        if one.id != system.id
        or any(one.shown.get(q.id) != q.title for q in questions_of(form, system.parts))
    ]
    now = sha256_of(asked_text(form, sent).encode())
    same = len(sent.systems) == len(returned.systems) and sent.digest == returned.digest == now
    if changed or not same:
        which = f"（シート{'・'.join(changed)}）" if changed else ""
        raise UserError(
            f"配布したものと設問が違います{which}。",
            "配布した調査票をもう一度渡し、それに答えてもらってください。",
            code="survey_questions",
        )


def _facts(
    form: SurveyForm,
    register: Register,
    sent: SentSheet,
    system: AskedSystem,
    returned: ReturnedSystem,
    before: SurveyReturn | None,
) -> list[NewFact]:
    """What is said of a system; one that was taken off the register since is left out."""
    entry = register.entries.get(system.id)
    if entry is None:
        return []
    facts: list[NewFact] = []
    for part in system.parts:
        asked = {q.id for q in questions_of(form, (part,))}
        typed = {q: text for q, text in returned.answers.items() if q in asked}
        year, section = sent.fiscal_year, sent.section
        facts += return_facts(form, year, entry, part, section, typed, before)
    return facts


def _remarks(form: SurveyForm, returned: ReturnedSheet) -> str:
    left = [
        sum(
            question not in one.answers and form.asks(form.questions[question], one.answers) is True
            for question in one.shown
        )
        for one in returned.systems
    ]
    told = f"未回答 {sum(left)} 項目（{sum(map(bool, left))} システム）。" if sum(left) else ""
    return told if returned.by_name else f"{told}氏名がありません。"
