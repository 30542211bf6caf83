"""検索: words across all visits, as one types.

The index itself is storage's; what a hit is called is said in use_cases.search_record.
"""
