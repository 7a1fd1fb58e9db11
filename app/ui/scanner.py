"""Hears a scanner from anywhere in the window and takes its keys out of whatever had the focus.

Into text fields characters go at once, so that typing is never delayed, and are taken back when
they prove to be a scan; other widgets get the second and later keys of a burst only when it proves
to be none. GS1's separator comes as Ctrl+], which is nobody's shortcut here.
"""

import contextlib
from collections.abc import Callable
from typing import ClassVar

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.gs1 import GS
from app.settings.declarations import ScannerSettings
from app.ui.field_snapshot import Restore, snapshot, takes_text
from app.ui.key_burst import FASTEST_FINGERS_S, BurstEnd, KeyBurst, KeyPace
from app.ui.us_keys import struck

SAME_AGAIN_S = 1.0
_HELD_MS = round(FASTEST_FINGERS_S * 1000) + 10
_ENDS = {
    Qt.Key.Key_Return: BurstEnd.ENTER,
    Qt.Key.Key_Enter: BurstEnd.ENTER,
    Qt.Key.Key_Tab: BurstEnd.TAB,
}
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_NO_CHARACTERS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_Control}
)
"""Keys that a scanner holds while it strikes another."""
_WATCHED = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})


class Scanner(QObject):
    """`code_scanned(str)` tells a code without the configured prefix and suffix."""

    code_scanned: ClassVar[Signal] = Signal(str)

    def __init__(
        self,
        *,
        monotonic: Callable[[], float],
        settings: ScannerSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._burst = KeyBurst(settings)
        self._is_enabled = True
        self._pace = KeyPace()
        self._heard: QWidget | None = None
        self._restore: Restore = lambda: None
        self._held: list[tuple[QWidget, QKeyEvent]] = []
        self._last_code: tuple[str, float] = ("", float("-inf"))
        self._release = QTimer(self)
        self._release.setSingleShot(True)
        self._release.setTimerType(Qt.TimerType.PreciseTimer)
        self._release.setInterval(_HELD_MS)
        self._release.timeout.connect(self._on_no_scan)

    def install(self, app: QApplication) -> None:
        """Hear every key of the program from now on.

        Keys go to what has the focus: it alone is listened to. A filter on the program itself
        would be called for each of its events, a thousand and more for every card that is shown.
        """
        app.focusChanged.connect(self._follow)
        app.focusWindowChanged.connect(self._follow)
        self._follow()

    def remove(self, app: QApplication) -> None:
        app.focusChanged.disconnect(self._follow)
        app.focusWindowChanged.disconnect(self._follow)
        self._listen_to(None)
        self._on_no_scan()

    def _follow(self) -> None:
        """Where nothing in a window has the focus, the window itself gets the keys."""
        self._listen_to(QApplication.focusWidget() or QApplication.activeWindow())

    def _listen_to(self, widget: QWidget | None) -> None:
        before, self._heard = self._heard, widget
        if before is not None and shiboken6.isValid(before):
            before.removeEventFilter(self)
        if widget is not None:
            widget.installEventFilter(self)

    def set_settings(self, settings: ScannerSettings) -> None:
        self._burst = KeyBurst(settings)

    def set_enabled(self, is_enabled: bool) -> None:
        """While disabled (locked, signing in) every key is left to the field in focus."""
        self._is_enabled = is_enabled
        self._on_no_scan()
        self._burst.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not self._is_enabled:
            return False
        if not isinstance(watched, QWidget) or event.type() not in _WATCHED:
            return False
        if QApplication.activePopupWidget() is not None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._keeps_from_shortcuts(event)
        if not event.spontaneous():
            return False  # handed on to a parent, or given back by us: seen already
        if event.type() == QEvent.Type.KeyRelease:
            return self._hold_release(watched, event)
        return self._on_key(watched, event)

    def _gap_s(self, event: QKeyEvent) -> float:
        return self._pace.gap_s(event.timestamp(), self._monotonic())

    def _keeps_from_shortcuts(self, event: QKeyEvent) -> bool:
        """The key that ends a scan must not fire a page's default button instead."""
        end = _ENDS.get(Qt.Key(event.key()))
        if end is None or not self._burst.code_at_key(end, self._gap_s(event)):
            return False
        event.accept()
        return True

    def _on_key(self, widget: QWidget, event: QKeyEvent) -> bool:
        gap_s = self._gap_s(event)
        end = _ENDS.get(Qt.Key(event.key()))
        code = self._burst.code_at_key(end, gap_s) if end is not None else ""
        if code:
            self._complete(code)
            return True
        if _is_separator(event):
            self._pace.note(event.timestamp(), self._monotonic())
            return self._on_separator(widget, gap_s)
        text = event.text()
        is_command = bool(event.modifiers() & _COMMANDS)
        if end is not None or not text or is_command or not (text.isprintable() or self._burst):
            if event.key() not in _NO_CHARACTERS:
                self._on_no_scan()
                self._burst.clear()
            return False
        self._pace.note(event.timestamp(), self._monotonic())
        return self._on_character(widget, event, gap_s)

    def _on_character(self, widget: QWidget, event: QKeyEvent, gap_s: float) -> bool:
        is_more = self._burst.continues(gap_s)
        if not is_more:
            self._on_no_scan()
            self._restore = snapshot(widget)
        self._burst.add(event.text(), gap_s, _struck(event))
        code = self._burst.code_at_text()
        if code:
            self._complete(code)
            return True
        if is_more and not takes_text(widget):
            self._hold(widget, event)
            return True
        return False

    def _on_separator(self, widget: QWidget, gap_s: float) -> bool:
        """No field takes it, so that nothing has to be held."""
        if not self._burst.continues(gap_s):
            self._on_no_scan()
            self._restore = snapshot(widget)
        self._burst.add(GS, gap_s, GS)
        return True

    def _hold(self, widget: QWidget, event: QKeyEvent) -> None:
        self._held.append((widget, event.clone()))
        self._release.start()

    def _hold_release(self, widget: QWidget, event: QKeyEvent) -> bool:
        """A held key's release waits behind its press."""
        if not self._held:
            return False
        self._hold(widget, event)
        return True

    def _on_no_scan(self) -> None:
        """It was typing after all: give back what was held."""
        self._release.stop()
        held, self._held = self._held, []
        for widget, event in held:
            if shiboken6.isValid(widget):
                QApplication.sendEvent(widget, event)

    def _complete(self, code: str) -> None:
        self._release.stop()
        self._held.clear()
        self._burst.clear()
        restore, self._restore = self._restore, lambda: None
        with contextlib.suppress(RuntimeError):  # the field's owner may have gone meanwhile
            restore()
        now = self._monotonic()
        last, at = self._last_code
        self._last_code = (code, now)
        if code == last and now - at < SAME_AGAIN_S:
            return
        self.code_scanned.emit(code)


def _struck(event: QKeyEvent) -> str:
    has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return struck(event.nativeScanCode(), event.nativeVirtualKey(), has_shift=has_shift)


def _is_separator(event: QKeyEvent) -> bool:
    if event.text() == GS:
        return True
    # AltGr counts as Ctrl and Alt on Windows, and types the bracket itself on many keyboards.
    if event.modifiers() & _COMMANDS != Qt.KeyboardModifier.ControlModifier:
        return False
    return event.key() == Qt.Key.Key_BracketRight or _struck(event) == "]"
