"""情報システム管理台帳: every system of the city, who runs it, and its answers to the 調査票.

What may be recorded of a system is said in domain/system_register.py and use_cases.
"""
