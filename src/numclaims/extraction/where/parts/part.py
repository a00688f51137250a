"""Tells what part one place name has in its sentence, from the words in front of it and the one behind.

The parts are listed in ``parts``, which reads all names of a sentence.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import DASHES
from numclaims.extraction.where.named import FOLK, HOLDING, ORIGIN, Named
from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.parts.collecting import is_described
from numclaims.extraction.where.parts.datelines import dateline_or_heading
from numclaims.extraction.where.parts.examples import is_among, is_bracketed, is_partial, lists_districts
from numclaims.extraction.where.parts.speakers import (
    AGENCIES,
    FORCES,
    REPORTER,
    holds_office,
    is_capital,
    is_speaker,
    of_office,
    reports_from,
)
from numclaims.extraction.where.parts.unknown import QUARRELS, describes, employs, is_clear, is_person, tells_victims
from numclaims.extraction.where.roles import roles
from numclaims.extraction.where.words import (
    BUREAUS,
    COMPASS,
    DISTANCE,
    EVENT,
    EVENTS,
    HAPPENED,
    HEADS,
    OFFICES,
    PASSED,
    RULERS,
    SAID,
    SIDES,
    SPEECH,
    SUBJECT,
    WAR,
    passed,
)
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION
from numclaims.reading import Sentence

_HIT: Final = frozenset(
    {"near", "outside", "hit", "attacked", "targeted", "stormed", "bombed", "bomb", "blast", "attack"}
)
"""In front of an embassy or headquarters, these make it the place of an event and not of a statement."""
_TITLES: Final = frozenset(
    {"capital", "city", "town", "village", "suburb", "province", "neighbourhood", "neighborhood"}
)
_LANDFORMS: Final = frozenset({"mount", "mt", "cape", "isla", "camp", "fort"})
"""First words that tell a name of land or of a camp."""
_WHENCE: Final = frozenset(
    {"villages", "towns", "areas", "camps", "districts", "neighbourhoods", "neighborhoods", "communities"}
)
"""Places of many from which people come, in front of "in"."""
_FOLLOWED: Final = frozenset({",", ".", "(", "were", "was", "and", ""})
_COMERS: Final = frozenset({
    "youths", "men", "women", "people", "villagers", "residents", "civilians", "farmers", "herders", "children", "militias",
    "militiamen", "fighters", "soldiers", "gunmen",
})  # fmt: skip
"""Who comes from a place, in front of "from"."""
_LINES: Final = frozenset({"border", "borders", "frontier", "boundary", "line"})
_ALONG: Final = 8
"""Tokens between a border and the area that it is with."""
_BESIDE: Final = frozenset({"close", "next", "adjacent"})
_ENTRY: Final = _BESIDE | {"entry", "entrance"}


def part_of(  # noqa: PLR0912, PLR0915 -- a cascade of rules
    sentence: Sentence, found: Found, first: int, last: int, before: list[Named], *, familiar: bool = False
) -> tuple[str, str]:
    """The part of a name, and the entry of the lexicon that gave it.

    Names read before it in the sentence stand in ``before``; ``familiar`` is one that the text has introduced as a place.
    """
    lower = sentence.lower
    n = len(lower)
    nxt = lower[last] if last < n else ""
    if found.demonym:
        if nxt in SIDES and "on" in lower[max(0, first - 2) : first]:
            return "in", "in"
        return ("border", "") if nxt in {"border", "frontier"} else ("people", "")
    if (
        found.name.endswith("s")
        and sentence.words[last - 1].endswith("s")
        and found.entry is not None
        and found.entry.kind == COUNTRY
        and not gazetteer.find(found.name)
    ):
        return "owner", ""
    if (opened := dateline_or_heading(sentence, found, first, last)) is not None:
        return opened
    if nxt in {"'s", "'"} and last + 1 < n and lower[last + 1] in _LINES:
        return "border", ""
    if nxt in {"border", "frontier"} and found.entry is not None and found.entry.kind == COUNTRY:
        return "border", ""  # "near the Myanmar border"
    if (HEADS.get(nxt) == "province" or (found.entry is not None and found.entry.kind == PROVINCE)) and of_office(
        sentence, last, nxt
    ):
        return "office", ""
    if (
        nxt in {"'s", "'"}
        and first
        and lower[first - 1] in {"at", "from"}
        and not BUREAUS.isdisjoint(lower[last + 1 : last + 4])
    ):
        return "source", ""  # "a secretary at Bavaria's interior ministry said"
    if nxt in {"'s", "'"} and first and lower[first - 1] == "," and not OFFICES.isdisjoint(lower[last + 1 : last + 4]):
        return "office", ""  # "said Khesro Goran, Mosul's deputy governor"
    if nxt in RULERS and nxt != "officials" and (found.entry is None or found.entry.kind == gazetteer.TOWN):
        return "bare", ""  # "the Maliki government"
    if (
        found.entry is not None
        and found.entry.kind == REGION
        and not _CROSSING.isdisjoint(lower[max(0, first - 2) : first])
    ):
        return "in", "in"  # "drowned trying to cross the Mediterranean"
    if nxt in WAR and found.entry is not None and found.entry.kind in {COUNTRY, REGION, PROVINCE}:
        return "bare", ""
    if (
        first > 1
        and lower[first - 1] == ","
        and lower[first - 2] == "news"
        and last < n
        and sentence.words[last][0].isupper()
    ):
        return "source", REPORTER  # "Paul Wood BBC News, Homs At the clinic, ..."
    if before and (found.entries or lower[before[-1].last : first] == ["and"]):
        gap = lower[before[-1].last : first]
        while gap and gap[0] in HEADS:
            gap = gap[1:]
        if (
            0 < len(gap) <= 2
            and all(w in {",", "and", "or", "&", "/"} for w in gap)
            and before[-1].part in {"in", "to", "of", "example"}
            and nxt not in SUBJECT
        ):
            return before[-1].part, before[-1].rule
    if (
        before
        and first
        and lower[first - 1] == "("
        and first - before[-1].last <= 2
        and before[-1].part in {"in", "of"}
    ):
        return "of", "in"
    if before and before[-1].part in HOLDING and is_bracketed(lower, before[-1].last, first):
        return "of", "in"
    known = bool(found.entries) or familiar
    if nxt == "fire" and sentence.words[last][0].isupper() and first and lower[first - 1] == "the":
        return "bare", ""  # "the Ferguson Fire" is the name of a fire
    if lists_districts(lower, first):
        return "in", "in"
    if first > 1 and is_among(lower, first):
        return "example", ""
    table = roles()
    j = first - 1
    if not known and describes(lower, first, last):
        return "bare", ""  # "a Kilifi University bus"
    headed = nxt in HEADS or (not known and (lower[first] in _LANDFORMS or is_described(lower, last)))
    if j > 1 and lower[j] == "," and lower[j - 1] in _TITLES and _apposed(found, nxt):
        headed = True
        j -= 2  # "in the capital, Damascus"
    while j >= 0 and first - j < 10:
        word = lower[j]
        role = table.get(word)
        if role is not None:
            kind, rule = role
            if word == "from" and j and lower[j - 1] in _REPORTED:
                return "in", "in"  # "seven cases were reported from Puri"
            if not known and word == "from" and nxt in _FOLLOWED and j and lower[j - 1] in _COMERS:
                return "from", FOLK  # "killed three youths from Zinibeogo"
            if word == "to" and j and lower[j - 1] in _ENTRY:
                return ("near", "") if before and lower[j - 1] in _BESIDE else ("in", "in")
            struck = word == "on" and j > 0 and lower[j - 1] in EVENT
            if (
                not known
                and not headed
                and not (j == 0 and nxt == ",")
                and (
                    not (is_clear(word, nxt) or (word == "at" and nxt not in HAPPENED and tells_victims(sentence)))
                    or employs(lower, j, nxt)
                    or (
                        word == "between"
                        and (found.name.endswith("s") or not QUARRELS.isdisjoint(lower[max(0, j - 4) : j]))
                    )
                )
            ):
                return "bare", ""
            if word == "to" and j and lower[j - 1] == "according":
                return "source", ""
            if kind == "to" and headed and not known:
                return "of", rule
            if word == "between" and j and lower[j - 1] in _LINES:
                return "border", ""
            if kind == "in" and j > 1 and lower[j - 1] in _WHENCE and "from" in lower[max(0, j - 3) : j - 1]:
                return "from", rule  # "bused in from villages in Quechultenango"
            if kind == "in" and j and (lower[j - 1] in _PARTLY or is_partial(sentence, j)):
                return "example", ""
            if kind == "in" and (word != "on" or first - j > 1 or headed or known or struck or (j == 0 and nxt == ",")):
                near = lower[max(0, j - 3) : j]
                if reports_from(sentence, j, last):
                    return "source", REPORTER
                if (
                    near
                    and j == first - 1
                    and (near[-1] in AGENCIES or (near[-1] in FORCES and nxt in SAID and sentence.index >= _HEAD))
                    and (is_capital(found) or (near[-1] in AGENCIES and nxt in SAID))
                ):
                    return "source", ""  # "the disaster agency in Manila said"
                if (not SPEECH.isdisjoint(near) and _HIT.isdisjoint(lower[max(0, j - 8) : j])) or (
                    near and (near[-1] in SAID or (near[-1] in RULERS and j == first - 1) or is_speaker(sentence, j))
                ):
                    return "source", ""
                return "in", rule
            if kind == "to" and nxt in {"'s", "'"} and found.entry is not None and found.entry.kind == gazetteer.TOWN:
                return "owner", ""
            if kind != "in":
                return kind, rule
            break
        if word == "of" and j > 0:
            behind = lower[j - 1]
            if behind == "lady":
                return "bare", ""  # "the Cathedral of Our Lady of Mount Carmel"
            if (
                behind in DISTANCE
                and j > 1
                and not (
                    behind in COMPASS and (lower[j - 2] == "the" or lower[max(0, j - 3) : j - 1] == ["the", "far"])
                )
            ):
                return ("near" if _tells_where(sentence, j) else "source"), ""
            if behind in HEADS:
                headed = True
                j -= 2
                continue
            if holds_office(lower, j - 1):
                return "office", ""  # "said Idris Bala, the administrator of Tal"
            if behind in EVENTS:
                return "of", "in"
            if is_person(sentence, j - 1, before):
                return "from", ORIGIN
            return ("of", "in") if headed else ("owner", "")
        if word in _OWNS and not any(o.last == j for o in before) and not headed and not known:
            return "bare", ""  # "the refugee agency's Ann Lee" is somebody of an agency, and no place in it
        if word == "agency" and not known:
            return "bare", ""  # "the news agency Al-Akhbar"
        if word in HEADS:
            headed = True
            j -= 1
            continue
        if (at := _called(lower, j)) >= 0:
            headed = True
            j = at  # "at a place called Tal"
            continue
        if word == "and" and j and lower[j + 1] in PASSED and lower[j - 1].endswith(("ern", "central")):
            j -= 1  # "the central and southern Philippines"
            continue
        if word not in PASSED and not passed(word):
            for other in before:
                if other.first <= j < other.last:
                    break
            else:
                break
        j -= 1
    if headed and (
        j < 0 or lower[j] not in SAID or (lower[first - 1] == "the" and nxt != "agency")
    ):  # "told Anadolu Agency"
        return ("border", "") if _bordering(lower, first) else ("of", "in")
    if (
        (first <= 1 or lower[first - 1] in _OPENS)
        and lower[last : last + 2] in _SUFFERS
        and found.entry is not None
        and found.entry.kind != COUNTRY
    ):
        return "in", "in"
    if nxt in HAPPENED and found.entry is not None and sentence.words[last - 1][0].isupper():
        return "of", "in"  # "Assam floods", "the Homs siege"
    if nxt in {"'s", "'"}:
        return "owner", ""
    return "bare", ""


_CALLED: Final = frozenset({"called", "named"})
_REPORTED: Final = frozenset({"reported", "recorded", "confirmed"})
_OPENS: Final = DASHES | {":"}
_SUFFERS: Final = (["has", "been"], ["have", "been"], ["had", "been"])
"""Behind a town or province that opens a sentence, these tell what befell it: "Benue has been troubled by attacks"."""
_CROSSING: Final = frozenset({"cross", "crossing", "crossed"})
_OWNS: Final = frozenset({"'s", "'"})
_HEAD: Final = 2
"""The first sentence that need no longer say where a story plays."""


def _called(lower: list[str], j: int) -> int:
    """The token in front of the noun of "a place called", "an area known as" in which token ``j`` is the last; -1 for none."""
    at = j - 2 if lower[j] == "as" and lower[j - 1 : j] == ["known"] else j - 1 if lower[j] in _CALLED else -1
    return at - 1 if at >= 0 and (lower[at] in HEADS or lower[at] == "place") else -1


def _bordering(lower: list[str], first: int) -> bool:
    """Whether a name is of what lies beyond a border: "on the border with Nuer-inhabited areas of Unity state"."""
    return any(lower[k] in _LINES and lower[k + 1] == "with" for k in range(max(0, first - _ALONG), first - 1))


def _apposed(found: Found, nxt: str) -> bool:
    """Whether a name behind "the capital," is the capital's, and not who goes on to act."""
    entry = found.entry
    return nxt not in SUBJECT and (entry is None or entry.kind not in {COUNTRY, REGION})


def _tells_where(sentence: Sentence, j: int) -> bool:
    """Whether "40 km south of Hama" tells where something happened, and not where a place named before lies."""
    first = max((m.first for m in sentence.mentions if m.last <= j and m.kind == "measurement"), default=0)
    first = min(
        (m.first for m in sentence.mentions if first - 4 <= m.first < first), default=first
    )  # "64 km (40 miles)"
    return first == 0 or j - first > _SAID_FAR or sentence.lower[first - 1] != ","


_SAID_FAR: Final = 12
"""Tokens between a distance and the place that it is from, at most."""


_PARTLY: Final = frozenset(
    {"chiefly", "especially", "largely", "mainly", "mostly", "notably", "particularly", "primarily"}
)
"""Before "in" they tell where the most of a figure lies, and so that the whole of it does not."""
