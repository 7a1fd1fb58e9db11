"""Nothing that the server tells gets lost on the way to the screen: every field of every reply in
the contract is shown somewhere, or left out for a reason.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from app.domain.card import FraudDetails, Segment
from app.domain.customer import CustomerKey, CustomField, Place
from app.domain.identifiers import IdentifierKind
from app.domain.identity_request import IdentityRequest
from app.services.records_history import History
from app.services.records_parts import (
    ALL_NOTES,
    COUPONS,
    HISTORY,
    IDENTITY_REQUESTS,
    TICKETS,
)
from app.services.search import FoundCustomer
from app.ui.formats import use_zone
from app.ui.models.roles import CellRole
from app.ui.navigation import TabName
from app.ui.pages.search import SearchPage
from tests.gui.fakes import NOW, card
from tests.gui.fakes_records import ListFakes
from tests.gui.fakes_search import answer
from tests.gui.reply_fields import REPLIES, Shown
from tests.gui.till import Till
from tests.unit.api import samples
from tests.unit.api.calls import SAMPLES, sample_tree
from tests.unit.api.whole_card import SAMPLE_CARD

KEY = CustomerKey("mobile:44700900000")
LONDON = ZoneInfo("Europe/London")
TOLD = SAMPLE_CARD
BILL = replace(
    samples.BILLS.transactions[0],
    store=Place(code="s2", name="Bond Street"),
    coupons=samples.COUPONS,
)
WHOLE = replace(
    TOLD,
    customer=replace(
        TOLD.customer,
        tier="SILVER",
        fraud_status="MARKED",
        do_not_call_status="DND",
        opt_in_status="OPTOUT",
        custom_fields=(CustomField(name="hobbies", values=("Playing",)),),
    ),
    fraud=FraudDetails(
        status="MARKED", marked_by="grace", changed_at=datetime(2013, 1, 21, 11, 23, tzinfo=LONDON)
    ),
    nps_status="PROMOTER",
    segments=(Segment(name="Frequent buyers"),),
    transactions=(BILL,),
)
"""The sample's customer, with something in each place that the sample leaves empty."""


def _paths(tree: object, at: str = "") -> Iterator[str]:
    """Every field of a document that holds no others, without its places in lists."""
    if isinstance(tree, dict) and tree:
        for name, inner in tree.items():
            yield from _paths(inner, f"{at}.{name}".lstrip("."))
    elif isinstance(tree, list) and any(tree):
        for inner in tree:
            yield from _paths(inner, at)
    else:
        yield at


def _said(widget: QWidget) -> str:
    """All that a part says, the second lines of its rows too."""
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLabel | QLineEdit):
        return widget.text()
    assert isinstance(widget, QAbstractItemView), widget.objectName()
    model = widget.model()
    cells = [
        model.index(row, column)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    roles = (Qt.ItemDataRole.DisplayRole, CellRole.SECOND_LINE, Qt.ItemDataRole.AccessibleTextRole)
    return "\n".join(str(cell.data(role) or "") for cell in cells for role in roles)


@pytest.fixture
def fakes() -> ListFakes:
    use_zone(LONDON)
    made = ListFakes()
    added = samples.ADDED[0]
    made.lookup.cards[KEY] = card(
        WHOLE.customer, KEY, fetched_at=NOW, side_effects=added.side_effects
    )
    made.records.whole[KEY] = WHOLE
    made.records.keep(KEY, HISTORY, History(transactions=(BILL,), count=1))
    made.records.keep(KEY, COUPONS, (*samples.COUPONS, *WHOLE.coupons))
    made.records.keep(KEY, ALL_NOTES, samples.NOTES)
    made.records.keep(KEY, TICKETS, samples.TICKETS)
    asked = samples.IDENTITY
    request = IdentityRequest(
        kind=IdentifierKind.MOBILE, old=asked.old, new=asked.new, status="PENDING"
    )
    made.records.keep(KEY, IDENTITY_REQUESTS, (request,))
    return made


def _search_page() -> SearchPage:
    """The search's own page, with the customers of its sample."""
    page = SearchPage()
    page.set_fields((), "GBP")
    rows = [
        FoundCustomer(
            key=CustomerKey(f"user:{row.customer.user_id}"),
            customer=replace(row.customer, external_id="ts1234"),
            last_purchase=row.last_purchase,
            fetched_at=NOW,
        )
        for row in samples.FOUND.results
    ]
    page.show_answer(answer(*rows), NOW)
    return page


@pytest.mark.parametrize("name", sorted(REPLIES))
def test_every_field_of_the_reply_is_in_the_table(name: str) -> None:
    told = set(_paths(sample_tree(f"{name}.response.json")))
    assert told - set(REPLIES[name]) == set(), "neither shown nor left out"
    assert set(REPLIES[name]) - told == set(), "no field of the contract's reply"


def test_every_reply_of_the_contract_is_in_the_table() -> None:
    files = {Path(file).name.removesuffix(".response.json") for file in SAMPLES.iterdir()}
    assert {name for name in files if "." not in name} == set(REPLIES)


async def test_every_field_is_shown_by_the_part_that_the_table_names(till: Till) -> None:
    till.navigator.open_customer(KEY)
    await till.tasks.idle()
    for tab in TabName:
        till.customer_page.show_tab(tab)
        await till.tasks.idle()
    await till.press(Qt.Key.Key_F9)
    search = _search_page()
    wrong = []
    for reply, fields in REPLIES.items():
        for path, field in fields.items():
            if isinstance(field, Shown):
                said = _part(till, search, field.widget)
                if said is None or field.words not in said:
                    wrong.append(f"{reply} {path}: {field.widget} says {said!r}")
    search.deleteLater()
    assert wrong == []


def _part(till: Till, search: QWidget, name: str) -> str | None:
    found = till.window.findChild(QWidget, name) or search.findChild(QWidget, name)
    return None if found is None else _said(found)
