"""What the camera sees, or the photo just taken, fitted into its place.

Where the picture comes from and what happens with it is screen.py.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wakayama_audit_gui.gui.theme import Tone, colours, font
from wakayama_audit_gui.gui.widgets.painted_text import draw_text
from wakayama_audit_gui.gui.widgets.surface import fill


class Finder(QWidget):
    """One picture, or words in its place."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self._words = ""
        self._still = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As large as it gets."""
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        """May be small."""
        return QSize(200, 120)

    def show_view(self, image: QImage) -> None:
        """Show what is seen just now; quickly drawn."""
        self._show(image, "", still=False)

    def show_photo(self, image: QImage) -> None:
        """Show a photo that was taken; finely drawn."""
        self._show(image, "", still=True)

    def show_words(self, words: str) -> None:
        """Say something while there is no picture."""
        self._show(QImage(), words, still=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it on a calm ground."""
        painter = QPainter(self)
        chosen = colours()
        fill(painter, QRectF(self.rect()), chosen.track)
        if not self.image.isNull():
            smooth = QPainter.RenderHint.SmoothPixmapTransform
            painter.setRenderHint(smooth, self._still)
            painter.drawImage(self._area(), self.image, QRectF(self.image.rect()))
        elif self._words:
            painter.setFont(font())
            painter.setPen(chosen.text(Tone.SECOND))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            draw_text(painter, QRectF(self.rect()).adjusted(24, 24, -24, -24), flags, self._words)

    def _show(self, image: QImage, words: str, *, still: bool) -> None:
        self.image, self._words, self._still = image, words, still
        self.setAccessibleName(words or ("撮った写真" if still else "カメラの映像"))
        self.update()

    def _area(self) -> QRectF:
        fitted = QSizeF(self.image.size()).scaled(
            QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio
        )
        area = QRectF(0, 0, fitted.width(), fitted.height())
        area.moveCenter(QRectF(self.rect()).center())
        return area
