"""The calendar that opens from a date field: days for fingers, in the house's colours."""

from PySide6.QtCore import QDate, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from app.ui import drawing, fonts, icons, theme

DAY_PX = 46
"""A day is a finger's target."""


class Calendar(QCalendarWidget):
    """Paints its days itself; takes up the theme in force each time it opens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(7 * DAY_PX, 8 * DAY_PX)
        self.setGridVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        bar = self.findChild(QWidget, "qt_calendar_navigationbar")
        if isinstance(bar, QWidget):
            bar.setBackgroundRole(QPalette.ColorRole.Base)
        for button in self.findChildren(QToolButton):
            button.setMinimumSize(DAY_PX, DAY_PX - 2)

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        colours = theme.palette()
        painter.fillRect(rect, theme.colour("card"))
        ink, weight = colours.ink, fonts.REGULAR
        if date.month() != self.monthShown() or date > self.maximumDate():
            ink = colours.faint
        if date == QDate.currentDate():
            ink, weight = colours.brand, fonts.BOLD
        if date == self.selectedDate():
            box = QRectF(rect).adjusted(2, 2, -2, -2)
            drawing.rounded_box(painter, box, 10, fill=colours.brand)
            ink, weight = colours.on_brand, fonts.SEMIBOLD
        drawing.draw_text(
            painter,
            rect,
            self.locale().toString(date.day()),
            font=theme.font(15, weight),
            colour=ink,
            align=Qt.AlignmentFlag.AlignHCenter,
        )

    def _take_theme(self) -> None:
        heads = QTextCharFormat()
        heads.setForeground(theme.colour("second"))
        heads.setBackground(theme.colour("card"))
        self.setHeaderTextFormat(heads)
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, heads)
        for name, icon in (("prev", "chevron-left"), ("next", "chevron-right")):
            button = self.findChild(QToolButton, f"qt_calendar_{name}month")
            if isinstance(button, QToolButton):
                button.setIcon(icons.icon(icon))

    def showEvent(self, event: QShowEvent) -> None:
        self._take_theme()
        super().showEvent(event)
