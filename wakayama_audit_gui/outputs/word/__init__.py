"""Word documents: the only place with python-docx.

What they say is composed in use_cases and laid out in domain.
"""
