"""Measurements of the product against goals, and their raw figures.

Whether something works is for tests/; how it fails is for tests/faults/.
"""
