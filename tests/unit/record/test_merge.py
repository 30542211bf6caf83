"""Uniting bundles and ordering entries, apart from any store."""

from hashlib import sha256

from wakayama_audit_gui.record.clock import Moment
from wakayama_audit_gui.record.commitment import Value, canonical
from wakayama_audit_gui.record.entry import EntryFact, Link, entry_id, write_entry
from wakayama_audit_gui.record.merge import Bundle, Waiting, arrange, unite

MOMENT = Moment("2026-10-21T09:00:00+09:00", 0, "boot")
PHOTO = b"photo"
NAME = sha256(PHOTO).hexdigest()
VALUE = Value(b"s" * 16, canonical(NAME))
C = VALUE.commitment
PRESENT = Bundle({}, {C: VALUE}, {NAME: PHOTO})


def raw(
    seq: int, prev: bytes | None = None, *bases: bytes, book: str = "visit:1", actor: str = "a"
) -> bytes:
    fact = EntryFact("s", "f", 1, C, bases)
    return write_entry(Link(book, actor * 32, seq), prev, MOMENT, "p", [fact])


FIRST = raw(1)
SECOND = raw(2, entry_id(FIRST))
THIRD = raw(3, entry_id(SECOND), entry_id(FIRST))


def test_erased_beats_present_whichever_comes_first() -> None:
    gone = Bundle({}, {}, {}, {C: b"\2" * 32})
    for one, other in ((PRESENT, gone), (gone, PRESENT)):
        united = unite(one, other)
        assert (united.values, united.blobs, united.erased) == ({}, {}, gone.erased)


def test_a_blob_stays_while_another_value_names_it() -> None:
    other = Value(b"t" * 16, canonical(NAME))
    both = PRESENT._replace(values={C: VALUE, other.commitment: other})
    united = unite(both, Bundle({}, {}, {}, {C: b"\2" * 32}))
    assert united.blobs == {NAME: PHOTO}


def test_two_erasures_of_one_value_are_told_alike_everywhere() -> None:
    one, other = (Bundle({}, {}, {}, {C: by * 32}) for by in (b"\1", b"\2"))
    assert unite(one, other).erased == unite(other, one).erased == {C: b"\1" * 32}


def test_entries_come_after_what_they_rest_on() -> None:
    arranged = arrange([THIRD, SECOND, FIRST], lambda _entry: None)
    assert [entry.raw for entry in arranged.ready] == [FIRST, SECOND, THIRD]
    assert arranged.held == {}


def test_a_long_chain_in_the_worst_order_is_no_trouble() -> None:
    chain = [FIRST]
    for seq in range(2, 3000):
        chain.append(raw(seq, entry_id(chain[-1])))
    assert [e.raw for e in arrange(chain[::-1], lambda _entry: None).ready] == chain


def test_what_is_lacking_is_told() -> None:
    stray = raw(1, None, b"\0" * 32)
    arranged = arrange([SECOND, THIRD, stray], lambda _entry: None)
    assert arranged.ready == ()
    assert arranged.held == {
        entry_id(SECOND): Waiting.PREV,
        entry_id(THIRD): Waiting.PREV,
        entry_id(stray): Waiting.BASE,
    }


def test_what_refers_to_another_chain_or_book_is_never_applied() -> None:
    wrong = [
        raw(3, entry_id(FIRST)),
        raw(2, entry_id(FIRST), actor="b"),
        raw(2, entry_id(FIRST), book="visit:2"),
        raw(1, None, entry_id(FIRST), book="visit:2"),
    ]
    arranged = arrange([FIRST, *wrong], lambda _entry: None)
    assert [entry.raw for entry in arranged.ready] == [FIRST]
    assert set(arranged.held.values()) == {Waiting.LINK}
    assert len(arranged.held) == 4


def test_applied_entries_are_built_on() -> None:
    links = {entry_id(FIRST): Link("visit:1", "a" * 32, 1)}
    assert [e.raw for e in arrange([SECOND], links.get).ready] == [SECOND]
