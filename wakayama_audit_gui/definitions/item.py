"""Items and their checklist as written in walkthrough_*.toml and desk_review*.toml.

What an item means is in domain/item.py; when it applies is in domain/condition.py.
"""

from __future__ import annotations

from wakayama_audit_gui.definitions.fields import Fields
from wakayama_audit_gui.domain.item import METHODS, Checklist, Item
from wakayama_audit_gui.domain.visit import Question

KINDS = ("現地調査", "書面調査")
ENDINGS = {"shiteki": "べきである。", "iken": "望ましい。"}


def read_checklist(head: Fields) -> Checklist:
    """The ``[checklist]`` at the head of a file."""
    return Checklist(
        id=head.text("id"),
        title=head.text("title"),
        kind=head.choice("kind", KINDS),
        order=head.whole("order"),
    )


def read_item(fields: Fields, checklist: str) -> Item:
    """An ``[[item]]``."""
    return Item(
        id=fields.identifier("id"),
        checklist=checklist,
        title=fields.text("title"),
        question=fields.text("question"),
        clauses=fields.references("clauses", "clause", "条項"),
        headings=fields.references("headings", "heading", "対策基準の見出し"),
        methods=_methods(fields),
        look=fields.texts("look", required=True),
        photograph=fields.texts("photograph"),
        never=fields.texts("never"),
        ask=tuple(Question(ask.text("whom"), ask.text("question")) for ask in fields.tables("ask")),
        documents=fields.texts("documents"),
        machine=fields.text_or("machine"),
        shiteki=_draft(fields, "shiteki"),
        iken=_draft(fields, "iken"),
        controls=fields.references("jis", "control", "JIS Q 27002 の番号"),
        findings=fields.references("findings", "finding", "過年度の指摘・意見"),
        places=fields.references("places", "place", "場所の型", required=True),
        when=fields.when(),
    )


def _methods(fields: Fields) -> tuple[str, ...]:
    methods = fields.choices("methods", METHODS, "監査技法")
    if not methods:
        raise fields.fault("methods", "監査技法が一つもありません")
    return methods


def _draft(fields: Fields, key: str) -> str:
    value = fields.text(key)
    if not value.endswith(ENDINGS[key]):
        raise fields.fault(key, f"文案は「{ENDINGS[key]}」で終わらなければなりません")
    return value
