"""Tells what part one place name has in its sentence, from the words in front of it and the one behind.

The parts are listed in ``parts``, which reads all names of a sentence.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import DASHES
from numclaims.extraction.where.named import HOLDING, Named
from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.parts.adjoining import adjoins
from numclaims.extraction.where.parts.collecting import is_community, is_described
from numclaims.extraction.where.parts.datelines import dateline_or_heading
from numclaims.extraction.where.parts.examples import AMONG, is_among, is_bracketed, lists_districts
from numclaims.extraction.where.parts.governing import LINES, Standing, behind_of, governed
from numclaims.extraction.where.parts.speakers import (
    REPORTER,
    of_office,
)
from numclaims.extraction.where.parts.unknown import bears_kind, describes
from numclaims.extraction.where.roles import roles, sign
from numclaims.extraction.where.words import (
    BEFORE_LAND,
    BUREAUS,
    HAPPENED,
    HEADS,
    OFFICES,
    RULERS,
    SAID,
    SIDES,
    SUBJECT,
    WAR,
    passed,
)
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY, PROVINCE, REGION, TOWN, is_landform
from numclaims.reading import Sentence

_REACH: Final = 10
"""Tokens in front of a name that are read to learn its part."""
_TITLES: Final = frozenset(
    {"capital", "city", "town", "village", "suburb", "province", "neighbourhood", "neighborhood"}
)
_LANDFORMS: Final = BEFORE_LAND | {"cape", "isla", "camp", "fort"}
"""First words that tell a name of land or of a camp."""
_ALONG: Final = 8
"""Tokens between a border and the area that it is with."""


def part_of(
    sentence: Sentence, found: Found, first: int, last: int, before: list[Named], *, familiar: bool = False
) -> tuple[str, str]:
    """The part of a name, and the entry of the lexicon that gave it.

    Args:
        sentence: The sentence of the name.
        found: The name, as it was found.
        first: Its first token.
        last: The token behind it.
        before: The names read before it in the sentence.
        familiar: Whether the text has introduced it as a place.
    """
    lower = sentence.lower
    nxt = lower[last] if last < len(lower) else ""
    part = _by_form(sentence, found, first, last, nxt) or _by_name_before(found, lower, first, nxt, before)
    if part is not None:
        return part
    if last == first + 1 and sentence.words[first].startswith(f"{found.name}-") and found.entries:
        return "near", ""  # "on the Nakuru-Eldoret highway", behind any place on that road
    known = bool(found.entries) or familiar
    if nxt == "fire" and sentence.words[last][0].isupper() and first and lower[first - 1] == "the":
        return "bare", ""  # "the Ferguson Fire" is the name of a fire
    if lists_districts(lower, first):
        return "in", "in"
    if first > 1 and not AMONG.isdisjoint(sentence.vocabulary) and is_among(lower, first):
        return "example", ""
    if not known and describes(lower, first, last):
        return "bare", ""  # "a Kilifi University bus"
    at = Standing(sentence, found, first, last, nxt, before, known)
    at.headed = (
        nxt in HEADS
        or bears_kind(lower, last) != ""
        or (not known and (lower[first] in _LANDFORMS or is_described(lower, last) or is_community(lower, first, last)))
        or _is_land(at)
    )
    j = first - 1
    if j > 1 and lower[j] == "," and lower[j - 1] in _TITLES and _apposed(found, nxt):
        at.headed = True
        j -= 2  # "in the capital, Damascus"
    return _by_words_before(at, j)


def _is_land(at: Standing) -> bool:
    """Whether a known name is of a mountain or water, or holds the noun of its sort: "the Spratly Islands"."""
    entry = at.found.entry
    return is_landform(entry) or (
        entry is not None and entry.kind == REGION and at.sentence.lower[at.last - 1] in HEADS
    )


def _by_words_before(at: Standing, j: int) -> tuple[str, str]:
    """The part that the words in front of a name give it, read from token ``j`` back to the one that governs it."""
    lower, first, before = at.sentence.lower, at.first, at.before
    table = roles()
    while j >= 0 and first - j < _REACH:
        word = lower[j]
        role = table.get(word)
        if role is not None:
            part = governed(at, j, *role)
            if part is not None:
                return part
            break
        if word == "of" and j > 0:
            sort = lower[j - 1]
            if not (sort in HEADS or _is_ground(at, j, sort) or (sort in sign("land") and _is_country(at))):
                return behind_of(at, j)
            at.headed = True
            j -= 2
            continue
        if word in _OWNS and not any(o.last == j for o in before) and not at.headed and not at.known:
            return "bare", ""  # "the refugee agency's Ann Lee" is somebody of an agency, and no place in it
        if word == "agency" and not at.known:
            return "bare", ""  # "the news agency Al-Akhbar"
        if word in HEADS:
            at.headed = True
        elif (noun := _called(lower, j)) >= 0:
            at.headed = True
            j = noun  # "at a place called Tal"
            continue
        elif word == "and" and j and passed(lower[j + 1]) and lower[j - 1].endswith(("ern", "central")):
            pass  # "the central and southern Philippines"
        elif word in {"a", "an"} and j == first - 1 and _lends_its_name(at):
            pass  # "a blast in a Lahore market"
        elif word not in sign("continental") and not passed(word) and not any(o.first <= j < o.last for o in before):
            break
        j -= 1
    return _by_noun(at, j)


def _is_ground(at: Standing, j: int, sort: str) -> bool:
    """Whether a name right behind "of", token ``j``, is what a noun says it is: "the resort of Mati".

    What the gazetteer lacks is rather the owner of a stronghold ("the stronghold of Hezbollah"), unless he is told, too.
    """
    if (sort not in sign("ground") and sort not in sign("owned")) or at.first != j + 1:
        return False
    return at.known or sort in sign("ground") or (j > 1 and at.sentence.lower[j - 2] in sign("holder"))


def _is_country(at: Standing) -> bool:
    """Whether a name is of a country, or of land that may be called a territory or an archipelago."""
    return any(entry.kind != TOWN and not entry.demonym for entry in at.found.entries)


def _lends_its_name(at: Standing) -> bool:
    """Whether a town stands as an adjective before what is in it, and nobody only speaks there."""
    entry = at.found.entry
    town = entry is not None and entry.kind in {TOWN, PROVINCE} and not at.found.demonym
    words, last = at.sentence.words, at.last
    if at.nxt == "," and words[last + 2 : last + 3] == [","] and words[last + 1][0].isupper():
        last += 3  # "in a Boise, Idaho, apartment"
    nxt = words[last] if last < len(words) else ""
    return town and nxt.isalpha() and nxt.islower() and nxt not in _TALKS


_TALKS: Final = frozenset({
    "and", "or", "in", "of", "to", "on", "for", "with", "by", "at", "that", "who", "court", "conference", "interview",
    "meeting", "summit", "speech", "studio", "statement", "newspaper", "daily", "report", "survey", "poll", "think", "press",
    "broadcast", "radio",
})  # fmt: skip
"""Behind a town's name, words by which something is only said there, or that are no noun."""


