"""A copy of the definitions to be damaged, and what was lost by it."""

from __future__ import annotations

from pathlib import Path

from wakayama_audit_gui.definitions.catalogue import Loaded, load_catalogue
from wakayama_audit_gui.definitions.problem import DefinitionProblem
from wakayama_audit_gui.domain.catalogue import Catalogue


class Bench:
    """A copy of the definitions to be damaged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def replace(self, name: str, old: str, new: str, count: int = 1) -> None:
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, count), encoding="utf-8")

    def line_of(self, name: str, text: str, after: str = "") -> int:
        """Line of a text, the first one after another text."""
        whole = (self.folder / name).read_text(encoding="utf-8")
        return whole[: whole.index(text, whole.index(after))].count("\n") + 1

    def load(self) -> Loaded:
        return load_catalogue(self.folder)

    def only_problem(self) -> tuple[DefinitionProblem, Catalogue]:
        loaded = self.load()
        assert len(loaded.problems) == 1, [p.message for p in loaded.problems]
        return loaded.problems[0], loaded.catalogue


def counts(catalogue: Catalogue) -> dict[str, int]:
    return {kind: len(nouns) for kind, nouns in catalogue._asdict().items()}


def lost(before: Catalogue, after: Catalogue) -> dict[str, int]:
    """How many nouns of each kind are missing."""
    was, now = counts(before), counts(after)
    return {kind: was[kind] - now[kind] for kind in was if was[kind] != now[kind]}
