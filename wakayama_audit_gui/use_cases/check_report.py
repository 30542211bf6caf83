"""The wording guard over a whole report before it is issued: it points, the office decides.

What is checked in one text is in domain/wording.py; what was published before is exempt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.report import Edition, Passages, WithheldPart
from wakayama_audit_gui.domain.report_finding import ReportFinding
from wakayama_audit_gui.domain.search_key import has_private_use
from wakayama_audit_gui.domain.withheld import all_texts, covered, covers_of
from wakayama_audit_gui.domain.wording import check_wording, dates_in
from wakayama_audit_gui.use_cases.compose_report import compose_report
from wakayama_audit_gui.use_cases.report_source import ReportSource

_PASSAGES = Passages("総評", "監査の目的", "監査の期間", "監査の視点", "実施した監査手続")


class ReportNotice(NamedTuple):
    """One thing pointed at.

    Attributes:
        where: e.g. ``3.3.2-1 本文`` or ``総評``.
        finding: Id of the finding, "" for what the office writes.
        message: One Japanese sentence.
    """

    where: str
    finding: str
    message: str


class _Place(NamedTuple):
    """A text of the report and where it stands."""

    where: str
    finding: str
    kind: str
    text: str


def check_report(source: ReportSource, catalogue: Catalogue) -> tuple[ReportNotice, ...]:
    """Check every text that is ours.

    Args:
        source: What the report is made of.
        catalogue: Systems, clauses, and the 課, whose heads are posts and not persons.
    """
    places = list(_places(source))
    names = tuple(catalogue.sections)
    return (
        *_wording(places, source.persons, names),
        *_dates(places),
        *_private(places),
        *_withheld(source, catalogue),
    )


def _places(source: ReportSource) -> Iterator[_Place]:
    for name, text in zip(_PASSAGES, source.passages, strict=True):
        yield _Place(name, "", "", text)
    for finding in source.findings:
        yield from _own_places(finding)


def _own_places(finding: ReportFinding) -> Iterator[_Place]:
    name = finding.code or finding.text[:12]
    texts: list[tuple[str, str, str]] = []
    if not finding.history:
        texts = [("本文", finding.kind, finding.text)]
        if finding.in_summary != finding.text:
            texts.append(("要約", finding.kind, finding.in_summary))
        texts += [("事実", "", fact) for fact in finding.facts]
    for told in finding.improvements:
        texts += [("原因", "", told.cause), ("改善内容", "", told.measure)]
        texts += [("実施した内容", "", told.result)]
    for part, kind, text in texts:
        yield _Place(f"{name} {part}", finding.id, kind, text)


def _wording(
    places: Sequence[_Place], persons: Sequence[str], sections: Sequence[str]
) -> Iterator[ReportNotice]:
    for place in places:
        for notice in check_wording(place.text, place.kind, persons, sections):
            yield ReportNotice(place.where, place.finding, notice.message)


def _dates(places: Sequence[_Place]) -> Iterator[ReportNotice]:
    """Within one text check_wording says it; here one text against the others."""
    era = next((place for place in places if dates_in(place.text).era), None)
    for place in places:
        found = dates_in(place.text)
        if era and found.western and not found.era:
            yield ReportNotice(
                place.where,
                place.finding,
                f"西暦「{found.western}」があります。{era.where}は和暦です。どちらかにそろえてください。",
            )


def _private(places: Sequence[_Place]) -> Iterator[ReportNotice]:
    for place in places:
        if has_private_use(place.text):
            yield ReportNotice(
                place.where, place.finding, "外字があります。ほかの PC では別の字になります。"
            )


def _withheld(source: ReportSource, catalogue: Catalogue) -> Iterator[ReportNotice]:
    """Parts that cover nothing, and words that stay readable elsewhere."""
    everywhere: list[str] = []
    if any(not part.finding for part in source.withheld):
        published = source._replace(sheets=())
        everywhere = all_texts(compose_report(published, catalogue, Edition.INTERNAL))
    for part in source.withheld:
        held = [f for f in source.findings if f.id == part.finding]
        texts = [text for f in held for text in _texts(f)] if part.finding else everywhere
        if not any(_covers(part, text) for text in texts):
            yield ReportNotice(
                "公表しない部分", part.finding, f"「{part.words}」は報告書に見つかりません。"
            )
        if not part.finding:
            continue
        for finding in source.findings:
            if finding.id != part.finding and any(_covers(part, t) for t in _texts(finding)):
                yield ReportNotice(
                    finding.code or finding.id,
                    finding.id,
                    f"ほかで公表しない「{part.words}」が、ここでは読めます。",
                )


def _texts(finding: ReportFinding) -> list[str]:
    said = [text for one in finding.improvements for text in (one.cause, one.measure, one.result)]
    return [finding.text, finding.summary, *finding.headings, *finding.facts, *said]


def _covers(part: WithheldPart, text: str) -> bool:
    return bool(text) and re.sub(r"\s", "", covered(text, covers_of([part], part.finding))) != (
        re.sub(r"\s", "", text)
    )
