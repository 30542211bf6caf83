"""Counting USBメモリ at a 課: number after number, held against the ledger; the paper of a count.

The ledger itself is keep_sticks.py; how two lists are compared is domain/stick.py; a 差異 becomes a
指摘 in file_difference.py.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import long_date, parse_day
from wakayama_audit_gui.domain.document import Column, Heading, Table, TableRow, Text
from wakayama_audit_gui.domain.letter import Letter
from wakayama_audit_gui.domain.reorganisation import present_section
from wakayama_audit_gui.domain.stick import Comparison, compare_count, stick_key
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.keep_sticks import USB, read_sticks
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.recording import new_id, record
from wakayama_audit_gui.use_cases.reorganise_sections import read_reorganisations

_COUNT, _SEEN = "count:", "seen:"


class StickCount(NamedTuple):
    """A count.

    Attributes:
        id: In the record.
        section: 課, as it was called that day.
        now: The same as it is called today; one that was divided keeps its name.
        place: Where.
        day: ISO date.
        counter: Person id of who counts.
        seen: 管理番号 as read, in the order they were read.
        ended: Whether everything that is there was read: what is left is missing.
    """

    id: str
    section: str
    now: str
    place: str
    day: str
    counter: str
    seen: tuple[str, ...]
    ended: bool = False


def begin_count(store: Store, section: str, place: str, day: str, by: str) -> Changes:
    """Begin to count at a 課.

    Raises:
        UserError: No 課, or the day is no date.
    """
    if not section.strip() or parse_day(day) is None:
        raise UserError(
            "課か日付がありません。", "課を選び、日付を入れてください。", code="count_incomplete"
        )
    made = new_id()
    subject = _COUNT + made
    facts = [
        NewFact(subject, "section", section.strip()),
        NewFact(subject, "place", place.strip() or None),
        NewFact(subject, "day", day),
        NewFact(subject, "counter", by or None),
        NewFact(subject, "removed", value=False),
    ]
    return record(store, USB, by, f"{section}のUSBメモリを数え始めた", facts, made=made)


def drop_count(store: Store, count: StickCount, by: str) -> Changes:
    """Take a count off the list; what was filed of it stays."""
    fact = NewFact(_COUNT + count.id, "removed", value=True)
    return record(store, USB, by, f"{count.section}のUSBメモリの照合を一覧から外した", [fact])


def end_count(store: Store, count: StickCount, by: str, *, none_found: bool = False) -> Changes:
    """Say that everything that is there was read.

    Args:
        store: The workspace.
        count: As it stands.
        by: Person id of who says so.
        none_found: Not one stick is there, and that is said on purpose.

    Raises:
        UserError: Nothing was read, as by a reader that is not plugged in.
    """
    if not count.seen and not none_found:
        raise UserError(
            "番号が一つも読まれていません。",
            "番号を読んでください。一本もなかったときは、そのことを明示して終えてください。",
            code="nothing_read",
        )
    fact = NewFact(_COUNT + count.id, "ended", value=True)
    return record(store, USB, by, f"{count.section}のUSBメモリの照合を終えた", [fact])


def resume_count(store: Store, count: StickCount, by: str) -> Changes:
    """Go on with a count that was ended."""
    fact = NewFact(_COUNT + count.id, "ended", value=False)
    return record(store, USB, by, f"{count.section}のUSBメモリの照合を続けた", [fact])


def note_stick(store: Store, count: StickCount, number: str, by: str) -> Changes:
    """Note that a stick is there; a number read twice is there once.

    Raises:
        UserError: The number is empty, or the count was ended.
    """
    if count.ended:
        raise UserError(
            "この照合は終わっています。",
            "「照合を続ける」を押してから読んでください。",
            code="count_ended",
        )
    key = stick_key(number)
    # A reader may send control characters along, which no paper could show.
    number = "".join(c for c in number if c.isprintable()).strip()
    if not key:
        raise UserError(
            "管理番号が空です。", "番号を読み取るか、入れてください。", code="stick_number"
        )
    # The same number of one count is one subject, whoever of two auditors reads it.
    subject = f"{_SEEN}{count.id}/{key}"
    facts = [
        NewFact(subject, "count", count.id),
        NewFact(subject, "number", number),
        NewFact(subject, "order", len(count.seen)),
        NewFact(subject, "removed", value=False),
    ]
    if any(stick_key(known) == key for known in count.seen):
        facts = []
    return record(store, USB, by, f"USBメモリ {number} を数えた", facts)


def drop_stick(store: Store, count: StickCount, number: str, by: str) -> Changes:
    """Take back a number that was read by mistake."""
    fact = NewFact(f"{_SEEN}{count.id}/{stick_key(number)}", "removed", value=True)
    return record(store, USB, by, f"USBメモリ {number} を取り消した", [fact])


def read_counts(store: Store, today: date) -> tuple[StickCount, ...]:
    """Every count, latest first."""
    state, changes = store.state(USB), read_reorganisations(store)
    seen: dict[str, list[tuple[int, str]]] = {}
    for subject, cells in state.items():
        fields = Fields(cells)
        if subject.startswith(_SEEN) and not fields.removed():
            line = (fields.number("order"), fields.text("number"))
            seen.setdefault(fields.text("count"), []).append(line)
    found = [
        StickCount(
            id=(id_ := subject.removeprefix(_COUNT)),
            section=(section := fields.text("section")),
            now=present_section(section, changes, fields.text("day"), today.isoformat()),
            place=fields.text("place"),
            day=fields.text("day"),
            counter=fields.text("counter"),
            seen=tuple(number for _, number in sorted(seen.get(id_, ()))),
            ended=fields.flag("ended"),
        )
        for subject, cells in state.items()
        if subject.startswith(_COUNT) and not (fields := Fields(cells)).removed()
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.id), reverse=True))


def read_count(store: Store, count: str, today: date) -> StickCount:
    """One count.

    Raises:
        UserError: There is none.
    """
    found = next((one for one in read_counts(store, today) if one.id == count), None)
    if found is None:
        raise UserError(
            "この棚卸しは監査ファイルの中に見つかりません。",
            "一覧から選び直してください。",
            code="no_such_count",
        )
    return found


def compare_sticks(store: Store, count: StickCount, today: date) -> Comparison:
    """A count held against the ledger as it stands."""
    return compare_count(count.now, read_sticks(store, today), count.seen, count.place)


def compose_count(store: Store, count: StickCount, today: date) -> Letter:
    """The paper of a count: figures, 差異 in sentences, and every number."""
    compared = compare_sticks(store, count, today)
    told = compared.differences if count.ended else compared.others
    left = "" if count.ended else f"照合の途中（まだ読んでいない {len(compared.missing)} 本）"
    figures = (
        ("課", count.section),
        ("場所", count.place or "すべての保管場所"),
        ("数えた日", long_date(count.day)),
        ("数えた者", read_office(store).name_of(count.counter) or "―"),
        ("台帳の本数", f"{compared.expected} 本"),
        ("一致", f"{len(compared.matched)} 本"),
        ("差異", f"{len(told)} 件"),
        *((("状態", left),) if left else ()),
    )
    differences = tuple(TableRow((one.number, one.kind.value, one.words)) for one in told)
    columns = (Column("管理番号", 20), Column("差異", 16, centred=True), Column("内容", 64))
    return Letter(
        title="USBメモリ照合調書",
        number="",
        date=long_date(count.day),
        to=(),
        sender=(),
        opening=(),
        blocks=(
            Table(
                (Column("", 22), Column("", 78)),
                tuple(TableRow(line) for line in figures),
                headed=False,
            ),
            Heading(3, "差異"),
            Table(columns, differences) if differences else Text("差異はなかった。"),
            Heading(3, "一致した管理番号"),
            Text("、".join(compared.matched) or "なし"),
        ),
        name=f"USBメモリ照合調書_{count.section}_{count.day}",
    )
