"""Tells what place a word that points back stands for: "the town", "the country", "the capital", "there", "the island"."""

from __future__ import annotations

from itertools import compress
from typing import Final

from numclaims.extraction.where.context.earlier import place_before, sort_of
from numclaims.extraction.where.context.hosts import host_of, just_entered
from numclaims.extraction.where.context.landforms import LANDS, land_pointed
from numclaims.extraction.where.context.lands import land_told
from numclaims.extraction.where.context.topics import topic_of
from numclaims.extraction.where.fit.clause import TELLING
from numclaims.extraction.where.named import HOLDING, Named, as_name, country_of, is_narrow
from numclaims.extraction.where.names.runs import powers
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.roles import anaphors
from numclaims.extraction.where.words import (
    BEING,
    COMPASS,
    CROSSED,
    HEADS,
    PROVINCIAL,
    SAID,
    STATE,
    WITHOUT_THE,
    passed,
)
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, REGION, TOWN
from numclaims.reading import Mention, Reading, Sentence


def pointed(reading: Reading, places: Places, sentence: Sentence, named: list[Named], m: Mention) -> list[Named]:
    """The places that "the city" or "the country" stand for in this sentence."""
    table = anaphors()
    lower = sentence.lower
    out: list[Named] = []
    for i in _pointing(places, sentence):
        word = lower[i]
        role = table[word]
        nxt = lower[i + 1] if i + 1 < len(lower) else ""
        if word in COMPASS and (
            lower[max(0, i - 2) : i] not in (["in", "the"], ["the", "far"]) or nxt not in _BEHIND_SIDE
        ):
            continue  # "to the south", "in the south Tripoli suburbs"
        if word in WITHOUT_THE:
            if nxt in BEING and (i == 0 or lower[i - 1] in _BEGINS):
                continue
            if nxt == "since" and (m.value or m.low or 0.0) >= _CROWD:
                continue  # "some 7,000 have been killed there since March"
        elif not _points(sentence, named, m, i):
            continue
        found: Named | None = None
        if role == "country":
            found = _told_to_be(sentence, named, i) or land(places, sentence, named, m, i)
        elif role == "capital":
            nation = next(
                (
                    n.entry.country
                    for n in named
                    if n.entry is not None and (n.demonym or n.kind == COUNTRY) and 0 <= i - n.last < _WHOSE
                ),
                places.focus,
            )
            city = gazetteer.capital_of(nation)
            found = None if city is None else as_name(city)
        elif word in LANDS:
            found = land_pointed(reading, places, sentence, i)
        else:
            found = _town(reading, places, sentence, named, i)
        if (
            found is not None
            and m.measure == "distance"
            and any(n.entry is not None and n.entry == found.entry and n.first > m.last for n in named)
        ):
            continue  # "the town, about 40 km from Misrata" is not Misrata
        if found is not None:
            away = m.measure != "distance" and word not in WITHOUT_THE and "from" in lower[max(0, i - 2) : i]
            out.append(found.at(i, role, "from" if away else "in"))
    return out


def _points(sentence: Sentence, named: list[Named], m: Mention, i: int) -> bool:
    """Whether a noun points back to a place: with "the" before it, and with no name that it belongs to."""
    lower, words = sentence.lower, sentence.words
    role = anaphors()[lower[i]]
    nxt = lower[i + 1] if i + 1 < len(lower) else ""
    title = i + 1 < len(lower) and words[i + 1][0].isupper()
    j = i - 1
    while j > 0 and i - j < 4 and lower[j] not in _THE and _tells_which(words[j], role):
        j -= 1
    if role == "capital":
        if not _PARTIAL.isdisjoint(lower[max(0, i - 2) : i]):
            return False  # "the provincial capital"
        if i > 0 and lower[i - 1] in {"'s", "'"}:  # "Uganda's capital"
            named_next = nxt == "," and i + 2 < len(words) and words[i + 2][0].isupper()
            return not named_next and not title  # "Uganda's capital, Kampala", but "in Uganda's capital, six died"
        if any(n.last == i and n.first - 1 == j - 1 and n.demonym for n in named):
            j -= 1
        if nxt in {",", "("} and words[i + 1 : i + 3] and words[min(i + 2, len(lower) - 1)][0].isupper():
            return False
    if (
        j < 0
        or lower[j] not in _THE
        or (role == "country" and j > 0 and lower[j - 1] == "against")  # "waging war against the country"
        or (
            nxt == "of"
            and not ((role == "country" or m.measure == "population") and 0 <= m.qualifier_first - i - 2 < 1)
        )
        or (lower[i] == "state" and nxt not in _BEHIND_STATE)
        or nxt == "hall"
        or (role == "country" and nxt in {"'s", "'"} and not _in_a_part(lower, named, i))
        or (role != "country" and title)
        or (words[i][0].isupper() and j < i - 1)  # "the Central African Republic", and not "the Kingdom"
    ):
        return False
    if role == "country" and lower[j - 1] == "of" and lower[j - 2] in COMPASS and _apposed(lower, named, j - 3):
        return False
    return not (role in {"town", "capital"} and j > 1 and lower[j - 1] == "of" and _tells_where(lower, named, j - 1))


