"""Reading a 自己点検票 back: what was sent, what was answered, what was answered last year.

Where all forms of a year stand is in read_collection.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wakayama_audit_gui.domain.reorganisation import ReorganisationKind
from wakayama_audit_gui.domain.self_inspection import (
    FormFile,
    FormKind,
    FormName,
    FormState,
    HandedForm,
    Reply,
    ReplyAnswer,
    SentForm,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import State
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.form_content import read_form_bytes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_organisation import organised_on
from wakayama_audit_gui.use_cases.reorganise_sections import read_reorganisations


class Form(NamedTuple):
    """A form as it stands.

    Attributes:
        name: Which form.
        state: Where it is.
        digest: SHA-256 of what was sent, "" before.
        sent: As it was sent.
        replies: Question id → reply.
        previous: Question id → reply of last year; shown, never copied.
        distributed: ISO date.
        deadline: ISO date, or "".
        submitted: ISO date, or "".
        by_name: 記名.
        by_post: 職名.
        note: Why it was given back, or "".
        contested: Question id → the differing answers that stand side by side.
    """

    name: FormName
    state: FormState
    digest: str
    sent: SentForm
    replies: Mapping[str, Reply]
    previous: Mapping[str, Reply]
    distributed: str
    deadline: str
    submitted: str
    by_name: str
    by_post: str
    note: str
    contested: Mapping[str, tuple[str, ...]]


def read_form(store: Store, name: FormName) -> Form:
    """Read a form that was given out.

    Raises:
        UserError: It was not given out yet, or what was sent cannot be read.
    """
    state = store.state(name.book)
    fields = Fields(state.get(name.book))
    digest = fields.text("questions")
    if not digest:
        raise UserError(
            f"「{name.owner}」の自己点検票はまだ配布していません。",
            "先に配布してください。",
            code="form_not_sent",
        )
    return Form(
        name=name,
        state=form_state(fields),
        digest=digest,
        sent=read_form_bytes(store.blob(digest)),
        replies=replies_of(state, name),
        previous=previous_replies(store, name),
        distributed=fields.text("distributed"),
        deadline=fields.text("deadline"),
        submitted=fields.text("submitted"),
        by_name=fields.text("by_name"),
        by_post=fields.text("by_post"),
        note=fields.text("return_reason"),
        contested=_contested(state, name),
    )


def hand_form(store: Store, name: FormName) -> HandedForm:
    """The form as it is handed to its 所属長: without any answer of this year."""
    form = read_form(store, name)
    note = form.note if form.state is FormState.RETURNED else ""
    # A photo of last year stays with the office: it would be taken for one of this year.
    previous = {question: said._replace(photo="") for question, said in form.previous.items()}
    moved_to = "" if form.deadline == form.sent.deadline else form.deadline
    return HandedForm(form.sent, form.digest, previous, note, moved_to)


def answered_file(store: Store, name: FormName) -> FormFile:
    """The form with everything that was answered, and the photos of the answers that are there.

    One that is gone leaves its place empty: the answers are not withheld for it.

    Raises:
        UserError: It was not given out yet, or cannot be read.
    """
    form = read_form(store, name)
    photos = {reply.photo for reply in form.replies.values() if reply.photo}
    return FormFile(
        handed=hand_form(store, name),
        replies=form.replies,
        by_name=form.by_name,
        by_post=form.by_post,
        on=form.submitted,
        photos={photo: store.blob(photo) for photo in sorted(photos) if store.has_blob(photo)},
    )


def form_state(fields: Fields) -> FormState:
    """The state that stands; 未配布 while nothing was said."""
    said = fields.text("state")
    return FormState(said) if said in frozenset(FormState) else FormState.NOT_SENT


def replies_of(state: State, name: FormName) -> Mapping[str, Reply]:
    """Question id → reply, of those that were answered or given a reason."""
    found: dict[str, Reply] = {}
    for subject, cells in state.items():
        if subject.startswith(name.reply("")):
            fields = Fields(cells)
            answer = fields.text("answer")
            known = answer if answer in frozenset(ReplyAnswer) else ""
            reply = Reply(known, fields.text("reason"), fields.text("photo"))
            if reply != Reply():
                found[subject.removeprefix(name.reply(""))] = reply
    return found


def previous_replies(store: Store, name: FormName) -> Mapping[str, Reply]:
    """What the same owner answered a year ago and the office took in, also under a former name."""
    for owner in (name.owner, *_former_names(store, name)):
        last = FormName(name.fiscal_year - 1, name.kind, owner)
        state = store.state(last.book)
        taken = (FormState.SUBMITTED, FormState.RECEIVED)
        if form_state(Fields(state.get(last.book))) in taken:
            return replies_of(state, last)
    return {}


def _former_names(store: Store, name: FormName) -> tuple[str, ...]:
    """What a 課 was called when last year's forms were given out.

    Only where it was renamed: of one merged or split it is not plain whose answers are its own.
    """
    if name.kind is not FormKind.SECTION:
        return ()
    since, until = organised_on(name.fiscal_year - 1), f"{name.fiscal_year + 1}-03-31"
    return tuple(
        change.before[0]
        for change in read_reorganisations(store)
        if change.kind is ReorganisationKind.RENAME
        and change.after == (name.owner,)
        and since < change.on <= until
    )


def _contested(state: State, name: FormName) -> Mapping[str, tuple[str, ...]]:
    return {
        subject.removeprefix(name.reply("")): rivals["answer"]
        for subject, cells in state.items()
        if subject.startswith(name.reply("")) and "answer" in (rivals := Fields(cells).contested())
    }
