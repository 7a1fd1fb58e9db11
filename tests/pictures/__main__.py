"""`python -m tests.pictures`: takes the guide's and README's pictures anew, into `resources`."""

import os
import sys

from tests.pictures.guide import GUIDE_FOLDER, README_FOLDER, take_all


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    take_all()
    for folder in (GUIDE_FOLDER, README_FOLDER):
        for path in sorted(folder.glob("*.png")):
            print(f"{path.stat().st_size / 1000:6.1f} kB  {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
