"""The drafted 指摘 or 意見: its wording with a live check, its reason against precedent, its 課.

The class itself is the answer (answers_bar.py); the check is domain/wording.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot

from wakayama_audit_gui.domain.finding import count_precedents, departs_from_precedent
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.domain.visit import Finding, Place, Row, Visit
from wakayama_audit_gui.domain.wording import check_wording
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.screens.walk.row_part import RowPart
from wakayama_audit_gui.gui.screens.walk.text_panel import AnswerTextPanel, TextPanel
from wakayama_audit_gui.gui.screens.walk.walk import Walk
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel
from wakayama_audit_gui.gui.widgets.token_field import TokenField
from wakayama_audit_gui.use_cases.answer_item import (
    AnswerText,
    address_finding,
    finding_subject,
    write_finding,
)
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store


class FindingPanel(RowPart):
    """Shown for 指摘 and 意見 only.

    Args:
        walk: The walk.

    Attributes:
        class_reason: Why the class departs from every precedent; hidden where it does not.
        draft: The wording.
        wording: 「文言 よし」 or how many things the check points at.
        notices: What the check points at, one below the other.
        sections: 対象課.
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self._walk = walk
        self._row: Row | None = None
        self._kind = ""
        self._places: tuple[Place, ...] = ()
        self._known: tuple[str, ...] = ()
        self.class_reason = AnswerTextPanel(
            walk, AnswerText.CLASS_REASON, placeholder="前例と違う区分にする理由", lines=1
        )
        self.precedents = PlainLabel(size=Size.SMALL, tone=Tone.YAMABUKI, wrap=True)
        self.wording = PlainLabel(size=Size.SMALL)
        self.draft = TextPanel(walk, "", beside=self.wording)
        self.notices = PlainLabel(size=Size.SMALL, tone=Tone.YAMABUKI, wrap=True)
        self.clauses = PlainLabel(size=Size.SMALL, tone=Tone.SECOND, wrap=True)
        self.sections = TokenField("対象課")
        self.body.setSpacing(6)
        for widget in (self.precedents, self.class_reason, self.draft, self.notices):
            self.body.addWidget(widget)
        self.body.addWidget(PlainLabel("対象課", size=Size.SMALL, tone=Tone.SECOND))
        self.body.addWidget(self.sections)
        self.body.addWidget(self.clauses)
        self.draft.edit.textChanged.connect(self._check)
        self.sections.edited.connect(self._on_sections_edited)

    def show_row(self, row: Row, verdict: Verdict) -> None:
        """Show the finding drafted from a row; hidden when the answer raises none."""
        finding = self._walk.visit.finding_of(row.answer.subject)
        if not verdict.raises_finding:
            self.hide()
            return
        self._row, self._kind = row, verdict.value
        self._show_departure(row, verdict)
        self.draft.set_title(f"{verdict.value}案（前例から・編集可）")
        subject = finding_subject(row)
        recorded = _standing_text(finding, row, verdict)
        self.draft.bind((subject, "text"), recorded, lambda text: self._write(row, text))
        self._learn_sections(self._walk.visit.places)
        wish = self._walk.writer.wish((subject, "sections"))
        # What is not in the record yet is shown as it is about to be written.
        proposed = [row.place.section] if row.place.section else []
        standing = list(finding.sections) if finding else proposed
        self.sections.set_tokens(standing if wish is None else wish.splitlines())
        self.sections.setEnabled(not self._walk.sealed)
        labels = finding.clauses if finding else [c.label for c in row.item.criteria]
        clauses = "・".join(labels)
        self.clauses.setText(f"根拠：{clauses}" if clauses else "根拠の条項はありません。")
        self._check()
        self.show()  # at last: what is set while it is seen lays the whole column out each time

    def texts(self) -> list[GrowingTextEdit]:
        """Reason and wording."""
        return [self.class_reason.edit, self.draft.edit]

    def _learn_sections(self, places: tuple[Place, ...]) -> None:
        if places is not self._places:
            self._places, self._known = places, known_sections(places)
            self.sections.suggest(self._known)

    def _show_departure(self, row: Row, verdict: Verdict) -> None:
        departs = departs_from_precedent(verdict, row.item.precedents)
        self.class_reason.setVisible(departs)
        self.precedents.setVisible(departs)
        self.class_reason.show_row(row)
        if departs:
            lines = [f"{count_precedents(row.item.precedents).words}。区分を変える理由が要ります。"]
            lines += [f"・{p.code} {p.kind}：{p.text}" for p in row.item.precedents]
            self.precedents.setText("\n".join(lines))

    @Slot()
    def _check(self) -> None:
        if self._row is None:
            return
        visit, office = self._walk.visit, self._walk.desk.office
        persons = [*office.names.values(), *(witness.name for witness in visit.witnesses)]
        found = check_wording(self.draft.edit.text(), self._kind, persons, self._known)
        self.wording.setText(f"文言 {len(found)} 件" if found else "文言 よし")
        self.wording.set_tone(Tone.YAMABUKI if found else Tone.MATSUBA)
        self.notices.setText("\n".join(f"・{notice.message}" for notice in found))
        self.notices.setVisible(bool(found))

    def _write(self, row: Row, text: str) -> None:
        def act(store: Store, visit: Visit, fresh: Row, by: str) -> Changes:
            return write_finding(store, visit, _drafted(visit, fresh), text, by)

        key = (finding_subject(row), "text")
        self._walk.act_on(row.answer.subject, act, key=key, value=text)

    @Slot(list)
    def _on_sections_edited(self, sections: list[str]) -> None:
        if self._row is None:
            return

        def act(store: Store, visit: Visit, row: Row, by: str) -> Changes:
            return address_finding(store, visit, _drafted(visit, row), tuple(sections), by)

        key = (finding_subject(self._row), "sections")
        self._walk.act_on(self._row.answer.subject, act, key=key, value="\n".join(sections))


def _standing_text(finding: Finding | None, row: Row, verdict: Verdict) -> str:
    """The text that stands, or will as soon as the answer is in the record."""
    drafts = row.item.drafts
    if finding is not None:
        edited = finding.text and finding.text not in drafts.values()
        if edited or finding.kind == verdict:
            return finding.text
    return drafts.get(verdict.value, "")


def _drafted(visit: Visit, row: Row) -> Finding:
    finding = visit.finding_of(row.answer.subject)
    if finding is None:
        raise UserError(
            "この項目は、もう指摘でも意見でもありません。",
            "指摘か意見を選び直すと、文案をまた書けます。",
            code="no_finding",
        )
    return finding


def known_sections(places: Sequence[Place]) -> tuple[str, ...]:
    """課 that are likely addressed, and that the wording check must not take for names."""
    found = [place.section for place in places if place.section]
    items = {item.id: item for place in places for item in place.items}
    for item in items.values():
        for precedent in item.precedents:
            found += precedent.sections
    return tuple(dict.fromkeys(found))
