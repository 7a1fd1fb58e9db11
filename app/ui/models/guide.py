"""The guide's pages, read from the program's own Markdown files. Knows no widgets.

A small part of Markdown, and nothing beyond it: headings, paragraphs, lists, tables, pictures;
inside a line strong words, keys (between backticks) and links to other pages. Whatever else there
is, HTML above all, stays the plain text that it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, unique
from pathlib import Path

from app.ui.languages import SOURCE_LANGUAGE

PICTURES = "pictures"
_INLINE = re.compile(
    r"\*\*(?P<strong>.+?)\*\*|`(?P<key>[^`]+)`|\[(?P<words>[^\]]+)\]\((?P<target>[^)]+)\)"
)
_PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<target>[^)]+)\)")
_STEP = re.compile(r"\d+\.\s+")
_RULE = re.compile(r"\|[\s|:-]+\|")


@unique
class SpanKind(Enum):
    PLAIN = "plain"
    STRONG = "strong"
    KEY = "key"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words in one style. `target` is the page that a link leads to."""

    text: str
    kind: SpanKind = SpanKind.PLAIN
    target: str = ""


Line = tuple[Span, ...]


@unique
class BlockKind(Enum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    STEP = "step"
    ROW = "row"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block. A row has several cells, everything else one; `target` is a picture's file."""

    kind: BlockKind
    cells: tuple[Line, ...]
    target: str = ""

    @property
    def text(self) -> str:
        return " ".join("".join(span.text for span in cell) for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidePage:
    """`topic` is the file's name without its number: `pending` for `07-pending.md`."""

    topic: str
    title: str
    language: str
    blocks: tuple[Block, ...]

    def has(self, words: str) -> bool:
        """Whether every one of these words is somewhere on the page."""
        text = " ".join((self.title, *(block.text for block in self.blocks))).casefold()
        return all(word in text for word in words.casefold().split())


def topic_of(name: str) -> str:
    """`pending` for `07-pending.md`."""
    return name.removesuffix(".md").lstrip("0123456789").lstrip("-")


def read_guide(folder: Path, language: str) -> tuple[GuidePage, ...]:
    """Every page in its order: in `language` where there is one, else in English."""
    own = _read_folder(folder, language)
    if language == SOURCE_LANGUAGE:
        return own
    there = {page.topic for page in own}
    rest = _read_folder(folder, SOURCE_LANGUAGE)
    return (*own, *(page for page in rest if page.topic not in there))


def _read_folder(folder: Path, language: str) -> tuple[GuidePage, ...]:
    return tuple(
        read_page(path.read_text(encoding="utf-8"), topic=topic_of(path.name), language=language)
        for path in sorted((folder / language).glob("*.md"))
    )


def read_page(text: str, *, topic: str, language: str) -> GuidePage:
    """A page from its Markdown; its first heading is its title."""
    title, blocks = topic, list[Block]()
    for block in _blocks(text.splitlines()):
        if block.kind is BlockKind.HEADING and title == topic and not blocks:
            title = block.text
        else:
            blocks.append(block)
    return GuidePage(topic=topic, title=title, language=language, blocks=tuple(blocks))


def _blocks(lines: list[str]) -> Iterator[Block]:
    """Lines that follow one another without a gap belong to one paragraph or list item."""
    kind, words = BlockKind.PARAGRAPH, list[str]()
    for line in [*(line.strip() for line in lines), ""]:
        begun = _begin(line)
        if words and (not line or begun is not None):
            yield Block(kind=kind, cells=(_spans(" ".join(words)),))
            words = []
        if begun is None:
            if line and not words:
                kind = BlockKind.PARAGRAPH
            words += [line] if line else []
        elif isinstance(begun, Block):
            if begun.cells:
                yield begun
        else:
            kind, rest = begun
            words = [rest]


def _begin(line: str) -> Block | tuple[BlockKind, str] | None:
    """What a line is by its first signs: whole, or the beginning of a list item; None: neither.

    The rule below a table's first row is a row without cells.
    """
    if line.startswith("#"):
        return Block(kind=BlockKind.HEADING, cells=(_spans(line.lstrip("#").strip()),))
    if found := _PICTURE.fullmatch(line):
        words = (Span(text=found["words"]),)
        return Block(kind=BlockKind.PICTURE, cells=(words,), target=Path(found["target"]).name)
    if line.startswith("|"):
        if _RULE.fullmatch(line):
            return Block(kind=BlockKind.ROW, cells=())
        cells = line.strip("|").split("|")
        return Block(kind=BlockKind.ROW, cells=tuple(_spans(cell.strip()) for cell in cells))
    if line.startswith("- "):
        return BlockKind.BULLET, line.removeprefix("- ").strip()
    if found := _STEP.match(line):
        return BlockKind.STEP, line[found.end() :]
    return None


def _spans(text: str) -> Line:
    spans, at = [], 0
    for found in _INLINE.finditer(text):
        spans.append(Span(text=text[at : found.start()]))
        at = found.end()
        if found["strong"]:
            spans.append(Span(text=found["strong"], kind=SpanKind.STRONG))
        elif found["key"]:
            spans.append(Span(text=found["key"], kind=SpanKind.KEY))
        else:
            target = topic_of(found["target"])
            spans.append(Span(text=found["words"], kind=SpanKind.LINK, target=target))
    spans.append(Span(text=text[at:]))
    return tuple(span for span in spans if span.text)