def _by_form(sentence: Sentence, found: Found, first: int, last: int, nxt: str) -> tuple[str, str] | None:
    """The part that a name has by its own form and the words that touch it; None where they tell none."""
    lower = sentence.lower
    if found.demonym:
        if nxt in SIDES and "on" in lower[max(0, first - 2) : first]:
            return "in", "in"
        if nxt in _UNNAMED and _is_unnamed(sentence, first, last):
            return "in", "in"
        if lower[max(0, first - 1) : first] == ["ethnic"]:
            return "kin", ""  # of whatever country they are
        return ("border", "") if nxt in {"border", "frontier"} else ("people", "")
    if _is_people(found):
        return "owner", ""
    if _beyond(lower, first) or adjoins(lower, first - 1):
        return "border", ""  # "in Gusau, near the border with Cameroon"
    opened = dateline_or_heading(sentence, found, first, last)
    if opened is not None:
        return opened
    kind = found.entry.kind if found.entry is not None else None
    part = _by_owned(sentence, first, last) if nxt in _OWNS else _by_word_behind(sentence, kind, last, nxt)
    if part is not None:
        return part
    before = lower[max(0, first - 2) : first]
    land = kind == REGION or (found.entry is None and lower[first] in BEFORE_LAND)
    if land and before and before[0 if before[-1] == "the" else -1] in _CROSSING:
        return "in", "in"  # "drowned trying to cross the Mediterranean", "an avalanche swept down Mount Cook"
    if nxt in WAR and kind in {COUNTRY, REGION, PROVINCE}:
        return "bare", ""
    if before == ["news", ","] and last < len(lower) and sentence.words[last][0].isupper():
        return "source", REPORTER  # "Paul Wood BBC News, Homs At the clinic, ..."
    return None


