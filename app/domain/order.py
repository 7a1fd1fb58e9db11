"""Which end of a list comes first, wherever a read can be ordered; the values are the API's."""

from enum import StrEnum, unique


@unique
class Direction(StrEnum):
    ASCENDING = "asc"
    DESCENDING = "desc"
