"""The boxes of the two papers of a visit: those it has by itself, and those added by hand.

What was put into them is read in read_signing.py; how they are drawn is in outputs/pdf.
"""

from __future__ import annotations

from hashlib import sha256

from wakayama_audit_gui.domain.signature import PaperKind, SignatureBox
from wakayama_audit_gui.domain.visit import Visit
from wakayama_audit_gui.record.fact import State
from wakayama_audit_gui.use_cases.cells import Fields
from wakayama_audit_gui.use_cases.read_office import Office

AUDITOR = "監査人"
WITNESS = "立会者"
MANAGER = "情報セキュリティ管理者（所属長）"


def boxes_of(visit: Visit, state: State, office: Office) -> tuple[SignatureBox, ...]:
    """Boxes of both papers in the order they are printed; own ones last on their paper."""
    own = _own_boxes(state)
    facts = (*_witnesses(visit), *_managers(visit), *_auditors(visit, office, PaperKind.FACTS))
    sheet = _auditors(visit, office, PaperKind.SHEET)
    return (
        *facts,
        *(box for box in own if box.paper is PaperKind.FACTS),
        *sheet,
        *(box for box in own if box.paper is PaperKind.SHEET),
    )


def box_id(visit: str, paper: PaperKind, role: str, whom: str) -> str:
    """Id of a box a visit has by itself: the same on every laptop."""
    return sha256(f"{visit}\n{paper.name}\n{role}\n{whom}".encode()).hexdigest()[:32]


def _auditors(visit: Visit, office: Office, paper: PaperKind) -> tuple[SignatureBox, ...]:
    team = dict.fromkeys(person for person in (visit.lead, *visit.auditors) if person)
    return tuple(
        SignatureBox(box_id(visit.id, paper, AUDITOR, person), paper, AUDITOR, name)
        for person, name in [(p, office.name_of(p)) for p in team] or [("", "")]
    )


def _witnesses(visit: Visit) -> tuple[SignatureBox, ...]:
    paper = PaperKind.FACTS
    found = tuple(
        SignatureBox(box_id(visit.id, paper, WITNESS, w.id), paper, WITNESS, w.name, w.places)
        for w in visit.witnesses
    )
    return found or (SignatureBox(box_id(visit.id, paper, WITNESS, ""), paper, WITNESS, ""),)


def _managers(visit: Visit) -> tuple[SignatureBox, ...]:
    paper = PaperKind.FACTS
    sections = list(dict.fromkeys(p.section for p in visit.places if p.section)) or [""]
    return tuple(
        SignatureBox(
            box_id(visit.id, paper, MANAGER, section),
            paper,
            MANAGER,
            "",
            tuple(p.id for p in visit.places if section and p.section == section),
        )
        for section in sections
    )


def _own_boxes(state: State) -> list[SignatureBox]:
    found = [
        (fields.touched(), subject.removeprefix("box:"), fields)
        for subject, cells in state.items()
        if subject.startswith("box:") and not (fields := Fields(cells)).removed()
    ]
    return [
        SignatureBox(
            box,
            PaperKind(fields.text("paper")),
            fields.text("role"),
            fields.text("name"),
            fields.texts("places"),
            own=True,
        )
        for _, box, fields in sorted(found, key=lambda one: one[:2])
        if fields.text("paper") in PaperKind.__members__.values()
    ]
