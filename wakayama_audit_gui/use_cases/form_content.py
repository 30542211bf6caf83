"""A form as it is stored and handed out: exact bytes, read back strictly.

Which forms are made is in distribute_forms.py; how one looks as a spreadsheet is in outputs/excel.
"""

from __future__ import annotations

import json

from wakayama_audit_gui.domain.self_inspection import SentForm, SentQuestion, form_name
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.commitment import MalformedError, load_json
from wakayama_audit_gui.record.fact import JsonValue

VERSION = 1
MAX_QUESTIONS = 200
_KEYS = {"v", "form", "title", "deadline", "questions"}


def form_bytes(form: SentForm) -> bytes:
    """The form as stored; its SHA-256 names it."""
    content = {
        "v": VERSION,
        "form": form.name.id,
        "title": form.title,
        "deadline": form.deadline,
        "questions": [question._asdict() for question in form.questions],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def read_form_bytes(data: bytes) -> SentForm:
    """The form that was stored.

    Raises:
        UserError: The bytes are no form.
    """
    try:
        found = load_json(data)
    except MalformedError as error:
        raise _no_form() from error
    if not isinstance(found, dict) or found.keys() != _KEYS or found["v"] != VERSION:
        raise _no_form()
    name = form_name(_text(found["form"]))
    questions = found["questions"]
    if name is None or not isinstance(questions, list) or not 0 < len(questions) <= MAX_QUESTIONS:
        raise _no_form()
    read = tuple(_question(value) for value in questions)
    if len({question.id for question in read}) != len(read):
        raise _no_form()
    return SentForm(name, _text(found["title"]), _text(found["deadline"]), read)


def _question(value: JsonValue) -> SentQuestion:
    if not isinstance(value, dict) or value.keys() != set(SentQuestion._fields):
        raise _no_form()
    return SentQuestion(**{key: _text(text) for key, text in value.items()})


def _text(value: JsonValue) -> str:
    if not isinstance(value, str):
        raise _no_form()
    return value


def _no_form() -> UserError:
    return UserError(
        "自己点検票の設問が読めません。",
        "配布したファイルをもう一度受け取ってください。",
        code="form_content",
    )
