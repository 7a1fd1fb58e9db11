"""The look of the whole program: which palette and text size are in force, applied once for all.

Widgets ask `palette()`, `sp()` and `font()` while they paint. The one style sheet is worn by the
window's parts, page by page: what nobody sees is styled anew when it comes to the front.
"""

import contextlib
import gc
import re
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.settings.declarations import ThemeName
from app.support.paths import RESOURCES
from app.ui import fonts
from app.ui.palette import CONTRAST, DARK, LIGHT, Palette

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

__all__ = [
    "CONTRAST",
    "DARK",
    "LIGHT",
    "Palette",
    "apply_theme",
    "choose_theme",
    "colour",
    "control_height",
    "current_theme",
    "dress",
    "font",
    "freshen",
    "palette",
    "restyle",
    "set_apart",
    "sp",
    "theme_changed",
    "unstyled",
]

CONTROL_PX = 44
MIN_TEXT_SIZE = 100
MAX_TEXT_SIZE = 200


class _Notifier(QObject):
    changed: ClassVar[Signal] = Signal()


class _InForce:
    palette: Palette = LIGHT
    name: ThemeName = ThemeName.SYSTEM
    scale: float = 1.0
    follows_system: bool = False
    is_held: bool = False


_notifier = _Notifier()
_in_force = _InForce()
_worn: "weakref.WeakKeyDictionary[QWidget, str]" = weakref.WeakKeyDictionary()
"""The style sheet that each part of a window wears; "" while it has none yet."""
_pages: "weakref.WeakSet[QWidget]" = weakref.WeakSet()
"""Those of them that keep a former look while they are hidden."""
_apart: "weakref.WeakKeyDictionary[QWidget, list[QWidget]]" = weakref.WeakKeyDictionary()
"""Of a page that wears nothing itself: its parts that do."""
theme_changed: "SignalInstance" = _notifier.changed
"""Emitted after another palette or text size is in force (widgets repaint by themselves)."""


def palette() -> Palette:
    """The palette in force."""
    return _in_force.palette


def current_theme() -> tuple[ThemeName, int]:
    """The theme as it was asked for, and the text size in percent."""
    return _in_force.name, round(_in_force.scale * 100)


def sp(pixels: float) -> int:
    """`pixels` of the design at the text size in force."""
    return round(pixels * _in_force.scale)


def control_height() -> int:
    """Height of buttons and fields: a finger's 44 px, and more where the text is larger."""
    return round(CONTROL_PX * (1 + (_in_force.scale - 1) * 0.5))


def font(pixels: float = fonts.BASE_PX, weight: QFont.Weight = fonts.REGULAR) -> QFont:
    """The house font at the text size in force. A copy: the caller may change it."""
    return QFont(_font(sp(pixels), weight))


def colour(role: str) -> QColor:
    """The colour of a palette role, by its name."""
    return QColor(getattr(_in_force.palette, role))


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose dynamic property changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def choose_theme(name: ThemeName, text_size: int) -> None:
    """Let `palette()`, `sp()` and `font()` answer for this theme, before any widget is there.

    Widgets that are built between this and `apply_theme` are styled once, not at every step.
    """
    fonts.load_fonts()
    _in_force.name = name
    _in_force.palette = _chosen(name)
    _in_force.scale = min(max(text_size, MIN_TEXT_SIZE), MAX_TEXT_SIZE) / 100
    _font.cache_clear()


def dress(part: QWidget, *, is_page: bool = False) -> None:
    """Let a part of a window, and all that it holds, wear the style sheet from now on.

    A page may hold much: hidden, it keeps a former look until it is to be shown (`freshen`).
    """
    if is_page:
        _pages.add(part)
    if part in _apart:
        for each in _apart[part]:
            dress(each, is_page=is_page)
        return
    _worn[part] = ""
    if not _in_force.is_held:
        freshen(part)


def freshen(part: QWidget) -> None:
    """Let a part wear the look in force, if it wears one at all; of a page, what is in sight."""
    for each in _apart.get(part, ()):
        if not each.isHidden():
            freshen(each)
    sheet = _style_sheet(_in_force.palette, _in_force.scale)
    if _worn.get(part, sheet) != sheet:
        _worn[part] = sheet
        part.setStyleSheet(sheet)


def set_apart(page: QWidget, *parts: QWidget) -> None:
    """Let these parts of a page wear the sheet in its place, each while it is in sight.

    Qt styles all that a widget holds, seen or not: of six tabs five are styled for nobody.
    """
    _apart.setdefault(page, []).extend(parts)
    if page in _pages:
        for each in parts:
            dress(each, is_page=True)


