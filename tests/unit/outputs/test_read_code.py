"""The code of a paper is found in it, and no file whatever makes reading it fail or noisy."""

from __future__ import annotations

import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from tests.golden import papers
from wakayama_audit_gui.outputs.pdf import read_code
from wakayama_audit_gui.outputs.pdf.read_code import read_codes
from wakayama_audit_gui.outputs.pdf.sheet import render_sheet

SHEET = papers.EMPTY._replace(code=papers.TYPICAL.code)
PAPER = render_sheet(SHEET, lambda _key: None).data


def test_the_code_of_our_paper_is_found() -> None:
    assert read_codes(PAPER) == (SHEET.code,)


def test_a_number_before_the_code_does_not_swallow_its_beginning() -> None:
    numbered = render_sheet(SHEET._replace(sheet_no="2026 0103"), lambda _key: None).data
    assert SHEET.code in read_codes(numbered)


def test_the_code_is_found_in_the_text_when_the_metadata_is_gone() -> None:
    writer = PdfWriter()
    writer.append_pages_from_reader(PdfReader(io.BytesIO(PAPER)))
    written = io.BytesIO()
    writer.write(written)
    assert read_codes(written.getvalue()) == (SHEET.code,)


def test_a_file_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_code, "_MOST_BYTES", len(PAPER) - 1)
    assert read_codes(PAPER) == ()


@given(st.binary(max_size=2000))
@example(b"")
@example(b"%PDF-1.7\n%%EOF")
@example(b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>startxref\n9")
def test_any_bytes_say_nothing(data: bytes) -> None:
    assert read_codes(b"%PDF-1.7\n" + data) == ()


@given(
    st.lists(st.tuples(st.integers(0, len(PAPER) - 1), st.integers(0, 255)), max_size=30),
    st.integers(0, len(PAPER)),
)
@settings(max_examples=40)
def test_a_damaged_paper_never_fails(changes: list[tuple[int, int]], length: int) -> None:
    damaged = bytearray(PAPER)
    for at, byte in changes:
        damaged[at] = byte
    read_codes(bytes(damaged[:length]))
