"""A small blocking client of the control endpoint, for whoever runs a sandbox process.

Knows the control endpoint's paths; imports no server. From a coroutine:
`await asyncio.to_thread(steering.cut)`.
"""

import http.client
import json
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import urlencode, urlsplit

_TIMEOUT_S = 10.0


class SteeringFault(Exception):
    """The control endpoint refused or could not be reached; the text says which."""


class Steering:
    """`control_url` and `token` are in the data folder's control.json. Every method raises
    SteeringFault; a method opens a connection of its own, so that any thread may call it."""

    def __init__(self, control_url: str, token: str) -> None:
        self.control_url = control_url
        self._token = token

    def add_fault(self, action: str, **fields: object) -> list[dict[str, Any]]:
        """Order a fault: fields as in `faults.FaultRule`. All rules, each with `used`."""
        return cast(
            list[dict[str, Any]], self._call("POST", "faults", {"action": action, **fields})
        )

    def faults(self) -> list[dict[str, Any]]:
        return cast(list[dict[str, Any]], self._call("GET", "faults"))

    def clear_faults(self) -> None:
        self._call("DELETE", "faults")

    def cut(self, how: str = "refuse") -> None:
        """Cut the network: `refuse`, `close` or `stall` connections."""
        self._call("POST", "outage", {"on": True, "how": how})

    def slow(self, seconds: float) -> None:
        """Make each reply `seconds` late."""
        self._call("POST", "outage", {"slow_s": seconds})

    def flaky(self, share: float) -> None:
        """Drop this share (0 to 1) of the requests, some before and some after they are done."""
        self._call("POST", "outage", {"flaky": share})

    def restore(self) -> None:
        """The line as good as new; ordered faults stay."""
        self._call("POST", "outage", {"on": False, "slow_s": 0, "flaky": 0})

    def outage(self) -> dict[str, Any]:
        return cast(dict[str, Any], self._call("GET", "outage"))

    def state(self, *, after: int = 0) -> dict[str, Any]:
        """`customers`, `writes` (effects by call), `request_counts`, `requests` (the log)."""
        return cast(dict[str, Any], self._call("GET", f"state?after={after}"))

    def effects(self, *, after: int = 0) -> list[dict[str, Any]]:
        """Every change that calls made, the oldest first."""
        return cast(list[dict[str, Any]], self._call("GET", f"effects?after={after}"))

    def plant(self, **fields: object) -> dict[str, Any]:
        """A new person with these fields of `people.Person`; the whole record."""
        return cast(dict[str, Any], self._call("POST", "people", {"set": fields}))

    def alter(self, find: Mapping[str, str], **fields: object) -> dict[str, Any]:
        """Change whoever has the one identifier in `find`; the whole record."""
        body = {"find": dict(find), "set": fields}
        return cast(dict[str, Any], self._call("POST", "people", body))

    def person(self, **identifier: str) -> dict[str, Any] | None:
        """The record behind one identifier (`mobile="…"`), whatever its standing."""
        found = self._call("GET", f"people?{urlencode(identifier)}")
        return cast(dict[str, Any] | None, found)

    def settings(self, **changes: object) -> dict[str, Any]:
        """The organisation's settings, after these changes."""
        if not changes:
            return cast(dict[str, Any], self._call("GET", "settings"))
        return cast(dict[str, Any], self._call("POST", "settings", changes))

    def requests(self) -> list[dict[str, Any]]:
        """Every request to change an identifier, the oldest first."""
        return cast(list[dict[str, Any]], self._call("GET", "requests"))

    def decide(self, request_id: int, *, approve: bool) -> dict[str, Any]:
        """Approve or reject a pending request; one that can no longer be approved is rejected."""
        body = {"id": request_id, "approve": approve}
        return cast(dict[str, Any], self._call("POST", "requests", body))

    def expire_tokens(self) -> None:
        """End every OAuth access token that is out."""
        self._call("DELETE", "tokens")

    def reset(self) -> None:
        """People, settings, faults, line, log and tokens as at the first start."""
        self._call("POST", "reset", {})

    def _call(self, method: str, path: str, body: object = None) -> object:
        host = urlsplit(self.control_url).netloc
        # Not urllib: it would send loopback traffic to a proxy that the environment names.
        connection = http.client.HTTPConnection(host, timeout=_TIMEOUT_S)
        try:
            connection.request(
                method,
                f"/_control/{path}",
                body=None if body is None else json.dumps(body),
                headers={"X-Control-Token": self._token, "Connection": "close"},
            )
            response = connection.getresponse()
            payload = json.loads(response.read())
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise SteeringFault(f"the sandbox cannot be steered: {error}") from error
        finally:
            connection.close()
        if response.status != 200:
            raise SteeringFault(f"the sandbox refused {path}: {payload.get('error', payload)}")
        return payload
