"""Papers made from neutral documents, one folder a format.

What a paper says is composed in use_cases; here is only how it looks.
"""
