"""What was said of an item, by whom and when: every act, also those taken back.

Undoing is in undo_change.py; finding words across visits is in search_record.py.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.domain.visit import Row, Visit
from wakayama_audit_gui.record.fact import HistoryLine, JsonValue
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import Office, read_office

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
    """

    at: str
    by: str
    what: str
    value: str


def read_item_history(store: Store, visit: Visit, row: Row) -> list[HistoryEntry]:
    """History of an item with its finding and photos, latest first."""
    finding = "finding:" + row.answer.subject.removeprefix("answer:")
    subjects = [row.answer.subject, finding]
    subjects += [f"photo:{p.id}" for p in visit.photos if p.answer == row.answer.subject]
    office = read_office(store)
    lines = [
        _entry(line, office)
        for subject in subjects
        for line in store.history(subject)
        if line.field in FIELD_NAMES or line.field.startswith("prior:")
    ]
    lines.reverse()  # of two acts at the same instant, too, the later one stands first
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _entry(line: HistoryLine, office: Office) -> HistoryEntry:
    name = line.field.removeprefix("prior:")
    what = FIELD_NAMES.get(line.field, f"前回 {name}")
    value = "（消去済み）" if line.erased else _words(line.field, line.value, office)
    return HistoryEntry(line.at, office.name_of(line.by) or "（不明）", what, value)


def _words(field: str, value: JsonValue, office: Office) -> str:
    if field == "assignee":
        return office.name_of(str(value)) or "（なし）"
    if value is None:
        return "（空）"
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, list):
        return "、".join(str(part) for part in value)
    if isinstance(value, dict):
        return "・".join(str(part) for part in value.values() if part != "")
    return f"{value[:12]}…" if field == "blob" and isinstance(value, str) else str(value)
