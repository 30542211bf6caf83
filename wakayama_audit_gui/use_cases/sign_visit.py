"""Signing: boxes of one's own, what is put into a box, and taking it back.

Which boxes a visit has by itself is in signature_boxes.py; the 決裁欄 is in approve_visit.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from wakayama_audit_gui.domain.signature import (
    PAD_HEIGHT,
    PAD_WIDTH,
    PaperKind,
    Signature,
    SignatureBox,
    SignatureMode,
    Stroke,
)
from wakayama_audit_gui.domain.visit import Visit, VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.check_readiness import check_signable, unlooked_photos
from wakayama_audit_gui.use_cases.digest_paper import digest_paper
from wakayama_audit_gui.use_cases.follow_names import present_naming
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_signing import read_signing, written_revision
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.recording import new_id, record, require_open
from wakayama_audit_gui.use_cases.signature_value import SIGNED, Tie, signature_value

_MOST_POINTS = 20_000


def open_signing(store: Store, visit: Visit, by: str) -> Changes:
    """Move a visit on from 事実確認 to 署名待ち.

    Raises:
        UserError: It is not in 事実確認, or something is missing.
    """
    require_open(visit)
    missing = check_signable(visit)
    if visit.state is not VisitState.CONFIRMING or missing:
        first = f"（{missing[0].message}）" if missing else ""
        raise UserError(
            f"まだ署名に進めません{first}。",
            "記入と写り込み確認を済ませ、事実確認に進めてから、署名を始めてください。",
            code="not_confirmed",
        )
    naming = present_naming(store, visit)
    fact = NewFact(f"visit:{visit.id}", "state", VisitState.SIGNING.value)
    return record(store, visit_book(visit.id), by, "署名待ちに進めた", [*naming, fact])


def add_box(
    store: Store,
    visit: Visit,
    paper: PaperKind,
    role: str,
    name: str,
    places: Sequence[str],
    by: str,
) -> Changes:
    """Add a box of one's own to a paper.

    Raises:
        UserError: The role is empty.
    """
    require_open(visit)
    if not role.strip():
        raise UserError("署名欄の役割が空です。", "役割を入れてください。", code="empty_role")
    box = new_id()
    where: list[JsonValue] = list(places)
    facts = [
        NewFact(f"box:{box}", "paper", paper.value),
        NewFact(f"box:{box}", "role", role.strip()),
        NewFact(f"box:{box}", "name", name.strip()),
        NewFact(f"box:{box}", "places", where),
        NewFact(f"box:{box}", "removed", value=False),
    ]
    label = f"署名欄「{role.strip()}」を加えた"
    return record(store, visit_book(visit.id), by, label, facts, made=box)


def remove_box(store: Store, visit: Visit, box: str, by: str) -> Changes:
    """Take a box of one's own away.

    Raises:
        UserError: The visit has this box by itself, or has no such box.
    """
    require_open(visit)
    found = _box(store, visit, box)
    if not found.own:
        raise UserError(
            f"{found.role}の署名欄は外せません。",
            "署名を受けられないときは、「不在」または「拒否」とその理由を書いてください。",
            code="box_stays",
        )
    fact = NewFact(f"box:{box}", "removed", value=True)
    return record(store, visit_book(visit.id), by, f"署名欄「{found.role}」を外した", [fact])


def sign(store: Store, visit: Visit, signature: Signature, by: str) -> Changes:
    """Put something into a box, bound to what its paper says now.

    Raises:
        UserError: The visit is not in 署名待ち, a photo has not been looked over, or what the
            mode needs is missing.
    """
    require_open(visit)
    if visit.state is not VisitState.SIGNING:
        raise UserError(
            "この視察は署名待ちではないため、署名を受けられません。",
            "事実確認を済ませ、署名に進めてください。",
            code="not_signing",
        )
    if unlooked := unlooked_photos(visit):
        raise UserError(
            f"{unlooked[0].message}（全部で {len(unlooked)} 枚）。",
            "署名のあとに隠すと署名がやり直しになります。先に写真を開いて、確認してください。",
            code="unlooked",
        )
    box = _box(store, visit, signature.box)
    _check(box, signature)
    bound = signature._replace(
        name=signature.name.strip() or box.name,
        by=by,
        digest=digest_paper(store, visit.id, box.paper).hex(),
        strokes=signature.strokes if signature.mode is SignatureMode.SCREEN else (),
    )
    tie = Tie(visit.id, box.id, written_revision(visit))
    fact = NewFact(f"signature:{box.id}", SIGNED, signature_value(tie, bound))
    label = f"{box.role}の欄を「{signature.mode.value}」にした"
    return record(store, visit_book(visit.id), by, label, [fact])


def unsign(store: Store, visit: Visit, box: str, by: str) -> Changes:
    """Take back what was put into a box; the history keeps it."""
    require_open(visit)
    fact = NewFact(f"signature:{box}", SIGNED, None)
    return record(store, visit_book(visit.id), by, "署名欄を空に戻した", [fact])


def _box(store: Store, visit: Visit, box: str) -> SignatureBox:
    for found in read_signing(store, visit).boxes:
        if found.id == box:
            return found
    raise UserError(
        "この署名欄はもうありません。", "署名欄を選び直してください。", code="no_such_box"
    )


def _check(box: SignatureBox, signature: Signature) -> None:
    mode = signature.mode
    if mode is SignatureMode.SCREEN:
        _check_strokes(signature.strokes)
    if mode.needs_reason and not signature.reason.strip():
        raise UserError(
            f"「{mode.value}」の理由がありません。", "理由を書いてください。", code="needs_reason"
        )
    if mode is SignatureMode.NAMED and not (signature.name.strip() or box.name):
        raise UserError(
            "記名する氏名がありません。", "確認した方の氏名を入れてください。", code="needs_name"
        )
    if not _is_time(signature.at):
        raise UserError("確認した日時がありません。", "日時を入れてください。", code="needs_time")
    if signature.dissent.strip() and box.paper is not PaperKind.FACTS:
        raise UserError(
            "「相違あり」は事実確認書の欄だけに書けます。",
            "事実確認書の欄を選んでください。",
            code="no_dissent_here",
        )


def _check_strokes(strokes: Sequence[Stroke]) -> None:
    points = [point for stroke in strokes for point in stroke]
    if not any(len(set(stroke)) > 1 for stroke in strokes):
        raise UserError("署名が書かれていません。", "枠の中に署名してください。", code="no_ink")
    inside = all(0 <= x <= PAD_WIDTH and 0 <= y <= PAD_HEIGHT for x, y in points)
    if not inside or len(points) > _MOST_POINTS:
        raise UserError(
            "署名が枠に収まっていません。", "消して、書き直してください。", code="odd_strokes"
        )


def _is_time(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
