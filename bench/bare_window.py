"""The smallest PySide6 window with explicit imports: what start-up is compared with.

Says ``first-paint`` once it has been painted, then closes.
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class BareWindow(QWidget):
    """Paints one line and says so."""

    def __init__(self) -> None:
        super().__init__()
        self._told = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws, and tells the measuring parent on the first time."""
        painter = QPainter(self)
        painter.drawText(40, 40, "first paint")
        painter.end()
        if not self._told:
            self._told = True
            QTimer.singleShot(0, _tell)


def _tell() -> None:
    sys.stdout.write("first-paint\n")
    sys.stdout.flush()
    QApplication.quit()


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = BareWindow()
    window.resize(1366, 768)
    window.show()
    sys.exit(application.exec())
