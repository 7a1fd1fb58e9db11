"""Who is let in, and how often: a login, or a token with the till that it speaks for."""

from dataclasses import dataclass, replace

from app.domain.clock import Clock
from app.sandbox.line.access import Credentials, Pace
from app.sandbox.line.tokens import Tokens
from app.sandbox.people.organisation import Settings
from app.sandbox.wire import replies
from app.sandbox.wire.replies import Reply

TOKEN_HEADER = "X-CAP-API-OAUTH-TOKEN"  # noqa: S105  (the header's name)
ENTITY_TYPE_HEADER = "X-CAP-API-ATTRIBUTION-ENTITY-TYPE"
ENTITY_CODE_HEADER = "X-CAP-API-ATTRIBUTION-ENTITY-CODE"
TILL = "TILL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What a request is signed with: headers as they came, empty where there is none."""

    authorization: str = ""
    access_token: str = ""
    entity_type: str = ""
    entity_code: str = ""


class Door:
    """In front of every call of the API."""

    def __init__(self, credentials: Credentials, clock: Clock) -> None:
        self._credentials = credentials
        self._pace = Pace(clock)
        self.tokens = Tokens(credentials, clock)

    def refusal(self, signature: Signature, settings: Settings) -> Reply | None:
        """Why this one may not come in now; None where it may, and is counted."""
        refused = (
            self._token_refusal(signature, settings)
            if signature.access_token
            else self._login_refusal(signature)
        )
        if refused is not None:
            return refused
        wait_s = self._pace.wait_s(settings.rate_limit)
        if not wait_s:
            return None
        return replace(replies.refused("429"), headers={"Retry-After": str(wait_s)})

    def _login_refusal(self, signature: Signature) -> Reply | None:
        is_known = self._credentials.admits(signature.authorization)
        return None if is_known else replies.refused("401")

    def _token_refusal(self, signature: Signature, settings: Settings) -> Reply | None:
        if not self.tokens.is_valid(signature.access_token):
            refused = replies.refused("498", http_status=401)
            if not settings.masks_dead_tokens:
                return refused
            return replace(
                refused, http_status=200, status=replace(refused.status, is_success=True)
            )
        if signature.entity_type.upper() != TILL or not signature.entity_code.strip():
            words = f"{ENTITY_TYPE_HEADER}: {TILL} and {ENTITY_CODE_HEADER} are needed"
            return replies.refused("401", message=words)
        return None
