"""customer/transactions: which bills each of its parameters leaves, and in which order."""

from datetime import date

from app.api.link import Link
from app.domain.identifiers import Identifier
from app.domain.order import Direction
from app.domain.transaction import (
    ALL_TRANSACTIONS,
    Transaction,
    TransactionOrder,
    TransactionPage,
    TransactionQuery,
)
from tests.unit.api.parameters import identified
from tests.unit.api.parameters.case import cases
from tests.unit.api.parameters.scene import RITA, ROSIE, TOM, ZONE, Scene

BILLS = cases("customer/transactions")
MOST = 100
"""Rows of a page, of which Rosie has more than one."""
IN_SUMMER = 60
"""One of her bills of a time when the store's clock is not UTC."""


async def read(
    link: Link, whom: Identifier, query: TransactionQuery = ALL_TRANSACTIONS
) -> TransactionPage:
    return await link.transactions.page(whom, query)


identified.add_reads(BILLS, read)


async def bills(scene: Scene, query: TransactionQuery) -> TransactionPage:
    return await read(scene.link, ROSIE, query)


async def latest(scene: Scene) -> tuple[Transaction, ...]:
    """A hundred of Rosie's bills, the latest first."""
    page = await bills(scene, TransactionQuery(limit=MOST))
    assert len(page.transactions) == MOST
    return page.transactions


def day_of(bill: Transaction) -> date:
    assert bill.billed_at is not None
    return bill.billed_at.astimezone(ZONE).date()


@BILLS.of("mobile (several)")
async def several(scene: Scene) -> object:
    answers = await scene.link.transactions.pages([TOM, RITA, ROSIE])
    pages = [answer.page for answer in answers]
    assert [page.customer.firstname for page in pages if page] == ["Tom", "Rita", "Rosie"]
    assert [len(page.transactions) for page in pages if page] == [10, 1, 10]
    assert len(scene.server.requests) == 1
    return answers


@BILLS.of("store_id")
async def of_one_store(scene: Scene) -> object:
    everywhere = await latest(scene)
    page = await bills(scene, TransactionQuery(store_id="4102", limit=MOST))
    wanted = [bill for bill in everywhere if bill.store.name == "Briggate"]
    assert 0 < len(wanted) < len(everywhere)
    assert list(page.transactions[: len(wanted)]) == wanted
    assert {bill.store.name for bill in page.transactions} == {"Briggate"}
    return page


@BILLS.of("start_date")
async def since_then(scene: Scene) -> object:
    everything = await latest(scene)
    since = everything[IN_SUMMER].billed_at
    page = await bills(scene, TransactionQuery(billed_from=since, limit=MOST))
    assert page.transactions == everything[: IN_SUMMER + 1]
    return page


@BILLS.of("end_date")
async def until_then(scene: Scene) -> object:
    everything = await latest(scene)
    until = everything[IN_SUMMER].billed_at
    page = await bills(scene, TransactionQuery(billed_until=until, limit=10))
    assert page.transactions == everything[IN_SUMMER : IN_SUMMER + 10]
    return page


@BILLS.of("start_id")
async def from_one_on(scene: Scene) -> object:
    everything = await latest(scene)
    page = await bills(scene, TransactionQuery(start_id=everything[4].id, limit=MOST))
    assert page.transactions == everything[:5]
    assert page.start == everything[0].id
    return page


@BILLS.of("end_id")
async def up_to_one(scene: Scene) -> object:
    everything = await latest(scene)
    page = await bills(scene, TransactionQuery(end_id=everything[4].id, limit=10))
    assert page.transactions == everything[4:14]
    return page


@BILLS.of("transaction_id")
async def one_alone(scene: Scene) -> object:
    third = (await latest(scene))[2]
    page = await bills(scene, TransactionQuery(transaction_id=third.id))
    assert (page.transactions, page.count) == ((third,), 1)
    return page


@BILLS.of("transaction_date")
async def of_one_day(scene: Scene) -> object:
    everything = await latest(scene)
    day = day_of(everything[2])
    page = await bills(scene, TransactionQuery(billed_on=day))
    assert list(page.transactions) == [bill for bill in everything if day_of(bill) == day]
    return page


@BILLS.of("limit")
async def a_few(scene: Scene) -> object:
    page = await bills(scene, TransactionQuery(limit=3))
    assert page.transactions == (await latest(scene))[:3]
    assert (page.rows, page.count, page.next_offset) == (3, 111, 3)
    return page


@BILLS.of("offset")
async def the_next_ones(scene: Scene) -> object:
    page = await bills(scene, TransactionQuery(offset=3, limit=4))
    assert page.transactions == (await latest(scene))[3:7]
    assert (page.start, page.next_offset) == ("3", 7)
    return page


@BILLS.of("sort", "order")
async def ordered(scene: Scene) -> object:
    read: list[TransactionPage] = []
    for order in TransactionOrder:
        for direction in Direction:
            query = TransactionQuery(order=order, direction=direction, limit=20)
            read.append(await bills(scene, query))
    by_date = [[at for bill in page.transactions if (at := bill.billed_at)] for page in read[:2]]
    by_id = [[int(bill.id) for bill in page.transactions] for page in read[2:]]
    assert by_date == [sorted(by_date[0]), sorted(by_date[1], reverse=True)]
    assert by_id == [sorted(by_id[0]), sorted(by_id[1], reverse=True)]
    assert {len(page.transactions) for page in read} == {20}
    # Each was read in the first spelling that was tried.
    assert len(scene.server.requests) == 4
    # The far end of the list, not the same page turned round.
    assert max(by_date[0]) < min(by_date[1])
    return read
