"""The file that carries one 自己点検票 out and its answers back: whole, or refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.use_cases.field import the_catalogue
from tests.unit.use_cases.office_year import DAY, NETWORK, TAX, YEAR, OfficeYear
from wakayama_audit_gui.domain.reorganisation import Reorganisation, ReorganisationKind
from wakayama_audit_gui.domain.self_inspection import (
    FormFile,
    FormState,
    HandedForm,
    Reply,
    ReplyAnswer,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms
from wakayama_audit_gui.use_cases.form_file import (
    MAX_BYTES,
    MAX_PHOTO_BYTES,
    MAX_PHOTOS,
    load_form_file,
    read_form_file,
    write_form_file,
)
from wakayama_audit_gui.use_cases.hand_out_forms import file_stem, hand_out_forms
from wakayama_audit_gui.use_cases.read_form import hand_form, previous_replies, read_form
from wakayama_audit_gui.use_cases.reorganise_sections import reorganise_sections
from wakayama_audit_gui.use_cases.take_form import return_form, take_form

SCREEN = "section_screen_lock"


@pytest.fixture
def office() -> OfficeYear:
    made = OfficeYear()
    made.distribute(TAX, NETWORK)
    return made


def answered(office: OfficeYear) -> FormFile:
    handed = hand_form(office.store, TAX)
    replies = {q.id: Reply(ReplyAnswer.YES) for q in handed.form.questions}
    return FormFile(handed, replies, "見本 花子", "課長", "2026-06-10")


@settings(max_examples=50, deadline=None)
@given(
    texts=st.lists(st.text(max_size=50), min_size=3, max_size=3),
    answer=st.sampled_from(["", *ReplyAnswer]),
)
def test_what_is_written_is_read_back(texts: list[str], answer: str) -> None:
    office = OfficeYear()
    office.distribute(TAX)
    handed = hand_form(office.store, TAX)._replace(previous={SCREEN: Reply("いいえ", texts[0])})
    file = FormFile(handed, {SCREEN: Reply(answer, texts[1])}, texts[2], "", "")
    assert read_form_file(write_form_file(file)) == file


def test_an_answered_file_is_taken_in(office: OfficeYear) -> None:
    file = read_form_file(write_form_file(answered(office)))
    take_form(office.store, file.returned(), YEAR, DAY, office.me)
    assert len(office.form().replies) == 30
    assert office.form().by_name == "見本 花子"


def test_a_file_handed_out_holds_no_answer_of_this_year_and_nobody_elses(
    office: OfficeYear,
) -> None:
    take_form(office.store, office.returned(NETWORK), YEAR, DAY, office.me)
    data = write_form_file(FormFile(hand_form(office.store, TAX), {}))
    assert "見本".encode() not in data
    assert b"system_" not in data
    assert read_form_file(data).replies == {}


def test_every_cut_is_refused(office: OfficeYear) -> None:
    data = write_form_file(answered(office))
    for end in range(0, len(data), 37):
        with pytest.raises(UserError) as caught:
            read_form_file(data[:end])
        assert caught.value.remedy


@settings(max_examples=200, deadline=None)
@given(place=st.floats(0, 0.999), bits=st.integers(1, 255))
def test_a_flipped_byte_is_refused_or_changes_an_answer_only(place: float, bits: int) -> None:
    office = OfficeYear()
    office.distribute(TAX)
    whole = answered(office)
    data = bytearray(write_form_file(whole))
    data[int(place * len(data))] ^= bits
    try:
        read = read_form_file(bytes(data))
    except UserError:
        return
    assert read.handed.form == whole.handed.form
    assert read.handed.digest == whole.handed.digest


def swap(old: bytes, new: bytes, data: bytes) -> bytes:
    assert old in data
    return data.replace(old, new, 1)


def test_what_is_no_such_file_is_said(office: OfficeYear, tmp_path: Path) -> None:
    data = write_form_file(answered(office))
    bad = {
        "file_empty": b"",
        "file_damaged": b"PK\x03\x04",
        "form_foreign": b'{"file":"x"}\n{}\n{}\n{}\n',
        "file_newer": swap(b'"v":1', b'"v":4', data),
        "form_questions": swap("鍵のかかる".encode(), "扉のかかる".encode(), data),
        "file_damaged ": swap(b'"by_name":"', b'"by_nome":"', data),
        "file_damaged  ": data + b"{}\n",
    }
    for code, content in bad.items():
        with pytest.raises(UserError) as caught:
            read_form_file(content)
        assert caught.value.code == code.strip()
    huge = tmp_path / "a.jikotenken"
    with huge.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(UserError, match="大きすぎます"):
        load_form_file(huge)
    with pytest.raises(UserError, match="開けません"):
        load_form_file(tmp_path / "none.jikotenken")


def test_files_are_written_once_and_never_replaced(office: OfficeYear, tmp_path: Path) -> None:
    def write(handed: HandedForm, suffix: str) -> bytes:
        return suffix.encode()

    first = hand_out_forms(office.store, [TAX, NETWORK], tmp_path, write)
    assert len(first.files) == 6
    answered_file = tmp_path / "自己点検票_R8_納税課.xlsx"
    answered_file.write_bytes(b"answered")
    again = hand_out_forms(office.store, [TAX, NETWORK], tmp_path, write)
    assert (again.files, len(again.kept)) == ((), 6)
    assert answered_file.read_bytes() == b"answered"
    assert not list(tmp_path.rglob("*.part"))


def test_a_name_that_no_disk_takes_is_made_safe(office: OfficeYear) -> None:
    form = office.form().sent
    odd = form._replace(name=TAX._replace(owner="..\\a/b:\u202e课?" + "長" * 90))
    stem = file_stem(odd)
    assert not set(stem) & set('\\/:*?"<>|\u202e')
    assert len(stem) < 90


def with_photos(office: OfficeYear, *photos: bytes) -> FormFile:
    file = answered(office)
    named = {sha256_of(photo): photo for photo in photos}
    replies = dict(file.replies)
    for question, sha256 in zip(replies, named, strict=False):
        replies[question] = replies[question]._replace(photo=sha256)
    return file._replace(replies=replies, photos=named)


def test_photos_travel_with_the_answers_and_are_taken_in(office: OfficeYear) -> None:
    file = with_photos(office, b"one photo", b"another")
    read = read_form_file(write_form_file(file))
    assert read == file
    take_form(office.store, read.returned(), YEAR, DAY, office.me)
    first, *_ = office.form().replies.values()
    assert office.store.blob(first.photo) == b"one photo"
    handed = hand_form(office.store, TAX._replace(fiscal_year=YEAR))
    assert handed.previous == {}


def test_a_form_that_was_sent_back_comes_in_again_with_the_photo_it_had(office: OfficeYear) -> None:
    file = with_photos(office, b"one photo", b"another")
    take_form(office.store, file.returned(), YEAR, DAY, office.me)
    return_form(office.store, read_form(office.store, file.returned().name), "問2", office.me)
    question = next(q for q, reply in file.replies.items() if reply.photo)
    corrected = file.replies[question]._replace(reason="直しました。")
    again = file._replace(replies={**file.replies, question: corrected})
    take_form(office.store, again.returned(), YEAR, DAY, office.me)
    form = read_form(office.store, file.returned().name)
    assert form.state is FormState.SUBMITTED
    assert form.replies[question].reason == "直しました。"
    assert office.store.blob(form.replies[question].photo) in (b"one photo", b"another")


def test_last_years_photo_is_not_handed_out(office: OfficeYear) -> None:
    file = with_photos(office, b"one photo")
    take_form(office.store, file.returned(), YEAR, DAY, office.me)
    next_year = TAX._replace(fiscal_year=YEAR + 1)
    distribute_forms(office.store, the_catalogue(), [next_year], "", DAY, office.me)
    handed = hand_form(office.store, next_year)
    assert handed.previous
    assert not any(reply.photo for reply in handed.previous.values())
    assert b"one photo" not in write_form_file(FormFile(handed, {}))


def test_without_a_photo_the_file_is_as_it_always_was(office: OfficeYear) -> None:
    assert b'"v":1' in write_form_file(answered(office))
    assert b'"v":2' in write_form_file(with_photos(office, b"one"))


def test_photos_that_are_not_those_named_are_refused(office: OfficeYear) -> None:
    data = write_form_file(with_photos(office, b"one photo"))
    sha256 = sha256_of(b"one photo").encode()
    lines = data.splitlines(keepends=True)
    many = with_photos(office, *(bytes([n]) for n in range(MAX_PHOTOS + 1)))
    large = with_photos(office, bytes(MAX_PHOTO_BYTES + 1))
    for bad in (
        data.replace(sha256, b"0" * 64),
        data.replace(sha256, b"0" * 64, 1),
        b"".join(lines[:-1]),
        data + lines[-1].replace(b"jpeg", b"jpg"),
        data.replace(b'"jpeg":"', b'"jpeg":"!'),
        write_form_file(many),
        write_form_file(large),
    ):
        with pytest.raises(UserError) as caught:
            read_form_file(bad)
        assert caught.value.code == "file_damaged"


def test_a_renamed_section_sees_what_it_answered_under_its_former_name(office: OfficeYear) -> None:
    take_form(office.store, with_photos(office, b"one photo").returned(), YEAR, DAY, office.me)
    said = office.form().replies
    renamed = TAX._replace(fiscal_year=YEAR + 1, owner="税務管理課")
    change = Reorganisation(
        f"{YEAR + 1}-04-01", ReorganisationKind.RENAME, (TAX.owner,), (renamed.owner,)
    )
    assert previous_replies(office.store, renamed) == {}
    reorganise_sections(office.store, change, office.me)
    assert previous_replies(office.store, renamed) == said
    later = renamed._replace(fiscal_year=YEAR + 2)
    assert previous_replies(office.store, later) == {}
