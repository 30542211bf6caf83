"""Place templates as written in places.toml.

What a template is for is in domain/place.py.
"""

from __future__ import annotations

from wakayama_audit_gui.definitions.fields import Fields
from wakayama_audit_gui.domain.condition import CONDITIONS
from wakayama_audit_gui.domain.place import PlaceTemplate, Spread


def read_place(fields: Fields) -> PlaceTemplate:
    """A ``[[place]]``."""
    return PlaceTemplate(
        id=fields.text("id"),
        name=fields.text("name"),
        spread=Spread(fields.choice("spread", tuple(Spread))),
        when=fields.when(),
        stands_for=fields.choices("stands_for", CONDITIONS, "条件"),
        photo_note=fields.text_or("photo_note"),
        note=fields.text_or("note"),
    )
