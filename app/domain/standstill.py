"""What this till itself found that keeps an op from going on: values of `Why.fault`.

They are kept in the outbox: they never change.
"""

from typing import Final

CONFLICT: Final = "conflict"
"""The server has something else where this till wants its own: a person merges."""
UNDECIDABLE: Final = "undecidable"
"""No read can tell whether it was done."""
UNKNOWN_CUSTOMER: Final = "unknown_customer"
"""The server has no name for the op's customer."""
PARENT_WITHDRAWN: Final = "parent_withdrawn"
"""A person withdrew the registration that makes the op's customer."""
NOT_SEEN: Final = "not_seen"
"""It was acknowledged, and later reads lack it."""
