"""Reads the clauses that put a figure somewhere without a preposition.

A place may be the subject ("Bohol reported 49 deaths", "Barpeta is the worst hit with 12,000"), stand for a whole clause beside
its figure ("..., and Chad 192,000"), be taken up by a relative clause ("Rangiya, where one man drowned"), or be all others
("11 elsewhere").
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.placejoin import Named
from numclaims.extraction.where.placewords import HEADS
from numclaims.lexicons.gazetteer import TOWN
from numclaims.reading import Mention, Sentence

_TELLING: Final = frozenset({
    "reported", "reports", "recorded", "records", "registered", "registers", "saw", "seen", "suffered", "counted", "logged",
    "confirmed", "documented", "witnessed", "experienced", "accounted", "accounts", "received", "hosts", "hosted", "sheltered",
    "shelters", "took", "lost", "houses",
})  # fmt: skip
"""Verbs whose subject is the place of what they tell: "Bohol recorded 49 deaths"."""
_HAVE: Final = frozenset({"has", "have", "had", "also", "alone", "now", "already"})
_BEGIN: Final = frozenset(
    {",", ".", ";", ":", "and", "while", "but", "with", "by", "-", "--", "–", "—", "(", "where", "whereas", "that"}
)
"""What stands before the subject of a clause."""
_BESIDE: Final = frozenset({",", ";", "and", "by", "or"})
"""What stands before a place whose figure follows at once: "..., Lebanon 300,000 and Jordan 90,000"."""
_SAYS: Final = frozenset({"said", "says", "told", "that", "warned", "added"})
_CLOSE: Final = 6
"""Tokens between a subject's verb and its figure, at most."""


def tells_of(sentence: Sentence, name: Named, m: Mention) -> bool:
    """Whether a clause puts a figure into a place that stands before it, by what the place does there."""
    at = m.qualifier_first
    if name.last > at or name.demonym:
        return False
    lower = sentence.lower
    behind = lower[name.last] if name.last < len(lower) else ""
    if name.last == at or (behind == "with" and name.last + 1 == at):  # "Jordan about 600,000", "Darrang with 4,690"
        return (
            name.first > 0 and lower[name.first - 1] in _BESIDE and any(o.last <= name.first for o in sentence.mentions)
        )
    if lower[name.last : name.last + 2] == [",", "which"] and name.last + 2 < at:
        verb = lower[name.last + 2]
        if name.kind == TOWN:
            return False  # "Washington, which has poured billions into Egypt"
        return at - name.last <= _CLOSE and (verb in _TELLING or verb in _HAVE or verb.endswith("ed"))
    if behind == "," and lower[at - 1] == "of" and at - name.last <= _CLOSE:
        return any(w in HEADS for w in lower[name.last + 1 : at - 1])  # "Brumadinho, a town of 39,000"
    if behind == "," and (skip := _apposition(lower, name.last, at)):
        return lower[skip] in _TELLING and at - skip <= _CLOSE
    if behind not in _TELLING and behind not in _HAVE and behind not in {"is", "was"}:
        return False
    if name.first and lower[name.first - 1] not in _BEGIN:
        return False
    between = lower[name.last : at]
    if len(between) > _CLOSE or not _SAYS.isdisjoint(between):
        return False
    if behind in {"is", "was"}:
        return between[-1] == "with" and any(w in {"worst", "hardest", "most"} for w in between)
    k = 0
    while k < len(between) and between[k] in _HAVE:
        k += 1
    return k < len(between) and between[k] in _TELLING


def _apposition(lower: list[str], last: int, at: int) -> int:
    """Where the words behind "Bhaktapur, an ancient city," go on; 0 where there are no such words."""
    if lower[last + 1 : last + 2] not in (["a"], ["an"], ["the"]):
        return 0
    for k in range(last + 2, min(last + _LONG, at)):
        if lower[k] == ",":
            return k + 1 if k + 1 < at else 0
    return 0


_LONG: Final = 12


def where_of(sentence: Sentence, name: Named, m: Mention) -> bool:
    """Whether a figure stands in a relative clause of a place: "visited Rangiya, where one man drowned"."""
    lower = sentence.lower
    at = name.last + 1 if lower[name.last : name.last + 1] == [","] else name.last
    return at < m.qualifier_first and lower[at] == "where" and _SAYS.isdisjoint(lower[at : m.qualifier_first])


def is_elsewhere(sentence: Sentence, m: Mention) -> bool:
    """Whether a figure is of all other places: "nine in Homs, and 11 elsewhere"."""
    lower = sentence.lower
    at = max(m.last, m.noun_last)
    for k in range(at, min(at + _OTHERS, len(lower))):
        if lower[k] == "elsewhere":
            return lower[k + 1 : k + 2] not in (["in"], ["across"])
        if lower[k] in {",", ";", "in", "."}:
            return False
    return False


def is_brought_to(sentence: Sentence, name: Named) -> bool:
    """Whether a place is only that of the hospital to which the hurt were brought."""
    before = sentence.lower[max(0, name.first - _WARD) : name.first]
    return not _CARE.isdisjoint(before) and not _BROUGHT.isdisjoint(before)


_WARD: Final = 8
_CARE: Final = frozenset({"hospital", "hospitals", "clinic", "clinics", "morgue"})
_BROUGHT: Final = frozenset({
    "taken", "brought", "shifted", "rushed", "moved", "transferred", "airlifted", "sent", "evacuated", "carried", "ferried",
})  # fmt: skip
_OTHERS: Final = 4
"""Tokens between a figure's noun and "elsewhere", at most."""
