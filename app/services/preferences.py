"""The till's settings as they are in force, and the one way to change them."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from app.settings import file
from app.settings.declarations import SettingProblem, Settings
from app.settings.policy import NO_POLICY, Policy, overlaid


class PreferenceService:
    """`settings` are the till's own under what the `policy` lays down; `problems` are those of both
    as they were read at start.
    """

    def __init__(
        self,
        *,
        folder: Path,
        settings: Settings,
        problems: tuple[SettingProblem, ...],
        policy: Policy = NO_POLICY,
    ) -> None:
        self._folder = folder
        self._settings = settings
        self._listeners: list[Callable[[Settings], None]] = []
        self._changing = asyncio.Lock()
        self.problems = problems
        self.policy = policy

    @property
    def settings(self) -> Settings:
        return self._settings

    def listen(self, listener: Callable[[Settings], None]) -> Callable[[], None]:
        """Call `listener` with the settings after each change; returns what stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def change(self, **sections: Any) -> Settings:
        """Put whole sections in force (`ui=…, lock=…`) and write them. What the policy lays down
        stays as it is, and is not written. Raises OSError, and then nothing has changed.
        """
        async with self._changing:  # two at once: neither may take back the other's sections
            changed = overlaid(replace(self._settings, **sections), self.policy)
            write = partial(file.save, self._folder, changed, but=self.policy.keys)
            await asyncio.get_running_loop().run_in_executor(None, write)
            self._settings = changed
        for listener in tuple(self._listeners):
            listener(changed)
        return changed
