"""Drives the settings page: trying a server, changing to it, and saving everything else.

The look is previewed at once and taken back if it is not saved.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from app.domain.faults import Fault
from app.domain.op import AssociateId
from app.services.connection import ServerRefused
from app.services.services import Services
from app.settings.declarations import Settings, ThemeName
from app.ui.languages import FOLDER, SOURCE_LANGUAGE
from app.ui.pages.settings import SettingsPage
from app.ui.pages.settings_fields import SettingsEntries, entries_of
from app.ui.presenters.settings_parts import SettingsParts
from app.ui.tasks import Tasks

LOCK_MINUTES = (0, 240)
RETENTION_DAYS = (1, 3650)
_KEYS = {
    "server": "server.url",
    "username": "server.username",
    "format": "server.format",
    "language": "ui.language",
    "theme": "ui.theme",
    "text_size": "ui.text_size",
    "lock_minutes": "lock.idle_minutes",
    "retention_days": "cache.retention_days",
    "scanner_prefix": "scanner.prefix",
    "scanner_suffix": "scanner.suffix",
    "scanner_layout": "scanner.layout",
}
"""The setting of each field."""


def translated_languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """The source language, and each that has a translation file (`tillside_<code>.qm`)."""
    found = {path.stem.partition("_")[2] for path in folder.glob("*_*.qm")}
    return (SOURCE_LANGUAGE, *sorted(found - {SOURCE_LANGUAGE, ""}))


def whole_number(text: str, low: int, high: int) -> int | None:
    """`text` as a number from `low` to `high`; None where it is none."""
    stripped = text.strip()
    if not stripped.isdecimal():
        return None
    return int(stripped) if low <= int(stripped) <= high else None


class SettingsPresenter:
    """`apply_look` puts a theme and a text size in force."""

    def __init__(
        self,
        *,
        page: SettingsPage,
        services: Services,
        tasks: Tasks,
        apply_look: Callable[[ThemeName, int], None],
        languages: Sequence[str] = (SOURCE_LANGUAGE,),
    ) -> None:
        self._page = page
        self._services = services
        self._tasks = tasks
        self._apply_look = apply_look
        policy = services.preferences.policy
        # A policy that names none that is there is no reason to offer none.
        offered = tuple(code for code in languages if code in policy.languages)
        self._languages = offered or tuple(languages)
        self._owner: AssociateId | None = None
        self._is_saving = False
        ui = services.preferences.settings.ui
        self._shown_look = (ui.theme, ui.text_size)
        page.changed.connect(self._on_changed)
        page.save_requested.connect(self._on_save_requested)
        page.test_requested.connect(self._on_test_requested)
        page.shown.connect(self._on_shown)
        page.hidden.connect(self._on_hidden)
        self._parts = SettingsParts(page=page, services=services, tasks=tasks)
        self._stops = [services.session.listen(self._on_session_changed), self._parts.stop]

    def start(self) -> None:
        """Show the settings in force, whose they are, and what is wrong in the file."""
        policy = self._services.preferences.policy
        laid_down = [name for name, key in _KEYS.items() if key in policy.keys]
        self._page.show_laid_down(laid_down, policy.organisation)
        self._page.show_problems(self._services.preferences.problems)
        self._page.show_training(is_training=self._services.session.is_training)
        self._reload()

    def stop(self) -> None:
        """Hear nothing any more, neither from the page nor from the services."""
        self._page.blockSignals(True)
        while self._stops:
            self._stops.pop()()

    @property
    def _saved(self) -> SettingsEntries:
        services = self._services
        return entries_of(services.preferences.settings, services.connection.given_url)

    @property
    def _is_unsaved(self) -> bool:
        return self._page.entries() != self._saved

    def _reload(self) -> None:
        saved = self._saved
        self._page.show_given_server(self._services.connection.given_url)
        self._page.show_settings(saved, self._languages)
        self._page.show_unsaved(is_unsaved=False)

    def _on_changed(self) -> None:
        self._page.clear_remarks()
        self._page.show_unsaved(is_unsaved=self._is_unsaved)
        entries = self._page.entries()
        self._look(entries.theme, entries.text_size)

    def _look(self, theme: ThemeName, text_size: int) -> None:
        if (theme, text_size) != self._shown_look:
            self._shown_look = (theme, text_size)
            self._apply_look(theme, text_size)

    def _on_shown(self) -> None:
        ui = self._services.preferences.settings.ui
        self._shown_look = (ui.theme, ui.text_size)
        if not self._is_unsaved:
            self._reload()
        self._on_changed()

    def _on_hidden(self) -> None:
        """What is not saved stays in the fields, but for the password and the look."""
        self._page.fields.clear_password()
        self._page.test_result.clear()
        ui = self._services.preferences.settings.ui
        self._look(ui.theme, ui.text_size)

    def _on_session_changed(self) -> None:
        """One associate's unsaved changes are not the next one's."""
        associate = self._services.session.associate
        owner = associate.id if associate is not None else None
        if owner != self._owner:
            self._owner = owner
            self._reload()

    def _on_test_requested(self) -> None:
        entries = self._page.entries()
        if self._has_login(entries):
            self._tasks.restart("settings.test", self._test(entries))

    def _has_login(self, entries: SettingsEntries) -> bool:
        """Whether address, login and password are there; says what is missing."""
        for name in ("server", "username", "password"):
            if not getattr(entries, name):
                self._page.show_needed(name)
                return False
        return True

    async def _test(self, entries: SettingsEntries) -> None:
        self._page.set_testing(is_testing=True)
        try:
            report = await self._services.connection.test(
                entries.server, entries.username, entries.password
            )
        except ServerRefused as refused:
            self._page.show_server_refused(refused.refusal)
        else:
            self._page.show_report(report)
        finally:
            self._page.set_testing(is_testing=False)

    def _on_save_requested(self) -> None:
        if self._is_saving:
            return
        entries = self._page.entries()
        changed = self._judge(entries)
        if changed is None:
            return
        is_other_server = (entries.server, entries.username) != (
            self._saved.server,
            self._saved.username,
        ) or bool(entries.password)
        if is_other_server and not self._has_login(entries):
            return
        self._is_saving = True
        self._page.set_saving(is_saving=True)
        self._tasks.spawn("settings.save", self._save(entries, changed, is_other_server))

    def _judge(self, entries: SettingsEntries) -> Settings | None:
        """The settings that the page describes, the server apart; None where a number is wrong."""
        minutes = whole_number(entries.lock_minutes, *LOCK_MINUTES)
        days = whole_number(entries.retention_days, *RETENTION_DAYS)
        if minutes is None:
            self._page.show_range("lock_minutes", *LOCK_MINUTES)
            return None
        if days is None:
            self._page.show_range("retention_days", *RETENTION_DAYS)
            return None
        now = self._services.preferences.settings
        return replace(
            now,
            server=replace(now.server, format=entries.format),
            lock=replace(now.lock, idle_minutes=minutes),
            cache=replace(now.cache, retention_days=days),
            scanner=replace(
                now.scanner,
                prefix=entries.scanner_prefix,
                suffix=entries.scanner_suffix or "enter",
                layout=entries.scanner_layout,
            ),
            ui=replace(
                now.ui,
                language=entries.language,
                theme=entries.theme,
                text_size=entries.text_size,
            ),
        )

    async def _save(
        self, entries: SettingsEntries, changed: Settings, is_other_server: bool
    ) -> None:
        """Everything but the server first: what is refused there must not cost the rest."""
        language = self._saved.language
        try:
            await self._services.preferences.change(
                server=changed.server,
                lock=changed.lock,
                cache=changed.cache,
                scanner=changed.scanner,
                ui=changed.ui,
            )
            if is_other_server:
                await self._services.connection.save(
                    entries.server, entries.username, entries.password
                )
        except ServerRefused as refused:
            self._page.show_server_refused(refused.refusal)
        except Fault as fault:
            self._page.show_server_fault(fault)
        except OSError as error:
            self._page.show_not_written(error.strerror or str(error))
        else:
            self._reload()
            self._page.show_saved(has_new_language=entries.language != language)
        finally:
            self._is_saving = False
            self._page.show_unsaved(is_unsaved=self._is_unsaved)
