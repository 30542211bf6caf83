"""A whole year of an office by the very doors a user has: commands, files that come back, visits.

What is held of it is in test_year.py.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from tests.unit.use_cases.signing import signature
from wakayama_audit_gui.bootstrap.command_bench import CommandBench
from wakayama_audit_gui.cli import run_command
from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.finding import departs_from_precedent
from wakayama_audit_gui.domain.finding_life import FindingState, LedgerFinding, Step
from wakayama_audit_gui.domain.self_inspection import (
    FormFile,
    FormKind,
    FormName,
    Reply,
    ReplyAnswer,
)
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Disposition, Permission, Row
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.photos.sample import draw_sample
from wakayama_audit_gui.use_cases.answer_form import answer_form, submit_form
from wakayama_audit_gui.use_cases.answer_item import (
    AnswerText,
    dispose_prior,
    give_verdict,
    write_text,
)
from wakayama_audit_gui.use_cases.attend_visit import begin_session, confirm_facts
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms
from wakayama_audit_gui.use_cases.edit_office import add_person, found_office
from wakayama_audit_gui.use_cases.edit_place import PlannedPlace, permit_photos
from wakayama_audit_gui.use_cases.form_file import write_form_file
from wakayama_audit_gui.use_cases.hand_out_forms import hand_out_forms
from wakayama_audit_gui.use_cases.import_photos import PhotoTarget, import_photos
from wakayama_audit_gui.use_cases.mark_photo import check_photo_content
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.plan_follow_up import plan_follow_up
from wakayama_audit_gui.use_cases.plan_visit import VisitPlan, plan_visit
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import read_findings
from wakayama_audit_gui.use_cases.read_form import hand_form, read_form
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.seal_visit import seal_visit
from wakayama_audit_gui.use_cases.sign_visit import open_signing, sign
from wakayama_audit_gui.use_cases.step_finding import step_findings

S = FindingState
SYSTEM, HOUSE_TAX = "S07", "資産税課"
FOUND = {"screen_lock": Verdict.SHITEKI, "document_cabinet": Verdict.IKEN}
"""What the visit finds wanting: the 課 says はい of both."""
_DRAWN = iter(range(1, 100))


class Told(NamedTuple):
    """What a command said."""

    code: int
    out: str
    err: str


class OfficeLife:
    """A workspace, a bench, and a folder for files that go out and come back.

    Args:
        folder: Everything lies in it.
        capsys: Catches what the commands say.
    """

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.bench = CommandBench(find_paths()._replace(data=folder / "data"))
        self.catalogue = self.bench.catalogue()
        self.file = folder / "監査.kansafile"
        self.now = self.bench.now()
        self.day = self.now.date().isoformat()
        self.year = fiscal_year(self.now.date())
        self._capsys = capsys
        with self.bench.new_store(self.file) as store:
            found_office(store, "監査", "和歌山市", today=self.now.date())
            self.me = add_person(store, "見本 太郎", "監査人", "総務課", "").made

    def run(self, *arguments: str) -> Told:
        """Run a command on the workspace; ``W`` stands for it."""
        self._capsys.readouterr()
        named = [str(self.file) if one == "W" else one for one in arguments]
        code = run_command(named, self.bench)
        told = self._capsys.readouterr()
        return Told(code, told.out, told.err)

    def name(self, owner: str) -> FormName:
        """The form of a 課 or of the system."""
        kind = FormKind.SYSTEM if owner == SYSTEM else FormKind.SECTION
        return FormName(self.year, kind, owner)

    def findings(self) -> list[LedgerFinding]:
        """Those of this year's visit, in the order of the ledger."""
        with self.bench.open_store(self.file) as store:
            return [f for f in read_findings(store, self.catalogue) if not f.page]

    # --- 自己点検 ------------------------------------------------------------------------------

    def give_out(self, owners: Sequence[str]) -> Path:
        """Forms out, as the window does it; returns the folder."""
        out = self.folder / "配布"
        due = (self.now + timedelta(days=20)).date().isoformat()
        names = [self.name(owner) for owner in owners]
        with self.bench.open_store(self.file) as store:
            distribute_forms(store, self.catalogue, names, due, self.day, self.me)
            hand_out_forms(store, names, out, self.bench.forms.write, lambda *_: None)
        return out

    def answer_sheet(self, sheet: Path, back: Path) -> Path:
        """Everything はい in the spreadsheet."""
        book = openpyxl.load_workbook(sheet)
        page = book["自己点検票"]
        for row in range(11, page.max_row + 1):
            if str(page.cell(row, 1).value).isdecimal():
                page.cell(row, 4).value = ReplyAnswer.YES.value
        page["C6"] = "見本 花子"
        book.save(back)
        return back

    def answer_file(self, back: Path) -> Path:
        """The file of the system, with a photo at its first question."""
        photo = draw_sample("rack", self.now)
        sent = self.bench.forms.prepare_photo(PhotoSource("ラック.jpg", None, photo))
        with self.bench.open_store(self.file) as store:
            handed = hand_form(store, self.name(SYSTEM))
        replies = {q.id: Reply(ReplyAnswer.YES) for q in handed.form.questions}
        first = handed.form.questions[0].id
        replies[first] = Reply(ReplyAnswer.NO, "来月に備える。", sha256_of(sent))
        photos = {sha256_of(sent): sent}
        file = FormFile(handed, replies, "見本 花子", "課長", self.day, photos)
        back.write_bytes(write_form_file(file))
        return back

    def type_in(self, owner: str) -> None:
        """What came back on paper."""
        name = self.name(owner)
        with self.bench.open_store(self.file) as store:
            for question in read_form(store, name).sent.questions:
                said = Reply(ReplyAnswer.YES)
                answer_form(store, read_form(store, name), question.id, said, self.me)
            submit_form(store, read_form(store, name), "見本 花子", "課長", self.day, self.me)

    # --- 監査 ----------------------------------------------------------------------------------

    def visit(self) -> str:
        """A visit to the office of the 課, from the plan to 確定."""
        allowed = Permission("許可", "見本 花子", self.now.isoformat())
        place = PlannedPlace("執務室", "office", HOUSE_TAX, allowed)
        plan = VisitPlan((SYSTEM,), self.day, (place,), self.me)
        with self.bench.open_store(self.file) as store:
            persons = read_office(store).persons
            visit = plan_visit(store, self.catalogue, plan, persons, self.me).made
            begin_session(store, read_visit(store, visit), self.now.isoformat(), self.me)
            for row in read_visit(store, visit).rows():
                self._judge(store, visit, row, FOUND.get(row.item.id, Verdict.CONFORMING))
            self._photograph(store, visit, "screen_lock", "desk")
            self._close(store, visit)
        return visit

    def follow_up(self, findings: Sequence[LedgerFinding]) -> str:
        """A follow-up: the first is in order now, the second is as it was."""
        plan = VisitPlan((), self.day, (), self.me)
        with self.bench.open_store(self.file) as store:
            persons = read_office(store).persons
            made = plan_follow_up(store, self.catalogue, findings, plan, persons, self.me).made
            begin_session(store, read_visit(store, made), self.now.isoformat(), self.me)
            for place in read_visit(store, made).places:
                allowed = Permission("許可", "見本 花子", self.now.isoformat())
                permit_photos(store, read_visit(store, made), place, allowed, self.me)
            for row in read_visit(store, made).rows():
                better = row.item.id == "screen_lock"
                verdict = Verdict.CONFORMING if better else FOUND[row.item.id]
                self._judge(store, made, row, verdict)
            self._photograph(store, made, "screen_lock", "counter")
        return made

    def _judge(self, store: Store, visit: str, row: Row, verdict: Verdict) -> None:
        give_verdict(store, read_visit(store, visit), row, verdict, self.me)
        words = "現地で確認した。" if verdict is Verdict.CONFORMING else "備えは見当たらなかった。"
        write_text(store, read_visit(store, visit), row, AnswerText.REMARK, words, self.me)
        if departs_from_precedent(verdict, row.item.precedents):
            kind = AnswerText.CLASS_REASON
            write_text(store, read_visit(store, visit), row, kind, "程度が軽いため。", self.me)
        for code in row.item.prior:
            state = "未是正" if verdict.raises_finding else "是正済"
            said = Disposition(state, "現地で確認した。")
            dispose_prior(store, read_visit(store, visit), row, code, said, self.me)

    def _photograph(self, store: Store, visit: str, item: str, scene: str) -> None:
        row = next(r for r in read_visit(store, visit).rows() if r.item.id == item)
        drawn = PhotoSource(f"{scene}.jpg", None, draw_sample(scene, self.now))
        target = PhotoTarget(visit, row.place.id, row.answer.subject)
        (one,) = import_photos(store, self.bench.workshop(), [drawn], target, self.me).outcomes
        assert one.ok, one.reason
        at = self.now.isoformat(timespec="seconds")
        check_photo_content(store, read_visit(store, visit), one.photo, self.me, at)

    def _close(self, store: Store, visit: str) -> None:
        confirm_facts(store, read_visit(store, visit), self.me)
        open_signing(store, read_visit(store, visit), self.me)
        for box in read_signing(store, read_visit(store, visit)).boxes:
            made = signature(box.id, box.name or "見本 花子", shift=next(_DRAWN))
            sign(store, read_visit(store, visit), made, self.me)
        seal_visit(store, visit, self.now, self._press, self.me)

    def _press(self, store: Store, visit: str, kind: PaperKind, now: datetime, n: int) -> Paper:
        return self.bench.print_sheet(store, visit, kind, n, now)

    # --- 指摘から改善まで ------------------------------------------------------------------------

    def step(self, state: FindingState, deadline: str = "") -> None:
        """All findings one step further, by one document."""
        with self.bench.open_store(self.file) as store:
            told = [f for f in read_findings(store, self.catalogue) if not f.page]
            done = Step(state, self.day, "", "監査統括責任者", "第1号")
            step_findings(store, told, done, self.me, deadline=deadline)

    def write_improvement(self, sheet: Path, back: Path, cells: dict[str, str]) -> Path:
        """What the 課 writes into each line of a 改善計画書 or 改善状況表."""
        book = openpyxl.load_workbook(sheet)
        page = book["改善"]
        for row in range(10, 10 + len(FOUND)):
            for column, words in cells.items():
                page[f"{column}{row}"] = words
        page["C4"], page["C5"], page["C6"] = "課長", "見本 花子", self.day
        book.save(back)
        return back


def rows(told: Told) -> dict[str, dict[str, object]]:
    """What `--json` says of files, by name."""
    return {Path(str(row["file"])).name: row for row in json.loads(told.out)}


def spoil(folder: Path, good: Path) -> None:
    """Bad files among the good ones: cut off, foreign, empty, a macro, and the same twice."""
    (folder / "切れた.xlsx").write_bytes(good.read_bytes()[:2000])
    openpyxl.Workbook().save(folder / "別の表.xlsx")
    (folder / "空.xlsx").write_bytes(b"")
    (folder / "空.jikotenken").write_bytes(b"")
    shutil.copy(good, folder / "二度目.xlsx")
