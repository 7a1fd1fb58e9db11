"""Profiles of a till with so many customers in its cache, made once for all who measure."""

import asyncio
import os
import shutil
import time
from pathlib import Path

from app.domain.clock import SystemClock
from app.domain.customer import Customer
from app.domain.op import Associate, AssociateId
from app.services import pin
from app.store.opening import Stores, open_stores
from tests.bench.people import people

NOOR, PIN, STORE_KEY = "Noor Ahmed", "4071", "5a" * 32
ASSOCIATE = Associate(id=AssociateId("1"), name=NOOR, is_supervisor=True)
SERVER = "http://127.0.0.1:9"
"""Nobody answers there: what is measured is the till alone."""
CHUNK = 500
ENVIRON = {"TILLSIDE_STORE_KEY": STORE_KEY}


class Profiles:
    """All lie under `root`, and go with it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._made: dict[int, Path] = {}
        self.filled_s: dict[int, float] = {}
        """How long the cache took to take them all in, by their number."""

    def of(self, customers: int) -> Path:
        """A profile that is only read from (starts of the app may write to it, too)."""
        if customers not in self._made:
            folder = self.root / f"of-{customers}"
            folder.mkdir()
            self.filled_s[customers] = asyncio.run(_fill(folder, customers))
            _written_out()
            self._made[customers] = folder
        return self._made[customers]

    def copy_of(self, customers: int) -> Path:
        """One to write into; it is for the caller alone."""
        place = self.root / f"copy-{customers}-{time.monotonic_ns()}"
        shutil.copytree(self.of(customers), place)
        _written_out()
        return place

    def drop(self, customers: int) -> None:
        """Free the disk of a size that nobody asks for again."""
        made = self._made.pop(customers, None)
        if made is not None:
            shutil.rmtree(made)


def _written_out() -> None:
    """What the bench itself has written must not be on its way to the disk while a till is
    measured that waits for the same disk.
    """
    if hasattr(os, "sync"):
        os.sync()


async def opened(folder: Path) -> Stores:
    """The stores of a profile, as the app opens them."""
    return await open_stores(folder, clock=SystemClock(), is_training=False, environ=ENVIRON)


async def _fill(folder: Path, count: int) -> float:
    clock = SystemClock()
    stores = await opened(folder)
    await stores.associates.enrol(ASSOCIATE, pin_hash=await pin.hashed(PIN))
    await stores.cache.bind(SERVER)
    chunk: list[Customer] = []
    taken_s = 0.0
    for number, customer in enumerate(people(count), start=1):
        chunk.append(customer)
        if len(chunk) == CHUNK or number == count:
            # Making them up is no part of it.
            began = time.perf_counter()
            await stores.cache.put(chunk, clock.now(), touched=False)
            taken_s += time.perf_counter() - began
            chunk = []
    began = time.perf_counter()
    await stores.checkpoint()
    await stores.close()
    return taken_s + time.perf_counter() - began
