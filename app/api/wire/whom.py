"""Who is meant in the body of a write."""

from app.domain.identifiers import Identifier, IdentifierKind


def whom_tree(whom: Identifier, *, user_id: str = "user_id") -> dict[str, object]:
    """The one identifier that names a customer; `user_id` is how the call writes theirs."""
    name = user_id if whom.kind is IdentifierKind.USER_ID else whom.kind.value
    return {name: whom.value}
