"""Tells the place of a figure by the office that gives it: police speak of the town or province that is theirs."""

from __future__ import annotations

import re
from typing import Final

from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.where.fit.abroad import is_seat
from numclaims.extraction.where.named import Named, as_name, country_of
from numclaims.extraction.where.names.runs import powers
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.running import runs_on
from numclaims.extraction.where.words import OFFICES, SAID
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN, Entry
from numclaims.lexicons.titles import titles
from numclaims.reading import Mention, Sentence


def governed(
    places: Places, sentence: Sentence, named: list[Named], m: Mention, carried: tuple[Named | None, str]
) -> tuple[Named | None, str]:
    """The province or town whose office speaks, where the place carried over is wider or lies in another province.

    "Odessa Police Chief Ann Lee said" in news of Texas; "Kharkiv Governor Ann Lee said" behind what happened in Odesa;
    "authorities in Oregon said".
    """
    lower = sentence.lower
    speaking = sign("authority")
    rule = carried[1] or "places:focus"
    known = None if carried[0] is None else carried[0].entry or carried[0].above
    for name in named:
        entry = name.entry
        if entry is None:
            continue
        if (
            known is not None
            and known.country not in {-1, entry.country}
            and _speaks_at_home(places, sentence, name, m)
        ):
            return as_name(entry.country), "places:office"
        if (
            known is not None
            and _holds_office(sentence, name)
            and (
                (known.kind in {PROVINCE, COUNTRY} and known.index in {entry.province, entry.country})
                or (sentence.words[name.last][0].isupper() and _lies_apart(known, entry))
            )
        ):
            return name, "places:office"
        if known is not None and known.index == entry.country and _governs(sentence, name):
            return name, "places:office"
        if rule == "places:focus" and _speaks_for_its_own(sentence, name, known):
            return name, "places:office"
        if name.part != "source" or entry.kind not in {PROVINCE, REGION} or speaking.isdisjoint(lower[: name.first]):
            continue
        if lower[max(0, name.first - 2)] not in speaking or lower[name.first - 1] != "in":
            continue
        if known is None or entry.index not in {known.index, known.province}:
            return name, "places:office"
    return carried


def _speaks_at_home(places: Places, sentence: Sentence, name: Named, m: Mention) -> bool:
    """Whether a body of a country speaks or acts that does so in its own: "Chadian police said four were hurt".

    Soldiers and officials may speak of what befell theirs in other countries, unless it befell them at the border.
    """
    if name.kind != COUNTRY or m.measure in _ABROAD or country_of(name) in powers():
        return False
    if name.part not in {"people", "owner", "bare", "source", "office"}:
        return False
    lower = sentence.lower
    if not _FOREIGN.isdisjoint(sentence.vocabulary):
        return False
    behind = lower[name.last : name.last + _BODY]
    if not name.demonym and behind[:1] not in (["'s"], ["'"]):
        own = behind[:1] != [] and behind[0] in SAID and name.first == 0
    else:
        if not sign("at home").isdisjoint(behind) or (not _PRESS.isdisjoint(behind) and m.measure in _HELD):
            return True
        own = not _FIGHTING.isdisjoint(behind)
    # "Chad said four of its soldiers had been killed", in news of a clash at its border
    return own and _of_its_own(lower, m) and _CLASH.search(places.text, 0, _OPENING) is not None


def _of_its_own(lower: list[str], m: Mention) -> bool:
    """Whether a figure is of those whom who speaks calls its own: "four of its soldiers", "it had lost four soldiers"."""
    if m.population == "civilian" and m.measure in VICTIMS:
        return True
    return "its" in lower[m.last : m.last + 3] or ("it" in lower[max(0, m.first - 3) : m.first] and "lost" in lower)


