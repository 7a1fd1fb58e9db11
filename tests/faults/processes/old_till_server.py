"""The server that an old till comes back to, in this process: right clock, and a record of what
each op did there.

Knows the till only by its requests, and by the attempts that it has committed before each.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from http import HTTPStatus

import httpx

from app.domain.op import OpId
from app.sandbox.calls.table import Calls, Request
from app.sandbox.line.access import Credentials
from app.sandbox.line.tokens import TOKEN_PATH
from app.sandbox.people.organisation import Settings
from app.sandbox.state import Effect, Sandbox
from tests.manual_clock import ManualClock

Hook = Callable[[httpx.Request], None]
"""Called with a request before, or after, it is done; may raise what httpx would."""
Carried = Callable[[], Sequence[OpId]]
"""Which ops a request that leaves now carries, by the attempts on the till's disk, in order."""


class OldTillServer:
    """`requests` counts by `token`, `probe`, `GET` and `POST`; `posts` by op. `turned_away` are
    requests that it did not let in.

    `strays` are effects that are no op's, or no single op's; `unrecorded` writes that left without
    an attempt on the disk.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.clock = ManualClock()
        self.sandbox = Sandbox(clock=self.clock, customers=0, settings=settings or Settings())
        self.login = Credentials()
        self._calls = Calls(self.sandbox, self.login, self.clock)
        self._seen = 0
        self.requests: Counter[str] = Counter()
        self.posts: Counter[OpId] = Counter()
        self.effects: dict[OpId, list[Effect]] = defaultdict(list)
        self.strays: list[Effect] = []
        self.unrecorded: list[str] = []
        self.turned_away = 0
        self.carried: Carried = tuple
        self.before: Hook = _nothing
        self.after: Hook = _nothing
        self.owner: Callable[[Effect, Sequence[OpId]], OpId | None] = first_of

    def close(self) -> None:
        self.sandbox.close()

    def is_furnished(self) -> None:
        """What is there by now was there before the till came back."""
        self._seen = max((effect.seq for effect in self.sandbox.effects()), default=0)

    def change_login(self, login: Credentials) -> None:
        """The back office gives the till another secret: every token is over, too."""
        self.login = login
        self._calls = Calls(self.sandbox, login, self.clock)

    def expire_tokens(self) -> None:
        self._calls.door.tokens.expire_all()

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Do one request, at once. Raises what the hooks do."""
        what = _kind_of(request)
        self.requests[what] += 1
        ops = tuple(self.carried()) if what == "POST" else ()
        if what == "POST" and not ops:
            self.unrecorded.append(request.url.path)
        self.posts.update(ops)
        self.before(request)
        headers = request.headers
        answer = self._calls.answer(
            Request(
                method=request.method,
                path=request.url.path,
                query=request.url.query.decode(),
                authorization=headers.get("authorization", ""),
                access_token=headers.get("x-cap-api-oauth-token", ""),
                entity_type=headers.get("x-cap-api-attribution-entity-type", ""),
                entity_code=headers.get("x-cap-api-attribution-entity-code", ""),
                content_type=headers.get("content-type", ""),
                body=request.content,
                request_id=f"r-{self.requests.total()}",
            )
        )
        if answer.http_status == HTTPStatus.UNAUTHORIZED:
            self.posts.subtract(ops)  # turned away at the door
            self.turned_away += 1
        self._put_down(ops)
        self.after(request)
        return httpx.Response(
            answer.http_status,
            stream=httpx.ByteStream(answer.body),
            headers={"content-type": answer.content_type, **answer.headers},
        )

    def _put_down(self, ops: Sequence[OpId]) -> None:
        left = list(ops)
        for effect in self.sandbox.effects(after=self._seen):
            self._seen = effect.seq
            owner = self.owner(effect, left)
            if owner is None:
                self.strays.append(effect)
                continue
            left.remove(owner)
            self.effects[owner].append(effect)


def _nothing(request: httpx.Request) -> None:
    """The line is as it should be."""


def first_of(effect: Effect, ops: Sequence[OpId]) -> OpId | None:
    """The items of a request are done in their order."""
    return ops[0] if ops else None


def _kind_of(request: httpx.Request) -> str:
    if request.url.path == TOKEN_PATH:
        return "token"
    return "probe" if "store/login" in request.url.path else request.method
