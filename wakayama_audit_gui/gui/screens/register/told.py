"""What is said of a register that was taken in: what was changed, and what was refused.

How it is shown is widgets/outcome_report.py's.
"""

from __future__ import annotations

from wakayama_audit_gui.gui.theme import Tone
from wakayama_audit_gui.gui.widgets.outcome_report import OutcomeReport
from wakayama_audit_gui.use_cases.import_register import LineOutcome, RegisterImport


def tell_import(report: OutcomeReport, found: RegisterImport) -> None:
    """Show what became of each line; those that say nothing new are only counted."""
    changed = [o for o in found.outcomes if o.ok and o.changed]
    refused = [o for o in found.outcomes if not o.ok]
    same = len(found.outcomes) - len(changed) - len(refused)
    words = f"{len(changed)} 行を取り込みました。"
    if refused:
        words += f"取り込めなかったもの {len(refused)} 行。"
    if same:
        words += f"変わっていないもの {same} 行。"
    if found.missing:
        words += f"ファイルにない {found.missing} システムは、そのままです。"
    if found.cancelled:
        words = f"中止しました。{words}"
    lines = [(_line_of(o), Tone.SHU) for o in refused]
    report.show_lines(words, lines + [(_line_of(o), Tone.SECOND) for o in changed])


def _line_of(outcome: LineOutcome) -> str:
    return f"{outcome.row} 行目　{outcome.title}　{outcome.reason}"
