"""Photos two in a row, and a tile to add more; photos are reordered by dragging.

Reading and recording what is added is photo_import.py.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QWidget

from wakayama_audit_gui.domain.visit import Photo
from wakayama_audit_gui.gui.screens.walk.photo_drag import dragged_photo, is_photo
from wakayama_audit_gui.gui.screens.walk.photo_list import PhotoListModel
from wakayama_audit_gui.gui.screens.walk.photo_tile import GAP, PhotoDelegate
from wakayama_audit_gui.gui.thumbnails import Thumbnails
from wakayama_audit_gui.gui.widgets.buttons import AddTile

_COLUMNS = 2
_RATIO = 0.75


class PhotoGrid(QWidget):
    """As high as its photos; the column around it scrolls.

    Signals:
        add_requested: The tile was pressed.
        chosen: Id of the photo that is current now, "" none.
        open_requested: Id of a photo to be seen large.
        remove_requested: Id of a photo to be taken off.
        moved: (photo id, place): a photo was dropped in front of the photo at that place.

    Attributes:
        list: The photos.
        tile: The tile to add more.
    """

    add_requested = Signal()
    chosen = Signal(str)
    open_requested = Signal(str)
    remove_requested = Signal(str)
    moved = Signal(str, int)

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.model = PhotoListModel(thumbnails, self)
        self._delegate = PhotoDelegate(thumbnails, self)
        self.list = _PhotoView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.tile = AddTile("追加", "Ctrl+O", self)
        self.tile.setAccessibleName("写真を追加 Ctrl+O")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.tile.clicked.connect(self.add_requested)
        self.list.activated.connect(self._on_activated)
        self.list.removal_asked.connect(self._on_removal_asked)
        self.list.dropped.connect(self.moved)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.model.modelReset.connect(self._on_model_reset)
        self.model.rowsInserted.connect(self._make_room)

    def current(self) -> Photo | None:
        """The chosen photo."""
        return self.model.photo_at(self.list.currentIndex())

    def choose(self, photo: str) -> None:
        """Choose a photo."""
        self.list.setCurrentIndex(self.model.index_of(photo))

    def hasHeightForWidth(self) -> bool:
        """Tiles grow with the column."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all tiles with the one to add."""
        rows = self.model.rowCount() // _COLUMNS + 1
        return rows * (self._tile(width).height() + GAP) - GAP

    def sizeHint(self) -> QSize:
        """For the present width."""
        width = max(self.width(), 240)
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the tiles."""
        super().resizeEvent(event)
        self._arrange()

    def _tile(self, width: int) -> QSize:
        wide = (width - GAP) // _COLUMNS
        return QSize(wide, round(wide * _RATIO))

    def _arrange(self) -> None:
        # A column that is short of room would take it from the tiles.
        self.setMinimumHeight(self.heightForWidth(self.width()))
        tile = self._tile(self.width())
        grid = QSize(tile.width() + GAP, tile.height() + GAP)
        if grid != self.list.gridSize():  # or all tiles are laid out anew
            self._delegate.tile = grid
            self.list.setGridSize(grid)
        # The grid spaces after the last column too: let that gap hang over.
        self.list.setGeometry(0, 0, self.width() + GAP + 1, self.height() + GAP)
        count = self.model.rowCount()
        column, row = count % _COLUMNS, count // _COLUMNS
        corner = QPoint(column * (tile.width() + GAP), row * (tile.height() + GAP))
        self.tile.setGeometry(QRect(corner, tile))
        self.tile.raise_()

    @Slot()
    def _make_room(self) -> None:
        self.updateGeometry()
        self._arrange()

    @Slot()
    def _on_model_reset(self) -> None:
        self._make_room()
        self.chosen.emit("")

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        photo = self.model.photo_at(index)
        self.chosen.emit(photo.id if photo else "")

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        photo = self.model.photo_at(index)
        if photo is not None:
            self.open_requested.emit(photo.id)

    @Slot()
    def _on_removal_asked(self) -> None:
        photo = self.current()
        if photo is not None:
            self.remove_requested.emit(photo.id)


class _PhotoView(QListView):
    """Tiles in a grid; takes its own photos back at another place, leaves files to the column."""

    removal_asked = Signal()
    dropped = Signal(str, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("この項目の写真")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes a photo off; Enter opens it on every platform."""
        if event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only photos of the visit."""
        event.setAccepted(is_photo(event.mimeData()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only photos of the visit."""
        event.setAccepted(is_photo(event.mimeData()))

    def dropEvent(self, event: QDropEvent) -> None:
        """Say in front of which photo it was dropped."""
        photo = dragged_photo(event.mimeData())
        index = self.indexAt(event.position().toPoint())
        self.dropped.emit(photo, index.row() if index.isValid() else self.model().rowCount())
        event.acceptProposedAction()
