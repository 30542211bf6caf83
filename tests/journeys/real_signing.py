"""The journey of evidence in the real window: hidden faces, signatures, two revisions, a check.

Run by test_real_signing.py in a process of its own under an X server:
real_signing.py FOLDER [PICTURES]. The papers of both revisions and a changed one are left in it.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TypeVar

from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QShowEvent
from PySide6.QtWidgets import QListView, QWidget

from tests.journeys.driver import (
    Driver,
    Look,
    Script,
    Wait,
    appears,
    click,
    click_at,
    click_on,
    drag,
    name_the_file,
    paste,
    press,
    shown,
)
from wakayama_audit_gui.bootstrap import run
from wakayama_audit_gui.domain.mark import FULL, MarkKind
from wakayama_audit_gui.domain.signature import PaperKind, SignatureMode
from wakayama_audit_gui.domain.visit import Photo, VisitState
from wakayama_audit_gui.gui import opening
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.screens.home.model import ROW_ROLE
from wakayama_audit_gui.gui.screens.photo.marking_canvas import MarkingCanvas
from wakayama_audit_gui.gui.screens.sign.box_card import BoxCard
from wakayama_audit_gui.gui.screens.sign.screen import SignScreen
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.screens.welcome.way_in import WayIn
from wakayama_audit_gui.gui.widgets.buttons import PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.link_row import LinkRow

W = TypeVar("W", bound=QWidget)

WIDE, HIGH = 1600, 1200
FACES = (QRect(360, 240, 180, 220), QRect(900, 260, 180, 220))
CABINET = QRect(1220, 420, 300, 700)
"""Where they are in the picture, in its pixels."""

PAPERS = ("第1版.pdf", "第2版.pdf", "書き換え.pdf")
AROUND = 30
"""How far beyond a face it is hidden, in pixels of the picture."""
STROKES = {
    revision: [QPoint(40 * n - 160, (40 + 20 * revision) * (n % 2) - 30) for n in range(9)]
    for revision in (1, 2)
}
"""From the middle of the field to sign in. No hand signs alike twice: that counts as copied."""


def only(kind: type[W]) -> W:
    """The one shown widget of a kind."""
    return shown(kind)[0]


def sign() -> SignScreen:
    """確認・署名."""
    return only(SignScreen)


def stands(state: VisitState) -> Wait:
    """Wait until the visit stands at a state."""
    return Wait(
        f"the visit is {state.value}",
        lambda: (
            bool(shown(SignScreen)) and sign().case.is_open and sign().case.standing.state is state
        ),
    )


def journey(folder: Path) -> Script:
    """Everything from the photo to the proof."""
    yield from click(WayIn, "見本で試す")
    yield from open_the_visit()
    yield from photograph_people()
    yield from hide_and_mark()
    yield from sign_and_seal(1)
    yield from save_the_paper(folder / PAPERS[0], 1)
    yield from reopen()
    yield from mend_a_remark()
    yield from sign_and_seal(2)
    yield from save_the_paper(folder / PAPERS[1], 2)
    change(folder / PAPERS[1], folder / PAPERS[2])
    yield from verify(folder / PAPERS[1], "同一")
    yield from verify(folder / PAPERS[2], "コードのみ一致")
    yield Look("verified")


def open_the_visit() -> Script:
    """The visit that waits in 事実確認 is opened from home; it opens where it is signed."""
    yield appears(PrimaryButton, "続ける")
    yield Wait("the visits are listed", lambda: confirming() is not None)
    found = confirming()
    assert found is not None
    view, row = found
    view.scrollTo(view.model().index(row, 0))
    place = view.visualRect(view.model().index(row, 0)).center()
    yield from click_at(view.viewport(), place)
    yield stands(VisitState.CONFIRMING)
    yield Look("confirming")


def confirming() -> tuple[QListView, int] | None:
    """List and row of the visit in 事実確認."""
    for view in shown(QListView):
        model = view.model()
        for row in range(model.rowCount()):
            data = model.index(row, 0).data(ROW_ROLE)
            if getattr(data, "state", "") == VisitState.CONFIRMING:
                return view, row
    return None


def photograph_people() -> Script:
    """A picture with two people is pasted into an item of the visit."""
    yield from click_on("記入の画面を開く", lambda: sign().board.steps.walk)
    yield Wait("the walkthrough", lambda: bool(shown(WalkScreen)) and only(WalkScreen).walk.is_open)
    before = len(photos())
    QGuiApplication.clipboard().setImage(picture())
    yield from press("ctrl+v")
    yield Wait("the photo is on the record", lambda: len(photos()) == before + 1)
    yield Look("photographed")
    yield from click_on("署名へ", lambda: only(WalkScreen).frame.footer.bar.sign)
    yield Wait("one photo was not looked over", lambda: bool(missing_photos()))


def photos() -> list[Photo]:
    """Photos of the visit that stand."""
    return [photo for photo in only(WalkScreen).walk.visit.photos if not photo.removed]


def missing_photos() -> list[LinkRow]:
    """Lines of what is missing that name a photo."""
    rows = sign().board.missing.rows if shown(SignScreen) else ()
    return [row for row in rows if "写り込み確認" in row.accessibleName()]


def picture() -> QImage:
    """Two people beside a cabinet; drawn, and nobody's likeness."""
    image = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    image.fill(QColor("#d8dee4"))
    painter = QPainter(image)
    painter.fillRect(CABINET, QColor("#7d8894"))
    for face in FACES:
        painter.setBrush(QColor("#e8b998"))
        painter.drawEllipse(face)
        painter.fillRect(face.translated(0, face.height()), QColor("#31506b"))
    painter.end()
    return image


