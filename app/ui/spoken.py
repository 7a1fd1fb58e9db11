"""What a screen reader is told: at once, wherever its focus is, or beside a part's name.

Says nothing by itself; the words are those that the eye sees.
"""

from enum import Enum, unique

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

_PROPERTY = "spoken_{}"


@unique
class Remark(Enum):
    """In the order in which they are read."""

    NAME = "name"
    VALUE = "value"
    PROBLEM = "problem"


def remark(widget: QWidget, kind: Remark, text: str) -> None:
    """Let `text` be read after the name of `widget`; an empty one is left out.

    Qt keeps one description a widget: who sets it alone wipes out what another part said.
    """
    widget.setProperty(_PROPERTY.format(kind.value), text)
    said = (str(widget.property(_PROPERTY.format(each.value)) or "") for each in Remark)
    widget.setAccessibleDescription(". ".join(words for words in said if words))


def announce(source: QWidget, text: str, *, is_urgent: bool = False) -> None:
    """Have `text` read out now, without moving the focus; an urgent one cuts others short."""
    event = QAccessibleAnnouncementEvent(source, text)
    if is_urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
