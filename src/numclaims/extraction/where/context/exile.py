"""Tells from where to where people fled, in news of refugees: what is told of either country is not of the other."""

from __future__ import annotations

import re
from typing import Final

from numclaims.extraction.where.named import Named, as_scene, country_of, is_narrow
from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.roles import sign
from numclaims.reading import Mention, Sentence

_SIGNS: Final = ("efugee", "fle", "sylum", "xile", "migrant")
"""Without one of these a beginning tells of no flight."""
_BEGINNING: Final = 4_000
"""Characters that are read for it."""
_NEXT: Final = r"(?:the )?(?:neighbou?ring |nearby |next-door |\w+ern )?$"
_LEFT: Final = re.compile(
    r"\b(?:(?:fle[de]|fleeing|flees|escap(?:e|ed|ing)|left|leaving)(?: from)?"
    r"|(?:refugees|people|civilians|families|migrants|asylum[- ]seekers|exiles|exodus|arriv\w+|influx|came|come|crossed"
    r"|crossing|driven|forced|flight|displaced|seekers)(?: \w+){0,3} (?:from|out of)"
    r"|(?:violence|war|fighting|conflict|unrest|crisis|persecution|clashes|crackdown|turmoil|famine|drought|poverty|bloodshed"
    r"|coup|insurgency) in"
    r"|(?:return(?:ed|ing|s)?|repatriat\w+|go(?:ne|ing)?|went|sent)(?: home| back)? to|back (?:to|in)) " + _NEXT,
    re.IGNORECASE,
)
"""In front of the country that people fled."""
_REACHED: Final = re.compile(
    r"\b(?:into|reach(?:ed|ing|es)?|enter(?:ed|ing|s)?|across the border (?:to|in|into)|refuge in|shelter(?:ed|ing)? in|asylum in"
    r"|safety in|exile in|arriv(?:ed|ing|al|als|e|es) in|camps? in|refugees(?: \w+){0,3} in|living in|stay(?:ed|ing)? in"
    r"|remain(?:ed|ing|s)? in|hosted (?:in|by)|(?:fle[de]|fleeing|cross(?:ed|ing)?|escaped|gone|went|moved)(?: \w+){0,3} to) "
    + _NEXT,
    re.IGNORECASE,
)
"""In front of the country that took them in."""
_HOSTS: Final = re.compile(
    r",?(?: (?:has|have|had|is|now|already|also|currently))*"
    r" (?:hosts|hosting|hosted|shelters|sheltering|sheltered|(?:taken|took|takes|taking) in|is home to|received|receiving)\b"
)
_REFUGEES: Final = re.compile(r" (?:\w+ )?(?:refugees?|asylum[- ]seekers?|migrants|exiles|returnees)\b")
_BEFORE: Final = 60
"""Characters in front of a name in which stands what it has to do with the flight."""
_SURE: Final = 2.0
"""How many times as often one country is told to be the host as the next, at least."""


def told_apart(
    places: Places, sentence: Sentence, named: list[Named], m: Mention, carried: tuple[Named | None, str]
) -> tuple[Named | None, str]:
    """The place of a figure that its words put into the one country of a flight, where it would be carried into the other.

    The attackers of whom refugees tell are at home; of measles they die in their camp.

    Args:
        places: The document's places.
        sentence: The figure's sentence.
        named: The names in it.
        m: The figure.
        carried: The place that the sentences before tell, and the rule that told it.
    """
    words = sentence.vocabulary
    if m.measure not in _BEFALL:
        return carried
    if sign("fled").isdisjoint(words) and sign("refuge").isdisjoint(words) and _HOME.isdisjoint(words):
        return _of_the_unrest(places, sentence, named, m, carried)
    origin, host = flight_of(places)
    country = -1 if carried[0] is None else country_of(carried[0])
    if origin < 0 or host < 0 or country not in {-1, origin, host}:
        return carried
    lower = sentence.lower
    spoken = {country_of(n) for n in named if n.part != "dateline"} & {origin, host}
    if host in spoken or (origin in spoken and country == origin):
        return carried
    if country != origin:
        if _tells_of_home(lower):
            return as_scene(origin), "places:home"
        if sign("fled").isdisjoint(sentence.vocabulary) or not sign("refuge").isdisjoint(sentence.vocabulary):
            return carried
        inner = next((n for n in named if country_of(n) == origin and is_narrow(n)), None)
        if inner is not None:
            return inner, "places:home"
        if origin not in spoken and any(
            measure in _DONE and country_of(name) == host for _, measure, name in places.chosen[-_LATELY:]
        ):
            return carried  # what took in the refugees has violence of its own
        return as_scene(origin), "places:home"
    if (
        not sign("refuge").isdisjoint(sentence.vocabulary)
        and sign("fled").isdisjoint(sentence.vocabulary)
        and not _tells_of_home(lower)
    ):
        return as_scene(host), "places:host"
    return carried


