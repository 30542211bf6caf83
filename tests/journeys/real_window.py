"""The journey of a new user, in the real window: sample, a visit of one's own, its sheet.

Run by test_real_window.py in a process of its own under an X server: real_window.py FOLDER.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtGui import QColor, QGuiApplication, QImage, QShowEvent

from tests.journeys.driver import (
    Driver,
    Script,
    Wait,
    appears,
    click,
    click_at,
    name_the_file,
    paste,
    press,
    shown,
    visible,
)
from wakayama_audit_gui.bootstrap import run
from wakayama_audit_gui.domain.visit import Row
from wakayama_audit_gui.gui import opening
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.screens.plan.people_panel import SelfAuditRow
from wakayama_audit_gui.gui.screens.plan.places_panel import PlaceEditor
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.screens.welcome.way_in import WayIn
from wakayama_audit_gui.gui.widgets.answer_button import BigAnswerButton
from wakayama_audit_gui.gui.widgets.buttons import PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.chip import FilterChip
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.tick_row import TickRow

SYSTEM = "和歌山市施設案内・予約システム"


def the_walk() -> WalkScreen:
    """The walkthrough that is shown."""
    found = visible(WalkScreen, "")
    assert isinstance(found, WalkScreen)
    return found


def the_row() -> Row:
    """The item in view."""
    row = the_walk().walk.row
    assert row is not None
    return row


def answered(number: int, verdict: str) -> Wait:
    """Wait until a row of the record stands at a verdict."""

    def stands() -> bool:
        rows = list(the_walk().walk.visit.rows())
        return len(rows) >= number and rows[number - 1].answer.verdict == verdict

    return Wait(f"row {number} is {verdict}", stands)


def journey(paper: Path) -> Script:
    """Everything a new user does."""
    yield from click(WayIn, "見本で試す")
    yield from plan_a_visit()
    yield from answer_items()
    yield from print_the_sheet(paper)


def plan_a_visit() -> Script:
    """Choose the system, two of its places with permission, and say why one audits one's own 課."""
    yield appears(PrimaryButton, "続ける")
    yield from click(PlainButton, "視察を始める")
    yield from click(TickRow, SYSTEM)
    yield appears(PlaceEditor, "")
    editors = shown(PlaceEditor)
    for editor in editors[:2]:
        yield from click_at(editor, editor.rect().center())
        yield Wait("the place is ticked", partial(is_ticked, editor))
    yield appears(SelfAuditRow, "")
    reason = shown(SelfAuditRow)[0].reason
    yield from click_at(reason, reason.rect().center())
    yield from paste("ほかに技術の分かる者がいないため。")
    yield Wait("the reason is typed", lambda: "技術" in reason.text())
    yield from click(PrimaryButton, "視察を用意する")
    yield appears(BigAnswerButton, "適合")


def is_ticked(editor: PlaceEditor) -> bool:
    """Whether a place is to be visited."""
    return editor.ticked


def answer_items() -> Script:
    """適合 by key, 指摘 with remark and three photos, 後日確認; every one of them on the record."""
    yield from press("1")
    yield answered(1, "適合")
    yield Wait("the next item", lambda: the_row().number == 2)
    yield from press("2")
    yield answered(2, "指摘")
    yield from click(GrowingTextEdit, "所見")
    yield from paste("保守業者2名がバッジなしで作業中。貸出簿もない。")
    yield Wait("the remark is recorded", lambda: "貸出簿" in the_row().answer.remark)
    for number, colour in enumerate(("navy", "maroon", "olive"), start=1):
        yield from paste_photo(number, colour)
    yield from press("ctrl+Down")
    yield Wait("item 3", lambda: the_row().number == 3)
    yield from click(BigAnswerButton, "未確認")
    yield from click(FilterChip, "後日確認（")
    yield answered(3, "後日確認")


def paste_photo(number: int, colour: str) -> Script:
    """Put a picture on the clipboard and paste it; the first asks whether photos are allowed."""
    image = QImage(1200, 900, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    QGuiApplication.clipboard().setImage(image)
    yield from press("ctrl+v")
    if number == 1:
        yield from click(PlainButton, "撮影可の場所")
    yield Wait(f"photo {number} is on the record", lambda: len(photos()) == number)


def photos() -> list[str]:
    """Photos of the visit that stand."""
    return [photo.id for photo in the_walk().walk.visit.photos if not photo.removed]


def print_the_sheet(paper: Path) -> Script:
    """Ctrl+P shows the sheet; it is saved through the file dialog."""
    yield from press("ctrl+p")
    yield from click(PlainButton, "PDF を保存")
    yield from name_the_file(paper)
    yield Wait("the paper is saved", lambda: paper.is_file() and paper.stat().st_size > 10_000)


def main(folder: Path) -> int:
    """Open the real application and let the driver do the journey."""
    drivers: list[Driver] = []

    class DrivenWindow(MainWindow):
        """The window, with somebody at it as soon as it is shown."""

        def showEvent(self, event: QShowEvent) -> None:
            super().showEvent(event)
            if not drivers:
                drivers.append(Driver(journey(folder / "調書.pdf")))

    setattr(opening, "MainWindow", DrivenWindow)  # noqa: B010 - mypy knows it is no export
    code = run(["main.py"])
    return code or int(bool(drivers[0].failure))


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
