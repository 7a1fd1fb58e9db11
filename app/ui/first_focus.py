"""Which part of a page the keys go to when the page comes to the front.

Not Qt's focus proxy: Tab takes a page with one for a single stop and skips all before the proxy.
"""

from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_first: WeakKeyDictionary[QWidget, QWidget] = WeakKeyDictionary()


def set_first_focus(page: QWidget, part: QWidget) -> None:
    """Let `part` have the focus whenever `page` comes to the front, as long as it is there."""
    _first[page] = part


def focus_first(page: QWidget) -> None:
    """Give the focus to the part that the page named, else to its focus proxy or itself."""
    part = _first.get(page)
    if part is None or not isValid(part):
        part = page.focusProxy() or page
    part.setFocus(Qt.FocusReason.OtherFocusReason)
