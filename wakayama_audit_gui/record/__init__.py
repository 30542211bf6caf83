"""Entries, facts, chains and merge: pure.

No database (that is storage), no Qt (that is gui).
"""
