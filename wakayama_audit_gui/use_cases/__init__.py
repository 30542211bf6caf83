"""What a user can do, one verb each.

Knows the record and the Protocols of ports.py; never a window, a database or a picture.
"""
