"""Nouns and rules of the field.

Standard library only. No files, no database, no Qt: those are on the floors above.
"""
