"""A labelled field whose message takes a second line rather than lose its end."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.ui import theme
from app.ui.widgets.field import LabelledField
from app.ui.widgets.label import ElidedLabel


class _WrappedLabel(ElidedLabel):
    """Shown whole, on as many lines as it takes."""

    def __init__(self, role: str) -> None:
        super().__init__(role=role)
        self.setWordWrap(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        QLabel.paintEvent(self, event)

    def height_for(self, width: int) -> int:
        """Pixels that the text needs at this width, at least one line."""
        metrics = QFontMetrics(theme.font(13))
        wrap = Qt.TextFlag.TextWordWrap.value
        needed = metrics.boundingRect(0, 0, max(width, 1), 10_000, wrap, self.text()).height()
        return max(needed, metrics.height()) + 2

    def minimumSizeHint(self) -> QSize:
        return QSize(24, QFontMetrics(theme.font(13)).height() + 2)


class FormField(LabelledField):
    """For forms, where the words beside a field say how to put it right."""

    def __init__(
        self,
        text: str,
        editor: QWidget,
        *,
        is_required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, editor, is_required=is_required, parent=parent)
        wrapped = _WrappedLabel("problem")
        wrapped.setObjectName(self._message.objectName())
        wrapped.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        wrapped.setSizePolicy(self._message.sizePolicy())
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(self._message, wrapped)
        self._message.hide()
        self._message.setObjectName("")
        self._message.deleteLater()
        self._message = wrapped
        self._keep_height()

    def _show(self, text: str, problem: str) -> None:
        super()._show(text, problem)
        self._keep_height()

    def _keep_height(self) -> None:
        message = self._message
        if isinstance(message, _WrappedLabel):
            message.setFixedHeight(message.height_for(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_height()
