"""Tells how well a place name of a sentence fits a figure of it, by the part that the name plays and where it stands.

The part gives a base ("killed in Hama" before "from Hama"), which the figure's measure may change ("fled from Hama"); words,
clauses and other figures between the two take from it.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.where.fit.abroad import is_of_other
from numclaims.extraction.where.fit.base import BASE, BESIDE, NO, score_of_part
from numclaims.extraction.where.fit.between import (
    BEGAN,
    TURNS,
    begins_anew,
    counts_before,
    goes_on,
    is_aside,
    is_landmark,
    is_said_aside,
    own_place,
    told_before,
    told_behind,
    told_in_own,
    told_inside,
    told_of_before,
    turns_to_another,
    where_it_began,
)
from numclaims.extraction.where.fit.clause import (
    is_headed,
    is_labelled,
    is_ranked,
    is_share,
    labels_others,
    tells_of,
    where_of,
)
from numclaims.extraction.where.fit.comparing import COMES, compared
from numclaims.extraction.where.fit.greatness import is_great_for_good
from numclaims.extraction.where.fit.shares import parts_of
from numclaims.extraction.where.named import HOLDING, Named, country_of, is_narrow
from numclaims.extraction.where.names.givers import is_giver
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.words import (
    BAYS,
    BREAKS,
    CROSSED,
    EVENT,
    OWN_VERB,
    SEAS,
    SUPERLATIVES,
)
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN, is_landform
from numclaims.reading import Mention, Sentence

LEAST: Final = 1.0
"""What a place must score more than."""
_NEVER: Final = -5.0
"""Below this, a part lets nothing hold."""
_HEADING: Final = 4.0
"""Of a place that heads an item of news: before that of the item before, behind any that its own sentence tells."""
_ASHORE: Final = frozenset(
    {"evacuated", "displaced", "homeless", "affected", "sheltered", "stranded", "destroyed", "damaged", "population"}
)
"""What does not hold at sea."""
_A_WORD: Final = 0.06
"""What every word between a name and a figure takes from the score."""
_MOST_ADDED: Final = 2.1
"""No less than what words between the two may add; all else only takes from the score of the part."""
_UPRISINGS: Final = frozenset({
    "uprising", "uprisings", "revolution", "revolutions", "revolt", "revolts", "war", "events", "unrest",
})  # fmt: skip
"""What another country is named for, beside the one that figures are of."""
_LATE: Final = 12
"""Tokens behind the name of a place after which a running total is told of it no more."""
_FAR_OFF: Final = 40
"""Tokens behind which "where" no longer holds for a figure: texts run into each other."""


def score_of(
    places: Places, sentence: Sentence, named: list[Named], name: Named, m: Mention, top: float = LEAST
) -> float:
    """How well a name fits a figure; what scores no more than ``LEAST`` is not its place.

    Args:
        places: The document's places.
        sentence: The figure's sentence.
        named: Its names, with their parts.
        name: The one to judge; it may be none of them, but what a word stands for that points back.
        m: The figure.
        top: What it has to score more than; one that cannot is given less, whatever it is.
    """
    if (fixed := _fixed(sentence, named, name, m)) is not None:
        return fixed
    part = name.part
    if (
        part == "bare"
        and name.kind == COUNTRY
        and m.measure not in VICTIMS
        and is_giver(places.text, name.start, name.end)
    ):
        return NO
    told = (
        not name.demonym
        and part != "border"
        and name.last <= m.qualifier_first
        and (tells_of(sentence, name, m) or where_of(sentence, name, m))
    )
    if told and (m.measure == "population" or is_ranked(sentence, name, m)):
        return BESIDE  # "Loon, a town of 43,000 people on Bohol's west coast", "Kumi is the worst-hit in Teso, with 14"
    score = score_of_part(places, sentence, named, name, m, told=told)
    ahead = name.first < m.first
    gap = m.first - name.last if ahead else name.first - m.last
    if score <= LEAST or score + _MOST_ADDED - _A_WORD * gap < top or _is_of_another(places, sentence, name, m):
        return NO
    if name.later:
        score -= 0.5
    if is_landform(name.entry) and any(is_narrow(n) and n.part in HOLDING and not is_landform(n.entry) for n in named):
        score -= _BESIDE_TOWN
    score = _less_words(sentence, named, name, m, score, told=told)
    opening = ahead and _opens(sentence, named, name, m)
    if opening and told_in_own(sentence, named, name, m):
        opening = False
        score -= 1.5
    if opening and told_of_before(sentence, named, name, m):
        opening = False
        score -= 3.0
    if opening:
        return _less_inside(sentence, named, name, m, score)
    if not ahead:
        return _less_figures(places, sentence, named, name, m, score)
    for other in sentence.mentions:
        if name.last <= other.first < m.first and other.kind in _COUNTED:
            score -= 0.5
    return score - 1.0


_LINKED: Final = frozenset({"accused", "links", "linked", "ties", "loyal", "belonging", "wanted"})
"""What tells of people to whom they have to do, and not where they are."""
_LINK: Final = 5
"""Tokens of "links to fighters in", at most."""
_BESIDE_TOWN: Final = 1.5
"""What a river or mountain loses where a town or province is named besides, which tells better where people are."""


def _fixed(sentence: Sentence, named: list[Named], name: Named, m: Mention) -> float | None:
    """The score of a name that its form alone tells to be the place, or not to be; None where it is to be weighed."""
    part = name.part
    if part == "example" and m.first and is_labelled(sentence, name, m):
        return BESIDE  # "in towns including Kumba (43) and Buea (11)"
    if BASE[part] < _NEVER and m.measure != "distance":
        told = part == "source" and sentence.lower[name.first - 1] == "in" and where_of(sentence, name, m)
        if not told:
            return NO  # but "officials in Chad, where 40,000 have taken refuge"
    headed = is_headed(sentence, name)
    if m.first and is_labelled(sentence, name, m) and not (headed and own_place(sentence, named, m) is not None):
        return BESIDE
    if headed:
        return _HEADING
    if is_aside(sentence, named, name, m) or labels_others(sentence, named, name, m):
        return NO  # "refugees have registered in Kenya (41,100), Chad (9,200) and Niger (700)": the total is of none
    return None


def _is_of_another(places: Places, sentence: Sentence, name: Named, m: Mention) -> bool:
    """Whether the words around a name or between it and a figure say that the figure is not told of it."""
    measure = m.measure or ""
    if (
        name.kind == REGION
        and (measure in _ASHORE or measure in CROSSED)
        and (name.name.endswith(SEAS) or name.name.startswith(BAYS))
    ):
        return True
    if measure in _ASHORE and _is_river(sentence, name):
        return True  # "displaced after the overflow of the Tana River"
    if _is_measured_by(sentence, name, m):
        return any(n.part in HOLDING and is_narrow(n) for n in places.parts[sentence.index])
    if name.first > m.last:
        return _tells_other_matter(places, sentence, name, m)
    if name.last <= (aside := compared(sentence)) < m.first and sentence.lower[aside] in COMES:
        return True  # "The Tal crash came a day after officials said that 800 had died on the road"
    return (
        m.first - name.last > _LATE
        and (is_narrow(name) or country_of(name) != places.focus)
        and is_great_for_good(sentence, m)
        and ("where" not in sentence.lower[name.last : name.last + 6] or m.first - name.last > _FAR_OFF)
    )  # a running total late in a sentence that began somewhere


def _is_river(sentence: Sentence, name: Named) -> bool:
    """Whether a river is named that did something, and not as where something was: "along the Tana River"."""
    if "River" not in name.name.split() and name.sort not in {"river", "rivers"}:
        return False
    before = [w for w in sentence.lower[max(0, name.first - 3) : name.first] if w != "the"]
    return not before or before[-1] not in _ALONG


_ALONG: Final = frozenset({"along", "in", "on", "near", "at", "into", "around", "by"})


def _is_measured_by(sentence: Sentence, name: Named, m: Mention) -> bool:
    """Whether a part of the world only tells among what something is the worst: "one of the worst massacres in Latin America"."""
    if name.kind != REGION or country_of(name) >= 0 or name.first > m.first:
        return False
    return not SUPERLATIVES.isdisjoint(sentence.lower[max(0, name.first - _LATE) : name.first])


def _tells_other_matter(places: Places, sentence: Sentence, name: Named, m: Mention) -> bool:
    """Whether a name behind a figure stands in what is told besides: since when was counted, who says so, what else was done."""
    lower = sentence.lower
    between = lower[m.last : name.first]
    abroad = country_of(name) != places.focus
    if name.kind == COUNTRY and abroad and len(between) > 4 and lower[max(0, name.first - 2)] in _UPRISINGS:
        return True  # "... killed 14, in protests that began with the uprising in Tunisia"
    if "since" in between and ((abroad and country_of(name) >= 0) or lower[name.first - 2] in EVENT):
        return True  # "the worst accident since the one at Chernobyl in Ukraine"
    if is_narrow(name) and (goes_on(between) or is_landmark(sentence, name, m)):
        return True  # "have killed 1,100 and are operating in Homs"; "4,700 died since troops raided Homs in 2007"
    if (m.measure in CROSSED or m.measure == "returned") and not _REASONS.isdisjoint(between):
        return True  # "refugees have gone home because of attacks in Pakistan"
    if m.measure in _BROUGHT and _is_from(between):
        return True  # "40 tons of biscuits from the depot in Dubai"
    if is_share(sentence, name):
        return True  # "left 44,000 houses damaged, with Lima suffering the heaviest blow"
    if is_said_aside(between) or where_it_began(between):
        return (
            True  # "12 died, the ministry said, as residents of Hama fled"; "since the unrest that broke out in Deraa"
        )
    return "In" in sentence.words[m.last : name.first]  # a new sentence that no full stop announces


def _is_from(between: list[str]) -> bool:
    """Whether what stands in front of a name tells where something was brought from."""
    at = max((k for k, word in enumerate(between) if word == "from"), default=-1)
    return at >= 0 and len(between) - at <= _STORE and _GOAL.isdisjoint(between[at:])


_BROUGHT: Final = frozenset({"aid", "camps"})
"""Measures of what is brought to people."""
_STORE: Final = 8
"""Words of "from the agency's emergency stockpile in", at most."""
_GOAL: Final = frozenset({"to", "into", "for", ",", ";"})
_REASONS: Final = frozenset({"due", "because", "owing", "amid"})
"""What opens the reason for which people crossed a border."""


def _less_words(sentence: Sentence, named: list[Named], name: Named, m: Mention, score: float, *, told: bool) -> float:
    """What is left of a score for the words between a name and a figure, and the clauses that begin among them."""
    lower = sentence.lower
    measure = m.measure or ""
    ahead = name.first < m.first
    between = lower[name.last : m.first] if ahead else lower[m.last : name.first]
    score -= _A_WORD * len(between)
    if not told and not BREAKS.isdisjoint(between):
        for word in between:
            if word in BREAKS:
                score -= 1.5
    if not ahead and name.part in HOLDING and not _LINKED.isdisjoint(between[-_LINK:]):
        score -= 5.0  # "seven suspected of links to fighters in Mali were arrested in Niamey"
    if not ahead and name.part in HOLDING and lower[m.behind : name.first] == ["in"]:
        score += 2.0  # "storms on the isthmus (8 in Panama, 4 in Belize)"
    if (
        not ahead and between and between[-1] == "in" and between[-2:] == ["and", "in"]
    ):  # "... killed 10 people, and in Baghdad gunmen ..."
        score -= 3.0
    if (
        ahead
        and name.first > 1
        and lower[name.first - 2] in BEGAN
        and any(n.part in HOLDING and n.last < name.first for n in named)
    ):
        score -= 3.0  # "an outbreak in Turkana that began in Lodwar has killed 12"
    if ahead and turns_to_another(between):
        score -= 12.0  # "five were taken to a hospital in Hama, while a rights group said that 26 had died"
    if (
        ahead
        and between
        and ("and" in between[:2] or (between == [","] and counts_before(sentence, name)))
        and begins_anew(between, name, m)
        and own_place(sentence, named, m) is not None
    ):
        score -= 3.0  # "a wall fell in Ashkelon, and two died in Givat Zeev"; "20 deaths in Kumba, 11 cases in Buea"
    if not TURNS.isdisjoint(between) and (told_before if not ahead else told_behind)(sentence, named, m):
        score -= 6.0  # "attacked Kumo, killing four, while in Dessa they took six"
    if (
        ahead
        and between[:2] == [",", "with"]
        and any(o.last <= name.first and o.measure == measure for o in sentence.mentions)
        and any(n.part in HOLDING and n.first > m.first for n in named)
    ):
        score -= 3.0  # "nine died in Honduras, with 41 dead and 17 missing in Belize"
    return score


def _opens(sentence: Sentence, named: list[Named], name: Named, m: Mention) -> bool:
    """Whether a name opens its sentence, so that all that follows may be told of it."""
    if name.first > 4 or name.part != "in" or counts_before(sentence, name):
        return False
    return not any(n.part == "in" and name.first < n.first < m.first and not n.later for n in named)


def _less_inside(sentence: Sentence, named: list[Named], name: Named, m: Mention, score: float) -> float:
    """What is left of the score of a name that opens a sentence, where a narrower place in it is told behind."""
    kind = name.kind
    if kind in {COUNTRY, PROVINCE, REGION} and any(
        n.part in HOLDING and n.first > name.first and n.kind not in {COUNTRY, REGION, kind} for n in named
    ):
        return score - 2.5
    return score - 6.0 if kind == TOWN and told_inside(sentence, named, name, m) else score


def _less_figures(
    places: Places, sentence: Sentence, named: list[Named], name: Named, m: Mention, score: float
) -> float:
    """What the other figures between a figure and a name leave of a score; ``NO`` where the name behind is of parts of it."""
    lower = sentence.lower
    kind = name.kind
    measure = m.measure or ""
    own = False
    shared: list[Mention] | None = None
    for other in sentence.mentions:
        if other.first >= name.first:
            break
        if other.first < m.last or other.kind not in _SHARED:
            continue
        if shared is None:
            shared = parts_of(places, sentence, m)
            if shared and shared[0].first < name.first:
                return NO
        if other.kind in _COUNTED:
            if lower[0] == "of" and m.first < 6:
                score -= 8.0  # "Of the 3,000 who died, 1,300 were killed in Homs"
            elif (
                not own
                and (kind != COUNTRY or measure in CROSSED)
                and not TURNS.isdisjoint(lower[m.last : other.first])
                and (other.measure == measure or measure in CROSSED)
            ):
                own = True
                score -= 12.0
            elif not own and any(w in OWN_VERB for w in lower[other.last : min(other.last + 3, name.first)]):
                own = True
                # "50,000 had joined and another 15,000 had marched in X" against "12 were killed and 20 hurt in X"
                again = (
                    other.measure == measure != ""
                    and other.value != m.value
                    and not OWN_VERB.isdisjoint(lower[m.last : other.first])
                )
                score -= 12.0 if again or (kind == COUNTRY and is_of_other(places, named, name, m)) else 3.0
            else:
                score -= 1.0
    return score


_COUNTED: Final = frozenset({"count", "number"})
_SHARED: Final = _COUNTED | {"percent"}
