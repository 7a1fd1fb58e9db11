"""The associates: they save things, press again where they were not told, and decide when asked."""

from collections import Counter
from dataclasses import replace
from random import Random

from app.domain import identifiers
from app.domain.customer import Customer, CustomerKey, UserId
from app.domain.faults import StoreFault
from app.domain.op import Op, OpId, OpKind, OpMoved, Subject
from app.domain.registration import Registration, customer_of
from tests.faults.kinds import REGISTRATIONS
from tests.faults.kinds.kind import About, Intent, Kind, Shopper
from tests.faults.kinds.tills import NOOR
from tests.faults.schedules.plan import KNOWN_FROM as KNOWN_FROM
from tests.faults.schedules.plan import STRANGER
from tests.faults.schedules.scene import Scene
from tests.faults.simulated.elsewhere import binding_of
from tests.faults.simulated.server import note_id
from tests.faults.simulated.till import Till

AGAIN_S = 15.0
DISCARD_SHARE = 0.1
AMEND_SHARE = 0.3
FIRST_ID = 1000
FIRSTNAME, LASTNAME = "Tom", "Sawyer"


def shopper(number: int) -> Shopper:
    """The first ones are strangers, whom only a registration makes known."""
    is_known = number >= KNOWN_FROM and number != STRANGER
    user_id = str(FIRST_ID + number) if is_known else ""
    return Shopper(
        number=number,
        mobile=f"4477009{number:05d}",
        email=f"shopper{number}@example.com",
        external_id=f"card-{number:05d}",
        user_id=user_id,
        note_id=note_id(user_id) if user_id else "",
    )


def person_fields(whom: Shopper) -> dict[str, object]:
    """One who is known, as the server has them at the start."""
    return {
        "user_id": int(whom.user_id),
        "mobile": whom.mobile,
        "email": whom.email,
        "firstname": FIRSTNAME,
        "lastname": LASTNAME,
    }


