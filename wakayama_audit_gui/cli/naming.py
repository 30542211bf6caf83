"""Finding the visit a command means: by the beginning of its id, or by its 調書番号.

Finding the items in it is the affair of the command that takes photos in.
"""

from __future__ import annotations

import argparse

from wakayama_audit_gui.domain.visit import Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import read_visit


def add_visit_argument(command: argparse.ArgumentParser) -> None:
    """The argument that names a visit."""
    command.add_argument("visit", metavar="VISIT", help="視察のID（先頭だけでも可）か調書番号")


def find_visit(store: Store, named: str) -> Visit:
    """The one visit that is meant.

    Raises:
        UserError: None, or several.
    """
    rows = store.visits()
    found = [r for r in rows if r.sheet_no == named] or [
        r for r in rows if named and r.visit.startswith(named)
    ]
    if len(found) != 1:
        what = "見つかりません" if not found else "1つに決まりません"
        raise UserError(
            f"視察「{named}」が{what}。", "visits で一覧を確かめてください。", code="no_such_visit"
        )
    return read_visit(store, found[0].visit)
