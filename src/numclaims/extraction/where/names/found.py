"""Puts a name that was read in a capitalised run into its text: with the small words around it that belong to it.

These are an Arabic article in front ("al-Bab"), an abbreviated state behind ("Parkland, Fla."), the part of a continent
("southern Africa"), and what makes a place of a common word ("in Nice", "Plateau state").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from numclaims.extraction.where.names.runs import ARTICLES, Hit, vote_of
from numclaims.extraction.where.names.states import state_behind
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN, Entry

_ARTICLE_ENDS: Final = frozenset(article[-1] for article in sorted(ARTICLES))


@dataclass(slots=True)
class Found:
    """One place name in the text.

    Attributes:
        start, end: Its span in the document.
        name: As written.
        entries: What the gazetteer knows of that name.
        demonym: Whether it names a people.
        head: Sort of place that the noun behind it names within the run ("Aleppo Province"); empty for none.
        entry: The one meant; set when the document has been looked over.
        vote: How much it speaks for its country as what the document is about.
    """

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    demonym: bool
    head: str
    entry: Entry | None = None
    vote: float = 0.0


def found_of(text: str, base: int, hit: Hit) -> Found:
    """The name of a hit of a run that begins at an offset of a text."""
    first, last, name, options, demonym, head, sole, vote = hit
    start, end = base + first, base + last
    if (
        options[0].kind == COUNTRY
        and text.startswith((" State ", " state "), end)
        and (own := _state_named_so(options))
    ):
        return Found(start, end, name, own, demonym, "province", None, vote_of(own, demonym=False))  # "in Niger State"
    if options[0].demonym and (lands := _region_named_so(text, end, name)):
        return Found(start, end, name, lands, demonym=False, head="province", vote=vote_of(lands, demonym=False))
    if text[end : end + 1] == "," and (state := state_behind(text, end)) is not None:
        inside = tuple(e for e in options if e.province == state.index)
        if inside:  # "Parkland, Fla."
            return Found(start, end, name, inside, demonym, head, inside[0], vote)
    if (
        first == 0
        and base > 3
        and text[base - 2] in _ARTICLE_ENDS
        and text[base - 3] in "aes"
        and text[base - 1] in "- "
        and (back := _article(text, base))
    ):
        longer = text[back:end]
        other = gazetteer.find(longer)
        if other:
            return Found(back, end, longer, other, demonym, head, None, vote_of(other, demonym))
        return Found(back, end, longer, options, demonym, head, sole, vote)
    if options[0].kind == REGION and options[0].country < 0 and (wider := _part_of_continent(text, start, name)):
        return wider
    return Found(start, end, name, options, demonym, head, sole, vote)


def _state_named_so(options: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The states and provinces of other countries that bear a country's name."""
    return () if options[0].demonym else tuple(e for e in options if e.kind == PROVINCE and not e.alternate)


def _region_named_so(text: str, end: int, name: str) -> tuple[Entry, ...]:
    """The province that bears the name of a people, where the words behind it say that one is meant: "Somali region"."""
    if not text.startswith(_REGIONS, end) or text.startswith(" of ", end + len(_REGIONS[0])):
        return ()  # "the Somali region of Hiran" is any region of that country
    return tuple(e for e in gazetteer.find(name) if e.kind == PROVINCE and not e.demonym and not e.alternate)


_REGIONS: Final = (" region", " Region")


def is_letters(text: str, name: Found) -> bool:
    """Whether four capitals are those of an agency, and no small town that opens a story: "NEMA said", but "SOMA, Turkey -"."""
    best = name.entries[0]
    if len(name.name) > _LETTERS or not name.name.isupper() or best.kind != TOWN or best.population >= FAMOUS:
        return False
    return all(dash not in text[name.end : name.end + _DATELINE] for dash in ("-", "\u2013", "\u2014"))


_LETTERS: Final = 4
_DATELINE: Final = 30
"""Characters behind a town within which the dash of a dateline stands."""


def joined_name(text: str, start: int, end: int) -> Found | None:
    """A place whose name holds an "'s" or an "of": "Cox's Bazar", "Gulf of Aden"; None for an owner and what it has.

    Args:
        text: The text.
        start: Where the capitalised run before these words begins.
        end: Where it ends.
    """
    match = _JOINED.match(text, end)
    if match is None:
        return _joined_by_and(text, start, end)
    first = start
    while first < end:
        name = text[first : match.end()]
        entries = gazetteer.find(name.replace("\u2019", "'"))
        if entries and not entries[0].demonym:
            return Found(
                first, match.end(), name, entries, demonym=False, head="", vote=vote_of(entries, demonym=False)
            )
        first = text.find(" ", first, end) + 1 or end
    return None