def _apposed(lower: list[str], named: list[Named], comma: int) -> bool:
    """Whether "south of the country", behind a comma, only tells where a place lies that stands before it."""
    return comma > 0 and lower[comma] == "," and any(0 <= comma - n.last <= 1 and is_narrow(n) for n in named)


def _tells_which(word: str, role: str) -> bool:
    """Whether a word before a noun that points back only says what sort of place it is: "the West African nation".

    What may do so in front of "town" are too many words to be told ("the tense garrison town"), so that what may not are.
    """
    small = word.lower()
    if role == "country":
        return passed(small) or (word.isalpha() and small.endswith(_SORTS) and small not in _OTHER)
    return small not in _NOT_THE_SAME and (word.islower() or passed(small)) and word.replace("-", "").isalpha()


_NOT_THE_SAME: Final = frozenset({
    "a", "an", "another", "other", "others", "next", "nearest", "nearby", "neighbouring", "neighboring", "adjacent",
    "adjoining", "surrounding", "rival", "opposite", "different", "bigger", "smaller", "larger", "twin", "sister", "second",
    "third", "fourth", "fifth", "first", "last", "only", "former", "new", "every", "each", "any", "no", "some", "that",
    "these", "those", "his", "her", "its", "their", "our", "your", "my", "which", "what", "who", "whose", "this", "of", "in",
    "on", "at", "to", "from", "by", "for", "with", "near", "into", "onto", "over", "under", "about", "through", "across",
    "around", "after", "before", "until", "since", "during", "and", "or", "but", "nor", "as", "than", "so", "when", "while",
    "where", "if", "because", "though", "although", "not", "is", "are", "was", "were", "be", "been", "being", "has", "have",
    "had", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "shall", "should", "said", "says",
    "say", "told", "tells", "tell", "reported", "he", "she", "it", "they", "we", "i", "you", "there", "here", "also", "very",
    "far", "attack", "attacked", "attacks", "raid", "raided", "storm", "stormed", "hit", "struck", "entered", "seized",
    "took",
})  # fmt: skip
"""What ends a noun phrase, begins another, or tells that it is another place than the one told of."""

_SORTS: Final = ("an", "ern", "ed", "ese", "ic", "ous", "ish", "al", "poor", "rich", "north", "south", "east", "west")
_OTHER: Final = frozenset({"foreign", "an", "than", "several", "western", "arab"})
"""What tells of another country, or of none."""


def _in_a_part(lower: list[str], named: list[Named], i: int) -> bool:
    """Whether a part of the country is meant that has no name: "in the country's far west"."""
    behind = lower[i + 2 : i + _PART]
    return (
        i > 1
        and lower[i - 2] in {"in", "across"}
        and any(w.endswith(_WARDS) for w in behind)
        and not any(i < n.first < i + _NAMED for n in named)
    )


_WARDS: Final = ("north", "south", "east", "west", "ern")
_PART: Final = 5
"""Tokens from "the country" to the end of "'s far west"."""
_NAMED: Final = 8
"""Tokens behind "the country" in which the part of it is named: "the country's northern city of Gao"."""
_PARTIAL: Final = frozenset({"provincial", "regional", "state", "county", "district", "governorate"})


def _tells_where(lower: list[str], named: list[Named], at: int) -> bool:
    """Whether "on the outskirts of the city" only says where a place named just before lies."""
    return any(
        n.part in HOLDING
        and 0 < at - n.last < _CHAIN
        and lower[n.last + (lower[n.last] in HEADS)] == ","  # "in Tal province, north of the capital"
        and not n.demonym
        for n in named
    )


_CHAIN: Final = 6
"""Tokens of such a phrase, at most."""


