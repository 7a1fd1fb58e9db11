"""PINs: what makes one acceptable, and how it is kept. A PIN opens the running app, no more."""

import asyncio
from enum import Enum, unique
from itertools import pairwise

SHORTEST = 4
LONGEST = 12

# argon2id at 19 MiB, two passes: about 50 ms on a till, which nobody notices and a guesser does.
_MEMORY_KIB = 19 * 1024
_PASSES = 2


@unique
class PinWeakness(Enum):
    NOT_DIGITS = "not_digits"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_SIMPLE = "too_simple"


def weakness(pin: str) -> PinWeakness | None:
    """Why `pin` cannot be one; None where it can."""
    if not pin.isdecimal() or not pin.isascii():
        return PinWeakness.NOT_DIGITS if pin else PinWeakness.TOO_SHORT
    if len(pin) < SHORTEST:
        return PinWeakness.TOO_SHORT
    if len(pin) > LONGEST:
        return PinWeakness.TOO_LONG
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    return PinWeakness.TOO_SIMPLE if steps in ({0}, {1}, {-1}) else None


async def hashed(pin: str) -> str:
    """The PIN's argon2id hash, salted; computed off the event loop."""
    return await asyncio.get_running_loop().run_in_executor(None, _hash, pin)


async def matches(pin_hash: str, pin: str) -> bool:
    """Whether `pin` is the one that was hashed; computed off the event loop."""
    return await asyncio.get_running_loop().run_in_executor(None, _verify, pin_hash, pin)


def _hash(pin: str) -> str:
    from argon2 import PasswordHasher  # start-up: first needed when somebody signs in

    return PasswordHasher(time_cost=_PASSES, memory_cost=_MEMORY_KIB, parallelism=1).hash(pin)


def _verify(pin_hash: str, pin: str) -> bool:
    # start-up: first needed when somebody signs in
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False
