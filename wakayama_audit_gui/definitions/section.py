"""Sections and roles as written in sections.toml and roles.toml.

What they mean is in domain/section.py and domain/role.py.
"""

from __future__ import annotations

from wakayama_audit_gui.definitions.fields import Fields
from wakayama_audit_gui.domain.role import Role
from wakayama_audit_gui.domain.section import Section


def read_section(fields: Fields) -> Section:
    """A ``[[section]]``."""
    return Section(
        name=fields.text("name"),
        bureau=fields.text("bureau"),
        division=fields.text_or("division"),
        systems=fields.whole_or("systems", 0) or 0,
        valid_from=fields.whole("valid_from"),
        valid_to=fields.whole_or("valid_to", None),
        formerly=fields.texts("formerly"),
        source=fields.text("source"),
        note=fields.text_or("note"),
    )


def read_role(fields: Fields) -> Role:
    """A ``[[role]]``."""
    return Role(
        name=fields.text("name"),
        holder=fields.text("holder"),
        duty=fields.text_or("duty"),
        committee=fields.flag("committee", default=False),
        source=fields.text("source"),
    )
