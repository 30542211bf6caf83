"""Whether a PDF is what was sealed: the very file, only its code, or unknown.

Reading the codes out of a PDF is outputs/pdf/read_code.py's; the seals themselves are checked in
verify_seals.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import long_date
from wakayama_audit_gui.domain.signature import PaperKind, Seal
from wakayama_audit_gui.use_cases.content_address import sha256_of
from wakayama_audit_gui.use_cases.kept_paper import KeptPaper, kept_paper
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import visit_book
from wakayama_audit_gui.use_cases.view_book import view_book

_CODE_DIGITS = 32


class Sameness(StrEnum):
    """How far a PDF is what was sealed."""

    SAME = "同一"
    CODE = "コードのみ一致"
    UNKNOWN = "不明"


class PaperVerdict(NamedTuple):
    """What was found of a PDF.

    Attributes:
        verdict: How far it is what was sealed.
        visit: Id of the visit it is of, "" when unknown.
        revision: Of the seal it belongs to, 0 when unknown or when several have this code: the
            code is of what stands in a paper, and a reopened visit may be sealed unchanged.
        words: All that in one sentence.
    """

    verdict: Sameness
    visit: str
    revision: int
    words: str


def verify_paper(store: Store, pdf: bytes, codes: Sequence[str]) -> PaperVerdict:
    """Compare a PDF with every sealed paper of the workspace.

    Args:
        store: The open workspace.
        pdf: Bytes of the PDF.
        codes: 照合コード found in it.
    """
    name = sha256_of(pdf)
    bare = {"".join(code.split()).lower() for code in codes}
    coded: list[tuple[str, str, int, KeptPaper]] = []
    for row in store.visits():
        for seal in view_book(store, visit_book(row.visit)).seals:
            for paper, sealed in seal.papers.items():
                of = f"{row.sheet_no or row.title} 第{seal.revision}版の{paper.value}"
                kept = kept_paper(store, row.visit, seal, paper)
                if name in (sealed, kept.sha256):
                    said = _same(of, kept, black=name != sealed)
                    return PaperVerdict(Sameness.SAME, row.visit, seal.revision, said)
                if _code(seal, paper) in bare:
                    coded.append((of, row.visit, seal.revision, kept))
    if not coded:
        said = "この監査ファイルで確定した紙の中に、これと合うものはありません。"
        return PaperVerdict(Sameness.UNKNOWN, "", 0, said)
    _, visit, revision, kept = coded[-1]
    said = _only_code("・".join(of for of, *_ in coded), kept)
    return PaperVerdict(Sameness.CODE, visit, revision if len(coded) == 1 else 0, said)


def _same(of: str, kept: KeptPaper, *, black: bool) -> str:
    if black:
        return f"{of}の黒塗り版として保管している PDF と、1バイトも違いません。{_why(kept)}"
    said = f"{of}として確定した PDF と、1バイトも違いません。"
    if not kept.redactions:
        return said
    return (
        f"{said}ただし、この PDF には消去したものが残っています。"
        f"監査ファイルでは黒塗り版に差し替えました。{_why(kept)}"
    )


def _only_code(of: str, kept: KeptPaper) -> str:
    said = f"{of}と照合コードは同じですが、"
    if not kept.redactions:
        return f"{said}確定した PDF そのものではありません。刷り直しか、作り変えられたものです。"
    return (
        f"{said}保管している PDF は、消去のあと黒塗り版に差し替えました。{_why(kept)}"
        "この PDF は、確定した PDF でも黒塗り版でもありません。刷り直しか、作り変えられたものです。"
    )


def _why(kept: KeptPaper) -> str:
    return "".join(f"（{long_date(r.at)} 消去、理由：{r.why}）" for r in kept.redactions)


def _code(seal: Seal, paper: PaperKind) -> str:
    digest = seal.digest if paper is PaperKind.SHEET else seal.facts_digest
    return digest[:_CODE_DIGITS]
