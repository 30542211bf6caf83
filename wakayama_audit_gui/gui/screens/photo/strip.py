"""The photos of the visit in a row, small; the one that is shown is marked.

Making thumbnails is photos' and happens at import; a missing one is made again off this thread.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wakayama_audit_gui.domain.mark import hidden_places
from wakayama_audit_gui.domain.visit import Photo
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.theme import Size, Tone, colours, font, scaled
from wakayama_audit_gui.gui.widgets.painted_text import draw_text
from wakayama_audit_gui.gui.widgets.surface import fill, paint_ring
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_photos import photo_rendering, picture_of

_PHOTO = int(Qt.ItemDataRole.UserRole) + 1
_PICTURE = _PHOTO + 1
_CHECKED = _PICTURE + 1
_EDGE = 72

Index = QModelIndex | QPersistentModelIndex


class FilmDelegate(QStyledItemDelegate):
    """Draws one thumbnail with its number."""

    def __init__(self, view: FilmStrip) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Of one thumbnail; a little wider than high."""
        return QSize(round(scaled(_EDGE) * 1.35), scaled(_EDGE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw picture, number and mark."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        chosen = colours()
        area = QRectF(option.rect).adjusted(3, 3, -3, -3)
        fill(painter, area, chosen.track)
        picture = index.data(_PICTURE)
        if picture is None:
            self._view.read(index.row())
        if isinstance(picture, QPixmap) and not picture.isNull():
            part = _middle_part(picture, area.width() / area.height())
            painter.drawPixmap(area, picture, part)
        number = QRectF(area.left(), area.bottom() - scaled(18), scaled(26), scaled(18))
        fill(painter, number, chosen.bar)
        painter.setFont(font(Size.SMALL, bold=True))
        painter.setPen(chosen.on_bar)
        draw_text(painter, number, int(Qt.AlignmentFlag.AlignCenter), str(index.row() + 1))
        self._paint_state(painter, area, str(index.data(_CHECKED) or ""))
        if self._view.currentIndex() == index:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = chosen.focus if self._view.hasFocus() else chosen.tones[Tone.AI].mark
            paint_ring(painter, QRectF(option.rect), ring, radius=4)
        painter.restore()

    @staticmethod
    def _paint_state(painter: QPainter, area: QRectF, words: str) -> None:
        """済 or 未 of 写り込み確認, and ■ where something is hidden, in the upper corner."""
        width = scaled(14) * len(words) + 8
        tag = QRectF(area.right() - width, area.top(), width, scaled(18))
        fill(painter, tag, colours().bar)
        painter.setFont(font(Size.SMALL))
        painter.setPen(colours().on_bar)
        draw_text(painter, tag, int(Qt.AlignmentFlag.AlignCenter), words)


class FilmStrip(QListView):
    """The row.

    Signals:
        chosen: Position of the photo to be shown.
    """

    chosen = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pictures = QStandardItemModel(self)
        self._photos: tuple[Photo, ...] = ()
        self._asked: set[str] = set()
        self.setModel(self._pictures)
        self.setItemDelegate(FilmDelegate(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFixedHeight(scaled(_EDGE) + 14)
        self.setAccessibleName("この視察の写真")
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """Show the photos of a visit; the same photos stay as they are."""
        shown, self._photos = self._photos, tuple(photos)
        if [photo.id for photo in shown] != [photo.id for photo in photos]:
            self._pictures.clear()
            for _ in photos:
                self._pictures.appendRow(QStandardItem())
        for row, photo in enumerate(photos):
            item = self._pictures.item(row)
            if item.data(_PHOTO) != picture_of(photo):
                # The old thumbnail stays until the new one is there.
                item.setData(picture_of(photo), _PHOTO)
                self._asked.discard(picture_of(photo))
                if item.data(_PICTURE) is not None:
                    self.read(row)
        self._show_states()

    def _show_states(self) -> None:
        for row, photo in enumerate(self._photos):
            words = (
                f"{'■' if hidden_places(photo.marks) else ''}{'済' if photo.is_checked else '未'}"
            )
            item = self._pictures.item(row)
            if item.data(_CHECKED) != words:
                item.setData(words, _CHECKED)
                checked = "写り込み確認済" if photo.is_checked else "写り込み未確認"
                hidden = f" 隠した所 {places}" if (places := hidden_places(photo.marks)) else ""
                said = f"写真 {row + 1} {photo.name} {checked}{hidden}"
                item.setData(said, Qt.ItemDataRole.AccessibleTextRole)

    def mark(self, position: int) -> None:
        """Mark the photo that is shown, and bring it into view."""
        index = self._pictures.index(position, 0)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        self.scrollTo(index)

    def read(self, row: int) -> None:
        """Read a thumbnail that is seen for the first time."""
        photo = self._photos[row]
        if picture_of(photo) in self._asked:
            return
        self._asked.add(picture_of(photo))
        services = self._desk.services

        def job(store: Store, _progress: object) -> QImage:
            try:
                return QImage.fromData(photo_rendering(store, services.workshop(), photo, "thumb"))
            except UserError:
                return QImage()

        def done(image: QImage) -> None:
            picture = QPixmap.fromImage(image)
            for number in range(self._pictures.rowCount()):
                item = self._pictures.item(number)
                if item.data(_PHOTO) == picture_of(photo):
                    item.setData(picture, _PICTURE)

        self._desk.tasks.long_read(self, job, done)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.row())


def _middle_part(picture: QPixmap, ratio: float) -> QRectF:
    """The largest part of a picture with this width by height, around its middle."""
    width, height = float(picture.width()), float(picture.height())
    part = QSize(round(min(width, height * ratio)), round(min(height, width / ratio)))
    return QRectF(
        (width - part.width()) / 2, (height - part.height()) / 2, part.width(), part.height()
    )
