"""`tillside --update`: looks for a newer version at once, for who rolls one out."""

import asyncio
import os
import sys

from app.api.proxy import Proxy
from app.bootstrap.arguments import Arguments
from app.bootstrap.core import proxy_login_of
from app.bootstrap.handing_over import is_installed
from app.bootstrap.head_office import ROOT_NAME, updates_of
from app.bootstrap.settings_in_force import settings_in_force
from app.fleet.updates import Looked
from app.support import logging as log
from app.support.paths import Profile, system_folder

_WORDS = {
    Looked.NOTHING_NEWER: "There is nothing newer.",
    Looked.NOT_YET: "There is a newer version, and this till is not among the first to have it.",
    Looked.NOT_BELIEVED: "Nobody answered, or what answered is not what head office signed.",
    Looked.FAILED: "A newer version came and did not hold its own self-test; it is not used.",
    Looked.READY: "A newer version is ready; the next start is of it.",
}
_GOOD = (Looked.NOTHING_NEWER, Looked.NOT_YET, Looked.READY)


def run(arguments: Arguments) -> int:
    """Look once. 0 where all is as it is to be, 1 where it went wrong, 2 where it cannot be."""
    system = system_folder()
    profile = Profile(folder=arguments.profile)
    settings = settings_in_force(profile, system).settings
    username, password = proxy_login_of(os.environ)
    address = settings.server.proxy
    proxy = Proxy(address=address, username=username, password=password) if address else None

    async def look() -> Looked | None:
        profile.make()
        updates = updates_of(settings, folder=profile.folder, proxy=lambda: proxy)
        if updates is None:
            return None
        log.configure(None)  # whoever runs this reads on its standard error why it failed
        return await updates.look()

    looked = asyncio.run(look())
    if looked is None:
        sys.stderr.write(f"tillside: {_why_not(settings.updates.url)}\n")
        return 2
    sys.stdout.write(f"{_WORDS[looked]}\n")
    return 0 if looked in _GOOD else 1


def _why_not(url: str) -> str:
    if not url:
        return "no [updates] url is set: there is nowhere to look."
    if not is_installed():
        return "this is a checkout and no installed program: update it with git."
    return f"{ROOT_NAME} is not in {system_folder()}: nobody said whose updates to believe."
