"""Erasing a person's name wherever it stands by itself, as one act in all books it stands in.

What it takes is found out in plan_names.py; texts and photos are erased in erase_record.py.
"""

from __future__ import annotations

from datetime import datetime

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.derive import id_of
from wakayama_audit_gui.record.erasure import Erasing
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.erasable_names import Named
from wakayama_audit_gui.use_cases.erase_record import changed_meanwhile, require_approval
from wakayama_audit_gui.use_cases.frozen_store import FrozenStore
from wakayama_audit_gui.use_cases.kept_paper import Redaction
from wakayama_audit_gui.use_cases.name_cover import Cover
from wakayama_audit_gui.use_cases.plan_names import NamePart, plan_name
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import OFFICE
from wakayama_audit_gui.use_cases.redraw_papers import Press, draw_papers, without


def erase_name(
    store: Store, wanted: Named, why: str, approver: str, now: datetime, press: Press, by: str
) -> Changes:
    """Erase a person's name; cannot be undone. A person of the office is taken off the list.

    Args:
        store: The open workspace.
        wanted: Whose name.
        why: The reason.
        approver: Name of who approved; not the one who erases, nor the one who is erased.
        now: Local time with offset.
        press: Draws papers; takes seconds, so call it off the window's thread.
        by: Person id.

    Raises:
        UserError: The reason or another person's approval is missing or holds the name itself,
            nothing of it is left, or the record changed while papers were drawn; nothing is
            erased then.
    """
    why, approver = require_approval(store, why, approver, by)
    plan = plan_name(store, wanted)
    _require_unnamed(plan.cover, wanted, why, approver, by)
    tips = {part.book: store.past(part.book).tips for part in plan.parts}
    said = Redaction(now.isoformat(timespec="seconds"), why, approver)
    shown = store
    for part in plan.parts:
        if part.book == OFFICE:
            shown = FrozenStore(store, OFFICE, without(store.state(OFFICE), part.act), {})
    acts = [_drawn(shown, part, said, press) for part in plan.parts]
    if any(store.past(book).tips != before for book, before in tips.items()):
        raise changed_meanwhile()
    return Changes(f"{wanted.what}を消去した", store.erase(acts, by, why, approver))


def _drawn(store: Store, part: NamePart, said: Redaction, press: Press) -> Erasing:
    if not part.papers:
        return part.act
    return draw_papers(store, id_of(part.book), part.papers, part.act, said, press.redraw)


def _require_unnamed(cover: Cover, wanted: Named, why: str, approver: str, by: str) -> None:
    if by == id_of(wanted.subject):
        raise UserError(
            "自分の氏名は、自分では消去できません。",
            "設定で別の担当者を「わたし」に選んでから、消去してください。",
            code="erases_oneself",
        )
    for words, text in (("理由", why), ("承認した人", approver)):
        if cover.stands_in(text):
            raise UserError(
                f"{words}に、消去する氏名が入っています。消去の記録に残ってしまいます。",
                f"氏名を入れずに、{words}を書き直してください。"
                if words == "理由"
                else "承認した別の方の氏名を入れてください。",
                code="names_the_erased",
            )
