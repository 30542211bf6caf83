"""対象の選定: every system and 課 by its explained score, and the office's choice with its reason.

Preparing the visit of what was chosen belongs to the plan screen.
"""
