"""A till's login as the Customer API wants it. Owns the digest; nothing here is ever logged."""

import base64
import hashlib
from dataclasses import dataclass, field


def password_digest(password: str) -> str:
    """Lower-case MD5 hex of the till's password, which the API takes in place of the password.

    It is a password equivalent: over TLS only, and at rest only in the keyring or encrypted store.
    """
    return hashlib.md5(password.encode(), usedforsecurity=False).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """HTTP Basic: the till's login and the digest of its password."""

    username: str
    digest: str = field(repr=False)

    def authorization(self) -> str:
        """Value of the `Authorization` header."""
        pair = f"{self.username}:{self.digest}".encode()
        return "Basic " + base64.b64encode(pair).decode("ascii")


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuthCredentials:
    """A client's key and secret, which a token is got for; `till` is the till that what is done
    with it is put down to.
    """

    key: str
    secret: str = field(repr=False)
    till: str


Login = Credentials | OAuthCredentials
"""Either way of signing in."""
