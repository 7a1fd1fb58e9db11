"""Changes of a profile as customer/update takes them: what is not sent stays as it is."""

from app.api.wire.customers import custom_fields_tree
from app.api.wire.whom import whom_tree
from app.domain.profile_change import ProfileChange


def profile_tree(change: ProfileChange) -> dict[str, object]:
    """The one `customer` of customer/update: who is meant and what is touched, cleared ones empty.

    The customer is named by one identifier alone, for any other would be set.
    """
    tree = whom_tree(change.whom)
    tree |= {kind.value: value for kind, value in change.identifiers.items()}
    touched = {
        "firstname": change.firstname,
        "lastname": change.lastname,
        "gender": change.gender.value if change.gender is not None else None,
        "type": change.type.value if change.type is not None else None,
    }
    tree |= {name: value for name, value in touched.items() if value is not None}
    if change.custom_fields:
        tree["custom_fields"] = custom_fields_tree(change.custom_fields)
    return tree
