"""Calls and signals on the accessibility bus, as a screen reader makes and hears them."""

import asyncio
from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.io.asyncio import DBusConnection, open_dbus_connection

ANSWER_S = 20.0
PROPERTIES = "org.freedesktop.DBus.Properties"


class BusError(Exception):
    """The other side answered with an error: its name and words."""


class Bus:
    """One connection. `on_signal` hears of every signal in the order of their arrival."""

    def __init__(self, connection: DBusConnection) -> None:
        self.on_signal: Callable[[Message], None] = lambda message: None
        self._connection = connection
        self._waiting: dict[int, asyncio.Future[Message]] = {}
        self._receiving = asyncio.create_task(self._receive())

    @classmethod
    async def open(cls, address: str) -> "Bus":
        return cls(await open_dbus_connection(address))

    async def call(
        self, name: str, path: str, interface: str, member: str, signature: str = "", *body: Any
    ) -> Any:
        """The answer's values: nothing, one, or a tuple. Raises BusError."""
        message = new_method_call(
            DBusAddress(path, bus_name=name, interface=interface),
            member,
            signature or None,
            body,
        )
        serial = next(self._connection.outgoing_serial)
        answer = self._waiting[serial] = asyncio.get_running_loop().create_future()
        await self._connection.send(message, serial=serial)
        try:
            reply = await asyncio.wait_for(answer, ANSWER_S)
        finally:
            del self._waiting[serial]
        if reply.header.message_type is MessageType.error:
            words = reply.header.fields[HeaderFields.error_name]
            raise BusError(f"{interface}.{member} of {path}: {words} {reply.body}")
        return reply.body[0] if len(reply.body) == 1 else reply.body

    async def get(self, name: str, path: str, interface: str, member: str) -> Any:
        """A property's value."""
        found = await self.call(name, path, PROPERTIES, "Get", "ss", interface, member)
        return found[1]

    async def set(
        self, name: str, path: str, interface: str, member: str, kind: str, value: Any
    ) -> None:
        given = (interface, member, (kind, value))
        await self.call(name, path, PROPERTIES, "Set", "ssv", *given)

    async def hear(self, rule: str) -> None:
        """Let signals that match `rule` come."""
        await self.call(
            "org.freedesktop.DBus",
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus",
            "AddMatch",
            "s",
            rule,
        )

    async def close(self) -> None:
        self._receiving.cancel()
        await asyncio.gather(self._receiving, return_exceptions=True)
        await self._connection.close()

    async def _receive(self) -> None:
        while True:
            message = await self._connection.receive()
            kind = message.header.message_type
            if kind is MessageType.signal:
                self.on_signal(message)
                continue
            answer = self._waiting.get(message.header.fields.get(HeaderFields.reply_serial, 0))
            if answer is not None and not answer.done():
                answer.set_result(message)
