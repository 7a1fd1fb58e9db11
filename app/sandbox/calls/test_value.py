"""Test values: texts by which anyone gets a code that no honest input reaches, as card networks
give declined cards.

Owns how such a value is written; each call says which of its texts may be one.
"""

import re

from app.sandbox.wire import codes
from app.sandbox.wire.shape import Declaration

_WRITTEN = re.compile(r"TEST-([0-9]{4,5})")


def forced_code(text: str, declaration: Declaration) -> str:
    """The code that `text` (`TEST-1005`) asks for; empty where it is no test value, or one of a
    code that the call cannot refuse with."""
    found = _WRITTEN.fullmatch(text.strip().upper())
    code = found[1] if found else ""
    return code if code in declaration.codes and code not in codes.SUCCESSES else ""


def is_partly_done(code: str) -> bool:
    """Whether the call does the main thing first, and only then answers with `code`."""
    return code in codes.PARTLY_DONE
