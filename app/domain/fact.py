"""What a server tells beyond what this till understands: its own names and values, kept as told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One value under the server's own name for it; a bare value has no name."""

    name: str = ""
    value: str
