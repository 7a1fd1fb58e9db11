"""Writes down in the audit which settings were changed: their names, never their values."""

from collections.abc import Iterator
from dataclasses import fields

from app.domain.audit import Act, Detail, DetailKind, Fact
from app.services.audit import AuditService
from app.services.preferences import PreferenceService
from app.settings.declarations import Settings

_ANOTHER_SERVER = frozenset({"server.url", "server.username"})
"""Not known to hold before that server has let this till in: `ConnectionService` records it."""


class SettingsWatch:
    """Listens for as long as the preferences are there."""

    def __init__(self, *, preferences: PreferenceService, audit: AuditService) -> None:
        self._audit = audit
        self._before = preferences.settings
        preferences.listen(self._on_changed)

    def _on_changed(self, settings: Settings) -> None:
        before, self._before = self._before, settings
        changed = sorted(set(_changed(before, settings)) - _ANOTHER_SERVER)
        if changed:
            detail = Detail(kind=DetailKind.SETTINGS, facts={Fact.NAMES: ", ".join(changed)})
            self._audit.note(Act.SETTINGS_CHANGED, detail=detail)


def _changed(before: Settings, after: Settings) -> Iterator[str]:
    """`section.key` of all that differs."""
    for section in fields(Settings):
        old, new = getattr(before, section.name), getattr(after, section.name)
        for key in fields(old):
            if getattr(old, key.name) != getattr(new, key.name):
                yield f"{section.name}.{key.name}"
