"""The address of a server: one spelling, and only such as a till's login may be sent to."""

import ipaddress
from enum import Enum, unique
from urllib.parse import urlsplit, urlunsplit


@unique
class AddressProblem(Enum):
    NOT_AN_ADDRESS = "not_an_address"
    PLAIN_HTTP = "plain_http"
    """The login is a password equivalent: it goes over TLS, or stays on this machine."""


class AddressError(ValueError):
    """An address that is refused before anything is sent to it."""

    def __init__(self, problem: AddressProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def is_loopback(url: str) -> bool:
    """Whether the address is this machine's own."""
    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def normal_address(text: str) -> str:
    """The server's root in one spelling: scheme and host in lower case, no trailing slash, https
    where no scheme was typed. Raises AddressError.
    """
    written = text.strip()
    if "://" not in written:
        written = f"https://{written}"
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError as error:
        raise AddressError(AddressProblem.NOT_AN_ADDRESS) from error
    has_more = "@" in parts.netloc or "\\" in parts.netloc or parts.query or parts.fragment
    if not parts.hostname or has_more or port == 0 or any(map(str.isspace, written)):
        raise AddressError(AddressProblem.NOT_AN_ADDRESS)
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https"):
        raise AddressError(AddressProblem.NOT_AN_ADDRESS)
    address = urlunsplit((scheme, parts.netloc.lower(), parts.path.rstrip("/"), "", ""))
    if scheme == "http" and not is_loopback(address):
        raise AddressError(AddressProblem.PLAIN_HTTP)
    return address


def is_allowed_address(url: str) -> bool:
    """Whether a login may be sent to this address as it is written."""
    try:
        normal_address(url)
    except AddressError:
        return False
    return "://" in url
