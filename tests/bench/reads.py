"""Who has this number, who has this name: how soon the cache answers, and whom it misses."""

import asyncio
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from app.domain.customer import Customer
from app.domain.identifiers import Identifier, IdentifierKind
from app.store.cache import CacheStore
from app.store.name_folding import query_words
from tests.bench.figures import Figure, limit
from tests.bench.people import mobile, people
from tests.bench.profiles import Profiles, opened

SCAN_LIMIT_MS, SEARCH_LIMIT_MS = 1.0, 5.0
RECALL_FLOOR = 0.99
ASKED = 1_000
SHORTEST_WITH_SLIP = 4
SHOWN = 20
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def measure(profiles: Profiles, *, customers: int, runs: int) -> tuple[Figure, ...]:
    """`runs` is of no use here: every question is asked once, and there are many."""
    del runs
    return asyncio.run(_measure(profiles.of(customers), customers))


async def _measure(folder: Path, customers: int) -> tuple[Figure, ...]:
    stores = await opened(folder)
    try:
        asked = chosen(customers)
        scans = await scan_times(stores.cache, [Random(1).randrange(customers) for _ in asked])
        typed = await search_times(stores.cache, as_typed(asked))
        slips = with_slips(asked)
        slipped = await search_times(stores.cache, [text for text, _ in slips])
        found = [
            any(match.customer.user_id == meant.user_id for match in matches)
            or _is_crowded(matches, meant)
            for (_, meant), matches in zip(
                slips, [await stores.cache.search(text, SHOWN) for text, _ in slips], strict=True
            )
        ]
    finally:
        await stores.close()
    among = f"among {customers:,}"
    return (
        limit(f"a number asked {among}", scans, SCAN_LIMIT_MS, share=0.99),
        limit(f"a name as it is typed, {among}", typed, SEARCH_LIMIT_MS, share=0.99),
        limit(f"a name with a slip, {among}", slipped, SEARCH_LIMIT_MS, share=0.99),
        limit(
            f"names with a slip found, {among}",
            [sum(found) / len(found)],
            RECALL_FLOOR,
            unit="of 1",
            is_floor=True,
        ),
    )


def fewer(most: int, customers: int) -> int:
    """How often something is asked of so many: only to see that it runs, far less often."""
    return min(most, max(20, customers // 50))


def chosen(customers: int) -> Sequence[Customer]:
    """Some of them, from everywhere."""
    draw = Random("asked for")
    wanted = {draw.randrange(customers) for _ in range(fewer(ASKED, customers))}
    return [customer for number, customer in enumerate(people(customers)) if number in wanted]


def as_typed(asked: Sequence[Customer]) -> list[str]:
    """What stands in the field after each key of somebody's name, in either order of the words,
    and with the last four digits behind it.
    """
    draw = Random("typed")
    texts: list[str] = []
    for customer in asked:
        words = [customer.firstname, customer.lastname]
        draw.shuffle(words)
        if draw.random() < 0.2:
            words = [words[0], customer.mobile[-4:]]
        text = " ".join(words)
        texts.append(text[: draw.randint(1, len(text))].strip() or text[:1])
    return texts


def with_slips(asked: Sequence[Customer]) -> list[tuple[str, Customer]]:
    """Both names, one mistake in one of the words: a letter left out, put in, taken for another,
    or two that changed places.
    """
    draw = Random("slips")
    found = []
    for customer in asked:
        words = list(query_words(customer.name))
        long = [n for n, word in enumerate(words) if len(word) >= SHORTEST_WITH_SLIP]
        long = [n for n in long if words[n].isascii()]
        if not long or len(words) > 4:
            continue
        place = draw.choice(long)
        words[place] = _slip(words[place], draw)
        found.append((" ".join(words), customer))
    return found


async def scan_times(cache: CacheStore, numbers: Sequence[int]) -> list[float]:
    """Milliseconds until the till knows who has a mobile, from where the event loop asks."""
    taken = []
    for number in numbers:
        wanted = Identifier(kind=IdentifierKind.MOBILE, value=mobile(number))
        began = time.perf_counter()
        found = await cache.find(wanted)
        taken.append((time.perf_counter() - began) * 1e3)
        if found is None:
            raise RuntimeError(f"nobody has {wanted.value}")
    return taken


async def search_times(cache: CacheStore, texts: Sequence[str]) -> list[float]:
    """Milliseconds of each search by name."""
    taken = []
    for text in texts:
        began = time.perf_counter()
        await cache.search(text, SHOWN)
        taken.append((time.perf_counter() - began) * 1e3)
    return taken


def _slip(word: str, draw: Random) -> str:
    place = draw.randrange(1, len(word))
    match draw.randrange(4):
        case 0:
            return word[:place] + word[place + 1 :]
        case 1:
            return word[:place] + draw.choice(LETTERS) + word[place:]
        case 2:
            return word[:place] + draw.choice(LETTERS) + word[place + 1 :]
        case _:
            return word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]


def _is_crowded(matches: Sequence[object], meant: Customer) -> bool:
    """Where the list is full of people of the very same name, who is meant is told by more than
    the name."""
    same = [match for match in matches if _name_of(match) == meant.name]
    return len(matches) == SHOWN and len(same) >= SHOWN // 4


def _name_of(match: object) -> str:
    customer = getattr(match, "customer", None)
    return customer.name if isinstance(customer, Customer) else ""
