"""What the application remembers of one user on one computer, between two starts.

Nothing of an audit is kept here: that is the workspace's record. Where the file lies is decided by
paths.py.
"""

import json
import os
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

Theme: TypeAlias = Literal["system", "light", "dark"]

_THEMES: Final[tuple[Theme, ...]] = ("system", "light", "dark")

SMALLEST_TEXT: Final = 80
LARGEST_TEXT: Final = 200


class Settings(NamedTuple):
    """Settings of one start; a changed copy is made with ``_replace`` and saved.

    Attributes:
        workspace: Path of the workspace opened last, "" when none.
        person: Id of the person chosen last, "" when none.
        geometry: Place and size of the main window as opaque text, "" for the default.
        text_size: Text size in percent, 80 to 200.
        theme: ``system`` follows the desktop.
    """

    workspace: str = ""
    person: str = ""
    geometry: str = ""
    text_size: int = 100
    theme: Theme = "system"


def load_settings(file: Path) -> Settings:
    """Read the settings; whatever is missing or damaged becomes its default.

    A lost window size must never keep an auditor from their record, so this never fails.
    """
    try:
        stored = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    defaults = Settings()
    return Settings(
        workspace=_text(stored.get("workspace")),
        person=_text(stored.get("person")),
        geometry=_text(stored.get("geometry")),
        text_size=_percent(stored.get("text_size"), defaults.text_size),
        theme=_theme(stored.get("theme"), defaults.theme),
    )


def save_settings(file: Path, settings: Settings) -> None:
    """Replace the settings file in one step: afterwards the old or the new one is there, whole.

    Raises:
        OSError: It could not be written; the old file is untouched.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="ascii", newline="\n") as stream:
            # Escapes keep even a path whose bytes are no valid text.
            json.dump(settings._asdict(), stream, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _percent(value: object, default: int) -> int:
    if type(value) is not int:  # a JSON true is an int to isinstance
        return default
    return min(max(value, SMALLEST_TEXT), LARGEST_TEXT)


def _theme(value: object, default: Theme) -> Theme:
    for theme in _THEMES:
        if value == theme:
            return theme
    return default
