"""自己点検: questions that a 所属長 answers once a year, and the form that carries them.

The questions themselves are data (checklists/self_inspection.toml); giving, answering and taking
back a form are use cases.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

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
