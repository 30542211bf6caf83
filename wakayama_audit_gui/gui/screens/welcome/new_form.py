"""The form for a new workspace: where it lies, whose it is, who works with it.

Making the file is the caller's; whether a folder will do is decided in storage.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QWidget

from wakayama_audit_gui.gui.asking import ask_where, documents
from wakayama_audit_gui.gui.screens.welcome.new_workspace import NewWorkspace
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton, PrimaryButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel

SUFFIX = ".kansafile"
FILE_FILTER = f"監査ファイル (*{SUFFIX})"


def free_path(folder: Path) -> Path:
    """A name in a folder that no file has yet."""
    names = (f"監査手帳{number}{SUFFIX}" for number in ("", *range(2, 1000)))
    return next((folder / name for name in names if not (folder / name).exists()), folder / SUFFIX)


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
        self._path = QLineEdit()
        self._name = QLineEdit("情報セキュリティ監査")
        self._municipality = QLineEdit("和歌山市")
        self._person = QLineEdit()
        self._section = QLineEdit()
        self._person.setPlaceholderText("例：見本 太郎")
        self._section.setPlaceholderText("例：デジタル推進課")
        self._choose = PlainButton("選ぶ…", icon="folder-open")
        self._make = PrimaryButton("作る", touch=True)
        self._back = PlainButton("戻る", icon="arrow-left", touch=True)
        self._missing = PlainLabel(tone=Tone.SHU, wrap=True)
        self._missing.hide()
        self._build_ui()
        self._choose.clicked.connect(self._on_choose_clicked)
        self._make.clicked.connect(self._on_make_clicked)
        self._back.clicked.connect(self.left)

    def _build_ui(self) -> None:
        # At the head, as on 視察を始める: at the foot a small window would not show them.
        head = QHBoxLayout()
        head.addWidget(PlainLabel("新しい監査ファイル", size=Size.TITLE, bold=True), 1)
        head.addWidget(self._back)
        head.addWidget(self._make)
        self.body.addLayout(head)
        self.body.addWidget(self._missing)
        where = QHBoxLayout()
        where.addWidget(self._path, 1)
        where.addWidget(self._choose)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        for label, edit in (
            ("あなたの氏名", self._person),
            ("所属の課", self._section),
            ("監査の名前", self._name),
            ("団体", self._municipality),
        ):
            edit.setAccessibleName(label)
            edit.returnPressed.connect(self._on_make_clicked)
            form.addRow(_beside(label, edit), edit)
        form.addRow(_beside("保存先", self._path), where)
        self._path.setAccessibleName("保存先")
        self._path.returnPressed.connect(self._on_make_clicked)
        self.body.addLayout(form)
        hint = "回答・写真・履歴はこの1つのファイルに入ります。パソコン本体に置いてください。"
        self.body.addWidget(PlainLabel(hint, size=Size.SMALL, tone=Tone.SECOND, wrap=True))

    def focus_first(self) -> None:
        """Propose a place, and put the keyboard on what only the user knows."""
        if not self._path.text():
            self._path.setText(str(free_path(documents())))
        self._person.setFocus()

    @Slot()
    def _on_choose_clicked(self) -> None:
        proposed = self._path.text() or str(free_path(documents()))

        def then(path: Path) -> None:
            self._path.setText(str(path))

        ask_where(self, "監査ファイルの保存先", proposed, then, FILE_FILTER)

    @Slot()
    def _on_make_clicked(self) -> None:
        person, path = self._person.text().strip(), self._path.text().strip()
        for value, words, edit in (
            (person, "あなたの氏名を入れてください。", self._person),
            (path, "保存先を入れてください。", self._path),
        ):
            if not value:
                self._missing.setText(words)
                self._missing.show()
                edit.setFocus()
                return
        self._missing.hide()
        self.submitted.emit(
            NewWorkspace(
                Path(path if path.endswith(SUFFIX) else path + SUFFIX),
                self._name.text().strip() or "監査ファイル",
                self._municipality.text().strip(),
                person,
                self._section.text().strip(),
            )
        )


def _beside(words: str, edit: QLineEdit) -> PlainLabel:
    label = PlainLabel(words)
    label.setBuddy(edit)
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    label.setMinimumHeight(edit.sizeHint().height())
    return label
