"""Tells what came along with a copied page from the article: links to other stories, lists of them, comments under a heading.

No words of the article are lost for it: a line that ends as a sentence is left out only as the short summary of a headline above
it, and where two such lines follow one another the article goes on.
"""

from __future__ import annotations

import re
from typing import Final

from numclaims.claims import Section
from numclaims.lexicons.headings import furniture_heading

Box = tuple[int, int, Section]
"""Where it begins, where it ends, and what it is."""

_FROM: Final = 0.25
"""Share of the text that must stand before a list of other stories."""
_COMMENTS_FROM: Final = 0.4
_LONGEST_HEADING: Final = 44
_LONGEST_HEADLINE: Final = 140
_SHORTEST_LINK: Final = 20
_LONGEST_SUMMARY: Final = 220
_LEAST_SENTENCE: Final = 30
_LEAST_BEFORE: Final = 50
_LEAST_BEHIND: Final = 80
"""Characters from which on a line before or behind a lone headline is a paragraph of the article."""
_AROUND: Final = 640
"""Characters that are looked at on either side of a line for the lines beside it."""
_STOPS: Final = (".", "!", "?", '"', "\u201d")
_FULL_STOPS: Final = (".", "!", '."', ".\u201d", '?"', "?\u201d", '!"', "!\u201d")
_NO_LINK_ENDS: Final = '.!?:;,"\u201d-\u2013\u2014'
_SENTENCE_WORDS: Final = frozenset(
    {"the", "was", "were", "is", "are", "has", "have", "had", "said", "he", "she", "they", "it", "been", "who", "which"}
)
"""Words that headlines leave out: a line with one of them is a sentence whose stop is missing."""
_OF_COMMENTS: Final = ("comment", "repl", "thoughts", "conversation", "discussion")
_OF_ARTICLES: Final = frozenset({"elsewhere", "in other news", "latest", "popular", "search", "sections", "topics"})
"""Headings that articles have too: what stands under them on a page is known by its element, in a text by nothing."""
_LISTS: Final = (
    "most ",
    "more ",
    "related ",
    "recommended",
    "trending",
    "top ",
    "latest ",
    "popular ",
    "recent ",
    "you m",
)
"""Beginnings of headings over lists; under others ("Advertisement", "Read more") stand headlines alone."""
_AGE: Final = re.compile(
    r"^[ \t]*(?:\d{1,2}|an?) (?:min(?:ute)?|h(?:ou)?r|day|week|month)s? ago[ \t]*$", re.MULTILINE | re.IGNORECASE
)
_LENGTH: Final = re.compile(r"^[ \t]*(\d{1,2}):(\d\d)[ \t]*$", re.MULTILINE)
_FILMS: Final = 3


def boxes(text: str) -> list[Box]:
    """What stands under headings such as "Related stories" and "Comments", from the heading on, in order.

    Args:
        text: The text.
    """
    found: list[Box] = []
    read = -1  # up to where a paragraph of the article was sought; 0 once there is one
    at = text.find("\n", int(len(text) * _FROM)) + 1
    while 0 < at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        end = stop + 1
        if 3 < stop - at <= _LONGEST_HEADING + 20:
            line = text[at:stop].strip()
            if 3 < len(line) <= _LONGEST_HEADING and not line.endswith((".", ",", "?")):
                entry = furniture_heading(line)
                if entry is not None and read:
                    read = 0 if _is_begun(text, max(read, 0), at) else at
                if entry is not None and not read and line.lower() not in _OF_ARTICLES:
                    if entry.kind == "furniture":
                        end = _list_end(text, end, summaries=line.lower().startswith(_LISTS))
                        found.append((at, end, "boilerplate"))
                    elif at >= len(text) * _COMMENTS_FROM and any(word in line.lower() for word in _OF_COMMENTS):
                        return [*found, (at, len(text), "comment")]
        at = end
    return found


def _list_end(text: str, at: int, *, summaries: bool) -> int:
    """Where a list of headlines ends that begins at ``at``: at a sentence, if none can be the summary of a headline."""
    end, titles = at, 0
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop].strip()
        if _is_told(line):
            behind = text[stop : stop + _AROUND].lstrip().partition("\n")[0].rstrip()
            if not summaries or not titles or len(line) > _LONGEST_SUMMARY or _is_told(behind):
                return end
            titles = 0
        elif line:
            if len(line) > _LONGEST_SUMMARY:
                return end
            titles += 1
        at = stop + 1
        if line:
            end = min(at, len(text))
    return end


