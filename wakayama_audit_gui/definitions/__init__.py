"""The only place that reads checklists/.

Turns TOML into the catalogue of domain; what the catalogue means is decided there.
"""
