"""Draws every widget in light, dark, large text and at 150 % to PNG, to be looked at.

Run ``python tests/gui/gallery.py OUT``. It checks nothing; what must hold is in tests/gui/widgets.
Whole screens are drawn by ``make screens``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_VARIANTS = {
    "light": ("light", 100, "1"),
    "dark": ("dark", 100, "1"),
    "light-130": ("light", 130, "1"),
    "dark-150": ("dark", 100, "1.5"),
    "light-150": ("light", 100, "1.5"),
}


def main(out: Path) -> None:
    """Draw every variant in a process of its own: Qt takes the scale factor once."""
    out.mkdir(parents=True, exist_ok=True)
    for name, (scheme, text, factor) in _VARIANTS.items():
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR=factor)
        command = [sys.executable, __file__, str(out), name, scheme, str(text)]
        subprocess.run(command, env=environment, check=True)


def draw(out: Path, name: str, scheme: str, text: int) -> None:
    """Draw one variant."""
    sys.path.insert(0, str(_ROOT))
    from tests.gui.gallery_pages import pages
    from wakayama_audit_gui.gui.application import Scheme, create_application, finish_dress

    application = create_application(
        ["gallery"], _ROOT / "resources", scheme=Scheme(scheme), text_size=text
    )
    finish_dress()
    scale = application.devicePixelRatio()
    for page, widget, (width, height) in pages():
        widget.resize(round(width / scale), round(height / scale))
        widget.show()
        application.processEvents()
        widget.grab().save(str(out / f"{page}-{name}.png"))
        widget.close()


if __name__ == "__main__":
    if len(sys.argv) == 2:
        main(Path(sys.argv[1]))
    else:
        draw(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))
