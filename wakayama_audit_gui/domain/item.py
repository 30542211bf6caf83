"""An item of a checklist library: one clear question, and all an auditor needs to answer it.

An item as resolved for a place of a visit is VisitItem in visit.py; the answer is in visit.py too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from wakayama_audit_gui.domain.condition import When
from wakayama_audit_gui.domain.visit import Criterion, Question

METHODS = ("視察", "閲覧", "ヒアリング", "実機確認")
"""監査技法, in the order in which they are shown."""


class Checklist(NamedTuple):
    """A file of the library: one group of themes.

    Attributes:
        id: Stable English name, e.g. ``managed_area``.
        title: e.g. ``管理区域``.
        kind: ``現地調査`` or ``書面調査``.
        order: Where its items stand among those of other files, small first.
    """

    id: str
    title: str
    kind: str
    order: int


class Item(NamedTuple):
    """One question of the library.

    Attributes:
        id: Stable English name; answers and earlier results are matched by it.
        checklist: Id of the checklist it belongs to.
        title: Short name for lists.
        question: One question that is answered by yes or no.
        clauses: Ids of clauses it is held against.
        headings: Headings of the 対策基準 where no clause was quoted, as ``章／見出し``.
        methods: Of METHODS, the first being the main one.
        look: What to look at, two to five lines.
        photograph: What to photograph.
        never: What never to photograph.
        ask: Whom to ask what.
        documents: What to ask for.
        machine: What the auditee operates in 実機確認, "" when there is nothing.
        shiteki: Draft of a 指摘; ends with べきである。
        iken: Draft of an 意見; ends with 望ましい。
        controls: Numbers of JIS Q 27002:2024 controls.
        findings: Codes of earlier findings that this item would have found.
        places: Ids of place templates where it is answered.
        when: Conditions of system and place.
    """

    id: str
    checklist: str
    title: str
    question: str
    clauses: tuple[str, ...]
    headings: tuple[str, ...]
    methods: tuple[str, ...]
    look: tuple[str, ...]
    photograph: tuple[str, ...]
    never: tuple[str, ...]
    ask: tuple[Question, ...]
    documents: tuple[str, ...]
    machine: str
    shiteki: str
    iken: str
    controls: tuple[str, ...]
    findings: tuple[str, ...]
    places: tuple[str, ...]
    when: When


def fingerprint(question: str, criteria: Iterable[Criterion]) -> str:
    """Hash of what an answer was an answer to: the question and its criteria.

    When it differs between this visit and an earlier one, the screen says 文言変更あり.

    Returns:
        64 hex digits.
    """
    parts = [question, *(f"{c.no}\n{c.quote}" for c in criteria)]
    return hashlib.sha256("\n\n".join(parts).encode()).hexdigest()
