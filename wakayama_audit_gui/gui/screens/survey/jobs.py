"""What the survey has done off the GUI thread: counting, giving sheets out, taking them in.

What is shown meanwhile and afterwards is screen.py's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from wakayama_audit_gui.domain.deadline import Holidays
from wakayama_audit_gui.domain.survey import QuestionCount
from wakayama_audit_gui.domain.survey_form import SurveyForm
from wakayama_audit_gui.gui.hand_out_card import HandOut
from wakayama_audit_gui.gui.long_task import WriteProgress
from wakayama_audit_gui.gui.services import Services
from wakayama_audit_gui.use_cases.adopt_answers import Adoptable, adopt_answers, read_adoptable
from wakayama_audit_gui.use_cases.aggregate_survey import aggregate_survey
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.collect_files import Collecting, files_in
from wakayama_audit_gui.use_cases.distribute_survey import (
    SurveyRound,
    distribute_survey,
    hand_out_survey,
    read_sheets,
)
from wakayama_audit_gui.use_cases.hand_out_files import NOTHING_MOVED, GivenOut
from wakayama_audit_gui.use_cases.move_deadline import move_sheet_deadlines
from wakayama_audit_gui.use_cases.owed_sheet import OwedSheet
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_owed_sheets import owed_surveys
from wakayama_audit_gui.use_cases.read_register import read_register
from wakayama_audit_gui.use_cases.read_survey_board import SurveyBoard, read_survey_board
from wakayama_audit_gui.use_cases.take_survey import collect_survey, reopen_sheet


class SurveyView(NamedTuple):
    """The survey of a year.

    Attributes:
        form: The 調査票.
        counts: Every question that is counted.
        board: Where the sheets are.
        owed: Which of the sheets are waited for until a day.
        names: Id of a system → its name.
        holidays: Knows the 祝日.
        adoptable: 課 → answers of its sheet that the register does not have.
    """

    form: SurveyForm
    counts: tuple[QuestionCount, ...]
    board: SurveyBoard
    owed: tuple[OwedSheet, ...]
    names: Mapping[str, str]
    holidays: Holidays
    adoptable: Mapping[str, Adoptable]


class Jobs(NamedTuple):
    """Jobs for the tasks of a desk.

    Attributes:
        services: The doors to the other floors.
        year: 年度.
        by: Who works here.
    """

    services: Services
    year: int
    by: str

    def round(self) -> SurveyRound:
        """The survey of the year."""
        services = self.services
        day = services.now().date().isoformat()
        return SurveyRound(services.catalogue(), services.register.form(), self.year, day, self.by)

    def read(self, store: Store, _progress: object) -> SurveyView:
        """Count everything, and read where the sheets are."""
        this = self.round()
        entries = read_register(store, this.catalogue, this.form).entries
        board = read_survey_board(store, this.catalogue, this.form, self.year, this.organised_on)
        holidays = self.services.follow_up.holidays()
        return SurveyView(
            this.form,
            aggregate_survey(store, this.catalogue, this.form, self.year),
            board,
            owed_surveys(board.rows, holidays, self.services.now().date()),
            {id_: entry.title for id_, entry in entries.items()},
            holidays,
            {one.section: one for one in read_adoptable(store, this)},
        )

    def hand_out(self, wish: HandOut, store: Store, progress: WriteProgress) -> GivenOut:
        """Give out every sheet that was not yet given out, and write the files."""
        this, moved = self.round(), NOTHING_MOVED
        given = distribute_survey(store, this, wish.deadline)
        progress.committed(given)
        if wish.move:
            moved = move_sheet_deadlines(store, self.year, wish.deadline, self.by)
            progress.committed(moved)

        def report(done: int, total: int, label: str) -> None:
            progress.stop_if_cancelled()
            progress.report(done, total, label)

        sheets = read_sheets(store, this.catalogue, this.form, self.year)
        written = self.services.register.write_sheet
        return GivenOut(given, moved, hand_out_survey(sheets, wish.folder, written, report))

    def collect(self, paths: Sequence[Path], store: Store, progress: WriteProgress) -> Collecting:
        """Take in files and folders of files."""
        read = self.services.register.read_sheet
        return collect_survey(store, self.round(), files_in(paths), read, progress)

    def adopt(self, section: str, store: Store, _progress: object) -> Changes:
        """Copy what is new in the answers of a 課, or of all where it is "", to the register."""
        this = self.round()
        found = read_adoptable(store, this)
        wanted = [one for one in found if section in ("", one.section)]
        return adopt_answers(store, this.catalogue, wanted, self.by)

    def reopen(self, section: str, store: Store) -> Changes:
        """Let a 課 hand its sheet in again."""
        return reopen_sheet(store, self.year, section, self.by)
