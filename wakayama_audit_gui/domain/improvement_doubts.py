"""What can hardly be meant, or is missing, in a 改善計画書 or 改善状況表 that came back.

Where it leads a finding is use_cases/lead_improvement.py's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.improvement_form import (
    FIELDS,
    ImprovementKind,
    MeasureProgress,
    Progress,
)


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
    for field in FIELDS[kind]:
        day = said.get(field.name, "")
        if field.name == "due" and "" < day < now and not said.get("done_on"):
            yield f"{field.title}が過ぎた日（{long_date(day)}）です"
        if field.name == "done_on" and day > now:
            yield f"{field.title}がこれからの日（{long_date(day)}）です"


def _needed(kind: ImprovementKind, said: Mapping[str, str]) -> tuple[str, ...]:
    if kind is ImprovementKind.PLAN:
        return tuple(field.name for field in FIELDS[kind])
    if said.get("progress") in (Progress.DONE, MeasureProgress.DONE):
        return "progress", "result", "done_on"
    return ("progress", "due") if kind is ImprovementKind.MEASURES else ("progress",)
