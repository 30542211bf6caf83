"""A visit on its way to a sealed paper, and the screen that shows it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.gui.screens.kit import DeskKit
from wakayama_audit_gui.domain.signature import PaperKind, Signature, SignatureMode, Signing
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Disposition, Visit, VisitState
from wakayama_audit_gui.gui.screens.sign.box_card import BoxCard
from wakayama_audit_gui.gui.screens.sign.screen import SignScreen
from wakayama_audit_gui.use_cases.answer_item import (
    AnswerText,
    dispose_prior,
    give_verdict,
    write_text,
)
from wakayama_audit_gui.use_cases.attend_visit import begin_session, confirm_facts
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.sign_visit import open_signing, sign

LEFT = Qt.MouseButton.LeftButton


class SignKit:
    """A visit, and the screen that shows it."""

    def __init__(self, kit: DeskKit, state: VisitState = VisitState.SIGNING) -> None:
        self.kit = kit
        self.id = kit.plan()
        if state is not VisitState.PLANNED:
            kit.run(self._answer)
            kit.run(lambda store: confirm_facts(store, self._read(store), kit.me))
        if state is VisitState.SIGNING:
            kit.run(lambda store: open_signing(store, self._read(store), kit.me))

    def _read(self, store: Store) -> Visit:
        return read_visit(store, self.id)

    def _answer(self, store: Store) -> None:
        begun = self.kit.house.now().isoformat(timespec="seconds")
        begin_session(store, self._read(store), begun, self.kit.me)
        for row in self._read(store).rows():
            visit = self._read(store)
            give_verdict(store, visit, row, Verdict.NOT_APPLICABLE, self.kit.me)
            fresh = next(r for r in self._read(store).rows() if r.number == row.number)
            write_text(store, visit, fresh, AnswerText.REASON, "対象の機器がない", self.kit.me)
            write_text(store, visit, fresh, AnswerText.CLASS_REASON, "機器を廃止", self.kit.me)
            for code in fresh.item.prior:
                said = Disposition("是正済", "現物を確認")
                dispose_prior(store, visit, fresh, code, said, self.kit.me)

    def sign_all(self, but: Collection[str] = ()) -> None:
        """Settle every box with a name, but those."""

        def job(store: Store) -> None:
            for box in read_signing(store, self._read(store)).boxes:
                if box.id in but:
                    continue
                name = box.name or "見本 次郎"
                at = self.kit.house.now().isoformat(timespec="seconds")
                made = Signature(box.id, SignatureMode.NAMED, name, (), at, "", "")
                sign(store, self._read(store), made, self.kit.me)

        self.kit.run(job)

    def show(self, width: int = 1366, height: int = 720) -> SignScreen:
        screen = SignScreen(self.kit.desk)
        screen.show_visit(self.id)
        return self.kit.show(screen, width, height)

    def visit(self) -> Visit:
        return self.kit.run(self._read)

    def signing(self) -> Signing:
        return self.kit.run(lambda store: read_signing(store, self._read(store)))

    def change(self) -> None:
        """Write something into the record behind the signatures."""

        def job(store: Store) -> Changes:
            visit = self._read(store)
            row = next(iter(visit.rows()))
            return write_text(store, visit, row, AnswerText.REMARK, "棚が開いていた", self.kit.me)

        self.kit.tasks.write(self.kit.tasks, job)
        self.kit.settle()


def card(screen: SignScreen, role: str, paper: PaperKind = PaperKind.FACTS) -> BoxCard:
    (found,) = [
        card
        for part in screen.board.papers
        if part.paper is paper
        for card in part.cards.values()
        if card.box.role.startswith(role)
    ]
    return found


def draw(screen: SignScreen, lower: int = 0) -> None:
    """Draw on the pad; the same lines each time, or ``lower`` by so many pixels."""
    pad = screen.pad.pad
    middle = pad.rect().center() + QPoint(0, lower)
    QTest.mousePress(pad, LEFT, pos=middle - QPoint(100, 10))
    QTest.mouseMove(pad, middle)
    QTest.mouseMove(pad, middle + QPoint(60, 12))
    QTest.mouseRelease(pad, LEFT, pos=middle + QPoint(100, -10))


def sign_on_screen(kit: DeskKit, screen: SignScreen, role: str) -> None:
    card(screen, role).ways[SignatureMode.SCREEN].click()
    draw(screen)
    screen.pad.sign.click()
    kit.settle()
