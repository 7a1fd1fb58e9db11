"""Tool tips that say what stands there. Qt takes a tip that looks like HTML for HTML, and what a
server or a file says must not be drawn, only read.
"""

import html

from PySide6 import QtGui


def plain_tip(text: str) -> str:
    """`text` as a tool tip that shows it as it is."""
    if not QtGui.Qt.mightBeRichText(text):
        return text
    return f"<qt>{html.escape(text, quote=False)}</qt>".replace("\n", "<br>")
