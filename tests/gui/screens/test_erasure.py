"""A resident on a photo and in a remark of a sealed visit: erased, and everything still holds."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.golden.reading import read_text, squeezed
from tests.gui.screens.kit import DeskKit
from tests.gui.screens.sign_kit import SignKit
from wakayama_audit_gui.bootstrap.command_bench import CommandBench
from wakayama_audit_gui.domain.mark import Mark, MarkKind
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.domain.visit import Permission, VisitState
from wakayama_audit_gui.gui.application import Appearance
from wakayama_audit_gui.gui.backups import Backups
from wakayama_audit_gui.gui.erase_form import EraseForm
from wakayama_audit_gui.gui.screens.office.screen import OfficeScreen
from wakayama_audit_gui.gui.screens.photo.screen import PhotoScreen
from wakayama_audit_gui.gui.screens.walk.history_panel import HistoryPanel
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.screens.walk.surroundings import Surroundings
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.photos.sample import draw_sample
from wakayama_audit_gui.use_cases.answer_item import AnswerText, write_text
from wakayama_audit_gui.use_cases.attend_visit import confirm_facts
from wakayama_audit_gui.use_cases.black_bar import BAR
from wakayama_audit_gui.use_cases.edit_office import add_person
from wakayama_audit_gui.use_cases.edit_place import permit_photos
from wakayama_audit_gui.use_cases.import_photos import PhotoTarget, import_photos
from wakayama_audit_gui.use_cases.mark_photo import check_photo_content, mark_photo
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.seal_visit import read_sealed_paper, seal_visit
from wakayama_audit_gui.use_cases.sign_visit import open_signing
from wakayama_audit_gui.use_cases.verify_paper import Sameness, verify_paper
from wakayama_audit_gui.use_cases.verify_seals import verify_seals

NAME = "住民見本三郎"
WHEN = datetime(2026, 11, 23, 10, 30)  # noqa: DTZ001 - as a camera writes it


def sealed(kit: DeskKit) -> str:
    """A sealed visit with a name in a remark and a photo on which a face is hidden."""
    signing = SignKit(kit, VisitState.PLANNED)

    def fill(store: Store) -> None:
        visit = read_visit(store, signing.id)
        row = next(iter(visit.rows()))
        write_text(store, visit, row, AnswerText.REMARK, f"{NAME}が来庁していた。", kit.me)
        permit_photos(store, visit, row.place, Permission("可", "", ""), kit.me)
        photo = PhotoSource("受付.jpg", None, draw_sample("badge", WHEN))
        target = PhotoTarget(signing.id, row.place.id, row.answer.subject)
        report = import_photos(
            store, kit.house.workshop(), [photo], target, kit.me, now=kit.house.now
        )
        (outcome,) = report.outcomes
        hide = Mark(MarkKind.HIDE, ((1000, 1000), (6000, 6000)))
        mark_photo(store, read_visit(store, signing.id), outcome.photo, [hide], kit.me)
        at = kit.house.now().isoformat()
        check_photo_content(store, read_visit(store, signing.id), outcome.photo, kit.me, at)

    kit.run(fill)
    kit.run(signing._answer)
    kit.run(lambda store: confirm_facts(store, read_visit(store, signing.id), kit.me))
    kit.run(lambda store: open_signing(store, read_visit(store, signing.id), kit.me))
    signing.sign_all()

    def press(store: Store, visit: str, kind: PaperKind, _now: datetime, n: int) -> object:
        return kit.house.print_sheet(store, visit, kind, n)

    kit.run(lambda s: seal_visit(s, signing.id, kit.house.now(), press, kit.me))  # type: ignore[arg-type]  # a Paper comes back
    return signing.id


def push(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def carry_out(kit: DeskKit, form: EraseForm, approver: str = "見本 花子") -> str:
    """Fill the form in and erase; what it said."""
    kit.settle()
    said = form.words()
    assert not form.do.isEnabled()
    form.reason.setText("住民が写り込んでいた")
    form.approver.setEditText(approver)
    assert form.do.isEnabled()
    push(form.do)
    kit.settle()
    assert form.asks_for is None
    return said


def erase_the_photo(kit: DeskKit, visit: str) -> str:
    screen = kit.show(PhotoScreen(kit.desk))
    screen.show_photo(visit, "")
    kit.settle()
    push(screen._side.erase)
    return carry_out(kit, screen._side.erase_form)


def erase_the_remark(kit: DeskKit, visit: str) -> str:
    screen = kit.show(WalkScreen(kit.desk))
    row = next(iter(kit.run(lambda store: read_visit(store, visit)).rows()))
    screen.open_visit(visit, row.answer.subject)
    kit.settle()
    panel = HistoryPanel(screen.walk)
    kit.show(panel, 500, 700)
    panel.show_row(row)
    kit.settle()
    panel.erase.setChecked(True)
    kit.settle()
    (wanted,) = [b for b in panel.choice.findChildren(PlainButton) if b.words() == "所見"]
    push(wanted)
    said = carry_out(kit, panel.form)
    panel.show_row(row)
    kit.settle()
    assert any("消去" in line and "見本 花子" in line for line in panel.lines())
    return said


def texts(kit: DeskKit, visit: str) -> str:
    """Both sealed papers as they are kept, without spaces."""
    papers = [kit.run(lambda s, k=kind: read_sealed_paper(s, visit, 1, k)) for kind in PaperKind]  # type: ignore[misc]  # the default binds the loop's kind
    return "".join(squeezed(read_text(paper)) for paper in papers)


def test_a_witness_of_a_sealed_visit_is_erased_at_the_foot_of_the_walk(kit: DeskKit) -> None:
    visit = sealed(kit)
    screen = kit.show(WalkScreen(kit.desk), 1280, 640)
    screen.open_visit(visit)
    kit.settle()
    assert "見本花子" in texts(kit, visit)
    around = screen.around
    assert isinstance(around, Surroundings)
    around.show_names()
    kit.settle()
    panel = around.names
    assert panel is not None
    (offered,) = panel.names.buttons()
    assert offered.words() == "見本 花子（班長）"
    push(offered)
    said = carry_out(kit, panel.names.form, approver="見本 部長")
    assert "立会者の氏名" in said
    assert "署名欄の氏名と線" in said
    assert "第1版の事実確認書" in said
    assert "班長" in said, "the post stays"
    assert panel.isHidden()
    assert screen.walk.visit.witnesses[0].name == BAR
    assert "見本花子" not in texts(kit, visit)
    assert kit.run(verify_seals) == []
    assert not kit.desk.undo_label
    around.show_names()
    kit.settle()
    assert panel.names.buttons() == []
    assert panel.names.asked.text() == "消去できる氏名はありません。"
    panel.shut()


def test_a_person_of_the_office_is_erased_in_the_settings(
    kit: DeskKit, appearance: Appearance
) -> None:
    visit = sealed(kit)
    me = kit.run(lambda store: add_person(store, "見本 次郎", "監査人", "", kit.me)).made
    kit.desk.person = me
    kit.desk.refresh_office()
    kit.settle()
    screen = kit.show(OfficeScreen(kit.desk, appearance, "x.kansafile"))
    card = screen.persons
    push(card.erase)
    kit.settle()
    words = [button.words() for button in card.names.buttons()]
    assert words == ["見本 太郎（総務課）", "見本 次郎"]
    push(card.names.buttons()[0])
    said = carry_out(kit, card.names.form, approver="見本 部長")
    assert "第1版の現地調査調書" in said
    assert not card.erase.isChecked()
    office = kit.run(read_office)
    assert [person.name for person in office.persons] == ["見本 次郎"]
    assert office.name_of(kit.me) == BAR
    assert "見本太郎" not in texts(kit, visit)
    assert kit.run(verify_seals) == []


def test_a_refusal_is_said_where_it_was_asked_for(kit: DeskKit) -> None:
    visit = kit.plan()
    screen = kit.show(WalkScreen(kit.desk))
    screen.open_visit(visit)
    kit.settle()
    around = screen.around
    assert isinstance(around, Surroundings)
    around.show_names()
    kit.settle()
    panel = around.names
    assert panel is not None
    push(panel.names.buttons()[0])
    kit.settle()
    form = panel.names.form
    form.reason.setText("見本花子さんの求め")
    form.approver.setEditText("見本 部長")
    push(form.do)
    kit.settle()
    assert any("消去する氏名が入っています" in said for said in form.banners.messages())
    assert form.do.isEnabled()
    assert screen.walk.visit.witnesses[0].name == "見本 花子"
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_a_resident_is_erased_of_a_sealed_visit_and_everything_still_holds(
    kit: DeskKit, tmp_path: Path
) -> None:
    visit = sealed(kit)
    paper = kit.run(lambda store: read_sealed_paper(store, visit, 1, PaperKind.SHEET))
    original = kit.run(lambda store: read_visit(store, visit)).photos[0].blob
    before = kit.file.backup()
    assert before is not None
    assert NAME in squeezed(read_text(paper))
    backups = Backups(kit.desk, kit.file, kit.desk)
    told: list[tuple[str, str]] = []
    backups.still_held.connect(lambda what, remedy: told.append((what, remedy)))

    assert "写真 1 の元の画像" in erase_the_photo(kit, visit)
    assert not kit.run(lambda store: store.has_blob(original))
    photo = kit.run(lambda store: read_visit(store, visit)).photos[0]
    assert photo.burnt
    same = kit.run(lambda store: read_sealed_paper(store, visit, 1, PaperKind.SHEET))
    assert same == paper, "only what was hidden is gone, and the paper never showed that"

    said = erase_the_remark(kit, visit)
    assert "第1版の現地調査調書" in said
    assert before.name in told[-1][0]

    black = kit.run(lambda store: read_sealed_paper(store, visit, 1, PaperKind.SHEET))
    text = squeezed(read_text(black))
    assert NAME not in text
    assert "■■■■■■（消去）" in text
    assert "黒塗り版" in text
    assert "住民が写り込んでいた" in text
    signing = kit.run(lambda store: read_signing(store, read_visit(store, visit)))
    assert signing.late == ()
    assert not any(one.changed for one in signing.signatures.values())
    codes = kit.house.read_codes(black)
    assert kit.house.read_codes(paper) == codes
    found = kit.run(lambda store: verify_paper(store, paper, codes))
    assert found.verdict is Sameness.SAME
    assert "黒塗り版に差し替えました" in found.words

    after = kit.file.backup()
    assert after is not None
    assert kit.run(kit.house.examine).problems == ()
    assert kit.run(verify_seals) == []
    bench = CommandBench(kit.house.paths)
    for backup, holds in ((before, True), (after, False)):
        restored = tmp_path / f"{backup.name}.kansafile"
        bench.restore(backup, restored)
        assert bench.doctor(restored).problems == ()
        assert bench.verify(restored).problems == ()
        assert (NAME.encode() in restored.read_bytes()) is holds