def _is_begun(text: str, begin: int, at: int) -> bool:
    """Whether a paragraph of the article stands between two offsets."""
    return any(len(line) > _LEAST_BEFORE and _is_told(line.rstrip()) for line in text[begin:at].split("\n"))


def _is_told(line: str) -> bool:
    """Whether a line ends as a sentence does, and headlines do not."""
    return len(line) >= _LEAST_SENTENCE and line.endswith(_FULL_STOPS)


def mark(text: str, bounds: list[tuple[int, int]], found: list[Section], rules: dict[int, str]) -> None:
    """Mark headlines of other stories that stand in the article without a heading of their own.

    Args:
        text: The text.
        bounds: Spans of its sentences.
        found: The section of each; those of links are changed.
        rules: The rule of every sentence so changed, by index, is added.
    """
    _mark_lone(text, bounds, found, rules)
    _mark_aged(text, bounds, found, rules)


def _mark_aged(text: str, bounds: list[tuple[int, int]], found: list[Section], rules: dict[int, str]) -> None:
    """Headlines of other stories behind the article, with their ages or lengths on lines of their own: "8 hours ago", "01:14".

    The entries of a live report have such ages too: what ends with a stop is told, not linked.
    """
    hit = _first_age(text, int(len(text) * _FROM))
    if hit is None or _AGE.search(text, hit.end()) is None:
        hit = _first_length(text, int(len(text) * _FROM))
    if hit is None:
        return
    first = next((k for k in range(len(bounds)) if bounds[k][0] >= hit.start()), len(bounds))
    for k in range(max(1, first - 1), len(bounds)):
        start, end = bounds[k]
        if found[k] == "body" and end - start <= _LONGEST_HEADLINE and text[end - 1] not in _STOPS:
            found[k] = "boilerplate"
            rules[k] = "section:fresh-links"


def _first_age(text: str, begin: int) -> re.Match[str] | None:
    """The first line behind ``begin`` that is an age, looked for only where a line ends with "ago"."""
    at = text.find(" ago", begin)
    while at >= 0:
        stop = text.find("\n", at)
        if not text[at + 4 : stop if stop >= 0 else len(text)].strip(" \t"):
            return _AGE.search(text, begin)
        at = text.find(" ago", at + 4)
    return None


def _first_length(text: str, begin: int) -> re.Match[str] | None:
    """The first of several lengths of films, each on a line of its own: "01:14". Clock times of a report rise or fall."""
    if not any(_stands_alone(text, begin, first) for first in ("\n0", "\n1", "\n2")):
        return None
    hits = list(_LENGTH.finditer(text, begin))
    lengths = [int(hit[1]) * 60 + int(hit[2]) for hit in hits]
    if len(lengths) < _FILMS or lengths in (sorted(lengths), sorted(lengths, reverse=True)):
        return None
    return hits[0]


def _stands_alone(text: str, begin: int, first: str) -> bool:
    """Whether a line behind ``begin`` opens with a digit and goes on as a length of minutes and seconds does: "12:" or "2:"."""
    at = text.find(first, begin)
    while at >= 0:
        if ":" in text[at + 2 : at + 4]:
            return True
        at = text.find(first, at + 2)
    return False


def _mark_lone(text: str, bounds: list[tuple[int, int]], found: list[Section], rules: dict[int, str]) -> None:
    """Headlines of other stories that stand alone between two paragraphs: "Hail ruins harvest"."""
    for k in range(2, len(bounds) - 1):
        start, end = bounds[k]
        if (
            found[k] != "body"
            or end >= len(text)
            or text[end] not in "\r\n"
            or text[start - 1] not in "\r\n"
            or not _SHORTEST_LINK <= end - start <= _LONGEST_HEADLINE
            or text[end - 1] in _NO_LINK_ENDS
            or not text[start].isupper()
        ):
            continue
        before = text[max(0, start - _AROUND) : start].rstrip()
        behind = text[end : end + _AROUND].lstrip().partition("\n")[0].rstrip()
        if (
            before.endswith(_STOPS)
            and len(before) - before.rfind("\n") > _LEAST_BEFORE
            and len(behind) > _LEAST_BEHIND
            and (behind[0].isupper() or behind[0] in '"\u201c')
            and _SENTENCE_WORDS.isdisjoint(text[start:end].lower().split())
        ):
            found[k] = "boilerplate"
            rules[k] = "section:inline-link"
