"""The open file: where it is, its backups, and the way to another one.

Making backups and opening files are the caller's; what 点検 looks at is storage's.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.errors import WAYS_BACK, UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.card import Card
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.health import Health

_MOST = 8
_REMEDY = (
    f"このファイルへの記入をやめ、「ほかの監査ファイルを開く」で閉じてから、最初の画面の{WAYS_BACK}"
)


class FileCard(Card):
    """Words about the file and three buttons.

    Args:
        desk: Knows the name of the workspace.
        file: Path of the file.

    Signals:
        backup_requested: A backup is to be made now.
        close_requested: Another workspace is to be opened.
    """

    backup_requested = Signal()
    close_requested = Signal()

    def __init__(self, desk: Desk, file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._name = PlainLabel(bold=True, wrap=True)
        self._told = PlainLabel(wrap=True)
        self._told.hide()
        backup = PlainButton("控えを今作る", icon="save")
        self._examine = PlainButton("点検する", icon="clipboard-check")
        other = PlainButton("ほかの監査ファイルを開く", icon="folder-open")
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.addWidget(backup)
        row.addWidget(self._examine)
        row.addWidget(other)
        self.body.addWidget(PlainLabel("監査ファイル", size=Size.TITLE, bold=True))
        self.body.addWidget(self._name)
        self.body.addWidget(PlainLabel(file, tone=Tone.SECOND, wrap=True))
        hint = "控えは、書き込みがあれば30分ごとと閉じるときに、ファイルの隣へ自動で作ります。"
        self.body.addWidget(PlainLabel(hint, size=Size.SMALL, tone=Tone.SECOND, wrap=True))
        self.body.addWidget(buttons)
        self.body.addWidget(self._told)
        backup.clicked.connect(self._on_backup_clicked)
        self._examine.clicked.connect(self._on_examine_clicked)
        other.clicked.connect(self.close_requested)
        desk.office_changed.connect(self._show_name)
        self._show_name()

    def tell(self, sentence: str) -> None:
        """Say what became of a backup."""
        self._told.setText(sentence)
        self._told.show()

    def show_problems(self, problems: tuple[str, ...]) -> None:
        """Say which definitions are damaged or wrong; the rest is in use."""
        if not problems:
            return
        self.body.addWidget(PlainLabel("読めない定義があります", bold=True, tone=Tone.SHU))
        for problem in problems:
            self.body.addWidget(PlainLabel(problem, size=Size.SMALL, tone=Tone.SHU, wrap=True))

    @Slot()
    def _show_name(self) -> None:
        office = self._desk.office
        words = "　".join(part for part in (office.municipality, office.name) if part)
        marked = office.sample and "見本" not in words
        self._name.setText(f"{words}（見本）" if marked else words)

    @Slot()
    def _on_backup_clicked(self) -> None:
        self.tell("控えを作っています…")
        self.backup_requested.emit()

    @Slot()
    def _on_examine_clicked(self) -> None:
        self._examine.setEnabled(False)
        self.tell("隅々まで点検しています…　この間に記入したものは、点検のあとに保存されます。")
        services, tasks = self._desk.services, self._desk.tasks
        tasks.read(self, services.examine, self._on_examined, self._on_examine_failed)

    def _on_examined(self, health: Health) -> None:
        self._examine.setEnabled(True)
        self.tell(words_of(health))

    def _on_examine_failed(self, error: UserError) -> None:
        self._examine.setEnabled(True)
        self.tell(f"{error.what}{error.remedy}")


def words_of(health: Health) -> str:
    """What was found, and what to do about it."""
    if health.ok:
        return f"異常なし。記録 {len(health.entries):,} 件と写真を、隅々まで確かめました。"
    lines = [f"異常が {len(health.problems)} 件見つかりました。"]
    lines += [f"・{problem}" for problem in health.problems[:_MOST]]
    if len(health.problems) > _MOST:
        lines.append(f"・ほか {len(health.problems) - _MOST} 件")
    return "\n".join([*lines, _REMEDY])
