"""A visit as it stands: places, items, answers, photos, documents, people.

How it is folded from facts is in use_cases/read_visit; what a verdict means is in verdict.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from wakayama_audit_gui.domain.camera import Camera
from wakayama_audit_gui.domain.mark import Mark, look_key
from wakayama_audit_gui.domain.precedent import Precedent
from wakayama_audit_gui.domain.verdict import COUNTED, Verdict


class VisitState(StrEnum):
    """Where a visit stands (予定 → 記入中 → 事実確認 → 署名待ち → 確定)."""

    PLANNED = "予定"
    WRITING = "記入中"
    CONFIRMING = "事実確認"
    SIGNING = "署名待ち"
    SEALED = "確定"


class Criterion(NamedTuple):
    """What an item is held against; an estimated one is never shown as a quote."""

    no: str
    document: str
    quote: str
    subject: str
    modality: str
    estimated: bool

    @property
    def label(self) -> str:
        """``4.2(2)ウ`` or, when never quoted in the source, ``6.4（推定）``."""
        return (self.no or self.document) + ("（推定）" if self.estimated else "")


class Question(NamedTuple):
    """Whom to ask what."""

    whom: str
    text: str


class VisitItem(NamedTuple):
    """An item as resolved for one place at the start of the visit; never changes afterwards."""

    id: str
    title: str
    question: str
    methods: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    look: tuple[str, ...]
    photograph: tuple[str, ...]
    never: tuple[str, ...]
    ask: tuple[Question, ...]
    documents: tuple[str, ...]
    machine: str
    jis: tuple[str, ...]
    drafts: Mapping[str, str]
    precedents: tuple[Precedent, ...]
    prior: tuple[str, ...]
    systems: tuple[str, ...]
    selected: str = ""  # 抽出理由, of one that was chosen with the targets of the year


class Permission(NamedTuple):
    """Whether photos may be taken in a place: 未確認, 可, 許可 (by whom, when) or 禁止."""

    kind: str = "未確認"
    by: str = ""
    at: str = ""

    @property
    def forbids(self) -> bool:
        """Whether photos from this place are refused."""
        return self.kind == "禁止"


class Place(NamedTuple):
    """A place of the visit with its resolved items, in order."""

    id: str
    name: str
    template: str
    order: int
    section: str
    permission: Permission
    items: tuple[VisitItem, ...]


class Sampling(NamedTuple):
    """母集団, 抽出方法, 件数, 不備件数."""

    population: str
    method: str
    size: int
    defects: int


class Disposition(NamedTuple):
    """What became of a prior finding (是正済, 一部, 未是正, 確認不能), with new evidence."""

    state: str
    note: str


class Answer(NamedTuple):
    """What stands for one item in one place.

    Attributes:
        contested: field → the differing values that stand side by side (未確定).
        touched: When last written (ISO 8601), "" never.
    """

    subject: str
    verdict: Verdict = Verdict.UNANSWERED
    reason: str = ""
    remark: str = ""
    class_reason: str = ""
    assignee: str = ""
    interview: str = ""
    sampling: Sampling | None = None
    due: str = ""
    dispositions: Mapping[str, Disposition] = {}
    contested: Mapping[str, tuple[str, ...]] = {}
    touched: str = ""

    @property
    def has_words(self) -> bool:
        """Whether anything was written of what was seen, here or of a prior finding."""
        notes = (said.note for said in self.dispositions.values())
        return any(text.strip() for text in (self.remark, *notes))


class Photo(NamedTuple):
    """A photo as evidence; ``blob`` names the untouched original.

    Attributes:
        marks: Drawn over it, in order; every output shows them burnt in.
        turns: Quarter turns clockwise after EXIF, 0..3.
        checked: The look (`domain.mark.look_key`) that 写り込み確認済 was said of; None when never.
        burnt: Of an erased original: the picture left with its marks burnt in, "" when none is.
    """

    id: str
    blob: str
    name: str
    taken: str
    camera: str
    gps: bool
    caption: str
    answer: str
    place: str
    order: int
    by: str
    added: str
    removed: bool
    marks: tuple[Mark, ...] = ()
    turns: int = 0
    checked: str | None = None
    camera_id: str = ""
    purpose: str = ""
    burnt: str | None = None

    @property
    def look(self) -> str:
        """Names what it looks like with its marks; "" for the plain picture."""
        return look_key(self.marks, self.turns)

    @property
    def is_checked(self) -> bool:
        """Whether 写り込み確認 was done of exactly what will be printed."""
        return self.checked == self.look


class Finding(NamedTuple):
    """A 指摘 or 意見 drafted from an answer."""

    id: str
    answer: str
    kind: str
    text: str
    clauses: tuple[str, ...]
    sections: tuple[str, ...]
    systems: tuple[str, ...]
    removed: bool


class RequestedDocument(NamedTuple):
    """A document asked for: 依頼, 受領, 返却 or 未提出."""

    id: str
    name: str
    state: str
    asked: str
    received: str
    returned: str
    answer: str
    note: str


class Session(NamedTuple):
    """One sitting of the visit."""

    id: str
    start: str
    end: str
    note: str


class Witness(NamedTuple):
    """立会者; may be staff of a 指定管理者, so no 職員番号 is asked."""

    id: str
    name: str
    post: str
    affiliation: str
    places: tuple[str, ...]


class ClockCheck(NamedTuple):
    """時計合わせ: what this computer showed, a trusted clock, the difference in seconds."""

    shown: str
    actual: str
    offset: int


class Row(NamedTuple):
    """One line of the walkthrough: an item in its place with what stands for it."""

    number: int
    place: Place
    item: VisitItem
    answer: Answer


class Visit(NamedTuple):
    """A whole visit. Subjects of answers are ``answer:<visit>/<place>/<item>``."""

    id: str
    title: str
    systems: tuple[str, ...]
    system_names: Mapping[str, str]
    fiscal_year: int
    audit_kind: str
    scheduled: str
    state: VisitState
    revision: int
    sheet_no: str
    lead: str
    auditors: tuple[str, ...]
    self_audit: Mapping[str, str]
    clock: ClockCheck | None
    places: tuple[Place, ...]
    answers: Mapping[str, Answer]
    photos: tuple[Photo, ...]
    findings: tuple[Finding, ...]
    documents: tuple[RequestedDocument, ...]
    sessions: tuple[Session, ...]
    witnesses: tuple[Witness, ...]
    cameras: tuple[Camera, ...] = ()
    contested: Mapping[str, tuple[str, ...]] = {}  # subject, no answer → fields that are 未確定
    followed: frozenset[str] = frozenset()  # answers that look at a finding of before again

    def answer_subject(self, place: str, item: str) -> str:
        """Subject of the answer to an item in a place."""
        return f"answer:{self.id}/{place}/{item}"

    def rows(self) -> Iterator[Row]:
        """Items by place, numbered from 1 over the whole visit."""
        for number, (place, item) in enumerate(((p, i) for p in self.places for i in p.items), 1):
            subject = self.answer_subject(place.id, item.id)
            yield Row(number, place, item, self.answers.get(subject) or Answer(subject))

    def counts(self) -> Mapping[Verdict, int]:
        """Number of rows by verdict; contested verdicts are counted as 未回答."""
        found = dict.fromkeys((*COUNTED, Verdict.UNANSWERED), 0)
        for row in self.rows():
            found[row.answer.verdict] += 1
        return found

    def finding_of(self, answer: str) -> Finding | None:
        """The finding drafted from an answer, if it stands."""
        return next((f for f in self.findings if f.answer == answer and not f.removed), None)

    def photos_of(self, answer: str) -> tuple[Photo, ...]:
        """Photos that show an answer, in order, without removed ones."""
        return tuple(p for p in self.photos if p.answer == answer and not p.removed)
