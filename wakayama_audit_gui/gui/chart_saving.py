"""Saving a chart as a picture or its figures as a spreadsheet, from any screen.

How a picture is drawn is widgets/chart_picture.py's, how a table looks outputs/excel's.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wakayama_audit_gui.domain.chart import ChartTable
from wakayama_audit_gui.gui.asking import ask_where
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.widgets.chart_card import ChartCard
from wakayama_audit_gui.gui.widgets.chart_picture import pdf_of, png_of
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.save_paper import save_paper

_KINDS = {".png": "PNG (*.png)", ".pdf": "PDF (*.pdf)", ".xlsx": "Excel (*.xlsx)"}
_NO_NAME = str.maketrans(dict.fromkeys('\\/:*?"<>|', "・"))


class ChartSaver(QObject):
    """Asks for a name and saves.

    Args:
        desk: Its tasks write the file.
        host: The screen; the dialog stands over it.

    Signals:
        announced: A sentence about what was saved.
    """

    announced = Signal(str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._host = host

    def ask(self, card: ChartCard, table: ChartTable, suffix: str) -> None:
        """Ask where a chart is to be saved, and save it."""
        name = f"{table.title.translate(_NO_NAME)}{suffix}"

        def then(path: Path) -> None:
            self.save(card, table, path, suffix)

        ask_where(self._host, "図を保存", name, then, _KINDS[suffix])

    def save(self, card: ChartCard, table: ChartTable, path: Path, suffix: str) -> None:
        """Write a chart; the name gets the suffix if it has another. A failure is said."""
        charts = self._desk.services.charts
        if path.suffix.lower() != suffix:
            path = path.with_name(path.name + suffix)
        data = b""
        if suffix == ".png":
            data = png_of(card.chart, card.title, card.note)
        elif suffix == ".pdf":
            data = pdf_of(card.chart, card.title, card.note)

        def job(_store: Store, _progress: object) -> str:
            save_paper(data or charts.book((table,)), path)
            return path.name

        self._desk.tasks.long_read(
            self, job, lambda name: self.announced.emit(f"「{name}」を保存しました")
        )
