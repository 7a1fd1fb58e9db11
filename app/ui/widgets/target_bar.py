"""How far a customer is on one way to a tier: a bar where progress is known, and words below it."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.ui.widgets.label import label

STEPS = 1000
BAR_PX = 12


class TargetBar(QWidget):
    """`<name>` is the bar, `<name>_words` what is said of it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setObjectName(name)
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(BAR_PX)
        self._words = label(role="second")
        self._words.setObjectName(f"{name}_words")
        self._words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._bar)
        column.addWidget(self._words)

    def show_target(self, words: str, share: float | None) -> None:
        """`share` is from 0 to 1; None: no progress is told, and none is drawn."""
        self._words.setText(words)
        self._bar.setVisible(share is not None)
        self._bar.setValue(round((share or 0.0) * STEPS))
        self._bar.setAccessibleName(words)
