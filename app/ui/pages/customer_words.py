"""What the customer page calls its tabs."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.ui.navigation import TabName

translate = QCoreApplication.translate


def tab_words(name: TabName) -> str:
    match name:
        case TabName.OVERVIEW:
            return translate("card", "Overview")
        case TabName.PROFILE:
            return translate("card", "Profile")
        case TabName.TRANSACTIONS:
            return translate("card", "Transactions")
        case TabName.COUPONS:
            return translate("card", "Coupons")
        case TabName.NOTES:
            return translate("card", "Notes")
        case TabName.TICKETS:
            return translate("card", "Tickets")
        case _:
            assert_never(name)
