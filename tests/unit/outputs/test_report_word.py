"""The report as a Word document, read back: real headings, fields, repeated heads, literal text."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument

from tests.golden.papers import TYPICAL, draw_photo
from tests.unit.outputs.reports import made_up_report, published_report
from wakayama_audit_gui.domain.document import FindingText, Heading
from wakayama_audit_gui.domain.report import Edition
from wakayama_audit_gui.domain.report_layout import lay_out_report
from wakayama_audit_gui.domain.whole_document import Document
from wakayama_audit_gui.outputs.pdf.report import number_pages
from wakayama_audit_gui.outputs.word.document import write_document

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=timezone(timedelta(hours=9)))


def written(document: Document) -> bytes:
    return write_document(document, lambda _key: None, lambda _done, _total: None, NOW)


@cache
def published_bytes() -> bytes:
    return written(lay_out_report(published_report()))


def opened(data: bytes) -> WordDocument:
    return docx.Document(BytesIO(data))


def parts(data: bytes) -> dict[str, str]:
    """Every part of the file as text."""
    with ZipFile(BytesIO(data)) as packed:
        return {
            name: packed.read(name).decode()
            for name in packed.namelist()
            if name.endswith((".xml", ".rels"))
        }


def test_headings_are_headings() -> None:
    found = [
        (paragraph.style.name, paragraph.text)
        for paragraph in opened(published_bytes()).paragraphs
        if paragraph.style is not None and (paragraph.style.name or "").startswith("Heading")
    ]
    wanted = [
        (f"Heading {block.level}", block.text)
        for block in lay_out_report(published_report()).blocks
        if isinstance(block, Heading)
    ]
    assert found == wanted
    assert ("Heading 3", "3.3.2 和歌山市行政ネットワークシステム") in found


def test_what_a_finding_rests_on_stays_with_it_and_particulars_stay_together() -> None:
    read = opened(published_bytes())
    (fact,) = [p for p in read.paragraphs if p.text == "　複雑性が考慮されていない。"]
    assert fact.paragraph_format.keep_with_next
    particulars = next(table for table in read.tables if table.cell(0, 0).text == "システム名")
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in particulars.rows]
    assert kept == [True] * (len(kept) - 1) + [None]


def test_the_summary_has_the_rows_of_the_report_and_its_head_on_every_page() -> None:
    summary = opened(published_bytes()).tables[1]
    rows = [[cell.text for cell in row.cells] for row in summary.rows]
    assert rows[0] == ["指摘・意見の区分", "指摘・意見の内容", "対象課", "該当頁"]
    assert "w:tblHeader" in summary.rows[0]._tr.xml
    found = [
        (row[0], row[1], tuple(row[2].split("\n")))
        for row in rows[1:]
        if row[0] in {"指摘", "意見"}
    ]
    wanted = [
        (row.kind, row.text, row.sections)
        for part in published_report().parts
        for group in part.summary
        for row in group.rows
    ]
    assert found == wanted
    assert len(found) == 70


def test_every_page_number_is_a_field_that_leads_to_a_bookmark() -> None:
    body = parts(published_bytes())["word/document.xml"]
    asked = set(re.findall(r"PAGEREF (\w+) ", body))
    marks = re.findall(r'<w:bookmarkStart [^>]*w:name="(\w+)"', body)
    assert asked == set(marks)
    assert len(marks) == len(set(marks)) > 95
    assert body.count('fldCharType="begin"') == body.count('fldCharType="end"')
    assert 'TOC \\o "1-3"' in body


def test_until_word_counts_the_numbers_are_those_of_the_pdf() -> None:
    document = lay_out_report(published_report())
    pages = number_pages(document)
    data = write_document(document, lambda _key: None, lambda _done, _total: None, NOW, pages)
    summary = opened(data).tables[1]
    first = next(row for row in summary.rows if row.cells[0].text in {"指摘", "意見"})
    anchor = next(block.anchor for block in document.blocks if isinstance(block, FindingText))
    shown = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", first.cells[3]._tc.xml))
    assert shown == str(pages[anchor])
    everything = parts(data)
    assert "―</w:t>" not in everything["word/document.xml"]
    assert "updateFields" in everything["word/settings.xml"]
    body = everything["word/document.xml"]
    begun = body.index('TOC \\o "1-3"')
    assert begun < body.index("頁番号は PDF 版のものです") < body.index("PAGEREF h1 ")
    assert "PDF 版" not in parts(written(document))["word/document.xml"], "nothing is claimed then"


def test_pages_are_a4_and_numbered_but_for_the_cover() -> None:
    section = opened(published_bytes()).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]  # set
    assert section.different_first_page_header_footer
    footer = section.footer._element.xml
    assert " PAGE " in footer
    assert " NUMPAGES " in footer
    assert not section.first_page_footer.paragraphs[0].text


def test_japanese_is_set_in_the_universal_design_face() -> None:
    styles = parts(published_bytes())["word/styles.xml"]
    assert styles.count('w:eastAsia="BIZ UDPGothic"') >= 10
    for name in ("Normal", "Heading1", "Heading3"):
        (style,) = re.findall(rf'<w:style [^>]*w:styleId="{name}".*?</w:style>', styles, re.DOTALL)
        assert 'w:eastAsia="BIZ UDPGothic"' in style
        assert "Theme=" not in style.split("<w:rFonts")[1].split("/>")[0]


def test_withheld_words_are_black_bars_and_nowhere_in_the_file() -> None:
    data = written(lay_out_report(made_up_report(6, edition=Edition.PUBLIC)))
    everything = "".join(parts(data).values())
    assert "４１７" not in everything
    assert "花子" not in everything
    assert "鍵の番号が知られると危険なため" in everything
    bars = [
        run for paragraph in opened(data).paragraphs for run in paragraph.runs if run.text == "■■■■"
    ]
    assert bars
    assert all('w:fill="000000"' in run._r.xml for run in bars)
    assert "４１７" in "".join(parts(written(lay_out_report(made_up_report(6)))).values())


@pytest.mark.parametrize(
    "text", ['<b>太</b> & ]]> "', "=1+1", "{ HYPERLINK x }", "一\n二", "終\x00端\ud800と\ufffe"]
)
def test_any_text_is_written_literally(text: str) -> None:
    read = opened(written(lay_out_report(made_up_report(2, text))))
    shown = re.sub("[\x00\ud800\ufffe]", "\ufffd", text)
    texts = [paragraph.text for paragraph in read.paragraphs]
    assert sum(shown in found for found in texts) >= 2


def test_a_sheet_is_appended_with_items_and_photos() -> None:
    document = lay_out_report(made_up_report(1, sheets=(TYPICAL,)))
    data = write_document(document, lambda _key: draw_photo(0), lambda _done, _total: None, NOW)
    assert len(opened(data).inline_shapes) == len(TYPICAL.photos)
    numbers = re.findall(r'<wp:docPr id="(\d+)"', parts(data)["word/document.xml"])
    assert len(set(numbers)) == len(TYPICAL.photos)
    missing = "".join(parts(written(document)).values())
    assert missing.count("写真を表示できません") == len(TYPICAL.photos)
    assert TYPICAL.places[0].items[0].question in missing


def test_who_waits_may_stop_it() -> None:
    def stop(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_document(lay_out_report(published_report()), lambda _key: None, stop, NOW)


def test_it_says_when_it_was_made_and_nothing_of_the_library_that_wrote_it() -> None:
    data = published_bytes()
    about = docx.Document(BytesIO(data)).core_properties
    assert about.created == about.modified == NOW
    with ZipFile(BytesIO(data)) as packed:
        names = packed.namelist()
        assert not any("thumbnail" in name or name.endswith("app.xml") for name in names)
        assert not any(b"Macintosh" in packed.read(name) for name in names)
