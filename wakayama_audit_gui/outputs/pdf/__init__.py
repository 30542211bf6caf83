"""The only place with reportlab.

What a paper says is composed in use_cases.
"""
