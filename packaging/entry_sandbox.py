"""What the installed `tillside-sandbox` runs."""

import sys

from app.sandbox.__main__ import main

sys.exit(main())
