"""Typing by touch: offers a pad in the text field in focus, and types what it says like a keyboard.

Only while a finger, and no mouse, was last at work. The pad lies over the window's lower or upper
end, whichever leaves the field in sight.
"""

from typing import ClassVar, TypeAlias

import shiboken6
from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QInputDevice, QKeyEvent, QPointerEvent, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from app.ui import languages, theme
from app.ui.letter_layouts import layouts_for
from app.ui.widgets.letter_pad import Layer, LetterPad
from app.ui.widgets.number_pad import NumberPad
from app.ui.widgets.pad_key import PadKey

_TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})
_POINTS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove})
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize})
_KEYS = {"\b": Qt.Key.Key_Backspace, "\r": Qt.Key.Key_Return, " ": Qt.Key.Key_Space}
_DIGITS = (
    Qt.InputMethodHint.ImhDigitsOnly
    | Qt.InputMethodHint.ImhDialableCharactersOnly
    | Qt.InputMethodHint.ImhFormattedNumbersOnly
)
_LATIN = (
    Qt.InputMethodHint.ImhEmailCharactersOnly
    | Qt.InputMethodHint.ImhUrlCharactersOnly
    | Qt.InputMethodHint.ImhLatinOnly
)
_NO_CAPITALS = (
    Qt.InputMethodHint.ImhNoAutoUppercase
    | Qt.InputMethodHint.ImhLowercaseOnly
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhHiddenText
)
ARROW_PX = 40
"""Room that a box's own arrow takes at the field's end."""
APART_PX = 4

TextField: TypeAlias = QLineEdit | QPlainTextEdit | QComboBox | QDateTimeEdit


def text_field(widget: QWidget | None) -> TextField | None:
    """`widget` if characters can be typed into it now."""
    if widget is None or not widget.isEnabled():
        return None
    if isinstance(widget, QLineEdit | QPlainTextEdit | QDateTimeEdit):
        return None if widget.isReadOnly() else widget
    if isinstance(widget, QComboBox) and widget.isEditable():
        return widget
    return None


