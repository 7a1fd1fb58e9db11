"""A file's rows with their verdicts: whose each is, how it stands, and why."""

from collections.abc import Sequence
from enum import Enum, IntEnum, unique
from typing import assert_never

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.domain.organisation import FieldSpec
from app.domain.table_columns import FULL_NAME, Columns
from app.domain.table_review import ImportRow
from app.ui.formats import identifier_words, number_words
from app.ui.models.roles import CellRole, spoken_cell
from app.ui.tone import Tone
from app.ui.wording_import import cell_words, reasons, state_words

translate = QCoreApplication.translate

Index = QModelIndex | QPersistentModelIndex


@unique
class RowPart(IntEnum):
    NUMBER = 0
    NAME = 1
    CONTACT = 2
    STATE = 3
    WHY = 4


@unique
class RowFilter(Enum):
    ALL = "all"
    IN_ORDER = "in_order"
    LEFT_OUT = "left_out"


class ImportRowsModel(QAbstractTableModel):
    """`CellRole.KEY` of any cell is the row's number in the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ImportRow] = []
        self._shown: Sequence[int] = ()
        self._filter = RowFilter.ALL
        self._names: tuple[int, ...] = ()
        self._specs: tuple[FieldSpec, ...] = ()

    @property
    def rows(self) -> Sequence[ImportRow]:
        """Every row of the file, in sight or not."""
        return self._rows

    def set_rows(
        self, rows: Sequence[ImportRow], columns: Columns, specs: Sequence[FieldSpec]
    ) -> None:
        """Show another file's rows, or these ones judged anew."""
        self._rows, self._specs = list(rows), tuple(specs)
        places = {field: column for column, field in enumerate(columns)}
        fields = ("firstname", "lastname", FULL_NAME)
        self._names = tuple(places[field] for field in fields if field in places)
        self.filter_by(self._filter)

    def update_rows(self, first: int, rows: Sequence[ImportRow]) -> None:
        """New verdicts from place `first` on. What is filtered out stays so until the next
        `filter_by`: nothing moves under somebody's eyes.
        """
        self._rows[first : first + len(rows)] = rows
        if self._shown:
            last = self.index(len(self._shown) - 1, RowPart.WHY)
            self.dataChanged.emit(self.index(0, 0), last)

    def filter_by(self, wanted: RowFilter) -> None:
        self.beginResetModel()
        self._filter = wanted
        match wanted:
            case RowFilter.ALL:
                self._shown = range(len(self._rows))
            case RowFilter.LEFT_OUT:
                self._shown = [n for n, row in enumerate(self._rows) if row.is_left_out]
            case RowFilter.IN_ORDER:
                self._shown = [n for n, row in enumerate(self._rows) if not row.is_left_out]
            case _:
                assert_never(wanted)
        self.endResetModel()

    def row(self, place: int) -> ImportRow:
        return self._rows[self._shown[place]]

    def whole_reason(self, place: int) -> str:
        """All that is to be said of a row, a line each; empty where that is nothing."""
        if not 0 <= place < len(self._shown):
            return ""
        row = self.row(place)
        words = [*reasons(row, self._specs), cell_words(row)]
        if not any(words):
            return ""
        head = translate("import", "Row {number}").format(number=number_words(row.source.number))
        return "\n".join(filter(None, (head, *words)))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(RowPart)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _heading(RowPart(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, part = self.row(index.row()), RowPart(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_cell(self._text(row, part), self._second_line(row, part))
        if role == CellRole.SECOND_LINE:
            return self._second_line(row, part)
        if role == CellRole.TONE:
            return state_words(row)[1] if part is RowPart.STATE else None
        if role == CellRole.IS_STRONG:
            return part is RowPart.NAME
        if role == CellRole.ROW_TONE:
            return Tone.BAD if state_words(row)[1] is Tone.BAD else None
        return row.source.number if role == CellRole.KEY else None

    def _text(self, row: ImportRow, part: RowPart) -> str:
        match part:
            case RowPart.NUMBER:
                return number_words(row.source.number)
            case RowPart.NAME:
                words = (row.source.cell(column).strip() for column in self._names)
                return " ".join(filter(None, words)) or translate("formats", "No name")
            case RowPart.CONTACT:
                return next(iter(_contacts(row)), "–")
            case RowPart.STATE:
                return state_words(row)[0]
            case RowPart.WHY:
                return next(iter(reasons(row, self._specs)), "")
            case _:
                assert_never(part)

    def _second_line(self, row: ImportRow, part: RowPart) -> str:
        if part is RowPart.CONTACT:
            return next(iter(_contacts(row)[1:]), "")
        if part is not RowPart.WHY:
            return ""
        more = len(reasons(row, self._specs)) - 1
        rest = translate("import", "and {count} more").format(count=number_words(more))
        return " · ".join(filter(None, (cell_words(row), rest if more > 0 else "")))


def _contacts(row: ImportRow) -> tuple[str, ...]:
    """How the person is reached, masked; of a faulty row nothing is certain."""
    if row.registration is None:
        return ()
    return tuple(identifier_words(one) for one in row.registration.identifiers)


def _heading(part: RowPart) -> str:
    match part:
        case RowPart.NUMBER:
            return translate("import", "Row")
        case RowPart.NAME:
            return translate("import", "Name")
        case RowPart.CONTACT:
            return translate("import", "Contact")
        case RowPart.STATE:
            return translate("import", "State")
        case RowPart.WHY:
            return translate("import", "Why")
        case _:
            assert_never(part)
