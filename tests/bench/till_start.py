"""One start of the real program, timed: painted, ready to sign in, and a scan on the screen.

Arguments: the profile's folder, its server, an associate, their PIN, the code to scan (or none).
Prints a line for each moment with its monotonic time, then ends.
"""

import asyncio
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.arguments import Arguments
from app.bootstrap.program import Program
from app.ui.desktop import Desktop
from app.ui.first_paint import on_first_paint
from app.ui.hand import Hand

if TYPE_CHECKING:
    # Loading it here would load before the first paint what the program loads after it.
    from app.bootstrap.core import Core


def tell(moment: str) -> None:
    sys.stdout.write(f"{moment} {time.monotonic_ns()}\n")
    sys.stdout.flush()


class Start:
    """Watches one window from its first paint to the scanned customer's card."""

    def __init__(self, associate: str, pin: str, code: str) -> None:
        self._associate = associate
        self._pin = pin
        self._code = code

    def take_window(self, desktop: Desktop) -> None:
        self._desktop = desktop
        on_first_paint(desktop.centre, self._on_painted)

    def _on_painted(self) -> None:
        tell("painted")
        if not self._code:
            self._desktop.window.close()

    def take_core(self, core: "Core") -> None:
        tell("ready")
        self._task = asyncio.create_task(self._scan(core))

    async def _scan(self, core: "Core") -> None:
        services = core.services
        await services.session.sign_in(self._associate, self._pin)
        tell("signed_in")
        self._desktop.scanner.code_scanned.emit(self._code)
        hand = Hand(self._desktop.window)
        while not hand.is_seen("customer_name"):  # noqa: ASYNC110 - a look each turn
            await asyncio.sleep(0)
        self._desktop.window.repaint()
        tell("card")
        self._desktop.window.close()


def main() -> None:
    profile, server, associate, pin, code = sys.argv[1:]
    start = Start(associate, pin, code)
    arguments = Arguments(
        profile=Path(profile),
        server=server,
        is_training=False,
        self_test=None,
        is_config_check=False,
    )
    Program(arguments, on_window=start.take_window, on_core=start.take_core).run()


main()
