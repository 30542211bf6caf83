"""写真の振り分け: a batch of photos, each with a proposed item, confirmed by the user.

What is proposed and why is in use_cases/propose_items.py; nothing is recorded before 取り込む.
"""
