"""What holds for every test."""

import os

from hypothesis import settings

# The same examples at every run: a red check must be about the change it judges. To look for new
# ones: HYPOTHESIS_PROFILE=searching sh packaging/test.sh
settings.register_profile("repeatable", derandomize=True, database=None)
settings.register_profile("searching", max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))
