"""組織と組織改正: the 課 of a day, and what becomes of them from a day on.

Where findings are answered for is shown on the board; forms go out on the board of the 自己点検.
"""
