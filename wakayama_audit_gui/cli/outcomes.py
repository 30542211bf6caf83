"""Saying of files what became of them: of each that came back, and of those handed out.

What may be taken in is decided in use_cases/collect_files.py and who it asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wakayama_audit_gui.cli.telling import FINE, PROBLEM, complain, print_json, tell
from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.deadline import name_days, warn_of_day
from wakayama_audit_gui.use_cases.collect_files import Collecting, FileOutcome
from wakayama_audit_gui.use_cases.hand_out_files import GivenOut
from wakayama_audit_gui.use_cases.workbench import Workbench


def tell_given(
    bench: Workbench, fiscal_year: int, folder: Path, made: GivenOut, waiting: Sequence[str]
) -> None:
    """Tell what was given out, which files were written, and by when it is asked back.

    Args:
        bench: Knows the day and the 祝日.
        fiscal_year: 年度.
        folder: Where the files are.
        made: What was recorded and written.
        waiting: The deadline of each form that was given out and has not come back.
    """
    files = made.out.files
    year = fiscal_year_label(fiscal_year)
    tell(f"{year}：{made.told}{folder} に {len(files)} 個のファイルを書き出しました。")
    if waiting:
        tell(f"まだ返っていない {len(waiting)} 件の提出期限：{name_days(waiting)}。")
    if made.left:
        complain(made.left)
    today, holidays = bench.now().date(), bench.follow_up.holidays()
    for day in sorted(set(waiting)):
        if warning := warn_of_day(day, today, holidays):
            complain(warning)


def tell_outcomes(
    found: Collecting, *, as_json: bool, keys: Sequence[str] = FileOutcome._fields
) -> int:
    """Tell; returns the exit code.

    Args:
        found: What became of the files.
        as_json: A list of objects instead of sentences.
        keys: What the objects hold.
    """
    if as_json:
        print_json([{key: getattr(outcome, key) for key in keys} for outcome in found.outcomes])
    else:
        for outcome in found.outcomes:
            if outcome.ok:
                tell(f"{outcome.file}: {outcome.section} 取り込みました。{outcome.reason}")
            else:
                complain(f"{outcome.file}: {outcome.reason}")
        tell(f"{len(found.outcomes)} 個のうち {found.taken} 個を取り込みました。")
    return FINE if found.taken == len(found.outcomes) else PROBLEM