def _pointing(places: Places, sentence: Sentence) -> list[int]:
    """The tokens of a sentence that may point back to a place; looked for once for all its numbers."""
    known = places.pointing.get(sentence.index)
    if known is None:
        lower = sentence.lower
        known = list(compress(range(len(lower)), map(anaphors().__contains__, lower)))
        places.pointing[sentence.index] = known
    return known


def _town(reading: Reading, places: Places, sentence: Sentence, named: list[Named], i: int) -> Named | None:
    """The town or province that a word stands for; worked out once for all numbers of a sentence."""
    key = (sentence.index, i)
    if key in places.towns:
        return places.towns[key]
    word = sentence.lower[i]
    found: Named | None = None
    for name in reversed(named):
        if name.first < i and is_narrow(name) and name.part not in {"source", "dateline"}:
            found = sort_of(name, word)
            if found is not None:
                break
    if word == "there" and found is None:
        lands = [n for n in named if n.first < i and n.kind == COUNTRY and n.part in HOLDING]
        found = lands[0] if lands else topic_of(places, sentence) or land_told(reading, places, sentence)
    found = found or place_before(reading, places, sentence, 12, word)
    if found is None and word in {"city", "town"}:
        found = _in_dateline(places, named)
    if (
        found is not None
        and word in PROVINCIAL
        and found.kind == REGION
        and word != "district"
        and found.entry is not None
        and found.entry.province >= 0
    ):
        found = as_name(found.entry.province)
    if found is not None and word in PROVINCIAL and found.kind == TOWN and not found.name.lower().endswith(f" {word}"):
        outer = found.entry.province if found.entry is not None else -1
        if outer < 0 and found.above is not None and found.above.kind != COUNTRY:
            outer = found.above.index if found.above.kind != TOWN else found.above.province
        elif outer < 0 and found.entry is None and country_of(found) in {-1, places.focus}:
            outer = places.province
        found = as_name(outer) or (found if found.sort in PROVINCIAL else None)
    if word == "region" and found is not None and found.kind == TOWN and found.sort != word:
        outer = found.entry.province if found.entry is not None else -1
        told = found.above is not None and found.above.index == outer
        found = as_name(outer) if told and outer >= 0 else found  # "Rimini in Emilia-Romagna ... in the region"
    if word == "state" and found is not None and (nation := country_of(found)) >= 0:
        found = found if gazetteer.place_at(nation).country in _OF_STATES else None  # "the war against the state"
    places.towns[key] = found
    return found


_THE: Final = frozenset({"the", "this"})


def _in_dateline(places: Places, named: list[Named]) -> Named | None:
    """The town of the dateline, where no other has been named: "KANDY - Gunmen attacked a hotel in the city"."""
    for name in (*named, *places.parts.get(0, [])):
        if name.part == "dateline" and name.kind == TOWN and name.entry is not None:
            return as_name(name.entry.index)
    return None


_OF_STATES: Final = frozenset({
    "AUS", "AUT", "BRA", "DEU", "ETH", "FSM", "IND", "MEX", "MMR", "MYS", "NGA", "PLW", "SDN", "SOM", "SSD", "USA", "VEN",
})  # fmt: skip
"""Countries whose provinces are states, by the categories of ISO 3166-2; of others, "the state" is the government."""


_WHOSE: Final = 2
"""Tokens between a country or its people and "capital"."""


_BEGINS: Final = frozenset({
    ",", ".", ";", ":", '"', "(", "-", "and", "but", "or", "that", "said", "says", "say", "if", "when", "as", "because", "while",
    "where", "so", "then", "since", "although", "though", "what", "think", "believe", "hope", "how",
})  # fmt: skip
"""Behind these, "there was" begins a clause and points to no place."""
_BEHIND_SIDE: Final = frozenset({
    "", ",", ".", ";", ")", "and", "on", "when", "during", "after", "before", "while", "by", "in", "has", "have", "had", "were",
    "was", "left", "killed", "since", "as", "last", "this", "late", "early", "where", "said", "but",
})  # fmt: skip
_BEHIND_STATE: Final = frozenset({
    "", ",", ".", ")", "on", "and", "in", "has", "have", "had", "since", "where", "after", "with", "to", "this", "last",
    "so",
})  # fmt: skip
""""The state" is a province in front of these, and the government's in "the state hospital"."""
_CROWD: Final = 1000.0


