"""What takes longer to load than a window to paint: imported for its effect, off the event loop."""

import email_validator
import phonenumbers

from app.bootstrap import core

__all__ = ["core", "email_validator", "phonenumbers"]
