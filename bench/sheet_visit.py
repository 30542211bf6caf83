"""A visit with so many answered items, and its photos taken in, all by the product's use cases.

What its sheet costs is measured in sheet.py; big workspaces are filled in filled_workspace.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from bench.growth import ground_of
from wakayama_audit_gui.definitions.catalogue import load_catalogue
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.checklist import default_places
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Permission
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.storage.workspace import create_workspace
from wakayama_audit_gui.use_cases.answer_item import AnswerText, give_verdict, write_text
from wakayama_audit_gui.use_cases.edit_office import add_person, found_office
from wakayama_audit_gui.use_cases.edit_place import OwnItem, PlannedPlace, add_item, place_facts
from wakayama_audit_gui.use_cases.import_photos import Assigned, PhotoTarget, import_assigned
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.photo_source import PhotoSource
from wakayama_audit_gui.use_cases.plan_visit import VisitPlan, plan_visit
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_checklist import decode_checklist
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_visit import read_visit

NOW = datetime(2026, 10, 21, 11, 20, tzinfo=UTC)
_SYSTEM = "S01"
_VERDICTS = (
    Verdict.CONFORMING,
    Verdict.CONFORMING,
    Verdict.SHITEKI,
    Verdict.CONFORMING,
    Verdict.IKEN,
)
_REMARKS = (
    "入退室管理簿を閲覧した。直近3か月の記録に欠落はなく、責任者の確認印もあった。",
    "保守業者2名が名札を付けずに作業していた。入口に備えがなく、貸出簿もない。立会者は未導入と述べた。",
    "全6架が施錠されていた。鍵は管理簿で貸し出され、台帳と現物が一致した。",
    "消火器は粉末のみで、電気設備への影響が残る。更新の計画は来年度の予算要求に含まれている。",
)


class MadeVisit(NamedTuple):
    """A visit in a new workspace, and whose it is."""

    id: str
    by: str


def make_visit(path: Path, items: int) -> MadeVisit:
    """A new workspace with one visit, photos permitted, every one of its items answered."""
    catalogue = load_catalogue(find_paths().checklists).catalogue
    with closing(create_workspace(path, ground_of(path.parent))) as store:
        found_office(store, "監査", "和歌山市", today=NOW.date())
        me = add_person(store, "見本 太郎", "監査人", "総務課", "").made
        places, missing = _places(catalogue, items)
        plan = VisitPlan((_SYSTEM,), "2026-10-21", places, me, ())
        made = plan_visit(store, catalogue, plan, read_office(store).persons, me).made
        for number in range(missing):
            visit = read_visit(store, made)
            own = OwnItem(f"見本の項目 {number + 1}", "現場で加えた見本の項目に当たるか。")
            add_item(store, visit, visit.places[0], own, me)
        _answer(store, made, me)
    return MadeVisit(made, me)


def take_in(
    store: Store, workshop: PhotoWorkshop, made: MadeVisit, originals: Sequence[Path]
) -> None:
    """Import photos, dealt out over the items.

    Raises:
        RuntimeError: One was refused.
    """
    rows = cycle(read_visit(store, made.id).rows())
    assigned = [
        Assigned(
            PhotoSource.from_path(path), PhotoTarget(made.id, row.place.id, row.answer.subject)
        )
        for path, row in zip(originals, rows, strict=False)
    ]
    result = import_assigned(store, workshop, assigned, made.by)
    if result.recorded != len(originals):
        raise RuntimeError(result.sentence)


def _places(catalogue: Catalogue, items: int) -> tuple[tuple[PlannedPlace, ...], int]:
    """Usual places with no more items than that, and how many are missing still."""
    places = []
    for proposed in default_places(catalogue, (_SYSTEM,)):
        permitted = Permission("可")
        planned = PlannedPlace(proposed.name, proposed.template, proposed.section, permitted)
        held = len(decode_checklist(place_facts(catalogue, (_SYSTEM,), planned, 0)[2]))
        if held <= items:
            places.append(planned)
            items -= held
    return tuple(places), items


def _answer(store: Store, made: str, me: str) -> None:
    for row, verdict, remark in zip(
        read_visit(store, made).rows(), cycle(_VERDICTS), cycle(_REMARKS), strict=False
    ):
        give_verdict(store, read_visit(store, made), row, verdict, me)
        write_text(store, read_visit(store, made), row, AnswerText.REMARK, remark, me)
