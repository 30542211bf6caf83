"""The ledger of lent USBメモリ: reading it, taking in a list, lending and returning one.

Counting them on site is count_sticks.py; the file of the list is outputs'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from wakayama_audit_gui.domain.calendar import parse_day
from wakayama_audit_gui.domain.reorganisation import present_section
from wakayama_audit_gui.domain.stick import Stick, key_without_zeros, stick_key
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact, Receipt, State
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.recording import new_id, record
from wakayama_audit_gui.use_cases.reorganise_sections import read_reorganisations
from wakayama_audit_gui.use_cases.undo_change import undo_change
from wakayama_audit_gui.use_cases.watch import Unwatched, Watch

USB = "usb"
"""The book of sticks and counts."""

_STICK = "stick:"
MAX_STICKS = 5_000
_PER_ENTRY = 50
"""Sticks of a list: whoever corrects one of them later reads its entry whole."""


def read_sticks(store: Store, today: date) -> tuple[Stick, ...]:
    """The ledger, by 管理番号; what was taken off it is left out.

    A 課 is called as it is today; one that was divided keeps its name until somebody writes which
    of the new ones has the stick.
    """
    changes, day = read_reorganisations(store), today.isoformat()

    def present(fields: Fields) -> str:
        return present_section(fields.text("section"), changes, fields.touched("section")[:10], day)

    found = [
        Stick(**{name: fields.text(name) for name in Stick._fields})._replace(
            section=present(fields)
        )
        for fields in _standing(store.state(USB))
    ]
    return tuple(sorted(found, key=lambda stick: stick.number))


def _standing(state: State) -> Iterator[Fields]:
    """What the book says of each stick that is on the ledger."""
    for subject, cells in state.items():
        fields = Fields(cells)
        if subject.startswith(_STICK) and fields.text("number") and not fields.removed():
            yield fields


def lend_stick(store: Store, stick: Stick, by: str) -> Changes:
    """Put a stick that the ledger does not know into it.

    Raises:
        UserError: It has no number or 課, a date is none, or the number is known already.
    """
    _check(stick)
    _require_unknown(store, stick)
    label = f"USBメモリ {stick.number} を台帳に加えた"
    return record(store, USB, by, label, _facts(stick), made=stick_key(stick.number))


def write_stick(store: Store, stick: Stick, by: str, before: Stick | None = None) -> Changes:
    """Return a stick, lend it again, or correct what the ledger says of it.

    Args:
        store: The workspace.
        stick: As it is to stand.
        by: Person id.
        before: As it stood; its number may be another, which then goes.

    Raises:
        UserError: It has no number or 課, a date is none, or another stick has the number.
    """
    _check(stick)
    facts = _facts(stick)
    if before is not None and stick_key(before.number) != stick_key(stick.number):
        _require_unknown(store, stick)
        facts.append(NewFact(_STICK + stick_key(before.number), "removed", value=True))
    label = f"USBメモリ {stick.number} {_act(stick, before)}"
    return record(store, USB, by, label, facts, made=stick_key(stick.number))


def _act(stick: Stick, before: Stick | None) -> str:
    if before is not None and before.is_lent != stick.is_lent:
        return "を貸与にした" if stick.is_lent else "を返却にした"
    return "の台帳の記載を直した"


def _require_unknown(store: Store, stick: Stick) -> None:
    subject = _STICK + stick_key(stick.number)
    fields = Fields({name: store.cell(subject, name) for name in ("number", "section", "removed")})
    if fields.text("number") and not fields.removed():
        raise UserError(
            f"管理番号 {stick.number} は、すでに台帳にあります（{fields.text('section')}）。",
            "一覧から選んで直すか、別の番号を入れてください。",
            code="stick_known",
        )


def remove_stick(store: Store, stick: Stick, by: str) -> Changes:
    """Take a stick off the ledger; what was counted keeps its number."""
    fact = NewFact(_STICK + stick_key(stick.number), "removed", value=True)
    return record(store, USB, by, f"USBメモリ {stick.number} を台帳から外した", [fact])


def import_sticks(
    store: Store, sticks: Sequence[Stick], by: str, watch: Watch | None = None
) -> Changes:
    """Take in a list; a stick that is known is corrected, none is taken off.

    A long list makes several entries of one batch: 元に戻す takes all of it back. When it is
    stopped on the way, nothing of it stays.

    Args:
        store: The workspace.
        sticks: The list.
        by: Person id.
        watch: Who waits; may stop it.

    Raises:
        UserError: The list is empty or too long, names a number twice, has one that is like a known
            one but for leading zeros, or a line of it is wrong.
    """
    if not sticks or len(sticks) > MAX_STICKS:
        raise UserError(
            f"台帳にUSBメモリが {len(sticks)} 件あります。",
            f"管理番号の列に、1件から{MAX_STICKS}件までを書いてください。",
            code="stick_count",
        )
    keys = Counter(stick_key(stick.number) for stick in sticks)
    twice = next((s.number for s in sticks if keys[stick_key(s.number)] > 1), "")
    if twice:
        raise UserError(
            f"管理番号 {twice} が台帳に二度あります。",
            "一方を直してから取り込んでください。",
            code="stick_twice",
        )
    for stick in sticks:
        _check(stick)
    label = f"USBメモリの台帳（{len(sticks)} 本）を取り込んだ"
    state = store.state(USB)
    _require_zeros(state, sticks)
    receipts: list[Receipt] = []
    watch = watch or Unwatched()
    try:
        for first in range(0, len(sticks), _PER_ENTRY):
            watch.stop_if_cancelled()
            watch.report(first, len(sticks), "台帳に書いています")
            facts = [fact for one in sticks[first : first + _PER_ENTRY] for fact in _facts(one)]
            receipts += record(store, USB, by, label, facts, state=state).receipts
    except BaseException:
        # Half a list would look like a whole one.
        with suppress(UserError):
            undo_change(store, Changes(label, tuple(receipts)), by)
        raise
    return Changes(label, tuple(receipts), batch=new_id() if len(receipts) > 1 else "")


def _require_zeros(state: State, sticks: Sequence[Stick]) -> None:
    """See that no stick comes in a second time without the zeros that a spreadsheet dropped."""
    numbers = (fields.text("number") for fields in _standing(state))
    known = {stick_key(number): number for number in numbers}
    alike = {key_without_zeros(number): number for number in known.values()}
    for stick in sticks:
        meant = alike.get(key_without_zeros(stick.number))
        if meant is not None and stick_key(stick.number) not in known:
            raise UserError(
                f"管理番号 {stick.number} は台帳になく、先頭の 0 だけが違う {meant} があります。",
                f"Excel で 0 が落ちていれば、文字として {meant} と書き直してください。"
                "別のものなら、取り込まずに画面の台帳から加えてください。",
                code="stick_zeros",
            )


def _check(stick: Stick) -> None:
    if not stick_key(stick.number):
        raise UserError(
            "管理番号のないUSBメモリがあります。", "管理番号を入れてください。", code="stick_number"
        )
    if not stick.section.strip():
        raise UserError(
            f"管理番号 {stick.number} に課がありません。",
            "貸与先の課を入れてください。",
            code="stick_section",
        )
    for day in (stick.lent_on, stick.returned_on):
        if day and parse_day(day) is None:
            raise UserError(
                f"管理番号 {stick.number} の「{day}」は日付として読めません。",
                "2026/12/25 か 令和8年12月25日 のように書き直してください。",
                code="no_such_date",
            )
    if stick.lent_on and stick.returned_on and stick.returned_on < stick.lent_on:
        raise UserError(
            f"管理番号 {stick.number} は、返却日が貸与日より前です。",
            "貸与日と返却日を見直してください。",
            code="stick_days",
        )


def _facts(stick: Stick) -> list[NewFact]:
    # The same number is the same subject on every laptop.
    subject = _STICK + stick_key(stick.number)
    return [
        *(NewFact(subject, name, value.strip() or None) for name, value in stick._asdict().items()),
        NewFact(subject, "removed", value=False),
    ]
