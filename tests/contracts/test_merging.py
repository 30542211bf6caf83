"""What every Store promises of erasing and merging."""

from hashlib import sha256

import pytest

from tests.contracts.stores import MergingStore, NewStore
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.commitment import UNMADE, UNSAID, MalformedError, Value, blob_name
from wakayama_audit_gui.record.entry import Link, entry_id, read_entry
from wakayama_audit_gui.record.erasure import Cut, Erasing
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.record.merge import Bundle, Waiting, unite

BOOK = "visit:1"
ANSWER = "answer:1/9/a"
REMARK = ANSWER, "remark"
PHOTO = b"\xff\xd8 photo"
PHOTO_NAME = sha256(PHOTO).hexdigest()


def say(store: MergingStore, value: str, *, blind: bool = False) -> bytes:
    based_on = () if blind else None
    return store.append(BOOK, "p", [NewFact(*REMARK, value, based_on=based_on)]).entry


def shared(new_store: NewStore) -> tuple[MergingStore, MergingStore]:
    one, other = new_store(), new_store()
    say(one, "はじめ")
    other.absorb(one.export())
    return one, other


def meet(one: MergingStore, other: MergingStore) -> None:
    one.absorb(other.export())
    other.absorb(one.export())
    assert one.digest(BOOK) == other.digest(BOOK)
    assert one.state(BOOK) == other.state(BOOK)


def test_the_later_stands(new_store: NewStore) -> None:
    one, other = shared(new_store)
    say(other, "あと")
    meet(one, other)
    assert [head.value for head in one.cell(*REMARK)] == ["あと"]


def test_concurrent_and_different_is_a_conflict(new_store: NewStore) -> None:
    one, other = shared(new_store)
    say(one, "甲")
    say(other, "乙")
    report = one.absorb(other.export())
    assert report.conflicts == ((BOOK, *REMARK),)
    assert report.agreed == ()
    assert {head.value for head in one.cell(*REMARK)} == {"甲", "乙"}


def test_concurrent_and_equal_is_agreed(new_store: NewStore) -> None:
    one, other = shared(new_store)
    say(one, "同じ")
    say(other, "同じ")
    report = one.absorb(other.export())
    assert (report.conflicts, report.agreed) == ((), ((BOOK, *REMARK),))
    assert len(one.cell(*REMARK)) == 2


def test_true_and_one_are_not_the_same_word(new_store: NewStore) -> None:
    """For Python they are equal; two people said different things."""
    one, other = new_store(), new_store()
    one.append(BOOK, "p", [NewFact(*REMARK, True)])
    other.append(BOOK, "p", [NewFact(*REMARK, 1)])
    assert one.absorb(other.export()).conflicts == ((BOOK, *REMARK),)


def test_deleted_here_edited_there_survives_flagged(new_store: NewStore) -> None:
    one, other = shared(new_store)
    one.append(BOOK, "p", [NewFact(ANSWER, "removed", True)])
    say(other, "直した")
    assert one.absorb(other.export()).kept == ((BOOK, ANSWER),)
    assert other.absorb(one.export()).kept == ((BOOK, ANSWER),)


def test_an_answer_to_an_item_nobody_asks_is_quarantined(new_store: NewStore) -> None:
    one, other = shared(new_store)
    blob = b'{"items":[{"id":"a"}]}'
    name = sha256(blob).hexdigest()
    one.append(BOOK, "p", [NewFact("place:9", "checklist", name)], [blob])
    one.append(BOOK, "p", [NewFact("answer:1/9/b", "verdict", "適合")])
    report = other.absorb(one.export())
    assert report.quarantined == ((BOOK, "answer:1/9/b"),)
    assert other.cell("answer:1/9/b", "verdict")


def test_the_report_counts_new_and_known(new_store: NewStore) -> None:
    one, other = shared(new_store)
    added = say(one, "あと")
    report = other.absorb(one.export())
    assert (report.added, report.known, report.values_added) == ((added,), 1, 1)
    again = other.absorb(one.export())
    assert (again.added, again.known, again.values_added) == ((), 2, 0)


