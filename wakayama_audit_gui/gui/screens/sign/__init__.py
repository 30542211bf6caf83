"""確認・署名: from the walkthrough to a sealed visit, and back.

What an act means is in use_cases; the field to write in by hand is gui/widgets/signature_pad.py.
"""
