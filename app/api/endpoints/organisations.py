"""organization/customfields and organization/configs: what a registration must have here."""

from collections.abc import Mapping
from dataclasses import replace

from app.api.pace import Priority
from app.api.transport import Transport
from app.api.wire import normal
from app.api.wire.customers import custom_values
from app.api.wire.normal import Tree
from app.domain.identifiers import IdentifierKind
from app.domain.organisation import DEFAULT_RULES, FieldSpec, FieldType, RegistrationRules

_TYPES = {
    "select": FieldType.CHOICE,
    "dropdown": FieldType.CHOICE,
    "radio": FieldType.CHOICE,
    "choice": FieldType.CHOICE,
    "multiselect": FieldType.SEVERAL,
    "multi_select": FieldType.SEVERAL,
    "multi-select": FieldType.SEVERAL,
    "checkbox": FieldType.SEVERAL,
    "date": FieldType.DATE,
    "datepicker": FieldType.DATE,
    "number": FieldType.NUMBER,
    "integer": FieldType.NUMBER,
    "double": FieldType.NUMBER,
}


class OrganisationsApi:
    """The organisation's configuration on one server. Every method may raise ServerFault."""

    def __init__(self, *, transport: Transport) -> None:
        self._transport = transport

    async def rules(self) -> RegistrationRules:
        """Required identifiers, custom fields and their order. Nobody waits for them: they are
        background calls.
        """
        configs = await self._ask("organization/configs", {})
        fields = await self._ask("organization/customfields", {"scope": "loyalty_registration"})
        return replace(_rules(_settings(configs)), custom_fields=_specs(fields))

    async def _ask(self, path: str, params: Mapping[str, str]) -> Tree:
        reply = await self._transport.get(path, params, priority=Priority.BACKGROUND)
        return reply.demand_success().tree


def _settings(tree: Tree) -> Mapping[str, str]:
    holder = normal.branch(tree.get("organization")) or tree
    found = holder.get("configs") or holder.get("config")
    return {
        normal.text(entry.get("key")): normal.text(entry.get("value"))
        for entry in normal.many(found, "config")
    }


def _rules(settings: Mapping[str, str]) -> RegistrationRules:
    """What is not set keeps the built-in default."""
    primary = (
        settings.get("CONF_REGISTRATION_PRIMARY_KEY", "")
        .lower()
        .replace("externalid", "external_id")
    )
    kinds = {kind.value: kind for kind in IdentifierKind if kind is not IdentifierKind.USER_ID}

    def flag(key: str, default: bool) -> bool:
        return normal.boolean(settings[key]) if settings.get(key) else default

    return RegistrationRules(
        primary=kinds.get(primary, DEFAULT_RULES.primary),
        is_mobile_required=flag("CONF_USERS_IS_MOBILE_REQUIRED", primary in ("", "mobile")),
        is_email_required=flag("CONF_USERS_IS_EMAIL_REQUIRED", False),
        is_email_unique=flag("CONF_USERS_IS_EMAIL_UNIQUE", True),
        allow_mobile_update=flag("CONF_ALLOW_MOBILE_UPDATE", False),
        allow_email_update=flag("CONF_ALLOW_EMAIL_UPDATE", False),
        allow_external_id_update=flag("CONF_LOYALTY_ALLOW_EXTERNAL_ID_UPDATE", False),
        earliest_on=normal.day(settings.get("CONF_MIN_REGISTRATION_DATE", "")),
    )


def _specs(tree: Tree) -> tuple[FieldSpec, ...]:
    holder = normal.branch(tree.get("organization")) or tree
    found = holder.get("custom_fields") or holder.get("customfields") or holder.get("field")
    specs = [
        _spec(entry)
        for entry in normal.many(found, "field")
        if normal.text(entry.get("name")) and not normal.boolean(entry.get("is_disabled"))
    ]
    return tuple(sorted(specs, key=lambda spec: spec.position))


def _spec(entry: Tree) -> FieldSpec:
    options = _options(entry.get("options"))
    written = (normal.text(entry.get("type")) or normal.text(entry.get("datatype"))).lower()
    kind = _TYPES.get(written) or _TYPES.get(
        normal.text(entry.get("datatype")).lower(), FieldType.CHOICE if options else FieldType.TEXT
    )
    if kind in (FieldType.CHOICE, FieldType.SEVERAL) and not options:
        kind = FieldType.TEXT
    return FieldSpec(
        name=normal.text(entry.get("name")),
        label=normal.text(entry.get("label")) or normal.text(entry.get("name")),
        type=kind,
        options=options,
        default=normal.text(entry.get("default")),
        position=normal.integer(entry.get("position")) or 0,
        pattern=normal.text(entry.get("regex")),
        error=normal.text(entry.get("error")),
        is_mandatory=normal.boolean(entry.get("is_mandatory")),
    )


def _options(value: object) -> tuple[str, ...]:
    """A list, a wrapped list, a JSON list in a text, or texts joined by commas or bars."""
    if isinstance(value, dict):
        return _options(value.get("option", value.get("value")))
    if isinstance(value, list):
        return tuple(found for item in value if (found := normal.text(item)))
    written = normal.text(value)
    if written.startswith("["):
        values = custom_values(written)
        return () if values == (written,) else values
    separator = "|" if "|" in written else ","
    return tuple(part.strip() for part in written.split(separator) if part.strip())
