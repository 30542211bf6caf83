"""調書を見る: the paper as it will be printed, to print or save.

What it says is composed in use_cases; how it is laid out is in outputs.
"""
