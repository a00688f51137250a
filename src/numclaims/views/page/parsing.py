"""Reads a page as a parser sees it, running nothing: its blocks, articles, quotations, rows, and whatever could be run."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

_VOID: Final = frozenset({"meta", "link", "br", "input", "img", "hr", "base"})


@dataclass(slots=True, kw_only=True)
class Block:
    """An element that carries a digest.

    Attributes:
        name: What a reader knows it by: its heading.
        digest: The digest that it carries.
        source: The element as it stands in the file.
        attributes: Those of its start tag.
        words: Its text by the class of the element: explanation, range, facts.
    """

    name: str = ""
    digest: str
    source: str = ""
    attributes: dict[str, str]
    words: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Number:
    """A marked number: its offset in the text around it, its words, and the anchor or the address it carries."""

    start: int
    text: str
    anchor: str


@dataclass(slots=True, kw_only=True)
class Passage:
    """Words of a source with the numbers marked in them.

    Attributes:
        block: Where on the page it stands.
        article: Anchor of the article that it is from; empty for the article itself.
        at: Offset in the article, as written.
        text: The words, every character as given.
        numbers: The numbers marked in them.
    """

    block: Block
    article: str = ""
    at: str = "0"
    text: str = ""
    numbers: list[Number] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Row:
    """A claim in a table: the attributes of its row, the words of its figure and its sentence."""

    block: Block
    attributes: dict[str, str]
    words: str = ""
    link: str = ""
    sentence: Passage | None = None


@dataclass(slots=True, kw_only=True)
class Parsed:
    """What a file holds.

    Attributes:
        metas: Content of the meta elements, by name.
        blocks: Every element with a digest.
        articles: Their texts.
        quotes: Sentences outside of tables.
        rows: Claims in tables.
        parts: Digests of other files of the report, by name.
        scripts, styles: Their sources.
        links: Every address that is linked.
        foreign: Whatever a page of ours never holds: handlers, frames, addresses to load from.
    """

    metas: dict[str, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    articles: list[Passage] = field(default_factory=list)
    quotes: list[Passage] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


def parse(source: str) -> Parsed:
    """Read a page."""
    reader = _Reader(source)
    reader.feed(source)
    reader.close()
    return reader.found


_OURS: Final = frozenset(
    """
    html head meta title style body svg defs path use a header p span div h1 h2 h3 ul ol li nav form label input select option
    button main section article details summary blockquote b q i br del table caption thead tbody tr th td figure figcaption
    footer code script
    """.split()  # noqa: SIM905 -- a list of names reads better as one string
)
_LOADING: Final = frozenset(
    {"src", "srcset", "data", "action", "formaction", "poster", "background", "style", "http-equiv"}
)
_KEPT: Final = frozenset({"told", "range", "facts"})


class _Reader(HTMLParser):
    """Keeps what is open; a number, a passage, a row and a block are closed with the element that opened them."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Parsed()
        self._source = source
        lengths = (len(line) for line in source.split("\n"))
        self._lines = [0, *itertools.accumulate(length + 1 for length in lengths)]
        self._open: list[str] = []
        self._block: tuple[int, int, Block] | None = None
        self._passage: tuple[int, Passage] | None = None
        self._number: tuple[int, Number] | None = None
        self._row: tuple[int, Row] | None = None
        self._words: tuple[int, str] | None = None
        self._heading = 0
        self._raw: list[str] = []

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self._open.append(tag)
        self._watch(tag, given)
        depth = len(self._open)
        if tag == "meta":
            self.found.metas[given.get("name") or given.get("http-equiv", "")] = given.get("content", "")
        elif tag == "a":
            if "href" in given:
                self.found.links.append(given["href"])
            if "data-part" in given:
                self.found.parts[given.get("href", "")] = given["data-part"]
        elif tag in {"script", "style"}:
            self._raw = []
        if "data-digest" in given:
            block = Block(digest=given["data-digest"], attributes=given)
            self._block = (depth, self._offset(), block)
            self.found.blocks.append(block)
        if self._block is not None:
            self._inside(tag, given, depth, self._block[2])

    def _inside(self, tag: str, given: dict[str, str], depth: int, block: Block) -> None:
        names = given.get("class", "").split()
        if tag == "tr" and "data-n" in given:
            self._row = (depth, Row(block=block, attributes=given))
            self.found.rows.append(self._row[1])
        elif self._passage is None and ("s" in names or "text" in names):
            passage = Passage(block=block, article=given.get("data-doc", ""), at=given.get("data-at", "0"))
            self._passage = (depth, passage)
            if "text" in names:
                self.found.articles.append(passage)
            elif self._row is not None:
                self._row[1].sentence = passage
            else:
                self.found.quotes.append(passage)
        elif self._passage is not None and tag == "i" and "data-x" in given:
            self._add(chr(int(given["data-x"])) if given["data-x"].isdecimal() else "")
        elif self._passage is not None and tag in {"a", "span", "del"} and "sn" not in names:
            anchor = given.get("id") or given.get("href", "").rpartition("#")[2]
            self._number = (depth, Number(start=len(self._passage[1].text), text="", anchor=anchor))
            self._passage[1].numbers.append(self._number[1])
        elif self._row is not None and "v" in names:
            self._row[1].link = given.get("href", "")
            self._words = (depth, "v")
        elif tag in {"h1", "h3"} and not block.name:
            self._heading = depth
        elif self._words is None and _KEPT.intersection(names):
            self._words = (depth, next(n for n in names if n in _KEPT))

    def _watch(self, tag: str, given: dict[str, str]) -> None:
        """Note what a page of ours never holds."""
        if tag not in _OURS:
            self.found.foreign.append(f"<{tag}>")
        for name in given:
            if name.startswith("on") or (name in _LOADING and (tag, name) != ("meta", "http-equiv")):
                self.found.foreign.append(f"<{tag} {name}>")
        http = given.get("http-equiv")
        if http is not None and http != "Content-Security-Policy":
            self.found.foreign.append(f"<meta http-equiv={http}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._watch(tag, {name: value or "" for name, value in attrs})

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in {"script", "style"}:
            self._raw.append(data)
        elif self._passage is not None:
            self._add(data)
        elif self._words is not None and self._block is not None:
            if self._words[1] == "v" and self._row is not None:
                self._row[1].words += data
            else:
                words = self._block[2].words
                words[self._words[1]] = words.get(self._words[1], "") + data
        elif self._heading and self._block is not None:
            self._block[2].name += data

    def _add(self, data: str) -> None:
        if self._passage is not None:
            self._passage[1].text += data
        if self._number is not None:
            self._number[1].text += data

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.found.foreign.append(f"</{tag}> that closes nothing")
            return
        depth = len(self._open)
        self._open.pop()
        if tag in {"script", "style"}:
            (self.found.scripts if tag == "script" else self.found.styles).append("".join(self._raw))
        if self._number is not None and self._number[0] == depth:
            self._number = None
        if self._passage is not None and self._passage[0] == depth:
            self._passage = None
        if self._words is not None and self._words[0] == depth:
            self._words = None
        if self._heading == depth:
            self._heading = 0
        if self._row is not None and self._row[0] == depth:
            self._row = None
        if self._block is not None and self._block[0] == depth:
            _, start, block = self._block
            block.source = self._source[start : self._offset() + len(f"</{tag}>")]
            block.name = " ".join(block.name.replace("#", " ").split())
            self._block = None
