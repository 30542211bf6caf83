"""The only place with Pillow.

Which photo belongs to which item is decided in use_cases.
"""
