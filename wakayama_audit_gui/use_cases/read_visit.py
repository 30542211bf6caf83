"""A visit folded from its facts: what stands now, conflicts shown and not resolved.

Lists of visits are a projection of storage (Store.visits); this room reads one visit whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import (
    Answer,
    ClockCheck,
    Disposition,
    Finding,
    Permission,
    Place,
    RequestedDocument,
    Sampling,
    Session,
    Visit,
    VisitItem,
    VisitState,
    Witness,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.derive import kind_of
from wakayama_audit_gui.record.fact import JsonValue, State
from wakayama_audit_gui.record.sealing import reopened_state
from wakayama_audit_gui.use_cases.cells import Fields, texts_of, whole, words
from wakayama_audit_gui.use_cases.fold_photos import fold_cameras, fold_photos
from wakayama_audit_gui.use_cases.left_value import KINDS
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_checklist import decode_checklist
from wakayama_audit_gui.use_cases.view_book import BookView, view_book

FOLLOWED = "followed:"
"""How the subject begins that says which finding is looked at by which answer."""
Checklists = Callable[[str], tuple[VisitItem, ...]]


def visit_book(visit: str) -> str:
    """Book that holds everything about a visit."""
    return f"visit:{visit}"


def read_visit(store: Store, visit: str) -> Visit:
    """Read a visit whole.

    Raises:
        UserError: There is no such visit, or its checklist is missing.
    """
    return visit_of(store, view_book(store, visit_book(visit)), visit)


def visit_of(store: Store, view: BookView, visit: str) -> Visit:
    """The visit in what is shown of its book, for who has read that already; as `read_visit`."""
    if f"visit:{visit}" not in view.state:
        raise UserError(
            "この視察は監査ファイルの中に見つかりません。",
            "ホームの一覧から選び直してください。",
            code="no_such_visit",
        )
    return fold_view(view, visit, lambda sha: decode_checklist(store.blob(sha)))


def fold_view(view: BookView, visit: str, checklists: Checklists) -> Visit:
    """Fold what is shown of a visit's book; args are as for `fold_visit`."""
    return below_seal(fold_visit(view.state, visit, checklists), view.revision, sealed=view.sealed)


def below_seal(folded: Visit, revision: int, *, sealed: bool) -> Visit:
    """A folded visit in the state that its last seal says, if it ever was sealed.

    Args:
        folded: From its fields alone.
        revision: Sealed last; 0 when none was.
        sealed: Whether it was not opened again since.
    """
    if not revision:
        return folded
    state = VisitState.SEALED if sealed else reopened_state(folded.state)
    return folded._replace(state=state, revision=revision)


def fold_visit(state: State, visit: str, checklists: Checklists) -> Visit:
    """Fold live heads into a visit.

    Args:
        state: Live heads of the visit's book.
        visit: Visit id.
        checklists: SHA-256 of a resolved checklist → its items.
    """
    head = Fields(state.get(f"visit:{visit}"))
    return Visit(
        id=visit,
        title=head.text("title"),
        systems=head.texts("systems"),
        system_names={k: words(v) for k, v in head.mapping("system_names").items()},
        fiscal_year=head.number("fiscal_year"),
        audit_kind=head.text("audit_kind"),
        scheduled=head.text("scheduled"),
        state=_visit_state(head.text("state")),
        revision=head.number("revision"),
        sheet_no=head.text("sheet_no"),
        lead=head.text("lead"),
        auditors=head.texts("auditors"),
        self_audit={k: words(v) for k, v in head.mapping("self_audit").items()},
        clock=_clock(head.mapping("clock")),
        places=_places(state, head.texts("systems"), checklists),
        answers={s: _answer(s, f) for s, f in _subjects(state, "answer:")},
        photos=fold_photos(state),
        findings=tuple(_finding(s, f) for s, f in _subjects(state, "finding:")),
        documents=_documents(state),
        sessions=_sessions(state),
        witnesses=_witnesses(state),
        cameras=fold_cameras(state),
        contested=dict(_contested(state)),
        followed=frozenset(f.text("answer") for _, f in _subjects(state, FOLLOWED)),
    )


def _subjects(state: State, prefix: str) -> Iterable[tuple[str, Fields]]:
    return ((s, Fields(fields)) for s, fields in state.items() if s.startswith(prefix))


def _present(state: State, prefix: str) -> Iterable[tuple[str, Fields]]:
    """(id, fields) of subjects that were not removed."""
    return (
        (subject.removeprefix(prefix), fields)
        for subject, fields in _subjects(state, prefix)
        if not fields.removed()
    )