def name_with_sort(text: str, start: int, end: int) -> Found | None:
    """A place whose name holds the noun of its sort, here in small letters: "Galwan valley"; None where the gazetteer has none.

    Args:
        text: The text.
        start: Where the capitalised run before the noun begins.
        end: Where it ends.
    """
    stop = end + 1
    while stop < len(text) and text[stop].isalpha():
        stop += 1
    first = start
    while first < end:
        entries = gazetteer.find(text[first:stop])
        if entries and entries[0].kind in {REGION, PROVINCE} and not entries[0].demonym:
            return Found(
                first, stop, text[first:stop], entries, demonym=False, head="", vote=vote_of(entries, demonym=False)
            )
        first = text.find(" ", first, end) + 1 or end
    return None


SORTS: Final = tuple(
    f" {noun}"
    for noun in (
        "river", "lake", "sea", "strait", "gulf", "bay", "valley", "volcano", "desert", "peninsula", "basin", "delta", "forest",
        "glacier", "mountains", "island", "islands", "icefall", "gorge", "pass", "canal", "canyon", "archipelago",
    )
)  # fmt: skip
"""Nouns of land and water with which a name may be one that its bare word is not."""


def _joined_by_and(text: str, start: int, end: int) -> Found | None:
    """A country or province whose name holds an "and": "Jammu and Kashmir"; None for two places."""
    match = _ANDED.match(text, end)
    if match is None:
        return None
    name = text[start:end] + " and " + match[1]
    for stop in (match.end(), match.end(2)):
        entries = gazetteer.find(name)
        if entries and not entries[0].demonym and entries[0].kind != TOWN:
            shown = text[start:stop]
            return Found(start, stop, shown, entries, demonym=False, head="", vote=vote_of(entries, demonym=False))
        name = text[start:end] + " and " + match[2]
    return None


_ANDED: Final = re.compile(r" (?:and|&) (([A-Z][\w-]+)(?: [A-Z]\w+)?)")
_JOINED: Final = re.compile(r"(?:['\u2019]s| of(?: the)?| new) [A-Z]\w+")


def road_between(text: str, base: int, run: str) -> Found | None:
    """The first of two towns that a road or railway links: "the Nakuru-Eldoret highway"; None for any other two words."""
    if _ROAD.match(text, base + len(run)) is None:
        return None
    one, _, other = run.partition("-")
    far = {e.country for e in gazetteer.find(other) if not e.demonym}
    near = tuple(e for e in gazetteer.find(one) if e.country in far and e.kind != COUNTRY and not e.demonym)
    return (
        Found(base, base + len(one), one, near, demonym=False, head="", vote=vote_of(near, demonym=False))
        if near
        else None
    )


_ROAD: Final = re.compile(
    r" (?:[a-z]+ )?(?:highway|road|motorway|expressway|freeway|railway|route|corridor|axis|line|highways|roads)\b",
    re.IGNORECASE,
)


def word_too(text: str, base: int, word: str) -> Found | None:
    """A town or province whose name is a common word, where the words around leave no doubt: "in Nice", "Plateau state"."""
    if text.startswith(PROVINCES, base + len(word)):
        entries, head = tuple(e for e in gazetteer.find(word) if e.kind == PROVINCE), "province"
    elif text.endswith(_OF_STATES, 0, base):
        entries, head = (
            tuple(e for e in gazetteer.find(word) if e.kind == PROVINCE),
            "province",
        )  # "the department of Meta"
    elif text[base - 3 : base] == "in ":
        entries, head = (
            tuple(e for e in gazetteer.find(word) if e.population >= FAMOUS or e.kind in {COUNTRY, PROVINCE}),
            "",
        )
    else:
        return None
    return Found(base, base + len(word), word, entries, demonym=False, head=head, vote=2.0) if entries else None


FAMOUS: Final = 100_000
"""Inhabitants from which on a town of any country may be meant by its name alone."""
PROVINCES: Final = (" state", " province", " department", " region", " governorate")
"""Nouns that, behind a name, say that a province is meant."""


_OF_STATES: Final = tuple(f"{noun} of " for noun in ("state", "province", "department", "region", "governorate"))


def _part_of_continent(text: str, at: int, name: str) -> Found | None:
    """A part of a continent that is written with a small letter: "southern Africa", "south-east Asia"."""
    start = text.rfind(" ", 0, max(0, at - 1)) + 1
    entries = gazetteer.find(text[start : at + len(name)])
    if not entries or entries[0].kind != REGION:
        return None
    return Found(
        start,
        at + len(name),
        gazetteer.place_at(entries[0].index).name,
        entries,
        demonym=False,
        head="",
        entry=entries[0],
    )


def _article(text: str, at: int) -> int:
    """Where the small article in front of a name starts ("al-Bab", "al Bab"); 0 when there is none."""
    for size in (2, 3):
        start = at - 1 - size
        if start >= 0 and text[start : at - 1] in ARTICLES and (start == 0 or not text[start - 1].isalnum()):
            if text[at - 1] == " " and size == 2 and text[start : at - 1] in {"as", "an", "at"}:
                return 0
            return start
    return 0