class People:
    """`wanted` are intents whose saving nobody was told of yet."""

    def __init__(self, scene: Scene, draw: Random) -> None:
        self._scene = scene
        self._draw = draw
        self.wanted: dict[OpId, Intent] = {}
        self.is_forgiving = False
        """From now on they want everything done: nothing is discarded any more."""
        self._visited: Counter[OpId] = Counter()
        self._hopeless: set[OpId] = set()
        self._count = 0
        scene.on_start = self._on_start

    def save(self, kind: Kind, whom: Shopper) -> None:
        """Somebody fills a form and presses its button, now and then twice."""
        about = None
        if kind.op_kind is not OpKind.REGISTRATION:
            about = _known(whom) if whom.user_id else self._waiting(whom)
            if about is None or (kind.needs_known and not whom.user_id):
                about = None
                kind = REGISTRATIONS  # nothing can be written of one whom nobody knows
            elif not whom.user_id and self._draw.random() < AMEND_SHARE:
                self._scene.do(self._amend(about))
                return
        self._count += 1
        intent = Intent(
            op_id=OpId(f"op-{self._count}"),
            shopper=whom,
            kind=kind,
            payload=kind.intend(self._draw, whom, about, self._count, self._scene.till_now()),
            subject=None if about is None else about.subject,
        )
        self._want(intent)
        if self._draw.random() < 0.1:
            self._press(intent)

    def visit(self) -> None:
        """Somebody opens the page of what waits, and decides what is theirs to decide."""
        till = self._scene.till
        if till is not None:
            self._scene.do(self._decide(till))
            if self._draw.random() < 0.5:
                till.engine.send_now()
                till.cadence.excuse()

    def _waiting(self, whom: Shopper) -> About | None:
        """A stranger by the registration that somebody was told is saved."""
        audit = self._scene.audit
        made = [
            intent
            for intent in audit.intents.values()
            if intent.shopper == whom
            and intent.op_id in audit.promised
            and isinstance(intent.payload, Registration)
        ]
        if not made:
            return None
        payload = made[-1].payload
        assert isinstance(payload, Registration)
        key = CustomerKey(f"op:{made[-1].op_id}")
        subject = Subject(key=key, identifiers=payload.identifiers, name=payload.name)
        return About(subject=subject, customer=customer_of(payload))

    async def _amend(self, about: About) -> None:
        """Change a registration that may not have been sent yet."""
        till, audit = self._scene.till, self._scene.audit
        op_id = OpId(about.subject.key.removeprefix("op:"))
        intent = audit.intents[op_id]
        assert till is not None
        assert isinstance(intent.payload, Registration)
        payload = replace(intent.payload, firstname=f"Amended {op_id}")
        try:
            await till.outbox.amend(op_id, payload, NOOR)
        except OpMoved as moved:
            self._scene.world.note(f"{op_id} not amended: {moved}")
        except StoreFault as fault:
            self._scene.world.note(f"{op_id} not amended: {fault.problem.value}")
        else:
            self._scene.world.note(f"{op_id} amended")
            audit.intents[op_id] = replace(intent, payload=payload)

    def _want(self, intent: Intent) -> None:
        self.wanted[intent.op_id] = intent
        self._scene.audit.intents[intent.op_id] = intent
        self._press(intent)

    def _press(self, intent: Intent) -> None:
        till = self._scene.till
        if till is not None and intent.op_id in self.wanted:
            self._scene.do(self._saved(till, intent))

    def _on_start(self, till: Till) -> None:
        for intent in tuple(self.wanted.values()):
            self._press_later(intent, self._draw.uniform(1.0, AGAIN_S))

    def _press_later(self, intent: Intent, delay_s: float) -> None:
        self._scene.world.after(delay_s, lambda: self._press(intent))

    async def _saved(self, till: Till, intent: Intent) -> None:
        scene = self._scene
        try:
            op = await till.outbox.enqueue(
                op_id=intent.op_id,
                kind=intent.kind.op_kind,
                payload=intent.payload,
                subject=intent.subject,
                binding=binding_of(intent.shopper),
                associate=NOOR,
                created_at=till.clock.now(),
                replaces=intent.replaces,
            )
        except StoreFault as fault:
            scene.world.note(f"{intent.op_id} not saved: {fault.problem.value}")
            self._press_later(intent, AGAIN_S)
            return
        except OpMoved as moved:
            # What it was to correct has gone another way: there is nothing to correct any more.
            scene.world.note(f"{intent.op_id} not saved: {moved}")
            self.wanted.pop(intent.op_id, None)
            if intent.replaces is not None:
                self._hopeless.add(intent.replaces)
            return
        scene.world.note(f"{intent.op_id} saved")
        if scene.disk.committed.in_transaction or op.id not in scene.audit.states(scene.disk):
            scene.audit.breach(f"{op.id} was told as saved and is not on the disk")
        scene.audit.promised.add(op.id)
        self.wanted.pop(intent.op_id, None)
        till.engine.saved(op)

    async def _decide(self, till: Till) -> None:
        try:
            for op in await till.outbox.live():
                if op.needs_person:
                    await self._decide_on(till, op)
        except StoreFault as fault:
            self._scene.world.note(f"nobody could decide: {fault.problem.value}")

    async def _decide_on(self, till: Till, op: Op) -> None:
        """Try it again first; then correct it; withdraw what is past that, and now and then."""
        self._visited[op.id] += 1
        note = self._scene.world.note
        is_tired = not self.is_forgiving and self._draw.random() < DISCARD_SHARE
        try:
            if is_tired or op.id in self._hopeless or self._scene.audit.is_erased(op.id):
                await self._withdraw(till, op)
            elif op.conflicts or self._visited[op.id] > 1:
                if not self._correct(op):
                    await self._withdraw(till, op)
            else:
                note(f"{op.id} retried")
                await till.outbox.retry(op.id, NOOR.id)
                till.engine.retried(op.id)
        except OpMoved as moved:
            note(f"{op.id} moved meanwhile: {moved}")

    async def _withdraw(self, till: Till, op: Op) -> None:
        self._scene.world.note(f"{op.id} discarded")
        await till.outbox.discard(op.id, NOOR.id, "the customer left")
        till.engine.withdrawn(op.id)

    def _correct(self, op: Op) -> bool:
        """Save what is to stand in its place; False where nothing is."""
        if any(waiting.replaces == op.id for waiting in self.wanted.values()):
            return True
        intent = self._scene.audit.intents[op.id]
        at = self._scene.world.now()
        payload = intent.kind.corrected(self._draw, op, self._count + 1, at)
        if payload is None:
            return False
        self._count += 1
        self._scene.world.note(f"{op.id} corrected by op-{self._count}")
        self._want(
            Intent(
                op_id=OpId(f"op-{self._count}"),
                shopper=intent.shopper,
                kind=intent.kind,
                payload=payload,
                subject=intent.subject,
                replaces=op.id,
            )
        )
        return True


def _known(whom: Shopper) -> About:
    """A customer of the server's, as this till last saw them, however long ago that was."""
    contacts = identifiers.of_contacts(mobile_digits=whom.mobile, address=whom.email, card="")
    subject = Subject(
        key=CustomerKey(f"user:{whom.user_id}"),
        identifiers=(identifiers.user_id(whom.user_id), *contacts),
        name=f"{FIRSTNAME} {LASTNAME}",
    )
    customer = Customer(
        user_id=UserId(whom.user_id),
        firstname=FIRSTNAME,
        lastname=LASTNAME,
        mobile=whom.mobile,
        email=whom.email,
    )
    return About(subject=subject, customer=customer)
