"""Writes and reads as a test sends them, and the items of their answers."""

import json
from typing import Any

import httpx


def item_of(reply: httpx.Response) -> dict[str, Any]:
    """The one item of an answer, whether it stands alone or in a batch."""
    (item,) = items_of(reply)
    return item


def items_of(reply: httpx.Response) -> list[dict[str, Any]]:
    body = reply.json()["response"]
    found = body["customer"] if "customer" in body else body["customers"]["customer"]
    return found if isinstance(found, list) else [found]


async def post(
    client: httpx.AsyncClient, resource: str, customer: object, **parameters: str
) -> Any:
    """One customer of the API's own shape; the item of the answer."""
    # Not `json=`, which cannot send half of a surrogate pair.
    body = json.dumps({"root": {"customer": customer}})
    headers = {"Content-Type": "application/json"}
    reply = await client.post(resource, content=body, headers=headers, params=parameters)
    return item_of(reply)


async def ask(client: httpx.AsyncClient, resource: str, **parameters: str) -> Any:
    """The item of a read of one customer."""
    return item_of(await client.get(resource, params=parameters))


def code(item: dict[str, Any]) -> str:
    return str(item["item_status"]["code"])


def listed(part: Any, name: str) -> list[dict[str, Any]]:
    """Entries of a wrapped list, of which one comes as the bare record and none as `{}`."""
    found = part.get(name, [])
    return found if isinstance(found, list) else [found]