def test_an_entry_waits_for_its_prev_and_its_bases(new_store: NewStore) -> None:
    one, other, third = new_store(), new_store(), new_store()
    first = say(one, "一")
    other.absorb(one.export())
    second, third_entry = say(one, "二"), say(other, "三")
    whole = unite(one.export(), other.export())
    late = whole._replace(entries={k: v for k, v in whole.entries.items() if k != first})
    report = third.absorb(late)
    assert dict(report.held) == {second: Waiting.PREV, third_entry: Waiting.BASE}
    assert third.state(BOOK) == {}
    report = third.absorb(Bundle({first: whole.entries[first]}, {}, {}))
    assert (set(report.added), report.held) == ({first, second, third_entry}, ())
    assert third.digest(BOOK) == unite_digest(new_store, whole)


def unite_digest(new_store: NewStore, bundle: Bundle) -> bytes:
    fresh = new_store()
    fresh.absorb(bundle)
    return fresh.digest(BOOK)


def test_held_entries_are_handed_on(new_store: NewStore) -> None:
    one, other, third = new_store(), new_store(), new_store()
    first, second = say(one, "一"), say(one, "二")
    whole = one.export()
    other.absorb(whole._replace(entries={second: whole.entries[second]}))
    third.absorb(other.export())
    report = third.absorb(Bundle({first: whole.entries[first]}, {}, {}))
    assert set(report.added) == {first, second}


def test_an_entry_of_a_newer_version_is_held(new_store: NewStore) -> None:
    one, other = shared(new_store)
    (raw,) = one.export().entries.values()
    newer = raw.replace(b'"v":1', b'"v":2')
    report = other.absorb(Bundle({entry_id(newer): newer}, {}, {}))
    assert report.held == ((entry_id(newer), Waiting.FORMAT),)


def test_an_entry_that_claims_a_foreign_prev_is_never_applied(new_store: NewStore) -> None:
    one, other = shared(new_store)
    second = say(one, "あと")
    raw = one.export().entries[second].replace(b'"seq":2', b'"seq":3')
    report = other.absorb(Bundle({entry_id(raw): raw}, {}, {}))
    assert report.held == ((entry_id(raw), Waiting.LINK),)


def test_a_fork_is_kept_and_shown(new_store: NewStore) -> None:
    one, other = new_store(), new_store()
    say(one, "一")
    other.absorb(one.export())
    mine = say(one, "二")
    raw = one.export().entries[mine]
    moved = raw.replace(b'"by":"p"', b'"by":"q"')
    report = other.absorb(unite(one.export(), Bundle({entry_id(moved): moved}, {}, {})))
    entry = read_entry(raw)
    (fork,) = report.forks
    assert fork == (Link(BOOK, entry.actor, 2), tuple(sorted((mine, entry_id(moved)))))
    assert len(other.cell(*REMARK)) == 2


@pytest.mark.parametrize("part", ["entry", "form", "value", "salt", "canonical", "blob"])
def test_a_bundle_that_is_not_what_it_says_is_refused_whole(new_store: NewStore, part: str) -> None:
    one, other = shared(new_store)
    one.append(BOOK, "p", [NewFact("photo:1", "blob", PHOTO_NAME)], [PHOTO])
    before = other.export()
    whole = one.export()
    entries, values, blobs = dict(whole.entries), dict(whole.values), dict(whole.blobs)
    some, (key, value) = next(iter(entries)), next(iter(values.items()))
    if part == "entry":
        entries[some] += b" "
    if part == "form":
        entries[entry_id(b"{}")] = b"{}"
    if part == "value":
        values[key] = value._replace(body=b'"x"')
    if part == "salt":
        long = Value(value.salt + value.body[:1], value.body[1:])
        values[long.commitment] = long
    if part == "canonical":
        loose = value._replace(body=b'[1, "x"]')
        values[loose.commitment] = loose
    if part == "blob":
        blobs[PHOTO_NAME] += b"x"
    with pytest.raises(MalformedError):
        other.absorb(Bundle(entries, values, blobs))
    after = other.export()
    assert (after.entries, after.values, dict(after.blobs)) == (before.entries, before.values, {})


def test_an_erased_value_is_gone_and_its_head_stays(new_store: NewStore) -> None:
    one = new_store()
    say(one, "はじめ")
    say(one, "住民の名前")
    digest = one.digest(BOOK)
    (receipt,) = one.erase([Erasing([Cut(*REMARK)])], "p", "個人名", "boss")
    (head,) = one.cell(*REMARK)
    assert (head.value, head.erased) == (None, True)
    assert [line.erased for line in one.history(ANSWER)] == [True, True]
    assert one.search("住民") == []
    assert one.digest(BOOK) == digest
    assert not any("住民".encode() in value.body for value in one.export().values.values())
    (line,) = [line for s in one.state(BOOK) if "erasure" in s for line in one.history(s)]
    assert line.entry == receipt.entry


