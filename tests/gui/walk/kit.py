"""A walkthrough over a store in memory that can be held up or made to fail."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from threading import Event
from typing import TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from wakayama_audit_gui.definitions.catalogue import load_catalogue
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.signature import PaperKind, Seal
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Row, Visit, VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.walk.screen import WalkScreen
from wakayama_audit_gui.gui.screens.walk.surroundings import Surroundings
from wakayama_audit_gui.gui.services import Services
from wakayama_audit_gui.gui.tasks import Tasks
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.photos.workshop import PillowWorkshop
from wakayama_audit_gui.record.fact import JsonValue, NewFact, Receipt
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.record.sealing import SEALED, seal_subject
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.edit_office import add_person, found_office
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_visit import read_visit, visit_book
from wakayama_audit_gui.use_cases.seal_value import seal_value

T = TypeVar("T")

NOW = datetime(2026, 10, 21, 10, 41, 7, tzinfo=timezone(timedelta(hours=9)))
VISIT = "a" * 32
DISK_FULL = UserError(
    "空き容量が足りません（あと 1,234 KB 必要です）。", "片付けてください。", code="disk_full"
)


class WaywardStore(MemoryStore):
    """A store that can be held up before a commit, or refuse it.

    Attributes:
        gate: Appending waits until it is set.
        error: Raised instead of appending, while not None.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gate = Event()
        self.gate.set()
        self.error: UserError | None = None

    def append(
        self, book: str, by: str, facts: Sequence[NewFact], blobs: Sequence[bytes] = ()
    ) -> Receipt:
        self.gate.wait(20)
        if self.error is not None:
            raise self.error
        return super().append(book, by, facts, blobs)


class BenchServices:
    """What the screen needs of `Services`."""

    def catalogue(self) -> Catalogue:
        return real_catalogue()

    def workshop(self) -> PhotoWorkshop:
        return PillowWorkshop()

    def now(self) -> datetime:
        return NOW


@lru_cache(maxsize=1)
def real_catalogue() -> Catalogue:
    """The definitions of the project."""
    return load_catalogue(find_paths().checklists).catalogue


def item(number: int, **changes: JsonValue) -> dict[str, JsonValue]:
    """One item of a stored checklist, with everything an item can have."""
    return {
        "id": f"item_{number}",
        "title": f"項目{number}",
        "question": f"問い{number}は守られているか。",
        "methods": ["視察", "閲覧"],
        "criteria": [
            {
                "no": f"4.2({number})ウ",
                "document": "対策基準",
                "quote": f"条文{number}を講じなければならない。",
                "subject": "情報システム管理者",
                "modality": "義務",
                "estimated": False,
            }
        ],
        "look": [f"見るところ{number}の一", f"見るところ{number}の二"],
        "photograph": ["全景"],
        "never": ["来訪者の顔"],
        "ask": [{"whom": "担当者", "question": "どう区別しますか。"}],
        "documents": ["入退室管理簿", "許可者一覧"],
        "machine": "",
        "jis": ["7.2 物理的入退"],
        "draft": {"指摘": f"措置{number}を講ずべきである。", "意見": f"措置{number}が望ましい。"},
        "precedents": [],
        "prior": [],
        "systems": ["S01"],
        **changes,
    }


def precedent(code: str = "3.3.2-3", kind: str = "指摘") -> dict[str, JsonValue]:
    """An earlier finding as it stands in a checklist."""
    return {
        "code": code,
        "class": kind,
        "text": f"{code}の措置をすべきである。",
        "page": 48,
        "system": "S01",
        "sections": ["デジタル推進課"],
        "year": "令和4年度",
    }


def place_facts(
    place: str, name: str, order: int, items: Sequence[Mapping[str, JsonValue]], kind: str = "可"
) -> tuple[list[NewFact], bytes]:
    """Facts and checklist of a place."""
    content = {"v": 1, "place": {"template": "", "name": name}, "items": list(items)}
    blob = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    permission: JsonValue = {"kind": kind, "by": "", "at": ""}
    values: dict[str, JsonValue] = {
        "name": name,
        "template": "",
        "order": order,
        "section": "デジタル推進課",
        "permission": permission,
        "checklist": sha256_of(blob),
        "removed": False,
    }
    return [NewFact(f"place:{place}", field, value) for field, value in values.items()], blob


