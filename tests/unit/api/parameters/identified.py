"""Cases that every call has: somebody is found by each kind of identifier, and by no other's."""

from collections.abc import Awaitable, Callable

from app.api.link import Link
from app.domain.identifiers import Identifier
from tests.unit.api.parameters.case import Cases, Show
from tests.unit.api.parameters.scene import RADHIKA, RITA, Scene

Read = Callable[[Link, Identifier], Awaitable[object]]
Write = Callable[[Scene, Identifier, Identifier], Awaitable[object]]
"""Writes for the second, an identifier of the first by mobile; gives back what was read after."""


def add_reads(cases: Cases, read: Read, *, whom: Identifier = RADHIKA) -> None:
    """`whom` has all four kinds, and something to tell that Rita has not."""
    for name in ("mobile", "email", "external_id", "id"):
        cases.add(name, _read_by(name, read, whom))


def _read_by(name: str, read: Read, whom: Identifier) -> Show:
    async def show(scene: Scene) -> object:
        found = await read(scene.link, scene.kinds_of(whom)[name])
        assert found
        assert found != await read(scene.link, RITA)
        assert found == await read(scene.link, whom)
        return found

    return show


def add_writes(
    cases: Cases, write: Write, *, at: str = "customer", user_id: str = "user_id"
) -> None:
    """One for each kind, as it is written within `at`; `user_id` is how this call writes ids."""
    for name in ("mobile", "email", "external_id", "id"):
        part = f"{at}.{user_id if name == 'id' else name}"
        cases.add(part, _written_by(name, write))


def _written_by(name: str, write: Write) -> Show:
    async def show(scene: Scene) -> object:
        effects = len(scene.server.sandbox.effects())
        found = await write(scene, RADHIKA, scene.kinds_of(RADHIKA)[name])
        (effect,) = scene.server.sandbox.effects()[effects:]
        assert effect.user_id == scene.known(RADHIKA).user_id
        return found

    return show