def test_a_foreign_erasure_waits_for_approval(new_store: NewStore) -> None:
    one, other = shared(new_store)
    (receipt,) = one.erase([Erasing([Cut(*REMARK)])], "p", "個人名", "boss")
    assert other.absorb(one.export()).erasures == (receipt.entry,)
    assert [head.value for head in other.cell(*REMARK)] == ["はじめ"]
    other.approve_erasure(receipt.entry)
    assert [head.erased for head in other.cell(*REMARK)] == [True]
    assert other.absorb(one.export()).erasures == ()
    meet(one, other)


def test_erased_beats_present(new_store: NewStore) -> None:
    one, other = shared(new_store)
    one.erase([Erasing([Cut(*REMARK)])], "p", "個人名", "boss")
    report = one.absorb(other.export())
    assert report.values_added == 0
    assert one.cell(*REMARK)[0].erased


def test_an_erased_head_beside_a_surviving_one_is_no_conflict(new_store: NewStore) -> None:
    one, other = shared(new_store)
    say(one, "甲")
    one.erase([Erasing([Cut(*REMARK)])], "p", "個人名", "boss")
    say(other, "乙")
    assert one.absorb(other.export()).conflicts == ()
    assert len(one.cell(*REMARK)) == 2


def test_erasing_a_photo_takes_its_bytes_and_keeps_them_out(new_store: NewStore) -> None:
    one, other = new_store(), new_store()
    one.append(BOOK, "p", [NewFact("photo:1", "blob", PHOTO_NAME)], [PHOTO])
    one.keep_derivatives(PHOTO_NAME, {"thumb": b"small"})
    other.absorb(one.export())
    one.erase([Erasing([Cut("photo:1", "blob")])], "p", "写り込み", "boss")
    assert not one.has_blob(PHOTO_NAME)
    assert one.derivative(PHOTO_NAME, "thumb") is None
    one.absorb(other.export())
    assert not one.has_blob(PHOTO_NAME)
    assert one.visits() == []


def test_a_photo_another_subject_names_stays(store: MergingStore) -> None:
    for subject in ("photo:1", "photo:2"):
        store.append(BOOK, "p", [NewFact(subject, "blob", PHOTO_NAME)], [PHOTO])
    store.erase([Erasing([Cut("photo:1", "blob")])], "p", "重複", "boss")
    assert store.blob(PHOTO_NAME) == PHOTO


def test_nothing_and_erasures_themselves_cannot_be_erased(store: MergingStore) -> None:
    say(store, "x")
    store.erase([Erasing([Cut(*REMARK)])], "p", "個人名", "boss")
    (erasure,) = (subject for subject in store.state(BOOK) if subject != ANSWER)
    for subject, field in ((ANSWER, "nothing"), ("answer:none", "remark"), (erasure, "tombstone")):
        with pytest.raises(UserError) as caught:
            store.erase([Erasing([Cut(subject, field)])], "p", "x", "boss")
        assert caught.value.code == "nothing_to_erase"


def test_several_fields_go_in_one_act_with_what_takes_their_place(new_store: NewStore) -> None:
    one, other = new_store(), new_store()
    say(one, "個人名")
    one.append(BOOK, "p", [NewFact("photo:1", "blob", PHOTO_NAME)], [PHOTO])
    other.absorb(one.export())
    left = b"picture with its marks"
    instead = [NewFact("burnt:1", "blob", blob_name(left))]
    photo = Cut("photo:1", "blob")
    (receipt,) = one.erase(
        [Erasing([Cut(*REMARK), photo, photo], instead, [left])], "p", "x", "boss"
    )
    assert [one.cell(*cell)[0].erased for cell in (REMARK, photo)] == [True, True]
    assert (one.has_blob(PHOTO_NAME), one.blob(blob_name(left))) == (False, left)
    assert len(one.past(BOOK).entries) == 3
    other.absorb(one.export())
    assert (other.has_blob(PHOTO_NAME), other.has_blob(blob_name(left))) == (True, True)
    other.approve_erasure(receipt.entry)
    assert not other.has_blob(PHOTO_NAME)
    meet(one, other)


