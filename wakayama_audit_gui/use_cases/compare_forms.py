"""自己点検 beside 実地: every answer of a form with the verdicts of the same item and 年度.

The one place where it is decided what stands against what: 集計 and the scores of 対象の選定 count
the same rows. When two of them differ is domain/contradiction.py's to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.contradiction import Compared
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName, Reply, ReplyAnswer
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_form import replies_of
from wakayama_audit_gui.use_cases.read_organisation import sections_of_year
from wakayama_audit_gui.use_cases.seen_verdicts import SeenVerdict, seen_verdicts

_SAID = (ReplyAnswer.YES, ReplyAnswer.NO)
_FOUND = (Verdict.CONFORMING, Verdict.SHITEKI, Verdict.IKEN)


def compare_forms(store: Store, catalogue: Catalogue, fiscal_year: int = 0) -> tuple[Compared, ...]:
    """Every question that was answered and judged in the same 年度, once for each visit and place.

    Args:
        store: The workspace.
        catalogue: The definitions.
        fiscal_year: The last 年度 that counts; 0 for all.
    """
    seen: defaultdict[tuple[int, FormKind, str], list[SeenVerdict]] = defaultdict(list)
    for verdict in seen_verdicts(store, fiscal_year):
        if verdict.verdict in _FOUND:
            for system in verdict.systems:
                seen[verdict.year, FormKind.SYSTEM, system].append(verdict)
            seen[verdict.year, FormKind.SECTION, verdict.section].append(verdict)
    return tuple(_compare(store, catalogue, seen))


def _compare(
    store: Store,
    catalogue: Catalogue,
    seen: Mapping[tuple[int, FormKind, str], Sequence[SeenVerdict]],
) -> Iterator[Compared]:
    """Every form of a system or 課 that was visited in the year of the form."""
    units: dict[int, Mapping[str, str]] = {}
    for (year, kind, owner), verdicts in sorted(seen.items()):
        if kind is FormKind.SECTION:
            if year not in units:
                units[year] = sections_of_year(store, catalogue, year)
            if owner not in units[year]:
                continue
            name, title = FormName(year, kind, units[year][owner]), owner
        else:
            known = catalogue.systems.get(owner)
            name, title = FormName(year, kind, owner), known.name if known else owner
        for question, reply in replies_of(store.state(name.book), name).items():
            if reply.answer in _SAID:
                yield from _beside(catalogue, name, title, (question, reply), verdicts)


def _beside(
    catalogue: Catalogue,
    name: FormName,
    owner: str,
    answered: tuple[str, Reply],
    verdicts: Sequence[SeenVerdict],
) -> Iterator[Compared]:
    question, reply = answered
    asked = catalogue.questions.get(question)
    item = catalogue.items.get(asked.item) if asked else None
    if asked is None or item is None:
        return
    for verdict in verdicts:
        if verdict.item == item.id:
            yield Compared(
                name,
                owner,
                item.title,
                asked.question,
                reply.answer,
                reply.reason,
                verdict.verdict,
                verdict.visit,
                verdict.subject,
                verdict.place,
                verdict.sheet_no,
                tuple(
                    known.name if (known := catalogue.systems.get(system)) else system
                    for system in verdict.systems
                ),
            )
