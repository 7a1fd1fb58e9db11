"""httpx's and the system's exceptions as the house's faults: the one place knowing both."""

import errno
import socket
import ssl
from collections.abc import Iterator

import httpx

from app.api.trust import PinMismatchError
from app.domain.faults import NoAnswerFault, ServerFault, UnreachableFault, UnreachableReason

_TIMEOUTS = (TimeoutError, httpx.TimeoutException)
_LINE_ERRORS_OF_TLS = (
    *(ssl.SSLWantReadError, ssl.SSLWantWriteError, ssl.SSLEOFError),
    *(ssl.SSLZeroReturnError, ssl.SSLSyscallError),
)
"""They tell of bytes that did not come, not of a server that cannot be trusted."""
_BY_VERIFY_CODE = {
    **dict.fromkeys((9, 10), UnreachableReason.TLS_CLOCK),
    **dict.fromkeys((18, 19, 20, 21), UnreachableReason.TLS_ISSUER),
    **dict.fromkeys((62, 64), UnreachableReason.TLS_HOST),
}
"""OpenSSL's codes (X509_V_ERR_…): not yet or no longer valid; signed by itself or by somebody
unknown; another name or address."""
_PROXY_WANTS_LOGIN = "407"
_BEFORE_LEAVING = (
    *(httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError),
    *(httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.InvalidURL),
)


def shows_that_it_left(error: Exception) -> bool:
    """Whether `error` alone leaves it possible that a request left, with nothing else to go by."""
    return not isinstance(error, _BEFORE_LEAVING)


def fault_of(error: Exception, *, has_left: bool) -> ServerFault:
    """What `error` amounts to. Once the request has left, nothing proves that it was not done."""
    if has_left:
        return NoAnswerFault(type(error).__name__, timed_out=isinstance(error, _TIMEOUTS))
    return UnreachableFault(_reason(error), _detail(error))


def behind_proxy(fault: ServerFault) -> ServerFault:
    """The same where a proxy is in use: whose name was not found then, or who took no call, is
    the proxy. Who kept silent may be either.
    """
    of_proxy = (UnreachableReason.DNS, UnreachableReason.REFUSED)
    if isinstance(fault, UnreachableFault) and fault.reason in of_proxy:
        return UnreachableFault(UnreachableReason.PROXY, fault.detail)
    return fault


def _reason(error: Exception) -> UnreachableReason:
    if isinstance(error, _TIMEOUTS):
        return UnreachableReason.CONNECT_TIMEOUT
    if isinstance(error, httpx.ProxyError):
        wants_login = _PROXY_WANTS_LOGIN in str(error)
        return UnreachableReason.PROXY_SIGN_IN if wants_login else UnreachableReason.PROXY
    for cause in _causes(error):
        if isinstance(cause, socket.gaierror):
            return UnreachableReason.DNS
        if isinstance(cause, PinMismatchError):
            return UnreachableReason.PIN
        if isinstance(cause, ssl.SSLCertVerificationError):
            code = getattr(cause, "verify_code", 0)
            return _BY_VERIFY_CODE.get(code, UnreachableReason.TLS)
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, _LINE_ERRORS_OF_TLS):
            return UnreachableReason.TLS
        if isinstance(cause, ConnectionRefusedError):
            return UnreachableReason.REFUSED
        if isinstance(cause, OSError) and cause.errno == errno.ECONNREFUSED:
            return UnreachableReason.REFUSED
    # After the causes: a certificate's error is a ValueError too.
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol | ValueError):
        return UnreachableReason.BAD_ADDRESS
    return UnreachableReason.NETWORK


def _detail(error: Exception) -> str:
    """For the log and for support; of a key that is not pinned its pin, which is no secret."""
    mismatch = next((one for one in _causes(error) if isinstance(one, PinMismatchError)), None)
    return type(error).__name__ if mismatch is None else f"key {mismatch.pin}"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The exception, what it came from, and what groups of those hold."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        current = waiting.pop(0)
        if current is None or id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        waiting += [current.__cause__, current.__context__]
        if isinstance(current, BaseExceptionGroup):
            waiting += current.exceptions
