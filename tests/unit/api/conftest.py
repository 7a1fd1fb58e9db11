"""The cases of the parameters are asserted as tests are: one that fails says as much."""

import pytest

pytest.register_assert_rewrite("tests.unit.api.parameters")
