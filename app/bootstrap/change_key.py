"""`--change-key`: another key for everything that a till keeps, for an administrator to run.

From the keyring it is a new random one, from a passphrase a new passphrase's (asked for), from the
environment that in TILLSIDE_STORE_KEY_NEXT.
"""

import asyncio
import getpass
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from app.bootstrap.arguments import Arguments
from app.domain.associate import AssociateId
from app.domain.audit import Act
from app.domain.clock import SystemClock
from app.domain.faults import KeyFault, KeyProblem, ProfileInUseFault, StoreFault
from app.domain.op import Associate
from app.store.keyrings import KeyringBackend
from app.store.keys import ENV_NEXT_KEY, ENV_STORE_KEY, SHORTEST_PASSPHRASE, find_key, make_new_key
from app.store.opening import open_with
from app.store.rekeying import change_key, finish_changing
from app.store.salvage import files_set_aside
from app.store.store_key import KeySource, StoreKey
from app.support.paths import Profile
from app.ui.single_instance import held_alone

EXIT_CHANGED, EXIT_NOT_CHANGED = 0, 2
ADMINISTRATOR = Associate(id=AssociateId("administrator"), name="--change-key", is_supervisor=True)
"""Who it is put down to: nobody has signed in."""

_WORDS = {
    KeyProblem.PASSPHRASE_NEEDED: "type the passphrase that this till asks for at each start",
    KeyProblem.PASSPHRASE_WRONG: "that passphrase does not open this till",
    KeyProblem.PASSPHRASE_TOO_SHORT: (
        f"a passphrase has at least {SHORTEST_PASSPHRASE} characters, typed twice alike"
    ),
    KeyProblem.ENVIRONMENT_MALFORMED: (
        f"{ENV_NEXT_KEY} and {ENV_STORE_KEY} have 64 hex digits each"
    ),
    KeyProblem.KEYRING_LOCKED: "the keyring is locked: unlock it, and run this again",
    KeyProblem.MISSING: f"the present key is not at hand (see {ENV_STORE_KEY}, or the keyring)",
}


class Refused(Exception):
    """Nothing was changed; the text says why, and what to do."""


def run(arguments: Arguments) -> int:
    """Change it, and say what was done; the exit code."""
    try:
        key = changed(arguments.profile, environ=os.environ, ask=getpass.getpass)
    except Refused as refusal:
        _say(f"the key was not changed: {refusal}.")
        return EXIT_NOT_CHANGED
    _say("the key is changed; nobody opens this till with the former one any more.")
    if key.source is KeySource.ENVIRONMENT:
        _say(f"now give {ENV_STORE_KEY} the value of {ENV_NEXT_KEY}, and take that one away.")
    return EXIT_CHANGED


def changed(
    folder: Path,
    *,
    environ: Mapping[str, str],
    ask: Callable[[str], str],
    keyring_backend: KeyringBackend | None = None,
) -> StoreKey:
    """The new key, once it opens everything. Raises Refused."""
    profile = Profile(folder=folder)
    if not profile.has_stores:
        raise Refused(f"{folder} has nothing of a till's in it")
    try:
        with held_alone(profile.lock_file):
            return _changed(folder, environ, ask, keyring_backend)
    except ProfileInUseFault:
        raise Refused("Tillside is open on this profile; close it first") from None
    except KeyFault as fault:
        raise Refused(_WORDS[fault.problem]) from fault
    except StoreFault as fault:
        raise Refused(f"its files cannot be worked on ({fault.problem.value})") from fault


def _changed(
    folder: Path,
    environ: Mapping[str, str],
    ask: Callable[[str], str],
    backend: KeyringBackend | None,
) -> StoreKey:
    passphrase = ""
    try:
        former = _found(folder, environ, None, backend)
    except KeyFault as fault:
        if fault.problem is not KeyProblem.PASSPHRASE_NEEDED:
            raise
        former = _found(folder, environ, ask("Passphrase: "), backend)
        passphrase = ask("New passphrase: ")
        if ask("Once more: ") != passphrase:
            raise KeyFault(KeyProblem.PASSPHRASE_TOO_SHORT) from None
    former = finish_changing(folder, former, keyring_backend=backend)
    # What a crash left is put in order first: a hurt journal cannot be copied.
    asyncio.run(_opened_once(folder, former, backend, is_recorded=False))
    left = files_set_aside(folder)
    if left:
        raise Refused(
            f"{', '.join(left)} was set aside damaged and would be unreadable from then on;"
            " give it to support, or delete it, and run this again"
        )
    new = make_new_key(former, environ=environ, passphrase=passphrase)
    if new.key.check == former.check:
        raise Refused(f"{ENV_NEXT_KEY} is the key that is in use already")
    change_key(folder, former, new, keyring_backend=backend, tell=lambda name: _say(f"{name} …"))
    asyncio.run(_opened_once(folder, new.key, backend, is_recorded=True))
    return new.key


def _found(
    folder: Path, environ: Mapping[str, str], passphrase: str | None, backend: KeyringBackend | None
) -> StoreKey:
    return find_key(
        folder, training=False, passphrase=passphrase, environ=environ, keyring_backend=backend
    )


async def _opened_once(
    folder: Path, key: StoreKey, backend: KeyringBackend | None, *, is_recorded: bool
) -> None:
    """That the key opens everything is seen, and not believed."""
    stores = await open_with(folder, key, SystemClock(), keyring_backend=backend)
    try:
        if is_recorded:
            await stores.audit.record(Act.KEY_CHANGED, ADMINISTRATOR)
    finally:
        await stores.close()


def _say(text: str) -> None:
    sys.stdout.write(f"tillside: {text}\n")
