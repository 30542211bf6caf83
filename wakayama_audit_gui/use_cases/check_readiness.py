"""What is still missing before a visit can be confirmed or sealed, each with the place to go.

Sealing itself is in seal_visit.py, which asks this list again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from wakayama_audit_gui.domain.finding import departs_from_precedent
from wakayama_audit_gui.domain.signature import SignatureBox, Signing
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Photo, Row, Visit, VisitState
from wakayama_audit_gui.use_cases.answer_item import FIXED


class Missing(NamedTuple):
    """One thing that is missing.

    Attributes:
        code: unanswered, contested, reason, class_reason, prior, permission or session; of a
            follow-up also evidence or contradiction; before signing also look; before sealing also
            state, blob, box, copied or changed.
        message: In words.
        subject: Where to go: ``answer:…``, ``place:…``, ``photo:…``, ``box:…`` or ``visit:…``.
    """

    code: str
    message: str
    subject: str


def check_readiness(visit: Visit) -> list[Missing]:
    """Everything missing, in the order of the walkthrough."""
    found = [
        missing for row in visit.rows() for missing in (*_of_row(row), *_of_followed(visit, row))
    ]
    with_photos = {photo.place for photo in visit.photos if not photo.removed}
    found += [
        Missing(
            "permission", f"「{place.name}」の撮影の許可が書かれていません", f"place:{place.id}"
        )
        for place in visit.places
        if place.id in with_photos and place.permission.kind == "未確認"
    ]
    if not visit.sessions:
        said = "視察の開始の時刻が書かれていません"
        found.append(Missing("session", said, f"visit:{visit.id}"))
    found += _contested(visit)
    return found


def unlooked_photos(visit: Visit) -> list[Missing]:
    """Photos that nobody has looked over yet (写り込み確認)."""
    return [
        Missing("look", f"{_named(photo)}の写り込み確認がまだです", f"photo:{photo.id}")
        for photo in visit.photos
        if not photo.removed and photo.burnt != "" and not photo.is_checked
    ]


def check_signable(visit: Visit) -> list[Missing]:
    """Everything missing before anybody may sign.

    Photos are looked over before: to hide a face afterwards would change what was signed.
    """
    return [*check_readiness(visit), *unlooked_photos(visit)]


def check_sealable(visit: Visit, signing: Signing, stored: Callable[[str], bool]) -> list[Missing]:
    """Everything missing before a visit can be sealed.

    Args:
        visit: As it stands.
        signing: Its boxes and what was put into them.
        stored: Whether a blob is there.
    """
    found = check_signable(visit)
    found += [
        Missing("blob", f"{_named(photo)}の元の写真が失われています", f"photo:{photo.id}")
        for photo in visit.photos
        if not photo.removed and photo.burnt is None and not stored(photo.blob)
    ]
    if visit.state is not VisitState.SIGNING:
        said = f"この視察は「{visit.state.value}」で、署名待ちに進んでいません"
        found.append(Missing("state", said, f"visit:{visit.id}"))
    names = {place.id: place.name for place in visit.places}
    found += [missing for box in signing.boxes for missing in _of_box(box, signing, names)]
    return found


def _named(photo: Photo) -> str:
    return f"写真「{photo.caption or photo.name}」"


def _of_box(box: SignatureBox, signing: Signing, names: Mapping[str, str]) -> Iterator[Missing]:
    signature = signing.signatures.get(box.id)
    # Boxes for whoever heads a 課 bear no name yet: the places tell them apart.
    spots = "・".join(names[place] for place in box.places if place in names)
    who = f"{box.role} {box.name or spots}".rstrip()
    if signature is None:
        yield Missing("box", f"{box.paper.value}の{who}の署名欄が空です", f"box:{box.id}")
    elif signature.copied:
        said = f"{box.paper.value}の{who}の署名は、別の欄の署名と線が同じです"
        yield Missing("copied", said, f"box:{box.id}")
    elif signature.changed:
        said = f"{box.paper.value}の{who}の署名のあとに記録が変わっています（署名後変更）"
        yield Missing("changed", said, f"box:{box.id}")


_NAMED = {
    "visit": "視察",
    "place": "場所",
    "photo": "写真",
    "finding": "指摘・意見の文案",
    "own_item": "追加した項目",
    "document": "資料",
    "session": "実施の時刻",
    "witness": "立会者",
    "camera": "カメラ",
    "box": "署名欄",
    "signature": "署名",
    "approval": "決裁欄",
}


def _contested(visit: Visit) -> Iterator[Missing]:
    findings = {f"finding:{finding.id}": finding.answer for finding in visit.findings}
    for subject in sorted(visit.contested):
        kind, _, name = subject.partition(":")
        goal = findings.get(subject, f"visit:{visit.id}")
        if kind in ("place", "photo", "box"):
            goal = subject
        elif kind == "signature":
            goal = f"box:{name}"
        said = f"{_NAMED.get(kind, '視察')}の記録が食い違っています（未確定）"
        yield Missing("contested", said, goal)


def _of_row(row: Row) -> list[Missing]:
    answer, title = row.answer, f"{row.number}「{row.item.title}」"
    found = []
    if answer.contested:
        found.append(("contested", f"{title}の記録が食い違っています（未確定）"))
    elif answer.verdict is Verdict.UNANSWERED:
        found.append(("unanswered", f"{title}が未回答です"))
    if answer.verdict.needs_reason and not answer.reason.strip():
        found.append(("reason", f"{title}の{answer.verdict.value}の理由がありません"))
    if departs_from_precedent(answer.verdict, row.item.precedents) and not answer.class_reason:
        found.append(("class_reason", f"{title}の区分を前例と変える理由がありません"))
    found += [
        ("prior", f"{title}の前回 {code} の扱いが決まっていません")
        for code in row.item.prior
        if code not in answer.dispositions
    ]
    return [Missing(code, message, answer.subject) for code, message in found]


def _of_followed(visit: Visit, row: Row) -> Iterator[Missing]:
    """What an item that looks at findings again says against itself, or rests upon nothing."""
    answer, title = row.answer, f"{row.number}「{row.item.title}」"
    fixed = [code for code, said in answer.dispositions.items() if said.state == FIXED]
    if answer.subject not in visit.followed or not fixed:
        return
    codes = "・".join(sorted(fixed))
    # Of several findings one may still stand: then the 指摘 is about that.
    if answer.verdict is Verdict.SHITEKI and len(fixed) == len(answer.dispositions):
        said = f"{title}は、前回 {codes} が「{FIXED}」なのに「{answer.verdict.value}」です"
        yield Missing("contradiction", said, answer.subject)
    if not answer.has_words and not visit.photos_of(answer.subject):
        said = f"{title}の前回 {codes} を「{FIXED}」とする写真も所見もありません"
        yield Missing("evidence", said, answer.subject)
