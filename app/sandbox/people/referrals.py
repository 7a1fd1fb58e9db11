"""Whom customers have invited into a campaign. Owns their table."""

import sqlite3
from dataclasses import dataclass

_NAMES = "type, identifier, name, invited_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """`type` is MOBILE or EMAIL, `identifier` in the server's normal form, `invited_on` as the API
    writes times."""

    type: str
    identifier: str
    name: str
    invited_on: str


class Referrals:
    """Writes belong into the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, user_id: int, campaign_id: str, referral: Referral) -> None:
        self._connection.execute(
            f"INSERT INTO referral (user_id, campaign_id, {_NAMES}) VALUES (?, ?, ?, ?, ?, ?)",
            (
                user_id,
                campaign_id,
                referral.type,
                referral.identifier,
                referral.name,
                referral.invited_on,
            ),
        )

    def of(self, user_id: int, campaign_id: str) -> list[Referral]:
        """The oldest first."""
        rows = self._connection.execute(
            f"SELECT {_NAMES} FROM referral WHERE user_id = ? AND campaign_id = ? ORDER BY id",
            (user_id, campaign_id),
        )
        return [
            Referral(type=row[0], identifier=row[1], name=row[2], invited_on=row[3]) for row in rows
        ]
