"""From the stored blob of a resolved checklist to the items of a place.

The blob is written once, when the place joins the visit (domain.checklist); screens, sheet and
digest read it from here and never from the definition files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from wakayama_audit_gui.domain.precedent import Precedent
from wakayama_audit_gui.domain.visit import Criterion, Question, VisitItem
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue
from wakayama_audit_gui.use_cases.cells import objects_of, texts_of, whole, words


def decode_checklist(blob: bytes) -> tuple[VisitItem, ...]:
    """Items of a resolved checklist.

    Raises:
        UserError: The bytes are not a checklist of ours.
    """
    try:
        content: JsonValue = json.loads(blob)
    except ValueError as error:
        raise _unreadable() from error
    if not isinstance(content, dict):
        raise _unreadable()
    return tuple(_item(raw) for raw in objects_of(content.get("items")))


def _unreadable() -> UserError:
    return UserError(
        "この場所のチェックリストを読めません。",
        "「点検（doctor）」で監査ファイルを調べてください。",
        code="checklist_unreadable",
    )


def _item(raw: Mapping[str, JsonValue]) -> VisitItem:
    drafts = raw.get("draft")
    return VisitItem(
        id=words(raw.get("id")),
        title=words(raw.get("title")),
        question=words(raw.get("question")),
        methods=texts_of(raw.get("methods")),
        criteria=tuple(_criterion(c) for c in objects_of(raw.get("criteria"))),
        look=texts_of(raw.get("look")),
        photograph=texts_of(raw.get("photograph")),
        never=texts_of(raw.get("never")),
        ask=tuple(
            Question(words(q.get("whom")), words(q.get("question")))
            for q in objects_of(raw.get("ask"))
        ),
        documents=texts_of(raw.get("documents")),
        machine=words(raw.get("machine")),
        jis=texts_of(raw.get("jis")),
        drafts={k: words(v) for k, v in drafts.items()} if isinstance(drafts, dict) else {},
        precedents=tuple(_precedent(p) for p in objects_of(raw.get("precedents"))),
        prior=texts_of(raw.get("prior")),
        systems=texts_of(raw.get("systems")),
        selected=words(raw.get("selected")),
    )


def _criterion(raw: Mapping[str, JsonValue]) -> Criterion:
    return Criterion(
        no=words(raw.get("no")),
        document=words(raw.get("document")),
        quote=words(raw.get("quote")),
        subject=words(raw.get("subject")),
        modality=words(raw.get("modality")),
        estimated=raw.get("estimated") is True,
    )


def _precedent(raw: Mapping[str, JsonValue]) -> Precedent:
    return Precedent(
        code=words(raw.get("code")),
        kind=words(raw.get("class")),
        text=words(raw.get("text")),
        page=whole(raw.get("page")),
        system=words(raw.get("system")),
        sections=texts_of(raw.get("sections")),
        year=words(raw.get("year")),
    )
