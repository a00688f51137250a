"""The time expressions of a sentence and its clauses, worked out once: a time belongs to the figures of its clause."""

from __future__ import annotations

from itertools import compress
from typing import Final

from numclaims.extraction.text.tokens import DASHES, word_set
from numclaims.extraction.when.timeexpressions import scan
from numclaims.extraction.when.timesayings import mark_sayings
from numclaims.extraction.when.timespots import Spot, is_of_printing
from numclaims.reading import Reading, Sentence

BREAKS: Final = word_set("; while but whereas although though however despite unlike compared versus")
"""Words behind which another thing is told, whose time is not that of the figure before."""
_LINKED: Final = word_set("when after as where because during amid")
"""Words that open a clause told of the same moment: "killed 12 when a bomb went off on Friday"."""
_ASIDE: Final = word_set("including among mostly most mainly many some")
"""Words that open an aside between two commas, behind which a clause goes on."""
RELATIVES: Final = frozenset({"who", "which", "whose", "whom"})
_PARTING: Final = BREAKS | _LINKED | RELATIVES | {"that", ","}
"""Words that may begin a clause or end one."""
_DATELINE: Final = 6
"""Words before the day of a dateline, less one."""

TimeSheet = tuple[list[Spot], list[int]]
"""The expressions of a sentence, and the clause of every token."""


def sheet(reading: Reading, sentence: Sentence) -> TimeSheet:
    """The time expressions of a sentence and its clauses, worked out once."""
    known = reading.memo.get("times")
    if known is None:
        known = reading.memo["times"] = {}
    sheets: dict[int, TimeSheet] = known  # type: ignore[assignment]
    made = sheets.get(sentence.index)
    if made is None:
        spots = scan(sentence)
        if spots:
            _drop_dateline(reading, sentence, spots)
        clauses = _clauses(sentence) if spots else []
        if spots:
            mark_sayings(sentence, spots)
            spots = _without_lengths(sentence, spots)
        made = sheets[sentence.index] = (spots, clauses)
    return made


def _without_lengths(s: Sentence, spots: list[Spot]) -> list[Spot]:
    """The times without what only tells how long it took: "in 2016, 200 died in four days of fighting"."""
    if len(spots) == 1 or not any(spot.role == "point" and not spot.saying for spot in spots):
        return spots
    return [spot for spot in spots if spot.form != "elapsed" or "of" not in s.lower[spot.first : spot.last]]


def _drop_dateline(reading: Reading, s: Sentence, spots: list[Spot]) -> None:
    """Take out the days of a dateline ("AMMAN, July 19 (Reuters) -"): they date the article, not a figure."""
    lower = s.lower
    end = 0
    first = spots[0]
    dashed = 0 < first.first < _DATELINE and first.last < len(lower) and lower[first.last] in DASHES
    if dashed and s.words[0][0].isupper() and is_of_printing(reading.document, first):
        end = first.last  # "Graz, 19 July 2011 - Figures released today"
    elif 0 < first.first < _DATELINE and _opens_a_lead(s, first.last) and is_of_printing(reading.document, first):
        end = first.last  # "GRAZ, Austria, July 19 (UNHCR) Some 310 people have crossed"
    for i in range(1, min(len(lower), 40)) if not DASHES.isdisjoint(s.vocabulary) else ():
        if lower[i] in DASHES and (
            lower[i - 1] == ")" or (i < 8 and s.words[0].isupper() and len(s.words[0]) > 2 and not s.glued(i))
        ):
            end = i
            break
    if not end and "|" in lower[:6]:
        end = max(k for k in range(min(len(lower), 6)) if lower[k] == "|") + 6
    while spots and spots[0].last <= end:
        del spots[0]


def _opens_a_lead(s: Sentence, i: int) -> bool:
    """Whether a town in capitals opens a sentence, and a bracket or a new sentence goes on at token ``i``."""
    town = s.words[0]
    return (
        i < len(s.words)
        and town.isupper()
        and len(town) > 2
        and not s.words[-2].isupper()
        and (s.words[i] == "(" or s.words[i][0].isupper())
    )


def _clauses(s: Sentence) -> list[int]:
    """A number for every token: the same for all tokens of one clause; odd numbers are clauses told of the same moment."""
    lower = s.lower
    out: list[int] = []
    main, now = 0, 0
    relative = aside = False
    top = 0
    for i in compress(range(len(lower)), map(_PARTING.__contains__, lower)):
        word = lower[i]
        out += [now] * (i - len(out))
        if word in BREAKS or (word == "that" and i and lower[i - 1] == "and"):  # "said 12 had died and that 5 had fled"
            top += 2
            main = now = top
            relative = False
        elif word in _LINKED and i:
            if not (
                word == "as"
                and (
                    lower[i - 1] in {"as", "such", "well"}
                    or (i + 1 < len(lower) and lower[i + 1] in {"many", "much", "of", "well", "few"})
                )
            ):
                top += 2
                now = top + 1
                # "In Hama, where a revolt was crushed in 1982, troops shot six": set apart by commas, it ends at the second.
                relative = word == "where" and lower[i - 1] == ","
        elif word in RELATIVES and i:
            top += 2
            now = top + 1
            relative = True
        elif word == "," and relative:
            if i and lower[i - 1].isdigit() and "".join(lower[i + 1 : i + 2]).isdigit():
                continue  # "on 3 May, 1931"
            if i + 1 < len(lower) and lower[i + 1] in _ASIDE:
                aside = True  # "a blaze which killed 29 people, including a priest, on 3 May 1931"
                continue
            if aside:
                aside = False
                continue
            now = main
            relative = False
    return out + [now] * (len(lower) - len(out))
