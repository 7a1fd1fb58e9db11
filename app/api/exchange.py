"""One request on the wire and its answer, whole and within bounds, or a fault.

Owns the trace that tells whether a request left, the deadline, and the limits of a body. Sends
each request once; knows nothing of what an answer means.
"""

import asyncio
import zlib
from collections.abc import Awaitable, Callable, Mapping

import httpx

from app.api.failures import fault_of, shows_that_it_left
from app.api.reply import RawReply
from app.domain.faults import Fault, NotOurServerFault

MAX_REPLY_BYTES = 16_000_000
_HEADERS_STARTED = "send_request_headers.started"
_OPENED = ("connect_tcp.complete", "start_tls.complete")


class _Trace:
    """What the connection itself tells of a request's progress."""

    def __init__(self) -> None:
        self.has_left = False
        self._is_on_wire = False
        self._close_unfinished: Callable[[], Awaitable[None]] | None = None

    async def note(self, event: str, info: Mapping[str, object]) -> None:
        self._is_on_wire = True
        if event.endswith(_OPENED):
            self._close_unfinished = getattr(info.get("return_value"), "aclose", None)
        # The request that asks a proxy for a tunnel is not ours, and carries nothing of it.
        elif event.endswith(_HEADERS_STARTED) and (
            getattr(info.get("request"), "method", b"") != b"CONNECT"
        ):
            self.has_left = True

    async def close_unfinished(self) -> None:
        """Close a connection that was cut short while it was made: nobody else has it in hand."""
        if self._close_unfinished is not None and not self.has_left:
            await self._close_unfinished()

    def may_have_left(self, error: Exception) -> bool:
        """Whether the request may have left when `error` ended it; in doubt it has."""
        # A transport inside this process has no wire to trace: its exception's kind must tell.
        return self.has_left or (not self._is_on_wire and shows_that_it_left(error))


async def exchange(
    client: httpx.AsyncClient, request: httpx.Request, deadline_s: float
) -> RawReply:
    """Send once, read the whole answer within the deadline. Raises ServerFault."""
    trace = _Trace()
    request.extensions = {**request.extensions, "trace": trace.note}
    try:
        async with asyncio.timeout(deadline_s):
            response = await client.send(request, stream=True)
            trace.has_left = True
            try:
                body = await _body(response)
            finally:
                await response.aclose()
    except Fault:
        raise
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
        raise fault_of(error, has_left=trace.may_have_left(error)) from error
    finally:
        await trace.close_unfinished()
    headers = {name.lower(): value for name, value in response.headers.items()}
    return RawReply(status=response.status_code, headers=headers, body=body)


async def _body(response: httpx.Response) -> bytes:
    """The decoded body under MAX_REPLY_BYTES, however small its compressed form was."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in {"identity", "gzip", "deflate", ""}:
        raise NotOurServerFault("an encoding that was not asked for")
    decoder = zlib.decompressobj(zlib.MAX_WBITS | 32) if encoding in {"gzip", "deflate"} else None
    found = bytearray()
    received = 0
    async for chunk in response.aiter_raw():
        # What came is counted as well: bytes after the compressed data's end add nothing to it.
        received += len(chunk)
        room = MAX_REPLY_BYTES + 1 - len(found)
        try:
            found += decoder.decompress(chunk, room) if decoder is not None else chunk
        except zlib.error as error:
            raise NotOurServerFault("a compressed body that cannot be read") from error
        if max(received, len(found)) > MAX_REPLY_BYTES:
            raise NotOurServerFault("larger than any answer of the API")
        if decoder is not None and decoder.unused_data:
            raise NotOurServerFault("something after the end of a compressed body")
    if decoder is not None and received and not decoder.eof:
        raise NotOurServerFault("a compressed body that breaks off")
    return bytes(found)
