"""Reads packaging/requirements.lock: what is pinned, by which hashes, and who asked for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.architecture.house import ROOT

PATH = ROOT / "packaging" / "requirements.lock"
# How the lock file calls us in its notes on who asked.
PROJECT = "tillside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One locked distribution; `askers` are canonical names, or PROJECT for what we declare."""

    version: Version
    marker: Marker | None
    hashes: tuple[str, ...]
    askers: frozenset[str]

    @property
    def is_for_this_machine(self) -> bool:
        return self.marker is None or self.marker.evaluate()


def read_pins(text: str) -> Mapping[str, Pin]:
    """By canonical name. Raises ValueError on any line that is not a plain pin with its notes."""
    pins: dict[str, Pin] = {}
    lines = [line for line in text.splitlines() if line.strip()]
    while lines:
        head = lines.pop(0)
        if head.startswith("#"):
            continue
        body = list(takewhile(lambda line: line.startswith(" "), lines))
        del lines[: len(body)]
        requirement = Requirement(head.removesuffix("\\").strip())
        pinned = re.fullmatch(r"==([^*,]+)", str(requirement.specifier))
        if pinned is None or requirement.url is not None:
            raise ValueError(f"not pinned to one version: {head}")
        pins[canonicalize_name(requirement.name)] = Pin(
            version=Version(pinned[1]),
            marker=requirement.marker,
            hashes=tuple(re.findall(r"--hash=(sha256:[0-9a-f]{64})", "\n".join(body))),
            askers=frozenset(_askers(body)),
        )
    return pins


def _askers(body: list[str]) -> list[str]:
    notes = (line.strip().removeprefix("#").strip() for line in body if "#" in line)
    names = (note.removeprefix("via").strip() for note in notes)
    return [
        PROJECT if name.startswith(PROJECT) else canonicalize_name(name.partition(" ")[0])
        for name in names
        if name
    ]
