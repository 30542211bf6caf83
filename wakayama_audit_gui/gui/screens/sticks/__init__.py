"""USBメモリ: the ledger of lent sticks, and counting on site what is there against it.

What a difference becomes is seen on the board and on the walkthrough.
"""
