"""The import page: a file of paper forms, what its columns are, each row's verdict, and how far
the taking over has come. Shows what its presenter gives it and tells what was done.
"""

from collections.abc import Sequence
from enum import Enum, unique
from typing import ClassVar

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.domain.organisation import FieldSpec
from app.domain.table_columns import Columns
from app.domain.table_review import ImportRow
from app.ui import theme
from app.ui.counts import counts
from app.ui.first_focus import set_first_focus
from app.ui.formats import number_words
from app.ui.models.import_rows import ImportRowsModel, RowFilter, RowPart
from app.ui.pages.importing_columns import ImportColumns
from app.ui.pages.importing_notices import ImportNotices
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import CardFrame
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.label import ElidedLabel, label
from app.ui.widgets.segments import SegmentedBox
from app.ui.widgets.table import Table

ROOMY_PX = 840


class _Why(QWidget):
    """The words at a card's foot, under a hairline; hidden while there are none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._words = label(role="second")
        self._words.setObjectName(name)
        self._words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.addWidget(self._words)

    def say(self, words: str) -> None:
        self._words.setText(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(1, 0, self.width() - 2, 1, theme.colour("line"))
        painter.end()


@unique
class ImportView(Enum):
    """What of the file is in sight."""

    COLUMNS = "columns"
    ROWS = "rows"


class ImportPage(QWidget):
    """Object name `page_import`; the parts are named in the screens' own contract."""

    file_chosen: ClassVar[Signal] = Signal(str)
    field_chosen: ClassVar[Signal] = Signal(int, str)
    headings_toggled: ClassVar[Signal] = Signal(bool)
    known_toggled: ClassVar[Signal] = Signal(bool)
    start_requested: ClassVar[Signal] = Signal()
    cancel_requested: ClassVar[Signal] = Signal()
    shown: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_import")
        self.setProperty("ground", True)
        self.setAcceptDrops(True)
        self._subtitle = ElidedLabel(role="second")
        self._subtitle.setObjectName("import_about")
        self._choose = Button(self.tr("Choose a file"), kind=ButtonKind.PRIMARY, icon="upload")
        self._choose.setObjectName("import_file")
        self.notices = ImportNotices()
        self._view = SegmentedBox()
        self._view.setObjectName("import_view")
        self._view.setAccessibleName(self.tr("What to look at"))
        self._filter = SegmentedBox()
        self._filter.setObjectName("import_filter")
        self._filter.setAccessibleName(self.tr("Which rows to show"))
        self._headings = CheckBox(self.tr("The first row holds headings"))
        self._headings.setObjectName("import_headings")
        self._known = CheckBox(self.tr("Update customers who are known already"))
        self._known.setObjectName("import_known")
        self.columns = ImportColumns()
        self._model = ImportRowsModel(self)
        self._rows = Table()
        self._rows.setObjectName("import_preview")
        self._rows.setAccessibleName(self.tr("The rows of the file"))
        self._rows.setModel(self._model)
        self._rows.fit_columns(stretch=RowPart.WHY)
        self._why = _Why("import_why")
        self._empty = EmptyState(
            self.tr("Bring in paper forms"),
            self.tr(
                "Choose the file into which the forms were typed, or drop it here: CSV, or a"
                " spreadsheet saved as CSV. Nothing is saved before you have seen each row."
            ),
            icon="upload",
        )
        self._empty.setObjectName("import_empty")
        # A page that is hidden in a stack must not keep the table tall.
        self._empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._start = Button("", kind=ButtonKind.PRIMARY)
        self._start.setObjectName("import_start")
        self._cancel = Button(self.tr("Stop"))
        self._cancel.setObjectName("import_cancel")
        self._progress = QProgressBar()
        self._progress.setObjectName("import_progress")
        self._progress.setAccessibleName(self.tr("How far it has come"))
        self._progress.setTextVisible(False)
        self._progress_words = label(role="second")
        self._progress_words.setObjectName("import_progress_words")
        self._lay_out()
        self._fill_boxes()
        self._connect()
        set_first_focus(self, self._choose)
        self.show_nothing()

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(label(self.tr("Import"), "title"))
        title.addWidget(self._subtitle, 1)
        title.addWidget(self._choose)
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(16, 12, 16, 12)
        tools.setSpacing(12)
        tools.addWidget(self._view, 2)
        tools.addWidget(self._filter, 3)
        tools.addWidget(self._headings, 3)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for part in (self._empty, self.columns, self._rows):
            self._stack.addWidget(part)
        card = CardFrame(is_flush=True)
        card.body.setSpacing(0)
        card.body.addWidget(self._tools)
        card.body.addWidget(holder, 1)
        card.body.addWidget(self._why)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(12)
        foot.addWidget(self._start)
        foot.addWidget(self._cancel)
        foot.addWidget(self._known)
        progress = QVBoxLayout()
        progress.setSpacing(4)
        progress.addWidget(self._progress_words)
        progress.addWidget(self._progress)
        foot.addLayout(progress, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 20)
        outer.setSpacing(14)
        outer.addLayout(title)
        outer.addWidget(self.notices)
        outer.addWidget(card, 1)
        outer.addWidget(self._foot)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._on_choose)
        self.columns.field_chosen.connect(self.field_chosen)
        self._rows.selectionModel().currentRowChanged.connect(self._show_why)
        self._model.modelReset.connect(self._show_why)
        self._view.currentIndexChanged.connect(self._on_view)
        self._filter.currentIndexChanged.connect(self._on_filter)
        self._headings.clicked.connect(self.headings_toggled)
        self._known.clicked.connect(self.known_toggled)
        self._start.clicked.connect(self.start_requested)
        self._cancel.clicked.connect(self.cancel_requested)

    def _fill_boxes(self) -> None:
        self._view.addItem(self.tr("Columns"), ImportView.COLUMNS)
        self._view.addItem(self.tr("Rows"), ImportView.ROWS)
        for wanted in RowFilter:
            self._filter.addItem("", wanted)
        self._count_rows(())

    # What is shown.

    def show_nothing(self) -> None:
        """No file yet, or none any more."""
        self._subtitle.setText("")
        self._choose.setText(self.tr("Choose a file"))
        self._choose.set_kind(ButtonKind.PRIMARY)
        self.notices.clear()
        self._model.set_rows((), (), ())
        self.columns.set_columns((), (), ())
        self._tools.hide()
        self._start.setEnabled(False)
        self._set_busy(False)
        self._foot.hide()
        self._stack.setCurrentWidget(self._empty)

    def show_reading(self, name: str) -> None:
        self.show_nothing()
        self._subtitle.setText(name)
        self._progress.setRange(0, 0)
        self._progress_words.setText(self.tr("Reading the file"))
        self._foot.show()
        self._set_busy(True)
        self._start.hide()

    def show_file(
        self,
        about: str,
        headings: Sequence[str],
        examples: Sequence[str],
        choices: Sequence[tuple[str, str]],
    ) -> None:
        """A file that was read: what it is, and its columns."""
        self._subtitle.setText(about)
        self._choose.setText(self.tr("Another file"))
        self._choose.set_kind(ButtonKind.SECONDARY)
        self.columns.set_columns(headings, examples, choices)
        self._tools.show()

    def show_layout(self, columns: Columns, *, with_headings: bool, known_too: bool) -> None:
        """How the file is understood now."""
        self.columns.show_fields(columns)
        self._headings.setChecked(with_headings)
        self._known.setChecked(known_too)

    def show_view(self, view: ImportView) -> None:
        self._view.setCurrentIndex(self._view.findData(view))
        self._on_view()

    def show_checking(self) -> None:
        """The rows are looked at; what was said of them before holds no more."""
        self._foot.show()
        self._set_busy(True)
        self._start.hide()
        self._known.hide()

    def show_rows(
        self, rows: Sequence[ImportRow], columns: Columns, specs: Sequence[FieldSpec]
    ) -> None:
        self._model.set_rows(rows, columns, specs)
        self._count_rows(rows)

    def show_ready(self, count: int, *, has_known: bool, is_resumed: bool) -> None:
        """Every row has its verdict; `count` of them can be taken over."""
        words = counts.import_take_over(count) if count else self.tr("Nothing to take over")
        if is_resumed and count:
            words = self.tr("Go on: %1").replace("%1", words)
        self._start.setText(words)
        self._start.updateGeometry()
        self._start.setEnabled(count > 0)
        self._start.show()
        self._known.setVisible(has_known)
        self._foot.show()
        self._set_busy(False)

    def show_running(self) -> None:
        self._set_busy(True)
        self.notices.clear()
        self._start.hide()
        self._known.hide()

    def show_left_out(self) -> None:
        """The rows that somebody has to look at; all of them where there are none such."""
        has_some = any(row.is_left_out for row in self._model.rows)
        wanted = RowFilter.LEFT_OUT if has_some else RowFilter.ALL
        self._filter.setCurrentIndex(self._filter.findData(wanted))
        self.show_view(ImportView.ROWS)

    def update_rows(self, first: int, rows: Sequence[ImportRow]) -> None:
        self._model.update_rows(first, rows)

    def show_progress(self, done: int, total: int, words: str) -> None:
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)
        self._progress_words.setText(words)

    # What is done.

    @property
    def view(self) -> ImportView:
        return ImportView(self._view.currentData())

    def _set_busy(self, is_busy: bool) -> None:
        """Nothing else can be begun meanwhile; all of it can be looked at. The focus goes from what
        began it to what ends it, and then to what comes next.
        """
        begins = (self._choose, self._start, self._known, self._headings)
        had_focus = self.window().focusWidget() in (*begins, self._cancel)
        self._cancel.setVisible(is_busy)
        if had_focus and is_busy:
            self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in (self._progress, self._progress_words):
            part.setVisible(is_busy)
        self._choose.setEnabled(not is_busy)
        self._headings.setEnabled(not is_busy)
        self.columns.set_changeable(not is_busy)
        if had_focus and not is_busy:
            can_start = self._start.isEnabled() and not self._foot.isHidden()
            (self._start if can_start else self._choose).setFocus(Qt.FocusReason.OtherFocusReason)

    def _count_rows(self, rows: Sequence[ImportRow]) -> None:
        left_out = sum(row.is_left_out for row in rows)
        shown = {
            RowFilter.ALL: (self.tr("All {count}"), len(rows)),
            RowFilter.IN_ORDER: (self.tr("In order {count}"), len(rows) - left_out),
            RowFilter.LEFT_OUT: (self.tr("Left out {count}"), left_out),
        }
        for place, (words, count) in enumerate(shown.values()):
            self._filter.setItemText(place, words.format(count=number_words(count)))
        self._filter.update()

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a file of paper forms"))
        dialog.setObjectName("import_file_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        tables, everything = self.tr("Tables"), self.tr("All files")
        dialog.setNameFilters([f"{tables} (*.csv *.txt *.tsv *.tab)", f"{everything} (*)"])
        dialog.fileSelected.connect(self.file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_view(self) -> None:
        is_columns = self.view is ImportView.COLUMNS
        self._stack.setCurrentWidget(self.columns if is_columns else self._rows)
        self._headings.setVisible(is_columns)
        self._filter.setVisible(not is_columns)
        self._show_why()

    def _show_why(self) -> None:
        """All that is to be said of the row that is picked: the table has room for the first."""
        picked = self._rows.currentIndex()
        is_rows = self.view is ImportView.ROWS
        self._why.say(self._model.whole_reason(picked.row()) if is_rows else "")
        self._rows.set_at_foot(self._why.isHidden())
        if picked.isValid():
            # The table has just lost the room that the words take.
            QTimer.singleShot(0, self, lambda: self._rows.scrollTo(self._rows.currentIndex()))

    def _fit_columns(self) -> None:
        """Where room is scarce, why a row is left out matters more than how they are reached."""
        self._rows.setColumnHidden(RowPart.CONTACT, self.width() < theme.sp(ROOMY_PX))

    def _on_filter(self) -> None:
        self._model.filter_by(RowFilter(self._filter.currentData()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._choose.isEnabled() and _dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if name := _dropped_file(event.mimeData()):
            event.acceptProposedAction()
            self.file_chosen.emit(name)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self.shown.emit()
        return super().event(event)


def _dropped_file(data: QMimeData) -> str:
    """The one file that is dropped; empty where it is none, or several."""
    urls = data.urls()
    return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""
