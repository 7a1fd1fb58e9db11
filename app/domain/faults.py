"""Everything that can go wrong outside this program, as a tree. Owns kinds, not words.

A fault is raised where it is understood, with `raise … from`; a screen turns it into a sentence in
one place. A bug is not a fault: it is left as Python raised it.
"""

from enum import Enum, unique


class Fault(Exception):
    """An environment's failure. `detail` is for the log and for "details"; never personal data."""

    def __init__(self, detail: str = "", *, request_id: str = "") -> None:
        super().__init__(detail)
        self.detail = detail
        self.request_id = request_id


class ServerFault(Fault):
    """No usable answer from the Customer API."""


@unique
class UnreachableReason(Enum):
    DNS = "dns"
    REFUSED = "refused"
    CONNECT_TIMEOUT = "connect_timeout"
    TLS = "tls"
    """The certificate cannot be trusted, for another reason than those below."""
    TLS_CLOCK = "tls_clock"
    """It is not valid at this till's time: it has ended, or the till's clock is wrong."""
    TLS_HOST = "tls_host"
    """It is another host's."""
    TLS_ISSUER = "tls_issuer"
    """Nobody whom this machine trusts vouches for it: an interception, or a missing authority."""
    PIN = "pin"
    """It verifies, and is not the one that this till is to accept."""
    PROXY = "proxy"
    """The proxy cannot be reached, or does not let this till through."""
    PROXY_SIGN_IN = "proxy_sign_in"
    NETWORK = "network"
    BAD_ADDRESS = "bad_address"


TRUST_REASONS = frozenset(
    {
        *(UnreachableReason.TLS, UnreachableReason.TLS_CLOCK, UnreachableReason.TLS_HOST),
        *(UnreachableReason.TLS_ISSUER, UnreachableReason.PIN),
    }
)
"""Those in which a server was reached, and not believed."""


class UnreachableFault(ServerFault):
    """The request never left this till: nothing can have happened on the server."""

    def __init__(self, reason: UnreachableReason, detail: str = "") -> None:
        super().__init__(detail)
        self.reason = reason


class NoAnswerFault(ServerFault):
    """The request left and no whole answer came back: a write may have been done."""

    def __init__(self, detail: str = "", *, timed_out: bool = False) -> None:
        super().__init__(detail)
        self.timed_out = timed_out


class ServerTroubleFault(ServerFault):
    """The server (or what stands before it) answered with its own failure, a 5xx."""


class NotOurServerFault(ServerFault):
    """What answered is not the Customer API: a captive portal, a proxy, another web server."""


class GatewayRefusalFault(NotOurServerFault):
    """A bare 401 or 403, not in the API's shape: the sign-in call tells whose refusal it is."""

    def __init__(self, detail: str = "", *, http_status: int = 0, request_id: str = "") -> None:
        super().__init__(detail, request_id=request_id)
        self.http_status = http_status


class CredentialsFault(ServerFault):
    """The server refuses this till's login."""


class ThrottledFault(ServerFault):
    """Refused before it was done: come back after `retry_after_s` seconds."""

    def __init__(self, retry_after_s: float, detail: str = "", *, request_id: str = "") -> None:
        super().__init__(detail, request_id=request_id)
        self.retry_after_s = retry_after_s


class RefusedFault(ServerFault):
    """The API understood the call and refuses it, with its own code and words."""

    def __init__(self, code: int | None, message: str, *, request_id: str = "") -> None:
        super().__init__(message, request_id=request_id)
        self.code = code
        self.message = message


class NotMemberFault(RefusedFault):
    """The customer is known, and not in the loyalty programme."""


class ErasedFault(RefusedFault):
    """The customer was deleted on their own demand: what is kept of them here has to go as well."""


class UnsendableFault(RefusedFault):
    """Refused here, before anything was sent: the API has no way to write what was asked for."""

    def __init__(self, detail: str) -> None:
        super().__init__(None, "")
        self.detail = detail


@unique
class StoreProblem(Enum):
    FULL = "full"
    READ_ONLY = "read_only"
    DAMAGED = "damaged"
    WRONG_KEY = "wrong_key"
    NEWER_VERSION = "newer_version"
    BUSY = "busy"
    UNAVAILABLE = "unavailable"


class StoreFault(Fault):
    """This till's own storage failed; `problem` says how."""

    def __init__(self, problem: StoreProblem, detail: str = "") -> None:
        super().__init__(detail)
        self.problem = problem


@unique
class KeyProblem(Enum):
    PASSPHRASE_NEEDED = "passphrase_needed"
    PASSPHRASE_WRONG = "passphrase_wrong"
    PASSPHRASE_TOO_SHORT = "passphrase_too_short"
    ENVIRONMENT_MALFORMED = "environment_malformed"
    KEYRING_LOCKED = "keyring_locked"
    MISSING = "missing"


class KeyFault(Fault):
    """The key of this till's storage is not to be had."""

    def __init__(self, problem: KeyProblem, detail: str = "") -> None:
        super().__init__(detail)
        self.problem = problem


@unique
class RescueProblem(Enum):
    NOT_A_RESCUE_FILE = "not_a_rescue_file"
    PASSPHRASE_WRONG = "passphrase_wrong"
    PASSPHRASE_TOO_SHORT = "passphrase_too_short"
    OTHER_ORGANISATION = "other_organisation"
    NEWER_VERSION = "newer_version"
    DAMAGED = "damaged"
    NOTHING_UNSENT = "nothing_unsent"
    UNREADABLE = "unreadable"
    """The file cannot be read or written where it is to lie."""
    ALREADY_THERE = "already_there"
    """A file lies there already, which may hold unsent work."""
    UNNAMED = "unnamed"
    """It was made and holds the work, but lies beside its place under another name (`detail`)."""


class RescueFault(Fault):
    """A rescue file cannot be made or taken in; `problem` says why. Nothing was changed."""

    def __init__(self, problem: RescueProblem, detail: str = "") -> None:
        super().__init__(detail)
        self.problem = problem


class ProfileInUseFault(Fault):
    """Another process of this app has the profile open."""
