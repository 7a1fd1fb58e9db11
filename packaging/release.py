"""Signs versions of the program for tills that look for updates: a TUF repository in a folder that
any web server can serve.

    python packaging/release.py begin REPOSITORY KEYS
    python packaging/release.py add REPOSITORY KEYS PROGRAM VERSION PLATFORM [--share PERCENT]
    python packaging/release.py renew REPOSITORY KEYS

`begin` makes the keys (PEM, unencrypted: keep the folder off every server, root's off every
machine) and `metadata/root.json`, which goes to the tills as `updates.root.json`. `add` packs the
built folder PROGRAM; again with a higher share it lets more tills have it. `renew` is for the
nightly job: what is not renewed ends, and tills then believe nothing any more.
"""

import argparse
import gzip
import json
import os
import sys
import tarfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import load_pem_private_key
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

DAYS: Mapping[str, int] = {"root": 730, "targets": 180, "snapshot": 14, "timestamp": 7}
"""For how long each is believed."""


class Repository:
    """`now` is asked for what ends when. Methods raise OSError, ValueError."""

    def __init__(self, folder: Path, keys: Path, *, now: datetime | None = None) -> None:
        self._metadata, self._targets = folder / "metadata", folder / "targets"
        self._keys = keys
        self._now = (now or datetime.now(UTC)).replace(microsecond=0)

    def begin(self) -> Path:
        """New keys and an empty repository; the root for the tills."""
        self._keys.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._metadata.mkdir(parents=True)
        self._targets.mkdir(parents=True)
        root = Root(expires=self._end("root"))
        for role in DAYS:
            signer = CryptoSigner.generate_ed25519()
            path = self._keys / f"{role}.pem"
            made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(made, "wb") as file:
                file.write(signer.private_bytes)
            root.add_key(signer.public_key, role)
        self._write(Metadata(root), "root")
        self._write(Metadata(Targets()), "targets")
        self._write(Metadata(Snapshot()), "snapshot")
        self._write(Metadata(Timestamp()), "timestamp")
        return self._metadata / "1.root.json"

    def add(self, program: Path, version: str, platform: str, *, share: int = 100) -> None:
        """Make `program`, a built folder, the newest of `platform`, for that share of tills."""
        targets = self._read("targets", Targets)
        archive = f"tillside-{version}-{platform}.tar.gz"
        if archive not in targets.signed.targets:
            packed = self._targets / archive
            _pack(program, packed)
            self._take(targets.signed, archive, packed)
            packed.unlink()
        listing = self._targets / f"{platform}.json"
        listing.write_text(
            json.dumps({"version": version, "archive": archive, "share": share}), encoding="utf-8"
        )
        self._take(targets.signed, listing.name, listing)
        listing.unlink()
        self._publish(targets)

    def renew(self) -> None:
        """Let what ends soon be believed for another while."""
        self._publish(None)

    def _take(self, targets: Targets, name: str, path: Path) -> None:
        entry = TargetFile.from_file(name, str(path))
        targets.targets[name] = entry
        prefix = next(iter(entry.hashes.values()))
        (self._targets / f"{prefix}.{name}").write_bytes(path.read_bytes())

    def _publish(self, targets: Metadata[Targets] | None) -> None:
        snapshot = self._read("snapshot", Snapshot)
        if targets is not None:
            targets.signed.version += 1
            self._write(targets, "targets")
            snapshot.signed.meta["targets.json"] = MetaFile(version=targets.signed.version)
        snapshot.signed.version += 1
        self._write(snapshot, "snapshot")
        timestamp = self._read("timestamp", Timestamp)
        timestamp.signed.snapshot_meta = MetaFile(version=snapshot.signed.version)
        timestamp.signed.version += 1
        self._write(timestamp, "timestamp")

    def _write(self, metadata: Metadata[Any], role: str) -> None:
        metadata.signed.expires = self._end(role)
        key = load_pem_private_key((self._keys / f"{role}.pem").read_bytes(), None)
        metadata.sign(CryptoSigner(key))
        name = f"{role}.json" if role == "timestamp" else f"{metadata.signed.version}.{role}.json"
        metadata.to_file(str(self._metadata / name))

    def _read(self, role: str, kind: type[Any]) -> Metadata[Any]:
        if role == "timestamp":
            path = self._metadata / "timestamp.json"
        else:
            numbered = self._metadata.glob(f"*.{role}.json")
            path = max(numbered, key=lambda each: int(each.name.split(".")[0]))
        found = Metadata[Any].from_file(str(path))
        if not isinstance(found.signed, kind):
            raise ValueError(f"{path} is no {role}")  # noqa: TRY004 - of the file, not of a caller
        return found

    def _end(self, role: str) -> datetime:
        return self._now + timedelta(days=DAYS[role])


def _pack(program: Path, into: Path) -> None:
    """The folder as a tar archive: the same folder gives the same bytes."""
    with (
        into.open("wb") as file,
        gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in sorted(program.rglob("*")):
            tar.add(path, str(path.relative_to(program)), recursive=False, filter=_plain)


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = member.mtime = 0
    member.uname = member.gname = ""
    return member


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="release.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("order", choices=("begin", "add", "renew"))
    parser.add_argument("repository", type=Path)
    parser.add_argument("keys", type=Path)
    parser.add_argument("what", nargs="*", metavar="PROGRAM VERSION PLATFORM")
    parser.add_argument("--share", type=int, default=100, help="percent of the tills")
    given = parser.parse_args()
    repository = Repository(given.repository, given.keys)
    match given.order, given.what:
        case "begin", []:
            sys.stdout.write(f"for the tills, as updates.root.json: {repository.begin()}\n")
        case "renew", []:
            repository.renew()
        case "add", [program, version, platform]:
            repository.add(Path(program), version, platform, share=given.share)
        case _:
            parser.error("add needs PROGRAM VERSION PLATFORM, the others need nothing more")
    return 0


if __name__ == "__main__":
    sys.exit(main())
