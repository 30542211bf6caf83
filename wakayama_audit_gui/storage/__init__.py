"""The one room with sqlite3: a workspace on disk, its projections, backups and doctor.

What an entry or a merge is belongs to record; what a user may do to use_cases.
"""
