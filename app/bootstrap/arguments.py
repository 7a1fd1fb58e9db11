"""The command line of `tillside`, and what it comes to together with the settings file."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.server_address import AddressError, AddressProblem, normal_address
from app.support.paths import default_profile

SOURCE_VERSION = "0.1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """`server` is empty where none was named; `self_test` and `verify` are None where they were
    not asked for.
    """

    profile: Path
    server: str
    is_training: bool
    self_test: Path | None
    is_config_check: bool
    verify: Path | None = None
    is_key_change: bool = False
    is_update: bool = False
    has_every_look: bool = False
    """Whether the self-test shows its pages in every language, theme and size."""

    @property
    def is_plain_start(self) -> bool:
        """Whether the window is asked for, and nothing else."""
        is_other = self.is_config_check or self.is_key_change or self.is_update
        return self.self_test is None and self.verify is None and not is_other

    def without_server_choice(self) -> "Arguments":
        """The same start with the server that the settings name."""
        return replace(self, server="", is_training=False)


def program_version() -> str:
    """The installed version; run from a checkout, that of the source."""
    # start-up: 14 ms that only `--version` needs.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("tillside")
    except PackageNotFoundError:
        return SOURCE_VERSION


ADDRESS_WORDS = {
    AddressProblem.NOT_AN_ADDRESS: "is not a server's address; write https://HOST or HOST:PORT",
    AddressProblem.PLAIN_HTTP: "is not encrypted: plain http is for this machine alone, use https",
}


def parse(argv: Sequence[str]) -> Arguments:
    """Read the command line; ends the program with a sentence where it cannot be read."""
    parser = argparse.ArgumentParser(
        prog="tillside", description="The loyalty customer at the till: at once, and offline too."
    )
    parser.add_argument(
        "--profile", type=Path, metavar="DIR", help="the folder that holds everything of this till"
    )
    parser.add_argument(
        "--server", default="", metavar="URL", help="the Customer API to talk to, for this start"
    )
    parser.add_argument(
        "--training", action="store_true", help="practise on the app's own server, whatever is set"
    )
    parser.add_argument(
        "--self-test",
        nargs="?",
        type=Path,
        const=Path("self-test"),
        metavar="DIR",
        help="walk through the app on a throw-away profile; pictures of each step go to DIR",
    )
    parser.add_argument(
        "--every-look",
        action="store_true",
        help="with --self-test: each page in all languages, themes and sizes (many minutes)",
    )
    parser.add_argument(
        "--change-key",
        action="store_true",
        help="give everything that this till keeps another key; Tillside must not be open",
    )
    parser.add_argument(
        "--check-config",
        action="store_true",
        help="say what is wrong in the profile's config.toml, with line and key",
    )
    parser.add_argument(
        "--update",
        action="store_true",
        help="look for a newer version now, and say what came of it; the next start is of it",
    )
    parser.add_argument(
        "--verify",
        type=Path,
        metavar="FILE",
        help="say whether a closing certificate is, byte by byte, what a till has signed",
    )
    parser.add_argument("--version", action="store_true", help="say which version this is")
    found = parser.parse_args(argv)
    if found.version:
        sys.stdout.write(f"tillside {program_version()}\n")
        parser.exit()
    if found.training and found.server:
        parser.error("--training has a server of its own: name it, or --server, not both")
    return Arguments(
        profile=(found.profile or default_profile()).expanduser().absolute(),
        server=_server(parser, found.server),
        is_training=found.training,
        self_test=found.self_test,
        is_config_check=found.check_config,
        is_key_change=found.change_key,
        is_update=found.update,
        verify=found.verify,
        has_every_look=found.every_look,
    )


def _server(parser: argparse.ArgumentParser, text: str) -> str:
    if not text:
        return ""
    try:
        return normal_address(text)
    except AddressError as error:
        parser.error(f"--server {text} {ADDRESS_WORDS[error.problem]}")
