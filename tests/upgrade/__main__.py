"""Files of earlier versions: `python -m tests.upgrade [--again]` makes those that are missing (or
all) of their recordings; `python -m tests.upgrade --record` records the present version.

Whoever adds a migration records first, then adds the version to `profiles`, and makes its file.
What is there is never made again without need: that yesterday's bytes are opened is the point.
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence

from tests.upgrade.profiles import CACHES, OUTBOXES, record


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.upgrade", description=__doc__)
    parser.add_argument("--record", action="store_true", help="what the present version writes")
    parser.add_argument("--again", action="store_true", help="make also what is there")
    arguments = parser.parse_args(argv)
    if arguments.record:
        for path in asyncio.run(record()):
            print(path)
        return 0
    for old in (*OUTBOXES, *CACHES):
        if arguments.again or not old.path.exists():
            old.make()
            print(f"{old.path}: {old.path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
