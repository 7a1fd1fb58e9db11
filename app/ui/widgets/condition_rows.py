"""The conditions of a search as a table whose cells are fields: a row each, with a button that
takes it away.

Shows a ConditionsModel and edits it; what a condition means is not its business.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.organisation import FieldSpec
from app.domain.search_meaning import kind_of
from app.domain.search_query import Attribute, Operator
from app.ui import theme
from app.ui.models.conditions import (
    ConditionColumn,
    ConditionDraft,
    ConditionsModel,
    Index,
    operators_for,
)
from app.ui.pages.search_words import operator_words
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.combo import ComboBox
from app.ui.widgets.condition_values import ConditionValues, shape_of

SHOWN_AT_LEAST = 2
GAP_PX = 10
_SHARES = {ConditionColumn.ATTRIBUTE: 0.27, ConditionColumn.OPERATOR: 0.23}


class _Nothing(QStyledItemDelegate):
    """A cell's words are for who reads the model: on the screen its fields stand there."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Nothing."""


class _Row(QWidget):
    """The fields of one condition. They lie in the table's cells, each in a box of its own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.attribute = ComboBox()
        self.operator = ComboBox()
        self.values = ConditionValues()
        self.remove = Button("", kind=ButtonKind.QUIET, icon="x")
        self.remove.setAccessibleName(self.tr("Take this condition away"))
        self.remove.setToolTip(self.tr("Take this condition away"))
        self.boxes = (
            _boxed(self.attribute),
            _boxed(self.operator),
            _boxed(self.values, self.remove),
        )

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """In the order of the keyboard."""
        return (self.attribute, self.operator, *self.values.fields, self.remove)


def _boxed(*fields: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, GAP_PX, GAP_PX)
    row.setSpacing(4)
    for place, field in enumerate(fields):
        row.addWidget(field, 0 if place else 1)
    return box


class ConditionRows(QTableView):
    """`submitted` tells of Enter in a field, `fields_changed` that there may be others.

    Parts are numbered: `query_attribute_1`, `query_operator_1`, `query_values_1` (and
    `query_values_to_1`), `query_remove_1`.
    """

    submitted: ClassVar[Signal] = Signal()
    fields_changed: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.conditions = ConditionsModel(self)
        self._rows: list[_Row] = []
        self._specs: Mapping[str, FieldSpec] = {}
        self._is_showing = False
        self._room = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Nothing(self))
        self.setShowGrid(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setModel(self.conditions)
        self.conditions.dataChanged.connect(self._show)
        self.conditions.rowsInserted.connect(self._show)
        self.conditions.rowsRemoved.connect(self._on_removed)
        theme.theme_changed.connect(self._fit)
        self._fit()
        self._show()

    def set_fields(self, specs: Sequence[FieldSpec]) -> None:
        """The organisation's own fields, which can be asked for too."""
        self._specs = {spec.name: spec for spec in specs}
        self.conditions.set_labels({spec.name: spec.label for spec in specs})

    def set_room(self, height: int) -> None:
        """How high it may be, in pixels; what does not fit scrolls."""
        self._room = height
        self._fit()

    def mark_wrong(self, row: int | None) -> None:
        """Mark the values of this row, and of no other, as what is wrong."""
        for number, fields in enumerate(self._rows):
            fields.values.set_problem(number == row, theme.restyle)

    @property
    def first_field(self) -> QWidget:
        """Where typing begins."""
        return self._rows[0].values.fields[0]

    def focus_row(self, row: int) -> None:
        """Bring a row into sight and begin with its attribute."""
        self.scrollTo(self.conditions.index(row, 0))
        self._rows[row].attribute.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        """Give every row its fields, and every field its value."""
        was, self._is_showing = self._is_showing, True
        drafts = self.conditions.drafts
        while len(self._rows) < len(drafts):
            self._add(len(self._rows))
        for number, (row, draft) in enumerate(zip(self._rows, drafts, strict=False)):
            self._fill(row, draft)
            self._name(row, number)
        self._is_showing = was
        self._order()
        self.updateGeometry()
        self._fit()
        self.fields_changed.emit()

    def _add(self, number: int) -> None:
        row = _Row(self)
        self._rows.append(row)
        for column, box in enumerate(row.boxes):
            self.setIndexWidget(self.conditions.index(number, column), box)
        row.attribute.currentIndexChanged.connect(
            lambda _=0: self._take(row, ConditionColumn.ATTRIBUTE)
        )
        row.operator.currentIndexChanged.connect(
            lambda _=0: self._take(row, ConditionColumn.OPERATOR)
        )
        row.values.changed.connect(lambda: self._take(row, ConditionColumn.VALUES))
        row.remove.clicked.connect(lambda: self.conditions.remove(self._rows.index(row)))

    def _fill(self, row: _Row, draft: ConditionDraft) -> None:
        attributes = [*Attribute, *self._specs]
        if draft.attribute not in attributes:
            attributes.append(draft.attribute)
        labels = [(self.conditions.label_of(name), str(name)) for name in attributes]
        _offer(row.attribute, labels, draft.attribute)
        operators = list(operators_for(draft.attribute))
        if draft.operator not in operators:
            operators.append(draft.operator)
        kind = kind_of(draft.attribute)
        ways = [(operator_words(operator, kind), operator.value) for operator in operators]
        _offer(row.operator, ways, draft.operator.value)
        spec = self._specs.get(draft.attribute)
        options = spec.options if spec is not None else ()
        shape = shape_of(kind, draft.operator, options, draft.values)
        if row.values.set_shape(shape):
            for field in row.fields:
                field.removeEventFilter(self)
                field.installEventFilter(self)
        row.values.set_values(draft.values)

    def _name(self, row: _Row, number: int) -> None:
        place = number + 1
        row.attribute.setObjectName(f"query_attribute_{place}")
        row.attribute.setAccessibleName(self.tr("Condition {n}: what").format(n=place))
        row.operator.setObjectName(f"query_operator_{place}")
        row.operator.setAccessibleName(self.tr("Condition {n}: how").format(n=place))
        row.remove.setObjectName(f"query_remove_{place}")
        first, *others = row.values.fields
        first.setObjectName(f"query_values_{place}")
        first.setAccessibleName(self.tr("Condition {n}: value").format(n=place))
        for field in others:
            field.setObjectName(f"query_values_to_{place}")
            field.setAccessibleName(self.tr("Condition {n}: up to").format(n=place))

    def _take(self, row: _Row, column: ConditionColumn) -> None:
        """What somebody entered, into the model."""
        if self._is_showing:
            return
        value = {
            ConditionColumn.ATTRIBUTE: lambda: str(row.attribute.currentData()),
            ConditionColumn.OPERATOR: lambda: str(Operator(row.operator.currentData())),
            ConditionColumn.VALUES: row.values.values,
        }[column]()
        number = self._rows.index(row)
        self.conditions.setData(self.conditions.index(number, column), value)

    def _on_removed(self, _parent: object, first: int, last: int) -> None:
        for row in self._rows[first : last + 1]:
            for field in row.fields:
                field.setObjectName("")  # until it is gone no one shall find it by its name
            row.deleteLater()
        del self._rows[first : last + 1]
        self._show()

    def _order(self) -> None:
        fields = [field for row in self._rows for field in row.fields]
        for before, after in pairwise(fields):
            QWidget.setTabOrder(before, after)

    def _fit(self) -> None:
        height = theme.control_height() + GAP_PX
        self.verticalHeader().setDefaultSectionSize(height)
        width = self.viewport().width()
        rest = width
        for column, share in _SHARES.items():
            wanted = round(width * share)
            if column is ConditionColumn.OPERATOR:
                hints = [row.operator.sizeHint().width() + GAP_PX for row in self._rows]
                wanted = max(wanted, *hints, 0)
            self.setColumnWidth(column, wanted)
            rest -= wanted
        self.setColumnWidth(ConditionColumn.VALUES, rest)
        shown = max(self._room // height, SHOWN_AT_LEAST)
        self.setFixedHeight(height * min(max(len(self._rows), 1), shown))

    def sizeHint(self) -> QSize:
        return QSize(480, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a field submits; in a list that is open it picks, as ever."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and not isinstance(watched, Button)
        ):
            if not event.isAutoRepeat():
                self.submitted.emit()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _offer(box: ComboBox, entries: Sequence[tuple[str, str]], chosen: str) -> None:
    """Have these (words, value) to choose from, and this value chosen."""
    present = [(box.itemText(place), box.itemData(place)) for place in range(box.count())]
    if present != list(entries):
        box.clear()
        for words, value in entries:
            box.addItem(words, value)
    box.setCurrentIndex(box.findData(chosen))
