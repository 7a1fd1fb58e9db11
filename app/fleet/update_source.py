"""What head office has signed as the newest version: The Update Framework's client (TUF).

Its metadata tell, under keys that only head office has, which files there are, whole and not older
than what was seen before; it forgives neither an old list laid in a new one's place nor one that
has ended. Loaded only where a till has somewhere to look. Blocks: call it off the event loop.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tuf.api.exceptions import DownloadError, DownloadHTTPError, RepositoryError
from tuf.ngclient.config import UpdaterConfig
from tuf.ngclient.fetcher import FetcherInterface
from tuf.ngclient.updater import Updater

from app.domain.faults import Fault, GatewayRefusalFault
from app.fleet.unpacking import MOST_BYTES
from app.fleet.versions import number_of

Fetch = Callable[[str], Iterator[bytes]]
"""A file's bytes by its address. Raises Fault."""


class UpdateFault(Fault):
    """No newer version can be had now: nobody answers, or what answers is not believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """`share` is the part of all tills, in percent, that may have it already."""

    version: str
    archive: str
    share: int


class UpdateSource:
    """Looks at `url`, keeps what it saw in `folder`; `root` is the metadata that all trust begins
    with. Methods raise UpdateFault, OSError.
    """

    def __init__(self, *, url: str, folder: Path, root: bytes, fetch: Fetch) -> None:
        self._url = url.rstrip("/")
        self._folder = folder
        self._root = root
        self._fetch = fetch
        self._updater: Updater | None = None

    def newest(self, platform: str) -> Release | None:
        """The newest one for `platform`; None where there is none at all."""
        metadata, targets = self._folder / "metadata", self._folder / "targets"
        for folder in (metadata, targets):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            self._updater = Updater(
                metadata_dir=str(metadata),
                metadata_base_url=f"{self._url}/metadata",
                target_dir=str(targets),
                target_base_url=f"{self._url}/targets",
                fetcher=_Fetcher(self._fetch),
                config=UpdaterConfig(prefix_targets_with_hash=True),
                bootstrap=self._root,
            )
            self._updater.refresh()
            found = self._updater.get_targetinfo(f"{platform}.json")
            if found is None:
                return None
            path = Path(self._updater.download_target(found))
        except (RepositoryError, DownloadError, ValueError) as error:
            raise UpdateFault(type(error).__name__) from error
        return _release(path.read_bytes())

    def archive(self, release: Release) -> Path:
        """Bring the archive of what `newest` told, checked."""
        if self._updater is None:
            raise UpdateFault("nothing was looked at")
        try:
            found = self._updater.get_targetinfo(release.archive)
            if found is None or found.length > MOST_BYTES:
                raise UpdateFault("no such archive")
            known = self._updater.find_cached_target(found)
            return Path(known or self._updater.download_target(found))
        except (RepositoryError, DownloadError, ValueError) as error:
            raise UpdateFault(type(error).__name__) from error


class _Fetcher(FetcherInterface):
    """TUF's way to the house's own calls."""

    def __init__(self, fetch: Fetch) -> None:
        self._take = fetch

    def _fetch(self, url: str) -> Iterator[bytes]:
        try:
            yield from self._take(url)
        except GatewayRefusalFault as fault:
            # "There is no newer root" is said by a 404: TUF must hear the status.
            raise DownloadHTTPError(fault.detail, fault.http_status) from fault
        except Fault as fault:
            raise DownloadError(type(fault).__name__) from fault


def _release(text: bytes) -> Release:
    """Raises UpdateFault. It was signed: what is wrong in it is a mistake, not an attack."""
    try:
        values = json.loads(text)
        release = Release(
            version=str(values["version"]),
            archive=str(values["archive"]),
            share=int(values.get("share", 100)),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise UpdateFault("the release cannot be read") from error
    if not number_of(release.version):
        raise UpdateFault("the release has no version")
    return release