def _contested(state: State) -> Iterable[tuple[str, tuple[str, ...]]]:
    for subject, cells in state.items():
        fields = Fields(cells)
        if kind_of(subject) not in ("answer", "seal", *KINDS) and not fields.removed():
            found = tuple(sorted(fields.contested()))
            if found:
                yield subject, found


def _visit_state(text: str) -> VisitState:
    return VisitState(text) if text in VisitState.__members__.values() else VisitState.PLANNED


def _clock(raw: Mapping[str, JsonValue]) -> ClockCheck | None:
    if not raw:
        return None
    return ClockCheck(words(raw.get("shown")), words(raw.get("actual")), whole(raw.get("offset_s")))


def _places(state: State, systems: tuple[str, ...], checklists: Checklists) -> tuple[Place, ...]:
    found = []
    for place, fields in _present(state, "place:"):
        checklist = fields.text("checklist")
        resolved = checklists(checklist) if checklist else ()
        permission = fields.mapping("permission")
        found.append(
            Place(
                id=place,
                name=fields.text("name"),
                template=fields.text("template"),
                order=fields.number("order"),
                section=fields.text("section"),
                permission=Permission(
                    words(permission.get("kind")) or "未確認",
                    words(permission.get("by")),
                    words(permission.get("at")),
                ),
                items=(*resolved, *_own_items(state, place, systems)),
            )
        )
    return tuple(sorted(found, key=lambda place: (place.order, place.id)))


def _own_items(state: State, place: str, systems: tuple[str, ...]) -> tuple[VisitItem, ...]:
    own = [(i, f) for i, f in _present(state, "own_item:") if f.text("place") == place]
    return tuple(
        VisitItem(
            id=item,
            title=fields.text("title"),
            question=fields.text("question"),
            methods=("視察",),
            criteria=(),
            look=fields.texts("look"),
            photograph=(),
            never=(),
            ask=(),
            documents=(),
            machine="",
            jis=(),
            drafts={},
            precedents=(),
            prior=(),
            systems=systems,
        )
        for item, fields in sorted(own, key=lambda pair: (pair[1].touched(), pair[0]))
    )


def _answer(subject: str, fields: Fields) -> Answer:
    verdict = fields.text("verdict")
    sampling = fields.mapping("sampling")
    return Answer(
        subject=subject,
        verdict=Verdict(verdict) if verdict in Verdict.__members__.values() else Verdict.UNANSWERED,
        reason=fields.text("reason"),
        remark=fields.text("remark"),
        class_reason=fields.text("class_reason"),
        assignee=fields.text("assignee"),
        interview=fields.text("interview"),
        sampling=_sampling(sampling) if sampling else None,
        due=fields.text("due"),
        dispositions={
            code: Disposition(words(value.get("state")), words(value.get("note")))
            for code, value in fields.starting_with("prior:").items()
            if isinstance(value, dict)
        },
        contested=fields.contested(),
        touched=fields.touched(),
    )


def _sampling(raw: Mapping[str, JsonValue]) -> Sampling:
    return Sampling(
        words(raw.get("population")),
        words(raw.get("method")),
        whole(raw.get("count")),
        whole(raw.get("defects")),
    )


def _finding(subject: str, fields: Fields) -> Finding:
    return Finding(
        id=subject.removeprefix("finding:"),
        answer=fields.text("answer"),
        kind=fields.text("class"),
        text=fields.text("text"),
        clauses=fields.texts("clauses"),
        sections=fields.texts("sections"),
        systems=fields.texts("systems"),
        removed=fields.removed(),
    )


def _documents(state: State) -> tuple[RequestedDocument, ...]:
    found = [
        RequestedDocument(
            document,
            fields.text("name"),
            fields.text("state"),
            fields.text("asked"),
            fields.text("received"),
            fields.text("returned"),
            fields.text("answer"),
            fields.text("note"),
        )
        for document, fields in _present(state, "document:")
    ]
    return tuple(sorted(found, key=lambda document: (document.asked, document.id)))


def _sessions(state: State) -> tuple[Session, ...]:
    found = [
        Session(session, fields.text("start"), fields.text("end"), fields.text("note"))
        for session, fields in _present(state, "session:")
    ]
    return tuple(sorted(found, key=lambda session: (session.start, session.id)))


def _witnesses(state: State) -> tuple[Witness, ...]:
    found = [
        Witness(
            witness,
            fields.text("name"),
            fields.text("post"),
            fields.text("affiliation"),
            texts_of(fields.value("places")),
        )
        for witness, fields in _present(state, "witness:")
    ]
    return tuple(sorted(found, key=lambda witness: (witness.name, witness.id)))
