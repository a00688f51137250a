"""The text as a reader sees it, for the stages to read: without the signs that no reader sees, and with a way back.

A soft hyphen, a zero-width space or the mark of a direction stands inside of words and numbers and means nothing; a ligature is
two letters, a full-width digit a digit; the stars and hashes of Markdown make words bold, and lines headings. Whoever reads round
them must do so everywhere. So they are taken out once, before all stages, and what these find is put back upon the text as given.
"""

from __future__ import annotations

import bisect
import dataclasses
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from numclaims.claims import Claim, Document

_SIGNS: Final = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\u20e3]+"  # nothing that is seen
    "|[\ufb00-\ufb06\uff01-\uff5e\u3000\U0001d400-\U0001d7ff]+"  # ligatures, full-width and mathematical letters and digits
    "|[A-Za-z][\u0300-\u036f]{1,3}"  # a letter and its accent apart, as some PDFs have them
    "|(?<=[A-Za-z])\u00b4(?=[A-Za-z])"  # an accent alone for an apostrophe: "Kenya\u00b4s capital"
)
_NOTHING: Final = frozenset(
    map(chr, (0xAD, 0x20E3, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F)))
) | frozenset(map(chr, (*range(0x2060, 0x2070), *range(0xFE00, 0xFE10))))
_RARE: Final = _NOTHING | frozenset(
    map(
        chr,
        (0xB4, 0x3000, *range(0x300, 0x370), *range(0xFB00, 0xFB07), *range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800)),
    )
)
"""Every sign that the pattern asks for, but letters."""
_ASCII: Final = bytes(range(128))
_EMPHASIS: Final = re.compile(
    r"(?<![\w*])(\*{1,3})(?=[^\s*])[^*\n]{1,400}?(?<=[^\s*])(\1)(?![\w*])"
    r"|(?<![\w_])(_{1,2})(?=[^\s_])[^_\n]{1,400}?(?<=[^\s_])(\3)(?![\w_])"
)
_STARRED: Final = re.compile(r"[*_][^\n]*")
"""The rest of a line from the first sign on: the pattern above looks at every character that it is given."""
_HEADING: Final = re.compile(r"^#{1,6} +(?=\S)", re.MULTILINE)

_MOST_EDITS: Final = 200_000
"""More signs than that are no text that anybody set; it is read as it is."""

Edit = tuple[int, int, str]
"""Where something stands in the text as given, and what a reader sees in its place."""


class Plain:
    """A text without what is not seen.

    Args:
        given: The text as given.
        edits: What is seen in the place of what, in order; no two of them meet.

    Attributes:
        text: The text as it is seen.
    """

    def __init__(self, given: str, edits: Sequence[Edit]) -> None:
        pieces: list[str] = []
        self._starts: list[int] = []  # of the pieces, in the text as seen
        self._spans: list[tuple[int, int, bool]] = []  # and in the text as given; whether it is the same there
        at = seen = 0
        for first, last, shown in (*edits, (len(given), len(given), "")):
            for piece, span in ((given[at:first], (at, first, True)), (shown, (first, last, False))):
                if piece:
                    pieces.append(piece)
                    self._starts.append(seen)
                    self._spans.append(span)
                    seen += len(piece)
            at = last
        self.text = "".join(pieces)

    def start(self, at: int) -> int:
        """Where that which begins at an offset begins in the text as given."""
        place = max(0, bisect.bisect_right(self._starts, at) - 1)
        first, last, same = self._spans[place]
        return min(first + at - self._starts[place], last) if same else first

    def end(self, at: int) -> int:
        """Where that which ends at an offset ends in the text as given."""
        place = max(0, bisect.bisect_left(self._starts, at) - 1)
        first, last, same = self._spans[place]
        return min(first + at - self._starts[place], last) if same else last

    def seen(self, at: int) -> int:
        """Where an offset of the text as given stands in this one."""
        place = max(0, bisect.bisect_right(self._spans, (at, len(self.text) + at, True)) - 1)
        first, _, same = self._spans[place]
        return self._starts[place] + (max(0, at - first) if same else 0)


def plain(text: str) -> Plain | None:
    """The text as a reader sees it; None where it is the text as given, as nearly all are.

    Args:
        text: Any text.
    """
    edits = list(itertools.islice(itertools.chain(_signs(text), _markdown(text)), _MOST_EDITS + 1))
    if not edits or len(edits) > _MOST_EDITS:
        return None
    edits.sort()
    made = Plain(text, [edit for i, edit in enumerate(edits) if not i or edit[0] >= edits[i - 1][1]])
    return made if made.text else None


def _signs(text: str) -> Iterator[Edit]:
    if text.isascii():
        return
    foreign = text.encode("utf-8", "surrogatepass").translate(
        None, _ASCII
    )  # by far the fastest way to leave out the others
    if _RARE.isdisjoint(foreign.decode("utf-8", "surrogatepass")):
        return
    for found in _SIGNS.finditer(text):
        signs = found[0]
        if signs[0] in _NOTHING:
            yield found.start(), found.end(), ""
        elif signs == "\u00b4":
            yield found.start(), found.end(), "'"
        elif signs[0] < "\u0300":
            yield found.start(), found.end(), unicodedata.normalize("NFC", signs)
        else:  # one by one: a number may begin or end at each
            for i, sign in enumerate(signs, found.start()):
                yield i, i + 1, unicodedata.normalize("NFKC", sign)


def _markdown(text: str) -> Iterator[Edit]:
    if "*" in text or "_" in text:
        for line in _STARRED.finditer(text):
            for found in _EMPHASIS.finditer(text, *line.span()):
                opening, closing = (1, 2) if found[1] else (3, 4)
                yield *found.span(opening), ""
                yield *found.span(closing), ""
    if "#" in text:
        for found in _HEADING.finditer(text):
            yield *found.span(), ""


def shown(document: Document) -> tuple[Document, Plain | None]:
    """A document with its text as a reader sees it, and the way back; itself and None where there is nothing to leave out.

    Args:
        document: The document; its hash stays that of the text as given.
    """
    made = plain(document.text)
    if made is None:
        return document, None
    return dataclasses.replace(document, text=made.text, pages=tuple(map(made.seen, document.pages))), made


def put_back(claims: Sequence[Claim], text: str, made: Plain, ids: Sequence[str]) -> None:
    """Put claims found in a text as seen upon the text as given.

    Args:
        claims: The claims.
        text: The text as given.
        made: The same as seen.
        ids: The new id of each claim.
    """
    named = {claim.claim_id: new for claim, new in zip(claims, ids, strict=True)}
    for claim, new in zip(claims, ids, strict=True):
        # Just made, and nobody else's yet: a copy of seventy fields would take longer than all the rest.
        row: Any = claim
        row.claim_id = new
        row.char_start, row.char_end = made.start(claim.char_start), made.end(claim.char_end)
        row.quote = text[claim.char_start : claim.char_end]
        row.sentence_start, row.sentence_end = made.start(claim.sentence_start), made.end(claim.sentence_end)
        row.sentence = text[claim.sentence_start : claim.sentence_end]
        row.attribution_start = _there(made.start, claim.attribution_start)
        row.attribution_end = _there(made.end, claim.attribution_end)
        row.cue_start, row.cue_end = _there(made.start, claim.cue_start), _there(made.end, claim.cue_end)
        row.part_of = None if claim.part_of is None else named.get(claim.part_of, claim.part_of)
        row.derived_from = tuple(named.get(one, one) for one in claim.derived_from)


def _there(way: Callable[[int], int], at: int | None) -> int | None:
    return None if at is None else way(at)
