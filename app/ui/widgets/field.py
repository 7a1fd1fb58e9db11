"""A label, its editor and the line below that says what is wrong; the line keeps its height."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.spoken import Remark, remark
from app.ui.widgets.label import ElidedLabel, label


class LabelledField(QWidget):
    """`editor` with its label above and a message line below, bound for assistive technology.

    `has_message` False leaves the line out, where nothing can be wrong.
    """

    def __init__(
        self,
        text: str,
        editor: QWidget,
        *,
        is_required: bool = False,
        has_message: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._text = text
        self._is_required = is_required
        self._label = label(role="label")
        self._label.setBuddy(editor)
        self._message = ElidedLabel(role="problem")
        self._message.setObjectName("field_message")
        self._message.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addWidget(editor)
        layout.addWidget(self._message)
        if not has_message:
            self._message.hide()
            layout.setContentsMargins(0, 0, 0, 8)
        layout.addStretch(1)
        self._word_label()
        self._keep_height()

    @property
    def problem(self) -> str:
        """The words that are shown below the editor, empty where all is well."""
        return self._message.text()

    def set_label(self, text: str) -> None:
        self._text = text
        self._word_label()

    def set_required(self, is_required: bool) -> None:
        self._is_required = is_required
        self._word_label()

    def set_problem(self, text: str, *, is_warning: bool) -> None:
        """Say below the editor what is wrong (or, as a warning, doubtful) with its value."""
        self._show(text, "warning" if is_warning else "error")

    def clear_problem(self) -> None:
        self._show("", "")

    def set_hint(self, text: str) -> None:
        """A quiet remark below the editor, where there is no problem to tell."""
        self._show(text, "")
        self._message.setProperty("role", "faint")
        theme.restyle(self._message)

    def _show(self, text: str, problem: str) -> None:
        if text == self._message.text() and problem == (self.editor.property("problem") or ""):
            return
        self._message.setText(text)
        self._message.setProperty("role", "warning" if problem == "warning" else "problem")
        self.editor.setProperty("problem", problem)
        remark(self.editor, Remark.PROBLEM, text)
        theme.restyle(self._message)
        theme.restyle(self.editor)

    def _word_label(self) -> None:
        # Marked as required for the eye by a star, for a screen reader by words.
        self._label.setText(f"{self._text} *" if self._is_required else self._text)
        required = self.tr("%1, required").replace("%1", self._text)
        name = required if self._is_required else self._text
        # Linux reads a box of choices by its label: its own name there is what is chosen.
        self._label.setAccessibleName(name)
        self.editor.setAccessibleName(name)

    def _keep_height(self) -> None:
        self._message.setFixedHeight(QFontMetrics(theme.font(13)).height() + 2)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self._keep_height()
        super().changeEvent(event)
