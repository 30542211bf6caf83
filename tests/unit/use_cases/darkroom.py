"""A workshop without pictures, which counts what it holds; and a watch that remembers."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from threading import Lock, current_thread
from time import sleep

from wakayama_audit_gui.domain.evidence import PhotoFacts
from wakayama_audit_gui.domain.mark import Mark, look_key
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.photo_ports import Glance, PreparedPhoto, Rendering


class Darkroom:
    """Takes any bytes for a photo, except those that say they are damaged."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.prepared = 0
        self.marked = 0
        self.threads: set[str] = set()
        self._counting = Lock()

    def prepare(self, data: bytes, name: str) -> PreparedPhoto:
        with self._counting:
            self.prepared += 1
            self.threads.add(current_thread().name)
        sleep(self.seconds)
        if data.startswith(b"damaged"):
            raise UserError("写真が壊れています。", "撮り直してください。", code="photo_damaged")
        if data.startswith(b"bug"):
            raise ZeroDivisionError
        facts = PhotoFacts(
            sha256=sha256(data).hexdigest(),
            format="JPEG",
            width=4000,
            height=3000,
            bytes=len(data),
            taken="2026-10-21T10:41:07+09:00",
            camera="見本カメラ",
            orientation=6,
            gps=True,
        )
        return PreparedPhoto(facts, b"thumb of " + data, b"print of " + data)

    def mark(self, data: bytes, kind: Rendering, marks: Sequence[Mark], turns: int) -> bytes:
        self.marked += 1
        return f"{kind} of {data.decode()} {look_key(marks, turns)}".encode()

    def glance(self, data: bytes, name: str) -> Glance:
        prepared = self.prepare(data, name)
        return Glance(prepared.facts, prepared.thumb)


class Notebook:
    """A watch that writes everything down and may stop after so many recorded photos."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.reports: list[tuple[int, int, str]] = []
        self.changes: list[Changes] = []
        self.threads: set[str] = set()
        self._stop_after = stop_after

    @property
    def cancelled(self) -> bool:
        self.threads.add(current_thread().name)
        return self._stop_after is not None and len(self.changes) >= self._stop_after

    def report(self, done: int, total: int, label: str = "", /) -> None:
        self.threads.add(current_thread().name)
        self.reports.append((done, total, label))

    def committed(self, changes: Changes, /) -> None:
        self.threads.add(current_thread().name)
        self.changes.append(changes)
