"""Reads headings that are the name of a country or province on a line of its own, under which a report tells of that place.

"NIGER" or "Punjab:" between the paragraphs of a situation report; the tags and menus of a web page are no such headings.
"""

from __future__ import annotations

import bisect
import re
from typing import Final

from numclaims.extraction.where.names.scan import Places
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, Entry
from numclaims.reading import Sentence

_LINE: Final = re.compile(r"[ \t#*\u2022]*([A-Z][^\n.:;!?,()\d]{2,38}?)[ \t]*:?[ \t]*\n\s*([^\n]+)")
"""A short line that begins with a capital letter, and the line behind it."""
_LABEL: Final = re.compile(r"[ \t#*\u2022]*([A-Z][^\n.:;!?,()\d]{2,38}?): (?=[A-Z])")
"""The beginning of a line, with a colon behind it: "Haiti: There have been ..."."""
_LEADS: Final = " \t#*\u2022"
_LONGEST: Final = 60
"""Characters of such a line, or of its beginning, that is not led by a bullet."""
_TEXT: Final = 60
"""Characters from which on a line is one of text, or at least a heading of its own in capitals."""
_SHORT: Final = 12
_LAST: Final = 1 << 32
"""A number behind those of all records."""


def section(places: Places, sentence: Sentence) -> int:
    """The country or province under whose heading a sentence stands; -1 where it stands under none."""
    if places.headings is None:
        places.headings = _headings(places)
    if not places.headings:
        return -1
    at = bisect.bisect_right(places.headings, (sentence.start, _LAST)) - 1
    return places.headings[at][1] if at >= 0 else -1


def starts_under(places: Places, start: int, here: int) -> bool:
    """Whether what begins at an offset stands under the heading of what begins behind it."""
    if not places.headings:
        return True
    return bisect.bisect_right(places.headings, (start, _LAST)) == bisect.bisect_right(places.headings, (here, _LAST))


def _headings(places: Places) -> list[tuple[int, int]]:
    """Where headings end, and their records, in order; none where a text has but one at its very beginning."""
    text = places.text
    if places.capitals or "\n" not in text:
        return []
    found: list[tuple[int, int]] = []
    labels: list[tuple[int, int]] = []
    at, size = 0, len(text)
    labelled = text.count(": ") >= _TWO
    while at < size:
        stop = text.find("\n", at)
        stop = size if stop < 0 else stop
        led = text[at] in _LEADS
        if led or stop - at <= _LONGEST:
            match = _LINE.match(text, at)
            if match is not None and (len(match[2]) >= _TEXT or _is_text(match[1], match[2])):
                entry = _land(match[1])
                if entry is not None:
                    found.append((match.end(1), entry.index))
        if labelled and (led or text.find(": ", at, min(stop, at + _LONGEST)) >= 0):
            match = _LABEL.match(text, at)
            if match is not None and len(match[1].split()) <= _WORDS and (entry := _land(match[1])) is not None:
                labels.append((match.end(1), entry.index))
        at = stop + 1
    if len({record for _, record in labels}) >= _TWO:
        found = sorted(found + labels)
    if len({record for _, record in found}) < _TWO and not (found and _is_inside(text, found[0][0])):
        return []
    return found


def _is_text(name: str, line: str) -> bool:
    """Whether a short line below a name is one of text: a sentence below a name in capitals, or in capitals itself."""
    return len(line) > _SHORT and (line.isupper() or (name.isupper() and line.rstrip().endswith(".")))


def _land(name: str) -> Entry | None:
    """The country, province or region of a country that a heading names; None for anything else."""
    for entry in gazetteer.find(name)[:1]:
        if not entry.demonym and (entry.kind in {COUNTRY, PROVINCE} or (entry.kind == REGION and entry.country >= 0)):
            return entry
    return None


_WORDS: Final = 4
"""Words of the name of a country, at most."""
_TWO: Final = 2
_OPENING: Final = 400
"""Characters behind which one heading alone parts a text."""


def _is_inside(text: str, at: int) -> bool:
    return at > _OPENING and any(len(line) > _TEXT for line in text[:at].split("\n"))
