"""監査手帳: on-site information-security audit fieldwork, offline.

Nothing but the version lives here; the map of the house is in ARCHITECTURE.md.
"""

__version__ = "0.1.0"
