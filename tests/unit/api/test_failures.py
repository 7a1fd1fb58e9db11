"""Every exception of httpx and of the system as a fault, before and after a request has left."""

import errno
import inspect
import socket
import ssl

import httpx
import pytest

from app.api import failures
from app.api.failures import fault_of
from app.api.trust import PinMismatchError
from app.domain.faults import NoAnswerFault, UnreachableFault, UnreachableReason

R = UnreachableReason
REQUEST = httpx.Request("GET", "https://shop.example")


def made(kind: type[Exception]) -> Exception:
    """One of this kind, whatever its constructor wants."""
    if issubclass(kind, httpx.HTTPStatusError):
        return kind("no", request=REQUEST, response=httpx.Response(500))
    if issubclass(kind, httpx.StreamError) and kind is not httpx.StreamError:
        return kind()  # type: ignore[call-arg]
    return kind("no")


HTTPX_ERRORS = sorted(
    {
        kind
        for _, kind in inspect.getmembers(httpx, inspect.isclass)
        if issubclass(kind, (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError))
    },
    key=lambda kind: kind.__name__,
)


@pytest.mark.parametrize("kind", [*HTTPX_ERRORS, OSError, TimeoutError, ValueError, ssl.SSLError])
def test_once_a_request_has_left_nothing_proves_that_it_was_not_done(
    kind: type[Exception],
) -> None:
    fault = fault_of(made(kind), has_left=True)
    assert type(fault) is NoAnswerFault
    assert fault.timed_out == issubclass(kind, (TimeoutError, httpx.TimeoutException))


@pytest.mark.parametrize("kind", [*HTTPX_ERRORS, OSError, TimeoutError, ValueError, ssl.SSLError])
def test_before_it_has_left_it_was_not_sent(kind: type[Exception]) -> None:
    fault = fault_of(made(kind), has_left=False)
    assert type(fault) is UnreachableFault
    assert fault.detail == kind.__name__  # the message may hold an address with identifiers


def caused(by: BaseException) -> Exception:
    error = httpx.ConnectError("no")
    error.__cause__ = by
    return error


def verify_error(code: int) -> ssl.SSLCertVerificationError:
    """As OpenSSL's codes come out of Python."""
    error = ssl.SSLCertVerificationError("certificate verify failed")
    error.verify_code = code
    return error


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (caused(socket.gaierror(-2, "unknown")), R.DNS),
        (caused(ConnectionRefusedError()), R.REFUSED),
        (caused(OSError(errno.ECONNREFUSED, "refused")), R.REFUSED),
        (
            caused(
                ExceptionGroup("all", [OSError(errno.ENETUNREACH, "no"), ConnectionRefusedError()])
            ),
            R.REFUSED,
        ),
        (caused(ssl.SSLCertVerificationError("self-signed")), R.TLS),
        (caused(ssl.SSLError("wrong version number")), R.TLS),
        (caused(ssl.SSLEOFError("cut")), R.NETWORK),
        (caused(ssl.SSLWantReadError("waiting")), R.NETWORK),
        (ssl.SSLCertVerificationError("self-signed"), R.TLS),
        (caused(verify_error(9)), R.TLS_CLOCK),
        (caused(verify_error(10)), R.TLS_CLOCK),
        (caused(verify_error(18)), R.TLS_ISSUER),
        (caused(verify_error(20)), R.TLS_ISSUER),
        (caused(verify_error(62)), R.TLS_HOST),
        (caused(PinMismatchError("sha256/x")), R.PIN),
        (httpx.ConnectTimeout("slow"), R.CONNECT_TIMEOUT),
        (httpx.PoolTimeout("full"), R.CONNECT_TIMEOUT),
        (TimeoutError(), R.CONNECT_TIMEOUT),
        (httpx.UnsupportedProtocol("ftp"), R.BAD_ADDRESS),
        (httpx.InvalidURL("what"), R.BAD_ADDRESS),
        (UnicodeError("label too long"), R.BAD_ADDRESS),
        (caused(OSError(errno.ENETUNREACH, "no")), R.NETWORK),
        (httpx.ProxyError("407 Proxy Authentication Required"), R.PROXY_SIGN_IN),
        (httpx.ProxyError("502 Bad Gateway"), R.PROXY),
        (httpx.ConnectError("no"), R.NETWORK),
    ],
)
def test_why_it_could_not_be_sent(error: Exception, reason: UnreachableReason) -> None:
    fault = fault_of(error, has_left=False)
    assert isinstance(fault, UnreachableFault)
    assert fault.reason is reason


def test_causes_that_go_round_in_circles_end() -> None:
    first, second = OSError("a"), OSError("b")
    first.__cause__, second.__context__ = second, first
    fault = fault_of(first, has_left=False)
    assert isinstance(fault, UnreachableFault)
    assert fault.reason is R.NETWORK


@pytest.mark.parametrize(
    "kind", [httpx.ReadTimeout, httpx.WriteError, httpx.RemoteProtocolError, OSError, TimeoutError]
)
def test_with_nothing_else_to_go_by_it_may_have_left(kind: type[Exception]) -> None:
    assert failures.shows_that_it_left(made(kind))


@pytest.mark.parametrize("kind", [httpx.ConnectError, httpx.PoolTimeout, httpx.ProxyError])
def test_some_kinds_show_that_it_did_not(kind: type[Exception]) -> None:
    assert not failures.shows_that_it_left(made(kind))
