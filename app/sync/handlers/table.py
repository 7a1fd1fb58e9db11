"""Every kind of write with the one who handles it."""

from collections.abc import Callable, Mapping

from app.domain.op import OpKind
from app.sync.handlers.choices import PreferencesHandler, SubscriptionHandler
from app.sync.handlers.handler import Handler
from app.sync.handlers.identity import IdentityHandler
from app.sync.handlers.notes import NoteCorrectionHandler, NoteHandler
from app.sync.handlers.profile import ProfileHandler
from app.sync.handlers.registration import RegistrationHandler
from app.sync.handlers.tickets import TicketHandler


def handlers(*, is_note_date_kept: Callable[[], bool]) -> Mapping[OpKind, Handler]:
    """`is_note_date_kept`: whether the server keeps the date of a note (a setting)."""
    return {
        OpKind.REGISTRATION: RegistrationHandler(),
        OpKind.PROFILE_CHANGE: ProfileHandler(),
        OpKind.IDENTITY_CHANGE: IdentityHandler(),
        OpKind.NOTE: NoteHandler(is_date_kept=is_note_date_kept),
        OpKind.NOTE_CORRECTION: NoteCorrectionHandler(),
        OpKind.TICKET: TicketHandler(),
        OpKind.PREFERENCES: PreferencesHandler(),
        OpKind.SUBSCRIPTION: SubscriptionHandler(),
    }
