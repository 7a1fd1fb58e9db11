"""Takes out of a text what may be personal data or a credential. Owns what such things look like.

It would rather take too much than too little: a log is read by people who have no business with
customers.
"""

import re

_PRIVATE_NAMES = (
    "mobile|phone|e-?mail|external_id|user_id|id|q|query|identifier|old_identifier|new_identifier"
    "|old_value|new_value|first_?name|last_?name|name|password|passphrase|digest|pin|token|secret"
    "|key|authorization"
)
PRIVATE_NAME = re.compile(_PRIVATE_NAMES, re.IGNORECASE)
"""Names of values that are private whatever they look like."""

_UUID = r"(?<![\w-])[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}(?![\w-])"
_TIME = (
    r"(?<![\w-])(?:19|20)\d\d-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])"
)
_NUMBER = r"\+?\(?\d(?:[ \t\u00a0\u2000-\u200f\u2010-\u2014\u202f().\-/]{0,3}\d){7,}"

_REDACTIONS = (
    (re.compile(r"(?<![\w.+'\-])[\w.+'\-]+(?:@|%40)[\w.\-]+"), "<email>"),
    (re.compile(r"(?i)\b(basic|bearer)\s+[A-Za-z0-9+/=._~\-]+"), r"\1 <credential>"),
    (
        re.compile(rf"(?i)\b({_PRIVATE_NAMES})=(?:'[^']*'|\"[^\"]*\"|[^&\s\"',)]+)"),
        r"\1=<value>",
    ),
    (
        re.compile(
            rf"(?i)([\"'])({_PRIVATE_NAMES})\1\s*:\s*(?:'[^']*'|\"[^\"]*\"|[^\s,\]}}\[{{]+)"
        ),
        r"\1\2\1: <value>",
    ),
    (re.compile(r"\b[0-9a-fA-F]{32,}\b"), "<digest>"),
)
_NUMBERS = re.compile(rf"(?P<kept>{_UUID}|{_TIME})|{_NUMBER}")


def redacted(text: str) -> str:
    """`text` without what looks like a mail address, phone number, credential or digest, and
    without the values of names that are private. Times and UUIDs stay.
    """
    for pattern, replacement in _REDACTIONS:
        text = pattern.sub(replacement, text)
    return _NUMBERS.sub(lambda found: found["kept"] or "<number>", text)
