"""Whether two sentences say the same: their words without names, particles, endings and marks.

Auditors write the same finding down anew for each system, with を for が, a comma more or the
system's name. What is looked for by words is in search_key.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

_HERE = "本システム"
"""How a sentence calls the system that it is about."""
_DENIAL = re.compile("な(?:い|かっ|く|けれ)|ません|(?<=[せばさたま])ず")
_HIRAGANA = re.compile("[ぁ-ゖ]")


def once(lines: Iterable[str], names: Collection[str] = ()) -> tuple[str, ...]:
    """Each line once, in the words in which it stands first.

    Args:
        lines: Sentences; empty ones are left out.
        names: Names of systems and 課, by which two lines may differ.
    """
    # The longest first, or a part of a name would be left standing.
    known = re.compile("|".join(map(re.escape, sorted((*names, _HERE), key=len, reverse=True))))
    found: dict[tuple[str, int], str] = {}
    for line in lines:
        if line.strip():
            found.setdefault(_key(known.sub("", line)), line.strip())
    return tuple(found.values())


def _key(line: str) -> tuple[str, int]:
    plain = unicodedata.normalize("NFKC", line)
    words = _HIRAGANA.sub("", plain)
    # What hiragana denies must not be lost with it: 施錠されている is not 施錠されていない.
    return "".join(filter(_tells, words)), len(_DENIAL.findall(plain))


def _tells(char: str) -> bool:
    return unicodedata.category(char)[0] in "LN" or char in "%○×△()"
