"""Reads the clauses that put a figure somewhere without a preposition.

A place may be the subject ("Bohol reported 49 deaths", "Barpeta is the worst hit with 12,000"), stand for a whole clause beside
its figure ("..., and Chad 192,000"), be taken up by a relative clause ("Rangiya, where one man drowned"), or be all others
("11 elsewhere").
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.named import Named, is_capital
from numclaims.extraction.where.words import HARDEST, HEADS, OWN_VERB, SAID, passed
from numclaims.lexicons.gazetteer import COUNTRY, TOWN
from numclaims.reading import Mention, Sentence

TELLING: Final = frozenset({
    "reported", "reports", "recorded", "records", "registered", "registers", "saw", "seen", "suffered", "counted", "logged",
    "confirmed", "documented", "witnessed", "experienced", "accounted", "accounts", "received", "hosts", "hosted", "sheltered",
    "shelters", "took", "lost", "houses", "ranked", "ranks", "posted", "tallied", "topped", "tops", "followed", "follows",
    "counts", "sheltering", "hosting", "arrested", "detained", "jailed", "imprisoned", "deported", "expelled", "quarantined",
    "vaccinated", "buried", "mourned", "executed", "hanged", "sentenced", "pardoned",
})  # fmt: skip
"""Verbs whose subject is the place of what they tell: "Bohol recorded 49 deaths"."""
_HAVE: Final = frozenset({"has", "have", "had", "also", "alone", "now", "already"})
_BEGIN: Final = frozenset(
    {",", ".", ";", ":", "and", "while", "but", "with", "by", "-", "--", "–", "—", "(", "where", "whereas", "that"}
)
"""What stands before the subject of a clause."""
_BESIDE: Final = frozenset({",", ";", "and", "by", "or", "(", "then"})
"""What stands before a place whose figure follows at once: "..., Lebanon 300,000 and Jordan 90,000"."""
_BEING: Final = frozenset({"is", "was"})
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
        before = lower[name.first - 1] if name.first else ""
        if before in _BEING:
            return name.last < at and not _MOST.isdisjoint(
                lower[: name.first]
            )  # "the worst-hit district was Kumi with 14"
        return before in _BESIDE and any(o.last <= name.first for o in sentence.mentions)
    if behind == ",":
        return _tells_behind_comma(lower, name, m)
    if name.first and lower[name.first - 1] not in _BEGIN:
        return False
    between = lower[name.last : at]
    if behind in _OWNS and between[1:3] == ["one", "of"] and not _MOST.isdisjoint(between) and SAID.isdisjoint(between):
        return len(between) <= _LONGER  # "India had one of its worst crashes, one that killed 280"
    if not _SAYS.isdisjoint(between):
        return False
    if behind in {"is", "was"}:
        return _is_told_to_be(between, m)
    return (behind in TELLING or behind in _HAVE or behind in _ASKS or behind in _HOLDS) and _tells_by_its_verb(
        between, name, m
    )


def _tells_behind_comma(lower: list[str], name: Named, m: Mention) -> bool:
    """The same by what stands behind the place and its comma: ", with 80", ", a town of 39,000", ", which has 12"."""
    at, first = m.qualifier_first, name.last + 1
    near = at - name.last <= _CLOSE
    if lower[first] == "with" and first + 1 == at and name.first:
        return lower[name.first - 1] in _LISTED  # "among them are Kumasi, with 80 patients, and Tamale, with 12"
    if lower[first] == "which" and first + 1 < at:
        verb = lower[first + 1]
        if name.kind == TOWN and (m.measure not in EVENTFUL or is_capital(name.entry)):
            return False  # "Washington, which has poured billions into Egypt"
        return near and (verb in TELLING or verb in _HAVE or verb.endswith("ed"))
    if lower[at - 1] == "of" and near:
        return any(w in HEADS for w in lower[first : at - 1])  # "Brumadinho, a town of 39,000"
    if name.first == 0 and lower[first] in TELLING:
        return near  # "Metro Manila, recorded 7,100 cases"
    verb_at = _apposition(lower, name.last, at)
    return bool(verb_at) and lower[verb_at] in TELLING and at - verb_at <= _CLOSE


def _is_told_to_be(between: list[str], m: Mention) -> bool:
    """The same by "is" and "was", with which ``between`` begins: "Hama is a city of 700,000 people"."""
    if m.measure == "population" and between[1:2] in (["a"], ["an"], ["the"]):
        return between[-1] == "of" and any(w in HEADS for w in between)
    if between[1:3] == ["home", "to"]:
        return len(between) <= _CLOSE
    return len(between) <= _LONG and "with" in between and not _MOST.isdisjoint(between)


def _tells_by_its_verb(between: list[str], name: Named, m: Mention) -> bool:
    """The same by a verb of having or telling, with which ``between`` begins: "Beni has recorded 57"."""
    if between[0] in _OWNS and not _MOST.isdisjoint(between):
        return len(between) <= _LONG  # "Volos had the most, at 25"
    if len(between) > (_LONG if "," not in between[:-2] and between[0] in TELLING else _CLOSE):
        return False
    verb = next((w for w in between if w not in _HAVE), None)
    if verb in _HOLDS:
        return m.measure == "detained"  # "Chad holds 340 soldiers"
    if verb in _ASKS:
        return m.measure == "aid"  # "Chad has asked donors for $12 million"
    if verb is None:
        suffered = name.kind != COUNTRY or m.measure in EVENTFUL  # but "Israel has 40 prisoners"
        return suffered and not _OWNS.isdisjoint(between)  # "Beni now has 57 cases"
    return verb in TELLING


_OWNS: Final = frozenset({"has", "have", "had"})
_HOLDS: Final = frozenset({"holds", "held", "holding"})
_ASKS: Final = frozenset({"asked", "asks", "needs", "appealed", "requested", "sought", "seeks", "wants"})
"""Verbs by which a country asks for what others give."""


def is_labelled(sentence: Sentence, name: Named, m: Mention) -> bool:
    """Whether a place stands before a figure as its label: "Chad (9,200)", "Bohol: 49", "Darrang district = 12"."""
    lower = sentence.lower
    sign = m.qualifier_first - 1
    if name.demonym or name.last > sign or (lower[sign] not in _SIGNS and not _is_tallied(lower, name, m)):
        return False
    if lower[sign] == "(" and lower[m.behind :][:1] == ["in"]:
        return False  # "in Central America (6 in Honduras)"
    if lower[sign] in _DASHES and name.first > 1 and not _is_item(sentence, name):
        return False  # "were affected in Pakistan – 1.4 million in Sindh alone"
    if lower[sign] == ":" and (m.qualifier == "vague" or not OWN_VERB.isdisjoint(lower[m.last : m.last + _CLOSE])):
        return False  # "KUSHTIA: Two people were killed in a clash at Tal village"
    return name.last == sign or (name.last + 1 == sign and lower[name.last] in HEADS)


def is_headed(sentence: Sentence, name: Named) -> bool:
    """Whether a place heads an item of news, in which another one may be told: "BHANGA, FARIDPUR: At least 25 were hurt"."""
    lower = sentence.lower
    if name.demonym or name.last > _CLOSE or lower[name.last : name.last + 1] != [":"]:
        return False
    return all(word == "," or word[0].isupper() for word in sentence.words[: name.first])


def labels_others(sentence: Sentence, named: list[Named], name: Named, m: Mention) -> bool:
    """Whether a place is one of several that label a figure each, and this figure is none of them."""
    lower = sentence.lower
    if _SIGNS.isdisjoint(sentence.vocabulary) or _SIGNS.isdisjoint(lower[name.last : name.last + 2]):
        return False
    if is_labelled(sentence, name, m):
        return False
    held = [n for n in named if any(o is not m and is_labelled(sentence, n, o) for o in sentence.mentions)]
    return name in held and len(held) > 1


def _is_tallied(lower: list[str], name: Named, m: Mention) -> bool:
    """Whether a place and its figure are an item of a list that semicolons part: "Biliran province, 17; Samar, 3"."""
    if lower[m.qualifier_first - 1] != ",":
        return False
    return ";" in lower[m.last : m.last + 1] or ";" in lower[max(0, name.first - 2) : name.first]


_DASHES: Final = frozenset({"–", "—"})
_SIGNS: Final = _DASHES | {"(", ":", "="}
"""What stands between a place and the figure that it labels."""
_ITEMS: Final = frozenset({",", ";", "and"})


def _is_item(sentence: Sentence, name: Named) -> bool:
    """Whether a place stands in a list with dashes: "by district: Kumi – 14, Lira – 9", but not "TAL, Kenya – Six died"."""
    lower = sentence.lower
    before = lower[name.first - 1]
    if before not in _ITEMS:
        return before == ":"
    return any(o.last <= name.first and lower[o.qualifier_first - 1] in _DASHES for o in sentence.mentions)


def _apposition(lower: list[str], last: int, at: int) -> int:
    """Where the words behind "Bhaktapur, an ancient city," go on; 0 where there are no such words."""
    if lower[last + 1 : last + 2] not in (["a"], ["an"], ["the"]):
        return 0
    for k in range(last + 2, min(last + _LONG, at)):
        if lower[k] == ",":
            return k + 1 if k + 1 < at else 0
    return 0


_LONG: Final = 12
_LONGER: Final = 20
_MOST: Final = frozenset(
    {
        "worst",
        "hardest",
        "most",
        "highest",
        "largest",
        "biggest",
        "leading",
        "worst-hit",
        "hardest-hit",
        "worst-affected",
        "deadliest",
        "bloodiest",
    }
)
_LISTED: Final = frozenset({"include", "includes", "including", "and", ";", ":", "are", "were", ","})
"""What stands before a place in a list of places, each with its figure."""
EVENTFUL: Final = frozenset({
    "killed", "injured", "casualties", "missing", "infected", "displaced", "evacuated", "affected", "destroyed", "damaged",
    "homeless", "rescued", "stranded", "hospitalized",
})  # fmt: skip
"""What happens in a town, and is not done by who sits there."""


def where_of(sentence: Sentence, name: Named, m: Mention) -> bool:
    """Whether a figure stands in a relative clause of a place: "visited Rangiya, where one man drowned"."""
    lower = sentence.lower
    at = name.last + (lower[name.last : name.last + 1] != [] and lower[name.last] in HEADS)
    at += lower[at : at + 1] == [","]
    return at < m.qualifier_first and lower[at] == "where" and _SAYS.isdisjoint(lower[at : m.qualifier_first])


def is_elsewhere(sentence: Sentence, m: Mention) -> bool:
    """Whether a figure is of all other places: "nine in Homs, and 11 elsewhere"."""
    lower = sentence.lower
    at = m.behind
    for k in range(at, min(at + _OTHERS, len(lower))):
        if lower[k] == "elsewhere":
            return lower[k + 1 : k + 2] not in (["in"], ["across"])
        if lower[k] in {",", ";", "in", "."}:
            return False
    return False


_OTHERS: Final = 4
"""Tokens between a figure's noun and "elsewhere", at most."""


