"""The guide's and README's pictures: which places they show, in which state, and how much of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, QSize

from app.bootstrap.walk import Ground
from app.bootstrap.walk_counter import PIN
from app.bootstrap.walk_gallery import Gallery
from app.bootstrap.walk_places import TOM
from app.settings.declarations import ThemeName
from app.support.paths import RESOURCES
from app.ui.models.guide import PICTURES
from tests.pictures.palette_png import save
from tests.pictures.studio import Session, begin_work, open_studio

WINDOW = QSize(1024, 768)
README_WINDOW = QSize(1280, 800)
GUIDE_FOLDER = RESOURCES / "guide" / PICTURES
README_FOLDER = RESOURCES / "pictures"
NEIGHBOURS = (
    ("Thomas", "Sawyer", "447700900981"),
    ("Tove", "Sawicki", "447700900982"),
    ("नीना", "शर्मा", "447700900983"),
    ("نور", "الدين", "447700900984"),
)
"""People whom the till knows besides Tom: for lists worth looking at."""
LONGEST_START_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """`height`: of the window's 768 pixels, those from the top that are kept."""

    name: str
    place: str
    height: int = 768


ONLINE = (
    Shot(name="lookup", place="lookup-several", height=520),
    Shot(name="register", place="register"),
    Shot(name="search", place="search", height=560),
    Shot(name="import", place="import", height=480),
    Shot(name="settings", place="settings"),
)
OFFLINE = (
    Shot(name="lookup-nobody", place="lookup-nobody", height=440),
    Shot(name="customer", place="customer", height=640),
    Shot(name="line", place="line", height=500),
)
CLASHING = (
    Shot(name="closing", place="closing", height=600),
    Shot(name="pending", place="pending"),
    Shot(name="signin", place="locked"),
)
"""While one edit needs somebody."""
SHORT = {"lookup", "register", "pending", "line"}
"""What the shorter guides of other languages show."""


def take_all(guide: Path = GUIDE_FOLDER, readme: Path = README_FOLDER) -> None:
    """Take every picture anew. Raises NotSeenError where the window does not come to it."""
    for folder in (guide, readme):
        folder.mkdir(parents=True, exist_ok=True)
    open_studio(_session(guide, readme))


def _session(guide: Path, readme: Path) -> Session:
    async def session(ground: Ground, reopen: Callable[[], None]) -> None:
        await _take_the_drill(ground, guide)
        await begin_work(ground)
        gallery = Gallery(ground, (), pin=PIN, reopen=reopen)
        for first, last, mobile in NEIGHBOURS:
            plant = ground.sandbox.steering.plant
            await ground.steer(partial(plant, firstname=first, lastname=last, mobile=mobile))
            await ground.look_up(mobile, first)
        await ground.look_up(TOM, "Tom Sawyer")
        ground.desktop.window.resize(README_WINDOW)
        await _take(gallery, ground, Shot(name="lookup", place="lookup-several"), readme)
        ground.desktop.window.resize(WINDOW)
        await _take_each(gallery, ground, ONLINE, guide)
        await gallery.set_line(is_up=False)
        await _take_each(gallery, ground, OFFLINE, guide)
        ground.desktop.window.resize(README_WINDOW)
        ground.desktop.set_look(ThemeName.DARK, 100)
        await _take(gallery, ground, Shot(name="customer", place="customer"), readme)
        ground.desktop.set_look(ThemeName.LIGHT, 100)
        await gallery.set_line(is_up=True)
        await gallery.make_clash()
        await _take(gallery, ground, Shot(name="pending", place="pending"), readme)
        ground.desktop.window.resize(WINDOW)
        await _take_each(gallery, ground, CLASHING, guide)
        await gallery.places.unlock()
        for language in ("hi", "ar"):
            await gallery.speak(language)
            ground.desktop.window.resize(WINDOW)
            shots = [each for each in (*ONLINE, *CLASHING) if each.name in SHORT]
            await _take_each(gallery, ground, shots, guide, prefix=f"{language}-")
            await gallery.set_line(is_up=False)
            shots = [each for each in OFFLINE if each.name in SHORT]
            await _take_each(gallery, ground, shots, guide, prefix=f"{language}-")
            await gallery.set_line(is_up=True)

    return session


async def _take_the_drill(ground: Ground, guide: Path) -> None:
    hand = ground.hand
    await hand.until_text("connection_pill", "Online", within_s=LONGEST_START_S)
    ground.desktop.window.resize(WINDOW)
    hand.press("training_drill")
    await hand.until(lambda: hand.is_seen("training_cut"), "the drill")
    hand.press("training_cut")
    await hand.until_text("connection_pill", "Offline")
    await _keep(ground, Shot(name="training", place="", height=620), guide / "training.png")
    hand.press("training_restore")
    await hand.until_text("connection_pill", "Online")


async def _take_each(
    gallery: Gallery,
    ground: Ground,
    shots: tuple[Shot, ...] | list[Shot],
    folder: Path,
    prefix: str = "",
) -> None:
    for shot in shots:
        await _take(gallery, ground, shot, folder, prefix)


async def _take(
    gallery: Gallery, ground: Ground, shot: Shot, folder: Path, prefix: str = ""
) -> None:
    place = next(each for each in gallery.places.all() if each.words == shot.place)
    if not ground.hand.is_seen("signin_pin"):
        ground.hand.press("nav_lookup")
        ground.hand.fill("search_field", "")
    await place.bring()
    await _keep(ground, shot, folder / f"{prefix}{shot.name}.png")


async def _keep(ground: Ground, shot: Shot, path: Path) -> None:
    image = await ground.hand.look()
    height = image.height() if image.height() > WINDOW.height() else shot.height
    save(image.copy(QRect(0, 0, image.width(), height)), path)
