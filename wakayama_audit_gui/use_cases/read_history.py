"""What was said of an item, by whom and when: every act, also those taken back.

Undoing is in undo_change.py; finding words across visits is in search_record.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wakayama_audit_gui.domain.visit import Row, Visit
from wakayama_audit_gui.record.erasure import TOMBSTONE, Cut, is_erasure, read_tombstone
from wakayama_audit_gui.record.fact import HistoryLine, JsonValue
from wakayama_audit_gui.use_cases.black_bar import BURNT, burnt_subject, erasable_name
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import Office, read_office
from wakayama_audit_gui.use_cases.read_photos import photo_numbers
from wakayama_audit_gui.use_cases.read_visit import visit_book

FIELD_NAMES = {
    "verdict": "判定",
    "reason": "理由",
    "remark": "所見",
    "class_reason": "前例と区分を変える理由",
    "assignee": "担当",
    "interview": "聞き取り",
    "sampling": "抽出",
    "due": "後日確認の期日",
    "class": "区分",
    "text": "文案",
    "sections": "対象課",
    "clauses": "根拠",
    "caption": "写真の説明",
    "purpose": "写真の目的",
    "answer": "写真の項目",
    "removed": "取消し",
    "blob": "写真の取込み",
    "name": "名前",
    "state": "状態",
    "note": "備考",
}


class HistoryEntry(NamedTuple):
    """One line for the eye.

    Attributes:
        at: ISO 8601.
        by: Name of the person, or （不明）.
        what: Name of the field.
        value: What it was set to, in words.
        cut: What can be erased of it; None when nothing can, or it is gone.
        called: What that is called.
    """

    at: str
    by: str
    what: str
    value: str
    cut: Cut | None = None
    called: str = ""


class _Names(NamedTuple):
    """What persons, photos and items are called, by id or subject."""

    office: Office
    photos: Mapping[str, int]
    items: Mapping[str, str]


def read_item_history(store: Store, visit: Visit, row: Row) -> list[HistoryEntry]:
    """History of an item with its finding and photos, latest first."""
    finding = "finding:" + row.answer.subject.removeprefix("answer:")
    subjects = [row.answer.subject, finding]
    subjects += [f"photo:{p.id}" for p in visit.photos if p.answer == row.answer.subject]
    subjects += [burnt_subject(p.id) for p in visit.photos if p.answer == row.answer.subject]
    office = read_office(store)
    items = {r.answer.subject: f"{r.number}「{r.item.title}」" for r in visit.rows()}
    names = _Names(office, photo_numbers(visit), items)
    lines = [
        _entry(subject, line, names)
        for subject in subjects
        for line in store.history(subject)
        if line.field in FIELD_NAMES or line.field.startswith("prior:")
    ]
    lines += _erasures(store, visit, frozenset(subjects), office)
    lines.reverse()  # of two acts at the same instant, too, the later one stands first
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _erasures(
    store: Store, visit: Visit, subjects: frozenset[str], office: Office
) -> list[HistoryEntry]:
    """What was erased of some subjects, why and with whose approval."""
    told = (
        (head, read_tombstone(head.value))
        for subject, fields in store.state(visit_book(visit.id)).items()
        if is_erasure(subject)
        for head in fields.get(TOMBSTONE, ())
    )
    return [
        HistoryEntry(
            head.at,
            office.name_of(head.by) or "（不明）",
            "消去",
            f"{erasable_name(gone.subject, gone.field)}（理由：{gone.why}、承認：{gone.approver}）",
        )
        for head, gone in told
        if gone is not None and gone.subject in subjects
    ]


def _entry(subject: str, line: HistoryLine, names: _Names) -> HistoryEntry:
    name = line.field.removeprefix("prior:")
    what = FIELD_NAMES.get(line.field, f"前回 {name}")
    erasable = erasable_name(subject, line.field)
    if subject.startswith(f"{BURNT}:"):
        what = erasable
    by = names.office.name_of(line.by) or "（不明）"
    if line.erased:
        return HistoryEntry(line.at, by, what, "（消去済み）")
    value = _words(line.field, line.value, names)
    if not line.value or not erasable:
        return HistoryEntry(line.at, by, what, value)
    number = names.photos.get(subject.partition(":")[2])
    called = f"写真 {number} の{erasable.removeprefix('写真の')}" if number else erasable
    return HistoryEntry(line.at, by, what, value, Cut(subject, line.field), called)


def _words(field: str, value: JsonValue, names: _Names) -> str:
    if field in ("assignee", "answer"):
        person = field == "assignee"
        named = names.office.name_of(str(value)) if person else names.items.get(str(value))
        return named or "（なし）"
    if value is None:
        return "（空）"
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, list):
        return "、".join(str(part) for part in value)
    if isinstance(value, dict):
        return "・".join(str(part) for part in value.values() if part != "")
    return f"{value[:12]}…" if field == "blob" and isinstance(value, str) else str(value)
