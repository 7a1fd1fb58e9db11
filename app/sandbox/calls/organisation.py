"""store/login, store/staff, organization/customfields and organization/configs."""

from app.sandbox.calls import custom_field
from app.sandbox.calls.call import Asked, Call
from app.sandbox.people import organisation
from app.sandbox.people.organisation import HOME, ORG_ID, ORG_NAME
from app.sandbox.people.world import World
from app.sandbox.wire import replies
from app.sandbox.wire.replies import Listing, Node, Reply
from app.sandbox.wire.shape import Declaration, Kind, Many, Parameter, Record, Value

_FLAG = Value(kind=Kind.FLAG)
_NUMBER = Value(kind=Kind.NUMBER)

_LOGIN = Declaration(
    resource="store/login",
    method="GET",
    about="Who this till is, and the server's time: a cheap probe of line, login and clock.",
    reply=Record(
        parts={
            "store": Record(
                parts={
                    "user": Record(
                        parts={
                            "username": Value(),
                            "first_name": Value(),
                            "last_name": Value(),
                            "org_name": Value(),
                            "user_id": _NUMBER,
                            "org_id": _NUMBER,
                            "type": Value(),
                            "server_time": Value(about="ISO 8601 with an offset"),
                            "store_server_prefix": Value(),
                            "associate_login_enabled": _FLAG,
                        }
                    )
                }
            )
        }
    ),
)
_STAFF = Declaration(
    resource="store/staff",
    method="GET",
    about="Who works in this till's store.",
    parameters=(Parameter(name="type", about="only these", choices=("ASSOCIATE", "MANAGER")),),
    reply=Record(
        parts={
            "store": Record(
                parts={
                    "staff": Many(
                        item="user",
                        of=Record(
                            parts={
                                "id": _NUMBER,
                                "type": Value(),
                                "code": Value(),
                                "firstname": Value(),
                                "lastname": Value(),
                                "store_id": _NUMBER,
                                "store_code": Value(),
                            }
                        ),
                    )
                }
            )
        }
    ),
)
_CUSTOM_FIELDS = Declaration(
    resource="organization/customfields",
    method="GET",
    about="The fields that this organisation asks of its customers.",
    parameters=(Parameter(name="scope", about="which form", choices=("loyalty_registration",)),),
    reply=Record(
        parts={
            "organization": Record(
                parts={
                    "custom_fields": Many(
                        item="field",
                        of=Record(
                            parts={
                                "name": Value(),
                                "label": Value(),
                                "type": Value(),
                                "datatype": Value(),
                                "default": Value(),
                                "position": _NUMBER,
                                "regex": Value(),
                                "error": Value(),
                                "options": Value(),
                                "is_mandatory": _FLAG,
                                "is_disabled": _FLAG,
                            }
                        ),
                    )
                }
            )
        }
    ),
)
_CONFIGS = Declaration(
    resource="organization/configs",
    method="GET",
    about="How this organisation's server is set up.",
    reply=Record(
        parts={
            "organization": Record(
                parts={
                    "configs": Many(
                        item="config", of=Record(parts={"key": Value(), "value": Value()})
                    )
                }
            )
        }
    ),
)


def calls(world: World, username: str) -> tuple[Call, ...]:
    """`username`: the login that every request carries."""
    return (
        Call(declaration=_LOGIN, answer=lambda asked: _login(world, username)),
        Call(declaration=_STAFF, answer=_staff),
        Call(declaration=_CUSTOM_FIELDS, answer=_custom_fields),
        Call(
            declaration=_CONFIGS,
            answer=lambda asked: replies.done({"organization": world.settings.configs_node()}),
        ),
    )


def _login(world: World, username: str) -> Reply:
    user: Node = {
        "username": username,
        "first_name": HOME.name,
        "last_name": "Till",
        "org_name": ORG_NAME,
        "user_id": "4364301",
        "org_id": ORG_ID,
        "type": "STR_SERVER",
        "server_time": world.now().isoformat(timespec="seconds"),
        "store_server_prefix": None,
        "associate_login_enabled": "true",
    }
    return replies.done({"store": {"user": user}})


def _staff(asked: Asked) -> Reply:
    return replies.done({"store": organisation.staff_node(asked.text("type"))})


def _custom_fields(asked: Asked) -> Reply:
    scope = asked.parameters.get("scope", "loyalty_registration").casefold()
    if scope != "loyalty_registration":
        return replies.done({"organization": {"custom_fields": Listing(item="field")}})
    return replies.done({"organization": custom_field.custom_fields_node()})
