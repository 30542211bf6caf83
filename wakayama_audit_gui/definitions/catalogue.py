"""Loading the folder of definitions into one catalogue.

Whatever is damaged is left out and named; the rest is loaded. What the catalogue means is in
domain/catalogue.py.
"""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from wakayama_audit_gui.definitions.clause import read_clause, read_control, read_heading
from wakayama_audit_gui.definitions.fields import Fields, Known
from wakayama_audit_gui.definitions.file import DefinitionFile
from wakayama_audit_gui.definitions.item import read_checklist, read_item
from wakayama_audit_gui.definitions.place import read_place
from wakayama_audit_gui.definitions.prior_finding import read_finding, read_source
from wakayama_audit_gui.definitions.problem import DefinitionProblem
from wakayama_audit_gui.definitions.section import read_role, read_section
from wakayama_audit_gui.definitions.self_inspection import read_question
from wakayama_audit_gui.definitions.system import read_system
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.clause import Clause, Heading
from wakayama_audit_gui.domain.item import Checklist, Item
from wakayama_audit_gui.domain.prior_finding import PriorFinding, PublishedReport

_T = TypeVar("_T")

LIBRARIES = ("walkthrough_*.toml", "desk_review*.toml")
PRIOR_FINDINGS = "prior_findings_*.toml"
SINGLE_FILES = (
    "controls.toml",
    "clauses.toml",
    "places.toml",
    "sections.toml",
    "systems.toml",
    "roles.toml",
    "self_inspection.toml",
)
ON_DEMAND = ("survey_form.toml",)
"""Read by rooms of their own when they are first needed, so that a start does not wait for them."""


class Loaded(NamedTuple):
    """What could be loaded, and what is wrong with the rest (by file and line)."""

    catalogue: Catalogue
    problems: tuple[DefinitionProblem, ...]


def load_catalogue(folder: Path) -> Loaded:
    """Read all definitions of a folder. Never raises for what the files hold.

    Args:
        folder: The ``checklists`` folder.
    """
    reader = _Reader(folder)
    # The order matters: a noun is read after those it refers to.
    controls = reader.read("controls.toml", "control", read_control, lambda c: c.no)
    clauses, headings = reader.read_clauses()
    places = reader.read("places.toml", "place", read_place, lambda p: p.id)
    sections = reader.read("sections.toml", "section", read_section, lambda s: s.name)
    systems = reader.read("systems.toml", "system", read_system, lambda s: s.id)
    roles = reader.read("roles.toml", "role", read_role, lambda r: r.name)
    findings = reader.read_findings()
    strangers = reader.name_strangers()
    checklists, items = reader.read_library(lost=strangers)
    questions = reader.read("self_inspection.toml", "question", read_question, lambda q: q.id)
    catalogue = Catalogue(
        systems=systems,
        sections=sections,
        clauses=clauses,
        headings=headings,
        controls=controls,
        checklists=checklists,
        items=items,
        findings=findings,
        places=places,
        roles=roles,
        questions=questions,
    )
    return Loaded(catalogue, tuple(sorted(reader.problems)))


class _Reader:
    """Files of a folder, with the keys known so far and the problems met."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = Known()
        self.problems: list[DefinitionProblem] = []

    def read(
        self, name: str, kind: str, read: Callable[[Fields], _T], key: Callable[[_T], str]
    ) -> dict[str, _T]:
        """A file with one kind of entry."""
        found: dict[str, _T] = {}
        file = DefinitionFile(self._folder / name, self._known)
        file.read_all(kind, read, key, found)
        self._finish(file, kind)
        self._known.add(kind, found, damaged=not file.whole)
        return found

    def read_clauses(self) -> tuple[dict[str, Clause], dict[str, Heading]]:
        """The file with clauses and headings."""
        clauses: dict[str, Clause] = {}
        headings: dict[str, Heading] = {}
        file = DefinitionFile(self._folder / "clauses.toml", self._known)
        file.read_all("heading", read_heading, lambda h: f"{h.chapter}／{h.title}", headings)
        file.read_all("clause", read_clause, lambda c: c.id, clauses)
        self._finish(file, "heading", "clause")
        self._known.add("heading", headings, damaged=not file.whole)
        self._known.add("clause", clauses, damaged=not file.whole)
        return clauses, headings

    def read_findings(self) -> dict[str, PriorFinding]:
        """All files with earlier findings, oldest file name first."""
        found: dict[str, PriorFinding] = {}
        paths = self._matching(PRIOR_FINDINGS)
        whole = bool(paths)
        for path in paths:
            file = DefinitionFile(path, self._known)
            report = file.head("report", read_source, PublishedReport("", "", ""))
            file.read_all("finding", partial(read_finding, report=report), lambda f: f.code, found)
            self._finish(file, "finding")
            whole = whole and file.whole
        self._known.add("finding", found, damaged=not whole)
        return found

    def read_library(self, *, lost: bool) -> tuple[dict[str, Checklist], dict[str, Item]]:
        """All files with items, in the order they give themselves.

        Args:
            lost: A file with a strange name may be one of them.
        """
        checklists: dict[str, Checklist] = {}
        found: dict[str, Item] = {}
        whole = not lost
        for pattern in LIBRARIES:
            for path in self._matching(pattern):
                file = DefinitionFile(path, self._known)
                # A damaged head costs the title and the order, never the items.
                unnamed = Checklist(path.stem, path.stem, "", _LAST)
                checklist = file.head("checklist", read_checklist, unnamed)
                if checklist.id in checklists:
                    file.complain("checklist", f"「{checklist.id}」は別のファイルにもあります")
                checklists.setdefault(checklist.id, checklist)
                file.read_all(
                    "item", partial(read_item, checklist=checklist.id), lambda i: i.id, found
                )
                self._finish(file, "item")
                whole = whole and file.whole
        self._known.add("item", found, damaged=not whole)
        by_order = sorted(checklists.values(), key=lambda c: (c.order, c.id))
        rank = {checklist.id: n for n, checklist in enumerate(by_order)}
        items = sorted(found.values(), key=lambda item: rank[item.checklist])
        return {c.id: c for c in by_order}, {item.id: item for item in items}

    def name_strangers(self) -> bool:
        """Name files that nobody reads: mostly a misspelt file name; whether there are any."""
        patterns = (*SINGLE_FILES, *ON_DEMAND, PRIOR_FINDINGS, *LIBRARIES)
        before = len(self.problems)
        for path in self._folder.glob("*.toml"):
            if not any(fnmatch(path.name, pattern) for pattern in patterns):
                what = "知らない名前の定義ファイルです。読み込みませんでした。"
                self.problems.append(DefinitionProblem(path.name, "", 0, what))
        return len(self.problems) > before

    def _matching(self, pattern: str) -> list[Path]:
        """Files of a pattern; none at all is a problem of its own."""
        paths = sorted(self._folder.glob(pattern))
        if not paths:
            what = "この名前のファイルが一つもありません。残りで続けます。"
            self.problems.append(DefinitionProblem(pattern, "", 0, what))
        return paths

    def _finish(self, file: DefinitionFile, *kinds: str) -> None:
        file.refuse_other(kinds)
        self.problems += file.problems


_LAST = 1_000_000
