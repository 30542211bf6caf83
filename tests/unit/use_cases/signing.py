"""A visit brought as far as its signatures: everything answered, confirmed, waiting for the pen."""

from __future__ import annotations

from tests.unit.use_cases.field import Field
from wakayama_audit_gui.domain.finding import departs_from_precedent
from wakayama_audit_gui.domain.signature import Signature, SignatureMode, Stroke
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Disposition
from wakayama_audit_gui.use_cases.answer_item import (
    AnswerText,
    dispose_prior,
    give_verdict,
    write_text,
)
from wakayama_audit_gui.use_cases.attend_visit import begin_session, confirm_facts
from wakayama_audit_gui.use_cases.sign_visit import open_signing

AT = "2026-10-21T11:30:00+09:00"
INK: tuple[Stroke, ...] = (((100, 200), (400, 700), (900, 300)), ((1200, 500), (1900, 520)))


def signature(box: str, name: str = "見本 花子", shift: int = 0) -> Signature:
    """A signature drawn on the screen; another shift, other lines."""
    strokes = tuple(tuple((x + shift, y) for x, y in stroke) for stroke in INK)
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
