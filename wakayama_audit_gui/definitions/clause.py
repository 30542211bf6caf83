"""Clauses, headings and controls as written in clauses.toml and controls.toml.

Meaning and use of a clause are in domain/clause.py.
"""

from __future__ import annotations

from wakayama_audit_gui.definitions.fields import Fields
from wakayama_audit_gui.domain.clause import Clause, Control, Heading

DOCUMENTS = ("対策基準", "基本方針")


def read_control(fields: Fields) -> Control:
    """A ``[[control]]``."""
    return Control(fields.text("no"), fields.text("name"))


def read_heading(fields: Fields) -> Heading:
    """A ``[[heading]]``."""
    return Heading(fields.text("chapter"), fields.text("title"))


def read_clause(fields: Fields) -> Clause:
    """A ``[[clause]]``; only an estimated one may lack a quote, and it must lack it."""
    estimated = fields.flag("estimated", default=False)
    quote = fields.text_or("quote")
    if estimated and quote:
        raise fields.fault("quote", "推定の条項に引用文を書くことはできません")
    if not estimated:
        quote = fields.text("quote")
    return Clause(
        id=fields.text("id"),
        document=fields.choice("document", DOCUMENTS),
        number=fields.text("number"),
        chapter=fields.text("chapter"),
        title=fields.text("title"),
        subject=fields.text_or("subject"),
        quote=quote,
        complete=fields.flag("complete", default=not estimated),
        modality=fields.text_or("modality"),
        controls=fields.references("jis", "control", "JIS Q 27002 の番号"),
        estimated=estimated,
        notations=fields.texts("notations"),
        note=fields.text_or("note"),
    )
