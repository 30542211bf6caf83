"""The form for a new workspace: where it lies, whose it is, who works with it.

Making the file is the caller's; whether a folder will do is decided in storage.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

SUFFIX = ".kansafile"
FILE_FILTER = f"監査ファイル (*{SUFFIX})"


class NewWorkspace(NamedTuple):
    """What was filled in."""

    path: Path
    name: str
    municipality: str
    person: str
    section: str


class NewWorkspaceForm(Card):
    """The form.

    Signals:
        submitted: A NewWorkspace; complete.
        left: The form was put away.
    """

    submitted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=24, spacing=14, parent=parent)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents))
        self._path = QLineEdit(str(folder / f"監査手帳{SUFFIX}"))
        self._name = QLineEdit("情報セキュリティ監査")
        self._municipality = QLineEdit("和歌山市")
        self._person = QLineEdit()
        self._section = QLineEdit()
        self._person.setPlaceholderText("例：見本 太郎")
        self._section.setPlaceholderText("例：デジタル推進課")
        self._choose = PlainButton("選ぶ…", icon="folder-open")
        self._make = PrimaryButton("作る", touch=True)
        self._back = LinkButton("戻る")
        self._missing = PlainLabel(tone=Tone.SHU, wrap=True)
        self._missing.hide()
        self._build_ui()
        self._choose.clicked.connect(self._on_choose_clicked)
        self._make.clicked.connect(self._on_make_clicked)
        self._person.returnPressed.connect(self._on_make_clicked)
        self._back.clicked.connect(self.left)

    def _build_ui(self) -> None:
        self.body.addWidget(PlainLabel("新しい監査ファイル", size=Size.TITLE, bold=True))
        where = QHBoxLayout()
        where.addWidget(self._path, 1)
        where.addWidget(self._choose)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.addRow("保存先", where)
        for label, edit in (
            ("名前", self._name),
            ("団体", self._municipality),
            ("あなたの氏名", self._person),
            ("所属の課", self._section),
        ):
            edit.setAccessibleName(label)
            form.addRow(label, edit)
        self._path.setAccessibleName("保存先")
        self.body.addLayout(form)
        hint = "回答・写真・履歴はこの1つのファイルに入ります。パソコン本体に置いてください。"
        self.body.addWidget(PlainLabel(hint, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        self.body.addWidget(self._missing)
        buttons = QHBoxLayout()
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._make)
        self.body.addLayout(buttons)

    def focus_first(self) -> None:
        """Put the keyboard on what only the user knows."""
        self._person.setFocus()

    @Slot()
    def _on_choose_clicked(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "監査ファイルの保存先", self._path.text(), FILE_FILTER
        )
        if chosen:
            self._path.setText(chosen if chosen.endswith(SUFFIX) else chosen + SUFFIX)

    @Slot()
    def _on_make_clicked(self) -> None:
        person = self._person.text().strip()
        if not person or not self._path.text().strip():
            self._missing.setText("氏名と保存先を入れてください。")
            self._missing.show()
            self._person.setFocus()
            return
        self._missing.hide()
        self.submitted.emit(
            NewWorkspace(
                Path(self._path.text().strip()),
                self._name.text().strip() or "監査ファイル",
                self._municipality.text().strip(),
                person,
                self._section.text().strip(),
            )
        )
