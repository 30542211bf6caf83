"""Whatever is typed: the paper builds, prints it literally, and gives the same text back.

No text is read as markup, so nothing in it can link, load or draw (the canaries below).
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from tests.golden.papers import TYPICAL, draw_photo
from tests.golden.reading import read_pieces, read_text, squeezed
from wakayama_audit_gui.domain.sheet import (
    Sheet,
    SheetApproval,
    SheetBox,
    SheetDocumentRow,
    SheetFinding,
    SheetItem,
    SheetPhoto,
    SheetPlace,
)
from wakayama_audit_gui.errors import BugError
from wakayama_audit_gui.outputs.pdf.fonts import load_faces
from wakayama_audit_gui.outputs.pdf.glyphs import Glyphs
from wakayama_audit_gui.outputs.pdf.sheet import render_sheet
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.use_cases.black_bar import BAR

ROOT = Path(__file__).parents[3]
MARKUP = (
    '<img src="/etc/passwd"/>',
    '<font name="Helvetica" size="90">大</font>',
    '<a href="https://www.example.jp">押す</a>',
    "<para><onDraw name=x/></para>",
    "&lt;b&gt; &#x3042; &amp; ]]> <!-- -->",
    "(\\)Tj ET Q endstream endobj",
    "%PDF-1.7 /JS (app.alert(1))",
)
Value = TypeVar("Value")


def no_photo(_sha256: str) -> bytes | None:
    return None


def filled(text: str) -> Sheet:
    """A sheet with this text in every field that prints it whole."""
    item = SheetItem(1, text, (text,), (text,), text, text, (1,), text, text, text, text, text)
    return Sheet(
        sheet_no="R8-1",
        revision=1,
        draft=False,
        audit=text,
        systems=(text,),
        sections=(text,),
        when=text,
        places_label=text,
        auditors=(text,),
        witnesses=(text,),
        clock=text,
        self_audit=text,
        counts=(("適合", 1),),
        places=(SheetPlace(text, text, (item,)),),
        findings=(
            SheetFinding(1, "指摘", 1, text, (text,), (text,), (text,), text, text),
            SheetFinding(1, "意見", 1, text, (text,), (text,), (text,), text, text),
        ),
        photos=(SheetPhoto(1, "ab" * 32, text, 1, text, text, text, purpose=text),),
        documents=(SheetDocumentRow(text, text, text, text),),
        boxes=(
            SheetBox(text, text),
            SheetBox("立会者", "", "不在", at=text, reason=text, dissent=text),
        ),
        code="7d1e 9b02",
        qr="K:1",
        created="2026-10-21T11:20:00+09:00",
        notes=(text,),
    )


def as_printed(text: str) -> str:
    """What the paper should say, without any white space."""
    face = load_faces(find_paths().fonts).regular
    text = squeezed(face.original(Glyphs(face).clean(text)))
    return text.replace("ﬁ", "fi").replace("ﬂ", "fl")  # so the reader says them


typed = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "監査人が確認した、。「」（）ーっァ々①㊞髙﨑神𠮷\ue000辻\U000e0100\u3099 \n\t<>&\\()'\""
        ),
    ),
    max_size=60,
)


@settings(max_examples=150)
@given(typed)
@example("\ud800")
@example("\n" * 50)
@example("　" * 60)
@example("-")
@example("ﬁﬂ ĳ")
def test_any_text_comes_back_from_the_paper(text: str) -> None:
    paper = render_sheet(filled(text), no_photo)
    expected = as_printed(text)
    assert read_text(paper.data).count(expected) >= 30


@pytest.mark.parametrize("field", ["reason", "dissent"])
def test_what_a_signer_wrote_is_replaced_visibly_and_said(field: str) -> None:
    box = SheetBox("立会者", "見本 花子", "拒否", at="令和8年10月21日（水） 11:12")
    words = "外\ue000字の𠮷野、辻\U000e0105と髙﨑"
    written = box._replace(reason=words) if field == "reason" else box._replace(dissent=words)
    paper = render_sheet(TYPICAL._replace(boxes=(written,)), no_photo)
    text = read_text(paper.data)
    assert "外〓字の吉野、辻と髙﨑" in text
    for said in ("U+E000（外字）→ 〓", "𠮷（U+20BB7） → 吉（近い字形で印字）"):
        assert said in paper.replaced
    assert "U+E000（外字）→〓" in text, "and on the paper"


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_is_printed_and_never_obeyed(markup: str) -> None:
    paper = render_sheet(filled(markup), no_photo)
    assert squeezed(markup) in read_text(paper.data)
    for forbidden in (
        b"/Subtype /Image",
        b"/S /(URI|Launch|JavaScript)",
        b"/Annots",
        b"/OpenAction",
    ):
        assert not re.search(forbidden, paper.data)
    fonts = {piece.font for piece in read_pieces(paper.data)}
    assert fonts == {"BIZUDPGothic-Regular", "BIZUDPGothic-Bold"}


@settings(max_examples=40)
@given(st.text(max_size=40), st.text(max_size=300), st.text(max_size=300), st.integers(-1, 10**7))
def test_what_is_cut_to_one_line_still_builds(
    number: str, code: str, created: str, revision: int
) -> None:
    sheet = TYPICAL._replace(
        sheet_no=number,
        code=code,
        created=created,
        revision=revision,
        draft=True,
        systems=(code,),
        counts=((number, revision),),
        photos=(TYPICAL.photos[0]._replace(sha256=number),),
    )
    assert render_sheet(sheet, no_photo).pages >= 1


@pytest.mark.parametrize("length", [1, 419, 421, 5000, 20000])
def test_a_long_text_prints_whole(length: int) -> None:
    text = ("長い所見、及び「引用」（1,234件）。" * (length // 18 + 1))[:length]
    place = TYPICAL.places[0]
    sheet = TYPICAL._replace(
        places=(place._replace(items=(place.items[0]._replace(remark=text),)),), photos=()
    )
    paper = render_sheet(sheet, no_photo)
    body = [p for p in read_pieces(paper.data) if 90 < p.y < 790]
    said = squeezed("".join(piece.text for piece in body))
    for heading in ("No.確認項目根拠結果所見写真", "サーバ室（管理区域）（つづき）", "1つづき"):
        said = said.replace(heading, "")
    assert squeezed(text) in said


def test_every_long_field_at_once_still_builds_page_by_page() -> None:
    paper = render_sheet(filled("長い文が各欄に入っている。" * 150), no_photo)
    assert paper.pages > 20
    assert paper.pages == max(piece.page for piece in read_pieces(paper.data))


def test_what_was_replaced_is_returned_and_printed() -> None:
    paper = render_sheet(filled("𠮷野\ue000"), no_photo)
    assert paper.replaced == ("𠮷（U+20BB7） → 吉（近い字形で印字）", "U+E000（外字）→ 〓")
    text = read_text(paper.data)
    assert "U+20BB7→吉（近い字形で印字）" in text
    assert "U+E000（外字）→〓" in text
    assert render_sheet(filled("吉野"), no_photo).replaced == ()


def test_many_replacements_do_not_flood_the_paper() -> None:
    paper = render_sheet(filled("".join(map(chr, range(0xE000, 0xE100)))), no_photo)
    assert len(paper.replaced) == 256
    assert "ほか217件" in read_text(paper.data)


def test_the_same_sheet_gives_the_same_bytes_and_another_does_not() -> None:
    photo = draw_photo(1, 160, 120)
    first, again = (render_sheet(TYPICAL, lambda _sha: photo) for _ in range(2))
    assert first == again
    assert render_sheet(TYPICAL._replace(sheet_no="R8-2"), lambda _sha: photo) != first


def test_another_process_gives_the_same_bytes() -> None:
    program = (
        "import sys; from hashlib import sha256; from tests.golden.papers import TYPICAL;"
        "from wakayama_audit_gui.outputs.pdf.sheet import render_sheet;"
        "print(sha256(render_sheet(TYPICAL, lambda sha: None).data).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": "", "SOURCE_DATE_EPOCH": str(10**9 + int(seed))},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_photos_are_asked_for_once_in_order_and_bad_ones_are_framed() -> None:
    asked: list[str] = []

    def photo(sha256: str) -> bytes | None:
        asked.append(sha256)
        return {0: None, 1: b"no jpeg", 2: draw_photo(1, 160, 120)[:300]}.get(
            len(asked) - 1, draw_photo(1, 160, 120)
        )

    paper = render_sheet(TYPICAL, photo)
    assert asked == [photo.sha256 for photo in TYPICAL.photos]
    assert read_text(paper.data).count("写真を表示できません") == 3
    assert paper.data.count(b"/DCTDecode") == 3


def test_the_same_photo_twice_is_embedded_once() -> None:
    sheet = TYPICAL._replace(photos=(TYPICAL.photos[0], TYPICAL.photos[0]._replace(number=2)))
    paper = render_sheet(sheet, lambda _sha: draw_photo(1, 160, 120))
    assert paper.data.count(b"/DCTDecode") == 1


def test_the_name_of_a_long_post_is_not_cut() -> None:
    sheet = TYPICAL._replace(approvals=(SheetApproval("監査統括責任者"),))
    assert "監査統括責任者" in squeezed(read_text(render_sheet(sheet, no_photo).data))


def test_a_code_too_long_to_scan_is_our_bug() -> None:
    with pytest.raises(BugError):
        render_sheet(TYPICAL._replace(qr="x" * 200), no_photo)


@pytest.mark.parametrize(
    ("created", "date"),
    [
        ("2026-10-21T11:20:30+09:00", "20261021112000+09'00'"),
        ("2019-05-01T09:05:00+00:00", "20190501090500+00'00'"),
        ("2026-10-21T11:20:00-03:30", "20261021112000-03'30'"),
        ("2026-10-21T11:20:00", "20261021112000"),
        ("2026-10-21", "20261021"),
        ("", "20000101"),
    ],
)
def test_the_files_date_is_the_date_on_the_paper(created: str, date: str) -> None:
    data = render_sheet(TYPICAL._replace(created=created), no_photo).data
    dates = re.findall(rb"/(?:CreationDate|ModDate) \(D:([^)]*)\)", data)
    assert dates == [date.encode()] * 2


def test_the_room_opens_without_reportlab() -> None:
    program = "import sys, wakayama_audit_gui.outputs.pdf; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_papers_in_several_threads_come_out_as_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Glyphs are read at a position kept in the face: two papers must not do so at once."""
    alone = render_sheet(TYPICAL, no_photo).data
    embed = TTFont.addObjects
    busy: Counter[str] = Counter()
    together: list[str] = []

    def slow(font: TTFont, document: PDFDocument) -> None:
        busy[font.fontName] += 1
        time.sleep(0.02)
        if busy[font.fontName] > 1:
            together.append(font.fontName)
        embed(font, document)
        busy[font.fontName] -= 1

    monkeypatch.setattr(TTFont, "addObjects", slow)
    with ThreadPoolExecutor(4) as threads:
        papers = list(threads.map(lambda _n: render_sheet(TYPICAL, no_photo).data, range(8)))
    assert set(papers) == {alone}
    assert together == []


def test_why_a_signature_does_not_hold_is_said_in_its_box() -> None:
    box = SheetBox("立会者", "見本 花子", "画面で署名", (((0, 0), (900, 300)),), "令和8年10月21日")
    for flawed, said, unsaid in (
        (box._replace(copied=True), "別の欄の署名と線が同じです", "署名後変更"),
        (box._replace(changed=True), "署名後変更", "線が同じ"),
    ):
        sheet = TYPICAL._replace(boxes=(flawed,))
        text = squeezed(read_text(render_sheet(sheet, no_photo).data))
        assert said in text
        assert unsaid not in text


def test_a_signature_whose_lines_were_erased_leaves_no_room_to_sign() -> None:
    box = SheetBox("立会者", BAR, "画面で署名", (), "令和8年10月21日")
    text = squeezed(read_text(render_sheet(TYPICAL._replace(boxes=(box,)), no_photo).data))
    assert f"画面で署名{BAR}" in text
