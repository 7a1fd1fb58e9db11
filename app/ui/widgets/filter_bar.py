"""What narrows and orders a list: small fields in one line, and a button for those that do not fit.

A field says what it is for while it is empty; its value is a text, empty where it narrows nothing.
"""

from collections.abc import Iterable
from itertools import accumulate
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.formats import number_words
from app.ui.widgets.button import Button
from app.ui.widgets.combo import ComboBox
from app.ui.widgets.custom_field_editor import FieldEditor, choice_editor, text_editor
from app.ui.widgets.date_time_edit import DateEdit
from app.ui.widgets.flow_row import GAP_PX, FlowRow
from app.ui.widgets.several_box import SeveralBox
from app.ui.widgets.text_edit import LineEdit

WIDTH_PX = 140
DATE_PX = 166
SEVERAL_PX = 210

Options = Iterable[tuple[str, str]]
"""Words and the value that they stand for."""


class FilterBar(QWidget):
    """`changed(str)` carries the field's short name; its object name is `<prefix>_<short name>`.
    `entered` tells of Enter in a field: on to what is left of the list.
    """

    changed: ClassVar[Signal] = Signal(str)
    entered: ClassVar[Signal] = Signal()

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("transparent", True)
        self._prefix = prefix
        self._editors: dict[str, FieldEditor] = {}
        self._widths: dict[QWidget, int] = {}
        self._is_filling = False
        self._row: FlowRow | None = None
        self._more = Button("", icon="filter")
        self._more.setObjectName(f"{prefix}_filter")
        self._is_open = False
        self._more.clicked.connect(self._on_more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def add_choice(self, name: str, words: str, options: Options, *, default: str = "") -> None:
        """One of a few: the first option is what it is by itself unless `default` says so."""
        box = ComboBox()
        for text, value in options:
            box.addItem(text, value)
        self._add(name, words, box, choice_editor(box, default=default))

    def add_words(self, name: str, words: str) -> None:
        """A word of the server's own: typed, or picked from those seen (`set_words`)."""
        box = ComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = box.lineEdit()
        assert line is not None
        line.setPlaceholderText(words)

        def read() -> str:
            found = box.findText(line.text().strip())
            return str(box.itemData(found) or "") if found >= 0 else line.text().strip()

        def write(text: str) -> None:
            found = box.findData(text)
            line.setText(box.itemText(found) if found >= 0 else text)

        editor = FieldEditor(box, read=read, write=write, on_change=line.textChanged)
        self._add(name, words, box, editor)

    def add_line(self, name: str, words: str) -> None:
        field = LineEdit(words)
        self._add(name, words, field, text_editor(field))

    def add_date(self, name: str, words: str) -> None:
        """A typed day; its value is ISO, or what was typed where that is no day."""
        field = DateEdit()
        field.setPlaceholderText(f"{words} {field.placeholderText()}")
        self._add(
            name,
            words,
            field,
            FieldEditor(field, read=field.iso, write=field.set_iso, on_change=field.textChanged),
            width=DATE_PX,
        )

    def add_several(self, name: str, words: str, options: Options) -> None:
        """Several of a few; its value is their values, a line each."""
        values = dict(options)
        box = SeveralBox(values)
        by_value = {value: text for text, value in values.items()}
        self._add(
            name,
            words,
            box,
            FieldEditor(
                box,
                read=lambda: "\n".join(values[text] for text in box.chosen()),
                write=lambda text: box.set_chosen(by_value.get(one, "") for one in text.split()),
                on_change=box.chosen_changed,
            ),
            width=SEVERAL_PX,
        )

    def lay_out(self) -> None:
        """Put the fields into the row: once, when all are there."""
        self._row = FlowRow(*(editor.widget for editor in self._editors.values()), self._more)
        self._column.addWidget(self._row)
        self._fit()

    def focus_first(self) -> None:
        """Narrowing begins here."""
        first = next(iter(self._editors.values())).widget
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def value(self, name: str) -> str:
        return self._editors[name].value()

    def values(self) -> dict[str, str]:
        return {name: editor.value() for name, editor in self._editors.items()}

    @property
    def narrowing(self) -> int:
        """How many fields are not as they are by themselves."""
        return sum(editor.value() != editor.default for editor in self._editors.values())

    def set_value(self, name: str, text: str) -> None:
        """Fill a field without telling that it changed."""
        self._is_filling = True
        self._editors[name].set_value(text)
        self._is_filling = False

    def clear(self) -> None:
        """Every field as it is by itself, and only a line of them; nothing is told."""
        self._open(is_open=False)
        for name, editor in self._editors.items():
            self.set_value(name, editor.default)

    def set_words(self, name: str, options: Options) -> None:
        """What can be picked in a field of words; what is typed stays."""
        box = self._editors[name].widget
        wanted = list(options)
        if not isinstance(box, QComboBox) or wanted == self._options(box):
            return
        typed = box.currentText()
        self._is_filling = True
        box.clear()
        for text, value in wanted:
            box.addItem(text, value)
        box.setCurrentIndex(-1)
        box.setEditText(typed)
        self._is_filling = False

    def set_choices(self, name: str, options: Options) -> None:
        """Other options for one of a few; what is chosen stays chosen while it is among them."""
        box = self._editors[name].widget
        wanted = list(options)
        if not isinstance(box, QComboBox) or wanted == self._options(box):
            return
        chosen = box.currentData()
        self._is_filling = True
        box.clear()
        for text, value in wanted:
            box.addItem(text, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        self._is_filling = False
        self._fit()

    def set_problem(self, name: str, *, is_wrong: bool) -> None:
        """Mark a field whose value cannot be used."""
        widget = self._editors[name].widget
        problem = "error" if is_wrong else ""
        if (widget.property("problem") or "") != problem:
            widget.setProperty("problem", problem)
            theme.restyle(widget)

    def _add(
        self, name: str, words: str, widget: QWidget, editor: FieldEditor, *, width: int = WIDTH_PX
    ) -> None:
        widget.setObjectName(f"{self._prefix}_{name}")
        widget.setAccessibleName(words)
        self._editors[name] = editor
        self._widths[widget] = width
        editor.changed.connect(lambda: self._on_changed(name))
        widget.installEventFilter(self)

    def _on_changed(self, name: str) -> None:
        self._word_more()
        if not self._is_filling:
            self.changed.emit(name)

    def _on_more(self) -> None:
        self._open(is_open=not self._is_open)

    def _open(self, *, is_open: bool) -> None:
        if is_open != self._is_open:
            self._is_open = is_open
            self._fit_line()

    def _fit_line(self) -> None:
        """The fields of the first line; all of them where they fit, or somebody wants them."""
        if self._row is None:
            return
        parts = [editor.widget for editor in self._editors.values()]
        ends = list(accumulate(part.minimumWidth() + GAP_PX for part in parts))
        is_short = ends[-1] - GAP_PX <= self.width()
        self._more.setVisible(not is_short)
        self._word_more()
        room = self.width() - self._more.sizeHint().width()
        is_all = is_short or self._is_open
        for place, part in enumerate(parts):
            part.setVisible(is_all or place == 0 or ends[place] <= room)
        self._word_more()
        self._row.updateGeometry()

    def _word_more(self) -> None:
        """The button tells how many fields narrow the list out of sight."""
        hidden = sum(
            editor.widget.isHidden() and editor.value() != editor.default
            for editor in self._editors.values()
        )
        if self._is_open:
            words = self.tr("Fewer filters")
        elif hidden:
            words = self.tr("More filters ({count})").format(count=number_words(hidden))
        else:
            words = self.tr("More filters")
        if self._more.text() != words:
            self._more.setText(words)
            self._more.updateGeometry()

    @staticmethod
    def _options(box: QComboBox) -> list[tuple[str, str]]:
        return [(box.itemText(row), str(box.itemData(row))) for row in range(box.count())]

    def _fit(self) -> None:
        for widget, width in self._widths.items():
            wide = theme.sp(width)
            if isinstance(widget, QComboBox) and not widget.isEditable():
                wide = max(wide, widget.sizeHint().width())
            widget.setFixedWidth(wide)
        self._fit_line()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a list that is open Enter picks, as ever: that list is a window of its own."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and not isinstance(watched, SeveralBox)
        ):
            if not event.isAutoRepeat():
                self.entered.emit()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_line()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.LanguageChange}:
            self._fit()
