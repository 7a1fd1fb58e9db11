"""The reference: a bare PySide6 window with one line edit. Prints when it was painted, and ends;
with the argument `memory`, what its process takes then.
"""

import json
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow


class Painted(QObject):
    """Tells the monotonic time after the first paint of whatever it watches."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self) -> None:
        sys.stdout.write(f"painted {time.monotonic_ns()}\n")
        if sys.argv[1:] == ["memory"]:
            # Not before it is asked for: the reference starts with nothing that it does not need.
            from tests.bench.resident import megabytes

            sys.stdout.write(json.dumps({"megabytes": megabytes()}) + "\n")
        sys.stdout.flush()
        QApplication.quit()


def main() -> None:
    app = QApplication([])
    window = QMainWindow()
    edit = QLineEdit()
    window.setCentralWidget(edit)
    window.resize(1280, 800)
    painted = Painted()
    edit.installEventFilter(painted)
    window.show()
    app.exec()


main()