def test_a_field_is_said_anew_in_the_act_that_erases_it(store: MergingStore) -> None:
    say(store, "個人名")
    store.erase([Erasing([Cut(*REMARK)], [NewFact(*REMARK, "氏名なし")])], "p", "x", "boss")
    assert [head.value for head in store.cell(*REMARK)] == ["氏名なし"]


def test_nothing_goes_when_one_of_several_cannot(store: MergingStore) -> None:
    say(store, "個人名")
    store.append("visit:2", "p", [NewFact("visit:2", "title", "別の帳")])
    for wrong in (Cut("photo:9", "blob"), Cut("visit:2", "title")):
        with pytest.raises(UserError, match="見つかりません"):
            store.erase([Erasing([Cut(*REMARK), wrong])], "p", "x", "boss")
    assert [head.value for head in store.cell(*REMARK)] == ["個人名"]
    assert len(store.past(BOOK).entries) == 1


def test_what_goes_of_several_books_goes_together_or_not_at_all(store: MergingStore) -> None:
    say(store, "個人名")
    title = Cut("visit:2", "title")
    store.append("visit:2", "p", [NewFact(*title, "個人名の件")])
    here = Erasing([Cut(*REMARK)])
    with pytest.raises(UserError, match="見つかりません"):
        store.erase([here, Erasing([Cut("visit:2", "nothing")])], "p", "x", "boss")
    assert [head.value for head in store.cell(*REMARK)] == ["個人名"]
    elsewhere = Erasing([title], [NewFact(*title, "別件")])
    receipts = store.erase([here, elsewhere], "p", "x", "boss")
    assert [receipt.book for receipt in receipts] == [BOOK, "visit:2"]
    assert store.cell(*REMARK)[0].erased
    assert [head.value for head in store.cell(*title)] == ["別件"]
    assert not any("個人名".encode() in value.body for value in store.export().values.values())


def test_an_erasure_finds_the_book_of_the_field(store: MergingStore) -> None:
    store.append("visit:2", "p", [NewFact(ANSWER, "reason", "別の帳")])
    say(store, "個人名")
    assert store.erase([Erasing([Cut(*REMARK)])], "p", "個人名", "boss")[0].book == BOOK
    assert store.cell(*REMARK)[0].erased


def test_an_erasure_takes_only_what_it_names(new_store: NewStore) -> None:
    """A forged tombstone of one field may name another's commitments: those stay."""
    one, other = shared(new_store)
    say(one, "甲")
    (head,) = one.cell(*REMARK)
    forged: JsonValue = {
        "subject": ANSWER,
        "field": "reason",
        "why": "x",
        "approver": "x",
        "commitments": [head.commitment.hex()],
    }
    entry = one.append(BOOK, "p", [NewFact("erasure:1", "tombstone", forged)]).entry
    assert other.absorb(one.export()).erasures == ()
    other.approve_erasure(entry)
    assert [head.value for head in other.cell(*REMARK)] == ["甲"]


def test_one_book_is_handed_over_whole_and_alone(new_store: NewStore) -> None:
    one, other = new_store(), new_store()
    say(one, "甲")
    one.append("visit:2", "p", [NewFact("visit:2", "title", "よその課")])
    one.append(BOOK, "p", [NewFact("photo:1", "blob", PHOTO_NAME)], [PHOTO])
    part = one.export(BOOK)
    assert list(part.blobs) == [PHOTO_NAME]
    assert not any("よその課".encode() in value.body for value in part.values.values())
    report = other.absorb(part)
    assert report.held == ()
    assert other.digest(BOOK) == one.digest(BOOK)
    assert other.state("visit:2") == {}


def test_a_value_that_comes_after_its_entry_is_seen(new_store: NewStore) -> None:
    one, other = shared(new_store)
    say(one, "施錠を確認")
    whole = one.export()
    other.absorb(whole._replace(values={}))
    assert other.search("施錠") == []
    other.absorb(whole._replace(entries={}))
    assert [head.value for head in other.cell(*REMARK)] == ["施錠を確認"]
    assert len(other.search("施錠")) == 1


