"""The settings of a till as they hold: its own file, under what its organisation has laid down."""

from dataclasses import dataclass, replace
from pathlib import Path

from app.bootstrap.arguments import ADDRESS_WORDS
from app.domain.server_address import AddressError, normal_address
from app.fleet.policy import find_policy
from app.settings import file
from app.settings.declarations import SettingProblem, Settings
from app.settings.policy import Policy, overlaid
from app.support.paths import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """`problems` are those of the settings file and of the policy."""

    settings: Settings
    policy: Policy
    problems: tuple[SettingProblem, ...]

    def server_url(self, given: str) -> str:
        """The server to talk to; `given` is the one on the command line, which no policy yields
        to.
        """
        own = self.settings.server.url
        return own if "server.url" in self.policy.keys else given or own


def settings_in_force(profile: Profile, system: Path) -> InForce:
    """Read them, with the server's address in its one spelling. `system` is the folder that only an
    administrator writes to.
    """
    settings, problems = file.load(profile.folder)
    found = find_policy(profile.folder, named=settings.policy.path, system=system)
    settings = overlaid(settings, found.policy)
    problems = (*problems, *found.problems)
    if settings.server.url:
        try:
            url = normal_address(settings.server.url)
        except AddressError as error:
            words, url = ADDRESS_WORDS[error.problem], ""
            problems = (*problems, SettingProblem(line=0, key="server.url", text=words))
        settings = replace(settings, server=replace(settings.server, url=url))
    return InForce(settings=settings, policy=found.policy, problems=problems)
