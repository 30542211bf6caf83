"""改善の前後: what was photographed when it was found, and in the follow-up, side by side.

Which photos they are is read by use_cases/read_follow_up.py.
"""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from wakayama_audit_gui.domain.calendar import short_date
from wakayama_audit_gui.domain.finding_life import LedgerFinding
from wakayama_audit_gui.domain.visit import Photo
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.thumbnails import Thumbnails
from wakayama_audit_gui.gui.widgets.picture_tile import PictureTile
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.use_cases.read_follow_up import BeforeAfter, read_before_after
from wakayama_audit_gui.use_cases.read_photos import picture_of

_MOST = 3
"""Pairs that are shown; the others are seen in the visits."""


class BeforeAfterPanel(QWidget):
    """Pairs of photos of one finding; hidden while it has no visit.

    Args:
        desk: Its tasks read.

    Signals:
        visit_requested: (visit id, subject) where a photo was taken.

    Attributes:
        tiles: What is shown, before and after in turn.
    """

    visit_requested = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._thumbnails = Thumbnails(desk, self)
        self._finding: LedgerFinding | None = None
        self._photos: dict[PictureTile, Photo] = {}
        self.tiles: list[PictureTile] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(PlainLabel("改善の前後", bold=True))
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        column.addLayout(self._grid)
        self._more = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        column.addWidget(self._more)
        self._thumbnails.arrived.connect(self._on_thumbnail_arrived)
        self.hide()

    def show_finding(self, finding: LedgerFinding | None) -> None:
        """Read and show what there is of a finding; None shows nothing."""
        if finding is None or self._finding is None or finding.id != self._finding.id:
            self._empty()
            self.hide()
        self._finding = finding
        if finding is not None:
            self._desk.tasks.read(
                self,
                lambda store: (finding, read_before_after(store, finding)),
                self._on_read,
            )

    def _on_read(self, read: tuple[LedgerFinding, BeforeAfter]) -> None:
        finding, found = read
        if finding != self._finding:
            return
        self._empty()
        if not (found.found_on or found.follow_up):
            return
        before, after = found.before[:_MOST], found.after[:_MOST]
        for number, pair in enumerate(zip_longest(before, after)):
            self._add(number, pair, found, finding)
        if not self.tiles:
            self._add(0, (None, None), found, finding)
        more = max(len(found.before), len(found.after)) - _MOST
        self._more.setText(f"ほか {more} 組は視察で見られます。")
        self._more.setVisible(more > 0)
        self.show()

    def _add(
        self,
        row: int,
        pair: tuple[Photo | None, Photo | None],
        found: BeforeAfter,
        finding: LedgerFinding,
    ) -> None:
        later = "写真はありません" if found.follow_up else "フォローアップで撮影"
        ends = (
            ("前", found.found_on, "写真はありません", finding.visit, f"answer:{finding.id}"),
            ("後", found.followed_on, later, found.follow_up, found.answer),
        )
        for at, (photo, (side, day, nothing, visit, subject)) in enumerate(
            zip(pair, ends, strict=True)
        ):
            taken = short_date((photo.taken if photo else "") or day)
            words = f"{side}　{taken}" if photo else f"{side}\n{nothing}"
            tile = PictureTile(words, awaited=photo is not None)
            tile.setAccessibleName(words.replace("\n", "　"))
            self._grid.addWidget(tile, row, at)
            self.tiles.append(tile)
            if photo is not None:
                self._photos[tile] = photo
                tile.clicked.connect(
                    lambda _=False, visit=visit, subject=subject: self.visit_requested.emit(
                        visit, subject
                    )
                )
                self._show(tile, photo)

    def _show(self, tile: PictureTile, photo: Photo) -> None:
        if self._thumbnails.damaged(photo):
            tile.show_picture(None, "原本を読めません")
        elif (picture := self._thumbnails.of(photo)) is not None:
            tile.show_picture(picture)

    @Slot(str)
    def _on_thumbnail_arrived(self, picture: str) -> None:
        for tile, photo in self._photos.items():
            if picture_of(photo) == picture:
                self._show(tile, photo)

    def _empty(self) -> None:
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = []
        self._photos = {}
        self._more.hide()