def is_share(sentence: Sentence, name: Named) -> bool:
    """Whether a clause tells only a place's part of what was counted: ", with Lima the hardest hit", "Lima is the worst hit"."""
    lower = sentence.lower
    behind = lower[name.last : name.last + _CLOSE]
    hardest = not HARDEST.isdisjoint(behind)
    if hardest and not _IS.isdisjoint(behind[:2]):
        return True  # "Out of 105 deaths, Lima district is the worst hit"
    k = name.first - 1
    while k > 0 and (lower[k] == "the" or passed(lower[k]) or lower[k] in HEADS):
        k -= 1
    return k > 0 and lower[k] == "with" and (hardest or not _BEARS.isdisjoint(behind[:2]))


_IS: Final = frozenset({"is", "was", "remains", "remained"})

_BEARS: Final = frozenset({"reporting", "recording", "registering", "accounting", "suffering", "bearing", "taking"})


def is_ranked(sentence: Sentence, name: Named, m: Mention) -> bool:
    """Whether a place is told to be the worst off of some, with its own figure: "Kumi is the worst-hit in Teso, with 14"."""
    between = sentence.lower[name.last : m.qualifier_first]
    return between[:1] in (["is"], ["was"]) and between[-1] == "with" and not HARDEST.isdisjoint(between)
