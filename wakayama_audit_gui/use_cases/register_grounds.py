"""What the register says of a system that speaks for auditing it: incidents, 重要情報, shared IDs.

How grounds are weighed is in domain/target_score.py; all others are read in score_targets.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from wakayama_audit_gui.domain.target_score import Criterion, Ground
from wakayama_audit_gui.use_cases.cells import Fields, words
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_register import ENTRY

_DEFECTS = ("軽度の不良・障害", "重度の不良・障害")
_SHARED = ("原則個人ID・一部共有ID", "課等単位の共有ID", "全員同じ共有ID")


def register_grounds(store: Store, system: str) -> Mapping[Criterion, tuple[Ground, ...]]:
    """Grounds by criterion, of what was entered in the register.

    Args:
        store: The workspace.
        system: Id of the system.
    """
    about = f"{ENTRY}{system}"

    def said(question: str) -> str:
        return words(Fields({"": store.cell(about, question)}).value(""))

    incidents: list[str] = []
    if said("severe_incident") == "有り":
        incidents.append("重度の障害の発生：有り（台帳）")
    if said("early_defects") in _DEFECTS:
        incidents.append(f"検収後1年間の品質不良：{said('early_defects')}（台帳）")
    if said("incidents") not in ("", "0", "不明"):
        incidents.append(f"年間の障害：{said('incidents')}件（台帳）")
    found = {Criterion.INCIDENTS: tuple(Ground(one, about) for one in incidents)}
    if said("important_information") == "保有":
        found[Criterion.IMPORTANT_INFORMATION] = (Ground("重要情報：保有（台帳）", about),)
    if said("id_unit") in _SHARED:
        told = f"ユーザーID付与の単位：{said('id_unit')}（台帳）"
        found[Criterion.SHARED_IDS] = (Ground(told, about),)
    return found
