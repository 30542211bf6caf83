"""One folder a screen; screens never import each other.

Cross-screen wiring is in gui/main_window.py.
"""
