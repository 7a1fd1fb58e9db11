"""Two records of one person become one, as when a guest turns out to be a member.

Knows no call; belongs into the caller's transaction.
"""

from dataclasses import replace

from app.sandbox.people.people import Kind, Person, Standing
from app.sandbox.people.world import World

MERGED = "merged"
_OWNED = ("note", "ticket", "coupon")
"""Tables whose rows go over to the survivor."""


def absorb(
    world: World,
    survivor: Person,
    other: Person,
    *,
    taken: frozenset[Kind],
    call: str,
    request_id: str,
) -> Person:
    """`survivor` with what it lacked of `other`, who lives on in it. Saves the other alone.

    `taken`: identifiers that are the survivor's from now on; by the rest, and by the id, the other
    record still leads to it.
    """
    world.people.save(
        replace(
            other,
            mobile=None if Kind.MOBILE in taken else other.mobile,
            email=None if Kind.EMAIL in taken else other.email,
            external_id=None if Kind.EXTERNAL_ID in taken else other.external_id,
            standing=Standing.MERGED,
            merged_into=survivor.user_id,
        )
    )
    # Whoever was merged into the other one before is led on: no record leads to a merged one.
    world.connection.execute(
        "UPDATE person SET merged_into = ? WHERE merged_into = ?",
        (survivor.user_id, other.user_id),
    )
    for table in _OWNED:
        world.connection.execute(
            f"UPDATE {table} SET user_id = ? WHERE user_id = ?", (survivor.user_id, other.user_id)
        )
    world.record(call, MERGED, other.user_id, request_id)
    return replace(
        survivor,
        firstname=survivor.firstname or other.firstname,
        lastname=survivor.lastname or other.lastname,
        gender=survivor.gender or other.gender,
        custom_fields={**other.custom_fields, **survivor.custom_fields},
    )
