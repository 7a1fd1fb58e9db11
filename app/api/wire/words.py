"""The server's own words for states and kinds: as this till writes them where it knows them."""

from enum import StrEnum

from app.api.wire import normal


def word(value: object, known: type[StrEnum]) -> str:
    """The word of `known` that is written here in any case; any other as it came."""
    written = normal.text(value)
    alike = written.lower().replace("-", "_").replace(" ", "_")
    return next((each.value for each in known if each.value.lower() == alike), written)
