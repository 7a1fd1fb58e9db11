"""What a request asks for by its path and query: which call, its parameters, and in which format.

Knows no call; whatever stands there is read, and no text makes it raise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique
from urllib.parse import parse_qsl

PREFIX = "/v1.1/"
_MAX_PARAMETERS = 200


@unique
class Format(StrEnum):
    """The values are the words of the parameter `format` and the suffixes of a path."""

    JSON = "json"
    XML = "xml"

    @property
    def content_type(self) -> str:
        return f"application/{self.value}; charset=utf-8"


_FORMATS = {each.value: each for each in Format}


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """`customer/get` and what is asked of it; `resource` is empty outside the API's own paths.

    `format` is None where another one is asked for than the API has.
    """

    resource: str
    parameters: Mapping[str, str]
    format: Format | None

    @property
    def reply_format(self) -> Format:
        """What a refusal is written in as well: the one that was asked for, if there is such."""
        return self.format or Format.JSON


def read_target(path: str, query: str) -> Target:
    """The suffix of the path wins over `format`; of a parameter given twice, the last counts."""
    parameters = _parameters(query)
    resource = path.removeprefix(PREFIX).strip("/") if path.startswith(PREFIX) else ""
    stem, dot, suffix = resource.rpartition(".")
    if dot and suffix in _FORMATS:
        return Target(resource=stem, parameters=parameters, format=_FORMATS[suffix])
    asked = _FORMATS.get(parameters.get("format", Format.JSON).casefold())
    return Target(resource=resource, parameters=parameters, format=asked)


def _parameters(query: str) -> dict[str, str]:
    try:
        return dict(parse_qsl(query, keep_blank_values=True, max_num_fields=_MAX_PARAMETERS))
    except ValueError:
        return {}
