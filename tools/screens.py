"""Draws every main screen in every size and dress into out/screens/, to be looked at.

It checks nothing; what must hold is in tests/gui. How a screen is drawn is gui/portraits.py's. The
product is imported where it is used: the other tools run before anything is installed.
"""

import os
import shutil
import subprocess
import sys
from typing import NamedTuple

from tools.environment import ROOT

OUT = ROOT / "out" / "screens"
DATA = OUT / "data"
WORKSPACE = OUT / "見本.kansafile"


class Setting(NamedTuple):
    """A display: size in its own pixels, and how much the desktop enlarges."""

    width: int
    height: int
    percent: int

    @property
    def name(self) -> str:
        """E.g. ``1366x768`` or ``1920x1080-150``."""
        suffix = "" if self.percent == 100 else f"-{self.percent}"
        return f"{self.width}x{self.height}{suffix}"


SETTINGS = (
    Setting(1366, 768, 100),
    Setting(1280, 720, 100),
    Setting(1920, 1080, 150),
    Setting(1366, 768, 150),
)
SCHEMES = ("light", "dark")


def draw_all() -> None:
    """Perform the sample once, then draw each display in a process of its own.

    Qt takes the scale factor once per process.
    """
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "WAKAYAMA_AUDIT_DATA": str(DATA)}
    me = [sys.executable, "-m", "tools.screens"]
    visit = subprocess.check_output([*me, "sample"], env=environ, text=True).strip()
    for setting in SETTINGS:
        environ["QT_SCALE_FACTOR"] = str(setting.percent / 100)
        for scheme in SCHEMES:
            subprocess.run([*me, visit, scheme, *map(str, setting)], env=environ, check=True)
            print(f"out/screens/{setting.name}-{scheme}-*.png", flush=True)


def perform_sample() -> None:
    """Fill a workspace and print the id of its open visit."""
    from wakayama_audit_gui.bootstrap.house import House
    from wakayama_audit_gui.paths import find_paths

    house = House(find_paths())
    opened = house.create_workspace(WORKSPACE)
    print(opened.call(lambda store: house.fill_sample(store, lambda *_: None)).result())
    opened.close()


def draw(visit: str, scheme: str, setting: Setting) -> None:
    """Draw every screen on one display."""
    from wakayama_audit_gui.bootstrap.house import House
    from wakayama_audit_gui.gui.application import Scheme
    from wakayama_audit_gui.gui.portraits import Sitting, draw_portraits
    from wakayama_audit_gui.paths import find_paths

    house = House(find_paths())
    sitting = Sitting(
        round(setting.width * 100 / setting.percent),
        round(setting.height * 100 / setting.percent),
        Scheme(scheme),
        prefix=f"{setting.name}-{scheme}-",
    )
    draw_portraits(house, house.paths.resources, WORKSPACE, visit, OUT, sitting)


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            draw_all()
        case ["sample"]:
            perform_sample()
        case [visit, scheme, width, height, percent]:
            draw(visit, scheme, Setting(int(width), int(height), int(percent)))
        case _:
            raise SystemExit("usage: python -m tools.screens")
