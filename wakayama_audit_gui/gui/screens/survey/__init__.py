"""調査票 of a year: what was answered beside the published figures, and where the sheets are.

How it is counted is in domain/survey.py; the register that stands behind is screens/register.
"""
