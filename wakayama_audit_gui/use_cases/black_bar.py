"""What can be erased, what it is called, and the black bar that stands where it was.

Erasing is in erase_record.py; that values go and tombstones stay, in record/erasure.py.
"""

from __future__ import annotations

from collections.abc import Iterable

from wakayama_audit_gui.record.derive import kind_of
from wakayama_audit_gui.record.erasure import Cut
from wakayama_audit_gui.record.fact import Cell, Head, JsonValue, State

BAR = "■■■■■■（消去）"
BURNT = "burnt"
"""Kind of subject whose blob is the picture left of an erased original."""

_TEXTS = {
    "answer": {
        "reason": "理由",
        "remark": "所見",
        "class_reason": "前例と区分を変える理由",
        "interview": "聞き取り",
    },
    "finding": {"text": "文案"},
    "photo": {"caption": "写真の説明", "purpose": "写真の目的", "name": "写真のファイル名"},
    "document": {"name": "資料の名前", "note": "資料の備考"},
    "witness": {"name": "立会者の氏名", "post": "立会者の職", "affiliation": "立会者の所属"},
    "place": {"name": "場所の名前"},
    "session": {"note": "実施の備考"},
    "own_item": {"title": "加えた項目の見出し", "question": "加えた項目の文"},
    "visit": {"title": "視察の名前"},
}
_PICTURES = {"photo": "写真の元の画像", BURNT: "印を焼き込んだ画像"}
_PRIOR = "prior:"


def erasable_name(subject: str, field: str) -> str:
    """What a field that may be erased is called; "" when it may not."""
    kind = kind_of(subject)
    if field == "blob":
        return _PICTURES.get(kind, "")
    if kind == "answer" and field.startswith(_PRIOR):
        return f"前回 {field.removeprefix(_PRIOR)} の扱い"
    return _TEXTS.get(kind, {}).get(field, "")


def burnt_subject(photo: str) -> str:
    """Subject of the picture left of a photo."""
    return f"{BURNT}:{photo}"


def cut_out(state: State, cuts: Iterable[Cut]) -> State:
    """A state as it is once some values are erased."""
    found = {subject: dict(fields) for subject, fields in state.items()}
    for subject, field in cuts:
        if field in found.get(subject, {}):
            gone = tuple(h._replace(value=None, erased=True) for h in found[subject][field])
            found[subject][field] = gone
    return found


def with_bars(state: State) -> State:
    """A state with a bar in the place of every erased text."""
    return {
        subject: {field: _barred(subject, field, cell) for field, cell in fields.items()}
        for subject, fields in state.items()
    }


def _barred(subject: str, field: str, cell: Cell) -> Cell:
    if field == "blob" or not any(head.erased for head in cell):
        return cell
    name = erasable_name(subject, field)
    return tuple(_bar(head, field) if name and head.erased else head for head in cell)


def _bar(head: Head, field: str) -> Head:
    bar: JsonValue = {"state": BAR, "note": ""} if field.startswith(_PRIOR) else BAR
    return head._replace(value=bar, erased=False)