def land(places: Places, sentence: Sentence, named: list[Named], m: Mention, at: int) -> Named | None:
    """The country that "the country" stands for: refugees are not counted in their own."""
    if m.measure in CROSSED:
        if (
            host := next((n for n in named if n.part == "to" and n.kind == COUNTRY and n.last <= at), None)
        ) is not None:
            return host  # "the ways into Chad are full: 9,000 have entered the country"
        peoples = [n for n in named if n.demonym and n.first < at and n.entry is not None]
        own = {
            n.entry.country for n in peoples if n.last <= n.first + 2 and n.entry is not None and counted(sentence, n)
        }
        for name in peoples:
            if name.entry is not None and name.entry.country not in own:
                return as_name(name.entry.country)
        if (teller := _teller(sentence, named)) >= 0 and teller not in own:
            return as_name(teller)
        if places.focus in own:  # "10,000 Syrian refugees had come into the country"
            return next(
                (
                    as_name(n.entry.index)
                    for n in named
                    if n.kind == COUNTRY and n.entry is not None and n.entry.country not in own
                ),
                host_of(places, sentence, m),
            )
    if (entered := just_entered(places, sentence, named, m, at)) is not None:
        return entered
    said = {
        n.entry.country
        for n in named
        if n.first < at
        and n.entry is not None
        and (n.demonym or n.kind == COUNTRY)
        and n.part not in {"source", "dateline"}
        and n.entry.country not in powers()
        and not (n.last < at and (sentence.lower[n.last] in STATE or sentence.lower[n.last] in SAID))
    }
    if not said and (spoken := _spoken(places, sentence)) >= 0:
        return as_name(spoken)
    return as_name(said.pop() if len(said) == 1 and places.focus not in said else places.focus)


def _told_to_be(sentence: Sentence, named: list[Named], i: int) -> Named | None:
    """The country that a sentence says to be one of some sort: "India was the worst-hit country"; None for none."""
    lower = sentence.lower
    the = next((k for k in range(i - 1, max(-1, i - _SORT), -1) if lower[k] in _THE), 0)
    if the < 1 or _IS.isdisjoint(lower[max(0, the - 2) : the]):
        return None
    name = next((n for n in reversed(named) if n.kind == COUNTRY and not n.demonym and 0 < the - n.last <= _VERB), None)
    return None if name is None or name.entry is None else as_name(name.entry.index)


_SORT: Final = 5
"""Tokens from "the" to "country", at most."""
_VERB: Final = 3
"""Tokens from a country to the end of its verb: "has now become"."""
_IS: Final = frozenset({"is", "was", "become", "became", "remains", "remained"})


def _teller(sentence: Sentence, named: list[Named]) -> int:
    """The country that a sentence lets speak of itself: "Chad said 9,000 people had entered the country"; -1 for none."""
    name = named[0] if named else None
    if name is None or name.entry is None or name.kind != COUNTRY or name.demonym or name.first > 1:
        return -1
    return name.entry.country if sentence.lower[name.last] in SAID else -1


def _spoken(places: Places, sentence: Sentence) -> int:
    """The country that the sentence before begins with, in news that goes from one country to the next; -1 for none."""
    if not sentence.index:
        return -1
    start = places.bounds[sentence.index - 1][0]
    for name in places.names(sentence.index - 1)[:1]:
        entry = name.entry
        behind = places.text[name.end : name.end + _WORD].split(" ", 2)
        if (
            entry is not None
            and entry.kind == COUNTRY
            and not name.demonym
            and name.start - start <= _AT_ONCE
            and behind[1:2] != []
            and behind[1] in TELLING
        ):
            return entry.index
    return _just_told(places, sentence)


def _just_told(places: Places, sentence: Sentence) -> int:
    """The country that all figures of the sentence before were put into as a whole: "In Chad, nine died."; -1 for none."""
    land = -1
    for index, _, name in reversed(places.chosen):
        if index < sentence.index - 1:
            break
        if index == sentence.index:
            continue
        if name.kind != COUNTRY or name.demonym or name.part not in HOLDING or land not in {-1, country_of(name)}:
            return -1
        land = country_of(name)
    return land


_WORD: Final = 16
_AT_ONCE: Final = 4
"""Characters of "In " before the country that a sentence begins with, at most."""


def counted(sentence: Sentence, name: Named) -> bool:
    """Whether a demonym is of those who move ("Syrian refugees", "1,000 Syrians") and not of who tells."""
    lower = sentence.lower
    return lower[name.first].endswith("s") or (
        name.last < len(lower) and lower[name.last] in {"refugees", "people", "civilians"}
    )
