"""The outage drill: what is done to the practice line, and an exercise that ticks itself off."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.services.training import DrillLine, Exercise, ExerciseStep
from app.ui import theme
from app.ui.first_focus import set_first_focus
from app.ui.pages.training_words import exercise_steps, finished_words, line_words
from app.ui.tone import Tone
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import CardFrame
from app.ui.widgets.chip import Chip
from app.ui.widgets.content_scroll import ContentScroll
from app.ui.widgets.label import label
from app.ui.widgets.notice import Notice
from app.ui.widgets.step_list import StepList

SIDE_BY_SIDE_PX = 860
BUTTON_PX = 210


class TrainingPage(QWidget):
    """Object name `page_training`."""

    cut_requested: ClassVar[Signal] = Signal()
    slow_requested: ClassVar[Signal] = Signal()
    flaky_requested: ClassVar[Signal] = Signal()
    restore_requested: ClassVar[Signal] = Signal()
    reset_requested: ClassVar[Signal] = Signal()
    register_requested: ClassVar[Signal] = Signal()
    again_requested: ClassVar[Signal] = Signal()
    shown: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_training")
        self.setProperty("ground", True)
        self._state = Chip()
        self._state.setObjectName("training_state")
        self._line = label(role="second")
        self._line.setObjectName("training_line")
        self._line.setWordWrap(True)
        self.message = Notice("training_message")
        self._cut = self._button("cut", self.tr("Cut the line"), "wifi-off")
        self._slow = self._button("slow", self.tr("Make it slow"), "clock")
        self._flaky = self._button("flaky", self.tr("Make it flaky"), "alert")
        self._restore = self._button("restore", self.tr("Restore the line"), "wifi")
        self._reset = self._button("reset", self.tr("Reset training"), "refresh")
        self._steps = StepList()
        self._steps.setObjectName("training_steps")
        self._register = Button(self.tr("Register somebody"), icon="user-plus")
        self._register.setObjectName("training_register")
        self._again = Button(self.tr("Begin again"), kind=ButtonKind.QUIET)
        self._again.setObjectName("training_again")
        self._finished = Notice("training_finished")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        set_first_focus(self, self._cut)
        self.show_line(None)
        self.show_exercise(Exercise())

    def _button(self, name: str, words: str, icon: str) -> Button:
        made = Button(words, icon=icon)
        made.setObjectName(f"training_{name}")
        return made

    def _effects(self) -> Mapping[Button, str]:
        """What each button does, in the order in which they stand."""
        return {
            self._cut: self.tr("Nothing gets through, as with the cable pulled out."),
            self._slow: self.tr("Every answer takes some seconds; everything still works."),
            self._flaky: self.tr(
                "Some requests vanish and some answers get lost; the till sorts it out."
            ),
            self._restore: self.tr("The line is as good as new."),
        }

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(label(self.tr("Outage drill"), "title"))
        title.addWidget(self._state)
        title.addStretch(1)
        content = QWidget()
        content_column = QVBoxLayout(content)
        content_column.setContentsMargins(0, 0, 0, 20)
        content_column.setSpacing(16)
        self._row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self._build_line())
        left.addWidget(self._build_reset())
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self._build_exercise())
        right.addStretch(1)
        self._row.addLayout(left, 1)
        self._row.addLayout(right, 1)
        content_column.addLayout(self._row)
        content_column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 0)
        outer.setSpacing(14)
        outer.addLayout(title)
        outer.addWidget(self.message)
        outer.addWidget(ContentScroll(content), 1)

    def _build_line(self) -> CardFrame:
        card = CardFrame(self.tr("The line to the training server"))
        card.body.addWidget(self._line)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        for row, (button, words) in enumerate(self._effects().items()):
            self._add_effect(self._grid, row, button, words)
        card.body.addLayout(self._grid)
        return card

    def _build_reset(self) -> CardFrame:
        card = CardFrame(self.tr("From the beginning"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 1)
        words = self.tr(
            "The made-up people are as at the first start. What is unsent here stays unsent."
        )
        self._add_effect(grid, 0, self._reset, words)
        card.body.addLayout(grid)
        return card

    @staticmethod
    def _add_effect(grid: QGridLayout, row: int, button: Button, words: str) -> None:
        said = label(words, "second")
        said.setWordWrap(True)
        button.setAccessibleDescription(words)
        grid.addWidget(button, row, 0)
        grid.addWidget(said, row, 1, Qt.AlignmentFlag.AlignVCenter)

    def _build_exercise(self) -> CardFrame:
        card = CardFrame(self.tr("Exercise"), self.tr("it ticks itself off"))
        card.body.addWidget(self._steps)
        card.body.addWidget(self._finished)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._register)
        buttons.addStretch(1)
        buttons.addWidget(self._again)
        card.body.addLayout(buttons)
        return card

    def _connect(self) -> None:
        for button, signal in (
            (self._cut, self.cut_requested),
            (self._slow, self.slow_requested),
            (self._flaky, self.flaky_requested),
            (self._restore, self.restore_requested),
            (self._reset, self.reset_requested),
            (self._register, self.register_requested),
            (self._again, self.again_requested),
        ):
            self._tie(button, signal)

    @staticmethod
    def _tie(button: Button, signal: SignalInstance) -> None:
        button.clicked.connect(lambda: signal.emit())

    def show_line(self, line: DrillLine | None) -> None:
        """What is in force now; None: not known."""
        words, sentence, tone = line_words(line)
        self._state.set_state(words, tone)
        self._line.setText(sentence)
        self._line.setVisible(bool(sentence))
        is_good = line is None or line.is_good
        self._restore.set_kind(ButtonKind.SECONDARY if is_good else ButtonKind.PRIMARY)

    def show_exercise(self, exercise: Exercise) -> None:
        self._steps.show_steps(exercise_steps(exercise))
        is_registering = exercise.next_step is ExerciseStep.REGISTER
        kind = ButtonKind.PRIMARY if is_registering else ButtonKind.SECONDARY
        self._register.set_kind(kind)
        self._again.setVisible(bool(exercise.done))
        words = finished_words(exercise)
        if words != self._finished.text:
            self._finished.say(words, tone=Tone.GOOD)

    def show_reset(self) -> None:
        self.message.say(
            self.tr("Training begins anew, with everybody as they were."), tone=Tone.GOOD
        )

    def show_fault(self) -> None:
        self.show_line(None)
        self._state.set_state("", Tone.GREY)
        self.message.say(
            self.tr("The training server does not answer. Close Tillside and start it again."),
            tone=Tone.BAD,
        )

    def _fit(self) -> None:
        is_wide = self.width() >= theme.sp(SIDE_BY_SIDE_PX)
        direction = (
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )
        if self._row.direction() is not direction:
            self._row.setDirection(direction)
        width = max(button.sizeHint().width() for button in (*self._effects(), self._reset))
        for button in (*self._effects(), self._reset):
            button.setMinimumWidth(max(width, theme.sp(BUTTON_PX)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self.shown.emit()
        return super().event(event)
