"""Every system a visit, a form or a choice can be about: the audited ten and those of the register.

What an answer of the register says of a system is in domain/registered_system.py; keeping the
register is register_system.py's.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.registered_system import registered_system
from wakayama_audit_gui.domain.system import System
from wakayama_audit_gui.domain.system_register import SystemEntry
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_register import read_register


class StandingSystem(NamedTuple):
    """A system that was not taken off the register.

    Attributes:
        system: As a walkthrough sees it.
        entry: As the register has it.
    """

    system: System
    entry: SystemEntry

    @property
    def title(self) -> str:
        """What it is called now."""
        return self.entry.name or self.system.name

    @property
    def is_named(self) -> bool:
        """Whether anybody said what it is called: only then can a 課 be asked about it."""
        return bool(self.entry.name)


def with_register(store: Store, catalogue: Catalogue, day: str = "") -> Catalogue:
    """The definitions with the systems of the register, also those that were taken off it.

    The ten stay as the report describes them: their findings, places and chapters rest upon it.
    Who offers systems to choose from asks `read_systems` instead. ``day``: as in `read_register`.
    """
    register = read_register(store, catalogue, None, day)
    entries = (*register.entries.values(), *register.gone.values())
    entered = {e.id: registered_system(e) for e in entries if e.id not in catalogue.systems}
    return catalogue._replace(systems={**catalogue.systems, **entered})


def askable_systems(store: Store, catalogue: Catalogue) -> tuple[str, ...]:
    """Ids of the systems a 課 can be asked about: in use, and with a name it knows them by."""
    return tuple(id_ for id_, one in read_systems(store, catalogue).items() if one.is_named)


def read_systems(
    store: Store, catalogue: Catalogue, day: str = "", kept: Container[str] = ()
) -> Mapping[str, StandingSystem]:
    """The systems of the register by id, the ten first, without those that were taken off it.

    Args:
        store: The workspace.
        catalogue: The definitions.
        day: As in `read_register`.
        kept: Ids of systems that are there also when they were taken off.
    """
    register = read_register(store, catalogue, None, day)
    entries = {**register.entries, **{i: e for i, e in register.gone.items() if i in kept}}
    first = [id_ for id_ in catalogue.systems if id_ in entries]
    return {
        id_: StandingSystem(
            catalogue.systems.get(id_) or registered_system(entries[id_]), entries[id_]
        )
        for id_ in dict.fromkeys((*first, *entries))
    }