def _of_the_unrest(
    places: Places, sentence: Sentence, named: list[Named], m: Mention, carried: tuple[Named | None, str]
) -> tuple[Named | None, str]:
    """The origin of a flight, where a toll of unrest would be carried to the host, which so far has only taken people in."""
    if m.measure not in _DONE or named or carried[0] is None or _UNREST.isdisjoint(sentence.vocabulary):
        return carried
    origin, host = flight_of(places)
    if origin < 0 or country_of(carried[0]) != host:
        return carried
    told = [measure for _, measure, name in places.chosen if country_of(name) == host]
    if not told or any(measure not in _TAKEN_IN for measure in told):
        return carried
    return as_scene(origin), "places:home"


_UNREST: Final = frozenset(
    {"protests", "unrest", "crackdown", "violence", "fighting", "clashes", "conflict", "crisis", "war"}
)
"""Words of what people flee from."""
_TAKEN_IN: Final = frozenset({"refugees", "sheltered", "returned", "capacity", "camps", "aid", ""})
"""Measures of those whom a country takes in."""


def _tells_of_home(lower: list[str]) -> bool:
    """Whether a sentence says that it speaks of where those came from who fled: "Back home, 90 have died"."""
    if not _HOMELAND.isdisjoint(lower):
        return True
    return "home" in lower and any(w == "home" and i and lower[i - 1] in _BACK for i, w in enumerate(lower))


_HOMELAND: Final = frozenset({"homeland", "homelands"})
_HOME: Final = _HOMELAND | {"home"}
_BACK: Final = frozenset({"back", "at"})
_DONE: Final = frozenset({"killed", "injured", "casualties", "detained", "abducted", "destroyed", "attacks"})
_BEFALL: Final = _DONE | {"missing", "damaged", "displaced", "released", "affected", "infected"}
"""Measures of what befalls people where they are."""
_LATELY: Final = 12
"""Figures told before among which is what befell people of the host."""


def flight_of(places: Places) -> tuple[int, int]:
    """The country that people fled and the one that took them in, by record of the gazetteer; -1 for what is not told."""
    if places.flight is None:
        places.flight = _told(places)
    return places.flight


def _told(places: Places) -> tuple[int, int]:
    opening = places.text[:_BEGINNING]
    if not any(sign in opening for sign in _SIGNS):
        return -1, -1
    left: dict[int, float] = {}
    reached: dict[int, float] = {}
    for index, (start, _) in enumerate(places.bounds):
        if start > _BEGINNING:
            break
        for name in places.names(index):
            if name.entry is not None and name.entry.country >= 0:
                _count(places.text, start, name, name.entry.country, left, reached)
    origin = _most(left)
    reached.pop(origin, None)
    return origin, _most(reached)


def _count(text: str, start: int, name: Found, country: int, left: dict[int, float], reached: dict[int, float]) -> None:
    """Count what the words beside a name tell of it."""
    before = text[max(start, name.start - _BEFORE) : name.start]
    if name.demonym:
        if _REFUGEES.match(text, name.end) is not None:
            left[country] = left.get(country, 0.0) + 1.0
    elif _LEFT.search(before) is not None:
        left[country] = left.get(country, 0.0) + 1.0
    elif _REACHED.search(before) is not None or _HOSTS.match(text, name.end) is not None:
        reached[country] = reached.get(country, 0.0) + 1.0


def _most(told: dict[int, float]) -> int:
    """The country that is told far more than any other; -1 for none."""
    if not told:
        return -1
    order = sorted(told, key=lambda c: (-told[c], c))
    if len(order) > 1 and told[order[0]] < _SURE * told[order[1]]:
        return -1
    return order[0]