class WalkKit:
    """A desk, a screen on it, and one visit."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.store = WaywardStore()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="database")
        self.tasks = Tasks(self._call, self._proxy)
        self.desk = Desk(self.tasks, cast("Services", BenchServices()))
        found_office(self.store, "監査", "和歌山市", today=NOW.date())
        self.me = add_person(self.store, "見本 太郎", "監査人", "総務課", "").made
        self.other = add_person(self.store, "見本 花子", "監査人", "総務課", self.me).made
        self.desk.person = self.me
        self.desk.office = read_office(self.store)
        self.noted: list[str] = []

    # --- the record --------------------------------------------------------------------------

    def make_visit(
        self,
        places: Mapping[str, Sequence[Mapping[str, JsonValue]]],
        *,
        visit: str = VISIT,
        scheduled: str = "2026-10-21",
        kind: str = "可",
    ) -> str:
        """Record a visit: place name → items."""
        auditors: list[JsonValue] = [self.me, self.other]
        names: JsonValue = {"S01": "行政ネットワーク"}
        values: dict[str, JsonValue] = {
            "title": "行政ネットワークシステム",
            "systems": ["S01"],
            "system_names": names,
            "fiscal_year": 2026,
            "audit_kind": "情報セキュリティ監査",
            "scheduled": scheduled,
            "state": "記入中",
            "revision": 0,
            "sheet_no": "R8-01",
            "lead": self.me,
            "auditors": auditors,
            "removed": False,
        }
        facts = [NewFact(f"visit:{visit}", field, value) for field, value in values.items()]
        blobs = []
        for order, (name, items) in enumerate(places.items()):
            place, blob = place_facts(f"{visit[0]}{order:031d}", name, order, items, kind)
            facts += place
            blobs.append(blob)
        self.store.append(visit_book(visit), self.me, facts, blobs)
        return visit

    def record(self, *facts: NewFact, by: str = "") -> None:
        """Record facts of the visit behind the screen's back, as another laptop would."""
        self.store.append(visit_book(VISIT), by or self.me, facts)

    def changes(self, store: Store, *facts: NewFact) -> Changes:
        """Record facts of the visit as an act."""
        return Changes("記録した", (store.append(visit_book(VISIT), self.me, facts),))

    def visit(self) -> Visit:
        """The visit as it stands in the record."""
        return read_visit(self.store, VISIT)

    def standing(self, number: int) -> Row:
        """A row as it stands in the record, by its number."""
        return list(self.visit().rows())[number - 1]

    # --- the screen --------------------------------------------------------------------------

    def open(self, *, width: int = 1366, height: int = 768, subject: str = "") -> WalkScreen:
        """Show the visit in a screen."""
        screen = WalkScreen(self.desk)
        self.qtbot.addWidget(screen)
        screen.noted.connect(self.noted.append)
        screen.resize(width, height)
        screen.open_visit(VISIT, subject)
        with self.qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        self.settle()
        assert screen.around is not None
        self.settle()
        return screen

    @staticmethod
    def around(screen: WalkScreen) -> Surroundings:
        """What is around the question."""
        found = screen.around
        assert isinstance(found, Surroundings)
        return found

    def settle(self) -> None:
        """Wait until everything asked for came back and is painted."""
        self.qtbot.waitUntil(lambda: not self.tasks.busy)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.tasks.busy)

    def press(
        self,
        widget: QWidget,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key and wait for what comes of it."""
        QTest.keyClick(widget, key, modifiers)
        self.settle()

    def go_to(self, screen: WalkScreen, number: int) -> Row:
        """Put an item in view."""
        row = list(screen.walk.rows)[number - 1]
        screen.walk.choose(row.answer.subject)
        self.settle()
        return row

    @staticmethod
    def compose(field: QWidget, preedit: str) -> None:
        """Let the input method show what is being composed."""
        QApplication.sendEvent(field, QInputMethodEvent(preedit, []))

    @staticmethod
    def commit(field: QWidget, text: str) -> None:
        """Let the input method commit text."""
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(field, event)

    def close(self) -> None:
        """Let the threads end."""
        self.store.gate.set()
        self.tasks.close()
        self._thread.shutdown()
        self.desk.deleteLater()
        self.tasks.deleteLater()

    def _call(self, job: Callable[..., T]) -> Future[T]:
        return self._thread.submit(job, self.store)

    def _proxy(self) -> WaywardStore:
        return self.store


def answers(kit: WalkKit) -> list[Verdict]:
    """Every verdict in the record, in order."""
    return [row.answer.verdict for row in kit.visit().rows()]


def two_places() -> dict[str, list[dict[str, JsonValue]]]:
    """Five items in two places: one with an open earlier finding, one estimated."""
    estimated: JsonValue = [
        {
            "no": "6.4",
            "document": "対策基準",
            "quote": "",
            "subject": "",
            "modality": "",
            "estimated": True,
        }
    ]
    open_finding: JsonValue = [precedent(), precedent("3.3.3-2")]
    return {
        "サーバ室": [item(1), item(2, precedents=open_finding, prior=["3.3.2-3"]), item(3)],
        "執務室": [item(4, criteria=estimated), item(5)],
    }


def seal(store: Store, visit: str = VISIT, revision: int = 1) -> Changes:
    """Seal a visit as seal_visit does, without asking whether all is there and without papers."""
    heads = store.past(visit_book(visit)).tips
    value = seal_value(
        Seal(
            revision=revision,
            digest="0" * 64,
            facts_digest="0" * 64,
            heads=tuple(head.hex() for head in heads),
            at=NOW.isoformat(timespec="seconds"),
            by="",
            papers=dict.fromkeys(PaperKind, ""),
        )
    )
    facts = [
        NewFact(seal_subject(visit, revision), SEALED, value, based_on=heads),
        NewFact(f"visit:{visit}", "state", VisitState.SEALED.value),
        NewFact(f"visit:{visit}", "revision", revision),
    ]
    return Changes(f"第{revision}版として確定した", (store.append(visit_book(visit), "", facts),))


def picture(folder: Path, name: str = "写真.png", colour: str = "#336699") -> str:
    """A small photo on disk; its path."""
    from PySide6.QtGui import QColor, QImage

    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    path = folder / name
    assert image.save(str(path))
    return str(path)
