"""From a visit to its neutral papers, 事実確認書 and 現地調査調書: what each says, in order.

Who signed is put into words in compose_boxes.py. How a paper looks is in outputs/pdf; which system
has which name comes in from the checklist of the visit and the names the caller gives, never from
definition files at print time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from wakayama_audit_gui.domain.calendar import (
    clock_time,
    fiscal_year_label,
    long_date,
    short_date,
)
from wakayama_audit_gui.domain.mark import MarkKind
from wakayama_audit_gui.domain.sheet import (
    Sheet,
    SheetDocumentRow,
    SheetFinding,
    SheetItem,
    SheetPhoto,
    SheetPlace,
)
from wakayama_audit_gui.domain.signature import PaperKind, Signing
from wakayama_audit_gui.domain.verdict import COUNTED, Verdict
from wakayama_audit_gui.domain.visit import (
    Finding,
    Permission,
    Place,
    RequestedDocument,
    Row,
    Visit,
    VisitState,
    Witness,
)
from wakayama_audit_gui.use_cases.compose_boxes import sheet_approvals, sheet_boxes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import Office, read_office
from wakayama_audit_gui.use_cases.read_photos import photo_numbers, photos_in_order, picture_of
from wakayama_audit_gui.use_cases.read_signing import read_visit_and_signing

_QR = {PaperKind.SHEET: "KT1", PaperKind.FACTS: "KF1"}
_CODE_BYTES = 16
"""The printed code is 128 bits of the digest: enough to anchor, short enough to read out."""


def compose_sheet(
    store: Store,
    visit_id: str,
    now: datetime,
    kind: PaperKind = PaperKind.SHEET,
    revision: int | None = None,
) -> Sheet:
    """Compose a paper of a visit as it stands.

    Args:
        store: The open workspace.
        visit_id: The visit.
        now: Local time with offset, printed on the paper.
        kind: The 事実確認書 says nothing of 判定, findings, earlier findings and their reasons.
        revision: Makes the final paper of that revision; None a draft until the visit is sealed.

    Raises:
        UserError: No such visit, or its checklist is missing.
    """
    return compose_read(
        *read_visit_and_signing(store, visit_id), read_office(store), now, kind, revision
    )


def compose_read(
    visit: Visit,
    signing: Signing,
    office: Office,
    now: datetime,
    kind: PaperKind,
    revision: int | None,
) -> Sheet:
    """Compose a paper of what was read already; as `compose_sheet`."""
    judged = kind is PaperKind.SHEET
    code = printed_code(bytes.fromhex(signing.digest if judged else signing.facts_digest))
    photos = photo_numbers(visit)
    edition = visit.revision if revision is None else revision
    return Sheet(
        sheet_no=visit.sheet_no,
        revision=edition,
        draft=revision is None and visit.state is not VisitState.SEALED,
        audit=f"{fiscal_year_label(visit.fiscal_year)} {visit.audit_kind}",
        systems=tuple(visit.system_names.get(s, s) for s in visit.systems),
        sections=_sections(visit, judged=judged),
        when=_when(visit),
        places_label="・".join(place.name for place in visit.places),
        auditors=tuple(office.name_of(person) for person in visit.auditors),
        witnesses=tuple(_witness(witness) for witness in visit.witnesses),
        clock=_clock(visit),
        self_audit=_self_audit(visit, office),
        counts=_counts(visit) if judged else (),
        places=tuple(_place(visit, p, photos, office, judged=judged) for p in visit.places),
        findings=_findings(visit) if judged else (),
        photos=_photos(visit, photos, office),
        documents=tuple(_document(document) for document in visit.documents),
        boxes=sheet_boxes(visit, signing, kind),
        code=code,
        qr=f"{_QR[kind]}:{visit.id}:{edition}:{code.replace(' ', '')}",
        created=now.isoformat(),
        form=kind.value,
        approvals=sheet_approvals(signing) if judged else (),
        cameras=_cameras(visit),
    )


def printed_code(digest: bytes) -> str:
    """The digest as printed: 128 bits in groups of four hex digits."""
    text = digest[:_CODE_BYTES].hex()
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def _sections(visit: Visit, *, judged: bool) -> tuple[str, ...]:
    named = [place.section for place in visit.places if place.section]
    if judged:
        named += [section for f in visit.findings if not f.removed for section in f.sections]
    return tuple(dict.fromkeys(named))


def _when(visit: Visit) -> str:
    if not visit.sessions:
        return long_date(visit.scheduled)
    return "\n".join(
        f"{long_date(s.start)} {clock_time(s.start)}～{clock_time(s.end)}".rstrip()
        for s in visit.sessions
    )


def _witness(witness: Witness) -> str:
    belongs = "・".join(part for part in (witness.post, witness.affiliation) if part)
    return f"{witness.name}（{belongs}）" if belongs else witness.name


def _clock(visit: Visit) -> str:
    if visit.clock is None:
        return ""
    offset = visit.clock.offset
    drift = "差なし" if offset == 0 else f"{abs(offset)}秒{'進み' if offset > 0 else '遅れ'}"
    return f"{short_date(visit.clock.shown)} {clock_time(visit.clock.shown)} {drift}"


def _self_audit(visit: Visit, office: Office) -> str:
    return "、".join(
        f"{office.name_of(person)}（所属課の監査。理由: {reason}）"
        for person, reason in visit.self_audit.items()
    )


def _cameras(visit: Visit) -> str:
    return "、".join(
        f"{camera.label}（取込後消去 "
        + (
            f"{short_date(camera.cleared_at)} {clock_time(camera.cleared_at)}）"
            if camera.cleared_at
            else "未）"
        )
        for camera in visit.cameras
    )


def _counts(visit: Visit) -> tuple[tuple[str, int], ...]:
    counts = visit.counts()
    named = tuple((verdict.value, counts[verdict]) for verdict in COUNTED)
    return (*named, ("未回答", counts[Verdict.UNANSWERED]))


def _place(
    visit: Visit, place: Place, photos: Mapping[str, int], office: Office, *, judged: bool
) -> SheetPlace:
    rows = [row for row in visit.rows() if row.place.id == place.id]
    return SheetPlace(
        place.name,
        _permission(place.permission),
        tuple(_item(visit, row, photos, office, judged=judged) for row in rows),
    )


def _permission(permission: Permission) -> str:
    by = f" {permission.by}" if permission.by else ""
    at = f" {clock_time(permission.at)}" if permission.at else ""
    return f"{permission.kind}{by}{at}"


def _item(
    visit: Visit, row: Row, photos: Mapping[str, int], office: Office, *, judged: bool
) -> SheetItem:
    answer = row.answer
    remark = [f"（理由）{answer.reason}"] if answer.reason else []
    remark += [answer.remark] if answer.remark else []
    remark += ["【未確定】記録が食い違っています。"] if answer.contested else []
    sampling = answer.sampling
    return SheetItem(
        number=row.number,
        question=row.item.question,
        clauses=tuple(criterion.label for criterion in row.item.criteria),
        methods=row.item.methods,
        verdict=answer.verdict.value if judged else "",
        remark="\n".join(remark),
        photos=tuple(photos[p.id] for p in visit.photos_of(answer.subject)),
        assignee=office.name_of(answer.assignee),
        due=short_date(answer.due),
        sampling=(
            f"母集団 {sampling.population}・{sampling.method} {sampling.size}件"
            f"・不備 {sampling.defects}件"
            if sampling
            else ""
        ),
        interview=answer.interview,
        prior="\n".join(_prior(row)) if judged else "",
    )


def _prior(row: Row) -> list[str]:
    lines = []
    for precedent in row.item.precedents:
        if precedent.code not in row.item.prior:
            continue
        said = row.answer.dispositions.get(precedent.code)
        outcome = f"{said.state} {said.note}".rstrip() if said else "扱い未定"
        lines.append(f"前回 {precedent.kind}（{precedent.where}）→ {outcome}")
    return lines


def _findings(visit: Visit) -> tuple[SheetFinding, ...]:
    found: list[SheetFinding] = []
    for kind in (Verdict.SHITEKI, Verdict.IKEN):
        number = 0
        for row in visit.rows():
            finding = visit.finding_of(row.answer.subject)
            if finding is not None and finding.kind == kind:
                number += 1
                found.append(_finding(visit, row, finding, number))
    return tuple(found)


def _finding(visit: Visit, row: Row, finding: Finding, number: int) -> SheetFinding:
    repeated = [p for p in row.item.precedents if p.code in row.item.prior]
    prior = "・".join(p.where for p in repeated)
    return SheetFinding(
        number=number,
        kind=finding.kind,
        item=row.number,
        text=finding.text,
        clauses=finding.clauses,
        sections=finding.sections,
        systems=tuple(visit.system_names.get(s, s) for s in finding.systems),
        prior=f"前回（{prior}）の指摘・意見と同じ項目" if prior else "",
        class_reason=row.answer.class_reason,
    )


def _photos(visit: Visit, photos: Mapping[str, int], office: Office) -> tuple[SheetPhoto, ...]:
    items = {row.answer.subject: row.number for row in visit.rows()}
    places = {place.id: place.name for place in visit.places}
    return tuple(
        SheetPhoto(
            number=photos[photo.id],
            sha256=photo.blob,
            caption=photo.caption,
            item=items.get(photo.answer, 0),
            place=places.get(photo.place, ""),
            taken=clock_time(photo.taken) or "撮影時刻不明",
            by=office.name_of(photo.by),
            picture=picture_of(photo),
            hidden=any(mark.kind is MarkKind.HIDE for mark in photo.marks),
            erased=photo.burnt == "",
            purpose=photo.purpose,
        )
        for photo in photos_in_order(visit)
    )


def _document(document: RequestedDocument) -> SheetDocumentRow:
    dates = (
        ("依頼", document.asked),
        ("受領", document.received),
        ("返却", document.returned),
    )
    words = "・".join(f"{label} {short_date(day)}" for label, day in dates if day)
    return SheetDocumentRow(document.name, document.state, words, document.note)
