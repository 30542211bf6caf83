"""The papers of a visit as one neutral document: what each says, before any format.

How it looks on A4 belongs to outputs/pdf; which facts go in is decided in use_cases/compose_sheet.
"""

from __future__ import annotations

from typing import NamedTuple

from wakayama_audit_gui.domain.signature import PaperKind, SignatureMode, Stroke


class SheetItem(NamedTuple):
    """One row of the item table.

    Attributes:
        number: Running number over the whole sheet, from 1.
        question: 確認項目.
        clauses: e.g. ``("4.2(2)ウ",)``; an estimated clause ends with ``（推定）``.
        methods: 視察, 閲覧, ヒアリング, 実機確認.
        verdict: 適合, 指摘, 意見, 対象外, 未確認, 後日確認 or "" (未回答).
        remark: 所見 with the reason where there is one; may be long and hold newlines.
        photos: Numbers of the photos that show it.
        assignee: 担当 name or "".
        due: 後日確認 date, already in words, or "".
        sampling: e.g. ``母集団 利用者ID一覧 416件・無作為 25件・不備 2件`` or "".
        interview: 聞き取り or "".
        prior: e.g. ``前回 指摘（令和4年度 p.48） → 未是正: バッジ未導入`` or "".
    """

    number: int
    question: str
    clauses: tuple[str, ...]
    methods: tuple[str, ...]
    verdict: str
    remark: str
    photos: tuple[int, ...] = ()
    assignee: str = ""
    due: str = ""
    sampling: str = ""
    interview: str = ""
    prior: str = ""


class SheetPlace(NamedTuple):
    """A place with its items, and the permission to take photos there."""

    name: str
    permission: str
    items: tuple[SheetItem, ...]


class SheetFinding(NamedTuple):
    """A 指摘 or 意見 as drafted.

    Attributes:
        number: Running number within its class.
        kind: 指摘 or 意見.
        item: Number of the item it comes from.
        text: The wording.
        clauses: Numbers of clauses, estimated ones ending with ``（推定）``.
        sections: 対象課.
        systems: Names of systems.
        prior: e.g. ``前回（令和4年度 p.48）と同じ指摘`` or "".
        class_reason: Why the class departs from precedent, or "".
    """

    number: int
    kind: str
    item: int
    text: str
    clauses: tuple[str, ...]
    sections: tuple[str, ...]
    systems: tuple[str, ...]
    prior: str = ""
    class_reason: str = ""


class SheetPhoto(NamedTuple):
    """One photo of the sheet; its bytes are asked for by ``key``.

    Attributes:
        number: 写真番号, from 1.
        sha256: 64 hex digits of the untouched original; "" when that was erased.
        caption: 説明, may be "".
        item: Number of the item it shows, or 0.
        place: Name of the place.
        taken: Time in words, e.g. ``10:38`` or ``時刻不明``.
        by: 撮影者 or "".
        picture: Names the picture with its marks, "" for the plain one: photos of one original
            may differ in them.
        hidden: Whether something was hidden in it (顔等を隠した).
        erased: Whether nothing is left of it; a black area stands in its place.
        purpose: What it was taken for, may be "".
    """

    number: int
    sha256: str
    caption: str
    item: int
    place: str
    taken: str
    by: str = ""
    picture: str = ""
    hidden: bool = False
    erased: bool = False
    purpose: str = ""

    @property
    def key(self) -> str:
        """What its print-ready picture is asked for by."""
        return self.picture or self.sha256


class SheetDocumentRow(NamedTuple):
    """One document asked for: name, 依頼/受領/返却/未提出, dates in words, note."""

    name: str
    state: str
    dates: str
    note: str


class SheetBox(NamedTuple):
    """A box for 署名/押印 with what was put into it.

    Attributes:
        role: Stands above it.
        name: Printed small, "" leaves it free.
        mode: A `SignatureMode` or "" when nothing was settled yet: prints empty.
        strokes: Lines of the pen.
        at: Date and time in words.
        reason: Why 不在 or 拒否.
        dissent: 相違あり: the signer's own words.
        changed: 署名後変更.
        copied: Its lines are those of another box.
        places: Names of places it speaks for, "" for all.
    """

    role: str
    name: str
    mode: str = ""
    strokes: tuple[Stroke, ...] = ()
    at: str = ""
    reason: str = ""
    dissent: str = ""
    changed: bool = False
    places: str = ""
    copied: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it prints as an empty box for ink or 印."""
        return self.mode in ("", SignatureMode.INK)


class SheetApproval(NamedTuple):
    """A box of the 決裁欄: post, 決裁/代決/後閲 or "", name, and the day in words."""

    post: str
    state: str = ""
    name: str = ""
    at: str = ""


class Sheet(NamedTuple):
    """A whole paper.

    Attributes:
        sheet_no: 調書番号.
        revision: 版; 0 prints as a draft.
        draft: True prints 下書き across every page.
        audit: e.g. ``令和8年度 情報セキュリティ監査``.
        systems: Names.
        sections: 対象課.
        when: Date and times in words, may hold several sessions on several lines.
        places_label: Names of places in one line.
        auditors: Names, 主任 first.
        witnesses: e.g. ``見本 花子（施設係長・指定管理者）``.
        clock: 時計合わせ in words or "".
        self_audit: Self-audit reasons in words, or "".
        counts: (label, count) in fixed order, 未回答 last.
        places: Places with their items.
        findings: 指摘 first, then 意見.
        photos: In order of number.
        documents: Documents asked for.
        boxes: Boxes for signatures, filled as far as they are settled.
        code: Digest code in groups of four hex digits, 128 bits.
        qr: Text for the QR on every page (the page number is appended by the output).
        created: When this paper was made, ISO 8601 with offset.
        notes: What was replaced or could not be printed is appended by the output.
        form: Title of the form: a `PaperKind`.
        blank: Printed to be filled by hand: answer boxes, ruled lines; ``code`` is then the
            fingerprint of the checklist.
        approvals: 決裁欄, senior first; () prints none.
        cameras: 管理番号 and 取込後消去 in words, or "".
        redacted: Of a 黒塗り版: when and why something was erased, in words; else "".
        facts_boxes: Of a blank sheet: boxes of its last part, the 事実確認書; ``boxes`` are those
            of the pages with classes.
    """

    sheet_no: str
    revision: int
    draft: bool
    audit: str
    systems: tuple[str, ...]
    sections: tuple[str, ...]
    when: str
    places_label: str
    auditors: tuple[str, ...]
    witnesses: tuple[str, ...]
    clock: str
    self_audit: str
    counts: tuple[tuple[str, int], ...]
    places: tuple[SheetPlace, ...]
    findings: tuple[SheetFinding, ...]
    photos: tuple[SheetPhoto, ...]
    documents: tuple[SheetDocumentRow, ...]
    boxes: tuple[SheetBox, ...]
    code: str
    qr: str
    created: str
    notes: tuple[str, ...] = ()
    form: str = PaperKind.SHEET.value
    blank: bool = False
    approvals: tuple[SheetApproval, ...] = ()
    cameras: str = ""
    redacted: str = ""
    facts_boxes: tuple[SheetBox, ...] = ()

    @property
    def judged(self) -> bool:
        """Whether class and drafts are on it; the 事実確認書 has facts alone."""
        return self.form == PaperKind.SHEET
