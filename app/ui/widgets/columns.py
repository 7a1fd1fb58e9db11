"""Cards in columns: as many as there is room for, each card as tall as it needs."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme

COLUMN_PX = 280
GAP = 16


class Columns(QWidget):
    """`arrangements` says for each number of columns what stands in them; one column is among
    them, and every card is in each arrangement. `shares` are the columns' widths in
    proportion, `column_px` is the narrowest one.
    """

    def __init__(
        self,
        arrangements: Mapping[int, Sequence[Sequence[QWidget]]],
        *,
        shares: Sequence[int] = (),
        column_px: int = COLUMN_PX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._arrangements = arrangements
        self._column_px = column_px
        self._shares = tuple(shares) or (1,) * max(arrangements)
        self._count = 0
        self._is_settling = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        # Each column is a widget: a layout inside a layout goes on telling heights of before.
        self._columns: list[QVBoxLayout] = []
        for _ in range(max(arrangements)):
            holder = QWidget()
            holder.setProperty("transparent", True)
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(GAP)
            row.addWidget(holder)
            self._columns.append(column)
        self._row = row
        self._arrange(max(arrangements))

    @property
    def count(self) -> int:
        """How many columns there are now."""
        return self._count

    def settle_soon(self) -> None:
        """Lay out what changed before the next painting, however many cards ask for it: left to
        itself it takes a turn of the loop for each layer, and what does not fit yet is painted
        meanwhile.
        """
        if not self._is_settling:
            self._is_settling = True
            # Painting waits behind all events of this priority.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def customEvent(self, event: QEvent) -> None:
        # While painting is held, there is more to come: once for all of it is enough.
        if self.updatesEnabled():
            self.settle()

    def settle(self) -> None:
        """Lay out now what changed since the last time, if anything did that asked for it."""
        was_asked, self._is_settling = self._is_settling, False
        if was_asked and self.isVisible():
            self._settle()

    def _settle(self) -> None:
        # What lies deep in a card has asked by itself. The cards, and what holds them, are told
        # in any case, from the innermost outwards: a layout goes by what those inside it tell.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        places = self._arrangements[self._count]
        for part in (*chain.from_iterable(places), *self._holders(), self):
            layout = part.layout()
            if layout is not None:
                layout.activate()
        viewport = self.parentWidget()
        if viewport is not None:
            QCoreApplication.sendPostedEvents(viewport, QEvent.Type.LayoutRequest.value)

    def _holders(self) -> Iterator[QWidget]:
        for column in self._columns:
            holder = column.parentWidget()
            if holder is not None:
                yield holder

    def _arrange(self, count: int) -> None:
        if count == self._count:
            return
        self._count = count
        for column in self._columns:
            while (item := column.itemAt(0)) is not None:
                card = item.widget()
                # Taking the item out alone would leave it alive, with the sizes that it remembers.
                if card is not None:
                    column.removeWidget(card)
                else:
                    column.removeItem(item)
        places = self._arrangements[count]
        for number, column in enumerate(self._columns):
            self._row.setStretch(number, self._shares[number] if number < count else 0)
            holder = column.parentWidget()
            if holder is not None:
                holder.setVisible(number < count)
            for card in places[number] if number < count else ():
                column.addWidget(card)
                card.show()  # a widget with another parent is hidden till the next turn of the loop
            column.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """One column is enough: otherwise two of them would never become one."""
        return QSize(min(COLUMN_PX, theme.sp(COLUMN_PX)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = (self.width() + GAP) // (theme.sp(self._column_px) + GAP)
        self._arrange(max(count for count in self._arrangements if count <= max(room, 1)))


def settle_around(card: QWidget) -> None:
    """Lay out the columns that a card stands in, where they are in sight: before it is painted."""
    above = card.parentWidget()
    while above is not None and not isinstance(above, Columns):
        above = above.parentWidget()
    if above is not None and above.isVisible():
        above.settle_soon()
