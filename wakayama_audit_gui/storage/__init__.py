"""The only place with sqlite3.

Rules of the record live in record; what a user can do lives in use_cases.
"""
