"""The QApplication and its dress: fonts, palette, one stylesheet, light or dark, text size.

Which window is opened is decided in bootstrap; colours and type are in theme.py. Whether a
display exists is asked in display.py, before this module is imported.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from traceback import format_exception
from types import TracebackType

from PySide6.QtCore import QDir, QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from wakayama_audit_gui.gui.composition import CompositionWatch
from wakayama_audit_gui.gui.theme import BASE_PX, DARK, FAMILY, LIGHT, Colours, Tone, qt_palette

TEXT_SIZES = (100, 115, 130)
"""Steps of the text size, in percent."""


class Scheme(Enum):
    """Light, dark, or as the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def create_application(
    arguments: Sequence[str],
    resources: Path,
    *,
    scheme: Scheme = Scheme.SYSTEM,
    text_size: int = 100,
) -> DressedApplication:
    """Make the one QApplication, dressed but for the stylesheet, which the first window puts on.

    Args:
        arguments: As ``sys.argv``; Qt takes its own options out of it.
        resources: Folder that holds ``fonts``, ``icons``, ``styles`` and ``translations``.
        scheme: Light, dark or as the system.
        text_size: One of `TEXT_SIZES`.
    """
    application = DressedApplication(arguments, resources)
    application.setApplicationName("監査手帳")
    _speak_japanese(application, resources / "translations")
    application.appearance.begin(scheme, text_size)
    return application


def _speak_japanese(application: QApplication, ours: Path) -> None:
    """Dates, and the words of Qt's own menus and dialogs, whatever the system speaks.

    Qt's own catalogue lacks what was worded anew since it was translated, such as "Look in"; ours
    has only that. It is a catalogue and no translator written in Python, since a file dialog asks
    for words on a thread of its own too, which would wait for Python while it is waited for.
    """
    QLocale.setDefault(QLocale(QLocale.Language.Japanese, QLocale.Country.Japan))
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qt_ja", str(ours)), ("qtbase_ja", qt)):
        words = QTranslator(application)
        if words.load(name, folder):
            application.installTranslator(words)


def finish_dress() -> None:
    """Put on what `create_application` left for the first window."""
    application = QApplication.instance()
    if isinstance(application, DressedApplication):
        application.appearance.finish()


class DressedApplication(QApplication):
    """The one QApplication, what it wears, and the watch that keeps shortcuts out of a composition.

    Args:
        arguments: As ``sys.argv``.
        resources: Folder that holds ``fonts``, ``icons`` and ``styles``.
    """

    def __init__(self, arguments: Sequence[str], resources: Path) -> None:
        # Neither setStyle() nor findChild(), which looks at the style too: they make Python build
        # the long enums of QStyle, 4 ms of the start.
        super().__init__([*arguments[:1], "-style", "Fusion", *arguments[1:]])
        self.appearance = Appearance(self, resources)
        CompositionWatch(self)


class Appearance(QObject):
    """Dresses the application, and again when the user or the system changes their mind."""

    def __init__(self, application: QApplication, resources: Path) -> None:
        super().__init__(application)
        self._application = application
        self._scheme = Scheme.SYSTEM
        self._text_size = 100
        self._complete = False
        QDir.setSearchPaths("icons", [str(resources / "icons")])
        self._template = (resources / "styles" / "window.qss").read_text(encoding="utf-8")
        for weight in ("400Regular", "700Bold"):
            QFontDatabase.addApplicationFont(
                str(resources / "fonts" / f"BIZUDPGothic_{weight}.ttf")
            )
        application.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)

    @property
    def scheme(self) -> Scheme:
        """The chosen scheme."""
        return self._scheme

    @property
    def text_size(self) -> int:
        """The chosen text size in percent."""
        return self._text_size

    def apply(self, scheme: Scheme, text_size: int) -> None:
        """Dress every window, open ones too.

        Args:
            scheme: Light, dark or as the system.
            text_size: One of `TEXT_SIZES`.
        """
        self.begin(scheme, text_size)
        self.finish()

    def begin(self, scheme: Scheme, text_size: int) -> None:
        """Everything but the stylesheet, for before the first window is built.

        Under a stylesheet each widget put into a layout is styled anew with all it holds; putting
        it on once, when the window is complete, saves 25 ms of the start.
        """
        self._scheme, self._text_size = scheme, text_size
        self._complete = False
        chosen = QFont(FAMILY)
        chosen.setPixelSize(round(BASE_PX * text_size / 100))
        chosen.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        QApplication.setFont(chosen)
        QApplication.setPalette(qt_palette(self._colours()))

    def finish(self) -> None:
        """Put on the stylesheet, if it is not on yet; the main window does so when shown."""
        if not self._complete:
            self._complete = True
            self._application.setStyleSheet(stylesheet(self._template, self._colours()))

    def _colours(self) -> Colours:
        if self._scheme is Scheme.SYSTEM:
            dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._scheme is Scheme.DARK else LIGHT

    def _on_system_scheme_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self.apply(self._scheme, self._text_size)


def stylesheet(template: str, colours: Colours) -> str:
    """The one stylesheet: the template with ``@name@`` replaced by the colours of that name."""
    names = {
        "paper": colours.paper,
        "ground": colours.ground,
        "line": colours.line,
        "hover": colours.hover,
        "focus": colours.focus,
        "fill": colours.fill,
        "on_fill": colours.on_fill,
        "ink": colours.text(Tone.INK),
        "second": colours.text(Tone.SECOND),
        "tint": colours.tones[Tone.AI].tint,
    }
    for name, colour in names.items():
        template = template.replace(f"@{name}@", colour.name())
    return template


def report_unexpected(tell: Callable[[str], None]) -> None:
    """Send exceptions that escape a slot to ``tell`` as a report, besides standard error."""
    earlier = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        earlier(kind, error, trace)
        if isinstance(error, Exception):
            tell("".join(format_exception(error)))

    sys.excepthook = hook
