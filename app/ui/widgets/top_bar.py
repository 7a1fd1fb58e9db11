"""The bar over every page: the search field, and the pills that tell line, queue and associate."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QWidget

from app.ui import icons, theme
from app.ui.tone import Tone
from app.ui.widgets.pill import Pill
from app.ui.widgets.text_edit import LineEdit

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

SIDE = 20
ABOVE = 12
HAIRLINE = 1
GAP = 12
SEARCH_PX = 240
"""Room the search field must keep beside the pills."""


class SearchField(LineEdit):
    """The field for everything: Up and Down move in the list below instead of in the text."""

    moved: ClassVar[Signal] = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.moved.emit(step)
            return
        super().keyPressEvent(event)


class TopBar(QFrame):
    """Holds the widgets; what they say is set by the frame's presenter."""

    lock_requested: ClassVar[Signal] = Signal()
    switch_requested: ClassVar[Signal] = Signal()
    sign_out_requested: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.search_field = SearchField(key_hint="F2")
        self.search_field.setObjectName("search_field")
        self.connection_pill = Pill(has_dot=True)
        self.connection_pill.setObjectName("connection_pill")
        self.pending_pill = Pill(tone=Tone.GREY)
        self.pending_pill.setObjectName("pending_pill")
        self.associate_button = Pill(has_menu=True)
        self.associate_button.setObjectName("associate_button")
        self.associate_button.clicked.connect(self._on_associate)
        self._menu = self._build_menu()
        self._pills = (self.connection_pill, self.pending_pill, self.associate_button)
        self._rows = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SIDE, ABOVE, SIDE, ABOVE + 1)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(4)
        self._word()
        self._fit()

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("associate_menu")
        self._lock = self._action(menu, "lock", "associate_lock", self.lock_requested)
        self._lock.setShortcutVisibleInContextMenu(True)
        self._switch = self._action(menu, "switch-user", "associate_switch", self.switch_requested)
        self._out = self._action(menu, "sign-out", "associate_sign_out", self.sign_out_requested)
        return menu

    def _action(self, menu: QMenu, icon: str, name: str, signal: "SignalInstance") -> QAction:
        action = menu.addAction(icons.icon(icon, "second"), "")
        action.setObjectName(name)
        action.triggered.connect(lambda: signal.emit())
        return action

    def _on_associate(self) -> None:
        """Under the button, at its far edge, without stopping anything (no nested loop)."""
        button = self.associate_button
        width = self._menu.sizeHint().width()
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = 0 if is_rtl else button.width() - width
        self._menu.popup(button.mapToGlobal(QPoint(left, button.height() + 2)))

    def _word(self) -> None:
        self.search_field.setPlaceholderText(self.tr("Scan or type a mobile, e-mail, card or name"))
        self.search_field.setAccessibleName(self.tr("Search"))
        self.search_field.setAccessibleDescription(self.search_field.placeholderText())
        self._lock.setText(self.tr("Lock\tCtrl+L"))
        self._switch.setText(self.tr("Switch associate"))
        self._out.setText(self.tr("Sign out"))

    def _fit(self) -> None:
        """In one row while the search field keeps room enough, else the pills go below it."""
        pills = sum(pill.sizeHint().width() + GAP for pill in self._pills)
        rows = 1 if self.width() - 2 * SIDE - pills >= theme.sp(SEARCH_PX) else 2
        self.setFixedHeight(rows * theme.control_height() + 2 * ABOVE + (rows - 1) * 4 + HAIRLINE)
        if rows == self._rows:
            return
        self._rows = rows
        for part in (self.search_field, *self._pills):
            self._grid.removeWidget(part)
        for column in range(5):
            self._grid.setColumnStretch(column, 0)
        if rows == 1:
            self._grid.addWidget(self.search_field, 0, 0)
            self._grid.setColumnStretch(0, 1)
        else:
            self._grid.addWidget(self.search_field, 0, 0, 1, 5)
            self._grid.setColumnStretch(3, 1)
        places = (1, 2, 3) if rows == 1 else (0, 1, 4)
        for pill, column in zip(self._pills, places, strict=True):
            self._grid.addWidget(pill, rows - 1, column)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()  # a pill's words changed
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("card"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        painter.end()
