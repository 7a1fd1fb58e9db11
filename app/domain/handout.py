"""What a customer may take away on paper."""

from enum import StrEnum, unique


@unique
class Handout(StrEnum):
    """The values name files and stand in the audit: they never change."""

    TICKET = "ticket"
    CARD = "card"
