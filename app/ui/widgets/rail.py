"""The rail of pages at the window's leading edge; it shrinks to icons where room is short."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui import drawing, fonts, icons, theme
from app.ui.navigation import PageName

WIDE_PX = 88
NARROW_PX = 64
ICON_PX = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class RailEntry:
    """One page of the rail. `words` gives its name in the language of the moment."""

    page: PageName
    icon: str
    key: str
    words: Callable[[], str]


class NavButton(QAbstractButton):
    """A page's button: icon, name and the key that leads there.

    Read as one of several, of which one is on: not as a box to tick, and not as what does the
    page's own work, which may have the same name.
    """

    def __init__(self, entry: RailEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self._is_narrow = False
        self.setObjectName(f"nav_{entry.page.value}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        # Else its neighbours are its group: one of them always on, chosen by arrows, and Tab would
        # find that one alone.
        alone = QButtonGroup(self)
        alone.setExclusive(False)
        alone.addButton(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.word()

    @property
    def page(self) -> PageName:
        return self._entry.page

    def word(self) -> None:
        """Take the page's name in the present language."""
        self.setText(self._entry.words())
        self.setAccessibleName(self._entry.words())
        self.setAccessibleDescription(self._entry.key)
        self._tip()
        self.update()

    def set_narrow(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self._tip()
        self.updateGeometry()
        self.update()

    def _tip(self) -> None:
        self.setToolTip(self.text() if self._is_narrow else "")

    def nextCheckState(self) -> None:
        """A press marks nothing: whoever shows the page does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
            return
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)

    def _heights(self) -> tuple[float, float, float]:
        name = drawing.line_height(theme.font(12, fonts.MEDIUM))
        key = drawing.line_height(theme.font(10.5, fonts.MEDIUM))
        return float(theme.sp(ICON_PX)), 0.0 if self._is_narrow else name, key

    def sizeHint(self) -> QSize:
        return QSize(NARROW_PX - 16, max(round(sum(self._heights())) + 14, 44))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.palette()
        painter = QPainter(self)
        box = QRectF(self.rect())
        is_on = self.isChecked()
        if is_on or self.underMouse() or self.isDown():
            painter.setOpacity(1.0 if is_on else 0.55)
            drawing.rounded_box(painter, box, 10, fill=colours.rail_on)
            painter.setOpacity(1.0)
        if self.hasFocus():
            ring = colours.rail_ink if is_on and colours.is_outlined else colours.rail_on_ink
            drawing.rounded_box(painter, box.adjusted(1, 1, -1, -1), 9, border=ring, width=2)
        icon_height, name_height, key_height = self._heights()
        ink = colours.rail_on_ink if is_on else colours.rail_ink
        faint = colours.rail_on_ink if is_on else colours.rail_faint
        top = box.center().y() - (icon_height + name_height + key_height + 4) / 2
        left = box.center().x() - icon_height / 2
        place = QRectF(left, top, icon_height, icon_height)
        icons.paint_icon(painter, place, self._entry.icon, ink)
        top += icon_height + 3
        centre = Qt.AlignmentFlag.AlignHCenter
        if not self._is_narrow:
            line = QRectF(box.left() + 2, top, box.width() - 4, name_height)
            font = theme.font(12, fonts.MEDIUM if is_on else fonts.REGULAR)
            drawing.draw_text(painter, line, self.text(), font=font, colour=ink, align=centre)
            top += name_height + 1
        line = QRectF(box.left(), top, box.width(), key_height)
        font = theme.font(10.5)
        drawing.draw_text(painter, line, self._entry.key, font=font, colour=faint, align=centre)
        painter.end()


class Rail(QFrame):
    """`page_chosen(PageName)` is told when a button is pressed."""

    page_chosen: ClassVar[Signal] = Signal(PageName)

    def __init__(self, entries: Sequence[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._is_narrow = False
        self._column = QWidget()
        self._column.setObjectName("rail_column")
        column = QVBoxLayout(self._column)
        column.setContentsMargins(8, 14, 8, 14)
        column.setSpacing(4)
        self._buttons: dict[PageName, NavButton] = {}
        for entry in entries:
            button = NavButton(entry)
            button.clicked.connect(
                lambda _checked=False, page=entry.page: self.page_chosen.emit(page)
            )
            # A screen reader's press comes as a toggle alone.
            button.toggled.connect(lambda _on, page=entry.page: self._on_toggled(page))
            self._buttons[entry.page] = button
            column.addWidget(button)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._column)
        scroll.viewport().setAutoFillBackground(False)
        self._column.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._fit()
        theme.theme_changed.connect(self._fit)

    def button(self, page: PageName) -> NavButton | None:
        return self._buttons.get(page)

    _is_marking = False

    def mark(self, page: PageName) -> None:
        """Show which page one is on."""
        self._is_marking = True
        for name, button in self._buttons.items():
            button.setChecked(name is page)
        self._is_marking = False

    def _on_toggled(self, page: PageName) -> None:
        if not self._is_marking:
            self.page_chosen.emit(page)

    def set_narrow(self, is_narrow: bool) -> None:
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            for button in self._buttons.values():
                button.set_narrow(is_narrow)
            self._fit()

    def _fit(self) -> None:
        """As wide as its longest name needs at the text size in force."""
        if self._is_narrow:
            width = max(NARROW_PX, theme.sp(ICON_PX) + 32)
        else:
            font = theme.font(12, fonts.MEDIUM)
            names = (drawing.text_width(b.text(), font) for b in self._buttons.values())
            width = max(WIDE_PX, round(max(names, default=0)) + 24)
        self.setFixedWidth(width)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            for button in self._buttons.values():
                button.word()
            self._fit()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("rail"))
        if colours.is_outlined:
            is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            edge = 0 if is_rtl else self.width() - 1
            painter.fillRect(edge, 0, 1, self.height(), theme.colour("field_border"))
        painter.end()
