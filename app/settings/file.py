"""Reads and writes `config.toml`. A bad line costs that one setting, never the start of the app."""

import dataclasses
import math
import os
import re
import shutil
import tempfile
import tomllib
import types
from collections.abc import Callable, Collection, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.settings.declarations import CustomFieldSettings, SettingProblem, Settings

FILE_NAME = "config.toml"
SET_ASIDE_NAME = "config.unreadable.toml"
"""Where a file that was no TOML is kept when another takes its place."""

_RANGES: Mapping[str, tuple[float, float]] = {
    "server.calls_per_minute": (10, 100_000),
    "sync.quiet_period_s": (1.0, 3600.0),
    "sync.batch_size": (1, 100),
    "lock.idle_minutes": (0, 240),
    "cache.max_customers": (100, 5_000_000),
    "cache.retention_days": (1, 3650),
    "ui.text_size": (100, 200),
}
"""Lowest and highest value that makes sense, by key."""
_BEYOND = 10**300


def _is_proxy(text: str) -> bool:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    has_more = parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc
    return parts.scheme in ("http", "https") and bool(parts.hostname) and port != 0 and not has_more


def _is_safe_address(text: str) -> bool:
    """Over TLS, or on this machine."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and host in _THIS_MACHINE)
    return is_safe and bool(host) and port != 0 and "@" not in parts.netloc and not parts.query


_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
_SAFE_WORDS = "must be an address such as 'https://HOST', without a login"
_TEXTS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "server.proxy": (
        _is_proxy,
        "must be an address such as 'http://proxy.example:3128', without a login: that belongs"
        " into TILLSIDE_PROXY_USERNAME and TILLSIDE_PROXY_PASSWORD of the environment",
    ),
    "telemetry.endpoint": (_is_safe_address, _SAFE_WORDS),
    "updates.url": (_is_safe_address, _SAFE_WORDS),
}
"""What a text of these keys must be, and the words that say so."""

# As `domain.certificate_pin` reads it, whom this room does not know: here it is only told.
_PIN = re.compile(r"sha256/[A-Za-z0-9+/]{43}=\Z")
_PIN_WORDS = (
    "must be 'sha256/' and the Base64 of a key's SHA-256, several parted by spaces; no server is"
    " believed until that is right"
)


def load(folder: Path) -> tuple[Settings, tuple[SettingProblem, ...]]:
    """Read the folder's `config.toml`; a missing file is all defaults.

    Every unknown key and bad value is reported with its line, and the default stands in for it.
    """
    try:
        text = _text_of(folder / FILE_NAME)
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError) as error:
        return Settings(), (SettingProblem(line=0, key="", text=f"cannot be read: {error}"),)
    try:
        tree = parse(text)
    except BadTomlError as error:
        return Settings(), (error.problem,)
    reader = Reader(text)
    return reader.settings(tree), tuple(reader.problems)


class BadTomlError(Exception):
    """A text is no TOML at all; `problem` says where."""

    def __init__(self, problem: SettingProblem) -> None:
        super().__init__(problem.text)
        self.problem = problem


def parse(text: str) -> dict[str, Any]:
    """The tree of a TOML text. Raises BadTomlError."""
    try:
        return tomllib.loads(text)
    except ValueError as error:  # its own, and Python's for a number without end
        raise BadTomlError(_syntax_problem(error, text)) from error


def save(folder: Path, settings: Settings, *, but: Collection[str] = ()) -> None:
    """Write what differs from what the file says, and touch nothing else in it: comments, unknown
    keys and values that were not understood stay as they are, and so do the keys named by `but`
    (`section.key`).

    The file is replaced in one step, so a cut never leaves half of it. One that is no TOML is set
    aside first. Raises OSError.
    """
    # Saving is rare, and tomlkit costs start-up time that reading does without.
    import tomlkit  # start-up: only needed when a setting is changed

    path = folder / FILE_NAME
    in_file, document = Settings(), tomlkit.document()
    try:
        text = _text_of(path)
        document = tomlkit.parse(text)
        in_file = Reader(text).settings(tomllib.loads(text))
    except FileNotFoundError:
        pass
    except ValueError:  # of whichever reads it
        shutil.copyfile(path, folder / SET_ASIDE_NAME)
        document = tomlkit.document()
    for section in dataclasses.fields(Settings):
        values, known = getattr(settings, section.name), getattr(in_file, section.name)
        for entry in dataclasses.fields(values):
            value = getattr(values, entry.name)
            key = f"{section.name}.{entry.name}"
            if value == getattr(known, entry.name) or key in but:
                continue
            if not isinstance(document.get(section.name), dict):
                document[section.name] = tomlkit.table()
            document[section.name][entry.name] = _plain(value)
    replace_text(path, tomlkit.dumps(document))


def _text_of(path: Path) -> str:
    """What the file holds; editors on Windows put a mark at its start."""
    return path.read_text(encoding="utf-8-sig")


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(item) for name, item in dataclasses.asdict(value).items()}
    return value


def replace_text(path: Path, text: str) -> None:
    """Put a text in the place of a file, whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".config-", suffix=".toml")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _syntax_problem(error: ValueError, text: str) -> SettingProblem:
    place = re.search(r"at (?:line (\d+)|end of document)", str(error))
    line = 0
    if place is not None:
        line = int(place[1]) if place[1] else len(text.splitlines())
    return SettingProblem(line=line, key="", text=f"is not TOML: {error}")


