"""自己点検: questions that a 所属長 answers once a year, and the form that carries them.

The questions themselves are data (checklists/self_inspection.toml); giving, answering and taking
back a form are use cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year_label
from wakayama_audit_gui.domain.condition import When


class FormKind(StrEnum):
    """Whom a form is for."""

    SECTION = "section"
    SYSTEM = "system"

    @property
    def label(self) -> str:
        """What it is called on paper and screen."""
        return "課" if self is FormKind.SECTION else "システム"


class InspectionQuestion(NamedTuple):
    """A question; はい always means the good state, いいえ the gap.

    Attributes:
        id: Stable English name; replies are found by it.
        kind: Which forms hold it.
        group: Heading under which it stands.
        item: Item of the library that verifies the same on site; "" when its definition is lost.
        question: In the words of a 所属長.
        hint: How to find out, and when 該当なし is right.
        when: Conditions of the system; empty for a 課.
    """

    id: str
    kind: FormKind
    group: str
    item: str
    question: str
    hint: str
    when: When


class ReplyAnswer(StrEnum):
    """What can be answered."""

    YES = "はい"
    NO = "いいえ"
    NOT_APPLICABLE = "該当なし"


class FormState(StrEnum):
    """Where a form is."""

    NOT_SENT = "未配布"
    SENT = "配布"
    SUBMITTED = "提出"
    RECEIVED = "受付"
    RETURNED = "差戻し"


class FormName(NamedTuple):
    """Which form: the same on every laptop.

    Attributes:
        fiscal_year: e.g. 2026 for 令和8年度.
        kind: 課 or システム.
        owner: Id of the section or system.
    """

    fiscal_year: int
    kind: FormKind
    owner: str

    @property
    def id(self) -> str:
        """e.g. ``2026/section/総務課``."""
        return f"{self.fiscal_year}/{self.kind.value}/{self.owner}"

    @property
    def book(self) -> str:
        """Book and subject of the form."""
        return f"form:{self.id}"

    def reply(self, question: str) -> str:
        """Subject of the reply to a question."""
        return f"reply:{self.id}/{question}"


def form_name(text: str) -> FormName | None:
    """The form an id means; None when it is no such id."""
    year, _, rest = text.partition("/")
    kind, _, owner = rest.partition("/")
    plain = year.isascii() and year.isdecimal() and kind in frozenset(FormKind) and owner
    return FormName(int(year), FormKind(kind), owner) if plain else None


def questions_for(
    questions: Iterable[InspectionQuestion], kind: FormKind, present: frozenset[str] = frozenset()
) -> tuple[InspectionQuestion, ...]:
    """The questions of a form, in their order.

    Args:
        questions: All of the definitions.
        kind: 課 or システム.
        present: Conditions that hold for the system (System.conditions).
    """
    return tuple(q for q in questions if q.kind is kind and q.when.holds(present))


class SentQuestion(NamedTuple):
    """A question as it was sent; later changes of the definitions do not touch it."""

    id: str
    group: str
    item: str
    text: str
    hint: str


class SentForm(NamedTuple):
    """A form as it was sent: who is asked what until when.

    Attributes:
        name: Which form.
        title: Full name of the 課 or system.
        deadline: ISO date, "" when there is none.
        questions: In their order.
    """

    name: FormName
    title: str
    deadline: str
    questions: tuple[SentQuestion, ...]

    @property
    def heading(self) -> str:
        """e.g. ``令和8年度 情報セキュリティ自己点検票``."""
        return f"{fiscal_year_label(self.name.fiscal_year)} 情報セキュリティ自己点検票"


class Reply(NamedTuple):
    """What was answered to a question; the answer is "" while there is none.

    Attributes:
        answer: A ReplyAnswer or "".
        reason: As typed.
        photo: SHA-256 of a photo, or "".
    """

    answer: str = ""
    reason: str = ""
    photo: str = ""

    @property
    def lacks_reason(self) -> bool:
        """Whether it says いいえ and not why."""
        return self.answer == ReplyAnswer.NO and not self.reason.strip()


UNANSWERED = Reply()
LONGEST_REASON = 4_000
"""Characters of a reason: three pages, more than any form has room for."""


class HandedForm(NamedTuple):
    """What is handed to a 所属長: the form, and their own answers of last year to look at.

    Attributes:
        form: As sent.
        digest: SHA-256 of the form as stored, 64 hex digits; comes back with the answers.
        previous: Question id → reply of last year; shown, never copied.
        note: Why it was given back, "" on the first time.
        moved_to: ISO date to which the deadline was moved since; "" for that of the form.
    """

    form: SentForm
    digest: str
    previous: Mapping[str, Reply]
    note: str = ""
    moved_to: str = ""

    @property
    def deadline(self) -> str:
        """Until when it is asked back: ISO date, "" when there is none."""
        return self.moved_to or self.form.deadline


class ReturnedForm(NamedTuple):
    """What came back from a 所属長.

    Attributes:
        name: Which form it says it is.
        digest: Of the form it says it answers.
        replies: Question id → reply.
        by_name: 記名.
        by_post: 職名.
        on: The day of signing as it is written; see form_signing.py.
        title: The 課 or system whose name is to be read on it.
        shown: Question id → question as it is to be read on it; empty where nobody can edit it.
        photos: SHA-256 → JPEG, of the photos that replies name.
    """

    name: FormName
    digest: str
    replies: Mapping[str, Reply]
    by_name: str
    by_post: str
    on: str
    title: str
    shown: Mapping[str, str]
    photos: Mapping[str, bytes] = {}


class FormFile(NamedTuple):
    """A form with what was answered so far.

    Attributes:
        handed: The form and last year's answers.
        replies: Question id → reply.
        by_name: 記名, "" before.
        by_post: 職名, "" before.
        on: ISO date of signing, "" before.
        photos: SHA-256 → JPEG without metadata, of the photos that replies name.
    """

    handed: HandedForm
    replies: Mapping[str, Reply]
    by_name: str = ""
    by_post: str = ""
    on: str = ""
    photos: Mapping[str, bytes] = {}

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(bool(reply.answer) for reply in self.replies.values())

    def returned(self) -> ReturnedForm:
        """As it is taken in."""
        form = self.handed.form
        # Whoever changes a question here changes the digest: there is nothing else to compare.
        return ReturnedForm(
            form.name,
            self.handed.digest,
            self.replies,
            self.by_name,
            self.by_post,
            self.on,
            form.title,
            {},
            self.photos,
        )


def count_unanswered(questions: Sequence[SentQuestion], replies: Mapping[str, Reply]) -> int:
    """How many questions have no answer."""
    return sum(not replies.get(q.id, UNANSWERED).answer for q in questions)


def remarks_on(questions: Sequence[SentQuestion], replies: Mapping[str, Reply]) -> str:
    """What the office should know before it takes the answers; "" when nothing."""
    found = [(n, replies.get(q.id, UNANSWERED)) for n, q in enumerate(questions, 1)]
    empty = [str(n) for n, reply in found if not reply.answer]
    bare = [str(n) for n, reply in found if reply.lacks_reason]
    told = f"未回答が {len(empty)} 問あります（問{'・'.join(empty)}）。" if empty else ""
    if bare:
        told += f"理由のない「いいえ」が {len(bare)} 問あります（問{'・'.join(bare)}）。"
    return told
