"""What of the answers in hand can be kept: all but a reason that no form has room for.

The file it is kept in is form_file.py's; refusing such a reason in a form of the office is
answer_form.py's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wakayama_audit_gui.domain.self_inspection import LONGEST_REASON, UNANSWERED, FormFile
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.answer_form import reason_too_long


class Keepable(NamedTuple):
    """What can be kept.

    Attributes:
        file: The answers, with the reason of before wherever one is too long.
        left_out: Question id → what is said of its reason, which is not in ``file``.
        places: Numbers of these questions, from 1.
    """

    file: FormFile
    left_out: Mapping[str, UserError]
    places: tuple[int, ...]


def keepable(file: FormFile, before: FormFile) -> Keepable:
    """What of ``file`` can be kept; ``before`` is what could be kept the last time."""
    replies = dict(file.replies)
    left_out: dict[str, UserError] = {}
    places: list[int] = []
    for number, question in enumerate(file.handed.form.questions, 1):
        reply = file.replies.get(question.id, UNANSWERED)
        if len(reply.reason) > LONGEST_REASON:
            reason = before.replies.get(question.id, UNANSWERED).reason
            replies[question.id] = reply._replace(reason=reason)
            left_out[question.id] = reason_too_long(number, reply)
            places.append(number)
    return Keepable(file._replace(replies=replies), left_out, tuple(places))
