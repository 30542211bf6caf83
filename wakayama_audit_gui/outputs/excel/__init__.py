"""Spreadsheets: the only place with openpyxl.

What is written into them and what is done with what comes back is decided in use_cases.
"""
