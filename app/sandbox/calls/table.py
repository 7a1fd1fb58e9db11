"""Which calls the sandbox answers, and how a request becomes one: path, credentials, format, body.

Bytes in, bytes out, synchronous, no server: a simulation can use it as the far end of a wire.
Knows the state machine; knows neither sockets nor faults of the line.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl

from app.domain.clock import Clock
from app.sandbox.calls import custom_field, query
from app.sandbox.calls.retrieval import Wish
from app.sandbox.line.access import Credentials, Pace
from app.sandbox.line.tamper import Tamper
from app.sandbox.people import organisation
from app.sandbox.people.organisation import HOME, ORG_ID, ORG_NAME, ZONE
from app.sandbox.people.people import Kind
from app.sandbox.state import Sandbox
from app.sandbox.wire import replies
from app.sandbox.wire.replies import Absent, Item, Listing, Node, Reply

PREFIX = "/v1.1/"
MAX_ROWS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it came. `query` is the raw query string."""

    method: str
    path: str
    query: str = ""
    authorization: str = ""
    body: bytes = b""
    request_id: str = ""
    tamper: Tamper | None = None
    is_drifted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What goes back. `items`: customers that the request named."""

    http_status: int
    body: bytes
    items: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class _Call:
    """A request that was let in."""

    request: Request
    parameters: Mapping[str, str]
    items: int = 0

    def number(self, name: str, default: int) -> int:
        return Wish(options=self.parameters).number(name, default)


class _Refused(Exception):
    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.status.message)
        self.reply = reply


class Calls:
    """Every call of the Customer API that the sandbox has, over one state."""

    def __init__(self, sandbox: Sandbox, credentials: Credentials, clock: Clock) -> None:
        self._sandbox = sandbox
        self._credentials = credentials
        self._clock = clock
        self._pace = Pace(clock)
        self._table: dict[str, dict[str, Callable[[_Call], Reply]]] = {
            "store/login": {"GET": self._login},
            "store/staff": {"GET": self._staff},
            "organization/customfields": {"GET": self._custom_fields},
            "organization/configs": {"GET": self._configs},
            "customer/get": {"GET": self._get},
            "customer/add": {"POST": self._add},
            "customer/search": {"GET": self._search},
        }

    def answer(self, request: Request) -> Answer:
        """Do one request. Never raises for anything that a client sends."""
        call = _Call(request=request, parameters=dict(_parameters(request.query)))
        try:
            reply = self._handler(call)(call)
        except _Refused as refused:
            reply = refused.reply
        if request.is_drifted:
            reply = reply.drifted()
        return Answer(
            http_status=reply.http_status,
            body=replies.rendered(reply),
            items=call.items,
            headers=reply.headers,
        )

    def _handler(self, call: _Call) -> Callable[[_Call], Reply]:
        request = call.request
        if not request.path.startswith(PREFIX):
            raise _Refused(replies.refused("404"))
        if not self._credentials.admits(request.authorization):
            raise _Refused(replies.refused("401"))
        wait_s = self._pace.wait_s(self._sandbox.settings.rate_limit)
        if wait_s:
            headers = {"Retry-After": str(wait_s)}
            raise _Refused(replace(replies.refused("429"), headers=headers))
        resource, format_name = _resource(request.path, call.parameters)
        if format_name != "json":
            raise _Refused(replies.refused("406"))
        methods = self._table.get(resource)
        if methods is None:
            raise _Refused(replies.refused("404"))
        if request.method not in methods:
            raise _Refused(replies.refused("405"))
        return methods[request.method]

    def _login(self, call: _Call) -> Reply:
        user: Node = {
            "username": self._credentials.username,
            "first_name": HOME.name,
            "last_name": "Till",
            "org_name": ORG_NAME,
            "user_id": "4364301",
            "org_id": ORG_ID,
            "type": "STR_SERVER",
            "server_time": self._clock.now().astimezone(ZONE).isoformat(timespec="seconds"),
            "store_server_prefix": None,
            "associate_login_enabled": "true",
        }
        return replies.done({"store": {"user": user}})

    def _staff(self, call: _Call) -> Reply:
        return replies.done({"store": organisation.staff_node(call.parameters.get("type", ""))})

    def _custom_fields(self, call: _Call) -> Reply:
        scope = call.parameters.get("scope", "loyalty_registration").casefold()
        if scope != "loyalty_registration":
            empty: Node = {"custom_fields": Listing(item="field")}
            return replies.done({"organization": empty})
        return replies.done({"organization": custom_field.custom_fields_node()})

    def _configs(self, call: _Call) -> Reply:
        return replies.done({"organization": self._sandbox.settings.configs_node()})

    def _get(self, call: _Call) -> Reply:
        wanted = _wanted(call.parameters)
        call.items = len(wanted)
        tamper = call.request.tamper
        items = self._sandbox.get(
            wanted,
            Wish(options=call.parameters),
            forced=tamper.forced(len(wanted)) if tamper else None,
        )
        reply = _batch(items, tamper, is_bare=True)
        return replace(reply, absent=Absent.LIST, is_unwrapped=True)

    def _add(self, call: _Call) -> Reply:
        customers = _customers(call.request.body)
        call.items = len(customers)
        tamper = call.request.tamper
        items = self._sandbox.add(
            customers,
            request_id=call.request.request_id,
            forced=tamper.forced(len(customers)) if tamper else None,
        )
        return _batch(items, tamper, is_bare=False)

    def _search(self, call: _Call) -> Reply:
        start = call.number("start", 0)
        rows = min(MAX_ROWS, call.number("rows", 10))
        try:
            count, found = self._sandbox.search(
                call.parameters.get("q", ""), start=start, rows=rows
            )
        except query.QueryFault as fault:
            raise _Refused(replies.refused("400", message=f"Invalid query: {fault}")) from None
        page: Node = {
            "count": str(count),
            "start": str(start),
            "rows": str(rows),
            "results": Listing(item="item", entries=tuple(found)),
        }
        return replies.done({"customer": page})


def _batch(items: list[Item], tamper: Tamper | None, *, is_bare: bool) -> Reply:
    shown = tamper.applied(items) if tamper else items
    entries: tuple[Node, ...] = tuple(item.node() for item in shown)
    customers = Listing(item="customer", entries=entries, is_bare=is_bare)
    return Reply(status=replies.batch_status(items), content={"customers": customers})


def _parameters(query_string: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query_string, keep_blank_values=True, max_num_fields=200)
    except ValueError:
        return []


def _resource(path: str, parameters: Mapping[str, str]) -> tuple[str, str]:
    """`customer/get` and `json`; the suffix of the path wins over `format`."""
    resource = path.removeprefix(PREFIX).strip("/")
    stem, dot, suffix = resource.rpartition(".")
    if dot and suffix in ("json", "xml"):
        return stem, suffix
    return resource, parameters.get("format", "json").casefold()


def _wanted(parameters: Mapping[str, str]) -> list[tuple[Kind, str]]:
    """Identifiers in the order of kinds; `user_id=true` is a flag, any other value is an id."""
    names = ("mobile", "email", "external_id", "id", "user_id")
    wanted: list[tuple[Kind, str]] = []
    for name in names:
        value = parameters.get(name, "")
        if name == "user_id" and value.casefold() in ("true", "false"):
            continue
        kind = Kind.USER_ID if name == "id" else Kind(name)
        wanted += [(kind, each.strip()) for each in value.split(",") if each.strip()]
    return wanted


def _customers(body: bytes) -> list[Mapping[str, object]]:
    """`root.customer` as a list: one may come as the bare object."""
    try:
        payload = json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise _Refused(replies.refused("400")) from None
    root = payload.get("root", payload) if isinstance(payload, dict) else None
    found = root.get("customer") if isinstance(root, dict) else None
    customers = [found] if isinstance(found, dict) else found
    if not isinstance(customers, list) or not customers:
        raise _Refused(replies.refused("400"))
    if not all(isinstance(each, dict) for each in customers):
        raise _Refused(replies.refused("400"))
    return customers


def _no_constant(text: str) -> object:
    raise ValueError(f"{text} is not JSON")