@contextmanager
def unstyled() -> Iterator[None]:
    """Build many widgets inside this: they are styled once at its end, not at every step.

    Under a style sheet each widget that is put into another styles all it holds anew; five pages
    cost 160 ms that way and 75 this way. Nothing is painted in between.
    """
    _in_force.is_held = True
    try:
        yield
    finally:
        _in_force.is_held = False
        for part in _parts():
            if not _worn[part]:
                freshen(part)


def apply_theme(app: QApplication, name: ThemeName, text_size: int) -> None:
    """Put theme `name` at `text_size` percent (100-200) in force for the whole program.

    Parts in sight wear it at once. Where no part of a window wears the sheet, everything does.
    """
    choose_theme(name, text_size)
    _follow_system(app)
    with _without_collector():
        if not app.styleSheet() and app.style().objectName().lower() != "fusion":
            app.setStyle("Fusion")
        app.setPalette(_qt_palette(_in_force.palette))
        if app.font() != font():
            app.setFont(font())
        parts = _parts()
        if app.styleSheet() or not parts:
            # Qt styles everything again for each level of nesting where one sheet replaces another.
            app.setStyleSheet("")
            app.setStyleSheet(_style_sheet(_in_force.palette, _in_force.scale))
        for part in parts:
            if part.isVisible() or part not in _pages or not _worn[part]:
                freshen(part)
    theme_changed.emit()


def _parts() -> list[QWidget]:
    return [part for part in list(_worn) if isValid(part)]


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Qt walks its list of widgets here by bare pointers: one that Python's collector frees on the
    way (a window that was left a moment ago) would take the program down with it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@lru_cache(maxsize=64)
def _font(pixels: int, weight: QFont.Weight) -> QFont:
    return fonts.house_font(pixels, weight)


def _chosen(name: ThemeName) -> Palette:
    if name is ThemeName.DARK:
        return DARK
    if name is ThemeName.CONTRAST:
        return CONTRAST
    if name is ThemeName.LIGHT:
        return LIGHT
    is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if is_dark else LIGHT


def _follow_system(app: QApplication) -> None:
    """Change with the system, once for the whole run, while the theme is "system"."""
    if _in_force.follows_system:
        return
    _in_force.follows_system = True

    def _on_scheme_changed() -> None:
        if _in_force.name is ThemeName.SYSTEM:
            apply_theme(app, ThemeName.SYSTEM, round(_in_force.scale * 100))

    QGuiApplication.styleHints().colorSchemeChanged.connect(_on_scheme_changed)


def _qt_palette(colours: Palette) -> QPalette:
    """What Qt's own painting (menus, cursors, selections) goes by."""
    role = QPalette.ColorRole
    made = QPalette()
    for target, value in (
        (role.Window, colours.ground),
        (role.WindowText, colours.ink),
        (role.Base, colours.card),
        (role.AlternateBase, colours.hover),
        (role.Text, colours.ink),
        (role.Button, colours.card),
        (role.ButtonText, colours.ink),
        (role.BrightText, colours.bad),
        (role.Highlight, colours.brand),
        (role.HighlightedText, colours.on_brand),
        (role.PlaceholderText, colours.faint),
        (role.ToolTipBase, colours.card),
        (role.ToolTipText, colours.ink),
        (role.Link, colours.brand),
        (role.Light, colours.card),
        (role.Midlight, colours.hover),
        (role.Mid, colours.line),
        (role.Dark, colours.field_border),
        (role.Shadow, colours.ground),
        (role.Accent, colours.brand),
    ):
        made.setColor(target, QColor(value))
    off = QPalette.ColorGroup.Disabled
    for target in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(off, target, QColor(colours.faint))
    return made


@lru_cache(maxsize=4)
def _style_sheet(colours: Palette, scale: float) -> str:
    """The one style sheet: `@role` stands for a colour, `15sp` for pixels at the text size.

    `scale` is the one in force; it tells one sheet from another.
    """
    text = (RESOURCES / "styles" / "tillside.qss").read_text(encoding="utf-8")
    values = {
        field.name: str(getattr(colours, field.name))
        for field in fields(colours)
        if field.type is str or field.type == "str"
    }
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"@(\w+)", lambda found: values[found[1]], text)
    text = re.sub(r"\b(\d+)ch\b", lambda found: f"{control_height() - int(found[1])}px", text)
    return re.sub(r"\b(\d+)sp\b", lambda found: f"{sp(int(found[1]))}px", text)
