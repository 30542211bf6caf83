"""How long the board takes until it is painted, after another filter and after a page of scrolling.

Run in a process of its own, offscreen: ``python -m bench.board FOLDER [--quick]``; prints JSON.
Ten years of a whole city are read from a real workspace; the larger sizes are handed to the same
screen, since filling them takes many minutes. What the findings say is in board_findings.py. The
120 ms that a pause in typing lasts before words are looked for are not in the figures.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractSlider, QApplication

from bench.board_findings import (
    ABSENT_WORD,
    COMMON_WORD,
    FIRST_YEAR,
    RARE_WORD,
    filing,
    make_findings,
)
from wakayama_audit_gui.bootstrap.house import House
from wakayama_audit_gui.domain.deadline import with_last_days
from wakayama_audit_gui.domain.finding_filter import DUES, OPEN, FindingFilter, FindingIndex
from wakayama_audit_gui.domain.finding_order import SortBy
from wakayama_audit_gui.gui.application import create_application
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.screens.board.jobs import Ledger, read_ledger
from wakayama_audit_gui.gui.screens.board.screen import BoardScreen
from wakayama_audit_gui.gui.session import Session
from wakayama_audit_gui.gui.year_wiring import BOARD
from wakayama_audit_gui.paths import DATA_VARIABLE, find_paths
from wakayama_audit_gui.settings import Settings
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_findings import FINDINGS

_TEN_YEARS = 400
"""About 40 findings a year."""

_BOARD = 100_000
_MUNICIPALITIES = 1_700 * 70
"""As many findings as the published report has, in each."""

_GROWING = (_TEN_YEARS, 10_000, _BOARD, _MUNICIPALITIES)
_TOGETHER = 50
_BY = "f0" * 16
_TURNS, _PAGES = 5, 60
_PATIENCE_S = 30

FILTERS = {
    "all": FindingFilter(),
    "open": FindingFilter(states=(OPEN,)),
    "three states": FindingFilter(states=("計画待ち", "改善中", "継続")),
    "common word": FindingFilter(words=COMMON_WORD),
    "rare word": FindingFilter(words=RARE_WORD),
    "absent word": FindingFilter(words=ABSENT_WORD),
    "two words": FindingFilter(words=f"{COMMON_WORD} 見本7課"),
    "section": FindingFilter(sections=("見本7課",)),
    "year and class": FindingFilter(kind="指摘", fiscal_years=(FIRST_YEAR + 3,)),
    **{due: FindingFilter(dues=(due,)) for due in DUES},
}


class Taken(NamedTuple):
    """Milliseconds that went by, and those in which the window's thread was at work."""

    all: float
    own: float


class Eye(QObject):
    """Sees that the window was painted.

    Args:
        window: The window.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.painted = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window paints all that changed in one go, before this event is over."""
        self.painted = self.painted or event.type() == QEvent.Type.UpdateRequest
        return super().eventFilter(watched, event)

    def until_painted_ms(self, act: Callable[[], object]) -> Taken:
        """How long from doing something until the window stands as it then looks."""
        begin, own = time.perf_counter(), time.thread_time()
        self.painted = False
        act()
        while not self.painted:
            QApplication.processEvents()
            if time.perf_counter() - begin > _PATIENCE_S:
                raise RuntimeError("the board was not painted")
        # What a layout put off to the next turn is painted in the same way.
        QApplication.processEvents()
        return Taken((time.perf_counter() - begin) * 1000, (time.thread_time() - own) * 1000)


