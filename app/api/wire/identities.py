"""Requests for another identifier between the wire and the domain.

| wire                          | domain               |
|-------------------------------|----------------------|
| identifier                    | kind                 |
| old_value, old_identifier     | old                  |
| new_value, new_identifier     | new                  |
| added_on                      | requested_at (aware) |
| updated_on                    | updated_at (aware)   |
"""

from datetime import tzinfo

from app.api.wire import normal
from app.api.wire.normal import Tree
from app.api.wire.words import word
from app.domain.identifiers import IdentifierKind
from app.domain.identity_request import (
    IdentityChange,
    IdentityRequest,
    IdentityRequestId,
    IdentityRequestStatus,
)

REQUEST_TYPE = "CHANGE_IDENTIFIER"
_KINDS = {kind.value: kind for kind in IdentifierKind}
_KINDS |= {"externalid": IdentifierKind.EXTERNAL_ID, "userid": IdentifierKind.USER_ID}


def identity_tree(change: IdentityChange) -> dict[str, object]:
    """One `customer` of customer/update_identity. The contract's table and its sample name the
    values differently: both pairs are sent.
    """
    return {
        "identifier": change.kind.value,
        "old_identifier": change.old,
        "new_identifier": change.new,
        "old_value": change.old,
        "new_value": change.new,
    }


def requests_from(value: object, zone: tzinfo) -> tuple[IdentityRequest, ...]:
    """The requests of request/get that are about an identifier, in the server's order."""
    return tuple(
        IdentityRequest(
            id=IdentityRequestId(normal.text(tree.get("id"))) or None,
            kind=_kind(tree),
            old=_either(tree, "old_value", "old_identifier"),
            new=_either(tree, "new_value", "new_identifier"),
            status=word(tree.get("status"), IdentityRequestStatus),
            requested_at=normal.instant(tree.get("added_on"), zone),
            updated_at=normal.instant(tree.get("updated_on"), zone),
        )
        for tree in normal.many(value, "request")
        if normal.text(tree.get("type")).upper() in ("", REQUEST_TYPE)
    )


def _kind(tree: Tree) -> IdentifierKind | None:
    written = normal.text(tree.get("identifier")).lower()
    return _KINDS.get(written.replace("-", "_").replace(" ", "_"))


def _either(tree: Tree, name: str, other: str) -> str:
    return normal.text(tree.get(name)) or normal.text(tree.get(other))
