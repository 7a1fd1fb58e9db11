"""Keeps the program up to date where `[updates] url` says where from.

A newer version that head office has signed is fetched, laid beside the running one, and has to
hold its own self-check there. The next start then hands over to it (`versions`): nothing changes
under anybody's hands, and nothing while ops are being sent, for a start comes before all sending.

Looking is a process of its own, begun by the till now and then (`look_now_and_then`) or by an
administrator: a window that is closed waits for no download, and a till holds none of it in memory.
"""

import asyncio
import logging
import random
import zlib
from collections.abc import Awaitable, Callable, Iterator
from enum import StrEnum, unique
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.clock import Clock
from app.domain.faults import Fault
from app.fleet.versions import ArchiveError, Versions, number_of

if TYPE_CHECKING:
    # start-up: most tills look nowhere, and must not load this for none.
    import subprocess

    from app.api.outgoing import Outgoing
    from app.fleet.update_source import Release, UpdateSource

_log = logging.getLogger(__name__)

EVERY_S = 6 * 3600.0
FIRST_S = 300.0
POLL_S = 10.0
CHUNK_S = 120.0


@unique
class Looked(StrEnum):
    """What came of looking once."""

    NOTHING_NEWER = "nothing newer"
    NOT_YET = "not yet"
    """There is one, and this till is not among the first."""
    NOT_BELIEVED = "not believed"
    """Nobody answered, or what answered is not what head office signed."""
    FAILED = "failed"
    """It came, and its own self-check did not hold, or it cannot be unpacked."""
    READY = "ready"
    """The next start is of the new version."""


class Updates:
    """`running` is this program's version, `till` its random name; `holds` runs a program's
    self-check.
    """

    def __init__(
        self,
        *,
        url: str,
        root: bytes,
        versions: Versions,
        folder: Path,
        platform: str,
        running: str,
        till: str,
        outgoing: "Outgoing",
        holds: Callable[[Path], Awaitable[bool]],
    ) -> None:
        self._url = url
        self._root = root
        self._versions = versions
        self._folder = folder
        self._platform = platform
        self._running = running
        self._till = till
        self._outgoing = outgoing
        self._holds = holds

    async def look(self) -> Looked:
        """Once."""
        loop = asyncio.get_running_loop()
        try:
            source = await loop.run_in_executor(None, self._source, loop)
            release = await loop.run_in_executor(None, source.newest, self._platform)
            if release is None or not self._is_wanted(release):
                return Looked.NOTHING_NEWER
            if zlib.crc32(f"{self._till} {release.version}".encode()) % 100 >= release.share:
                return Looked.NOT_YET
            if not self._versions.program(release.version).is_file():
                program = await loop.run_in_executor(None, self._fetch, source, release)
                if not await self._holds(program):
                    self._versions.give_up(release.version)
                    return Looked.FAILED
            self._versions.choose(release.version)
        except Fault as fault:
            _log.warning("updates", extra={"fault": type(fault).__name__, "reason": fault.detail})
            return Looked.NOT_BELIEVED
        except (ArchiveError, OSError) as error:
            _log.warning("updates", extra={"error": type(error).__name__})
            return Looked.FAILED
        return Looked.READY

    def _fetch(self, source: "UpdateSource", release: "Release") -> Path:
        # start-up: see above.
        from app.fleet.unpacking import unpack

        archive = source.archive(release)
        program = self._versions.take_in(release.version, lambda into: unpack(archive, into))
        archive.unlink(missing_ok=True)
        return program

    def _is_wanted(self, release: "Release") -> bool:
        """Newer than what runs, not chosen yet, and not given up here."""
        choice = self._versions.choice
        is_newer = number_of(release.version) > number_of(self._running)
        return is_newer and release.version not in (choice.version, *choice.given_up)

    def _source(self, loop: asyncio.AbstractEventLoop) -> "UpdateSource":
        # start-up: see above; off the event loop as well.
        from app.fleet.update_source import UpdateSource

        return UpdateSource(
            url=self._url,
            folder=self._folder,
            root=self._root,
            fetch=lambda url: self._fetched(url, loop),
        )

    def _fetched(self, url: str, loop: asyncio.AbstractEventLoop) -> Iterator[bytes]:
        """From a thread of TUF's: the bytes come by the loop's own calls."""
        chunks = self._outgoing.chunks(url)

        async def one() -> bytes | None:
            return await anext(chunks, None)

        async def end() -> None:
            await chunks.aclose()

        try:
            while (
                chunk := asyncio.run_coroutine_threadsafe(one(), loop).result(CHUNK_S)
            ) is not None:
                yield chunk
        finally:
            asyncio.run_coroutine_threadsafe(end(), loop).result(CHUNK_S)


async def look_now_and_then(
    till: str, *, begin: Callable[[], "subprocess.Popen[bytes]"], clock: Clock
) -> None:
    """Until cancelled: `begin` a process that looks, every so often. Tills of other names look at
    other times; one that looks when the till is closed looks to its end.
    """
    draw = random.Random(till)  # noqa: S311 - no secret, only not all at once
    await clock.sleep(FIRST_S + EVERY_S * draw.random())
    while True:
        try:
            process = await asyncio.get_running_loop().run_in_executor(None, begin)
        except OSError as error:
            _log.warning("updates", extra={"errno": error.errno})
        else:
            while process.poll() is None:
                await clock.sleep(POLL_S)
            _log.info("looked for updates", extra={"code": process.returncode})
        await clock.sleep(EVERY_S)
