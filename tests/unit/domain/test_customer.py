"""Names, identifiers and the till's own key of a customer."""

import pytest

from app.domain import identifiers
from app.domain.changes import ChangeFeed, ChangeSet
from app.domain.customer import Customer, CustomerKey, UserId, customer_key
from app.domain.op import OpId


def test_the_servers_own_id_comes_first() -> None:
    customer = Customer(
        user_id=UserId("123"), mobile="44700900000", email="Tom@Example.com", external_id="ts1"
    )
    assert customer.identifiers == (
        identifiers.user_id("123"),
        identifiers.mobile("44700900000"),
        identifiers.email("tom@example.com"),
        identifiers.external_id("ts1"),
    )
    assert customer_key(customer) == "user:123"


@pytest.mark.parametrize(
    ("customer", "key"),
    [
        (Customer(mobile="447", email="a@b.c"), "mobile:447"),
        (Customer(email="A@B.c"), "email:a@b.c"),
        (Customer(external_id="X"), "external_id:X"),
    ],
)
def test_without_the_servers_id_another_identifier_is_the_key(customer: Customer, key: str) -> None:
    assert customer_key(customer) == key


def test_nobody_without_an_identifier_has_a_key() -> None:
    with pytest.raises(ValueError, match="no key"):
        customer_key(Customer(firstname="Tom"))


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [("Tom", "Sawyer", "Tom Sawyer"), ("", "Sawyer", "Sawyer"), ("Tom", "", "Tom"), ("", "", "")],
)
def test_a_name_of_what_is_known(first: str, last: str, name: str) -> None:
    assert Customer(firstname=first, lastname=last).name == name


def test_each_change_reaches_each_listener_until_it_stops() -> None:
    feed, heard = ChangeFeed(), list[tuple[str, ChangeSet]]()
    stop_first = feed.listen(lambda change: heard.append(("first", change)))
    feed.listen(lambda change: heard.append(("second", change)))
    one = ChangeSet(ops=frozenset({OpId("1")}))
    two = ChangeSet(customers=frozenset({CustomerKey("user:1")}))
    feed.publish(one)
    stop_first()
    feed.publish(two)
    assert heard == [("first", one), ("second", one), ("second", two)]


def test_a_listener_may_stop_while_it_hears() -> None:
    feed, heard = ChangeFeed(), list[str]()

    def once(change: ChangeSet) -> None:
        heard.append("once")
        stop()

    stop = feed.listen(once)
    feed.listen(lambda change: heard.append("always"))
    feed.publish(ChangeSet())
    feed.publish(ChangeSet())
    assert heard == ["once", "always", "always"]
