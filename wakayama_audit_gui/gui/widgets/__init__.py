"""Widgets that know no audit noun.

Anything that knows a visit or an item belongs to gui/screens.
"""
