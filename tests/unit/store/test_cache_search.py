"""Finding a name while it is typed: any order, any script, one mistake, the best first."""

import random

import pytest

from app.domain.match import MatchReason
from app.store.cache import CacheStore
from app.store.opening import Stores
from tests.unit.store.samples import NOW, customer

PEOPLE = (
    ("Tom", "Sawyer", "44700900000"),
    ("Thomas", "Shaw", "44700900091"),
    ("Tove", "Sawicki", "46700900042"),
    ("Conor", "O'Brien", "353871110042"),
    ("Jean-Luc", "Picard", "33612340000"),
    ("नीना", "शर्मा", "919812340042"),
    ("نور", "الدين", "971501234567"),
    ("王", "小明", "8613800001234"),
    ("Zoë", "Müller", "4915112345678"),
    ("Christopher", "Featherstonehaugh", "44700901111"),
    ("Christophe", "Featherstone", "44700902222"),
    ("Li", "Wu", "8613800005678"),
)


@pytest.fixture
async def cache(stores: Stores) -> CacheStore:
    people = [
        customer(str(number), first, last, mobile=mobile)
        for number, (first, last, mobile) in enumerate(PEOPLE)
    ]
    await stores.cache.put(people, NOW, touched=True)
    return stores.cache


async def found(cache: CacheStore, text: str, limit: int = 20) -> list[str]:
    return [match.customer.firstname for match in await cache.search(text, limit)]


@pytest.mark.parametrize(
    ("text", "first_names"),
    [
        ("t", ["Tove", "Thomas", "Tom"]),
        ("saw to", ["Tove", "Tom"]),
        ("to saw", ["Tove", "Tom"]),
        ("sawyer tom", ["Tom"]),
        ("saw to 00", ["Tove", "Tom"]),
        ("saw th 00", ["Thomas"]),
        ("0042", ["नीना", "Conor", "Tove"]),
        ("42", []),
        ("o'brien", ["Conor"]),
        ("obrien", ["Conor"]),
        ("jeanluc pic", ["Jean-Luc"]),
        ("jean-luc", ["Jean-Luc"]),
        ("नी शर्", ["नीना"]),
        ("نور الد", ["نور"]),
        ("دين", ["نور"]),
        ("小明", ["王"]),
        ("明 王", ["王"]),
        ("muller zoe", ["Zoë"]),
        ("christophe", ["Christophe", "Christopher"]),
        ("featherstoneha", ["Christopher"]),
        ("featherstoneh", ["Christopher", "Christophe"]),
        ("feathers", ["Christophe", "Christopher"]),
        ("x", []),
        ("", []),
        ("tom shaw sawyer", []),
        ('"tom" * -', ["Tom"]),
        ("tom OR sawyer", []),
    ],
)
async def test_who_is_found_and_in_what_order(
    cache: CacheStore, text: str, first_names: list[str]
) -> None:
    assert await found(cache, text) == first_names


@pytest.mark.parametrize(
    ("text", "first_name"),
    [
        ("sawyr", "Tom"),
        ("swayer", "Tom"),
        ("sawyerr tom", "Tom"),
        ("tpm sawyer", "Tom"),
        ("sawier t", "Tom"),
        ("picrad", "Jean-Luc"),
        ("obrein", "Conor"),
        ("mullr", "Zoë"),
        ("शरमा", "नीना"),
        ("الدن", "نور"),
        ("fetherstonehaugh", "Christopher"),
        ("featherstonheaugh", "Christopher"),
        ("fethers", "Christophe"),
        ("lo wu", "Li"),
        ("li w", "Li"),
        ("saw tmo 0000", "Tom"),
    ],
)
async def test_one_mistake_is_forgiven(cache: CacheStore, text: str, first_name: str) -> None:
    matches = await cache.search(text)
    assert matches[0].customer.firstname == first_name


@pytest.mark.parametrize("text", ["swaeyrr", "tmo swayer", "to", "qq", "0043", "zz sawyer"])
async def test_two_mistakes_are_not(cache: CacheStore, text: str) -> None:
    assert all(MatchReason.CLOSE_TO not in match.reasons for match in await cache.search(text))


async def test_a_mistake_is_named_and_comes_after_what_fits(cache: CacheStore) -> None:
    await cache.put([customer("90", "Shaw", "Sam", mobile="44700900555")], NOW, touched=False)
    matches = await cache.search("shaw")
    assert [match.customer.firstname for match in matches] == ["Thomas", "Shaw"]
    matches = await cache.search("sahw")
    assert {match.close_to for match in matches} == {"sahw"}
    assert {match.reasons for match in matches} == {(MatchReason.CLOSE_TO,)}


async def test_the_limit_holds_and_the_latest_seen_come_first(cache: CacheStore) -> None:
    await cache.put(
        [customer(f"b{n}", "Tomas", f"Bulk{n}", mobile=f"4470{n:06d}") for n in range(50)],
        NOW,
        touched=False,
    )
    names = await found(cache, "tom", limit=5)
    assert names == ["Tom", "Tomas", "Tomas", "Tomas", "Tomas"]
    assert len(await cache.search("tom", 60)) == 51


async def test_one_slip_anywhere_is_found_almost_always(stores: Stores) -> None:
    chance = random.Random(11)
    letters = "abcdefghijklmnopqrstuvwxyz"
    people = [
        customer(
            str(number),
            "".join(chance.choice(letters) for _ in range(chance.randint(3, 8))).title(),
            "".join(chance.choice(letters) for _ in range(chance.randint(3, 12))).title(),
            mobile=f"44{number:09d}",
        )
        for number in range(600)
    ]
    await stores.cache.put(people, NOW, touched=False)

    def slip(word: str) -> str:
        place, kind = chance.randrange(len(word)), chance.randrange(4)
        letter = chance.choice(letters)
        head, tail = word[:place], word[place:]
        swapped = tail[1::-1] + tail[2:] if len(tail) > 1 else tail
        return (head + tail[1:], head + letter + tail, head + letter + tail[1:], head + swapped)[
            kind
        ]

    missed = 0
    for person in people:
        words = [person.firstname.lower(), person.lastname.lower()]
        place = chance.randrange(2)
        words[place] = slip(words[place])
        matches = await stores.cache.search(" ".join(words))
        missed += person not in [match.customer for match in matches]
    assert missed / len(people) <= 0.01
