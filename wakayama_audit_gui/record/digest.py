"""The digest of a book's visible state: what a signature binds.

Computed over commitments, never over values, so that an erasure does not break it; a photo's hash
is a value, so its commitment binds the photo too. Printing and sealing it are not done here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from itertools import groupby
from operator import itemgetter

from wakayama_audit_gui.record.commitment import NOTHING, UNSAID
from wakayama_audit_gui.record.erasure import is_erasure
from wakayama_audit_gui.record.fact import State

Scope = Callable[[str, str], bool]
"""(subject, field) → whether it belongs to what is bound."""

_FORM = b"visible state 1\n"


def digest_of(live: Iterable[tuple[str, str, bytes]]) -> bytes:
    """Digest of live facts (subject, field, commitment) in any order, 32 bytes.

    That a value was erased is not part of what was seen: erasures are left out. So is what was
    taken back to never having been said or made, but for a removal of what is still there.
    """
    found = sha256(_FORM)
    for subject, facts in groupby(sorted(live), key=itemgetter(0)):
        said = list(facts)
        if is_erasure(subject) or all(commitment in NOTHING for _, _, commitment in said):
            continue
        for _, field, commitment in said:
            if commitment != UNSAID.commitment:
                # Names hold no control characters (entry.py): the parts cannot run together.
                found.update(f"{subject}\t{field}\t{commitment.hex()}\n".encode())
    return found.digest()


def digest_within(state: State, scope: Scope) -> bytes:
    """Digest of that part of what stands that a paper shows, 32 bytes."""
    return digest_of(
        (subject, field, head.commitment)
        for subject, fields in state.items()
        for field, cell in fields.items()
        if scope(subject, field)
        for head in cell
    )
