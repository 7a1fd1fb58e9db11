"""Fields for a point in time: a date-time editor with our calendar button, and a typed date."""

import itertools
import re
from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, QEvent, QLocale, QRectF, QSize, Qt, QTime
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from app.ui import drawing, icons, theme
from app.ui.widgets.calendar import Calendar
from app.ui.widgets.text_edit import LineEdit

ICON_PX = 18


class DateTimeEdit(QDateTimeEdit):
    """A QDateTimeEdit that the wheel leaves alone and whose calendar has days for fingers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("d MMM yyyy, HH:mm")
        self.setCalendarPopup(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCalendarWidget(Calendar(self))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.control_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), theme.control_height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setMaximumHeight(theme.control_height())

    def moment(self) -> datetime:
        """What is entered: naive, to the minute; the zone is the store's and is not known here."""
        self.interpretText()
        day, time = self.date(), self.time()
        return datetime(  # noqa: DTZ001 - the form's text carries no zone
            day.year(), day.month(), day.day(), time.hour(), time.minute()
        )

    def set_moment(self, at: datetime) -> None:
        """Show `at` by its own clock, whatever its zone."""
        day, time = QDate(at.year, at.month, at.day), QTime(at.hour, at.minute)
        self.setDateTime(QDateTime(day, time))

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab leads to the next field; the arrow keys lead through day, month, hour and minute."""
        return QWidget.focusNextPrevChild(self, is_next)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(self.rect())
        side = float(theme.sp(ICON_PX))
        place = QRectF(box.right() - 12 - side, box.center().y() - side / 2, side, side)
        place = drawing.mirrored(place, box, self.layoutDirection())
        role = "second" if self.isEnabled() else "faint"
        icons.paint_icon(painter, place, "calendar", getattr(theme.palette(), role))
        painter.end()


class DateEdit(LineEdit):
    """A date typed as digits: the separators come by themselves, and it may stay empty.

    The order of day, month and year is the locale's.
    """

    def __init__(self, locale: QLocale | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._order, self._separator = date_order(locale or QLocale())
        names = {"d": self.tr("dd"), "m": self.tr("mm"), "y": self.tr("yyyy")}
        self.setPlaceholderText(self._separator.join(names[part] for part in self._order))
        self.setInputMethodHints(Qt.InputMethodHint.ImhDate)
        self._before = ""
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_finished)

    def iso(self) -> str:
        """The date as `YYYY-MM-DD`; what cannot be read is given back as it was typed."""
        text = self.text().strip()
        found = read_date(text, self._order)
        return found.isoformat() if found else text

    def set_iso(self, text: str) -> None:
        """Show an ISO date in the locale's order; any other text as it is."""
        try:
            self.setText(self._shown(date.fromisoformat(text)) if text else "")
        except ValueError:
            self.setText(text)
        self._before = self.text()

    def _shown(self, day: date) -> str:
        parts = {"d": f"{day.day:02}", "m": f"{day.month:02}", "y": f"{day.year:04}"}
        return self._separator.join(parts[part] for part in self._order)

    def _on_edited(self, text: str) -> None:
        """Add the separator once a part is full, but never while somebody deletes."""
        grew = len(text) > len(self._before)
        if grew and re.search(r"\D\D$", text) and self._before.endswith(self._separator):
            # Typed by somebody who did not wait for ours.
            self.setText(self._before)
            return
        parts = re.split(r"\D", text)
        number = len(parts) - 1
        is_full = number < 2 and len(parts[-1]) == (4 if self._order[number] == "y" else 2)
        if grew and is_full and self.cursorPosition() == len(text):
            self.setText(text + self._separator)
        self._before = self.text()

    def _on_finished(self) -> None:
        found = read_date(self.text(), self._order)
        if found and self.text() != self._shown(found):
            self.setText(self._shown(found))
            self._before = self.text()


def date_order(locale: QLocale) -> tuple[str, str]:
    """The order of day, month and year (as `dmy`) and what stands between them."""
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat)
    order = re.sub(r"(.)\1+", r"\1", re.sub(r"[^dmy]", "", pattern.lower()))
    separator = re.search(r"[./\-]", pattern)
    if sorted(order) != ["d", "m", "y"] or separator is None:
        return "dmy", "."
    return order, separator[0]


def read_date(text: str, order: str) -> date | None:
    """`text` as a date in `order` (ISO is always understood); None where it is none.

    A year of two digits is the latest one that is not in the future.
    """
    digits = "".join(str(int(char)) if char.isdecimal() else char for char in text.strip())
    parts = [part for part in re.split(r"[^0-9]+", digits) if part]
    if len(parts) == 1 and len(parts[0]) == 8:
        widths = [4 if part == "y" else 2 for part in order]
        cuts = [sum(widths[:number]) for number in range(4)]
        parts = [parts[0][start:end] for start, end in itertools.pairwise(cuts)]
    if len(parts) != 3 or any(len(part) > 4 for part in parts):
        return None
    named = dict(zip("ymd" if len(parts[0]) == 4 else order, parts, strict=True))
    year = int(named["y"])
    if len(named["y"]) <= 2:
        this_year = QDate.currentDate().year()
        year += this_year // 100 * 100
        year -= 100 if year > this_year else 0
    try:
        return date(year, int(named["m"]), int(named["d"]))
    except ValueError:
        return None
