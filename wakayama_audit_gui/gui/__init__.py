"""The only place with PySide6.

What an act means is decided in use_cases.
"""