def test_an_erased_photo_can_be_attached_anew(store: MergingStore) -> None:
    """Someone erased the wrong one: attaching it again is a new act, and shows in the history."""
    store.append(BOOK, "p", [NewFact("photo:1", "blob", PHOTO_NAME)], [PHOTO])
    store.erase([Erasing([Cut("photo:1", "blob")])], "p", "誤り", "boss")
    store.append(BOOK, "p", [NewFact("photo:2", "blob", PHOTO_NAME)], [PHOTO])
    assert store.blob(PHOTO_NAME) == PHOTO


def test_blobs_nobody_names_are_not_taken(new_store: NewStore) -> None:
    one, other = shared(new_store)
    stray = Bundle({}, {}, {PHOTO_NAME: PHOTO})
    assert other.absorb(stray).blobs_added == ()
    one.append(BOOK, "p", [NewFact("photo:1", "blob", PHOTO_NAME)], [PHOTO])
    other.absorb(one.export()._replace(blobs={}))
    assert other.absorb(stray).blobs_added == (PHOTO_NAME,)


def test_what_is_taken_back_stands_as_it_stood_to_the_last_bit(new_store: NewStore) -> None:
    one, other = shared(new_store)
    before = one.digest(BOOK)
    (former,) = one.cell(*REMARK)
    say(one, "書き直した")
    assert one.digest(BOOK) != before
    again = NewFact(*REMARK, former.value, again=former.commitment)
    one.append(BOOK, "p", [again, NewFact(ANSWER, "reason", "理由")])
    assert one.digest(BOOK) != before
    one.append(BOOK, "p", [NewFact(ANSWER, "reason", None, again=UNSAID.commitment)])
    assert one.digest(BOOK) == before
    assert [line.value for line in one.history(ANSWER)] == [
        *("はじめ", "書き直した", "はじめ"),
        *("理由", None),
    ]
    meet(one, other)
    assert other.digest(BOOK) == before


def test_a_thing_that_was_unmade_shows_nothing_but_one_that_is_there_is_missed(
    store: MergingStore,
) -> None:
    say(store, "はじめ")
    before = store.digest(BOOK)
    store.append(BOOK, "p", [NewFact("photo:1", "caption", "x")])
    made = store.digest(BOOK)
    gone = NewFact("photo:1", "removed", value=True, again=UNMADE.commitment)
    store.append(BOOK, "p", [gone])
    assert store.digest(BOOK) not in (before, made), "what it said is still bound"
    store.append(BOOK, "p", [NewFact("photo:1", "caption", None, again=UNSAID.commitment)])
    assert store.digest(BOOK) == before


def test_another_value_is_never_passed_off_as_the_former_one(store: MergingStore) -> None:
    say(store, "はじめ")
    (former,) = store.cell(*REMARK)
    for value, again in (
        ("別", former.commitment),
        ("別", UNSAID.commitment),
        ("はじめ", b"x" * 32),
    ):
        store.append(BOOK, "p", [NewFact(*REMARK, value, again=again)])
        (head,) = store.cell(*REMARK)
        assert head.value == value
        assert head.commitment not in (former.commitment, UNSAID.commitment)


def test_what_was_erased_meanwhile_is_not_brought_back(store: MergingStore) -> None:
    say(store, "個人名")
    (former,) = store.cell(*REMARK)
    store.erase([Erasing([Cut(*REMARK)])], "p", "x", "boss")
    store.append(BOOK, "p", [NewFact(*REMARK, None, again=former.commitment)])
    (head,) = store.cell(*REMARK)
    assert not head.erased
    assert head.commitment != former.commitment


def test_erasing_one_field_leaves_others_that_were_never_said(store: MergingStore) -> None:
    """They are all bound alike."""
    unsaid = UNSAID.commitment
    say(store, "個人名")
    fields = [NewFact(*REMARK, None, again=unsaid), NewFact(ANSWER, "reason", None, again=unsaid)]
    store.append(BOOK, "p", fields)
    store.erase([Erasing([Cut(*REMARK)])], "p", "x", "boss")
    assert [line.erased for line in store.history(ANSWER)] == [True, False, False]
    assert not store.cell(ANSWER, "reason")[0].erased
    with pytest.raises(UserError, match="見つかりません"):
        store.erase([Erasing([Cut(ANSWER, "reason")])], "p", "x", "boss")
