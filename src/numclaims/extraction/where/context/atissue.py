"""Tells the places that a sentence is about from those that it only mentions: homes, goals, seats, bearings, landfalls."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.context.asides import is_aside, is_by_the_way
from numclaims.extraction.where.named import HOLDING, Named, country_of, is_narrow
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.hospitals import is_brought_to
from numclaims.extraction.where.parts.routes import VESSELS
from numclaims.extraction.where.words import DISTANCE, EVENT, SEATS
from numclaims.lexicons import gazetteer
from numclaims.reading import Sentence


def at_issue(places: Places, sentence: Sentence, named: list[Named], name: Named, *, aside: bool) -> bool:
    """Whether the next sentences may go on about a town or province of this one.

    Args:
        places: The document's places.
        sentence: The sentence.
        named: All its places.
        name: The one asked for.
        aside: Whether it may be one that is only told of by the way.
    """
    return (
        is_narrow(name)
        and _is_in_the_news(places, sentence, name)
        and (aside or not (is_aside(places, sentence.index, name) or is_by_the_way(places, sentence, name)))
        and not _is_home(places, sentence, name)
        and not _is_landfall(sentence, name)
        and not (name.part == "near" and (_tells_where(sentence, name) or _is_bearing(sentence, named, name)))
    )


def _is_in_the_news(places: Places, sentence: Sentence, name: Named) -> bool:
    """Whether a place lies in a country that the document is about, and is not where somebody met or spoke."""
    country = country_of(name)
    if country in {-1, places.focus}:
        return True
    above = "" if name.above is None else gazetteer.place_at(name.above.index).name
    if not SEATS.isdisjoint((name.name, above)) or (
        name.first >= 0 and not _MEETS.isdisjoint(sentence.lower[max(0, name.first - _ROUTE) : name.first])
    ):
        return False
    if places.focus < 0:
        return True
    return places.votes.get(country, 0.0) >= _PRESENT * places.votes.get(places.focus, 0.0)


_MEETS: Final = frozenset(
    {"meet", "met", "meets", "meeting", "visit", "visited", "visiting", "trip", "travel", "travelled", "scheduled"}
)
"""In front of a place abroad, these tell who goes there, and not what happened."""
_PRESENT: Final = 0.2
"""Share of the votes of a document's country from which on another one is at issue, too."""


def _tells_where(sentence: Sentence, name: Named) -> bool:
    """Whether a sentence only tells where the place of the story lies: "The village is about 15 km east of Gulu"."""
    before = sentence.lower[: name.first]
    return not _LIES.isdisjoint(before) and EVENT.isdisjoint(before)


def _is_bearing(sentence: Sentence, named: list[Named], name: Named) -> bool:
    """Whether a place only says where the one named before it lies: Lira, in "a hospital in Gulu, 90 km west of Lira"."""
    lower = sentence.lower
    k = name.first - 1
    while k >= 0 and (lower[k] in _BEARINGS or lower[k][0].isdigit()):
        k -= 1
    return not DISTANCE.isdisjoint(lower[k + 1 : name.first]) and any(n.last == k + 1 for n in named)


_BEARINGS: Final = DISTANCE | {",", "of", "from", "about", "some", "just", "around", "to", "the", "(", ")"}
_LIES: Final = frozenset({"is", "are", "lies", "lie", "located", "situated"})


def _is_landfall(sentence: Sentence, name: Named) -> bool:
    """Whether a storm only came ashore at a place: "came ashore at Toamasina"."""
    return not _ASHORE.isdisjoint(sentence.lower[max(0, name.first - _COAST) : name.first])


_ASHORE: Final = frozenset({"landfall", "ashore", "landfalls"})
_COAST: Final = 10
"""Tokens between the words for that and the place."""


def _is_home(places: Places, sentence: Sentence, name: Named) -> bool:
    """Whether somebody only travels or is brought: "all from Bihar", "from Agra to Mathura", "were flown to Agra"."""
    before = sentence.lower[max(0, name.first - _ROUTE) : name.first]
    if name.part in HOLDING:
        return not _LANDED.isdisjoint(before[-2:]) and has_scene(places, name)  # "the coffins arrived in Kabul"
    if name.part == "from":
        return places.focus >= 0 and (_LEFT.isdisjoint(before) or not VESSELS.isdisjoint(before))
    if name.part != "to":
        return False
    lower = sentence.lower
    apart = not _HURT.isdisjoint(sentence.vocabulary) or (name.sort != "camp" and has_scene(places))
    hurt = apart and is_brought_to(lower, name.first, name.last, hospital=name.is_hospital, goal=True)
    return hurt or "from" in before or not _BOUND.isdisjoint(before)


_ROUTE: Final = 7
"""Tokens before a place in which stands who left it, or whence he came."""
_LEFT: Final = frozenset({
    "evacuated", "evacuation", "evacuate", "evacuating", "fled", "flee", "fleeing", "displaced", "abducted", "kidnapped",
    "rescued", "withdrew", "withdrawal", "pulled", "moved", "escaped", "taken", "driven", "removed", "airlifted", "bodies",
    "recovered", "missing", "disappeared", "leave", "leaving", "left", "expelled", "detained", "arrested", "families", "refugees",
    "residents",
})  # fmt: skip
"""Who left a place, so that news of it goes on."""


def has_scene(places: Places, abroad: Named | None = None) -> bool:
    """Whether a figure was put in some town or province already, so that those taken elsewhere only leave it.

    Args:
        places: The document's places.
        abroad: A place whose country that one is not to lie in; None for any.
    """
    lately = places.chosen[-_LATELY:]  # a giant document's are not to be walked through for each of its names
    here = -1 if abroad is None else country_of(abroad)
    return any(
        n.part in HOLDING and is_narrow(n) and n.start >= 0 and (abroad is None or country_of(n) not in {-1, here})
        for _, _, n in lately
    )


_LATELY: Final = 200
"""Figures in whose places the scene is looked for."""
_HURT: Final = frozenset(
    {"treatment", "hospital", "injured", "wounded", "hurt", "injuries", "wounds", "surgery", "care"}
)
_LANDED: Final = frozenset({"arrived", "landed"})
_BOUND: Final = frozenset({
    "heading", "headed", "bound", "travelling", "traveling", "way", "route", "withdrew", "withdrawn", "retreated", "returned",
    "returning", "diverted", "rerouted",
})  # fmt: skip
