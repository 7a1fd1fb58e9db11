"""Tab leads through what is in sight as it is laid out, whatever was made first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.reading_order import move_focus, set_after


class _Window(QWidget):
    """Parts are made first, in another order than they are laid out in."""

    def __init__(self) -> None:
        super().__init__()
        names = ("d", "c", "b", "a", "hidden", "off", "float", "corner", "inner", "foot")
        self.parts = {name: QPushButton(name) for name in names}
        for part in self.parts.values():
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        grid = QGridLayout()
        for name, place in (("d", (1, 1)), ("c", (1, 0)), ("b", (0, 1)), ("a", (0, 0))):
            grid.addWidget(self.parts[name], *place)
        column.addLayout(grid)
        for name in ("hidden", "off"):
            column.addWidget(self.parts[name])
        tabs = QTabWidget()
        tabs.addTab(self.parts["inner"], "one")
        tabs.addTab(QLineEdit(), "two")
        tabs.setCornerWidget(self.parts["corner"])
        tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(tabs)
        upward = QBoxLayout(QBoxLayout.Direction.BottomToTop)
        upward.addWidget(self.parts["foot"])
        self.above = QLineEdit()
        upward.addWidget(self.above)
        column.addLayout(upward)
        self.parts["float"].setParent(self)
        set_after(self.parts["b"], self.parts["float"])
        self.show()
        self.parts["hidden"].hide()
        self.parts["off"].setEnabled(False)

    def walk(self, *, is_next: bool) -> list[str]:
        """One way around, from `a` back to it."""
        self.parts["a"].setFocus()
        names: list[str] = []
        while names[-1:] != ["a"] and len(names) < 20:
            assert move_focus(self, is_next=is_next)
            at = self.focusWidget()
            names.append(at.text() if isinstance(at, QPushButton) else "above")
        return names


AROUND = ["b", "float", "c", "d", "corner", "inner", "above", "foot", "a"]


def test_row_by_row_with_what_floats_after_what_opens_it() -> None:
    window = _Window()
    assert window.walk(is_next=True) == AROUND
    assert window.walk(is_next=False) == [*AROUND[:-1][::-1], "a"]


def test_the_order_is_the_same_where_one_reads_from_the_right() -> None:
    window = _Window()
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert window.walk(is_next=True) == AROUND


def test_without_any_stop_the_focus_stays() -> None:
    assert not move_focus(QWidget(), is_next=True)
