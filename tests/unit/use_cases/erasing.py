"""A press that draws nothing but what the sheet says, and a way to erase with it."""

from __future__ import annotations

from datetime import datetime

from tests.unit.use_cases.darkroom import Darkroom
from tests.unit.use_cases.field import NOW, Field
from tests.unit.use_cases.signing import sign_all
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.record.erasure import Cut
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.compose_sheet import compose_sheet
from wakayama_audit_gui.use_cases.erase_record import Erasure, erase_record
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_photos import photo_rendering, picture_of
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.redraw_papers import Press
from wakayama_audit_gui.use_cases.seal_visit import seal_visit

APPROVER = "見本 花子"


def telling(store: Store, visit: str, kind: PaperKind, made: datetime, revision: int) -> Paper:
    """A paper that says what its sheet says, pictures too."""
    return redraw(store, visit, kind, made, revision, "")


def redraw(
    store: Store, visit: str, kind: PaperKind, made: datetime, revision: int, words: str
) -> Paper:
    """The same, marked with words."""
    sheet = compose_sheet(store, visit, made, kind, revision)._replace(redacted=words)
    pictures = []
    for photo in read_visit(store, visit).photos:
        if photo.burnt != "" and not photo.removed:
            pictures.append(photo_rendering(store, Darkroom(), photo, "print").decode())
            pictures.append(picture_of(photo))
    return Paper(f"%PDF- {sheet} {pictures}".encode(), 1, (), "x.pdf")


PRESS = Press(redraw, Darkroom())


def seal(field: Field) -> None:
    """Sign all boxes and seal with a paper that tells what it says."""
    sign_all(field)
    seal_visit(field.store, field.id, NOW, telling, field.me)


def erase(field: Field, subject: str, name: str, *, keep_picture: bool = True) -> Changes:
    """Erase a field of the visit."""
    asked = Erasure(Cut(subject, name), "住民の氏名", APPROVER, keep_picture)
    return erase_record(field.store, field.id, asked, NOW, PRESS, field.me)