_PRESS: Final = frozenset({"media", "television", "newspapers", "newspaper", "press", "radio", "news"})
"""Who tells of arrests in its own country, and of anything else anywhere."""
_HELD: Final = frozenset({"detained", "released"})
_FIGHTING: Final = frozenset({"army", "defence", "defense", "military", "government", "officials"})
_ABROAD: Final = frozenset({"troops", "aircraft", "distance", "aid", "weapons", "refugees", "returned"})
"""Measures of what a country has or sends elsewhere."""
_FOREIGN: Final = frozenset({
    "foreign", "embassy", "ambassador", "consul", "consulate", "abroad", "overseas", "citizens", "nationals", "compatriots",
    "peacekeepers", "peacekeeper", "expatriates",
})  # fmt: skip
"""In a sentence, that it speaks of people in other countries."""
_BODY: Final = 3
"""Tokens behind a people or country within which its body stands."""
_CLASH: Final = re.compile(
    r"\bborder\b|\b(?:armies|forces) of\b|\bclash(?:es|ed)? (?:with|between)\b|\btraded\b|\bexchanged? (?:of )?(?:\w+ )?fire"
    r"|\bcross-border\b|\bboth sides\b"
)
_OPENING: Final = 800
"""Characters of a story in which it says that two countries fight each other."""


def _speaks_for_its_own(sentence: Sentence, name: Named, known: Entry | None) -> bool:
    """Whether a town is named by its own police, court or mayor, and nothing but the country tells where a figure holds.

    "Nakuru police arrested 12", "authorities in Nakuru said 12 had died".
    """
    entry, lower = name.entry, sentence.lower
    if entry is None or name.kind != TOWN or name.demonym or is_seat(name) or runs_on(sentence):
        return False
    if known is not None and known.index not in {entry.province, entry.country}:
        return False
    if name.part == "source":
        return lower[name.first - 1] == "in" and lower[max(0, name.first - 2)] in sign("authority")
    return name.part in {"bare", "owner", "office"} and not _LOCAL.isdisjoint(lower[name.last : name.last + _NEXT])


_LOCAL: Final = OFFICES | {"court", "magistrate", "prosecutor", "prosecutors", "residents", "villagers", "firefighters"}
"""Who belongs to a town and speaks or acts there."""
_NEXT: Final = 2
"""Tokens behind a town within which its office stands ("Nakuru's deputy mayor")."""


def _lies_apart(one: Entry, other: Entry) -> bool:
    """Whether two places lie in different provinces of one country."""
    inside = one.index if one.kind == PROVINCE else one.province
    return (
        one.country == other.country
        and inside >= 0
        and inside != (other.index if other.kind == PROVINCE else other.province)
    )


def _holds_office(sentence: Sentence, name: Named) -> bool:
    """Whether a town's police, mayor or another office of it speaks: "Odessa Police Chief Ann Lee said"."""
    at = name.last
    return (
        name.kind == TOWN
        and not name.demonym
        and at + 2 < len(sentence.words)
        and sentence.lower[at] in OFFICES
        and (sentence.words[at][0].isupper() or not is_seat(name))
        and not SAID.isdisjoint(sentence.lower[at : at + _OFFICE])
    )


def _governs(sentence: Sentence, name: Named) -> bool:
    """Whether a province's government speaks, where nothing narrower than the country is told: "Assam's home minister said"."""
    behind = sentence.lower[name.last : name.last + _OFFICE]
    return (
        name.kind == PROVINCE
        and name.part == "owner"
        and not _RULING.isdisjoint(behind[:4])
        and not SAID.isdisjoint(behind)
    )


_RULING: Final = frozenset({"minister", "governor", "government", "ministry", "premier"})


def told_by_office(places: Places, sentence: Sentence, name: Named, m: Mention) -> Named | None:
    """Where a text has put the same toll, which a district's office only repeats: "Tal district magistrate Ann Lee said 119"."""
    known = places.told.get((m.measure or "", m.value or 0.0))
    if known is None or known.name == name.name or m.first < name.first:
        return None
    lower = sentence.lower
    at = name.last + (lower[name.last : name.last + 1] == [name.sort])
    office = lower[at : at + 1] and (lower[at] in OFFICES or lower[at] in titles("office", "calling"))
    return known if office and not SAID.isdisjoint(lower[at : at + _OFFICE]) else None


_OFFICE: Final = 7
"""Tokens of an office and a name, up to the verb of saying."""
