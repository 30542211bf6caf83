"""What is read for the screen, on a worker thread.

What is shown of it is the other rooms' of this folder.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.reorganisation import Reorganisation
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.preview_reorganisation import (
    ReorganisationPreview,
    preview_reorganisation,
)
from wakayama_audit_gui.use_cases.read_organisation import Unit, read_organisation
from wakayama_audit_gui.use_cases.reorganise_sections import read_reorganisations


class OrganisationView(NamedTuple):
    """The 課 of a day, and every 組織改正."""

    day: date
    units: tuple[Unit, ...] = ()
    changes: tuple[Reorganisation, ...] = ()


def read_view(store: Store, catalogue: Catalogue, day: date) -> OrganisationView:
    """Read it."""
    units = read_organisation(store, catalogue, fiscal_year(day), day=day.isoformat())
    return OrganisationView(day, units, read_reorganisations(store))


class Foreseen(NamedTuple):
    """What follows from a change that was asked for, or why it can not be."""

    asked: Reorganisation
    preview: ReorganisationPreview | None
    refusal: UserError | None = None


def foresee(store: Store, catalogue: Catalogue, asked: Reorganisation) -> Foreseen:
    """Foresee what follows."""
    try:
        return Foreseen(asked, preview_reorganisation(store, catalogue, asked))
    except UserError as error:
        return Foreseen(asked, None, error)
