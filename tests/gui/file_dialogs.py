"""Qt's own file dialog, worked by keys alone, as it stands before a person without a desktop."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget


def opened(page: QWidget) -> QFileDialog:
    """The dialog over a page; its first key goes to where a name is typed."""
    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.isVisible()
    dialog.activateWindow()
    return dialog


def press(dialog: QFileDialog, key: Qt.Key) -> None:
    QTest.keyClick(_at(dialog), key)


def type_name(dialog: QFileDialog, path: Path) -> None:
    """The file's name, in its folder, and Enter.

    Not a whole path: Qt completes each folder of it when its thread has read it, sooner or later.
    """
    dialog.setDirectory(str(path.parent))
    line = _at(dialog)
    assert isinstance(line, QLineEdit), "a person can type at once"
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, path.name)
    QTest.keyClick(line, Qt.Key.Key_Return)


def _at(dialog: QFileDialog) -> QWidget:
    """What the keys go to."""
    inside = QApplication.focusWidget()
    if inside is not None and dialog.isAncestorOf(inside):
        return inside
    return dialog.focusWidget() or dialog
