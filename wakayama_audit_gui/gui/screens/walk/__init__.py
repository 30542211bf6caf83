"""The walkthrough: one item at a time, answered by key or thumb, with its evidence beside it.

Preparing a visit, looking at photos and the sheet are screens of their own.
"""
