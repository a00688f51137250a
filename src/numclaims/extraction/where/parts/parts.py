"""Reads what part each place name has in its sentence, from the words around it.

A part says whether a figure can hold there: ``in`` (something happens there), ``of`` ("the shelling of Hama"), ``to``, ``from``,
``owner`` ("Syria's army"), ``people`` ("Syrian refugees"), ``near`` ("40 km south of Hama"), ``source`` ("told reporters in
Beirut"), ``dateline`` ("AMMAN (Reuters) -"), ``bare`` for anything else. Names that the gazetteer lacks are read too, where the
words around them leave no doubt that a place is meant ("the village of al-Sarmaneyah", "Zaatari camp").
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.named import FOLK, HOLDING, ORIGIN, Named
from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.names.scan import Places
from numclaims.extraction.where.parts.collecting import names_of
from numclaims.extraction.where.parts.hospitals import is_struck, is_ward
from numclaims.extraction.where.parts.joining import join
from numclaims.extraction.where.parts.part import part_of
from numclaims.extraction.where.parts.peoples import beside_people, take_own
from numclaims.extraction.where.parts.quarters import lodge, put_in_state
from numclaims.extraction.where.parts.settling import SETTLED, settle
from numclaims.extraction.where.parts.speakers import REPORTER
from numclaims.extraction.where.words import DISTANCE, HEADS
from numclaims.lexicons import gazetteer
from numclaims.reading import Sentence


def parts(places: Places, sentence: Sentence) -> list[Named]:
    """The place names of a sentence, in order, each with its part; remembered by sentence."""
    known = places.parts.get(sentence.index)
    if known is not None and not (sentence.mentions and sentence.index in places.unread):
        return known
    out: list[Named] = []
    for found, first, last in names_of(places, sentence):
        new = _read(places, sentence, found, first, last, out)
        if new is not None and not _is_joined(places, sentence, out, new, found):
            if out:
                _pair(sentence, out[-1], new)
            out.append(new)
    _introduce(places, out)
    if len(out) > 1:
        beside_people(sentence.lower, out)
        _share(out)
    places.parts[sentence.index] = out
    if sentence.mentions:
        places.unread.discard(sentence.index)
    else:
        places.unread.add(sentence.index)
    return out


def _read(places: Places, sentence: Sentence, found: Found, first: int, last: int, out: list[Named]) -> Named | None:
    """The name at tokens ``first`` to ``last`` with its part and sort of place; None where no place is meant.

    Args:
        places: The document's places.
        sentence: The sentence.
        found: The name.
        first: Its first token.
        last: The token behind it.
        out: The names before it.
    """
    lower = sentence.lower
    known = found.name in places.introduced
    part, rule = part_of(sentence, found, first, last, out, familiar=known)
    part = _standing(places, found, part, rule)
    told = bool(found.entries) or known or part in HOLDING or rule in {FOLK, ORIGIN}
    if not told and not _is_no_person(lower, found, part, first, out):
        return None
    nxt = lower[last] if last < len(lower) else ""
    new = Named(found.name, found.start, found.end, first, last, found.entry, part, found.demonym, rule=rule)
    if first and (lower[first - 1] in _ALL_OVER or _of_two_sides(lower, first)):
        new.wide = True
    if not settle(places, sentence, found, new, nxt) or _is_works(places, sentence, new, nxt):
        return None
    if new.entry is None or new.entry.kind == gazetteer.TOWN:
        lodge(sentence, new, out)
        if nxt == "," and not places.capitals:
            put_in_state(places.text, new)
    new.sort = nxt if nxt in HEADS else _sort(lower, found.name, first)
    if is_ward(sentence, first, last):
        new.sort = "hospital"
    elif new.sort == "hospital" and is_struck(lower, first, last):
        new.sort = ""
    return new


def _is_works(places: Places, sentence: Sentence, new: Named, nxt: str) -> bool:
    """Whether a name is of whom works belong to, and where they are is told behind: "at the Vale mine in Brumadinho"."""
    if nxt not in _WORKS or (new.entry is not None and new.entry.country == places.focus):
        return False
    behind = sentence.words[new.last + 1 : new.last + 3]
    return len(behind) > 1 and behind[0] == "in" and behind[1][0].isupper()


_WORKS: Final = frozenset({"mine", "plant", "factory", "mill", "refinery", "colliery", "warehouse", "brewery"})


def _is_no_person(lower: list[str], found: Found, part: str, first: int, out: list[Named]) -> bool:
    """Whether an unknown name that nothing happens in is a place all the same, by the words beside it."""
    if part in {"near", "source"} and out and _beside(lower, out[-1].last, first):
        return True  # "Deir Qasim village, west of al-Nahr"
    if part == "near" and found.head == "town":
        return True  # "at 2 km south of Tal village"
    # "fled the village of Tal"
    return part in {"from", "to"} and first > 1 and lower[first - 1] == "of" and lower[first - 2] in SETTLED


def _is_joined(places: Places, sentence: Sentence, out: list[Named], new: Named, found: Found) -> bool:
    """Join a name to the ones before it, if it tells where they lie or lies in them itself; whether it was joined."""
    if not out:
        return False
    old = out[-1]
    if len(out) > 1 and "coded" in sentence.lower[max(0, new.first - 2) : new.first] and _settles(out, new.name):
        return True
    if new.demonym:
        return False
    if not old.demonym:
        return join(places, sentence, out, new, found)
    if new.entry is not None:
        take_own(places, sentence, old, new, found)
    return _over(places, sentence, out, new, found)


def _pair(sentence: Sentence, old: Named, new: Named) -> None:
    """Pair two names with "and" between them and no figure, so that one figure holds in both."""
    if old.part != new.part or new.part not in HOLDING or new.demonym:
        return
    gap = sentence.lower[old.last : new.first]
    if len(gap) < _FEW and "and" in gap and not any(old.last <= m.first < new.first for m in sentence.mentions):
        old.pair = new.pair = new.later = True
        old.sort = old.sort or new.sort


def _settles(out: list[Named], name: str) -> bool:
    """Whether a note tells which of two places is meant, and that one alone is kept: "between Tal and Bani (coded as Bani)"."""
    pair = out[-2:]
    if not pair[0].pair or not pair[1].pair or name not in {pair[0].name, pair[1].name}:
        return False
    for one in pair:
        one.pair = one.later = False
        if one.name != name:
            one.part = "near"
    return True


def _introduce(places: Places, out: list[Named]) -> None:
    """Remember the places of a sentence that only the text knows, so that their names are known from there on."""
    for one in out:
        if one.entry is None and one.part in HOLDING:
            places.introduced.setdefault(one.name, one)
            stem, _, sort = one.name.rpartition(" ")
            if sort.lower() in HEADS and " " in stem:
                places.introduced.setdefault(stem, one)  # "Upper Gorsk Province", later "Upper Gorsk"


def _of_two_sides(lower: list[str], first: int) -> bool:
    """Whether two parts of a country are spoken of: "in northern and western Afghanistan"."""
    return (
        first >= _FEW
        and lower[first - 2] == "and"
        and lower[first - 1].endswith("ern")
        and lower[first - 3].endswith("ern")
    )


def _standing(places: Places, found: Found, part: str, rule: str) -> str:
    """The part of a name, where a reporter may stand in a town of the news and not in a capital, from which all of it is told."""
    entry = found.entry
    if rule != REPORTER or entry is None or entry.country != places.focus:
        return part
    return part if gazetteer.capital_of(entry.country) == entry.index else "stands"


def _beside(lower: list[str], last: int, first: int) -> bool:
    """Whether only a noun and a direction stand between two names: ", east of"."""
    gap = lower[last:first]
    return (
        len(gap) > 1 and gap[-1] == "of" and all(w in HEADS or w in DISTANCE or w in {",", "of", "just"} for w in gap)
    )


_ALL_OVER: Final = frozenset({"across", "throughout"})
_FEW: Final = 4
"""Tokens below which two names with "and" between them are a pair."""


def _share(out: list[Named]) -> None:
    """Let what one of several names lies in hold for the others."""
    for i in range(len(out) - 1, 0, -1):  # the container of the last of several holds for the first
        if out[i].pair and out[i - 1].pair and out[i].within and out[i - 1].above is None and not out[i - 1].within:
            out[i - 1].within, out[i - 1].above = out[i].within, out[i].above
    for i in range(1, len(out)):
        if out[i].pair and out[i - 1].pair and out[i - 1].above is not None and out[i].above is None:
            out[i].within, out[i].above = out[i - 1].within, out[i - 1].above


def _over(places: Places, sentence: Sentence, out: list[Named], new: Named, found: Found) -> bool:
    """Join two names over a people between them ("the Sulaymaniyah neighbourhood of the Syrian city of Aleppo")."""
    if len(out) < 2:
        return False
    people = out[-1]
    if people.first - out[-2].last > 4 or any(
        w not in HEADS and w != "of" for w in sentence.lower[people.last : new.first]
    ):
        return False
    rest = out[:-1]
    if not join(places, sentence, rest, new, found, people):
        return False
    out[:] = rest
    return True


def _sort(lower: list[str], name: str, first: int) -> str:
    """The noun before or in a name that says what sort of place it is ("the city of Homs"); empty for none."""
    if first > 1 and lower[first - 1] == "of" and lower[first - 2] in HEADS:
        return lower[first - 2]
    if name.lower().endswith(_WARDS):
        return "hospital"
    last = name.rpartition(" ")[2].lower()
    return last if last in HEADS else ""


_WARDS: Final = (
    " medical complex", " medical centre", " medical center", " medical college", " health centre", " health center", " clinic",
    " infirmary", " trauma centre", " trauma center",
)  # fmt: skip
"""What hospitals are called besides."""
