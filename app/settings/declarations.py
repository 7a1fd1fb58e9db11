"""Every setting of a till, typed, with its default. Knows nothing of files.

Section and key names are those of `config.toml`; others rely on them.
"""

from dataclasses import dataclass, field
from enum import StrEnum, unique
from zoneinfo import ZoneInfo


@unique
class ThemeName(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@unique
class WireFormat(StrEnum):
    JSON = "json"
    XML = "xml"


@unique
class AuthScheme(StrEnum):
    BASIC = "basic"
    OAUTH = "oauth"


@unique
class ScannerLayout(StrEnum):
    """How the keys of a scanner are read: as a US keyboard's, by the till's own layout, or by
    whichever of the two makes a code.
    """

    AUTO = "auto"
    TYPED = "typed"
    US = "us"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """`url` is empty in training. The password is never here: it is in the keyring or store.

    With `auth = "oauth"` the login is the client's key and the password its secret; what is done
    is put down to the till named by `[store] code`, or by the key where that is empty.
    `calls_per_minute` is what the server lets one login do.
    """

    url: str = ""
    username: str = ""
    format: WireFormat = WireFormat.JSON
    auth: AuthScheme = AuthScheme.BASIC
    calls_per_minute: int = 100
    proxy: str = ""
    certificate_pin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSettings:
    """The shop. `timezone` empty means this machine's."""

    country: str = "GB"
    code: str = ""
    timezone: str = ""
    currency: str = "GBP"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomFieldSettings:
    """One custom field where the server has no configuration; see `domain.organisation`."""

    name: str
    label: str = ""
    type: str = "text"
    options: tuple[str, ...] = ()
    is_mandatory: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationSettings:
    """Used where the server has no configuration of its own."""

    required: tuple[str, ...] = ("mobile",)
    custom_fields: tuple[CustomFieldSettings, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesSettings:
    marker: str = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class TelemetrySettings:
    endpoint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatesSettings:
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicySettings:
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncSettings:
    """`quiet_period_s` must outlast the server's own request time-out."""

    quiet_period_s: float = 120.0
    batch_size: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class LockSettings:
    idle_minutes: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheSettings:
    max_customers: int = 1_000_000
    retention_days: int = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannerSettings:
    """What the scanner sends before and after a code; the suffix is `enter` or `tab` or a text."""

    prefix: str = ""
    suffix: str = "enter"
    layout: ScannerLayout = ScannerLayout.AUTO
    mobile_prefix: str = ""
    email_prefix: str = ""
    external_id_prefix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UiSettings:
    language: str = "en"
    theme: ThemeName = ThemeName.SYSTEM
    text_size: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A whole `config.toml`."""

    server: ServerSettings = field(default_factory=ServerSettings)
    store: StoreSettings = field(default_factory=StoreSettings)
    registration: RegistrationSettings = field(default_factory=RegistrationSettings)
    notes: NotesSettings = field(default_factory=NotesSettings)
    telemetry: TelemetrySettings = field(default_factory=TelemetrySettings)
    updates: UpdatesSettings = field(default_factory=UpdatesSettings)
    policy: PolicySettings = field(default_factory=PolicySettings)
    sync: SyncSettings = field(default_factory=SyncSettings)
    lock: LockSettings = field(default_factory=LockSettings)
    cache: CacheSettings = field(default_factory=CacheSettings)
    scanner: ScannerSettings = field(default_factory=ScannerSettings)
    ui: UiSettings = field(default_factory=UiSettings)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingProblem:
    """What is wrong in a file. `line` counts from 1; 0 where it cannot be told. `file` is its name
    where it is another than the profile's `config.toml`.
    """

    line: int
    key: str
    text: str
    file: str = ""


def store_zone(settings: Settings) -> ZoneInfo | None:
    """The store's zone; None means this machine's local one."""
    return ZoneInfo(settings.store.timezone) if settings.store.timezone else None