def _is_unnamed(sentence: Sentence, first: int, last: int) -> bool:
    """Whether something happens in a place of a people that bears no name: "in two Chadian villages", "near a Thai camp".

    "The Libyan city" is one that was named before.
    """
    lower = sentence.lower
    behind = last + 1
    if behind < len(lower) and (
        lower[behind] in _NAMING or sentence.words[behind][0].isupper() or lower[behind] in HEADS
    ):
        return False
    at = first - 1
    while at >= 0 and first - at < _NEXT and (lower[at] in _SOME or (lower[at] != "the" and passed(lower[at]))):
        at -= 1
    return at >= 0 and (lower[at] in _PUTTING or (lower[at] in _GOING and lower[last] in SIDES))


_UNNAMED: Final = frozenset({
    "village", "villages", "town", "towns", "city", "cities", "camp", "camps", "province", "provinces", "district", "districts",
    "prison", "prisons", "jail", "jails", "territory", "soil",
})  # fmt: skip
"""Where something happens that no name is told of, behind a people."""
_NAMING: Final = frozenset({"of", "called", "named", "known", "hall", "council", "police"})
"""Behind "village" in "the Chadian village", what tells its name, or that somebody is meant who sits there."""
_SOME: Final = frozenset(
    {"a", "an", "several", "some", "many", "another", "two", "three", "four", "five", "six", "seven"}
)
_PUTTING: Final = frozenset({"in", "near", "inside", "outside", "across", "at"})
_GOING: Final = frozenset({"entered", "into", "entering"})
"""In front of "Chadian territory"."""


def _is_people(found: Found) -> bool:
    """Whether a country's name is made of the word for its people, who stand there: "killed two Afghans"."""
    land = found.name.endswith("s") and found.entry is not None and found.entry.kind == COUNTRY
    return land and not gazetteer.find(found.name)


def _by_owned(sentence: Sentence, first: int, last: int) -> tuple[str, str] | None:
    """The part of a name with "'s" by what is behind it: a border, an office, an official."""
    lower = sentence.lower
    owned, before = lower[last + 1 : last + 4], lower[first - 1] if first else ""
    if owned and owned[0] in LINES:
        return "border", ""
    if owned[:1] == ["capital"] and owned[1:2] != [","] and not _is_capitalised(sentence, last + 2):
        return "owner", ""  # "in Kenya's capital" is nowhere else in Kenya
    if before in {"at", "from"} and not BUREAUS.isdisjoint(owned):
        return "source", ""  # "a secretary at Bavaria's interior ministry said"
    if before == "," and not OFFICES.isdisjoint(owned):
        return "office", ""  # "said Khesro Goran, Mosul's deputy governor"
    return None


def _is_capitalised(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.words) and sentence.words[at][0].isupper()


def _by_word_behind(sentence: Sentence, kind: int | None, last: int, nxt: str) -> tuple[str, str] | None:
    """The part of a name by the word that it stands before like an adjective: "border", "government"."""
    if nxt in {"border", "frontier"} and kind == COUNTRY:
        return "border", ""  # "near the Myanmar border"
    if (HEADS.get(nxt) == "province" or kind == PROVINCE) and of_office(sentence, last, nxt):
        return "office", ""
    if nxt in RULERS and nxt != "officials" and kind in {None, gazetteer.TOWN}:
        return "bare", ""  # "the Maliki government"
    return None


def _by_name_before(
    found: Found, lower: list[str], first: int, nxt: str, before: list[Named]
) -> tuple[str, str] | None:
    """The part that a name shares with the one before it, in a list or in brackets; None where it stands alone."""
    if not before:
        return None
    old = before[-1]
    gap = lower[old.last : first]
    if old.part == "border" and gap == ["and"]:
        return "border", ""  # "near the border between Jalisco and Nayarit states"
    if found.entries or gap == ["and"]:
        while gap and gap[0] in HEADS:
            gap = gap[1:]
        if (
            0 < len(gap) <= 2
            and all(w in {",", "and", "or", "&", "/"} for w in gap)
            and old.part in {"in", "to", "of", "example"}
            and nxt not in SUBJECT
        ):
            return old.part, old.rule
    if first and lower[first - 1] == "(" and first - old.last <= 2 and old.part in {"in", "of"}:
        return "of", "in"
    if old.part in HOLDING and is_bracketed(lower, old.last, first):
        return "of", "in"
    return None


