"""撮影: a photo of the item in view with the machine's own camera, looked at before it is taken in.

The camera is gui/built_in_camera.py; photos from files, cards and the clipboard are taken in by the
walkthrough itself.
"""
