"""What an administrator has laid down for a till: settings that nobody there changes.

Reads the text and lays it over the till's own settings. Knows neither files nor signatures.
"""

import dataclasses
from dataclasses import dataclass, field
from enum import StrEnum, unique
from typing import Any

from app.settings.declarations import SettingProblem, Settings
from app.settings.file import BadTomlError, Reader, parse

ABOUT, FEATURES = "about", "features"
_NEVER_SET = frozenset({"policy.path"})
"""Where the policy is found is not the policy's to say."""


@unique
class Feature(StrEnum):
    """What can be taken away: pages by their names in the window's rail."""

    SEARCH = "search"
    IMPORT = "import"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """`keys` are the settings (`section.key`) that `settings` lays down. `languages` empty means
    all. `serial` grows with each version; 0 is no policy.
    """

    serial: int = 0
    organisation: str = ""
    settings: Settings = field(default_factory=Settings)
    keys: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()
    off: frozenset[Feature] = frozenset()


NO_POLICY = Policy()


def read_policy(text: str) -> tuple[Policy | None, tuple[SettingProblem, ...]]:
    """The policy that a text holds; None where it is no TOML or says no serial number.

    Of the rest each line that does not fit is told, and costs that one line alone.
    """
    try:
        tree = parse(text)
    except BadTomlError as error:
        return None, (error.problem,)
    reader = Reader(text)
    about, features = tree.pop(ABOUT, {}), tree.pop(FEATURES, {})
    ui = tree.get("ui")
    languages = ui.pop("languages", []) if isinstance(ui, dict) else []
    serial = _value(reader, ABOUT, about, "serial")
    if not isinstance(serial, int) or isinstance(serial, bool) or serial < 1:
        reader.note(ABOUT, "serial", "must be a whole number from 1, higher with each version")
        return None, tuple(reader.problems)
    organisation = _value(reader, ABOUT, about, "organisation")
    off = _texts(reader, FEATURES, "off", _value(reader, FEATURES, features, "off") or [])
    known = {feature.value for feature in Feature}
    for name in off:
        if name not in known:
            allowed = ", ".join(map(repr, sorted(known)))
            reader.note(FEATURES, "off", f"{name!r} cannot be taken away; only {allowed}")
    settings = reader.settings(tree)
    policy = Policy(
        serial=serial,
        organisation=organisation if isinstance(organisation, str) else "",
        settings=settings,
        keys=frozenset(reader.given) - _NEVER_SET,
        languages=_texts(reader, "ui", "languages", languages),
        off=frozenset(Feature(name) for name in off if name in known),
    )
    return policy, tuple(reader.problems)


def overlaid(settings: Settings, policy: Policy) -> Settings:
    """The settings in force: the till's own under what was laid down."""
    sections: dict[str, Any] = {}
    for section in dataclasses.fields(Settings):
        laid_down = getattr(policy.settings, section.name)
        values = {
            entry.name: getattr(laid_down, entry.name)
            for entry in dataclasses.fields(laid_down)
            if f"{section.name}.{entry.name}" in policy.keys
        }
        if values:
            own = getattr(settings, section.name)
            sections[section.name] = dataclasses.replace(own, **values)
    found = dataclasses.replace(settings, **sections)
    if policy.languages and found.ui.language not in policy.languages:
        ui = dataclasses.replace(found.ui, language=policy.languages[0])
        found = dataclasses.replace(found, ui=ui)
    return found


def _value(reader: Reader, section: str, tree: object, key: str) -> object:
    if not isinstance(tree, dict):
        reader.note(section, "", "must be a section, written [" + section + "]")
        return None
    allowed = {"serial", "organisation"} if section == ABOUT else {"off"}
    for name in tree.keys() - allowed:
        if key in {"serial", "off"}:  # once for each section
            reader.note(section, name, "is not known of a policy")
    return tree.get(key)


def _texts(reader: Reader, section: str, key: str, value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    reader.note(section, key, "must be a list of texts, written [ … ]")
    return ()