def _by_noun(at: Standing, j: int) -> tuple[str, str]:
    """The part of a name that no preposition governs: by the noun that says what it is, and by the words behind it.

    Args:
        at: The name.
        j: The token in front of all that belongs to it.
    """
    sentence, first, last, nxt = at.sentence, at.first, at.last, at.nxt
    lower, found = sentence.lower, at.found
    if at.headed and (
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
    if (first == 0 or lower[first - 1] in _OPENS) and nxt in _FARES and _fares(at):
        return "in", "in"  # "Lima was under curfew", "Cusco remained tense"
    if nxt in HAPPENED and found.entry is not None and sentence.words[last - 1][0].isupper():
        return "of", "in"  # "Assam floods", "the Homs siege"
    if nxt in {"'s", "'"}:
        return "owner", ""
    return "bare", ""


def _fares(at: Standing) -> bool:
    """Whether a town or province is told to fare in a way that no government does."""
    entry = at.found.entry
    if entry is None or entry.kind not in {TOWN, PROVINCE} or at.found.demonym:
        return False
    behind = at.sentence.lower[at.last + 1 : at.last + 3]
    return not _FARED.isdisjoint(behind) or (behind[:1] == ["under"] and not _UNDER.isdisjoint(behind))


_FARES: Final = frozenset({"is", "was", "remained", "remains", "lay", "stayed", "fell"})
_FARED: Final = frozenset({
    "quiet", "calm", "tense", "without", "hit", "struck", "rocked", "shaken", "besieged", "surrounded", "flooded",
    "deserted", "empty", "paralysed", "paralyzed", "shelled", "bombed", "attacked", "burning", "ablaze",
})  # fmt: skip
_UNDER: Final = frozenset(
    {"curfew", "siege", "attack", "fire", "lockdown", "bombardment", "shelling", "water", "martial", "heavy"}
)
_CALLED: Final = frozenset({"called", "named"})
_OPENS: Final = DASHES | {":"}
_SUFFERS: Final = (["has", "been"], ["have", "been"], ["had", "been"])
"""Behind a town or province that opens a sentence, these tell what befell it: "Benue has been troubled by attacks"."""
_CROSSING: Final = frozenset({
    "cross", "crossing", "crossed", "climb", "climbing", "climbed", "scaling", "scaled", "down", "up", "atop", "descending",
})  # fmt: skip
_OWNS: Final = frozenset({"'s", "'"})


def _called(lower: list[str], j: int) -> int:
    """The token in front of the noun of "a place called", "an area known as" in which token ``j`` is the last; -1 for none."""
    at = j - 2 if lower[j] == "as" and lower[j - 1 : j] == ["known"] else j - 1 if lower[j] in _CALLED else -1
    return at - 1 if at >= 0 and (lower[at] in HEADS or lower[at] == "place") else -1


def _beyond(lower: list[str], first: int) -> bool:
    """Whether a name is told as what lies beyond a border: "the border with neighbouring Cameroon"."""
    at = first - 1
    while at > 1 and first - at < _NEXT and passed(lower[at]):
        at -= 1
    return at > 0 and lower[at] == "with" and lower[at - 1] in LINES


_NEXT: Final = 4
"""Tokens from "with" to what lies beyond a border, at most."""


def _bordering(lower: list[str], first: int) -> bool:
    """Whether a name is of what lies beyond a border: "on the border with Nuer-inhabited areas of Unity state"."""
    return any(
        (lower[k] in LINES and lower[k + 1] == "with") or adjoins(lower, k)
        for k in range(max(0, first - _ALONG), first - 1)
    )


def _apposed(found: Found, nxt: str) -> bool:
    """Whether a name behind "the capital," is the capital's, and not who goes on to act."""
    entry = found.entry
    return nxt not in SUBJECT and (entry is None or entry.kind not in {COUNTRY, REGION})
