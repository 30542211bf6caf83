"""Finding whom and what a command means: a visit by its id or 調書番号, a person by name.

Finding the items in it is the affair of the command that takes photos in.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from wakayama_audit_gui.domain.visit import Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import Person, read_office
from wakayama_audit_gui.use_cases.read_visit import read_visit

_TOLD = 20
"""More persons than these are counted, not named."""


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


def add_person_argument(command: argparse.ArgumentParser) -> None:
    """The argument that names who does it."""
    command.add_argument("--by", metavar="PERSON", default="", help="記録する人（氏名かID）")


def find_person(store: Store, named: str) -> str:
    """Id of the one person that is meant; "" where none was named.

    Raises:
        UserError: None, or several.
    """
    if not named:
        return ""
    persons = read_office(store).persons
    found = [p for p in persons if p.id == named] or [p for p in persons if p.name == named]
    if len(found) != 1:
        what = "この監査ファイルにいません" if not found else "1人に決まりません"
        raise UserError(
            f"「{named}」さんが{what}。", _who_there_is(found or persons), code="no_such_person"
        )
    return found[0].id


def _who_there_is(persons: Sequence[Person]) -> str:
    if not persons:
        return "まだ誰も登録されていません。--by を付けずに実行してください。"
    told = "、".join(f"{person.name}（ID {person.id}）" for person in persons[:_TOLD])
    more = f"ほか {len(persons) - _TOLD} 人" if len(persons) > _TOLD else ""
    return f"登録してある人の氏名か ID を書いてください：{told}{more}。"
