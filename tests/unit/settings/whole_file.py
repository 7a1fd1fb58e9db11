"""A whole `config.toml`, what it says, and writing one."""

from pathlib import Path

from app.settings import file
from app.settings.declarations import (
    AuthScheme,
    CustomFieldSettings,
    RegistrationSettings,
    ServerSettings,
    Settings,
    StoreSettings,
    SyncSettings,
    ThemeName,
    UiSettings,
    WireFormat,
)

FULL = """\
# The till beside the door.
[server]
url = "https://shop.example"   # head office
username = "store.server"
format = "xml"
auth = "oauth"
calls_per_minute = 600

[store]
country = "in"
timezone = "Asia/Kolkata"

[registration]
required = ["mobile", "firstname"]

[[registration.custom_fields]]
name = "age"
type = "number"
is_mandatory = true

[[registration.custom_fields]]
name = "Hobbies"
label = "What do you like?"
options = ["Playing", "Singing"]

[sync]
quiet_period_s = 60
batch_size = 5

[ui]
theme = "dark"
text_size = 125
"""
READ = Settings(
    server=ServerSettings(
        url="https://shop.example",
        username="store.server",
        format=WireFormat.XML,
        auth=AuthScheme.OAUTH,
        calls_per_minute=600,
    ),
    store=StoreSettings(country="IN", timezone="Asia/Kolkata"),
    registration=RegistrationSettings(
        required=("mobile", "firstname"),
        custom_fields=(
            CustomFieldSettings(name="age", type="number", is_mandatory=True),
            CustomFieldSettings(
                name="Hobbies", label="What do you like?", options=("Playing", "Singing")
            ),
        ),
    ),
    sync=SyncSettings(quiet_period_s=60.0, batch_size=5),
    ui=UiSettings(theme=ThemeName.DARK, text_size=125),
)


def write(folder: Path, text: str) -> Path:
    path = folder / file.FILE_NAME
    path.write_text(text, encoding="utf-8")
    return path
