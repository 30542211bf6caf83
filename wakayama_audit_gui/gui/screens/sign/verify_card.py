"""調書を照合する: whether a PDF is one that was sealed here.

How that is decided is in use_cases/verify_paper; reading the code out of a PDF is outputs' affair.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.asking import PDF, ask_file
from wakayama_audit_gui.gui.long_task import Progress
from wakayama_audit_gui.gui.screens.sign.case import Case
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.shape_mark import Shape, ShapeMark
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_pdf import read_pdf
from wakayama_audit_gui.use_cases.verify_paper import PaperVerdict, Sameness, verify_paper

_LOOKS = {
    Sameness.SAME: (Shape.CHECK, Tone.MATSUBA),
    Sameness.CODE: (Shape.TRIANGLE, Tone.YAMABUKI),
    Sameness.UNKNOWN: (Shape.CROSS, Tone.SHU),
}


class VerifyCard(Card):
    """Chooses a PDF and says what it is.

    Args:
        case: The visit; its workspace is asked as a whole.
    """

    def __init__(self, case: Case) -> None:
        super().__init__(margin=14, spacing=6)
        self._case = case
        self.choose = PlainButton("調書を照合する", icon="file-down", touch=True)
        self._mark = ShapeMark(Shape.DASHED_RING, Tone.NIBI, size=24)
        self.verdict = PlainLabel(size=Size.TITLE, bold=True)
        self.words = PlainLabel(wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self.verdict, 1)
        told = "PDF を選ぶか、この画面に落とすと、確定した調書と同じかを調べます。"
        self.body.addWidget(PlainLabel("照合", bold=True))
        self.body.addWidget(PlainLabel(told, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        self.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(row)
        self.body.addWidget(self.words)
        for part in (self._mark, self.verdict, self.words):
            part.hide()
        self.choose.clicked.connect(self._on_choose_clicked)

    @staticmethod
    def takes(mime: QMimeData) -> bool:
        """Whether this is a file that can be looked at."""
        return bool(_pdfs(mime))

    def take(self, mime: QMimeData) -> None:
        """Look at a dropped file."""
        for path in _pdfs(mime)[:1]:
            self.verify(path)

    def verify(self, path: Path) -> None:
        """Look at a file and say what it is."""
        self._say(Shape.CLOCK, Tone.AI, "調べています…", path.name)
        services = self._case.desk.services

        def job(store: Store, _progress: Progress) -> PaperVerdict:
            data = read_pdf(path)
            return verify_paper(store, data, services.read_codes(data))

        def done(found: PaperVerdict) -> None:
            shape, tone = _LOOKS[found.verdict]
            self._say(shape, tone, found.verdict.value, f"{path.name}：{found.words}")

        self._case.desk.tasks.long_read(self, job, done, self._on_failed)

    def _say(self, shape: Shape, tone: Tone, verdict: str, words: str) -> None:
        self._mark.set_mark(shape, tone, verdict)
        self.verdict.setText(verdict)
        self.words.setText(words)
        for part in (self._mark, self.verdict, self.words):
            part.show()

    def _on_failed(self, error: UserError) -> None:
        self._say(Shape.CROSS, Tone.SHU, "調べられませんでした", f"{error.what}{error.remedy}")

    @Slot()
    def _on_choose_clicked(self) -> None:
        ask_file(self, "照合する調書を選ぶ", self.verify, PDF)


def _pdfs(mime: QMimeData) -> Sequence[Path]:
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in files if path.suffix.lower() == ".pdf"]
