"""報告書 of a year: what the office writes, what is withheld, the wording, preview and files.

The findings in it are led on the board; how the report looks is in outputs.
"""
