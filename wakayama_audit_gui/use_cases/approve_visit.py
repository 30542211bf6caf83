"""決裁欄: which posts decide on the paper, and what each has done.

Signatures of auditors and witnesses are in sign_visit.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from wakayama_audit_gui.domain.signature import ApprovalState
from wakayama_audit_gui.domain.visit import Visit
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_signing import written_revision
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.recording import record, require_open

MOST_POSTS = 8
"""What fits side by side on the paper."""


def set_posts(store: Store, visit: Visit, posts: Sequence[str], by: str) -> Changes:
    """Say which posts the 決裁欄 has, senior first; none takes it off the paper.

    Raises:
        UserError: More than fit, or one of them is no name.
    """
    require_open(visit)
    named: list[JsonValue] = list(dict.fromkeys(post.strip() for post in posts if post.strip()))
    if len(named) > MOST_POSTS or not all(str(post).isprintable() for post in named):
        raise UserError(
            "決裁欄の職名を読めません。",
            f"職名は1行ずつ、{MOST_POSTS}つまでにしてください。",
            code="odd_posts",
        )
    fact = NewFact(f"approval:{visit.id}", "posts", named)
    return record(store, visit_book(visit.id), by, "決裁欄を決めた", [fact])


def approve(
    store: Store, visit: Visit, post: str, state: ApprovalState, name: str, at: str, by: str
) -> Changes:
    """Say what a post of the 決裁欄 has done: 決裁, 代決 or 後閲; OPEN empties its box.

    Raises:
        UserError: There is no such post, or name or time are missing.
    """
    require_open(visit)
    cells = store.state(visit_book(visit.id)).get(f"approval:{visit.id}")
    if post not in Fields(cells).texts("posts"):
        raise UserError(
            f"決裁欄に「{post}」がありません。", "決裁欄を決め直してください。", code="no_such_post"
        )
    if state is not ApprovalState.OPEN and not (name.strip() and at):
        raise UserError(
            f"「{state.value}」の氏名か日時がありません。",
            "氏名と日時を入れてください。",
            code="needs_name",
        )
    value: JsonValue = {
        "state": state.value,
        "name": name.strip(),
        "at": at,
        "revision": written_revision(visit),
    }
    said = None if state is ApprovalState.OPEN else value
    fact = NewFact(f"approval:{visit.id}", f"post:{post}", said)
    label = (
        f"決裁欄「{post}」を「{state.value}」にした"
        if state.value
        else f"決裁欄「{post}」を空にした"
    )
    return record(store, visit_book(visit.id), by, label, [fact])
