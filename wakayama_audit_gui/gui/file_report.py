"""What became of each file of an import, in words: taken in, or why not.

How it is shown is widgets/outcome_report.py's; the import runs in the screen that shows it.
"""

from __future__ import annotations

from pathlib import Path

from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.outcome_report import OutcomeReport
from wakayama_audit_gui.use_cases.collect_files import Collecting, FileOutcome


def show_files(report: OutcomeReport, found: Collecting) -> None:
    """Show what became of the files; those that need nothing are only counted."""
    refused = len(found.outcomes) - found.taken
    taken = f"{found.taken} 件を取り込みました。"
    words = taken if found.taken else "取り込んだものはありません。"
    if refused:
        words += f"取り込めなかったもの {refused} 件。"
    if found.cancelled:
        words = f"中止しました。{words}"
    shown = sorted((o for o in found.outcomes if o.reason), key=lambda o: o.ok)
    lines = [(line_of(o), Tone.SECOND if o.ok else Tone.SHU) for o in shown]
    report.show_lines(words, lines)


def line_of(outcome: FileOutcome) -> str:
    """A file in one line."""
    mark = "取込み済み" if outcome.ok else "取込み不可"
    name = Path(outcome.file).name
    owner = f"（{outcome.section}）" if outcome.section else ""
    return f"{mark}　{name}{owner}　{outcome.reason}"
