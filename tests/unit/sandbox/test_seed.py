"""The synthetic people: the same for the same seed, unique, plausible, in several scripts."""

import unicodedata
from datetime import UTC, datetime

import phonenumbers
import pytest

from app.sandbox.people.people import COLUMNS, Row
from app.sandbox.people.seed import people

AS_OF = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return list(people(3000, seed=7, as_of=AS_OF))


def column(rows: list[Row], name: str) -> list[str]:
    place = COLUMNS.index(name)
    return [str(row[place]) for row in rows if row[place] is not None]


def test_the_same_seed_makes_the_same_people_however_many(rows: list[Row]) -> None:
    assert list(people(100, seed=7, as_of=AS_OF)) == rows[:100]
    assert list(people(100, seed=8, as_of=AS_OF)) != rows[:100]


def test_the_contracts_two_are_first(rows: list[Row]) -> None:
    assert column(rows[:2], "mobile") == ["44700900000", "44700900999"]
    assert column(rows[:2], "external_id") == ["ts1234", "XYPZ006"]
    assert list(people(1, seed=7, as_of=AS_OF)) == rows[:1]
    assert list(people(0, seed=7, as_of=AS_OF)) == []


@pytest.mark.parametrize("name", ["user_id", "mobile", "email", "external_id"])
def test_identifiers_are_unique(rows: list[Row], name: str) -> None:
    values = column(rows, name)
    assert len(set(values)) == len(values)


def test_everyone_can_be_found_by_something(rows: list[Row]) -> None:
    places = [COLUMNS.index(name) for name in ("mobile", "email")]
    assert all(any(row[place] for place in places) for row in rows)


def test_addresses_reach_nobody(rows: list[Row]) -> None:
    domains = {address.rpartition("@")[2] for address in column(rows, "email")}
    assert domains == {"example.com", "example.org", "example.net"}
    assert all(address.isascii() for address in column(rows, "email"))


def test_mobiles_are_of_ranges_in_use_or_set_aside_for_fiction(rows: list[Row]) -> None:
    for digits in column(rows[2:], "mobile"):
        number = phonenumbers.parse(f"+{digits}", None)
        assert phonenumbers.is_valid_number(number) or digits.startswith("447700900"), digits


def test_numbers_are_left_for_people_yet_to_register(rows: list[Row]) -> None:
    drama = [digits for digits in column(rows, "mobile") if digits.startswith("447700900")]
    assert drama
    assert all(int(digits[-3:]) < 400 for digits in drama)


def test_names_come_in_several_scripts(rows: list[Row]) -> None:
    scripts = {unicodedata.name(name[0]).split()[0] for name in column(rows, "firstname")}
    assert {"LATIN", "DEVANAGARI", "ARABIC", "CJK"} <= scripts


def test_every_tier_and_some_oddities_occur(rows: list[Row]) -> None:
    assert {"SILVER", "GOLD", "PLATINUM"} <= set(column(rows, "tier"))
    assert len(set(column(rows, "fraud_status"))) > 1
    assert len(set(column(rows, "ndnc_status"))) > 1
    assert {"LOYALTY", "NON_LOYALTY"} <= set(column(rows, "type"))


def test_nobody_was_registered_in_the_future(rows: list[Row]) -> None:
    assert max(column(rows, "registered_on")) < "2026-06-01 12:00:00"
    both = zip(column(rows, "registered_on"), column(rows, "updated_on"), strict=True)
    assert all(registered <= updated for registered, updated in both)
