"""customer/notes: whose notes are read, and what each part of a written one becomes."""

from datetime import UTC, datetime

from app.api.link import Link
from app.domain.identifiers import Identifier
from app.domain.note import Note, NoteEntry
from app.domain.op import AssociateId, Evidence
from tests.unit.api.parameters import identified
from tests.unit.api.parameters.case import cases
from tests.unit.api.parameters.scene import ARTHUR, RADHIKA, Scene

READ = cases("customer/notes", is_both=True)
WRITE = cases("customer/notes", "POST", is_both=True)
WRITTEN_AT = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
"""When it is another hour at the store."""
AMY, RAVI = AssociateId("443"), AssociateId("444")


async def read(link: Link, whom: Identifier) -> tuple[Note, ...]:
    return await link.notes.about(whom)


identified.add_reads(READ, read)


@READ.of("associate_id")
async def of_one_associate(scene: Scene) -> object:
    everybodys = await read(scene.link, ARTHUR)
    amys = await scene.link.notes.about(ARTHUR, associate_id=AMY)
    await wrote(scene, ARTHUR, associate_id=AMY)
    found = await scene.link.notes.about(ARTHUR, associate_id=AMY)
    assert len(found) == len(amys) + 1
    assert {note.associate_id for note in found} == {AMY}
    assert not await scene.link.notes.about(ARTHUR, associate_id=AssociateId("nobody"))
    return everybodys, amys, found


async def wrote(
    scene: Scene, whom: Identifier, *, associate_id: AssociateId = AMY, text: str = "Likes tea & ☕"
) -> NoteEntry:
    entry = NoteEntry(
        whom=whom,
        associate_id=associate_id,
        text=text,
        written_at=WRITTEN_AT,
    )
    outcome = await scene.link.notes.write(entry)
    assert (outcome.evidence, outcome.why.code) == (Evidence.DONE, 200)
    return entry


async def by_each_kind(scene: Scene, known_by: Identifier, whom: Identifier) -> object:
    before = await read(scene.link, known_by)
    await wrote(scene, whom)
    found = await read(scene.link, known_by)
    assert len(found) == len(before) + 1
    return found


identified.add_writes(WRITE, by_each_kind)


@WRITE.of("customer.associate_id")
async def who_wrote_it(scene: Scene) -> object:
    await wrote(scene, RADHIKA, associate_id=RAVI, text="From Ravi")
    by_ravi, by_amy = [
        await scene.link.notes.about(RADHIKA, associate_id=each) for each in (RAVI, AMY)
    ]
    assert "From Ravi" in [note.text for note in by_ravi]
    assert "From Ravi" not in [note.text for note in by_amy]
    return by_ravi, by_amy


@WRITE.of("customer.notes.note.description", "customer.notes.note.date")
async def what_was_written_and_when(scene: Scene) -> object:
    entry = await wrote(scene, RADHIKA, text='Nut allergy: "no samples" <please>')
    (found,) = [note for note in await read(scene.link, RADHIKA) if note.text == entry.text]
    assert found.written_at == entry.written_at
    return found


@WRITE.of("customer.notes.note.id")
async def a_correction(scene: Scene) -> object:
    await wrote(scene, RADHIKA, text="Likes tee")
    before = await read(scene.link, RADHIKA)
    (written,) = [note for note in before if note.text == "Likes tee"]
    corrected = NoteEntry(
        whom=RADHIKA,
        associate_id=AMY,
        text="Likes tea",
        written_at=scene.server.clock.now(),
        corrects=written.id,
    )
    assert (await scene.link.notes.write(corrected)).evidence is Evidence.DONE
    after = await read(scene.link, RADHIKA)
    assert [note.text for note in after if note.id == written.id] == ["Likes tea"]
    assert len(after) == len(before)
    return after
