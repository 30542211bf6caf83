"""What the screen shows, read from the record: ledger, 課, counts, and what became of a count.

What is written goes through use_cases.keep_sticks, count_sticks and file_difference.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from wakayama_audit_gui.domain.stick import Comparison, Stick, compare_count
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.long_task import WriteProgress
from wakayama_audit_gui.gui.services import Services
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.count_sticks import StickCount, read_counts
from wakayama_audit_gui.use_cases.file_difference import filed_differences
from wakayama_audit_gui.use_cases.keep_sticks import import_sticks, read_sticks
from wakayama_audit_gui.use_cases.known_sections import (
    known_sections,
    require_sections,
    standing_sections,
)
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.raise_difference import OpenPlace, open_places


class Sticks(NamedTuple):
    """Everything but what became of differences.

    Attributes:
        ledger: Every stick, by 管理番号.
        sections: Names of 課: those with lent sticks first, then the others of the city.
        counted: Counts, latest first.
    """

    ledger: tuple[Stick, ...] = ()
    sections: tuple[str, ...] = ()
    counted: tuple[StickCount, ...] = ()

    def lent_to(self, section: str) -> tuple[Stick, ...]:
        """What a 課 has."""
        return tuple(s for s in self.ledger if s.section == section and s.is_lent)

    def compared(self, count: StickCount) -> Comparison:
        """A count held against the ledger as it stands."""
        return compare_count(count.now, self.ledger, count.seen, count.place)

    def counts_of(self, section: str) -> tuple[StickCount, ...]:
        """The counts at a 課, latest first."""
        return tuple(count for count in self.counted if count.now == section)


class Filed(NamedTuple):
    """What became of the differences of a count, and where one may be filed.

    Attributes:
        of: Id of the count.
        findings: Number as `stick_key` → id of the finding.
        places: Of visits at the 課 that can still be written to.
    """

    of: str = ""
    findings: Mapping[str, str] = {}
    places: tuple[OpenPlace, ...] = ()


def read_all(store: Store, services: Services) -> Sticks:
    """Read ledger and counts; for a worker thread."""
    today = services.now().date()
    ledger, units = read_sticks(store, today), standing_sections(store, services.catalogue(), today)
    lent = dict.fromkeys(stick.section for stick in ledger if stick.is_lent)
    order = [*(name for name in units if name in lent), *(n for n in lent if n not in units)]
    return Sticks(ledger, tuple(dict.fromkeys((*order, *units))), read_counts(store, today))


def read_filed(store: Store, count: StickCount) -> Filed:
    """Read what became of a count."""
    return Filed(count.id, filed_differences(store, count), open_places(store, count))


def take_in(
    services: Services, path: Path, by: str, store: Store, progress: WriteProgress
) -> Changes:
    """Take in a ledger that was written in Excel; for a long task.

    Raises:
        UserError: It is none, cannot be read, or names a 課 that there is not.
    """
    try:
        sticks = services.follow_up.read_sticks(path)
    except OSError as error:
        raise UserError(
            f"「{path.name}」を開けません。",
            "ファイルがそこにあるか、ほかで開いていないかを確かめてください。",
            code="cannot_read",
        ) from error
    known = known_sections(store, services.catalogue(), services.now().date())
    require_sections((stick.section for stick in sticks), known)
    return import_sticks(store, sticks, by, progress)