def hide_and_mark() -> Script:
    """From the list of what is missing to the photo: two faces hidden, the cabinet framed."""
    yield Look("not-looked-over")
    yield from click_on("the photo in the list", lambda: missing_photos()[0])
    yield Wait("the picture", lambda: bool(shown(MarkingCanvas)) and not canvas()._pixmap.isNull())
    for tool, around in (
        ("r", FACES[0].adjusted(-AROUND, -AROUND, AROUND, AROUND)),
        ("r", FACES[1].adjusted(-AROUND, -AROUND, AROUND, AROUND)),
        ("b", CABINET),
    ):
        already = len(canvas().marks)
        yield from press(tool)
        yield Wait("the tool is in hand", lambda: canvas().tool is not None)
        yield from drag(canvas(), *corners(around))
        yield Wait("it is drawn", partial(lambda count: len(canvas().marks) == count, already + 1))
    kinds = [mark.kind for mark in canvas().marks]
    assert kinds == [MarkKind.HIDE, MarkKind.HIDE, MarkKind.BOX]
    yield Look("hidden-and-marked")
    yield from press("space")
    yield appears(PlainButton, "確認を取り消す")
    yield Look("looked-over")
    yield from click(PlainButton, "戻る")
    yield stands(VisitState.CONFIRMING)
    yield Wait("nothing is missing", lambda: not sign().case.standing.missing)


def canvas() -> MarkingCanvas:
    """The picture."""
    return only(MarkingCanvas)


