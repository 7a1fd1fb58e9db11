"""The line and the settings, for tests of the form pages: they record, and answer as told."""

from dataclasses import replace
from typing import Any

from app.domain.connection import ConnectionState, ConnectionStatus
from app.services.connection import ConnectionService, ServerReport
from app.services.preferences import PreferenceService
from app.settings.declarations import Settings
from app.settings.policy import NO_POLICY
from tests.manual_clock import START


class FakeConnection(ConnectionService):
    def __init__(self, state: ConnectionState = ConnectionState.ONLINE) -> None:
        self.line = ConnectionStatus(state=state, since_at=START)
        self.report = ServerReport(state=ConnectionState.ONLINE, organisation="Demo shops")
        self.refusal: Exception | None = None
        self.tests: list[tuple[str, str, str]] = []
        self.saves: list[tuple[str, str, str]] = []
        self.given = ""

    @property
    def given_url(self) -> str:
        return self.given

    @property
    def status(self) -> ConnectionStatus:
        return self.line

    async def test(self, url: str, username: str, password: str) -> ServerReport:
        self.tests.append((url, username, password))
        if self.refusal is not None:
            raise self.refusal
        return self.report

    async def save(self, url: str, username: str, password: str) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.saves.append((url, username, password))


class FakePreferences(PreferenceService):
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._listeners = []
        self.problems = ()
        self.policy = NO_POLICY
        self.fault: OSError | None = None

    async def change(self, **sections: Any) -> Settings:
        if self.fault is not None:
            raise self.fault
        self._settings = replace(self._settings, **sections)
        return self._settings
