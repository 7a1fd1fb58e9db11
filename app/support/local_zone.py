"""This machine's time zone as a zone with rules, not as today's offset."""

import os
from datetime import datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_LOCALTIME = Path("/etc/localtime")


def local_zone(now: datetime) -> tzinfo:
    """The zone that the system is set to; where its name cannot be told, its offset at `now`."""
    names = [os.environ.get("TZ", "").removeprefix(":")]
    names.append(_name_of(_LOCALTIME))
    for name in filter(None, names):
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    offset = now.astimezone().tzinfo
    if offset is None:
        raise ValueError("an aware time has no zone")
    return offset


def _name_of(link: Path) -> str:
    """`Europe/London` of a link into the zone files; empty where it is none."""
    _, found, name = str(link.resolve()).partition("/zoneinfo/")
    return name if found else ""
