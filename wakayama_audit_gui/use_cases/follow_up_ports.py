"""Protocols for what findings after the visit need from the floors above: 祝日, their papers.

The Protocol of the store is in ports.py, that of 自己点検票 in form_ports.py.
"""

from __future__ import annotations

from typing import Protocol

from wakayama_audit_gui.domain.deadline import Holidays


class FollowUpDesk(Protocol):
    """What improvement and follow-up need. For worker threads."""

    def holidays(self) -> Holidays:
        """Knows the 祝日. Takes time when first asked for."""