class TouchTyping(QObject):
    """`open_changed(bool)` tells that the pad was opened or put away."""

    open_changed: ClassVar[Signal] = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_touch = False
        self._is_wanted = False
        self._field: TextField | None = None
        self._narrowed: tuple[QLineEdit, QMargins] | None = None
        self._watched: list[QObject] = []
        self._pad: LetterPad | None = None
        self._button: PadKey | None = None

    def watch(self, handle: QWindow) -> None:
        """Begin to notice fingers and mice; the window must have been shown."""
        handle.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    @property
    def is_open(self) -> bool:
        return self._pad is not None and self._pad.isVisible()

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        is_ours = now is not None and now.window() is self._window
        self._take(text_field(now) if is_ours else None)

    def _take(self, field: TextField | None) -> None:
        """From now on what is typed goes to `field`."""
        if field is self._field:
            return
        self._unwatch()
        self._field = field
        if field is not None:
            self._watch_places(field)
        self._show_parts()

    def _watch_places(self, field: QWidget) -> None:
        """Whatever the field lies in may move it: a page that scrolls, a form that grows."""
        part: QWidget | None = field
        while part is not None:
            part.installEventFilter(self)
            self._watched.append(part)
            part = None if part is self._window else part.parentWidget()

    def _unwatch(self) -> None:
        for part in self._watched:
            if shiboken6.isValid(part):
                part.removeEventFilter(self)
        self._watched.clear()

    def _show_parts(self) -> None:
        field = self._field
        is_offered = field is not None and self._is_touch and not self._has_own_pad(field)
        if not is_offered:
            self._show_pad(is_shown=False)
            self._show_button(is_shown=False)
            return
        self._show_pad(is_shown=self._is_wanted)
        self._show_button(is_shown=not self._is_wanted)

    def _has_own_pad(self, field: TextField) -> bool:
        """Digits, on a page that has a number pad of its own."""
        if _layer(field) is not Layer.DIGITS:
            return False
        return any(pad.isVisible() for pad in self._window.findChildren(NumberPad))

    def _show_button(self, *, is_shown: bool) -> None:
        if is_shown and self._button is None:
            self._button = button = PadKey("", icon="keyboard", parent=self._window)
            button.setObjectName("letter_pad_button")
            button.setAccessibleName(self.tr("Type by touch"))
            theme.dress(button)
            button.clicked.connect(self._on_wanted)
        if self._button is None:
            return
        self._button.setVisible(is_shown)
        self._give_room(self._field if is_shown else None)
        self._place_button()

    def _give_room(self, field: TextField | None) -> None:
        """What is written in `field` must not end below the button; the field before gets back
        what it had.
        """
        former, self._narrowed = self._narrowed, None
        if former is not None and shiboken6.isValid(former[0]):
            former[0].setTextMargins(former[1])
        if isinstance(field, QLineEdit):
            self._narrowed = (field, field.textMargins())
            self._narrow(field)

    @staticmethod
    def _narrow(field: QLineEdit) -> None:
        margins, side = field.textMargins(), theme.control_height()
        if field.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            margins.setLeft(max(margins.left(), side))
        else:
            margins.setRight(max(margins.right(), side))
        field.setTextMargins(margins)

    def _show_pad(self, *, is_shown: bool) -> None:
        was_shown = self.is_open
        if is_shown and self._pad is None:
            self._pad = pad = LetterPad(layouts_for(languages.language()), self._window)
            theme.dress(pad)
            pad.typed.connect(self._type)
            pad.backspace_pressed.connect(lambda: self._type("\b"))
            pad.enter_pressed.connect(lambda: self._type("\r"))
            pad.hide_pressed.connect(self._on_hide)
        if self._pad is None:
            return
        if is_shown and self._field is not None:
            self._pad.begin(
                _layer(self._field),
                is_latin=bool(self._field.inputMethodHints() & _LATIN),
                is_shifted=_wants_capital(self._field),
            )
            self._bring_into_sight(self._field)
            self._place_pad()
        self._pad.setVisible(is_shown)
        if is_shown != was_shown:
            self.open_changed.emit(is_shown)

    def _bring_into_sight(self, field: QWidget) -> None:
        for part in self._watched:
            if isinstance(part, QScrollArea):
                part.ensureWidgetVisible(field)

    def _on_wanted(self) -> None:
        self._is_wanted = True
        self._show_parts()

    def _on_hide(self) -> None:
        self._is_wanted = False
        self._show_parts()

    def _type(self, text: str) -> None:
        """As a key would: pressed and released, to whatever has the focus."""
        if self._field is None or not shiboken6.isValid(self._field):
            return
        key = _KEYS.get(text, Qt.Key(ord(text.upper())) if text.isascii() else Qt.Key.Key_unknown)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key.value, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(self._field, event)

    def _field_place(self) -> QRect:
        """Where the field is, in the window."""
        assert self._field is not None
        return QRect(self._field.mapTo(self._window, QPoint(0, 0)), self._field.size())

    def _place_button(self) -> None:
        if self._button is None or self._field is None:
            return
        side = theme.control_height()
        place = self._field_place()
        has_arrow = isinstance(self._field, QComboBox | QDateTimeEdit)
        room = ARROW_PX if has_arrow else 0
        is_rtl = self._field.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = place.left() + room if is_rtl else place.right() + 1 - side - room
        self._button.setGeometry(QRect(QPoint(left, place.top()), QSize(side, side)))
        self._button.raise_()

    def _place_pad(self) -> None:
        """Below the field if that leaves it in sight, else above; in the worst case smaller."""
        if self._pad is None or self._field is None:
            return
        field, whole = self._field_place(), self._window.rect()
        wanted = self._pad.sizeHint().height()
        below = whole.height() - field.bottom() - 1 - APART_PX
        above = field.top() - APART_PX
        is_below = wanted <= below or below >= above
        height = min(
            wanted, max(below if is_below else above, self._pad.minimumSizeHint().height())
        )
        top = whole.height() - height if is_below else 0
        self._pad.setGeometry(0, top, whole.width(), height)
        self._pad.raise_()

    def _note(self, *, is_touch: bool) -> None:
        if is_touch == self._is_touch:
            return
        self._is_touch = is_touch
        if not is_touch:
            self._is_wanted = False
        self._show_parts()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TOUCHES:
            self._note(is_touch=True)
        elif kind in _POINTS and isinstance(watched, QWindow) and isinstance(event, QPointerEvent):
            self._note(is_touch=event.device().type() is not QInputDevice.DeviceType.Mouse)
        elif kind in _MOVES and self._field is not None:
            self._place_button()
            if self.is_open:
                self._place_pad()
        return False


def _layer(field: TextField) -> Layer:
    is_digits = bool(field.inputMethodHints() & _DIGITS) or isinstance(field, QDateTimeEdit)
    return Layer.DIGITS if is_digits else Layer.LETTERS


def _wants_capital(field: TextField) -> bool:
    """Whether a name, or a sentence, is about to begin."""
    if field.inputMethodHints() & (_NO_CAPITALS | _LATIN):
        return False
    if isinstance(field, QPlainTextEdit):
        return not field.toPlainText()
    if isinstance(field, QComboBox):
        return not field.currentText()
    if isinstance(field, QLineEdit):
        return not field.text() and field.echoMode() is QLineEdit.EchoMode.Normal
    return False