def corners(around: QRect) -> tuple[QPoint, QPoint, QPoint]:
    """Where a rectangle of the picture is seen: one corner, its middle, the other corner."""
    frame = canvas()._frame()
    spots = [
        frame.spot((p.x() * FULL // WIDE, p.y() * FULL // HIGH)).toPoint()
        for p in (around.topLeft(), around.center(), around.bottomRight())
    ]
    return spots[0], spots[1], spots[2]


def sign_and_seal(revision: int) -> Script:
    """署名へ: the 立会者 signs on the screen, all others 紙で後日; then 確定."""
    yield from click_on("署名へ進む", lambda: sign().board.steps.onward)
    yield stands(VisitState.SIGNING)
    yield Look("boxes")
    first = waiting_boxes(PaperKind.FACTS)[0].box.id
    yield from click_on("画面で署名", lambda: box(first).ways[SignatureMode.SCREEN])
    pad = sign().pad
    yield Wait("the field to sign in", pad.pad.isVisible)
    yield from drag(pad.pad, *(pad.pad.rect().center() + point for point in STROKES[revision]))
    yield Look("signature")
    yield from click_on("署名する", lambda: pad.sign)
    yield Wait("it is signed", partial(is_signed, first))
    while waiting := [card for kind in PaperKind for card in waiting_boxes(kind)]:
        name = waiting[0].box.id
        yield from click_on("紙で後日", partial(lambda b: box(b).ways[SignatureMode.INK], name))
        yield Wait("it is for later", partial(is_signed, name))
    yield Look("all-boxes")
    yield from click_on("確定する", lambda: sign().board.seal.seal)
    yield stands(VisitState.SEALED)
    assert len(sign().case.standing.signing.seals) == revision
    yield Look("sealed")


def waiting_boxes(kind: PaperKind) -> list[BoxCard]:
    """Boxes of a paper into which nothing was put."""
    papers = zip(PaperKind, sign().board.papers, strict=True)
    return [card for k, paper in papers if k is kind for card in paper.cards.values() if card.ways]


def box(name: str) -> BoxCard:
    """A box as it is shown now; its card is made anew when something changes."""
    return next(p.cards[name] for p in sign().board.papers if name in p.cards)


def is_signed(name: str) -> bool:
    """Whether something is in a box, and its card says so."""
    shown_now = bool(shown(SignScreen)) and sign().board.isVisible()
    return shown_now and box(name).signature is not None


def save_the_paper(paper: Path, revision: int) -> Script:
    """The sealed sheet is looked at and saved; then back to 確認・署名."""
    yield from click_on("調書を見る", lambda: sign().board.seal.see[0])
    yield from click(PlainButton, "PDF を保存")
    yield from name_the_file(paper)
    yield Wait("the paper is saved", lambda: paper.is_file() and paper.stat().st_size > 10_000)
    yield Look(f"paper-{revision}")
    yield from click(PlainButton, "戻る")
    yield stands(VisitState.SEALED)


def reopen() -> Script:
    """A mistake was found: two names and a reason."""
    yield from click_on("再開する", lambda: sign().board.seal.reopen)
    form = sign().board.reopen
    yield Wait("who reopens with whom", form.second.hasFocus)
    yield from paste("見本 花子")
    yield from click_on("the reason", lambda: form.reason)
    yield from paste("所見の台数に誤りがあったため。")
    yield Wait("the reason is typed", lambda: "台数" in form.reason.text())
    yield Look("reopening")
    yield from click_on("再開する", lambda: form.do)
    yield stands(VisitState.WRITING)
    yield Look("reopened")


def mend_a_remark() -> Script:
    """The remark of the item in view is mended, and the facts are confirmed anew."""
    yield from click_on("記入の画面を開く", lambda: sign().board.steps.walk)
    yield from click(GrowingTextEdit, "所見")
    yield from press("ctrl+End")
    yield from paste("台数は2台が正しい。")
    yield Wait("it is on the record", lambda: "2台" in remark())
    yield from click_on("署名へ", lambda: only(WalkScreen).frame.footer.bar.sign)
    yield from click_on("事実確認へ進む", lambda: sign().board.steps.onward)
    yield stands(VisitState.CONFIRMING)


def remark() -> str:
    """所見 of the item in view, as it is on the record."""
    row = only(WalkScreen).walk.row
    return row.answer.remark if row is not None else ""


def change(paper: Path, changed: Path) -> None:
    """Take the last page out of a paper, as somebody with an editor would."""
    writer = PdfWriter()
    for page in PdfReader(paper).pages[:-1]:
        writer.add_page(page)
    writer.write(changed)


def verify(paper: Path, verdict: str) -> Script:
    """A paper is chosen in the window, and it is said what it is."""
    card = sign().board.verify
    yield from click_on("調書を照合する", lambda: card.choose)
    yield from name_the_file(paper)
    yield Wait(
        f"it is {verdict}",
        lambda: card.verdict.text() == verdict and paper.name in card.words.text(),
    )


def main(folder: Path, pictures: Path | None) -> int:
    """Open the real application and let the driver do the journey."""
    drivers: list[Driver] = []

    class DrivenWindow(MainWindow):
        """The window, with somebody at it as soon as it is shown."""

        def showEvent(self, event: QShowEvent) -> None:
            super().showEvent(event)
            if not drivers:
                drivers.append(Driver(journey(folder), pictures))

    setattr(opening, "MainWindow", DrivenWindow)  # noqa: B010 - mypy knows it is no export
    code = run(["main.py"])
    return code or int(bool(drivers[0].failure))


if __name__ == "__main__":
    wanted = [Path(argument) for argument in sys.argv[1:]]
    raise SystemExit(main(wanted[0], wanted[1] if len(wanted) > 1 else None))
