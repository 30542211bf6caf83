"""The year of an office, lived from the first form that goes out to the report.

Forms by spreadsheet, file and paper; bad files among them; a choice with its reason; a visit that
contradicts a 自己点検; letters, 改善計画書 and 改善状況表 out and back; a follow-up with evidence;
確認済 and 再指摘; and the report as PDF, spreadsheet and Word document, equal to the record.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.golden.reading import read_page_texts, squeezed
from tests.journeys.office_life import FOUND, HOUSE_TAX, SYSTEM, OfficeLife, S, rows, spoil
from tests.unit.use_cases.ledger_desk import plan_of
from wakayama_audit_gui.domain.deadline import NoHolidays
from wakayama_audit_gui.domain.finding_life import Step
from wakayama_audit_gui.domain.self_inspection import FormKind, FormState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.choose_targets import choose_target
from wakayama_audit_gui.use_cases.decide_follow_up import decide_follow_up
from wakayama_audit_gui.use_cases.read_analysis import read_analysis
from wakayama_audit_gui.use_cases.read_findings import read_findings, read_steps
from wakayama_audit_gui.use_cases.read_follow_up import read_follow_up
from wakayama_audit_gui.use_cases.read_form import read_form
from wakayama_audit_gui.use_cases.read_year import read_year
from wakayama_audit_gui.use_cases.score_targets import score_targets
from wakayama_audit_gui.use_cases.take_form import receive_form

OWNERS = (HOUSE_TAX, "納税課", "観光課", SYSTEM)


@pytest.fixture
def life(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> OfficeLife:
    return OfficeLife(tmp_path, capsys)


def test_a_year_from_the_first_form_to_the_report(life: OfficeLife) -> None:
    self_inspection(life)
    choice(life)
    life.visit()
    contradictions(life)
    notices(life)
    improvements(life)
    follow_up(life)
    report(life)
    told = life.run("doctor", "W", "--json")
    assert told.code == 0, told.out


def self_inspection(life: OfficeLife) -> None:
    """Out to four, back by spreadsheet, file and paper; what is bad is refused, the rest stays."""
    out = life.give_out(OWNERS)
    back = life.folder / "返却"
    back.mkdir()
    sheets = {path.stem: path for path in out.rglob("*.xlsx")}
    assert len(sheets) == len(OWNERS)
    house_tax = next(path for stem, path in sheets.items() if HOUSE_TAX in stem)
    good = life.answer_sheet(house_tax, back / "資産税課.xlsx")
    life.answer_file(back / "家屋評価.jikotenken")
    spoil(back, good)
    told = life.run("forms", "collect", "W", str(back), "--json")
    assert told.code == 1
    taken = {name for name, row in rows(told).items() if row["ok"]}
    assert "家屋評価.jikotenken" in taken
    assert len(taken & {"資産税課.xlsx", "二度目.xlsx"}) == 1, "the same twice is taken in once"
    assert len(taken) == 2
    refused = [row for row in rows(told).values() if not row["ok"]]
    assert len(refused) == 5
    assert all(str(row["reason"]).endswith("。") for row in refused)
    life.type_in("観光課")
    with life.bench.open_store(life.file) as store:
        for owner in (HOUSE_TAX, SYSTEM, "観光課"):
            receive_form(store, read_form(store, life.name(owner)), life.me)
        assert read_form(store, life.name("納税課")).state is FormState.SENT
        year = read_year(
            store, life.catalogue, life.year, date.fromisoformat(life.day), NoHolidays()
        )
        assert (year.forms.back, year.forms.missing) == (3, 1), "of 課 and systems"
        replies = read_form(store, life.name(SYSTEM)).replies
        (photo,) = {reply.photo for reply in replies.values() if reply.photo}
        assert store.blob(photo).startswith(b"\xff\xd8")


def choice(life: OfficeLife) -> None:
    """The scores are told with their grounds; the office chooses, with a reason."""
    told = json.loads(life.run("select", "W", "--json").out)
    system = next(one for one in told if one["id"] == SYSTEM)
    criteria = {part["criterion"]: part for part in system["parts"] if part["points"]}
    assert any("いいえ" in g["words"] for part in criteria.values() for g in part["grounds"])
    with life.bench.open_store(life.file) as store:
        scores = score_targets(store, life.catalogue, life.year)
        score = next(s for s in scores if (s.kind, s.owner) == (FormKind.SYSTEM, SYSTEM))
        with pytest.raises(UserError):
            choose_target(store, life.year, score, life.me, chosen=True, reason=" ")
        reason = "未完了の指摘が残るため。"
        choose_target(store, life.year, score, life.me, chosen=True, reason=reason)
        today = date.fromisoformat(life.day)
        year = read_year(store, life.catalogue, life.year, today, NoHolidays())
        assert year.targets.unplanned == 1


def contradictions(life: OfficeLife) -> None:
    """What the 課 called in order was not."""
    with life.bench.open_store(life.file) as store:
        found = {
            one.title: (one.answer, one.verdict)
            for one in read_analysis(store, life.catalogue).compared
            if one.way and one.owner == HOUSE_TAX
        }
    assert sorted(found.values()) == [("はい", "意見"), ("はい", "指摘")]


def notices(life: OfficeLife) -> None:
    """Both findings are decided with the seal, told to the 課 in one letter, and a plan awaited."""
    decided = life.findings()
    assert [(f.state, f.sections) for f in decided] == [(S.DECIDED, (HOUSE_TAX,))] * 2
    assert {f.item: f.kind for f in decided} == {k: v.value for k, v in FOUND.items()}
    paper = life.folder / "通知.pdf"
    told = life.run("notice", "W", *(f.id for f in decided), "-o", str(paper))
    assert told.code == 0, told.err
    printed = squeezed("".join(read_page_texts(paper.read_bytes())))
    assert HOUSE_TAX in printed
    assert all(squeezed(f.text) in printed for f in decided)
    life.step(S.NOTIFIED)
    life.step(S.PLAN_AWAITED, (life.now + timedelta(days=5)).date().isoformat())
    owed = json.loads(life.run("reminders", "W", "--json").out)
    assert [one["section"] for one in owed] == [HOUSE_TAX, HOUSE_TAX]
    assert {(one["reminded"], one["reminded_times"]) for one in owed} == {("", 0)}


def improvements(life: OfficeLife) -> None:
    """改善計画書 out and back, then 改善状況表; a second time nothing is taken in."""
    ids = [f.id for f in life.findings()]
    due = (life.now + timedelta(days=30)).strftime("%Y/%m/%d")
    plan = {"D": "手順がない。", "E": "手順を定める。", "F": "庶務班", "G": due}
    done = {"F": "改善済", "G": "手順を定めた。", "H": life.now.strftime("%Y/%m/%d")}
    for cells, more, state in ((plan, (), S.IMPROVING), (done, ("--status",), S.REPORTED)):
        out = life.folder / f"改善{state.value}"
        told = life.run("improvements", "distribute", "W", str(out), *ids, *more)
        assert told.code == 0, told.err
        (sheet,) = out.rglob("*.xlsx")
        back = life.write_improvement(sheet, life.folder / f"{state.value}.xlsx", cells)
        told = life.run("improvements", "collect", "W", str(back), "--json")
        assert told.code == 0, told.out
        assert {f.state for f in life.findings()} == {state}
        again = life.run("improvements", "collect", "W", str(back), "--json")
        assert again.code == 1
        assert "すでに取り込んで" in str(rows(again)[back.name]["reason"])
    with life.bench.open_store(life.file) as store:
        assert {plan_of(store, id_).result for id_ in ids} == {"手順を定めた。"}


def follow_up(life: OfficeLife) -> None:
    """One is 確認済 by a photo, the other 再指摘; without evidence nothing is decided."""
    made = life.follow_up(life.findings())
    with life.bench.open_store(life.file) as store:
        found = read_follow_up(store, life.catalogue, made)
        one = next(f for f in found.followed if f.finding.item == "screen_lock")
        other = next(f for f in found.followed if f.finding.item == "document_cabinet")
        assert len(one.before) == len(one.after) == 1
        bare = one._replace(
            after=(),
            row=one.row._replace(answer=one.row.answer._replace(remark="", dispositions={})),
        )
        with pytest.raises(UserError) as caught:
            decide_follow_up(store, found, bare, Step(S.CONFIRMED, life.day), life.me)
        assert caught.value.code == "no_evidence"
        decide_follow_up(store, found, one, Step(S.CONFIRMED, life.day), life.me)
        decide_follow_up(store, found, other, Step(S.REPEATED, life.day), life.me)
        states = {f.item: f.state for f in read_findings(store, life.catalogue) if f.filed}
        assert states == {"screen_lock": S.CONFIRMED, "document_cabinet": S.REPEATED}
        trail = [step.state for step in read_steps(store, one.finding.id)]
        assert trail == [S.NOTIFIED, S.PLAN_AWAITED, S.IMPROVING, S.REPORTED, S.CONFIRMED]
        sheet_no = found.visit.sheet_no
    paper = life.folder / "フォローアップ.pdf"
    assert life.run("followup", "W", sheet_no, "-o", str(paper)).code == 0
    printed = squeezed("".join(read_page_texts(paper.read_bytes())))
    assert "確認済" in printed
    assert "再指摘" in printed


def report(life: OfficeLife) -> None:
    """All three kinds of the report say of the findings what the record says, and in its order."""
    findings = [(f.kind, squeezed(f.text)) for f in life.findings() if f.visit and f.filed]
    assert len(findings) == 2
    told = {}
    for suffix in ("pdf", "xlsx", "docx"):
        path = life.folder / f"報告書.{suffix}"
        done = life.run("report", "W", "-o", str(path))
        assert done.code == 0, done.err
        told[suffix] = words_of(path)
    for suffix, words in told.items():
        places = [words.find(text) for _, text in findings]
        assert min(places) >= 0, suffix
        assert places == sorted(places), suffix
        assert HOUSE_TAX in words, suffix
        assert all(kind in words for kind, _ in findings), suffix


def words_of(path: Path) -> str:
    """Everything a reader of the file reads, without blanks."""
    if path.suffix == ".pdf":
        return squeezed("".join(read_page_texts(path.read_bytes())))
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        cells = [str(c.value or "") for page in book for row in page.iter_rows() for c in row]
        return squeezed("".join(cells))
    document = docx.Document(str(path))
    parts = [paragraph.text for paragraph in document.paragraphs]
    parts += [c.text for table in document.tables for row in table.rows for c in row.cells]
    return squeezed("".join(parts))
