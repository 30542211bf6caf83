"""A photo seen large: zoom, what it says of itself, and the others of its visit.

Marking and hiding parts of it is not here; moving and removing are on the walkthrough.
"""
