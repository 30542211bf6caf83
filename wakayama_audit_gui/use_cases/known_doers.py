"""Who took steps before, so that a name is written once; the persons of the workspace too.

Taking a step is in step_finding.py; persons are entered in edit_office.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from wakayama_audit_gui.domain.finding_life import Step
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_office import read_office


class Doer(NamedTuple):
    """Who may be offered.

    Attributes:
        person: 氏名; "" where only the 職 was said.
        post: 職; "" when it is not known.
    """

    person: str
    post: str


def known_doers(store: Store, steps: Iterable[Step]) -> tuple[Doer, ...]:
    """Whoever took a step, the latest first, then the persons of the workspace; each once."""
    latest = sorted(steps, key=lambda step: step.date, reverse=True)
    took = [Doer(step.person, step.post) for step in latest if step.person or step.post]
    named = {doer.person for doer in took}
    persons = [one.name for one in read_office(store).persons if one.name not in named]
    return tuple(dict.fromkeys((*took, *(Doer(name, "") for name in persons if name))))