def main(folder: Path, *, quick: bool) -> None:
    """Measures and prints."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ[DATA_VARIABLE] = str(folder)
    house = House(find_paths())
    application = create_application(sys.argv[:1], house.paths.resources)
    opened = house.create_workspace(folder / "board.kansafile")
    visit = opened.call(lambda store: house.fill_sample(store, lambda *_: None)).result()
    read_s = opened.call(partial(_fill_and_read, house)).result()
    window = MainWindow()
    window.resize(1366, 768)
    session = Session(window, house, Settings(), lambda _settings: None, application.appearance)
    session.enter(opened, visit)
    window.show()
    try:
        _wait_until(window.is_answerable)
        window.show_screen(BOARD)
        screen = window.findChild(BoardScreen)
        assert isinstance(screen, BoardScreen)
        _wait_until(lambda: screen.list.model().rowCount() > 0)
        eye = Eye(window)
        sizes = [n for n in _GROWING if not quick or n <= _BOARD]
        measured = [_measure(house, screen, eye, size) for size in sizes]
    finally:
        session.leave_quietly()  # else its threads would keep the process alive
    goal = next(size for size in measured if size["findings"] == _BOARD)
    told = {
        "board_filter_ms": goal["slowest_filter_ms"],
        "board_scroll_ms": goal["scroll_ms_p95"],
        "ten_years_read_s": read_s,
        "sizes": measured,
    }
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")


def _fill_and_read(house: House, store: Store) -> float:
    findings = make_findings(house.catalogue(), _TEN_YEARS)
    for begin in range(0, len(findings), _TOGETHER):
        together = findings[begin : begin + _TOGETHER]
        store.append(FINDINGS, _BY, [fact for finding in together for fact in filing(finding)])
    begun = time.perf_counter()
    found = read_ledger(house, None, store).found
    if len(found.findings) < _TEN_YEARS:
        raise RuntimeError("findings are missing")
    return round(time.perf_counter() - begun, 3)


def _measure(house: House, screen: BoardScreen, eye: Eye, size: int) -> dict[str, Any]:
    holidays = house.follow_up.holidays()
    findings = with_last_days(make_findings(house.catalogue(), size), holidays)
    begun = time.perf_counter()
    index = FindingIndex(findings, {})
    index_s = time.perf_counter() - begun
    screen.show_ledger(Ledger(index, {}, {}, holidays, frozenset()))
    filters = {name: _filter_ms(eye, screen, asked) for name, asked in FILTERS.items()}
    orders = {by.value: _order_ms(eye, screen, by) for by in SortBy}
    scrolls = _scroll_ms(eye, screen)
    return {
        "findings": size,
        "index_s": round(index_s, 3),
        "filter_ms": {name: taken.all for name, taken in filters.items()},
        "order_ms": {name: taken.all for name, taken in orders.items()},
        "slowest_order_ms": max(taken.all for taken in orders.values()),
        "slowest_filter_ms": max(taken.all for taken in filters.values()),
        "slowest_filter_own_ms": max(taken.own for taken in filters.values()),
        "scroll_ms_p50": round(median(taken.all for taken in scrolls), 1),
        "scroll_ms_p95": round(quantiles((taken.all for taken in scrolls), n=20)[-1], 1),
        "scroll_own_ms_p95": round(quantiles((taken.own for taken in scrolls), n=20)[-1], 1),
    }


def _filter_ms(eye: Eye, screen: BoardScreen, asked: FindingFilter) -> Taken:
    """Median of several turns, each from a list that shows something else."""
    taken = []
    for _ in range(_TURNS):
        screen.look_for(FindingFilter(kind="意見", fiscal_years=(FIRST_YEAR,)))
        _settle()
        taken.append(eye.until_painted_ms(partial(screen.look_for, asked)))
    return Taken(*(round(median(values), 1) for values in zip(*taken, strict=True)))


def _order_ms(eye: Eye, screen: BoardScreen, by: SortBy) -> Taken:
    """Median of several turns of putting the whole list in an order, and in its reverse."""
    screen.look_for(FindingFilter())
    _settle()
    taken = [eye.until_painted_ms(screen.heads.heads[by].click) for _ in range(_TURNS)]
    return Taken(*(round(median(values), 1) for values in zip(*taken, strict=True)))


def _scroll_ms(eye: Eye, screen: BoardScreen) -> list[Taken]:
    """Pages from everywhere in the whole list, each seen for the first time."""
    screen.look_for(FindingFilter())
    _settle()
    bar = screen.list.verticalScrollBar()
    taken = []
    for page in range(_PAGES):
        bar.setValue(bar.maximum() * page // _PAGES)
        _settle()
        step = partial(bar.triggerAction, QAbstractSlider.SliderAction.SliderPageStepAdd)
        taken.append(eye.until_painted_ms(step))
    return taken


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def _wait_until(holds: Callable[[], bool]) -> None:
    begin = time.perf_counter()
    while not holds():
        QApplication.processEvents()
        if time.perf_counter() - begin > _PATIENCE_S:
            raise RuntimeError("the board was not opened")


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), quick="--quick" in sys.argv)
