"""Preferences between the wire, where they are custom fields of a customer, and the domain."""

from app.api.wire import normal
from app.api.wire.customers import custom_fields_from, custom_fields_tree
from app.api.wire.normal import Tree
from app.api.wire.whom import whom_tree
from app.domain.preferences import Preferences, PreferencesChange


def preferences_from(tree: Tree) -> Preferences:
    """The preferences of a `customer`; without any where the reply has none."""
    store = normal.branch(tree.get("store"))
    return Preferences(
        store_code=normal.text(store.get("code")),
        store_id=normal.text(store.get("id")),
        fields=custom_fields_from(tree.get("custom_fields")),
    )


def preferences_tree(change: PreferencesChange) -> dict[str, object]:
    """The one `customer` of a POST to customer/preferences."""
    tree = whom_tree(change.whom)
    store = {"code": change.store_code, "id": change.store_id}
    if any(store.values()):
        tree["store"] = {name: value for name, value in store.items() if value}
    tree["custom_fields"] = custom_fields_tree(change.fields)
    return tree
