"""The server with what more befalls it: people who are deleted, tokens that end."""

from dataclasses import replace

from app.sandbox.calls.table import Answer, Calls, Request
from app.sandbox.line.door import Door
from app.sandbox.people.people import Standing
from app.sandbox.state import Effect, Sandbox
from tests.faults.kinds.tills import other_tills_write
from tests.faults.simulated.server import Server

_BASIC = other_tills_write("", {}).authorization


class FullServer(Server):
    """`erased` are the ids of people who were deleted on their own demand."""

    _door: Door
    _erased: tuple[str, ...] = ()

    @property
    def erased(self) -> frozenset[str]:
        return frozenset(self._erased)

    def erase(self, user_id: str) -> None:
        """Delete somebody. What its reads show catches up at once: else an earlier write, done
        there after this, would make them anew.
        """
        if user_id in self._erased:
            return
        past, _ = self._replica(self._world.now_s)
        for sandbox in (self.sandbox, past):
            sandbox.plant({"standing": Standing.ERASED.value}, user_id=int(user_id))
        self._seen = self.sandbox.effects(after=self._seen)[-1].seq
        self._erased += (user_id,)

    def end_tokens(self) -> None:
        """No token is good any more."""
        self._door.tokens.expire_all()

    def _done(self, request: Request) -> tuple[Answer, list[Effect]]:
        answer, effects = super()._done(request)
        if effects:
            # A read that lags behind shows it later, when the token may have ended.
            signed = replace(request, access_token="", authorization=_BASIC)
            self._written[-1] = replace(self._written[-1], request=signed)
        return answer, effects

    def _made(self) -> tuple[Sandbox, Calls]:
        sandbox, calls = super()._made()
        # A token is good for reads too that lag behind.
        if "_door" not in self.__dict__:
            self._door = calls.door
        calls.door = self._door
        return sandbox, calls
