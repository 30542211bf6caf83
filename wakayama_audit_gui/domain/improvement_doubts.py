"""What can hardly be meant, or is missing, in a 改善計画書 or 改善状況表 that came back.

Where it leads a finding is use_cases/lead_improvement.py's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.improvement_form import (
    FIELDS,
    ImprovementKind,
    MeasureProgress,
    Progress,
    ReturnedImprovement,
)

_NAMELESS = "所属長の氏名が書かれていません。確認が届くまで、状態は先へ進みません。"


_LONG = 10
"""Years in which whatever is promised is done, or never."""


class Confirmation(NamedTuple):
    """The confirmation of the 所属長 on a form.

    Attributes:
        name: Of the 所属長; without one nobody confirmed anything.
        post: 職名 beside the name, or "".
        on: ISO date: as written, or the day of taking in.
        remarks: What the office should know of it, in sentences; "" when nothing.
    """

    name: str
    post: str
    on: str
    remarks: str

    @property
    def by(self) -> str:
        """職名 and name; "" where nobody confirmed."""
        return f"{self.post} {self.name}".strip() if self.name else ""


def read_confirmation(returned: ReturnedImprovement, today: date) -> Confirmation:
    """Read it; the day of taking in stands for a day that is none or has not come.

    Args:
        returned: What came back.
        today: The day of taking in.
    """
    name, post, now = returned.by_name.strip(), returned.by_post.strip(), today.isoformat()
    told = "" if name else _NAMELESS
    if returned.on > now:
        day = long_date(returned.on)
        told += f"確認した日（{day}）が先の日付のため、取り込んだ日にしました。"
    on = returned.on if "" < returned.on <= now else now
    return Confirmation(name, post, on, told)


def doubts_of(kind: ImprovementKind, said: Mapping[str, str], today: date) -> Iterator[str]:
    """What of one line is half said, or of a day that can hardly be meant.

    Args:
        kind: The form.
        said: Field of `ImprovementPlan` → what was written; days are ISO.
        today: The day of taking in.
    """
    needed = _needed(kind, said)
    missing = [f.title for f in FIELDS[kind] if f.name in needed and not said.get(f.name)]
    if missing:
        yield f"{'・'.join(missing)}が空です"
    now = today.isoformat()
    far = f"{today.year + _LONG}{now[4:]}"
    for field in FIELDS[kind]:
        day = said.get(field.name, "")
        if field.name == "due" and "" < day < now and not said.get("done_on"):
            yield f"{field.title}が過ぎた日（{long_date(day)}）です"
        if field.name == "due" and day > far:
            yield f"{field.title}が{_LONG}年より先の日（{long_date(day)}）です"
        if field.name == "done_on" and day > now:
            yield f"{field.title}がこれからの日（{long_date(day)}）です"


def _needed(kind: ImprovementKind, said: Mapping[str, str]) -> tuple[str, ...]:
    if kind is ImprovementKind.PLAN:
        return tuple(field.name for field in FIELDS[kind])
    if said.get("progress") in (Progress.DONE, MeasureProgress.DONE):
        return "progress", "result", "done_on"
    return ("progress", "due") if kind is ImprovementKind.MEASURES else ("progress",)
