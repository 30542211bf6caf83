"""What every paper is as a file: fonts inside, text selectable, outline, metadata, codes."""

import re
from hashlib import sha256

import PIL.ImageFilter
import pytest

from tests.golden import pages, papers
from tests.golden.reading import (
    draw_pages,
    opened,
    read_codes,
    read_page_texts,
    read_pieces,
    squeezed,
)
from wakayama_audit_gui.domain.calendar import clock_time, long_date
from wakayama_audit_gui.outputs.pdf.frame import edition
from wakayama_audit_gui.outputs.pdf.sheet import render_sheet


@pytest.fixture(params=pages.PAPERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_page_has_a_code_that_scans_to_its_page(name: str) -> None:
    paper = pages.rendered(name)
    found = [read_codes(picture) for picture in draw_pages(paper.data, 150)]
    qr = pages.PAPERS[name].qr
    assert found == [[f"{qr}/{page}"] for page in range(1, paper.pages + 1)]


def test_a_bad_scan_is_enough() -> None:
    """Grey, askew, out of focus, at 120 dots per inch: the codes are large enough for it."""
    for picture in draw_pages(pages.rendered("typical").data, 120):
        askew = picture.convert("L").rotate(3, expand=True, fillcolor=255)
        blurred = askew.filter(PIL.ImageFilter.GaussianBlur(0.8))
        assert len(read_codes(blurred.convert("RGB"))) == 1


def test_fonts_are_embedded_subsets_of_ours(name: str) -> None:
    data = pages.rendered(name).data
    pieces = read_pieces(data)
    assert all(piece.embedded for piece in pieces)
    assert {piece.font for piece in pieces} == {"BIZUDPGothic-Regular", "BIZUDPGothic-Bold"}
    names = re.findall(rb"/BaseFont /(\S+)", data)
    assert names
    assert all(re.fullmatch(rb"[A-Z]{6}\+BIZUDPGothic-(Regular|Bold)", font) for font in names)
    sizes = [int(size) for size in re.findall(rb"/Length1 (\d+)", data)]
    assert max(sizes) < 250_000  # the whole font has 4.5 MB


def test_every_page_says_which_it_is(name: str) -> None:
    paper, sheet = pages.rendered(name), pages.PAPERS[name]
    texts = read_page_texts(paper.data)
    assert len(texts) == paper.pages
    for number, text in enumerate(texts, start=1):
        assert f"{number}/{paper.pages}頁" in text
        assert squeezed(f"調書番号{sheet.sheet_no}") in text
        named = "項目の指紋" if sheet.blank else "照合コード"
        assert squeezed(f"{named}{sheet.code}") in text
        assert edition(sheet) in text
        made = f"作成 {long_date(sheet.created)}{clock_time(sheet.created)}"
        assert squeezed(made) in text


def test_only_drafts_are_written_across(name: str) -> None:
    paper, sheet = pages.rendered(name), pages.PAPERS[name]
    large = [p for p in read_pieces(paper.data) if squeezed(p.text) == "下書き" and p.y < 700]
    assert len(large) == (paper.pages if sheet.draft else 0)


def test_selected_text_reads_in_order() -> None:
    text = "".join(read_page_texts(pages.rendered("typical").data))
    order = (
        "現地調査調書",
        "令和8年度情報セキュリティ監査",
        "サーバ室（管理区域）",
        "管理区域への入退は許可された者に限り、記録しているか。",
        "入退室簿を閲覧。直近3か月に欠落なし。",
        "抽出母集団入退室簿416件・無作為25件・不備0件",
        "外部からの訪問者は、管理区域の中で外見上職員と区別できるか。",
        "前回指摘（令和4年度p.48）→未是正:バッジ未導入",
        "執務室",
        "期限令和8年11月4日（水）",
        "（ビジターバッジ装着等）をすべきである。",
        "前回（令和4年度p.48）と同じ指摘",
        "検討することが望ましい。",
        "区分の理由対策基準は義務だが、",
        "作業中の委託業者（顔を隠した）",
        f"SHA-256{papers.photo_hash(2)[:4]}…{papers.photo_hash(2)[-4:]}",
        "USBメモリ貸出台帳",
        "署名・押印",
        "情報セキュリティ管理者（所属長）",
        "以下余白",
    )
    at = -1
    for words in order:
        assert text.find(words, at + 1) > at, words
        at = text.find(words, at + 1)


def test_the_outline_leads_to_the_parts_and_places() -> None:
    with opened(pages.rendered("typical").data) as document:
        outline = [(m.level, m.get_title(), m.get_dest().get_index()) for m in document.get_toc()]
    assert outline == [
        (0, "概要", 0),
        (0, "確認項目", 0),
        (1, "サーバ室（管理区域）", 0),
        (1, "執務室", 0),
        (0, "指摘", 0),
        (0, "意見", 1),
        (0, "写真", 1),
        (0, "依頼した資料", 1),
        (0, "署名・押印", 1),
    ]


def test_the_outline_says_names_as_they_were_typed() -> None:
    place = papers.TYPICAL.places[0]._replace(name="辻\U000e0100ビル")
    data = render_sheet(papers.TYPICAL._replace(places=(place,)), lambda _sha: None).data
    with opened(data) as document:
        assert "辻\U000e0100ビル" in [mark.get_title() for mark in document.get_toc()]


def test_metadata_and_language_are_set() -> None:
    data = pages.rendered("variants").data
    with opened(data) as document:
        metadata = document.get_metadata_dict()
    assert metadata == {
        "Title": "現地調査調書 R8-01-辻\U000e0100 第1版",
        "Author": "見本 髙﨑、辻\U000e0100 \ufa19子、葛\U000e0100城 祥、葛城",
        "Subject": "令和8年度 情報セキュリティ監査 和歌山市行政ネットワークシステム",
        "Keywords": "R8-01-辻\U000e0100 7d1e 9b02 c4aa 51f0 83be 20d7 6f19 e4a5",
        "Creator": "監査手帳",
        "Producer": "監査手帳",
        "CreationDate": "D:20261021112000+09'00'",
        "ModDate": "D:20261021112000+09'00'",
    }
    assert b"/Lang (ja-JP)" in data
    assert b"ASCII85" not in data  # a quarter larger, and slower, for nothing


def test_two_hundred_photos_are_each_there_once() -> None:
    sheet = papers.MANY_PHOTOS
    asked: list[str] = []

    def photo(key: str) -> bytes:
        asked.append(key)
        return papers.draw_photo(len(asked) % 12, 400, 300)

    paper = render_sheet(sheet, photo)
    assert asked == [photo.sha256 for photo in sheet.photos]
    assert paper.data.count(b"/DCTDecode") == 200
    text = "".join(read_page_texts(paper.data))
    for one in sheet.photos:
        assert f"{one.sha256[:4]}…{one.sha256[-4:]}" in text


def test_photos_travel_as_the_bytes_they_are() -> None:
    """Never decoded, never compressed again: what photos made ready is what is printed."""
    sheet = papers.TYPICAL
    photos = papers.photo_of(sheet)
    data = render_sheet(sheet, photos.get).data
    streams = re.findall(rb"/DCTDecode[^>]*?>>\s*stream\r?\n(.*?)endstream", data, re.DOTALL)
    sent = {sha256(stream.rstrip(b"\r\n")).digest() for stream in streams}
    assert sent == {sha256(photo).digest() for photo in photos.values()}
