"""How personal data looks to those who only pass by: enough to recognise, too little to use."""

from app.domain.phone import country_prefix

DOT = "•"
_HIDDEN_DIGITS = 3
"""So many digits of a number stay hidden at least: guessing them takes a thousand tries."""


def masked_mobile(digits: str) -> str:
    """`+44 •••• ••0000` of `44700900000`; the last four digits stay, fewer of a short number."""
    prefix = country_prefix(digits)
    spare = len(digits) - len(prefix.removeprefix("+")) - _HIDDEN_DIGITS
    if spare <= 0:
        return DOT * len(digits)
    return f"{prefix} {DOT * 4} {DOT * 2}{digits[-min(4, spare) :]}".strip()


def masked_email(address: str) -> str:
    """`t•••••@example.com` of `tom.sawyer@example.com`; of a single letter nothing is left."""
    local, sign, host = address.rpartition("@")
    if not sign or not local:
        return DOT * min(len(address), 6)
    return f"{local[0] if len(local) > 1 else ''}{DOT * 5}@{host}"


def masked_external_id(value: str) -> str:
    """`ts••34` of `ts1234`: a card number is shown by its ends alone, less of a short one."""
    if len(value) <= 4:
        return DOT * len(value)
    kept = 2 if len(value) > 5 else 1
    return f"{value[:kept]}{DOT * min(len(value) - 2 * kept, 6)}{value[-kept:]}"
