"""The back office: who decides on requests to change an identifier, and what that changes.

Knows neither the wire nor the control endpoint.
"""

from dataclasses import replace

from app.sandbox import database
from app.sandbox.calls import identity, profile
from app.sandbox.calls.call import ItemRefused
from app.sandbox.calls.identity import Claim
from app.sandbox.people.change_requests import ChangeRequest, ChangeRequests, RequestStatus
from app.sandbox.people.people import Person, Standing
from app.sandbox.people.world import BACK_OFFICE, World

_HIGHEST_ID = (1 << 63) - 1
"""Of any row: a larger number cannot even be asked for."""


def decide(world: World, request_id: int, *, is_approved: bool) -> ChangeRequest:
    """Approve or reject a pending request. One that can no longer be approved, for the identifier
    was given to another member or the customer has changed, is rejected. Raises ValueError."""
    is_known = 0 < request_id <= _HIGHEST_ID
    request = ChangeRequests(world.connection).get(request_id) if is_known else None
    if request is None or request.status is not RequestStatus.PENDING:
        raise ValueError(f"no request with the id {request_id} is pending")
    with database.transaction(world.connection):
        return _decided(world, request, is_approved=is_approved)


def approve_due(world: World) -> None:
    """Decide on what has waited long enough, where the settings say how long that is."""
    wait_s = world.settings.approves_requests_after_s
    if wait_s is None:
        return
    due = ChangeRequests(world.connection).due(world.clock.now().timestamp() - wait_s)
    if due:
        with database.transaction(world.connection):
            for request in due:
                _decided(world, request, is_approved=True)


def _decided(world: World, request: ChangeRequest, *, is_approved: bool) -> ChangeRequest:
    changed = _changed(world, request) if is_approved else None
    status = RequestStatus.REJECTED if changed is None else RequestStatus.APPROVED
    if changed is not None:
        world.people.save(replace(changed, updated_on=world.time_text()))
    world.record(BACK_OFFICE, status.value.casefold(), request.user_id, "")
    return ChangeRequests(world.connection).settle(request, status, on=world.time_text())


def _changed(world: World, request: ChangeRequest) -> Person | None:
    """The customer with the new identifier; None where they cannot have it."""
    person = world.people.get(request.user_id)
    if person is None or person.standing is not Standing.ACTIVE:
        return None
    if getattr(person, request.kind.value) != request.old_value:
        return None
    claim = _claim(world, request, person)
    if claim is None:
        return None
    gained = profile.gaining(person, claim)
    return profile.absorbing(world, gained, claim, BACK_OFFICE, "")


def _claim(world: World, request: ChangeRequest, person: Person) -> Claim | None:
    kinds = frozenset({request.kind})
    wanted = {request.kind: request.new_value}
    try:
        return identity.claimed(world, wanted, owner=person, changeable=kinds)
    except ItemRefused:
        return None
