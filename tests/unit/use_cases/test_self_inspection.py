"""The way of a 自己点検票: given out, answered, taken in whole, received or given back."""

from __future__ import annotations

from datetime import date
from os import mkfifo
from pathlib import Path

import pytest

from tests.unit.use_cases.field import the_catalogue
from tests.unit.use_cases.office_year import (
    DAY,
    DEADLINE,
    NETWORK,
    TAKEN,
    TAX,
    YEAR,
    OfficeYear,
)
from wakayama_audit_gui.bootstrap.form_press import read_returned
from wakayama_audit_gui.domain.deadline import NoHolidays
from wakayama_audit_gui.domain.section import ListedUnit
from wakayama_audit_gui.domain.self_inspection import (
    FormFile,
    FormKind,
    FormName,
    FormState,
    Reply,
    ReplyAnswer,
    ReturnedForm,
    form_name,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.answer_form import answer_form, submit_form
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.collect_files import files_in
from wakayama_audit_gui.use_cases.collect_forms import LEFT, collect_forms
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms, propose_forms
from wakayama_audit_gui.use_cases.form_content import form_bytes, read_form_bytes
from wakayama_audit_gui.use_cases.form_file import read_form_file, write_form_file
from wakayama_audit_gui.use_cases.import_organisation import import_organisation
from wakayama_audit_gui.use_cases.move_deadline import move_form_deadlines
from wakayama_audit_gui.use_cases.owed_sheet import late_of, owed_forms
from wakayama_audit_gui.use_cases.read_collection import read_collection
from wakayama_audit_gui.use_cases.read_form import answered_file, hand_form
from wakayama_audit_gui.use_cases.read_organisation import read_organisation
from wakayama_audit_gui.use_cases.take_form import (
    receive_form,
    receive_forms,
    return_form,
    take_form,
)
from wakayama_audit_gui.use_cases.undo_change import undo_change

SCREEN = "section_screen_lock"
NO = Reply(ReplyAnswer.NO, "自動ロックが未設定")
BARE = Reply(ReplyAnswer.NO)


@pytest.fixture
def office() -> OfficeYear:
    made = OfficeYear()
    made.distribute(TAX, NETWORK)
    return made


def take(office: OfficeYear, returned: ReturnedForm, year: int = YEAR) -> Changes:
    return take_form(office.store, returned, year, TAKEN, office.me)


def test_a_form_is_stored_as_it_was_sent(office: OfficeYear) -> None:
    form = office.form()
    assert form.state is FormState.SENT
    assert len(form.sent.questions) == 30
    assert form.sent.title == "財政局 税務部 納税課"
    assert read_form_bytes(form_bytes(form.sent)) == form.sent
    assert office.store.blob(form.digest) == form_bytes(form.sent)
    assert len(office.form(NETWORK).sent.questions) < 30


def test_names_of_forms_are_the_same_everywhere() -> None:
    assert form_name(TAX.id) == TAX
    assert [form_name(t) for t in ("", "x/section/a", "2026/place/a", "2026/section/")] == [
        None
    ] * 4


def test_giving_out_twice_changes_nothing_and_can_be_taken_back(office: OfficeYear) -> None:
    again = office.distribute(TAX, FormName(YEAR, FormKind.SECTION, "人事課"))
    assert len(again.receipts) == 1
    undo_change(office.store, again, office.me)
    board = read_collection(office.store, the_catalogue(), YEAR)
    (row,) = [row for row in board.rows if row.title == "人事課"]
    assert row.state is FormState.NOT_SENT
    assert len(office.distribute(row.name).receipts) == 1


def test_nobody_unknown_gets_a_form(office: OfficeYear) -> None:
    for kind in FormKind:
        with pytest.raises(UserError, match="ありません"):
            office.distribute(FormName(YEAR, kind, "存在しない課"))


def test_what_comes_back_is_taken_in_as_one_act_and_undone_as_one(office: OfficeYear) -> None:
    changes = take(office, office.returned(TAX, **{SCREEN: NO}))
    assert len(changes.receipts) == 1
    form = office.form()
    assert form.state is FormState.SUBMITTED
    assert form.replies[SCREEN] == NO
    assert len(form.replies) == 30
    assert (form.by_name, form.by_post, form.submitted) == ("見本 花子", "課長", "2026-06-10")
    undo_change(office.store, changes, office.me)
    assert (office.form().state, office.form().replies) == (FormState.SENT, {})


def _refusals(office: OfficeYear) -> dict[str, ReturnedForm]:
    good = office.returned()
    stranger = FormName(YEAR, FormKind.SECTION, "人事課")
    some = {**good.shown, SCREEN: "画面は明るいですか。"}
    return {
        "form_year": good._replace(name=TAX._replace(fiscal_year=2025)),
        "form_not_sent": good._replace(name=stranger),
        "form_owner": good._replace(title="総務局総務部人事課"),
        "form_questions": good._replace(digest="0" * 64),
        "form_questions ": good._replace(shown=some),
        "form_questions  ": good._replace(replies={**good.replies, "section_x": Reply("はい")}),
        "form_empty": good._replace(replies={}),
        "form_answer": good._replace(replies={**good.replies, SCREEN: Reply("たぶん")}),
    }


def test_what_must_not_be_taken_in_is_refused_and_leaves_nothing(office: OfficeYear) -> None:
    for code, returned in _refusals(office).items():
        with pytest.raises(UserError) as caught:
            take(office, returned)
        assert caught.value.code == code.strip()
        assert caught.value.remedy
        assert (office.form().state, office.form().replies) == (FormState.SENT, {})
    take(office, office.returned())


def test_a_changed_question_is_named(office: OfficeYear) -> None:
    good = office.returned()
    third = list(good.shown)[2]
    with pytest.raises(UserError, match="問3）"):
        take(office, good._replace(shown={**good.shown, third: "？"}))


def test_a_form_comes_back_once_until_it_is_given_back(office: OfficeYear) -> None:
    take(office, office.returned())
    with pytest.raises(UserError, match="もう提出") as caught:
        take(office, office.returned())
    assert caught.value.code == "form_twice"
    with pytest.raises(UserError, match="理由が空"):
        return_form(office.store, office.form(), " ", office.me)
    return_form(office.store, office.form(), "問2の理由を書いてください。", office.me)
    assert hand_form(office.store, TAX).note == "問2の理由を書いてください。"
    take(office, office.returned(TAX, **{SCREEN: NO}))
    receive_form(office.store, office.form(), office.me)
    assert (office.form().state, office.form().note) == (FormState.RECEIVED, "")
    with pytest.raises(UserError, match="「受付」です"):
        receive_form(office.store, office.form(), office.me)


def test_a_paper_is_answered_by_hand(office: OfficeYear) -> None:
    with pytest.raises(UserError, match="一つも答え"):
        submit_form(office.store, office.form(), "見本 花子", "課長", DAY, office.me)
    answer_form(office.store, office.form(), SCREEN, BARE, office.me)
    with pytest.raises(UserError, match="記名がありません"):
        submit_form(office.store, office.form(), " ", "課長", DAY, office.me)
    submit_form(office.store, office.form(), "見本 花子", "課長", DAY, office.me)
    with pytest.raises(UserError, match="もう提出"):
        answer_form(office.store, office.form(), SCREEN, NO, office.me)


def test_last_year_is_shown_and_never_copied() -> None:
    office = OfficeYear()
    last = TAX._replace(fiscal_year=YEAR - 1)
    office.distribute(last, TAX)
    assert office.form().previous == {}
    take(office, office.returned(last, **{SCREEN: NO}), YEAR - 1)
    assert office.form().previous[SCREEN] == NO
    assert office.form().replies == {}
    assert hand_form(office.store, TAX).previous[SCREEN] == NO


def test_the_board_counts_and_names_who_is_late(office: OfficeYear) -> None:
    take(office, office.returned(TAX, **{SCREEN: BARE}))
    board = read_collection(office.store, the_catalogue(), YEAR)
    counts = board.counts(FormKind.SECTION)
    assert counts[FormState.SUBMITTED] == 1
    assert counts[FormState.NOT_SENT] == len(board.of_kind(FormKind.SECTION)) - 1
    (row,) = [row for row in board.rows if row.name == TAX]
    assert (row.answered, row.noes, row.bare, row.by_name) == (30, 1, 1, "見本 花子")
    owed = owed_forms(board.rows, NoHolidays(), date(2026, 6, 30))
    assert late_of(owed) == ()
    owed = owed_forms(board.rows, NoHolidays(), date(2026, 7, 1))
    assert [one.about for one in late_of(owed)] == [NETWORK.book]


def test_the_full_list_brings_new_sections_and_keeps_those_known() -> None:
    office = OfficeYear()
    before = read_organisation(office.store, the_catalogue(), YEAR)
    listed = [
        ListedUnit("財政局", "税務部", "納税課"),
        ListedUnit("教育委員会", "教育局", "総務課"),
        ListedUnit("議会事務局", "", "総務課"),
    ]
    changes = import_organisation(office.store, the_catalogue(), listed, office.me)
    after = read_organisation(office.store, the_catalogue(), YEAR)
    assert {unit.id for unit in after} - {unit.id for unit in before} == {
        "教育委員会教育局総務課",
        "議会事務局総務課",
    }
    assert propose_forms(office.store, the_catalogue(), YEAR)[-11].owner == "議会事務局総務課"
    undo_change(office.store, changes, office.me)
    undone = read_organisation(office.store, the_catalogue(), YEAR)
    assert undone == before


@pytest.mark.parametrize(
    "listed", [[], [ListedUnit("局", "部", " ")], [ListedUnit("局", "部", "課")] * 2]
)
def test_a_list_that_cannot_be_meant_is_refused(listed: list[ListedUnit]) -> None:
    office = OfficeYear()
    with pytest.raises(UserError, match="組織一覧"):
        import_organisation(office.store, the_catalogue(), listed, office.me)


class _Watch:
    def __init__(self, stop_after: int) -> None:
        self.done = 0
        self.acts: list[Changes] = []
        self._stop_after = stop_after

    @property
    def cancelled(self) -> bool:
        return self.done >= self._stop_after

    def report(self, done: int, total: int, label: str = "") -> None:
        self.done = done

    def committed(self, changes: Changes) -> None:
        self.acts.append(changes)


@pytest.mark.parametrize(
    ("changed", "remark", "submitted"),
    [
        ({"by_name": "　 "}, "氏名が書かれていません。", "2026-06-10"),
        ({"by_name": "", "by_post": ""}, "職名と氏名が書かれていません。", "2026-06-10"),
        (
            {"on": "あした"},
            "記入日の「あした」は日付として読めないため、取り込んだ日にしました。",
            TAKEN,
        ),
        (
            {"on": "令和8年7月1日"},
            "記入日（令和8年7月1日（水））が先の日付のため、取り込んだ日にしました。",
            TAKEN,
        ),
        ({"on": "R8.6.9"}, "", "2026-06-09"),
        ({"on": ""}, "", TAKEN),
    ],
)
def test_what_is_odd_in_the_signature_is_taken_with_a_remark(
    office: OfficeYear, changed: dict[str, str], remark: str, submitted: str
) -> None:
    back = office.returned(TAX)._replace(**changed)  # type: ignore[arg-type]  # by name
    files = [Path("納税.xlsx")]
    found = collect_forms(office.store, files, lambda _: back, YEAR, TAKEN, office.me)
    assert [(one.ok, one.reason) for one in found.outcomes] == [(True, remark)]
    assert office.form().submitted == submitted


def test_a_reason_that_no_form_has_room_for_refuses_its_file_alone(office: OfficeYear) -> None:
    back = office.returned(TAX, **{SCREEN: Reply(ReplyAnswer.NO, "長" * 32_000)})

    def read(file: Path) -> ReturnedForm:
        return back if file.name == "a.xlsx" else office.returned(NETWORK)

    files = [Path("a.xlsx"), Path("b.xlsx")]
    found = collect_forms(office.store, files, read, YEAR, TAKEN, office.me)
    assert [one.ok for one in found.outcomes] == [False, True]
    assert (
        found.outcomes[0].reason
        == "問7の理由が 32,000 字あります。4,000 字までに短くしてください。"
    )
    assert office.form().state is FormState.SENT


def test_many_files_are_taken_in_one_by_one(office: OfficeYear) -> None:
    good = office.returned(TAX, **{SCREEN: BARE})

    def read(file: Path) -> ReturnedForm:
        if file.name == "壊れ.xlsx":
            raise UserError("壊れています。", "渡し直してください。", code="x")
        if file.name == "なし.xlsx":
            raise FileNotFoundError
        return office.returned(NETWORK) if file.name == "網.xlsx" else good

    files = [Path(n) for n in ("壊れ.xlsx", "納税.xlsx", "納税2.xlsx", "なし.xlsx", "網.xlsx")]
    watch = _Watch(99)
    found = collect_forms(office.store, files, read, YEAR, DAY, office.me, watch)
    assert [o.ok for o in found.outcomes] == [False, True, False, False, True]
    assert [o.code for o in found.outcomes] == ["x", "", "form_twice", "cannot_read", ""]
    assert found.outcomes[1].reason.startswith("理由のない「いいえ」が 1 問あります（問7）")
    assert (found.taken, len(watch.acts), watch.done) == (2, 2, 5)
    undo_change(office.store, found.changes, office.me)
    assert office.form().state is office.form(NETWORK).state is FormState.SENT


def test_a_stopped_collection_keeps_what_was_taken_in(office: OfficeYear) -> None:
    def read(file: Path) -> ReturnedForm:
        return office.returned(TAX if file.name == "1" else NETWORK)

    watch = _Watch(1)
    files = [Path("1"), Path("2"), Path("3")]
    found = collect_forms(office.store, files, read, YEAR, DAY, office.me, watch)
    assert found.cancelled
    assert 1 <= found.taken < 3
    assert office.form().state is FormState.SUBMITTED


def test_of_a_folder_everything_is_told_of_but_litter(tmp_path: Path) -> None:
    told = ("b.xlsx", "a.XLSX", "c.pdf", "d.jikotenken", "e.xlsx ", "写真.jpg")
    for name in (*told, "b.pdf", "~$a.xlsx", ".x.xlsx", "Thumbs.db", "desktop.ini"):
        (tmp_path / name).write_bytes(b"")
    for name in ("印刷用", "追加", "空"):
        (tmp_path / name).mkdir()
    (tmp_path / "追加" / "f.xlsx").write_bytes(b"")
    alone, empty = tmp_path / "c.pdf", tmp_path / "空"
    found = files_in([tmp_path, alone, empty], LEFT)
    assert [f.name for f in found[:-2]] == sorted((*told, "追加", "空"))
    assert found[-2:] == (alone, empty)


def test_what_lies_in_a_folder_and_is_no_form_is_named_one_by_one(
    office: OfficeYear, tmp_path: Path
) -> None:
    """Also what would never end when read: a pipe."""
    (tmp_path / "写真.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "後ろに空白.xlsx ").write_bytes(b"x")
    (tmp_path / "つながらない.xlsx").symlink_to(tmp_path / "どこにもない.xlsx")
    (tmp_path / "フォルダー.xlsx" / "中").mkdir(parents=True)
    (tmp_path / "空").mkdir()
    mkfifo(tmp_path / "管.xlsx")
    mkfifo(tmp_path / "管.jikotenken")
    gone = tmp_path / "ない.xlsx"
    files = files_in([tmp_path, gone])
    found = collect_forms(office.store, files, read_returned, YEAR, DAY, office.me)
    assert {Path(o.file).name: o.code for o in found.outcomes} == {
        "写真.jpg": "other_file",
        "後ろに空白.xlsx ": "file_damaged",
        "つながらない.xlsx": "cannot_read",
        "フォルダー.xlsx": "is_a_folder",
        "空": "folder_empty",
        "管.xlsx": "no_plain_file",
        "管.jikotenken": "no_plain_file",
        "ない.xlsx": "cannot_read",
    }
    said = {Path(o.file).name: o.reason for o in found.outcomes}
    assert said["写真.jpg"].startswith("自己点検票のファイルではありません。")
    assert said["つながらない.xlsx"].startswith("リンクの先のファイルが見つかりません。")
    assert said["ない.xlsx"].startswith("ファイルが見つかりません。")


def test_other_bytes_are_no_form() -> None:
    for data in (b"", b"[]", b"{}", b'{"v":1,"form":"x","title":"","deadline":"","questions":[]}'):
        with pytest.raises(UserError, match="設問が読めません"):
            read_form_bytes(data)


def test_an_empty_definition_is_said() -> None:
    office = OfficeYear()
    bare = the_catalogue()._replace(questions={})
    with pytest.raises(UserError, match="設問が一つもありません"):
        distribute_forms(office.store, bare, [TAX], "", DAY, office.me)


def test_a_moved_deadline_is_on_what_is_handed_out_then_and_older_files_still_come_back(
    office: OfficeYear,
) -> None:
    older = office.returned(TAX)
    moved = move_form_deadlines(office.store, [TAX, NETWORK], "2026-07-31", office.me)
    assert moved.label == "自己点検票 2 件の提出期限を令和8年7月31日（金）にした"
    again = hand_form(office.store, TAX)
    assert (again.deadline, again.form.deadline) == ("2026-07-31", DEADLINE)
    file = FormFile(again, {})
    assert read_form_file(write_form_file(file)) == file
    assert not move_form_deadlines(office.store, [TAX], "2026-07-31", office.me).receipts
    undo_change(office.store, moved, office.me)
    assert hand_form(office.store, TAX).deadline == DEADLINE
    take(office, older)
    assert not move_form_deadlines(office.store, [TAX], "2026-08-31", office.me).receipts
    with pytest.raises(UserError, match="新しい提出期限"):
        move_form_deadlines(office.store, [TAX], "", office.me)


def test_several_are_received_as_one_and_only_those_that_were_submitted(
    office: OfficeYear,
) -> None:
    waits = FormName(YEAR, FormKind.SECTION, "人事課")
    office.distribute(waits)
    for name in (TAX, NETWORK):
        take(office, office.returned(name))
    done = receive_forms(office.store, [TAX, waits, NETWORK], office.me)
    assert done.label == "自己点検票 2 件を受け付けた"
    assert office.form(TAX).state is office.form(NETWORK).state is FormState.RECEIVED
    assert office.form(waits).state is FormState.SENT
    assert not receive_forms(office.store, [TAX, waits], office.me).receipts
    undo_change(office.store, done, office.me)
    assert office.form(TAX).state is office.form(NETWORK).state is FormState.SUBMITTED


def test_what_was_answered_is_read_whole_though_a_photo_is_gone(
    office: OfficeYear, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = b"\xff\xd8 a photo"
    sha256 = sha256_of(photo)
    said = Reply(ReplyAnswer.NO, "鍵がない", sha256)
    back = office.returned(TAX, **{SCREEN: said})
    take(office, back._replace(photos={sha256: photo}))
    file = answered_file(office.store, TAX)
    assert (file.by_post, file.by_name, file.on) == ("課長", "見本 花子", "2026-06-10")
    assert file.replies == back.replies
    assert file.photos == {sha256: photo}
    monkeypatch.setattr(office.store, "has_blob", lambda _sha256: False)
    assert answered_file(office.store, TAX) == file._replace(photos={})
