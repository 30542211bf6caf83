"""集計: findings over the years and by what they are about, repeats, 自己点検 against 実地.

What is counted is in domain/analysis.py, repeats.py and contradiction.py.
"""
