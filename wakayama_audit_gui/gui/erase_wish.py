"""What an erasure is asked for: a field of a visit, or a person's name; what it takes, doing it.

How it is asked is erase_form.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from wakayama_audit_gui.gui.desk import Desk
from wakayama_audit_gui.record.erasure import Cut
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.erasable_names import NAME, Named
from wakayama_audit_gui.use_cases.erase_name import erase_name
from wakayama_audit_gui.use_cases.erase_record import Erasure, erase_record
from wakayama_audit_gui.use_cases.plan_erasure import ErasurePlan, plan_erasure
from wakayama_audit_gui.use_cases.plan_names import plan_name
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.redraw_papers import Press

_STAYS = "残るもの：消去した記録（だれが、いつ、理由、承認者）"


class Told(NamedTuple):
    """What goes, and what stays, a line each."""

    goes: tuple[str, ...]
    stays: tuple[str, ...]


class Consent(NamedTuple):
    """What was filled in: why, with whose approval, and whether a picture is kept."""

    why: str
    approver: str
    keep_picture: bool


class Wish(NamedTuple):
    """One erasure that is asked for.

    Attributes:
        cut: The field it begins with.
        tell: What it would take; ``keep_picture`` as in the consent.
        erase: Carries it out; takes seconds.
    """

    cut: Cut
    tell: Callable[[Store, bool], Told]
    erase: Callable[[Store, Consent], Changes]

    @property
    def of_picture(self) -> bool:
        """Whether it is of the original of a photo."""
        return self.cut.subject.startswith("photo:") and self.cut.field == "blob"


def wish_for_field(desk: Desk, visit: str, cut: Cut) -> Wish:
    """Wish to erase a field of a visit."""
    services, by = desk.services, desk.person

    def tell(store: Store, keep_picture: bool) -> Told:
        plan = plan_erasure(store, visit, cut, keep_picture=keep_picture)
        return Told(plan.goes, tuple(_staying(plan)))

    def erase(store: Store, said: Consent) -> Changes:
        asked = Erasure(cut, said.why, said.approver, keep_picture=said.keep_picture)
        press = Press(services.redraw_paper, services.workshop())
        return erase_record(store, visit, asked, services.now(), press, by)

    return Wish(cut, tell, erase)


def wish_for_name(desk: Desk, named: Named) -> Wish:
    """Wish to erase a person's name."""
    services, by = desk.services, desk.person

    def tell(store: Store, _keep_picture: bool) -> Told:
        plan = plan_name(store, named)
        lines = [_redrawn(plan.redrawn)] if plan.redrawn else []
        lines.append(_STAYS)
        if plan.stays:
            lines.append(
                f"氏名のほかに残るもの：{'、'.join(plan.stays)}"
                "（文の中の氏名は、それぞれの項目の履歴から消去できます）"
            )
        return Told(plan.goes, tuple(lines))

    def erase(store: Store, said: Consent) -> Changes:
        press = Press(services.redraw_paper, services.workshop())
        return erase_name(store, named, said.why, said.approver, services.now(), press, by)

    return Wish(Cut(named.subject, NAME), tell, erase)


def _redrawn(papers: tuple[str, ...]) -> str:
    return f"黒塗り版に差し替える紙：{'、'.join(papers)}（確定・署名・照合コードは残ります）"


def _staying(plan: ErasurePlan) -> list[str]:
    papers = dict.fromkeys(f"第{one.seal.revision}版の{one.paper.value}" for one in plan.papers)
    lines = [_redrawn(tuple(papers))] if papers else []
    lines.append(f"{_STAYS}{'、印を焼き込んだ画像' if plan.pictures else ''}")
    if plan.elsewhere:
        lines.append(
            f"同じ写真が視察 {'、'.join(plan.elsewhere)} にもあります。"
            "そちらでも消去するまで、元の画像は監査ファイルに残ります。"
        )
    return lines
