"""ホーム: today's visits, 続ける, and what has been found again and again.

Answering belongs to the walk screen, preparing a visit to the plan screen.
"""
