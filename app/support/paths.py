"""Where things lie: the files of a profile, and the program's own resources."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

RESOURCES = Path(__file__).resolve().parent.parent.parent / "resources"


def default_profile() -> Path:
    """The folder of a till's profile where the command line names none."""
    return Path(platformdirs.user_data_dir("tillside", appauthor=False)) / "default"


def system_folder() -> Path:
    """What an administrator lays down for all profiles of a machine; nobody else writes there."""
    return Path(platformdirs.site_config_dir("tillside", appauthor=False))


def versions_folder() -> Path:
    """Where newer versions of the program lie that came by themselves."""
    return Path(platformdirs.user_data_dir("tillside", appauthor=False)) / "versions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The files of one till. Training has a folder of its own inside, with files of its own."""

    folder: Path

    @property
    def training(self) -> "Profile":
        return Profile(folder=self.folder / "training")

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def sandbox(self) -> Path:
        """What the training server keeps."""
        return self.folder / "sandbox"

    @property
    def exports(self) -> Path:
        """What people have this till write for them."""
        return self.folder / "exports"

    @property
    def lock_file(self) -> Path:
        return self.folder / "running.lock"

    @property
    def has_stores(self) -> bool:
        """Whether anything was ever saved here."""
        return any((self.folder / name).exists() for name in ("outbox.db", "intents.journal"))

    def make(self) -> None:
        """Create the folder, readable by this user alone. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
