"""The 自己点検票 on paper: everything that is asked stands on it, once, with room for the 印."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from tests.unit.photos.pictures import jpeg, quarters
from tests.unit.use_cases.office_year import NETWORK, TAX, OfficeYear
from wakayama_audit_gui.domain.self_inspection import (
    FormFile,
    FormName,
    HandedForm,
    Reply,
    ReplyAnswer,
)
from wakayama_audit_gui.outputs.pdf.inspection import render_inspection
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.read_form import hand_form

FONTS = Path(__file__).parents[3] / "resources" / "fonts"


def handed(name: FormName) -> HandedForm:
    office = OfficeYear()
    office.distribute(name)
    return hand_form(office.store, name)


def text_of(data: bytes) -> str:
    pages = PdfReader(BytesIO(data)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def test_every_question_stands_on_it_once() -> None:
    for name in (TAX, NETWORK):
        form = handed(name)
        made = render_inspection(FormFile(form, {}), FONTS)
        said = text_of(made.data)
        for question in form.form.questions:
            assert said.count("".join(question.text.split())) == 1
        assert form.form.title.replace(" ", "") in said
        assert "署名・押印" in said
        assert form.digest[:32] in said
        assert f"{made.pages}/{made.pages}頁" in said


def test_last_year_and_why_it_was_given_back_are_printed() -> None:
    form = handed(TAX)
    last = {"section_screen_lock": Reply("いいえ", "設定が未了")}
    again = FormFile(form._replace(previous=last, note="問7を直す"), {})
    said = text_of(render_inspection(again, FONTS).data)
    assert "いいえ設定が未了" in said
    assert "差戻しの理由：問7を直す" in said


def test_the_same_form_is_the_same_file_and_what_cannot_be_printed_is_said() -> None:
    form = handed(TAX)
    assert render_inspection(FormFile(form, {}), FONTS) == render_inspection(
        FormFile(form, {}), FONTS
    )
    made = render_inspection(FormFile(form._replace(note="<b>𠮷田</b>"), {}), FONTS)
    assert len(made.replaced) == 1
    assert "<b>" in text_of(made.data)


def test_what_was_answered_stands_where_it_was_asked() -> None:
    form = handed(TAX)
    photo = jpeg(quarters((40, 30)))
    first, second, *rest = (question.id for question in form.form.questions)
    replies = {first: Reply(ReplyAnswer.NO, "鍵が壊れている。", sha256_of(photo))}
    replies |= {second: Reply(ReplyAnswer.NOT_APPLICABLE)}
    replies |= {question: Reply(ReplyAnswer.YES) for question in rest}
    file = FormFile(form, replies, "見本 花子", "課長", "2026-06-09", {sha256_of(photo): photo})
    made = render_inspection(file, FONTS)
    said = text_of(made.data)
    assert f"はい{len(rest)}いいえ1該当なし1未回答0" in said
    assert "鍵が壊れている。" in said
    assert "令和8年6月9日" in said
    assert "見本花子" in said
    assert "署名・押印" in said
    assert "記入要領" not in said
    pages = PdfReader(BytesIO(made.data)).pages
    assert sum(len(page.images) for page in pages) == 1
