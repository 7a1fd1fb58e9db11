"""An op about somebody whom the till knows no name of the server's for: what a look can tell."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.customer import CustomerKey
from app.domain.note import NoteEntry
from app.domain.op import AssociateId, OpId, OpKind, Subject
from app.domain.registration import Registration
from app.sync.handlers.handler import ReadVerdict
from app.sync.handlers.table import handlers
from tests.unit.sync.kinds_rig import KindsRig


@pytest.mark.parametrize(
    ("attempts", "parent", "verdict"),
    [
        (0, OpId("new"), ReadVerdict.ABSENT),
        (1, OpId("new"), ReadVerdict.UNKNOWN),
        (1, None, ReadVerdict.UNDECIDABLE),
    ],
    ids=["never sent", "registration comes back", "registration lost"],
)
async def test_what_was_sent_of_somebody_unnamed_is_not_taken_for_absent(
    tmp_path: Path, attempts: int, parent: OpId | None, verdict: ReadVerdict
) -> None:
    rig = await KindsRig(tmp_path).start()
    at = rig.clock.now()
    new = Registration(mobile="447700900123", firstname="Tom", registered_at=at)
    await rig.save(OpKind.REGISTRATION, new, None, "new")
    subject = Subject(key=CustomerKey("op:new"))
    note = NoteEntry(
        whom=subject.whom, associate_id=AssociateId("443"), text="Likes tea", written_at=at
    )
    op = replace(await rig.save(OpKind.NOTE, note, subject, "note"), attempts=attempts)
    kind = handlers(is_note_date_kept=lambda: True)[OpKind.NOTE]
    (back,) = await kind.read_back(rig.link, [replace(op, parent=parent)])
    assert back.verdict is verdict
    assert rig.effects() == []
    await rig.stop()
