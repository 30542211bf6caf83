"""Questions of the 自己点検 as written in self_inspection.toml.

What a question means is in domain/self_inspection.py.
"""

from __future__ import annotations

from wakayama_audit_gui.definitions.fields import Fields
from wakayama_audit_gui.domain.condition import When
from wakayama_audit_gui.domain.self_inspection import FormKind, InspectionQuestion

_KINDS = {kind.label: kind for kind in FormKind}


def read_question(fields: Fields) -> InspectionQuestion:
    """A ``[[question]]``."""
    kind = _KINDS[fields.choice("kind", _KINDS)]
    when = fields.when()
    if kind is FormKind.SECTION and when != When():
        key = next(k for k, names in zip(_WHEN, when, strict=True) if names)
        raise fields.fault(key, "課の設問に条件は書けません")
    question = fields.text("question")
    if not question.endswith("か。"):
        raise fields.fault("question", "設問は「か。」で終わらなければなりません")
    fields.text("item")
    return InspectionQuestion(
        id=fields.identifier("id"),
        kind=kind,
        group=fields.text("group"),
        item=fields.reference("item", "item", "確認項目"),
        question=question,
        hint=fields.text("hint"),
        when=when,
    )


_WHEN = ("when_all", "when_any", "when_none")
