"""What a machine needs and a developer runs; standard library only: nothing else is there yet.

What the product needs at run time belongs to wakayama_audit_gui.
"""
