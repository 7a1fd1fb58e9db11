"""Lines of "what: value" in a card. Values are plain text; a tone colours what needs notice."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from app.ui import theme
from app.ui.tone import Tone
from app.ui.widgets.label import label

_PLAIN = frozenset({Tone.NEUTRAL, Tone.GREY, Tone.BRAND})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line: what, and its value. `name` is stable, for automation."""

    name: str
    label: str
    value: str
    tone: Tone = Tone.NEUTRAL


class FactList(QWidget):
    """`<object name>_<fact name>` is the label of a fact's value."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._labels: dict[str, tuple[QLabel, QLabel]] = {}

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show exactly these, reusing the labels of facts that stay; none blanks every value."""
        if not facts:
            self._blank()
            return
        for name in set(self._labels) - {fact.name for fact in facts}:
            for old in self._labels.pop(name):
                self._grid.removeWidget(old)
                old.deleteLater()
        if list(self._labels) != [fact.name for fact in facts]:
            self._lay(facts)
        for fact in facts:
            what, value = self._labels[fact.name]
            what.setText(fact.label)
            value.setText(fact.value)
            value.setAccessibleName(f"{fact.label}: {fact.value}")
            tone = "" if fact.tone in _PLAIN else fact.tone.value
            if (value.property("tone") or "") != tone:
                value.setProperty("tone", tone)
                theme.restyle(value)
        self.setAccessibleDescription(self.text())

    def text(self) -> str:
        """Every line as one reads it out."""
        return "\n".join(value.accessibleName() for _, value in self._labels.values())

    def _blank(self) -> None:
        """Rows stay for the next values: making labels anew costs most of a frame."""
        for _, value in self._labels.values():
            value.clear()
            value.setAccessibleName("")
        self.setAccessibleDescription("")

    def _lay(self, facts: Sequence[Fact]) -> None:
        kept = {fact.name: self._labels.get(fact.name) or self._add(fact.name) for fact in facts}
        self._labels = kept
        for row, (what, value) in enumerate(kept.values()):
            self._grid.addWidget(what, row, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(value, row, 1)

    def _add(self, name: str) -> tuple[QLabel, QLabel]:
        what, value = label(role="second"), label()
        value.setObjectName(f"{self.objectName()}_{name}")
        value.setWordWrap(True)
        return what, value
