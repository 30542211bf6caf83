"""A visit brought as far as its signatures: everything answered, confirmed, waiting for the pen."""

from __future__ import annotations

from datetime import datetime
from itertools import count

from tests.unit.use_cases.field import NOW, Field
from wakayama_audit_gui.domain.finding import departs_from_precedent
from wakayama_audit_gui.domain.signature import PaperKind, Signature, SignatureMode, Stroke
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Disposition
from wakayama_audit_gui.use_cases.answer_item import (
    AnswerText,
    dispose_prior,
    give_verdict,
    write_text,
)
from wakayama_audit_gui.use_cases.attend_visit import begin_session, confirm_facts
from wakayama_audit_gui.use_cases.digest_paper import digest_paper
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.reopen_visit import reopen_visit
from wakayama_audit_gui.use_cases.seal_visit import seal_visit
from wakayama_audit_gui.use_cases.sign_visit import open_signing, sign

AT = "2026-10-21T11:30:00+09:00"
INK: tuple[Stroke, ...] = (((100, 200), (400, 700), (900, 300)), ((1200, 500), (1900, 520)))


_DRAWN = count(1)
"""Nobody draws the same lines twice."""


def signature(box: str, name: str = "見本 花子", shift: int = 0) -> Signature:
    """A signature drawn on the screen; another shift, other lines."""
    strokes = tuple(
        tuple((x + shift % 1000, y + shift // 1000) for x, y in stroke) for stroke in INK
    )
    return Signature(box, SignatureMode.SCREEN, name, strokes, AT, "", "")


def complete(field: Field) -> Field:
    """Answer everything that is asked."""
    begin_session(field.store, field.visit, "2026-10-21T09:30:00+09:00", field.me)
    for row in field.rows:
        give_verdict(field.store, field.visit, row, Verdict.CONFORMING, field.me)
        for code in row.item.prior:
            said = Disposition("是正済", "現地で確認した。")
            dispose_prior(field.store, field.visit, row, code, said, field.me)
        if departs_from_precedent(Verdict.CONFORMING, row.item.precedents):
            write_text(field.store, field.visit, row, AnswerText.CLASS_REASON, "改善済み", field.me)
    return field


def ready_to_sign(field: Field) -> Field:
    """Complete, confirmed, 署名待ち."""
    complete(field)
    confirm_facts(field.store, field.visit, field.me)
    open_signing(field.store, field.visit, field.me)
    return field


def press(store: Store, visit: str, kind: PaperKind, now: datetime, revision: int) -> Paper:
    """A paper that is no PDF, but has its code on it as one has."""
    code = digest_paper(store, visit, kind).hex()[:32]
    data = f"%PDF- {kind.value} {visit} {revision} {code} {now.isoformat()}".encode()
    return Paper(data, 1, (), "x.pdf")


def ready_to_seal(field: Field) -> Field:
    """Every box settled: drawn, or 紙で後日."""
    ready_to_sign(field)
    sign_all(field)
    return field


def sign_all(field: Field) -> None:
    """Put something into every box."""
    for number, box in enumerate(read_signing(field.store, field.visit).boxes):
        made = signature(box.id, box.name or "見本 次郎", shift=next(_DRAWN))
        if number % 2:
            made = made._replace(mode=SignatureMode.INK, strokes=())
        sign(field.store, field.visit, made, field.me)


def sealed(field: Field) -> Field:
    """確定 as revision 1."""
    ready_to_seal(field)
    seal_visit(field.store, field.id, NOW, press, field.me)
    return field


def reopened(field: Field) -> Field:
    """Sealed and opened again."""
    sealed(field)
    reopen_visit(field.store, field.visit, "見本 花子", "写真の取り違え", AT, field.me)
    return field
