"""Remembers what a field held, to put it back exactly after a scan was typed into it."""

from collections.abc import Callable

import shiboken6
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

Restore = Callable[[], None]


def takes_text(widget: QWidget) -> bool:
    """Whether characters may go through to `widget` and be taken back afterwards."""
    return isinstance(widget, QLineEdit | QPlainTextEdit)


def snapshot(widget: QWidget) -> Restore:
    """What puts `widget` back as it is now; does nothing if the widget is gone by then."""
    restore = _restore_of(widget)

    def _restore_if_alive() -> None:
        if shiboken6.isValid(widget):
            restore()

    return _restore_if_alive


def _restore_of(widget: QWidget) -> Restore:
    if isinstance(widget, QLineEdit):
        return _line_edit(widget)
    if isinstance(widget, QPlainTextEdit):
        return _plain_text(widget)
    if isinstance(widget, QComboBox):
        index = widget.currentIndex()
        return lambda: widget.setCurrentIndex(index)
    if isinstance(widget, QAbstractItemView):
        current = widget.currentIndex()
        return lambda: widget.setCurrentIndex(current)
    if isinstance(widget, QDateTimeEdit):
        moment = widget.dateTime()
        return lambda: widget.setDateTime(moment)
    if isinstance(widget, QSpinBox):
        value = widget.value()
        return lambda: widget.setValue(value)
    return lambda: None


def _changed_span(before: str, after: str) -> tuple[int, int, str]:
    """Start and end in `after` of what differs, and what stood there in `before`."""
    start = 0
    shortest = min(len(before), len(after))
    while start < shortest and before[start] == after[start]:
        start += 1
    tail = 0
    while tail < shortest - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return start, len(after) - tail, before[start : len(before) - tail]


def _line_edit(edit: QLineEdit) -> Restore:
    text, cursor = edit.text(), edit.cursorPosition()
    start, length = edit.selectionStart(), edit.selectionLength()
    is_modified = edit.isModified()

    def restore() -> None:
        if edit.text() != text:
            # As a person would undo it: listeners to edits hear of it, undo goes on working.
            first, last, old = _changed_span(text, edit.text())
            edit.setSelection(first, last - first)
            edit.insert(old)
        if edit.text() != text:
            edit.setText(text)
            edit.textEdited.emit(text)
        edit.setCursorPosition(cursor)
        if start >= 0 and length:
            edit.setSelection(start, length)
        edit.setModified(is_modified)

    return restore


def _plain_text(edit: QPlainTextEdit) -> Restore:
    text = edit.toPlainText()
    anchor, position = edit.textCursor().anchor(), edit.textCursor().position()

    def restore() -> None:
        cursor = edit.textCursor()
        if edit.toPlainText() != text:
            first, last, old = _changed_span(text, edit.toPlainText())
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(old)
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        edit.setTextCursor(cursor)

    return restore
