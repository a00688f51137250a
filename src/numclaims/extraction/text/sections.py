"""Tells headline, body, caption, reader comments and boilerplate apart, sentence by sentence.

Markers are looked for once in the whole text, by one automaton; beyond them only the shape of the first lines counts: short
lines without a stop are headlines, and what stands before a dateline, or twice, belongs to a picture.
"""

from __future__ import annotations

import bisect
import functools
import re
from dataclasses import dataclass
from typing import Final, Literal, cast

import ahocorasick_rs

from numclaims.claims import Section
from numclaims.extraction.text import links, runon
from numclaims.lexicons.loader import entries
from numclaims.reading import Reading

LEXICON: Final = "en/sections.toml"
MEMO: Final = "sections.rules"
"""Under this name the reading's memo holds the rule of every sentence that a marker put into its section, by index."""

_REST_FROM: Final = 0.25
"""Share of the text that must stand before words that end it; a comment link at the head does not end the article."""

_MOST_ENDINGS: Final = 40
"""Marks of an article's end that are followed up; more stand in no page, and each costs a walk over the sentences."""

_LONGEST_LINK: Final = 200
"""Characters above which a sentence holds more than a link or a credit."""

_LONGEST_CAPTION: Final = 300
_PARAGRAPH: Final = 160
"""Characters from which on a line with a stop is a paragraph and no link."""
_STOPS: Final = (".", "!", "?", '"', "\u201d")
_ENDING: Final = frozenset({"rest", "links"})
_LONGEST_HEADLINE: Final = 140
_HEAD: Final = 5
"""Sentences at the start that are looked at for headlines and captions."""

