"""The register form's draft: one for somebody new, one for each registration being corrected.

Bridges the moment between a keystroke and the encrypted store, in which somebody may sign out.
"""

from app.domain.op import AssociateId
from app.domain.registration import FormValues
from app.services.drafts import DraftService

FORM = "register"
NEW = ""


class RegisterDraft:
    """`subject` is empty for somebody new, else the op that is corrected.

    `owner` is who is signed in. Methods may raise StoreFault.
    """

    def __init__(self, drafts: DraftService) -> None:
        self._drafts = drafts
        self._aside: dict[AssociateId, dict[str, FormValues]] = {}
        self.subject = NEW
        self.owner: AssociateId | None = None

    async def keep(self, values: FormValues) -> None:
        """Keep `values`; none at all drop the draft."""
        self._forget_aside()
        if values:
            await self._drafts.save(FORM, self.subject, values)
        else:
            await self._drafts.drop(FORM, self.subject)

    async def bring_back(self) -> FormValues:
        """The owner's values for this subject, newest first; empty where there are none."""
        aside = self._aside.get(self.owner, {}) if self.owner is not None else {}
        if self.subject in aside:
            return aside[self.subject]
        return await self._drafts.load(FORM, self.subject) or {}

    async def drop(self, subject: str) -> None:
        """Drop the draft of this subject, whatever the form is about by now."""
        if self.owner is not None:
            self._aside.get(self.owner, {}).pop(subject, None)
        await self._drafts.drop(FORM, subject)

    def set_aside(self, values: FormValues) -> None:
        """Keep in memory what the owner had typed when somebody else takes over: the store can
        only be written to for who is signed in.
        """
        if self.owner is not None:
            self._aside.setdefault(self.owner, {})[self.subject] = values

    def _forget_aside(self) -> None:
        if self.owner is not None:
            self._aside.get(self.owner, {}).pop(self.subject, None)
