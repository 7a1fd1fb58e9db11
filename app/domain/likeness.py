"""Whether two texts are the same once they went to the server and back.

On the way line breaks and runs of spaces may change, and what cannot be printed may be dropped.
"""

import unicodedata


def plain(text: str) -> str:
    """The text as it compares: composed, printable, with single spaces."""
    kept = "".join(each for each in text if each.isprintable() or each.isspace())
    return unicodedata.normalize("NFC", " ".join(kept.split()))


def is_same_text(one: str, other: str) -> bool:
    return plain(one) == plain(other)