_DATELINE: Final = re.compile(
    r"\s\|\s(?:[A-Z]{3}[a-z]{0,6}|[A-Z][a-z]{2,8})\s[^|]{0,24}\d{4}"
    r"|(?:\(|-LRB- )(?:Reuters|AFP|AP|CNN|Xinhua|UPI)(?:\)| -RRB-)\s-"
)
_DATELINE_SIGNS: Final = ("|", "(", "-LRB-")
"""One of these stands in all that the pattern finds."""
_STAMP: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4} - \d{1,2}:\d\d\b")
_BYLINE: Final = re.compile(
    r"(?:posted|published|updated|last updated|created)\b[^.]{0,60}\d|[A-Z][a-z]{2,8}day,? \d{1,2} [A-Z][a-z]+ \d{4}$",
    re.IGNORECASE,
)
_CREDITS: Final = frozenset({"reuters", "afp", "ap", "getty", "epa", "sana", "handout"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionEntry:
    """Words that mark a section; see the head of ``en/sections.toml``."""

    name: str
    section: Literal["comment", "boilerplate", "caption"]
    reach: Literal["rest", "links", "sentence"]
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@functools.cache
def _markers() -> tuple[ahocorasick_rs.AhoCorasick, list[SectionEntry]]:
    """The automaton of all phrases, and the entry of each."""
    rows = [(phrase, row) for row in entries(LEXICON, "section", SectionEntry) for phrase in row.phrases]
    automaton = ahocorasick_rs.AhoCorasick(
        [phrase for phrase, _ in rows], implementation=ahocorasick_rs.Implementation.DFA
    )
    return automaton, [row for _, row in rows]


def mark(reading: Reading) -> list[Section]:
    """The section of every sentence of ``reading.bounds``, in order.

    Where words that end the article stand in the middle of a sentence, because no stop came before them, the sentence is split
    there in ``reading.bounds``.
    """
    text, bounds = reading.document.text, reading.bounds
    if not bounds:
        return []
    hits, boxes = _hits(reading.lowered()), links.boxes(text)
    for at in runon.breaks(text):
        _split(text, bounds, at)
    _split_all(text, bounds, hits, boxes)
    found: list[Section] = ["body"] * len(bounds)
    rules: dict[int, str] = {}
    reading.memo[MEMO] = rules
    _mark_head(text, bounds, found)
    index = 0
    last = len(bounds) - 1
    ended: list[tuple[int, SectionEntry]] = []
    for end, start, row in hits:
        while index < last and bounds[index + 1][0] <= start:
            index += 1
        opens = start - bounds[index][0] < 3
        if row.reach in _ENDING and opens and _ends_article(text, start) and index and len(ended) < _MOST_ENDINGS:
            ended.append((index, row))
        elif (
            not ended
            and found[index] in {"body", "headline"}
            and (
                _is_caption(text, bounds[index])
                if row.section == "caption"
                else ((opens or bounds[index][1] - end < 3) and bounds[index][1] - start <= _LONGEST_LINK)
            )
        ):
            found[index] = row.section if row.reach == "sentence" else "boilerplate"
            rules[index] = f"section:{row.name}"
    for at, (first, row) in enumerate(ended):
        behind = ended[at + 1][0] if at + 1 < len(ended) else len(bounds)
        if row.reach == "links":
            behind = _resumes(text, bounds, first, behind)
        for k in range(first, behind):
            found[k] = row.section
            rules[k] = f"section:{row.name}"
    _mark_boxes(bounds, found, rules, boxes)
    links.mark(text, bounds, found, rules)
    _mark_stamped_comments(text, bounds, found, rules)
    return found


def _split_all(
    text: str, bounds: list[tuple[int, int]], hits: list[tuple[int, int, SectionEntry]], boxes: list[links.Box]
) -> None:
    """Split the sentences in which something else than the article begins, or in which it goes on."""
    for start in [start for _, start, row in hits if row.reach in _ENDING][:_MOST_ENDINGS]:
        if _ends_article(text, start):
            _split(text, bounds, start)
    for begin, stop, _ in boxes:
        _split(text, bounds, begin)
        if stop < len(text):
            _split(text, bounds, stop)


def _mark_boxes(
    bounds: list[tuple[int, int]], found: list[Section], rules: dict[int, str], boxes: list[links.Box]
) -> None:
    """Mark what stands under headings such as "Related stories"."""
    for begin, stop, section in boxes:
        for k in range(bisect.bisect_left(bounds, (begin, 0)), bisect.bisect_left(bounds, (stop, 0))):
            if found[k] in {"body", "headline"}:
                found[k] = section
                rules[k] = "section:under-a-heading"


def _resumes(text: str, bounds: list[tuple[int, int]], first: int, behind: int) -> int:
    """The sentence at which an article goes on behind a box of links: two paragraphs in a row that are no links."""
    at, end = bounds[first][0], bounds[behind - 1][1]
    earlier = -1
    while 0 <= at < end:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop].strip()
        if len(line) >= _PARAGRAPH and line.endswith(_STOPS):
            if earlier >= 0:
                return min(behind, bisect.bisect_left(bounds, (earlier, 0)))
            earlier = at
        elif line:
            earlier = -1
        at = stop + 1
    return behind


def _is_caption(text: str, bound: tuple[int, int]) -> bool:
    """Whether a sentence with a picture's credit is no more than that: the article does not begin in it."""
    start, end = bound
    return end - start <= _LONGEST_CAPTION and not _DATELINE.search(text, start, end)


def _hits(lowered: str) -> list[tuple[int, int, SectionEntry]]:
    """End, start and entry of every marker in a text in small letters, in order."""
    automaton, rows = _markers()
    return [(end, start, rows[pattern]) for pattern, start, end in automaton.find_matches_as_indexes(lowered)]


def _ends_article(text: str, start: int) -> bool:
    """Whether a marker at ``start`` can end the article: enough stands before it, and it is written as a line of its own."""
    return (
        start >= len(text) * _REST_FROM and not text[start].islower() and (start == 0 or not text[start - 1].isalnum())
    )


def _split(text: str, bounds: list[tuple[int, int]], at: int) -> None:
    """Split the sentence that holds ``at`` there, unless it begins there."""
    index = bisect.bisect_right(bounds, (at, len(text) + 1)) - 1
    start, end = bounds[index]
    if start + 2 < at < end:
        bounds[index : index + 1] = [(start, start + len(text[start:at].rstrip())), (at, end)]


def _mark_head(text: str, bounds: list[tuple[int, int]], found: list[Section]) -> None:
    """Headlines, captions and the line with the date, among the first sentences."""
    head = bounds[:_HEAD]
    signed = any(text.find(sign, 0, head[-1][1]) >= 0 for sign in _DATELINE_SIGNS)
    dateline = next(
        (k for k, (start, end) in enumerate(head) if signed and _DATELINE.search(text, start, min(end, start + 160))),
        -1,
    )
    for k in range(dateline):
        found[k] = "caption" if text[head[k][1] - 1] in ".!?" else "headline"
    if dateline >= 0 or len(bounds) < 2:
        return
    lines = [text[start:end] for start, end in head]
    for k, (start, end) in enumerate(head):
        line = lines[k]
        alone = end < len(text) and text[end] in "\r\n" and (start == 0 or text[start - 1] in "\r\n\ufeff")
        if not alone or line[-1] in ".!?:;\"'\u201d\u2019,":
            return
        if _BYLINE.match(line):
            found[k] = "boilerplate"
        elif line.rsplit(None, 1)[-1].strip("()").lower() in _CREDITS and len(line) > 30:
            found[k] = "caption"
            if k and line.startswith(lines[k - 1]):
                found[k - 1] = "caption"
        elif len(line) <= _LONGEST_HEADLINE and (k == 0 or found[k - 1] in {"headline", "boilerplate"}):
            found[k] = "headline"
        else:
            return


def _mark_stamped_comments(
    text: str, bounds: list[tuple[int, int]], found: list[Section], rules: dict[int, str]
) -> None:
    """Reader comments that each begin with their day and minute: all from the first one on."""
    if " - " not in text:
        return
    for k in range(1, len(bounds)):
        start = bounds[k][0]
        if text[start].isdigit() and _STAMP.match(text, start):
            for i in range(k, len(bounds)):
                if found[i] == "body":
                    found[i] = "comment"
                    rules[i] = "section:stamped-comments"
            return


def rule_of(reading: Reading, index: int) -> str:
    """The rule that put a sentence into its section, or "" for none."""
    return cast("dict[int, str]", reading.memo.get(MEMO, {})).get(index, "")
