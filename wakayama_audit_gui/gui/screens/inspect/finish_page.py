"""The end: what was answered in sum, who answers, and the one file that is handed in.

Where the file goes is asked here; writing it is the draft's.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.self_inspection import ReplyAnswer
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.asking import PDF, ask_where
from wakayama_audit_gui.gui.screens.inspect.draft import Draft
from wakayama_audit_gui.gui.theme import Size, Tone, scaled
from wakayama_audit_gui.gui.widgets.banner import BannerArea, Kind
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.scroll_column import ScrollColumn
from wakayama_audit_gui.use_cases.form_file import SUFFIX
from wakayama_audit_gui.use_cases.hand_out_forms import file_stem

FILE_FILTER = f"自己点検票 (*{SUFFIX})"


class FinishPage(ScrollColumn):
    """The last page.

    Args:
        draft: The answers.
        folder: Where the form was opened; the answers are offered to lie beside it.

    Signals:
        question_requested: Place of a question, from 0.
    """

    question_requested = Signal(int)

    def __init__(self, draft: Draft, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._draft = draft
        self._folder = folder
        self._written: object = None
        self._build_ui()
        self._post.editingFinished.connect(self.flush)
        self._name.editingFinished.connect(self.flush)
        self._name.textChanged.connect(self._on_name_changed)
        self._export.clicked.connect(self._on_export_clicked)
        self._print.clicked.connect(self._on_print_clicked)
        draft.changed.connect(self._show)
        self._show()

    def take_keyboard(self) -> None:
        """Begin with who signs, or, when that is said, with handing in."""
        signed = self._post.text() and self._name.text() and self._export.isEnabled()
        (self._export if signed else self._post).setFocus()

    def flush(self) -> None:
        """Hand over what is being typed."""
        self._draft.sign(self._name.text().strip(), self._post.text().strip())

    def _build_ui(self) -> None:
        self._sum = PlainLabel(wrap=True)
        self._open = QWidget()
        self._open_row = FlowLayout(self._open)
        self._bare = QWidget()
        self._bare_row = FlowLayout(self._bare)
        sums = Card()
        for part in (self._sum, self._open, self._bare):
            sums.body.addWidget(part)
        self._post, self._name = QLineEdit(self._draft.file.by_post), QLineEdit()
        self._name.setText(self._draft.file.by_name)
        signing = Card()
        signing.body.addWidget(PlainLabel("署名（記名）", size=Size.TITLE, bold=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for row, (label, field) in enumerate((("職名", self._post), ("氏名", self._name))):
            field.setAccessibleName(label)
            field.setMinimumHeight(44)
            field.setMaxLength(100)
            field.setMinimumWidth(scaled(260))
            grid.addWidget(PlainLabel(label), row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(2, 1)
        signing.body.addLayout(grid)
        self._day = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        signing.body.addWidget(self._day)
        self._banners = BannerArea()
        self._export = PrimaryButton("提出ファイルを書き出す", icon="file-down", touch=True)
        self._print = LinkButton(
            "答えを印刷用のPDFで保存（押印の欄つき）", icon="file-down", touch=True
        )
        self.append(PlainLabel("確かめて、提出する", size=Size.QUESTION, bold=True))
        for part in (sums, signing, self._banners):
            self.append(part)
        place = self.column.count() - 1
        for button in (self._print, self._export):
            self.column.insertWidget(place, button, 0, Qt.AlignmentFlag.AlignLeft)

    # --- what is shown -----------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        draft = self._draft
        parts = [f"{answer.value} {draft.count(answer)}" for answer in ReplyAnswer]
        left = draft.unanswered()
        parts.append(f"未回答 {len(left)}")
        self._sum.setText("　".join(parts))
        bare = [n for n, q in enumerate(draft.questions) if draft.reply(q.id).lacks_reason]
        self._link(self._open, self._open_row, "まだ答えていない設問", left)
        self._link(
            self._bare, self._bare_row, "理由のない「いいえ」（書かなくても提出できます）", bare
        )
        self._export.setEnabled(not left)
        self._print.setEnabled(draft.file.answered > 0)
        words = "提出ファイルを書き出す"
        self._export.set_words(f"あと {len(left)} 問を答えると書き出せます" if left else words)
        today = long_date(draft.today)
        self._day.setText(f"記入日は {today} になります。押印はいりません。")
        if self._written is not None and self._written != draft.file:
            self._banners.remove("written")
            self._banners.show_message(
                Kind.WARN,
                "書き出したあとで、答えが変わりました。",
                "もう一度書き出して、新しいほうを返してください。",
                key="stale",
            )

    def _link(
        self, holder: QWidget, row: FlowLayout, words: str, places: tuple[int, ...] | list[int]
    ) -> None:
        while row.count():
            item = row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        holder.setVisible(bool(places))
        if not places:
            return
        row.addWidget(PlainLabel(words, tone=Tone.SHU))
        for place in places:
            link = LinkButton(f"問{place + 1}", touch=True)
            link.clicked.connect(partial(self.question_requested.emit, place))
            row.addWidget(link)

    @Slot(str)
    def _on_name_changed(self, name: str) -> None:
        if name.strip():
            self._banners.remove("name")

    # --- handing in --------------------------------------------------------------------------

    @Slot()
    def _on_export_clicked(self) -> None:
        self.flush()
        if not self._draft.file.by_name:
            self._banners.show_message(
                Kind.WARN,
                "氏名がまだ入っていません。",
                "氏名を入れてから書き出してください。",
                key="name",
            )
            self._name.setFocus()
            return
        name = f"{file_stem(self._draft.file.handed.form)}_回答{SUFFIX}"
        proposed = str(self._folder / name)
        ask_where(self, "提出ファイルの保存先", proposed, self.export, FILE_FILTER)

    @Slot()
    def _on_print_clicked(self) -> None:
        self.flush()
        name = f"{file_stem(self._draft.file.handed.form)}_回答.pdf"
        ask_where(self, "印刷用のPDFの保存先", str(self._folder / name), self.save_paper, PDF)

    def save_paper(self, path: Path) -> None:
        """Write the answers there as a paper."""

        def done(path: Path) -> None:
            what, then = f"「{path.name}」を保存しました。", "印刷して、署名又は押印に使えます。"
            self._banners.show_message(Kind.INFO, what, then, key="paper")

        self._draft.print_answers(path, done, self._refuse)

    def export(self, path: Path) -> None:
        """Write the file there."""
        file = self._draft.file

        def done(path: Path) -> None:
            self._written = file
            for key in ("stale", "failed"):
                self._banners.remove(key)
            self._banners.show_message(
                Kind.INFO,
                f"「{path.name}」を書き出しました。",
                "このファイルを、点検票を配った課に返してください。この画面は閉じてかまいません。",
                key="written",
            )

        self._draft.export(path, done, self._refuse)

    def _refuse(self, error: UserError) -> None:
        self._banners.show_message(Kind.ERROR, error.what, error.remedy, key="failed")
