"""Answers that are not handed in yet survive: kept whole, found again, never those of another."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.unit.use_cases.office_year import NETWORK, TAX, OfficeYear
from wakayama_audit_gui.domain.self_inspection import FormFile, FormName, HandedForm, Reply
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.storage.form_drafts import FormDrafts
from wakayama_audit_gui.use_cases.read_form import hand_form


def handed(name: FormName = TAX) -> HandedForm:
    office = OfficeYear()
    office.distribute(TAX, NETWORK)
    return hand_form(office.store, name)


def test_a_draft_is_found_again_with_what_was_handed_out_now(tmp_path: Path) -> None:
    drafts = FormDrafts(tmp_path / "new")
    form = handed()
    assert drafts.load(form) is None
    drafts.keep(FormFile(form, {"section_screen_lock": Reply("はい")}, "見本 花子"))
    given_back = form._replace(note="問2を直す")
    found = drafts.load(given_back)
    assert found is not None
    assert found.handed.note == "問2を直す"
    assert found.replies == {"section_screen_lock": Reply("はい")}
    assert drafts.load(handed(NETWORK)) is None


def test_a_failure_leaves_the_draft_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = FormDrafts(tmp_path)
    before = FormFile(handed(), {"section_screen_lock": Reply("はい")})
    drafts.keep(before)

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(UserError, match="空き容量"):
            drafts.keep(before._replace(replies={}))
    assert drafts.load(before.handed) == before
    assert [path.suffix for path in tmp_path.iterdir()] == [".jikotenken"]


def test_a_damaged_draft_is_none(tmp_path: Path) -> None:
    drafts = FormDrafts(tmp_path)
    drafts.keep(FormFile(handed(), {}))
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"x")
    assert drafts.load(handed()) is None


def test_a_form_is_held_by_one_alone_though_its_file_is_replaced(tmp_path: Path) -> None:
    drafts, others = FormDrafts(tmp_path), FormDrafts(tmp_path)
    release = drafts.hold(handed())
    drafts.keep(FormFile(handed(), {}))
    with pytest.raises(UserError, match="使用中です") as caught:
        others.hold(handed())
    assert caught.value.code == "in_use"
    others.hold(handed(NETWORK))()
    release()
    others.hold(handed())()


def test_where_nothing_can_be_written_a_form_opens_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    FormDrafts(tmp_path / "file").hold(handed())()


def test_a_draft_that_another_kept_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    drafts, others = FormDrafts(tmp_path), FormDrafts(tmp_path)
    form = handed()
    assert drafts.load(form) is None
    assert others.load(form) is None
    theirs = FormFile(form, {"section_screen_lock": Reply("はい")})
    others.keep(theirs)
    with pytest.raises(UserError, match="ほかのウィンドウ") as caught:
        drafts.keep(FormFile(form, {}))
    assert caught.value.code == "form_changed"
    assert drafts.load(form) == theirs, "opened again, it goes on from there"
    drafts.keep(FormFile(form, {}))
    drafts.keep(theirs)
