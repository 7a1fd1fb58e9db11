"""The kinds of write that the proof knows, each a plug-in: see `kind.Kind`."""

from tests.faults.kinds.choices import PreferenceChanges, SubscriptionChanges
from tests.faults.kinds.corrections import NoteCorrections
from tests.faults.kinds.identity import IdentityChanges
from tests.faults.kinds.kind import Kind
from tests.faults.kinds.notes import Notes
from tests.faults.kinds.profile import ProfileEdits
from tests.faults.kinds.registration import Registrations
from tests.faults.kinds.tickets import Tickets

REGISTRATIONS = Registrations()
KINDS: tuple[Kind, ...] = (
    *(REGISTRATIONS, Notes(), Tickets(), ProfileEdits()),
    *(PreferenceChanges(), SubscriptionChanges(), NoteCorrections(), IdentityChanges()),
)
"""Kept schedules name them by their places: a new kind goes to the end.

The first makes customers, and is in every schedule; two of the others are in each as well.
"""
