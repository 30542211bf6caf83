"""Confirming and signing: which boxes a visit has, what was put into them, what a seal binds.

What must be there before sealing is in use_cases/check_readiness.py and seal_visit.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class PaperKind(StrEnum):
    """The two papers of a visit; the value is the title of the form."""

    FACTS = "事実確認書"  # items, facts, photos; no class: what a 立会者 signs on the spot
    SHEET = "現地調査調書"  # with class and draft text: the auditors' own working paper


class SignatureMode(StrEnum):
    """What was done about a box."""

    SCREEN = "画面で署名"
    INK = "紙で後日"  # prints an empty box for ink or 印
    NAMED = "記名（押印省略）"
    ABSENT = "不在"
    REFUSED = "拒否"

    @property
    def needs_reason(self) -> bool:
        """不在 and 拒否 are settled only with a reason."""
        return self in (SignatureMode.ABSENT, SignatureMode.REFUSED)


Stroke = tuple[tuple[int, int], ...]
"""Points of one line of a pen: x 0..3000, y 0..1000 (a pad is three times as wide as high)."""

PAD_WIDTH, PAD_HEIGHT = 3000, 1000


class SignatureBox(NamedTuple):
    """A place to sign on one of the papers.

    Attributes:
        id: The same on every laptop: derived from whom it is for, or fresh for a box of one's own.
        paper: Which paper it is on.
        role: 監査人, 立会者, 情報セキュリティ管理者 …
        name: Name printed in it, "" when not known yet.
        places: Ids of the places the signature speaks for; () for all.
        own: Added by hand, so it can be taken away again.
    """

    id: str
    paper: PaperKind
    role: str
    name: str
    places: tuple[str, ...] = ()
    own: bool = False


class Signature(NamedTuple):
    """What was put into a box.

    Attributes:
        box: Id of the box.
        mode: What was done.
        name: Of who signed, confirmed, or was to sign.
        strokes: Lines of the pen, for 画面で署名.
        at: When, ISO 8601 with offset.
        by: Person id of the auditor at the keyboard.
        digest: Digest of what was signed (64 hex digits): it binds content, not a file.
        dissent: 相違あり: the signer's own words, "" when nothing differs.
        reason: Why 不在 or 拒否.
        changed: Whether what it signed differs from what stands now (署名後変更).
        copied: Whether the signature in another box has the very same lines: nobody draws so.
    """

    box: str
    mode: SignatureMode
    name: str
    strokes: tuple[Stroke, ...]
    at: str
    by: str
    digest: str
    dissent: str = ""
    reason: str = ""
    changed: bool = False
    copied: bool = False

    @property
    def holds(self) -> bool:
        """Whether it can be relied upon; otherwise it has to be given anew before sealing."""
        return not (self.changed or self.copied)


class ApprovalState(StrEnum):
    """What stands in a box of the 決裁欄."""

    OPEN = ""
    DECIDED = "決裁"
    PROXY = "代決"  # somebody decided in the place of the one absent
    LATER = "後閲"  # to be read afterwards by the one who was absent


class Approval(NamedTuple):
    """One box of the 決裁欄; in lists the senior stands first, printed at the left."""

    post: str
    state: ApprovalState = ApprovalState.OPEN
    name: str = ""
    at: str = ""


class Reopening(NamedTuple):
    """再開: two names and a reason."""

    by: str
    second: str
    reason: str
    at: str


class Seal(NamedTuple):
    """確定: what one revision of a visit was.

    Attributes:
        revision: From 1.
        digest: Of everything visible (64 hex digits); its first 128 bits are printed.
        facts_digest: Of what the 事実確認書 says.
        heads: Ids of the last entry of each chain it covers (64 hex digits), closed over prev.
        at: When, ISO 8601 with offset.
        by: Person id.
        papers: Title of the paper → SHA-256 of the PDF kept in the record.
        reopened: How it was opened again, if it was.
    """

    revision: int
    digest: str
    facts_digest: str
    heads: tuple[str, ...]
    at: str
    by: str
    papers: Mapping[PaperKind, str]
    reopened: Reopening | None = None


class Signing(NamedTuple):
    """Everything about confirming and sealing a visit as it stands.

    Attributes:
        boxes: Of both papers, in the order they are printed.
        signatures: Box id → what was put into it.
        approvals: The 決裁欄, senior first.
        seals: By revision, oldest first.
        digest: Of the visible state now, 64 hex digits.
        facts_digest: Of what the 事実確認書 says now, 64 hex digits.
        late: Ids of entries that reached a sealed visit afterwards (確定後に届いた記録), 64 hex
            digits each; () while it is open.
    """

    boxes: tuple[SignatureBox, ...]
    signatures: Mapping[str, Signature]
    approvals: tuple[Approval, ...]
    seals: tuple[Seal, ...]
    digest: str
    facts_digest: str
    late: tuple[str, ...] = ()
