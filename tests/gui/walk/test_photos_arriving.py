"""Photos that come in while one is looked at: what is in view stays where it is."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QAbstractItemModelTester

from tests.gui.walk.kit import WalkKit, picture
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.gui import thumbnails
from wakayama_audit_gui.gui.long_task import WriteProgress
from wakayama_audit_gui.gui.screens.walk import photo_tile
from wakayama_audit_gui.gui.screens.walk.evidence_panel import EvidencePanel
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.record.fact import NewFact, Receipt
from wakayama_audit_gui.use_cases.edit_photos import reorder_photos
from wakayama_audit_gui.use_cases.ports import Store


def evidence_of(screen: WalkScreen) -> EvidencePanel:
    return WalkKit.around(screen).side.evidence


def take(kit: WalkKit, screen: WalkScreen, folder: Path, *colours: str) -> list[str]:
    paths = [picture(folder, f"{colour}.png", f"#{colour}") for colour in colours]
    WalkKit.around(screen).importer.add_files(paths)
    kit.settle()
    return evidence_of(screen).grid.model.ids()


def test_what_is_chosen_and_seen_stays_when_a_photo_comes(
    walk_kit: WalkKit, tmp_path: Path
) -> None:
    screen = walk_kit.open(height=600)
    _, second, *_ = take(walk_kit, screen, tmp_path, "aa0000", "00aa00", "0000aa", "aaaa00")
    evidence = evidence_of(screen)
    QAbstractItemModelTester(
        evidence.grid.model, QAbstractItemModelTester.FailureReportingMode.Warning, walk_kit.desk
    )
    evidence.grid.choose(second)
    walk_kit.settle()
    side = WalkKit.around(screen).side.verticalScrollBar()
    side.setValue(side.maximum() // 2)
    seen, resets = side.value(), []
    assert seen > 0
    evidence.grid.model.modelReset.connect(lambda: resets.append(1))
    ids = take(walk_kit, screen, tmp_path, "00aaaa")
    assert len(ids) == 5
    assert resets == []
    chosen = evidence.grid.current()
    assert chosen is not None
    assert chosen.id == second
    assert evidence.details.isVisible()
    assert side.value() == seen
    assert evidence.grid.height() >= evidence.grid.heightForWidth(evidence.grid.width())


def test_a_photo_may_come_between_others(walk_kit: WalkKit, tmp_path: Path) -> None:
    screen = walk_kit.open()
    first, last = take(walk_kit, screen, tmp_path, "aa0000", "0000aa")
    evidence = evidence_of(screen)
    evidence.grid.choose(last)
    visit, subject = walk_kit.visit(), walk_kit.standing(1).answer.subject
    between = "f" * 32
    order: tuple[NewFact, ...] = (
        NewFact(f"photo:{between}", "answer", subject),
        NewFact(f"photo:{between}", "order", visit.photos[0].order),
        NewFact(f"photo:{between}", "added", "2099"),
    )
    walk_kit.tasks.write(
        screen,
        lambda store: walk_kit.changes(store, *order),
    )
    walk_kit.settle()
    model = evidence.grid.model
    assert model.ids() == [first, between, last]
    assert str(model.index(2).data()).startswith("写真 3 ")
    chosen = evidence.grid.current()
    assert chosen is not None
    assert chosen.id == last


def test_photos_that_change_places_are_shown_so(walk_kit: WalkKit, tmp_path: Path) -> None:
    screen = walk_kit.open()
    ids = take(walk_kit, screen, tmp_path, "aa0000", "00aa00", "0000aa")
    model = evidence_of(screen).grid.model
    walk_kit.tasks.write(
        screen, lambda store: reorder_photos(store, walk_kit.visit(), ids[::-1], walk_kit.me)
    )
    walk_kit.settle()
    assert model.ids() == ids[::-1]
    assert str(model.index(0).data()).startswith("写真 1 0000aa.png")


def test_only_what_a_photo_changes_is_painted_again(
    walk_kit: WalkKit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = walk_kit.open()
    take(walk_kit, screen, tmp_path, "aa0000")
    lines: list[int] = []
    tiles: list[int] = []
    questions: list[int] = []

    def line(index: QModelIndex) -> None:
        lines.append(index.row())

    def tile(index: QModelIndex) -> None:
        tiles.append(index.row())

    screen.frame.places.model.dataChanged.connect(line)
    evidence_of(screen).grid.model.dataChanged.connect(tile)
    monkeypatch.setattr(screen.frame.question, "refresh", lambda: questions.append(1))
    take(walk_kit, screen, tmp_path, "0000aa")
    assert set(lines) == {1}, "the item, and no heading"
    assert 0 not in tiles, "the photo that was there"
    assert questions == []


def test_a_tile_is_drawn_once_until_it_looks_different(
    walk_kit: WalkKit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    draw = photo_tile._draw

    def noted(tile: photo_tile._Tile, shown: QPixmap) -> QPixmap:
        drawn.append(tile.words)
        return draw(tile, shown)

    monkeypatch.setattr(photo_tile, "_draw", noted)
    screen = walk_kit.open()

    def seen() -> set[str]:
        """What was drawn since this was last asked."""
        screen.grab()
        walk_kit.settle()
        screen.grab()
        found = set(drawn)
        drawn.clear()
        return found

    first, _ = take(walk_kit, screen, tmp_path, "aa0000", "00aa00")
    seen()
    assert seen() == set()
    evidence = evidence_of(screen)
    evidence.grid.choose(first)
    walk_kit.commit(evidence.details.caption.edit, "入口")
    evidence.details.caption.edit.flush()
    walk_kit.settle()
    assert seen() == {"1  入口"}
    take(walk_kit, screen, tmp_path, "0000aa")
    assert seen() == {"3  0000aa.png"}
    evidence.grid.list.resize(evidence.grid.list.size() * 1.5)
    evidence.grid._delegate.tile = evidence.grid._delegate.tile * 1.5
    evidence.grid.list.setGridSize(evidence.grid._delegate.tile)
    assert len(seen()) == 3


def test_a_thumbnail_is_never_unfolded_on_the_thread_that_paints(
    walk_kit: WalkKit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    unfold = thumbnails.decoded

    def noted(data: bytes) -> QImage:
        threads.append(threading.current_thread())
        return unfold(data)

    monkeypatch.setattr(thumbnails, "decoded", noted)
    screen = walk_kit.open()
    take(walk_kit, screen, tmp_path, "aa0000")
    screen.grab()
    walk_kit.settle()
    assert threads
    assert threading.main_thread() not in threads


def test_a_burst_of_photos_is_shown_at_few_times_and_whole(walk_kit: WalkKit) -> None:
    screen = walk_kit.open()
    subject = walk_kit.standing(1).answer.subject
    shown: list[object] = []
    recorded = threading.Event()
    screen.walk.changed.connect(shown.append)

    def job(store: Store, progress: WriteProgress) -> None:
        for number in range(50):
            photo = f"photo:{number:032}"
            facts = (NewFact(photo, "answer", subject), NewFact(photo, "order", number))
            changes = walk_kit.changes(store, *facts)
            progress.committed(changes._replace(batch="取込"))
        recorded.set()

    walk_kit.tasks.long_write(screen, job)
    recorded.wait()  # the window was busy all the while
    walk_kit.settle()
    assert len(shown) < 10
    assert screen.walk.visit == walk_kit.visit()
    assert evidence_of(screen).grid.model.ids() == [f"{number:032}" for number in range(50)]
    walk_kit.desk.undo()
    walk_kit.settle()
    assert evidence_of(screen).grid.model.ids() == [], "taken back as one act"


class Held:
    """Lets a number of photos into the record and holds the next one up."""

    def __init__(self, kit: WalkKit, photos: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self._go_on, self._left = threading.Event(), threading.Event(), photos
        self._append = kit.store.append
        monkeypatch.setattr(kit.store, "append", self._count)

    def let_go(self) -> None:
        self._go_on.set()

    def _count(self, *args: Any) -> Receipt:  # noqa: ANN401 - whatever append takes
        if len(args) > 3 and args[3]:
            self._left -= 1
            if self._left < 0:
                self.reached.set()
                assert self._go_on.wait(20)
        return self._append(*args)


COLOURS = ("aa0000", "00aa00", "0000aa", "aaaa00", "00aaaa")


def begin(kit: WalkKit, screen: WalkScreen, folder: Path, held: Held) -> None:
    paths = [picture(folder, f"{colour}.png", f"#{colour}") for colour in COLOURS]
    WalkKit.around(screen).importer.add_files(paths)
    kit.qtbot.waitUntil(held.reached.is_set)
    kit.qtbot.waitUntil(lambda: kit.desk.undo_label == "写真を 2 枚取り込んだ")


def test_what_is_answered_while_photos_come_is_taken_back_before_them(
    walk_kit: WalkKit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = walk_kit.open()
    told: list[str] = []
    screen.told.connect(told.append)
    held = Held(walk_kit, 2, monkeypatch)
    begin(walk_kit, screen, tmp_path, held)
    screen.walk.answer(Verdict.CONFORMING)
    walk_kit.qtbot.waitUntil(lambda: not screen.walk.writer.pending)
    held.let_go()
    walk_kit.settle()
    assert told == ["写真を 5 枚取り込みました。"], "without 元に戻す, which would undo the answer"
    walk_kit.desk.undo()
    walk_kit.settle()
    assert walk_kit.standing(1).answer.verdict is Verdict.UNANSWERED
    assert walk_kit.desk.undo_label == "写真を 5 枚取り込んだ"
    walk_kit.desk.undo()
    walk_kit.settle()
    assert [photo for photo in walk_kit.visit().photos if not photo.removed] == []
    assert walk_kit.desk.undo_label == ""
    walk_kit.desk.redo()
    walk_kit.settle()
    assert len(walk_kit.visit().photos_of(walk_kit.standing(1).answer.subject)) == 5


def test_taking_back_an_import_under_way_stops_it_and_takes_back_all_of_it(
    walk_kit: WalkKit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = walk_kit.open()
    held = Held(walk_kit, 2, monkeypatch)
    begin(walk_kit, screen, tmp_path, held)
    undone: list[str] = []
    walk_kit.desk.undone.connect(undone.append)
    walk_kit.desk.undo()
    walk_kit.desk.undo()
    held.let_go()
    walk_kit.settle()
    assert undone == ["写真を 3 枚取り込んだ"], "the one on its way was still recorded"
    assert evidence_of(screen).grid.model.ids() == []
    walk_kit.desk.redo()
    walk_kit.settle()
    assert len(evidence_of(screen).grid.model.ids()) == 3
