"""What a stolen till's profile tells: no person and no credential in plain text."""

import hashlib
from pathlib import Path

from tests.flows.conftest import Story
from tests.flows.till import STORE_KEY

CANARIES = (
    "Canaria",
    "Zwitscher",
    "447700900431",
    "7700 900431",
    "44700900000",
    "tom.sawyer",
    "Sawyer",
    "ts1234",
    "server123",
    hashlib.md5(b"server123", usedforsecurity=False).hexdigest(),
    "907163",
    STORE_KEY,
)


def readable(folder: Path) -> set[str]:
    """Which canaries stand in any file below `folder`, as UTF-8 or UTF-16, in any case."""
    found = set()
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        content = path.read_bytes().lower()
        found |= {
            canary
            for canary in CANARIES
            if canary.lower().encode() in content or canary.lower().encode("utf-16-le") in content
        }
    return found


async def test_nothing_in_the_profile_is_readable_while_it_runs_or_after_a_kill(
    story: Story,
) -> None:
    till = await story.open_till()
    await till.do("sign_in", "Noor Ahmed", "907163")
    await till.do("wait_for", "connection_pill", "Online", 10)
    await till.do("look_up", "44700900000")
    await till.do("look_up", "Tom Sawyer")
    await story.server.kill()
    await till.do("probe")
    await till.do("wait_for", "connection_pill", "Offline", 10)
    await till.do("register", "+447700900431", "Canaria", "Zwitscher")
    assert readable(story.profile) == set()
    await till.kill()
    assert readable(story.profile) == set()
    names = {path.name for path in story.profile.rglob("*") if path.is_file()}
    assert {"outbox.db", "cache.db", "tillside.log"} <= names, "there was something to look at"
