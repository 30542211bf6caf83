"""Opens the machine's own camera when a photo is first to be taken with it, and not before.

It needs QtMultimedia, an optional extra that may not be installed. The camera itself is
qt_camera.py.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.gui.built_in_camera import BuiltInCamera, no_camera

_COMMAND = "py -3.11 -m tools.prepare camera" if os.name == "nt" else "make camera"

OpenCamera = Callable[[], BuiltInCamera]


def open_camera() -> BuiltInCamera:
    """The cameras of this machine; none looks yet.

    Raises:
        UserError: What it takes is not installed (``camera_part``), or there is no camera
            (``camera_missing``).
    """
    try:
        from wakayama_audit_gui.gui.qt_camera import QtCamera
    except ImportError as error:
        raise UserError(
            "内蔵カメラを使う部品が入っていません。",
            f"アプリを閉じて {_COMMAND} を一度実行すると、ここで撮影できます。",
            code="camera_part",
        ) from error
    camera = QtCamera()
    if not camera.names():
        raise no_camera()
    return camera
