"""Asks where a rescue file lies and for its passphrase. Lies in the page and blocks nothing."""

from enum import Enum, unique
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from app.ui import drawing, theme
from app.ui.escape_key import EscapeKey
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.field import LabelledField
from app.ui.widgets.field_grid import FieldGrid
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.form_field import FormField
from app.ui.widgets.label import label
from app.ui.widgets.text_edit import LineEdit

SECRET = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
SHORTEST = 12
"""Characters of a passphrase; the store holds to it, this only says so before."""


@unique
class RescueWay(Enum):
    HAND_OVER = "export"
    TAKE_IN = "import"


class RescuePanel(QFrame):
    """For one way; its parts are named `<prefix>_path`, `_choose`, `_passphrase`,
    `_passphrase_again`, `_confirm`, `_cancel`. `confirmed` carries path and passphrase.
    """

    opened: ClassVar[Signal] = Signal()
    closed: ClassVar[Signal] = Signal()
    confirmed: ClassVar[Signal] = Signal(str, str)
    cancelled: ClassVar[Signal] = Signal()

    def __init__(self, way: RescueWay, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{prefix}_panel")
        self._way = way
        self._is_busy = False
        self._words = label(self._explanation())
        self._words.setWordWrap(True)
        self._path = LineEdit()
        self._path.setObjectName(f"{prefix}_path")
        self._choose = Button(self.tr("Choose…"))
        self._choose.setObjectName(f"{prefix}_choose")
        self._passphrase = self._secret(f"{prefix}_passphrase")
        self._again = self._secret(f"{prefix}_passphrase_again")
        self._file = FormField(self.tr("File"), self._path, is_required=True)
        self._secret_field = FormField(self.tr("Passphrase"), self._passphrase, is_required=True)
        self._again_field = FormField(self.tr("Passphrase again"), self._again, is_required=True)
        self._confirm = Button(self._confirm_words(), kind=ButtonKind.PRIMARY)
        self._confirm.setObjectName(f"{prefix}_confirm")
        self._cancel = Button(self.tr("Cancel"))
        self._cancel.setObjectName(f"{prefix}_cancel")
        self._progress = QProgressBar()
        self._progress.setObjectName(f"{prefix}_progress")
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(self.tr("The file is being worked on"))
        self._lay_out()
        self._connect()
        self.hide()

    def _secret(self, name: str) -> LineEdit:
        field = LineEdit()
        field.setObjectName(name)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setInputMethodHints(SECRET)
        return field

    def _lay_out(self) -> None:
        file_row = QHBoxLayout()
        file_row.setSpacing(10)
        file_row.addWidget(self._file, 1)
        # A field of its own kind: with a label's line above and a message's below, it is in line.
        beside = LabelledField(" ", self._choose)
        self._choose.setAccessibleName(self.tr("Choose the file"))
        file_row.addWidget(beside)
        secrets = FieldGrid()
        fields = [self._secret_field]
        if self._way is RescueWay.HAND_OVER:
            fields.append(self._again_field)
        secrets.set_fields(fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addLayout(file_row)
        column.addWidget(secrets)
        column.addWidget(self._progress)
        column.addWidget(FlowRow(self._confirm, self._cancel))

    def _connect(self) -> None:
        for field in (self._path, self._passphrase, self._again):
            field.textChanged.connect(self._clear_problems)
            field.returnPressed.connect(self._on_confirm)
        self._choose.clicked.connect(self._on_choose)
        self._confirm.clicked.connect(self._on_confirm)
        self._cancel.clicked.connect(self._on_cancel)
        EscapeKey(self).pressed.connect(self._on_escape)

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def ask(self, path: str) -> None:
        """Open with a path to begin with; earlier passphrases are gone."""
        self._path.setText(path)
        self._path.setCursorPosition(0)
        self._passphrase.clear()
        self._again.clear()
        self._clear_problems()
        self.set_busy(False)
        self.show()
        self.opened.emit()
        first = self._passphrase if path else self._path
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Close; no passphrase stays behind."""
        self.hide()
        self._passphrase.clear()
        self._again.clear()
        self.closed.emit()

    def set_busy(self, is_busy: bool) -> None:
        """While the file is worked on, nothing can be changed."""
        self._is_busy = is_busy
        self._progress.setVisible(is_busy)
        for part in (self._path, self._choose, self._passphrase, self._again, self._confirm):
            part.setEnabled(not is_busy)
        self._cancel.setEnabled(not is_busy)

    def _on_confirm(self) -> None:
        if self._is_busy or not self._is_filled():
            return
        path = Path(self._path.text().strip()).expanduser()
        self.confirmed.emit(str(path), self._passphrase.text())

    def _is_filled(self) -> bool:
        """Whether all is there; says at its field what is not."""
        self._clear_problems()
        path = self._path.text().strip()
        if not path or not Path(path).expanduser().is_absolute():
            return self._refuse(self._file, self.tr("Choose a file, or type its whole path"))
        if not self._passphrase.text():
            return self._refuse(self._secret_field, self.tr("This is needed"))
        if self._way is RescueWay.TAKE_IN:
            return True
        if len(self._passphrase.text()) < SHORTEST:
            words = self.tr("At least {count} characters").format(count=SHORTEST)
            return self._refuse(self._secret_field, words)
        if self._passphrase.text() != self._again.text():
            return self._refuse(self._again_field, self.tr("The two differ: type both again"))
        return True

    def _refuse(self, field: FormField, words: str) -> bool:
        field.set_problem(words, is_warning=False)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _clear_problems(self) -> None:
        for field in (self._file, self._secret_field, self._again_field):
            field.clear_problem()

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self._words.text(), self._path.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._way is RescueWay.HAND_OVER:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._path.setText)
        dialog.open()

    def _on_escape(self) -> None:
        if not self._is_busy:
            self._on_cancel()

    def _on_cancel(self) -> None:
        self.dismiss()
        self.cancelled.emit()

    def _explanation(self) -> str:
        if self._way is RescueWay.HAND_OVER:
            return self.tr(
                "Writes all that is unsent into a file, for another till to send. This till lets"
                " go of it. Without the passphrase nobody can read the file: note it down."
            )
        return self.tr(
            "Takes in what another till could not send; this till sends it then. What is here"
            " already is not taken twice."
        )

    def _confirm_words(self) -> str:
        if self._way is RescueWay.HAND_OVER:
            return self.tr("Hand over")
        return self.tr("Take in")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.palette()
        border = colours.field_border if colours.is_outlined else colours.line
        drawing.rounded_box(painter, self.rect(), 10, fill=colours.card, border=border)
        painter.end()
