"""A pad of digits for fingers. It types into the field in focus, or into the one it is tied to."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGridLayout,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from app.ui import drawing, fonts, icons, theme

KEY_HEIGHT_PX = 52
BACKSPACE = "backspace"


class _Key(QAbstractButton):
    def __init__(self, value: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.value = value
        self.setText("" if value == BACKSPACE else value)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAutoRepeat(value == BACKSPACE)

    def sizeHint(self) -> QSize:
        return QSize(72, theme.sp(KEY_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(48, theme.control_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.palette()
        painter = QPainter(self)
        fill = colours.card
        if self.isDown():
            fill = colours.brand_soft
        elif self.underMouse() and self.isEnabled():
            fill = colours.hover
        border = colours.field_border if colours.is_outlined else colours.line
        drawing.rounded_box(painter, self.rect(), 10, fill=fill, border=border)
        ink = colours.ink if self.isEnabled() else colours.faint
        if self.value == BACKSPACE:
            side = float(theme.sp(24))
            centre = QRectF(self.rect()).center()
            place = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
            icons.paint_icon(painter, place, "backspace", ink)
        else:
            drawing.draw_text(
                painter,
                self.rect(),
                self.value,
                font=theme.font(20, fonts.SEMIBOLD),
                colour=ink,
                align=Qt.AlignmentFlag.AlignHCenter,
            )
        painter.end()


class NumberPad(QWidget):
    """`has_plus` gives a key for the sign before a country code (phone numbers, not PINs).

    `key_pressed(str)` tells every key (`"0"` … `"9"`, `"+"`, `"backspace"`) after it was typed.
    """

    key_pressed: ClassVar[Signal] = Signal(str)

    def __init__(self, *, has_plus: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target: QLineEdit | None = None
        self._keys: list[_Key] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        rows = ("123", "456", "789")
        for row, line in enumerate(rows):
            for column, value in enumerate(line):
                grid.addWidget(self._key(value), row, column)
        if has_plus:
            grid.addWidget(self._key("+"), 3, 0)
        grid.addWidget(self._key("0"), 3, 1)
        grid.addWidget(self._key(BACKSPACE), 3, 2)
        # Digits stand in the same place in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._name_keys()

    def attach(self, field: QLineEdit | None) -> None:
        """Type into `field` from now on; None: into whatever field has the focus."""
        self._target = field

    def _key(self, value: str) -> _Key:
        key = _Key(value, self)
        key.setObjectName(f"pad_{value if value != '+' else 'plus'}")
        key.clicked.connect(lambda _checked=False, value=value: self._type(value))
        self._keys.append(key)
        return key

    def _name_keys(self) -> None:
        for key in self._keys:
            key.setAccessibleName(
                self.tr("Delete the last digit") if key.value == BACKSPACE else key.value
            )

    def _type(self, value: str) -> None:
        focused = QApplication.focusWidget()
        field = self._target or (focused if isinstance(focused, QLineEdit) else None)
        if field is None or field.isReadOnly() or not field.isEnabled():
            return
        if value == BACKSPACE:
            field.backspace()
        else:
            field.insert(value)
        self.key_pressed.emit(value)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._name_keys()
        super().changeEvent(event)
