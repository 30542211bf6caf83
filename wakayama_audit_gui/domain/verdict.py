"""The five answers an auditor can give to an item, and the one that is not an answer yet.

The class of a finding (指摘/意見) is the auditor's judgement: finding.py holds it against
precedent.
"""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What the auditor answered. 未回答 is nothing chosen yet; only it blocks sealing."""

    UNANSWERED = ""
    CONFORMING = "適合"
    SHITEKI = "指摘"
    IKEN = "意見"
    NOT_APPLICABLE = "対象外"
    UNVERIFIABLE = "未確認"
    LATER = "後日確認"

    @property
    def raises_finding(self) -> bool:
        """Whether this answer comes with a drafted finding."""
        return self in (Verdict.SHITEKI, Verdict.IKEN)

    @property
    def needs_reason(self) -> bool:
        """Whether the answer says nothing without a reason (対象外, 未確認)."""
        return self in (Verdict.NOT_APPLICABLE, Verdict.UNVERIFIABLE)


COUNTED = (
    Verdict.CONFORMING,
    Verdict.SHITEKI,
    Verdict.IKEN,
    Verdict.NOT_APPLICABLE,
    Verdict.UNVERIFIABLE,
    Verdict.LATER,
)
"""Order of verdicts in every count and bar."""
