"""視察を始める: systems, places, people, permission for photos and the clock, on one page.

Answering items belongs to the walk screen; adding a place later too.
"""
