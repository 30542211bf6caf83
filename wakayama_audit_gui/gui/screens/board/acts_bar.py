"""What can be done with the findings shown: handing out, taking in, following.

What is done is errands.py's; what narrows the list is filter_bar.py; how many are shown stands
above the list, in column_heads.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.gui.widgets.buttons import PlainButton
from wakayama_audit_gui.gui.widgets.choice_popup import Choice, ChoicePopup
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout


class Act(StrEnum):
    """What can be done with what is chosen, or with all that is shown."""

    NOTICES = "通知文（PDF）"
    PLANS = "改善計画書（Excel・PDF）"
    STATUSES = "改善状況表（Excel・PDF）"
    REMINDERS = "督促の一覧（PDF）"
    LIST = "この一覧（Excel）"
    FILES = "返ってきたファイルを選ぶ"
    FOLDER = "返ってきたファイルのフォルダーを選ぶ"
    CHOOSE_ALL = "表示しているものをすべて選ぶ"


_OUT = {
    Act.NOTICES: "課ごとに一通。宛先・文書番号・期限が入ります。",
    Act.PLANS: "課ごとに、原因・改善内容・担当・期限を書いてもらいます。",
    Act.STATUSES: "課ごとに、その後の状況を書いてもらいます。",
    Act.REMINDERS: "期限を過ぎたものと、7日以内のものを課ごとに。自己点検票と調査票も入ります。",
    Act.LIST: "今の並びと絞り込みのまま、一行に一件。",
    Act.CHOOSE_ALL: "",
}
_BACK = {
    Act.FILES: "改善計画書・改善状況表の Excel。幾つでも一度に選べます。",
    Act.FOLDER: "フォルダーの中の Excel をすべて読みます。",
}


class ActsBar(QWidget):
    """The buttons, wrapped to the width.

    Args:
        host: The lists to choose from float over it.

    Signals:
        act_chosen: An `Act`.

    Attributes:
        out: 書き出す: papers for the 課, and the list itself.
        back: 取り込む.
        follow: フォローアップ.
        analysis: Leads to 集計.
        sticks: Leads to lent USBメモリ.
        popup: The list that is open, or was last.
        scope: What an act is about, in words; shown in the lists.
    """

    act_chosen = Signal(object)

    def __init__(self, host: QWidget) -> None:
        super().__init__()
        self.scope = ""
        self.out = PlainButton("書き出す", icon="file-down", touch=True)
        self.back = PlainButton("取り込む", icon="file-plus", touch=True)
        self.follow = PlainButton("フォローアップ", icon="camera", touch=True)
        self.analysis = PlainButton("集計", icon="chart-column", touch=True)
        self.analysis.setAccessibleName("集計を開く")
        self.sticks = PlainButton("USBメモリ", icon="clipboard-check", touch=True)
        self.sticks.setAccessibleName("USBメモリの台帳と照合を開く")
        row = FlowLayout(self)
        for act in (self.out, self.back, self.follow, self.analysis, self.sticks):
            row.addWidget(act)
        self.popup = ChoicePopup(host, "すること")
        self.popup.chosen.connect(self._on_chosen)
        self.out.clicked.connect(self._on_out_clicked)
        self.back.clicked.connect(self._on_back_clicked)

    @Slot(object)
    def _on_chosen(self, act: str) -> None:
        # A model of Qt hands back the plain string of an enum.
        self.act_chosen.emit(Act(act))

    @Slot()
    def _on_out_clicked(self) -> None:
        self._offer(_OUT, self.out)

    @Slot()
    def _on_back_clicked(self) -> None:
        self._offer(_BACK, self.back)

    def _offer(self, acts: Mapping[Act, str], beside: QWidget) -> None:
        self.popup.offer(self._choices(acts), beside)

    def _choices(self, acts: Mapping[Act, str]) -> Sequence[Choice]:
        named = {Act.FILES, Act.FOLDER, Act.CHOOSE_ALL}
        return [
            Choice(act.value if act in named else f"{act.value}　{self.scope}", detail, act)
            for act, detail in acts.items()
        ]
