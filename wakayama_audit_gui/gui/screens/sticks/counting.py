"""What a count writes: numbers one after another, and what becomes of its differences.

What is shown meanwhile is count_card.py's.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from wakayama_audit_gui.domain.stick import Difference, stick_key
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.gui.screens.sticks.count_card import CountCard
from wakayama_audit_gui.gui.screens.sticks.reading import Filed, read_filed
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.count_sticks import (
    StickCount,
    begin_count,
    drop_count,
    drop_stick,
    end_count,
    note_stick,
    resume_count,
)
from wakayama_audit_gui.use_cases.file_difference import file_difference
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.raise_difference import OpenPlace, raise_difference
from wakayama_audit_gui.use_cases.read_visit import read_visit


class Counting(QObject):
    """Records what is done with a count.

    Args:
        desk: Its tasks write.
        card: Shows the count; its field and form are listened to.
        parent: Owner.

    Signals:
        begun: A `StickCount` that is new.
        ended: The count is off the list.
        noted: In passing (str), that something was done which 元に戻す takes back.
    """

    begun = Signal(object)
    ended = Signal()
    noted = Signal(str)

    def __init__(self, desk: Desk, card: CountCard, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._card = card
        self._noting = 0
        card.field.taken.connect(self._on_number_taken)
        card.form.filed.connect(self._on_difference_filed)
        card.form.dropped.connect(self._on_number_dropped)
        card.removal_requested.connect(self._on_removal_requested)
        card.end_requested.connect(self._on_end_requested)

    @property
    def noting(self) -> bool:
        """Whether a number that was read is being recorded; the card shows it already."""
        return self._noting > 0

    @Slot(str, str)
    def begin(self, section: str, place: str) -> None:
        """Begin to count at a 課 today."""
        day, by = self._desk.services.now().date().isoformat(), self._desk.person

        def done(changes: Changes) -> None:
            # As it was just recorded; the reader shall not wait until it is read.
            self.begun.emit(StickCount(changes.made, section, section, place, day, by, ()))
            self.noted.emit(changes.label)

        self._desk.tasks.write(
            self, lambda store: begin_count(store, section, place, day, by), done
        )

    def read_filed(self) -> None:
        """Read what became of the differences of the count that is shown."""
        count = self._card.count
        if count is not None:
            self._desk.tasks.long_read(self, partial(_read_filed, count), self._card.show_filed)

    @Slot(str)
    def _on_number_taken(self, number: str) -> None:
        before, by = self._card.count, self._desk.person
        if before is None or not self._card.look_up(number):
            return
        self._noting += 1

        def job(store: Store) -> Changes:
            return note_stick(store, before, number, by)

        def done(_changes: Changes) -> None:
            self._noting -= 1

        def failed(error: UserError) -> None:
            self._noting -= 1
            self._card.say_failed(number, error.what)

        self._desk.tasks.write(self, job, done, failed)

    @Slot(str)
    def _on_number_dropped(self, number: str) -> None:
        count, by = self._card.count, self._desk.person
        if count is None:
            return
        read = next((n for n in count.seen if stick_key(n) == stick_key(number)), number)
        self._desk.tasks.write(
            self, lambda store: drop_stick(store, count, read, by), self._on_written
        )

    @Slot(object, str, object)
    def _on_difference_filed(
        self, difference: Difference, text: str, place: OpenPlace | None
    ) -> None:
        count, by = self._card.count, self._desk.person
        if count is None:
            return

        def job(store: Store) -> Changes:
            if place is None:
                return file_difference(store, count, difference, text, by)
            visit = read_visit(store, place.visit)
            found = next((one for one in visit.places if one.id == place.place), None)
            if found is None:
                raise UserError(
                    f"場所「{place.name}」は、この視察から外されています。",
                    "別の視察か場所を選んでください。",
                    code="no_such_place",
                )
            return raise_difference(store, visit, found, count, difference, text, by)

        self._desk.tasks.write(self, job, self._on_written, self._card.form.refuse)

    @Slot(bool)
    def _on_end_requested(self, none_found: bool) -> None:
        count, by = self._card.count, self._desk.person
        if count is None:
            return

        def job(store: Store) -> Changes:
            if count.ended:
                return resume_count(store, count, by)
            return end_count(store, count, by, none_found=none_found)

        self._desk.tasks.write(self, job, self._on_written)

    @Slot()
    def _on_removal_requested(self) -> None:
        count, by = self._card.count, self._desk.person
        if count is None:
            return

        def done(changes: Changes) -> None:
            self.noted.emit(changes.label)
            self.ended.emit()

        self._desk.tasks.write(self, lambda store: drop_count(store, count, by), done)

    def _on_written(self, changes: Changes) -> None:
        self.noted.emit(changes.label)
        self._card.take_keyboard()


def _read_filed(count: StickCount, store: Store, _progress: object) -> Filed:
    return read_filed(store, count)
