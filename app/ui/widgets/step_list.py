"""Steps to walk through: which are done, which is next, each told by its sign and in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, unique

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui import drawing, fonts, icons, theme
from app.ui.formats import number_words
from app.ui.widgets.label import label

translate = QCoreApplication.translate
DISC_PX = 32


@unique
class StepState(Enum):
    DONE = "done"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`name` becomes the object name of the step's words."""

    name: str
    title: str
    text: str
    state: StepState


def state_words(state: StepState) -> str:
    match state:
        case StepState.DONE:
            return translate("steps", "Done")
        case StepState.NEXT:
            return translate("steps", "Next")
        case StepState.LATER:
            return translate("steps", "Later")


class _Disc(QWidget):
    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self.state = StepState.LATER
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.sp(DISC_PX), theme.sp(DISC_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, box = theme.palette(), QRectF(self.rect())
        painter = QPainter(self)
        is_done = self.state is StepState.DONE
        fill = colours.good_soft if is_done else colours.grey_soft
        ink = colours.good if is_done else colours.second
        if self.state is StepState.NEXT:
            fill, ink = colours.brand, colours.on_brand
        border = ink if colours.is_outlined else None
        drawing.rounded_box(painter, box, box.width() / 2, fill=fill, border=border)
        if is_done:
            inset = box.width() * 0.25
            icons.paint_icon(painter, box.adjusted(inset, inset, -inset, -inset), "check", ink)
        else:
            drawing.draw_text(
                painter,
                box,
                number_words(self._number),
                font=theme.font(15, fonts.SEMIBOLD),
                colour=ink,
                align=Qt.AlignmentFlag.AlignHCenter,
            )
        painter.end()


class _Row(QWidget):
    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._disc = _Disc(number, self)
        self._title = label(role="strong")
        self._state = label(role="faint")
        self._text = label(role="second")
        self._text.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._state, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_step(self, step: Step) -> None:
        self.setObjectName(step.name)
        self._disc.state = step.state
        self._disc.update()
        self._title.setText(step.title)
        self._state.setText(state_words(step.state))
        self._text.setText(step.text)
        self.setAccessibleName(f"{step.title}: {state_words(step.state)}")
        self.setAccessibleDescription(step.text)


class StepList(QWidget):
    """The steps one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(18)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these; their number stays the same from one call to the next."""
        while len(self._rows) < len(steps):
            row = _Row(len(self._rows) + 1, self)
            self._rows.append(row)
            self._column.addWidget(row)
        for row, step in zip(self._rows, steps, strict=True):
            row.show_step(step)
