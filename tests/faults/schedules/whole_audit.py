"""What must hold beside the outbox: bindings, damage, and people whom the server has deleted."""

from collections.abc import Collection
from itertools import pairwise

import httpx

from app.domain.op import Binding, OpId
from tests.faults.kinds.tills import BINDING
from tests.faults.schedules.audit import ENDS, Audit
from tests.faults.simulated.disk import Disk
from tests.faults.simulated.full_server import FullServer

_IN_DOUBT = frozenset({"sending", "ambiguous"})
_READ_FIRST = frozenset({"ambiguous", "probing", "needs_attention"})
_UNSENT_QUIETLY = frozenset({"queued", "blocked"})
"""What is in one of these is sent without a look at the server."""


class WholeAudit(Audit):
    """`binding` is whom the till talks to now."""

    def __init__(self, server: FullServer) -> None:
        super().__init__(server)
        self.binding: Binding = BINDING
        self._full_server = server
        self._harm = ""
        self._is_harm_open = False
        self._salvages = 0
        self._forgotten: dict[OpId, str] = {}
        """Settled ops that went with the harm: all that is left of them is on the server."""

    # Bindings.

    def writing(self, disk: Disk, request: httpx.Request, epoch: int) -> tuple[OpId, ...]:
        ops = super().writing(disk, request, epoch)
        went_to = f"{request.url.scheme}://{request.url.netloc.decode()}"
        for op_id in ops:
            (made_for,) = disk.committed.execute(
                "SELECT b.server_url FROM op o JOIN binding b ON b.id = o.binding"
                " WHERE o.op_id = ?",
                (op_id,),
            ).fetchone()
            if made_for != went_to:
                self.breach(f"{op_id} was made for {made_for} and went to {went_to}")
        return ops

    def heads(self, disk: Disk) -> list[OpId]:
        rows = disk.committed.execute(
            "SELECT op_id FROM op JOIN binding b ON b.id = op.binding"
            " WHERE is_head = 1 AND state = 'queued' AND b.server_url = ?",
            (self.binding.server_url,),
        )
        return [OpId(op_id) for (op_id,) in rows]

    def servers(self, disk: Disk) -> Collection[str]:
        return [self.binding.server_url]

    def is_under_way(self, disk: Disk) -> bool:
        """Whether a request has not been answered yet."""
        found = disk.committed.execute("SELECT 1 FROM attempt WHERE finished_at IS NULL LIMIT 1")
        return found.fetchone() is not None

    def unsettled_bindings(self, disk: Disk) -> set[str]:
        """The servers for which something is still to be done."""
        rows = disk.committed.execute(
            "SELECT server_url FROM intake UNION SELECT b.server_url FROM op"
            " JOIN binding b ON b.id = op.binding WHERE state NOT IN ('verified', 'discarded')"
        )
        return {url for (url,) in rows}

    # Damage.

    @property
    def is_harm_open(self) -> bool:
        """Whether no till has opened what was harmed yet."""
        return self._is_harm_open

    def harmed(self, before: Disk, harm: str) -> None:
        """The disk, as it was until now, is being harmed."""
        self.look(before)
        self.seen.update(self.states(before))
        self._harm = harm
        self._is_harm_open = True

    def look(self, disk: Disk) -> None:
        if self._harm and not self._is_harm_open and self._salvages < _salvages(disk):
            self._check_returned(disk)  # what was harmed was met only now
        super().look(disk)

    def check_kept(self, disk: Disk) -> None:
        if self._is_harm_open:
            self._is_harm_open = False
            self._check_returned(disk)
        super().check_kept(disk)

    def _check_returned(self, disk: Disk) -> None:
        """Every promise is back, and what may have been sent is read before it is sent again."""
        self._salvages = _salvages(disk)
        now = self.states(disk)
        for op_id, was in self.seen.items():
            state = now.get(op_id)
            if state is None:
                if was in ENDS:
                    self._forgotten[op_id] = was
                    self.promised.discard(op_id)
            elif was in ENDS and state not in ENDS | _READ_FIRST:
                self.breach(f"{op_id} was {was} and is {state} after {self._harm}")
            elif was in _IN_DOUBT and op_id in self._sent_payloads and state in _UNSENT_QUIETLY:
                self.breach(f"{op_id} may have been sent and is {state} after {self._harm}")
        for op_id in self.promised - now.keys():
            self.breach(f"{op_id} is lost from the till after {self._harm}")
        self.seen = dict(now)
        (last,) = disk.committed.execute("SELECT max(id) FROM event").fetchone()
        self._last_event = int(last or 0)

    def check_end(self, disk: Disk) -> None:
        super().check_end(disk)
        for op_id, was in self._forgotten.items():
            done = len(self._server.effects[op_id])
            if done > 1:
                self.breach(f"{op_id} is doubled: {done} effects")
            if was in ("acked", "verified"):
                self._check_done(op_id, "before the damage")

    def _check_attempts(self, disk: Disk) -> None:
        # Of what is salvaged the attempts are not all there, and one more is made up.
        if not self._harm:
            super()._check_attempts(disk)

    def _is_orphan(self, op_id: OpId) -> bool:
        """Also where all that was known of the registration went with the harm."""
        subject = self.intents[op_id].subject
        parent = None if subject is None else OpId(subject.key.removeprefix("op:"))
        return parent in self._forgotten or super()._is_orphan(op_id)

    # Deleted people.

    def _may_be_done_again(self, op_id: OpId) -> bool:
        """Also for another person: the one for whom it was done has been deleted since, and another
        till has registered them anew before this one could look.
        """
        return super()._may_be_done_again(op_id) or all(
            str(first.user_id) in self._full_server.erased and first.user_id != second.user_id
            for first, second in pairwise(self._full_server.effects[op_id])
        )

    def is_erased(self, op_id: OpId) -> bool:
        """Whether it is about somebody whom the server has deleted."""
        intent = self.intents.get(op_id)
        return intent is not None and intent.shopper.user_id in self._full_server.erased

    def _check_done(self, op_id: OpId, when: str) -> None:
        if not self.is_erased(op_id):
            super()._check_done(op_id, when)


def _salvages(disk: Disk) -> int:
    """How often a damaged outbox was set aside."""
    return len(list(disk.folder.glob("outbox.damaged-*.db")))