_SectionT = TypeVar("_SectionT")


class _BadValueError(Exception):
    """Carries the sentence that says what is allowed."""


class Reader:
    """Turns the parsed tree of a text into Settings and notes what does not fit. `given` are the
    keys (`section.key`) that the text has and that fit.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self.problems: list[SettingProblem] = []
        self.given: set[str] = set()

    def settings(self, tree: Mapping[str, object]) -> Settings:
        hints = get_type_hints(Settings)
        sections: dict[str, Any] = {}
        for name, value in tree.items():
            if name not in hints:
                self.note(name, "", "is not a section of this file")
            elif not isinstance(value, dict):
                self.note(name, "", "must be a section, written [" + name + "]")
            else:
                sections[name] = self._section(name, hints[name], value)
        return Settings(**sections)

    def _section(self, name: str, kind: type[_SectionT], tree: Mapping[str, object]) -> _SectionT:
        hints = get_type_hints(kind)
        values: dict[str, Any] = {}
        for key, value in tree.items():
            if key not in hints:
                self.note(name, key, "is not a setting of this version")
                continue
            try:
                values[key] = _converted(f"{name}.{key}", value, hints[key])
                if f"{name}.{key}" == "server.certificate_pin":
                    self._check_pins(key, str(value))
                self.given.add(f"{name}.{key}")
            except _BadValueError as error:
                self.note(name, key, f"{error}; the default is used")
        return kind(**values)

    def _check_pins(self, key: str, text: str) -> None:
        """What cannot be read stays as it is: it keeps every server out, and says so."""
        if not all(map(_PIN.match, text.replace(",", " ").split())):
            self.note("server", key, _PIN_WORDS)

    def note(self, section: str, key: str, text: str) -> None:
        """Add a problem of this key, or of the section where `key` is empty, with its line."""
        full = f"{section}.{key}" if key else section
        self.problems.append(SettingProblem(line=self._line(section, key), key=full, text=text))

    def _line(self, section: str, key: str) -> int:
        inside = ""
        for number, line in enumerate(self._lines, start=1):
            stripped = line.strip()
            if stripped.startswith("["):
                inside = stripped.split("#")[0].strip("[] ")
                if inside == (f"{section}.{key}" if key else section):
                    return number
            name = stripped.split("=")[0].strip().strip("\"'")
            if key and inside == section and name == key:
                return number
            if not inside and name in {section, f"{section}.{key}"}:
                return number
        return 0


def _converted(key: str, value: object, kind: Any) -> object:
    """`value` as `kind`. Raises _BadValueError with what is allowed."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        allowed = [member.value for member in kind]
        if value not in allowed:
            raise _BadValueError(f"must be one of {', '.join(map(repr, allowed))}")
        return kind(value)
    if get_origin(kind) is tuple:
        item_kind = get_args(kind)[0]
        if not isinstance(value, list):
            raise _BadValueError("must be a list, written [ … ]")
        return tuple(_converted(key, item, item_kind) for item in value)
    if kind is CustomFieldSettings:
        return _custom_field(key, value)
    if isinstance(kind, types.UnionType):
        raise TypeError(f"{key}: unions are not used in settings")
    return _scalar(key, value, kind)


def _scalar(key: str, value: object, kind: type) -> object:
    words = {str: "a text in quotes", int: "a whole number", float: "a number"}
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        # A number of hundreds of digits is none.
        value = float(value) if abs(value) < _BEYOND else math.inf
    if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
        raise _BadValueError(f"must be {words.get(kind, kind.__name__)}")
    if key in _RANGES and isinstance(value, (int, float)):
        low, high = _RANGES[key]
        if not low <= value <= high:
            raise _BadValueError(f"must be from {low:g} to {high:g}")
    if key == "store.timezone" and value:
        try:
            ZoneInfo(str(value))
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise _BadValueError("must be a zone name such as 'Europe/London'") from error
    if key in _TEXTS and value:
        fits, allowed = _TEXTS[key]
        if not fits(str(value)):
            raise _BadValueError(allowed)
    if key == "store.country" and not re.fullmatch("[A-Za-z]{2}", str(value)):
        raise _BadValueError("must be a country code of two letters such as 'GB'")
    return str(value).upper() if key == "store.country" else value


def _custom_field(key: str, value: object) -> CustomFieldSettings:
    if not isinstance(value, dict) or not isinstance(value.get("name"), str):
        raise _BadValueError('must be tables with at least a name: { name = "age" }')
    hints = get_type_hints(CustomFieldSettings)
    unknown = sorted(set(value) - set(hints))
    if unknown:
        raise _BadValueError(f"{unknown[0]!r} is not known of a custom field")
    values: dict[str, Any] = {
        name: _converted(key, item, hints[name]) for name, item in value.items()
    }
    return CustomFieldSettings(**values)
