"""A row of tabs with their contents. A tab can carry a number: what was written there and waits."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMoveEvent
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from app.ui import drawing, fonts, theme
from app.ui.formats import number_words
from app.ui.tone import Tone
from app.ui.widgets.chip import Chip

PADDING_PX, DENSE_PADDING_PX = 16, 5
"""As in the style sheet, whatever the text size."""
EDGE_PX = 16
GAP_PX = 4
SPARE_PX = 2
"""The tab's own rounding."""


class _Room(QWidget):
    """Room for a badge in its tab. Qt puts it behind the padding that follows the name: the badge
    itself stands before that, beside the name.
    """

    def __init__(self, bar: QTabBar) -> None:
        super().__init__(bar)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.badge = Chip(parent=bar)
        self.badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.padding = PADDING_PX

    def fit(self) -> None:
        hint = self.badge.sizeHint()
        self.badge.resize(hint)
        self.resize(hint.width() + GAP_PX, hint.height())
        self._place()

    def _place(self) -> None:
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.badge.move(self.x() + (self.padding if is_rtl else -self.padding), self.y())
        self.badge.raise_()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place()


class CardTabs(QTabWidget):
    """Names stay whole as long as may be, and are cut rather than hidden behind small arrows."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._rooms: dict[int, _Room] = {}
        self._words: dict[int, str] = {}
        self.setDocumentMode(True)
        bar = self.tabBar()
        bar.setDrawBase(False)
        bar.setExpanding(False)
        bar.setUsesScrollButtons(False)
        bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        # Room before the first tab; a style sheet could give it, and would style every tab's page.
        edge = QWidget()
        edge.setFixedWidth(EDGE_PX)
        self.setCornerWidget(edge, Qt.Corner.TopLeftCorner)

    def set_dense(self, *, is_dense: bool) -> None:
        """Tabs stand closer where there is little room."""
        bar = self.tabBar()
        if bool(bar.property("dense")) is not is_dense:
            bar.setProperty("dense", is_dense)
            theme.restyle(bar)
            for room in self._rooms.values():
                room.padding = DENSE_PADDING_PX if is_dense else PADDING_PX
                room.fit()

    def needed_px(self, *, is_dense: bool) -> int:
        """Pixels in which every name stands whole."""
        padding, margin = (DENSE_PADDING_PX, 2) if is_dense else (PADDING_PX, 4)
        font = theme.font(fonts.BASE_PX, fonts.MEDIUM)
        names = (drawing.text_width(self.tabText(place), font) for place in range(self.count()))
        rooms = (room.width() + 2 * GAP_PX for room in self._rooms.values() if room.badge.text())
        spared = self.count() * (2 * padding + margin + SPARE_PX) + PADDING_PX
        return round(sum(names) + sum(rooms) + spared)

    def name_tab(self, place: int, words: str) -> None:
        self.setTabText(place, words)
        self._tell(place)

    def set_badge(self, place: int, number: int, words: str, tone: Tone) -> None:
        """Show `number` beside a tab's name; 0 shows none. `words` say what it counts."""
        self._words[place] = words if number else ""
        room = self._rooms.get(place)
        if room is None and number:
            room = self._rooms[place] = _Room(self.tabBar())
            if self.tabBar().property("dense"):
                room.padding = DENSE_PADDING_PX
        if room is not None:
            room.badge.set_state(number_words(number) if number else "", tone)
            room.badge.setAccessibleName(self._words[place])
            self._take_room(place, room)
        self._tell(place)

    def badge(self, place: int) -> str:
        """The number beside a tab's name as it is shown; empty where there is none."""
        found = self._rooms.get(place)
        return found.badge.text() if found is not None else ""

    def _take_room(self, place: int, room: _Room) -> None:
        """A tab leaves room for what it holds, of the size that this has at that moment."""
        room.fit()
        held = room if room.badge.text() else None
        self.tabBar().setTabButton(place, QTabBar.ButtonPosition.RightSide, held)
        room.setVisible(held is not None)
        room.fit()

    def _tell(self, place: int) -> None:
        """Whoever hears the tab's name hears what waits there too."""
        words = self._words.get(place, "")
        name = self.tabText(place)
        self.setTabToolTip(place, words)
        self.tabBar().setAccessibleTabName(place, f"{name}, {words}" if words else name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            for place, room in self._rooms.items():
                self._take_room(place, room)
