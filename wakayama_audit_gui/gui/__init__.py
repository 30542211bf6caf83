"""The only place with PySide6.

What an act means is decided in use_cases.
"""

from wakayama_audit_gui.gui.none_guard import hold_singletons

hold_singletons()  # before the first call into Qt, whichever module of this floor comes first
