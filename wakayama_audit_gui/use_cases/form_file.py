"""The file that carries one 自己点検票 to its 課 and its answers back: plain lines of JSON.

A photo that was added to an answer follows in a line of its own. It holds nothing of anybody else
and is read strictly, for it comes from elsewhere. Taking the answers in is take_form.py's.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from binascii import Error as NoBase64
from collections.abc import Mapping, Sequence
from pathlib import Path

from wakayama_audit_gui.domain.self_inspection import (
    LONGEST_REASON,
    UNANSWERED,
    FormFile,
    HandedForm,
    Reply,
    ReplyAnswer,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.commitment import MalformedError, load_json
from wakayama_audit_gui.record.fact import JsonValue
from wakayama_audit_gui.use_cases.answer_form import reason_too_long
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.form_content import form_bytes, read_form_bytes
from wakayama_audit_gui.use_cases.plain_file import plain_size

SUFFIX = ".jikotenken"
KIND = "監査手帳 自己点検票"
VERSION = 1
WITH_PHOTOS = 2
"""The version of a file that has photos; without any, a program that knows none reads it too."""
WITH_DEADLINE = 3
"""The version of a file whose deadline was moved after it was handed out; photos are as in 2."""
MAX_PHOTOS = 10
MAX_PHOTO_BYTES = 2 << 20
"""Of one photo as it travels: at most 1600 px, without metadata."""
MAX_BYTES = (4 << 20) + MAX_PHOTOS * (MAX_PHOTO_BYTES * 4 // 3 + 200)
_LINES = 4
_HEAD = {"file", "v", "digest"}
_PREVIOUS = {"note", "previous"}
_MOVED = {"moved_to"}
_ANSWERS = {"replies", "by_name", "by_post", "on"}
_REPLY = {"answer", "reason"}
_PHOTO = {"sha256", "jpeg"}


def write_form_file(file: FormFile) -> bytes:
    """The bytes of a file: four lines, and one for each photo.

    Raises:
        UserError: A reason is so long that the file could not be read again.
    """
    handed = file.handed
    for number, question in enumerate(handed.form.questions, 1):
        reply = file.replies.get(question.id, UNANSWERED)
        if len(reply.reason) > LONGEST_REASON:
            raise reason_too_long(number, reply)
    moved = {"moved_to": handed.moved_to} if handed.moved_to else {}
    version = WITH_DEADLINE if moved else WITH_PHOTOS if file.photos else VERSION
    head = {"file": KIND, "v": version, "digest": handed.digest}
    previous = {"note": handed.note, "previous": _replies(handed.previous), **moved}
    answers = {
        "replies": _replies(file.replies, photos=version != VERSION),
        "by_name": file.by_name,
        "by_post": file.by_post,
        "on": file.on,
    }
    photos = [
        _line({"sha256": sha256, "jpeg": b64encode(data).decode()})
        for sha256, data in file.photos.items()
    ]
    lines = (_line(head), form_bytes(handed.form), _line(previous), _line(answers), *photos)
    return b"".join(line + b"\n" for line in lines)


def read_form_file(data: bytes) -> FormFile:
    """What a file says.

    Raises:
        UserError: It is no such file, damaged, or of a newer version.
    """
    if not data:
        raise UserError("空のファイルです。", "もう一度送ってもらってください。", code="file_empty")
    lines = data.split(b"\n") if len(data) <= MAX_BYTES else []
    if not _LINES < len(lines) <= _LINES + MAX_PHOTOS + 1 or lines[-1]:
        raise _damaged()
    try:
        head, previous, answers = (load_json(lines[n]) for n in (0, 2, 3))
        photos = _read_photos([load_json(line) for line in lines[_LINES:-1]])
    except MalformedError as error:
        raise _damaged() from error
    version = _version(head)
    moved = version == WITH_DEADLINE
    told = _PREVIOUS | _MOVED if moved else _PREVIOUS
    if not (_has(head, _HEAD) and _has(previous, told) and _has(answers, _ANSWERS)):
        raise _damaged()
    form = read_form_bytes(lines[1])
    known = {question.id for question in form.questions}
    handed = HandedForm(
        form,
        _text(head, "digest"),
        _read_replies(previous, "previous"),
        _text(previous, "note"),
        _text(previous, "moved_to") if moved else "",
    )
    replies = _read_replies(answers, "replies", photos=version != VERSION)
    if {reply.photo for reply in replies.values() if reply.photo} != photos.keys():
        raise _damaged()
    if sha256_of(lines[1]) != handed.digest or not replies.keys() <= known:
        raise UserError(
            "配布したものと設問が違います。",
            "配布した点検票をもう一度渡し、それに答えてもらってください。",
            code="form_questions",
        )
    by_name, by_post, on = (_text(answers, key) for key in ("by_name", "by_post", "on"))
    return FormFile(handed, replies, by_name, by_post, on, photos)


def _version(head: JsonValue) -> JsonValue:
    """Which version a file is of; refuses what is none of ours, or newer."""
    if not isinstance(head, dict) or head.get("file") != KIND:
        raise _foreign()
    version = head.get("v")
    if version not in (VERSION, WITH_PHOTOS, WITH_DEADLINE):
        raise UserError(
            "新しい版の監査手帳で作られた点検票です。",
            "監査手帳を新しくしてから開いてください。",
            code="file_newer",
        )
    return version


def load_form_file(path: Path) -> FormFile:
    """What the file at a path says.

    Raises:
        UserError: As `read_form_file`, or it cannot be opened.
    """
    try:
        size = plain_size(path)
        if size > MAX_BYTES:
            raise UserError(
                f"大きすぎます（{size / (1 << 20):,.0f} MB）。",
                "配布した点検票を開いてください。",
                code="file_too_large",
            )
        data = path.read_bytes()
    except OSError as error:
        raise UserError(
            f"「{path.name}」を開けません。",
            "ファイルがあること、ほかのプログラムで開いていないことを確かめてください。",
            code="cannot_read",
        ) from error
    return read_form_file(data)


def _replies(replies: Mapping[str, Reply], *, photos: bool = False) -> dict[str, object]:
    return {
        question: {"answer": reply.answer, "reason": reply.reason}
        | ({"photo": reply.photo} if photos else {})
        for question, reply in replies.items()
    }


def _read_photos(lines: Sequence[JsonValue]) -> Mapping[str, bytes]:
    found: dict[str, bytes] = {}
    for line in lines:
        if not isinstance(line, dict) or line.keys() != _PHOTO:
            raise _damaged()
        sha256, text = line["sha256"], line["jpeg"]
        if not isinstance(sha256, str) or not isinstance(text, str):
            raise _damaged()
        try:
            data = b64decode(text, validate=True)
        except (NoBase64, ValueError) as error:
            raise _damaged() from error
        if len(data) > MAX_PHOTO_BYTES or sha256_of(data) != sha256:
            raise _damaged()
        found[sha256] = data
    return found


def _line(content: object) -> bytes:
    # Escapes keep even half a character, and no line feed can stand within a line.
    return json.dumps(content, ensure_ascii=True, separators=(",", ":")).encode()


def _has(value: JsonValue, keys: set[str]) -> bool:
    return isinstance(value, dict) and value.keys() == keys


def _text(value: JsonValue, key: str) -> str:
    found = value.get(key) if isinstance(value, dict) else None
    if not isinstance(found, str) or len(found) > LONGEST_REASON:
        raise _damaged()
    return found


def _read_replies(value: JsonValue, key: str, *, photos: bool = False) -> Mapping[str, Reply]:
    found = value.get(key) if isinstance(value, dict) else None
    if not isinstance(found, dict):
        raise _damaged()
    replies: dict[str, Reply] = {}
    for question, said in found.items():
        fields = _REPLY | ({"photo"} if photos else set())
        if not _has(said, fields) or _text(said, "answer") not in ("", *ReplyAnswer):
            raise _damaged()
        photo = _text(said, "photo") if photos else ""
        replies[question] = Reply(_text(said, "answer"), _text(said, "reason"), photo)
    return replies


def _damaged() -> UserError:
    return UserError(
        "壊れているか、自己点検票ではありません。",
        "もう一度送ってもらってください。",
        code="file_damaged",
    )


def _foreign() -> UserError:
    return UserError(
        "監査手帳が配布した自己点検票ではありません。",
        "配布したファイルを選んでください。",
        code="form_foreign",
    )
