"""What is handed out to 課 and taken back, off the GUI thread.

Who asks for folders, and what is told meanwhile and afterwards, is errands.py; reading the ledger
is jobs.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import NamedTuple

from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.domain.improvement_form import ImprovementKind
from wakayama_audit_gui.domain.letter import DRAFT, Letter, SentUnder
from wakayama_audit_gui.gui.long_task import Progress, WriteProgress
from wakayama_audit_gui.gui.services import Services
from wakayama_audit_gui.use_cases.carry_deadline import carry_deadlines
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.collect_files import Collecting, files_in
from wakayama_audit_gui.use_cases.compose_notice import compose_notices, may_be_told
from wakayama_audit_gui.use_cases.compose_reminder import compose_reminders
from wakayama_audit_gui.use_cases.decide_follow_up import compose_follow_up
from wakayama_audit_gui.use_cases.gather_owed import SectionOwed, gather_owed, things_late
from wakayama_audit_gui.use_cases.hand_out_files import HandedOut
from wakayama_audit_gui.use_cases.hand_out_improvements import (
    compose_improvements,
    hand_out_improvements,
)
from wakayama_audit_gui.use_cases.hand_out_letters import hand_out_letters
from wakayama_audit_gui.use_cases.plan_follow_up import (
    followable,
    plan_follow_up,
    propose_follow_up,
    self_audits_of,
)
from wakayama_audit_gui.use_cases.plan_visit import VisitPlan
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_follow_up import follow_up_photos, read_follow_up
from wakayama_audit_gui.use_cases.read_office import Person
from wakayama_audit_gui.use_cases.read_owed_sheets import read_owed_sheets
from wakayama_audit_gui.use_cases.read_reminders import reminders_of
from wakayama_audit_gui.use_cases.record_reminder import RemindedOf
from wakayama_audit_gui.use_cases.save_paper import require_place, save_paper
from wakayama_audit_gui.use_cases.take_improvement import take_improvements


class Handed(NamedTuple):
    """What was written.

    Attributes:
        folder: Where.
        out: The files.
        sections: To how many 課.
        left_out: Findings that were asked for, but are not yet decided or told of, are over,
            or have no 対象課.
        drafts: Letters that are still marked 案.
        late: What is late of a 督促, to be recorded as sent.
    """

    folder: Path
    out: HandedOut
    sections: int
    left_out: int = 0
    drafts: int = 0
    late: tuple[RemindedOf, ...] = ()


class Handing(NamedTuple):
    """Jobs for the tasks of a desk.

    Attributes:
        services: The doors to the other floors.
        by: Who works here.
        findings: What it is about.
    """

    services: Services
    by: str
    findings: tuple[LedgerFinding, ...] = ()

    def notices(self, folder: Path, store: Store, progress: Progress) -> Handed:
        """通知文 to each 課."""
        able = [one for one in self.findings if may_be_told(one)]
        desk, today = self.services.follow_up, self._today()
        # What is chosen and cannot be told of is named; of all that is shown it is left out.
        letters = compose_notices(store, able or self.findings, desk.holidays(), today)
        return self._write(letters, "通知文_全課", folder, progress)._replace(
            left_out=len(self.findings) - len(able)
        )

    def carry(self, store: Store) -> Changes:
        """Record until when the 課 are asked to answer, where nothing is recorded yet."""
        desk = self.services.follow_up
        return carry_deadlines(store, self.findings, desk.holidays(), self._today(), self.by)

    def reminders(self, folder: Path, under: SentUnder, store: Store, progress: Progress) -> Handed:
        """督促 to each 課 that is late, or soon will be."""
        today = self._today()
        owed = self._owed(store, today)
        made = self._write(compose_reminders(owed, under), "督促_全課", folder, progress)
        return made._replace(late=tuple(things_late(owed)))

    def improvements(
        self, kind: ImprovementKind, folder: Path, store: Store, progress: Progress
    ) -> Handed:
        """改善計画書 or 改善状況表 to each 課."""
        desk = self.services.follow_up
        forms = compose_improvements(store, self.findings, kind, desk.holidays(), self._today())
        asked = {line.id for form in forms for line in form.lines}
        report = _stopping(progress)
        out = hand_out_improvements(forms, folder, desk.write_improvement, report)
        return Handed(
            folder,
            out,
            len({form.section for form in forms}),
            left_out=len(self.findings) - len(asked),
        )

    def collect(self, paths: Sequence[Path], store: Store, progress: WriteProgress) -> Collecting:
        """Take in files and folders of files."""
        catalogue, read = self.services.catalogue(), self.services.follow_up.read_improvement
        files = files_in(paths)
        return take_improvements(store, catalogue, files, read, self._today(), self.by, progress)

    def follow_up(
        self, day: str, lead: str, reason: str, persons: Sequence[Person], store: Store
    ) -> Changes:
        """Make a follow-up visit of those that can be followed.

        Args:
            day: ISO date.
            lead: Person id.
            reason: Why the lead audits their own 課; "" for none.
            persons: Persons of the workspace.
            store: The workspace.
        """
        catalogue = self.services.catalogue()
        # Of what is chosen one by one the first that cannot be followed is named.
        able = followable(store, catalogue, self.findings) or propose_follow_up(self.findings)
        plan = VisitPlan(systems=(), scheduled=day, places=(), lead=lead)
        team = [person for person in persons if person.id == lead]
        if able and reason:
            own = self_audits_of(store, catalogue, able, team)
            plan = plan._replace(self_audit=tuple((one.person.id, reason) for one in own))
        return plan_follow_up(store, catalogue, able, plan, persons, self.by)

    def follow_up_paper(self, visit: str, path: Path, store: Store, progress: Progress) -> None:
        """Write the フォローアップ調書 of a visit."""
        require_place(path)
        found = read_follow_up(store, self.services.catalogue(), visit)
        letter = compose_follow_up(store, found, self.services.now())
        rendered = follow_up_photos(store, self.services.workshop(), found)
        total = sum(len(one.before) + len(one.after) for one in found.followed)
        done = count(1)

        def photo(key: str) -> bytes | None:
            progress.stop_if_cancelled()
            progress.report(next(done), total, "写真")
            return rendered(key)

        save_paper(self.services.follow_up.print_letters([letter], photo).data, path)

    def _today(self) -> date:
        return self.services.now().date()

    def _owed(self, store: Store, today: date) -> tuple[SectionOwed, ...]:
        """What is owed of the findings, and whatever else the same 課 owe: one letter says both.

        Where they are all there are, so is every 課 that owes anything.
        """
        holidays, services = self.services.follow_up.holidays(), self.services
        catalogue, form = services.catalogue(), services.register.form()
        found = reminders_of(store, self.findings, holidays, today)
        sheets = read_owed_sheets(store, catalogue, form, holidays, today)
        if len(self.findings) < len(read_findings(store, catalogue)):
            told = {one.section for one in found}
            sheets = tuple(sheet for sheet in sheets if sheet.section in told)
        return gather_owed(found, sheets)

    def _write(
        self, letters: Sequence[Letter], whole: str, folder: Path, progress: Progress
    ) -> Handed:
        desk = self.services.follow_up

        def press(sheaf: Sequence[Letter]) -> bytes:
            return desk.print_letters(sheaf).data

        out = hand_out_letters(letters, whole, folder, press, _stopping(progress))
        drafts = sum(letter.mark == DRAFT for letter in letters)
        return Handed(folder, out, len({letter.to for letter in letters}), drafts=drafts)


def _stopping(progress: Progress) -> Callable[[int, int, str], None]:
    """Tells of each step, and leaves before the next when the user said 中止."""

    def report(done: int, total: int, label: str) -> None:
        progress.stop_if_cancelled()
        progress.report(done, total, label)

    return report
