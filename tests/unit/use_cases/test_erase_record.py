"""Erasing lawfully, of an open and of a sealed visit: what goes, what stays, what is said of it."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.darkroom import Darkroom
from tests.unit.use_cases.erasing import APPROVER, PRESS, erase, redraw, seal
from tests.unit.use_cases.field import NOW, Field
from tests.unit.use_cases.signing import AT, ready_to_sign, sign_all
from wakayama_audit_gui.domain.mark import Mark, MarkKind
from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.domain.visit import Photo, VisitState
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.commitment import blob_name
from wakayama_audit_gui.record.erasure import Cut
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.use_cases.answer_item import AnswerText, write_text
from wakayama_audit_gui.use_cases.attend_visit import confirm_facts
from wakayama_audit_gui.use_cases.black_bar import BAR, burnt_subject
from wakayama_audit_gui.use_cases.check_readiness import check_sealable
from wakayama_audit_gui.use_cases.erase_record import Erasure, erase_record
from wakayama_audit_gui.use_cases.kept_paper import kept_paper
from wakayama_audit_gui.use_cases.mark_photo import check_photo_content, mark_photo
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.plan_erasure import left_picture, plan_erasure
from wakayama_audit_gui.use_cases.read_photos import photo_rendering
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.redraw_papers import Press
from wakayama_audit_gui.use_cases.reopen_visit import reopen_visit
from wakayama_audit_gui.use_cases.seal_visit import read_sealed_paper
from wakayama_audit_gui.use_cases.sign_visit import open_signing
from wakayama_audit_gui.use_cases.undo_change import UndoStack, undo_change
from wakayama_audit_gui.use_cases.verify_paper import Sameness, verify_paper
from wakayama_audit_gui.use_cases.verify_seals import verify_seals

NAME = "住民 見本 三郎"
PHOTO = b"photo of a resident"
HIDE = Mark(MarkKind.HIDE, ((100, 100), (300, 300)))


@pytest.fixture
def signing(field: Field) -> Field:
    """署名待ち, with a name in a remark and a photo on which a face is hidden."""
    ready_to_sign(field)
    write_text(field.store, field.visit, field.rows[0], AnswerText.REMARK, NAME, field.me)
    place = field.rows[0].place.id
    facts = [
        NewFact("photo:1", "blob", blob_name(PHOTO)),
        NewFact("photo:1", "place", place),
        NewFact("photo:1", "answer", field.rows[0].answer.subject),
        NewFact(f"place:{place}", "permission", {"kind": "可", "by": "", "at": ""}),
    ]
    field.store.append(f"visit:{field.id}", field.me, facts, [PHOTO])
    look_at(field, HIDE)
    return field


def look_at(field: Field, *marks: Mark) -> None:
    mark_photo(field.store, field.visit, "1", marks, field.me)
    check_photo_content(field.store, field.visit, "1", field.me, AT)


def photo(field: Field) -> Photo:
    return next(known for known in field.visit.photos if known.id == "1")


def paper(field: Field, kind: PaperKind = PaperKind.SHEET, revision: int = 1) -> str:
    return read_sealed_paper(field.store, field.id, revision, kind).decode()


def seal_again(field: Field) -> None:
    confirm_facts(field.store, field.visit, field.me)
    open_signing(field.store, field.visit, field.me)
    seal(field)


def codes(field: Field) -> set[str]:
    found = check_sealable(field.visit, read_signing(field.store, field.visit), lambda _: False)
    return {one.code for one in found}


def test_a_remark_of_a_sealed_visit_goes_and_its_papers_are_drawn_anew(signing: Field) -> None:
    seal(signing)
    subject = signing.rows[0].answer.subject
    before = {kind: paper(signing, kind) for kind in PaperKind}
    erase(signing, subject, "remark")
    (seal_made,) = read_signing(signing.store, signing.visit).seals
    for kind in PaperKind:
        assert NAME in before[kind]
        assert NAME not in paper(signing, kind)
        assert BAR in paper(signing, kind)
        assert "令和8年10月21日" in paper(signing, kind)
        assert "住民の氏名" in paper(signing, kind), "the reason"
        assert not signing.store.has_blob(seal_made.papers[kind])
        assert blob_name(before[kind].encode()) == seal_made.papers[kind], "its hash stays known"
    assert signing.rows[0].answer.remark == BAR
    everything = signing.store.export()
    assert not any(NAME.encode() in value.body for value in everything.values.values())
    assert not any(NAME.encode() in data for data in everything.blobs.values())


def test_the_seal_and_the_signatures_hold_and_nothing_is_late(signing: Field) -> None:
    seal(signing)
    before = read_signing(signing.store, signing.visit)
    erase(signing, signing.rows[0].answer.subject, "remark")
    erase(signing, "photo:1", "blob")
    after = read_signing(signing.store, signing.visit)
    assert (after.digest, after.facts_digest) == (before.digest, before.facts_digest)
    assert not any(s.changed for s in after.signatures.values())
    assert after.late == ()
    assert signing.visit.state is VisitState.SEALED
    assert verify_seals(signing.store) == []


def test_a_late_act_that_only_looks_like_an_erasure_stays_late(signing: Field) -> None:
    seal(signing)
    book = f"visit:{signing.id}"
    signing.store.append(book, "p", [NewFact(burnt_subject("1"), "blob", "なにか")])
    assert len(read_signing(signing.store, signing.visit).late) == 1
    facts = [NewFact(signing.rows[0].answer.subject, "reason", "まぎれた")]
    signing.store.append(book, "p", [NewFact("erasure:9", "tombstone", "x"), *facts])
    assert len(read_signing(signing.store, signing.visit).late) == 2


def test_an_original_goes_and_the_picture_with_its_marks_stays(signing: Field) -> None:
    seal(signing)
    sealed = {kind: paper(signing, kind) for kind in PaperKind}
    look = photo_rendering(signing.store, Darkroom(), photo(signing), "print")
    erase(signing, "photo:1", "blob")
    assert not signing.store.has_blob(blob_name(PHOTO))
    left = photo(signing)
    assert left.burnt == blob_name(look)
    assert photo_rendering(signing.store, Darkroom(), left, "print") == look
    assert b"thumb" in photo_rendering(signing.store, Darkroom(), left, "thumb")
    assert {kind: paper(signing, kind) for kind in PaperKind} == sealed, "they never showed it"


def test_the_picture_goes_too_when_it_is_itself_erased(signing: Field) -> None:
    seal(signing)
    look = photo_rendering(signing.store, Darkroom(), photo(signing), "print").decode()
    erase(signing, "photo:1", "blob")
    assert look in paper(signing)
    erase(signing, *left_picture(photo(signing)))
    assert photo(signing).burnt == ""
    assert look not in paper(signing)
    assert "erased=True" in paper(signing)
    with pytest.raises(UserError, match="消去されています"):
        photo_rendering(signing.store, Darkroom(), photo(signing), "print")
    with pytest.raises(UserError, match="もう消去されています"):
        erase(signing, *left_picture(photo(signing)))


def test_both_go_at_once_when_no_picture_is_kept(signing: Field) -> None:
    seal(signing)
    erase(signing, "photo:1", "blob", keep_picture=False)
    assert photo(signing).burnt == ""
    assert "erased=True" in paper(signing)
    assert verify_seals(signing.store) == []


def test_a_paper_that_showed_more_of_it_than_the_kept_picture_is_drawn_anew(
    signing: Field,
) -> None:
    """Sealed with a face in view, opened again, the face hidden, sealed again."""
    look_at(signing)
    seal(signing)
    plain = photo_rendering(signing.store, Darkroom(), photo(signing), "print").decode()
    reopen_visit(signing.store, signing.visit, APPROVER, "顔", AT, signing.me)
    look_at(signing, HIDE)
    seal_again(signing)
    hidden = photo_rendering(signing.store, Darkroom(), photo(signing), "print").decode()
    second = paper(signing, revision=2)
    assert f"'{plain}'" in paper(signing)
    erase(signing, "photo:1", "blob")
    assert f"'{plain}'" not in paper(signing)
    assert hidden in paper(signing)
    assert paper(signing, revision=2) == second
    assert verify_seals(signing.store) == []


def test_the_sealed_pdf_is_known_after_its_erasure(signing: Field) -> None:
    seal(signing)
    sealed = paper(signing).encode()
    code = read_signing(signing.store, signing.visit).digest[:32]
    erase(signing, signing.rows[0].answer.subject, "remark")
    old = verify_paper(signing.store, sealed, ())
    assert old.verdict is Sameness.SAME
    assert "消去したものが残っています" in old.words
    assert "黒塗り版に差し替えました" in old.words
    black = verify_paper(signing.store, paper(signing).encode(), ())
    assert black.verdict is Sameness.SAME
    assert "黒塗り版として保管" in black.words
    assert "住民の氏名" in black.words
    copy = verify_paper(signing.store, sealed + b" ", (code,))
    assert copy.verdict is Sameness.CODE
    assert "黒塗り版に差し替えました" in copy.words


def test_a_second_erasure_replaces_the_first_black_version(signing: Field) -> None:
    row = signing.rows[1]
    write_text(signing.store, signing.visit, row, AnswerText.INTERVIEW, "別の氏名", signing.me)
    seal(signing)
    erase(signing, signing.rows[0].answer.subject, "remark")
    first = paper(signing).encode()
    erase(signing, row.answer.subject, "interview")
    assert "別の氏名" in first.decode()
    assert "別の氏名" not in paper(signing)
    assert not signing.store.has_blob(blob_name(first))
    (made,) = read_signing(signing.store, signing.visit).seals
    assert len(kept_paper(signing.store, signing.id, made, PaperKind.SHEET).redactions) == 2
    assert verify_seals(signing.store) == []


def test_a_lost_black_version_is_noticed(signing: Field) -> None:
    seal(signing)
    erase(signing, signing.rows[0].answer.subject, "remark")
    signing.store._blobs.pop(blob_name(paper(signing).encode()))
    assert any("PDF が失われて" in sentence for sentence in verify_seals(signing.store))


def test_a_lost_sealed_pdf_is_still_damage(signing: Field) -> None:
    seal(signing)
    signing.store._blobs.pop(blob_name(paper(signing).encode()))
    assert any("PDF が失われて" in sentence for sentence in verify_seals(signing.store))


def test_a_paper_that_does_not_show_it_stays(signing: Field) -> None:
    row = signing.rows[0]
    write_text(signing.store, signing.visit, row, AnswerText.CLASS_REASON, NAME, signing.me)
    seal(signing)
    facts, sheet = paper(signing, PaperKind.FACTS), paper(signing)
    erase(signing, row.answer.subject, "class_reason")
    assert paper(signing, PaperKind.FACTS) == facts
    assert paper(signing) != sheet, "it may show it"


def test_in_an_open_visit_it_is_simply_gone_and_may_be_written_anew(signing: Field) -> None:
    row = signing.rows[0]
    changes = erase(signing, row.answer.subject, "remark")
    assert signing.rows[0].answer.remark == ""
    assert "所見" in changes.label
    write_text(signing.store, signing.visit, row, AnswerText.REMARK, "氏名なし", signing.me)
    assert signing.rows[0].answer.remark == "氏名なし"


def test_an_erased_photo_does_not_keep_a_visit_from_being_sealed(signing: Field) -> None:
    sign_all(signing)
    assert codes(signing) == {"blob"}
    erase(signing, "photo:1", "blob")
    assert codes(signing) == set()
    with pytest.raises(UserError, match="原本は消去"):
        mark_photo(signing.store, signing.visit, "1", [], signing.me)
    erase(signing, *left_picture(photo(signing)))
    assert codes(signing) == set()


def test_the_same_photo_twice_goes_everywhere_in_this_visit(signing: Field) -> None:
    twin = [NewFact("photo:2", "blob", blob_name(PHOTO)), NewFact("photo:2", "removed", value=True)]
    signing.store.append(f"visit:{signing.id}", signing.me, twin)
    elsewhere = [NewFact("photo:3", "blob", blob_name(PHOTO)), NewFact("visit:2", "title", "別")]
    signing.store.append("visit:2", signing.me, elsewhere)
    plan = plan_erasure(signing.store, signing.id, Cut("photo:1", "blob"), keep_picture=True)
    assert plan.elsewhere == ("別",)
    assert plan.goes == (
        "写真 1 の元の画像",
        "外した写真の元の画像",
        "外した写真の、印を焼き込んだ画像",
    )
    erase(signing, "photo:1", "blob")
    assert signing.store.cell("photo:2", "blob")[0].erased
    assert signing.store.has_blob(blob_name(PHOTO)), "another visit has it too, and was told so"


def test_an_erasure_cannot_be_undone_nor_what_was_done_before(signing: Field) -> None:
    stack = UndoStack()
    row = signing.rows[0]
    stack.did(write_text(signing.store, signing.visit, row, AnswerText.REMARK, "x", signing.me))
    changes = erase(signing, row.answer.subject, "remark")
    stack.did(changes)
    assert stack.next_undo is None, "an earlier receipt still holds what was erased"
    with pytest.raises(UserError, match="失われています"):
        undo_change(signing.store, changes, signing.me)


@pytest.mark.parametrize(
    ("why", "approver", "code"),
    [
        (" ", APPROVER, "needs_reason"),
        ("理由", " ", "needs_approver"),
        ("理由", "見本　太郎", "needs_approver"),
    ],
)
def test_reason_and_another_persons_approval_are_needed(
    signing: Field, why: str, approver: str, code: str
) -> None:
    asked = Erasure(Cut(signing.rows[0].answer.subject, "remark"), why, approver)
    with pytest.raises(UserError) as caught:
        erase_record(signing.store, signing.id, asked, NOW, PRESS, signing.me)
    assert caught.value.code == code
    assert signing.rows[0].answer.remark == NAME


@pytest.mark.parametrize("name", ["verdict", "nothing", "blob"])
def test_only_words_and_pictures_can_be_erased(signing: Field, name: str) -> None:
    with pytest.raises(UserError) as caught:
        erase(signing, signing.rows[0].answer.subject, name)
    assert caught.value.code == "not_erasable"


def test_a_change_while_the_papers_are_drawn_stops_the_erasure(signing: Field) -> None:
    seal(signing)

    def meddle(*given: object) -> Paper:
        fact = NewFact(signing.rows[1].answer.subject, "remark", "割り込み")
        signing.store.append(f"visit:{signing.id}", "p", [fact])
        return redraw(*given)  # type: ignore[arg-type]  # handed on as it came

    asked = Erasure(Cut(signing.rows[0].answer.subject, "remark"), "理由", APPROVER)
    press = Press(meddle, Darkroom())  # type: ignore[arg-type]  # takes whatever comes
    with pytest.raises(UserError, match="まだ何も消去していません"):
        erase_record(signing.store, signing.id, asked, NOW, press, signing.me)
    assert NAME in paper(signing)


def test_a_redraw_from_elsewhere_waits_with_its_erasure(signing: Field) -> None:
    seal(signing)
    other = Field.on(signing, type(signing.store)())
    other.store.absorb(signing.store.export())
    receipt = erase(signing, signing.rows[0].answer.subject, "remark").receipts[0]
    other.store.absorb(signing.store.export())
    assert NAME in paper(other)
    assert verify_seals(other.store) == []
    other.store.approve_erasure(receipt.entry)
    assert paper(other) == paper(signing)
    assert verify_seals(other.store) == []
