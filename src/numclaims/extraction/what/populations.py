"""Says whom a figure of people counts: civilians, children, soldiers, refugees."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.what import toldparts
from numclaims.extraction.what.inflection import plural
from numclaims.lexicons import loader
from numclaims.reading import Mention, Reading, Sentence

_FILE: Final = "en/populations.toml"
_BY_MEASURE: Final = {"refugees": "refugee", "protesters": "protester", "released": "prisoner"}
"""Whom a measure counts when the words say only "people": who fled over a border is a refugee."""
_UNPEOPLED: Final = frozenset({"money", "measurement", "duration", "age", "temperature"})
_THINGS: Final = frozenset({"aircraft", "vehicles", "tanks", "weapons", "attacks", "camps"})
_MEMBERS: Final = frozenset({"members", "member", "operatives", "officers", "soldiers", "bodies", "corpses"})
_SIDES: Final = frozenset({"from", "among"})
_SOME_OF_THEM: Final = (["them"], ["those"], ["whom"], ["these"])
"""Behind "among", a part is told: "14 dead, among them two soldiers"."""
_STOPS: Final = frozenset({",", ".", ";", "and", "in", "on"})
_BORN: Final = frozenset({"man", "woman", "child"})
_PARTS: Final = frozenset({toldparts.ADDED, toldparts.PART})
_MORE: Final = frozenset({"another", "others", "other", "more"})
_UNARMED: Final = "civilian"
_FORCES: Final = frozenset({"soldier", "police", "security_forces"})
_AFTER_OF: Final = word_set(
    """
    them the its their his these those whom were are was victims dead killed wounded injured casualties missing displaced thought
    believed to be been have had reported mostly detained arrested
    """
)
_OFFICERS: Final = frozenset({"officer", "officers"})
_OFFICERS_ARE: Final = "officers-are-police"
_POLICE: Final = re.compile(r"\bpolice", re.IGNORECASE)
_OTHERS: Final = re.compile(
    r"\b(?:army|military|soldiers?|troops|navy|naval|marines|prisons?|jail|customs|immigration|correction)",
    re.IGNORECASE,
)
_PLAIN: Final = word_set(
    """
    people person persons officer officers member members personnel men man employee employees staff worker workers
    body bodies casualty casualties death deaths fatality fatalities injury injuries life lives victim victims corpse corpses
    force forces leader leaders unit units commander commanders recruit recruits fighter fighters group groups
    operative operatives
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationEntry:
    """Nouns that name one population; ``modifiers`` name it before a plain noun such as "officers"."""

    name: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    heads: tuple[str, ...]
    modifiers: tuple[str, ...] = ()


Names = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@functools.cache
def _heads() -> Names:
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in loader.entries(_FILE, "population", PopulationEntry):
        for head in entry.heads:
            for form in sorted({head, plural(head)}):
                words = tuple(form.split())
                by_first.setdefault(words[0], []).append((words, entry.name))
    return {first: tuple(sorted(rows, key=lambda r: (-len(r[0]), r[0]))) for first, rows in by_first.items()}


@functools.cache
def _modifiers() -> dict[str, str]:
    return {
        word: entry.name for entry in loader.entries(_FILE, "population", PopulationEntry) for word in entry.modifiers
    }


def named_at(lower: list[str], i: int) -> tuple[str, int] | None:
    """The population that a noun at token ``i`` names, and the noun's length in tokens."""
    options = _heads().get(lower[i])
    if options is not None:
        for words, name in options:
            if len(words) == 1 or tuple(lower[i : i + len(words)]) == words:
                return name, len(words)
    return None


def of_phrase(lower: list[str], first: int, last: int, head: int = -1) -> str | None:
    """The population that a noun phrase names; its head counts first, then a modifier of a plain head.

    Args:
        lower: The words of the sentence in lower case.
        first: First token of the phrase.
        last: The token behind it.
        head: Its head noun; the last noun that names a population when unknown.
    """
    found: str | None = None
    k = first
    while k < last:
        named = named_at(lower, k)
        if named is not None:
            name, size = named
            if k <= head < k + size:
                if name == "man" and head > first and _modifiers().get(lower[head - 1]) is not None:
                    return _modifiers()[lower[head - 1]]
                return name
            found = name if head < 0 or lower[head] in _PLAIN or found is None else found
            k += size
            continue
        k += 1
    if 0 <= head < len(lower) and lower[head] not in _PLAIN:
        return _UNARMED if _UNARMED in lower[first:head] else None  # "two civilian guides"
    modifiers = _modifiers()
    if "council" in lower[first:last]:
        return None
    for k in range(last - 1, first - 1, -1):
        told = modifiers.get(lower[k]) or modifiers.get(" ".join(lower[k - 1 : k + 1]))
        if told is not None:
            return told  # "20 Islamic State operatives"
    return found


def of_modifier(word: str) -> str | None:
    """The population that a word before a noun names: "civilian" of "civilian deaths"."""
    return _modifiers().get(word)


def right_before(lower: list[str], at: int) -> str | None:
    """The population that the word or two right before a noun name: "civilian deaths", but not "police deny deaths"."""
    for size in (2, 1):
        named = named_at(lower, at - size) if at >= size else None
        if named is not None and named[1] == size:
            return named[0]
    return of_modifier(lower[at - 1]) if at > 0 else None


def read(sentence: Sentence, m: Mention) -> None:
    """Fill the population of a figure of people."""
    if m.population is not None or m.kind in _UNPEOPLED or m.measure in _THINGS:
        return
    lower = sentence.lower
    first, last = m.last, m.noun_last
    if _is_mixed(lower, first):
        m.rules.append("populations:mixed")
        return
    if m.kind == "percent" and lower[first + 1 : first + 2] == ["of"]:
        first = last = first + 1  # "40% of them children"
    if last > first:
        name = of_phrase(lower, first, last, m.head)
        if name in _FORCES:
            name = _side(lower, first, last, m.head, name)
        if name is None and lower[last - 1] == "officers" and "police" in sentence.vocabulary:
            name = "police"
        if name is None and m.head + 2 < len(lower) and lower[m.head + 1] == "of":
            name = _of_group(lower, m, m.head + 2)
        if name is None and first < len(lower) and lower[first] == "of":
            name = _after_of(lower, first)
        if name is not None:
            m.population = name
            m.rules.append(f"population:{name}")
            return
    else:
        name = _after_of(lower, first)
        if name is not None:
            m.population = name
            m.rules.append(f"population:{name}")
            return
    found = _told_elsewhere(sentence, m)
    if found is not None:
        m.population = found[0]
        m.rules.append(found[1])


def _is_mixed(lower: list[str], first: int) -> bool:
    """Whether several sorts of people are counted in one: "73 men, women and children"."""
    if first + 2 >= len(lower) or lower[first] not in _SORTS_OF_PEOPLE:
        return False
    k = first + 1
    while k + 1 < len(lower) and lower[k] in {",", "and"}:
        if lower[k + 1] in _SORTS_OF_PEOPLE:
            return True
        if lower[k + 1] != "and":
            return False
        k += 1
    return False


_SORTS_OF_PEOPLE: Final = frozenset({"men", "women", "children", "boys", "girls", "adults", "babies", "infants"})


def of_officers(reading: Reading, m: Mention) -> None:
    """Call officers police in a document that tells of police and of no army: "gunmen injured two officers"."""
    if m.head < 0 or m.sentence.lower[m.head] not in _OFFICERS:
        return
    known = reading.memo.get(_OFFICERS_ARE)
    if known is None:
        text = reading.document.text
        known = reading.memo[_OFFICERS_ARE] = bool(_POLICE.search(text)) and not _OTHERS.search(text)
    if known:
        m.population = "police"
        m.rules.append("populations:officers")


def _told_elsewhere(sentence: Sentence, m: Mention) -> tuple[str, str] | None:
    """The population that no noun of the number names, and the rule."""
    side = _from_side(sentence.lower, m) or _of_owner(sentence.lower, m)
    if side is not None:
        return side, f"population:{side}"
    if (name := _same_as_before(sentence, m)) is not None:
        return name, "populations:same-as-before"
    if _in_custody(sentence.lower, m):
        return "prisoner", "populations:in-custody"
    if m.measure in _BY_MEASURE and (m.unit == "person" or m.counted is None):
        return _BY_MEASURE[m.measure], "populations:measure"
    return None


def _in_custody(lower: list[str], m: Mention) -> bool:
    """Whether the dead were held by those who had taken them: "17 deaths in custody", "12 people died in state detention"."""
    if m.measure != "killed" or m.unit != "person":
        return False
    behind = lower[m.behind : m.behind + _HELD]
    for k, word in enumerate(behind):
        if word in {",", ".", ";", "while", "after", "and"}:
            return False
        if word in {"custody", "detention", "captivity"}:
            return "in" in behind[max(0, k - 3) : k] and behind[k + 1 : k + 2] not in (["centre"], ["center"])
    return False


_HELD: Final = 7
"""Tokens behind the dead within which is told that they were held."""


def _from_side(lower: list[str], m: Mention) -> str | None:
    """Whom a state counts that tells from which side they are: "3,821 dead from the security forces"."""
    if m.measure is None:
        return None
    k = m.last
    while k < len(lower) and k < m.last + 2 and lower[k] not in _SIDES:
        k += 1
    if k >= len(lower) or lower[k] not in _SIDES or m.noun_last > k or lower[k + 1 : k + 2] in _SOME_OF_THEM:
        return None
    for j in range(k + 1, min(k + 4, len(lower))):
        named = named_at(lower, j)
        if named is not None:
            return named[0]
        if lower[j] in _STOPS:
            break
    return None


def _same_as_before(sentence: Sentence, m: Mention) -> str | None:
    """Whom a number with no noun, or "others", counts: "two nurses were killed and another nine hurt"."""
    if m.measure is None or (
        m.noun_last > m.last and m.counted is not None and m.counted.lower() not in {"others", "other"}
    ):
        return None
    before: Mention | None = None
    joined = False
    last = m
    for other in sentence.quantities():
        if other is m:
            break
        if other.unit == "person":
            last = other
            named = sentence.lower[other.begin - 1] == "including"
            if before is None or not (named or not _PARTS.isdisjoint(other.rules)):
                joined = before is not None and sentence.lower[other.qualifier_first - 1] == "and"
                joined = joined and before is not None and before.population != other.population
                before = other  # "killed 16 civilians, including two women, and wounded nine others"
    if joined:
        return None  # "killed 16 civilians and six soldiers and wounded 22 others"
    if before is None or before.population is None or before.measure is None or before.implied:
        return None
    if before.population in _BORN and not _MORE & set(sentence.lower[max(0, m.first - 2) : m.last + 2]):
        return None  # "killing six men and injuring 19": of any sex
    if before.measure == m.measure and m.counted is not None:
        return None  # "killed two soldiers and five others": the others are no soldiers
    gap = sentence.lower[last.behind : m.begin]
    return before.population if len(gap) <= 6 and any(word in {"and", ","} for word in gap) else None


def _side(lower: list[str], first: int, last: int, head: int, name: str) -> str:
    """Soldiers and police together are security forces; soldiers of a rebel army are rebels."""
    stop = min(last + 3, len(lower))
    while stop > last and any(lower[k - 1] in {"and", "or", ","} and _counts(lower[k]) for k in range(last + 1, stop)):
        stop -= 1  # "two soldiers and a policeman", "two soldiers and three policemen": these are counted apart
    seen = {named[0] for k in range(first, stop) if (named := named_at(lower, k)) is not None}
    joined = any(lower[k] in {"and", "or"} for k in range(first, min(last + 2, stop)))
    if joined and ({"soldier", "police"} <= seen or ("security_forces" in seen and len(seen & _FORCES) > 1)):
        return "security_forces"
    if any(_modifiers().get(lower[k]) == "rebel" for k in range(first, head)):
        return "rebel"  # "25 rebel sailors"
    behind = head + 1
    if name == "soldier" and behind < len(lower) and lower[behind] in {"from", "of"}:
        for k in range(behind + 1, min(behind + 4, len(lower))):
            named = named_at(lower, k)
            if named is not None and named[0] == "rebel":
                return "rebel"
    return name


def _counts(word: str) -> bool:
    """Whether a word counts what is named next, apart from what was named before."""
    return word in _APART or word[:1].isdigit()


_APART: Final = word_set(
    "a an one two three four five six seven eight nine ten eleven twelve another several dozens scores"
)


def _of_group(lower: list[str], m: Mention, k: int) -> str | None:
    """Whom a group phrase names: "12 members of the security forces"."""
    if m.head < 0 or lower[m.head] not in _MEMBERS or "staff" in lower[m.last : m.head]:
        return None
    stop = min(k + _NAME, len(lower))
    stop = next((j for j in range(k, stop) if lower[j] in {",", "in", "on", "were", "was", "and"}), stop)
    if not _SITTING.isdisjoint(lower[k:stop]):
        return None  # "the five members of the Security Council"
    for j in range(k, stop):
        named = named_at(lower, j)
        if named is not None:
            return named[0]
        if lower[j] == "army" and (lower[j - 1] in _OF_REBELS or lower[j - 2 : j] == ["people", "'s"]):
            return "rebel"  # "members of the New People's Army"
        if lower[j] in _modifiers():
            return _modifiers()[lower[j]]
    return None


_SITTING: Final = frozenset({"council", "committee", "commission", "parliament", "board"})
_OF_REBELS: Final = frozenset({"liberation", "resistance", "independence", "republican"})
"""In front of "army", the name of one that fights its own country."""
_NAME: Final = 8
"""Tokens of a group's name with its letters: "members of the New People's Army (NPA)"."""


def _of_owner(lower: list[str], m: Mention) -> str | None:
    """Whom the members of a side named before are: "ISIL has executed 70 of its own members"."""
    noun = lower[m.last : m.noun_last]
    if not noun or noun[-1] not in _MEMBERS or _OWN.isdisjoint(noun):
        return None
    for j in range(m.begin - 1, max(-1, m.first - _BACK), -1):
        if lower[j] in {".", ";", '"'}:
            break
        name = _modifiers().get(lower[j]) or _modifiers().get(" ".join(lower[j - 1 : j + 1]))
        if name is not None:
            return name
    return None


_OWN: Final = frozenset({"its", "their"})
_BACK: Final = 15
"""Tokens from a side to how many of its members."""


def _after_of(lower: list[str], k: int) -> str | None:
    """Whom a part names: "three of them women", "six of its soldiers", "two of the victims were minors"."""
    if k + 1 >= len(lower) or lower[k] != "of":
        return None
    k += 1
    while k < len(lower) and lower[k] in _AFTER_OF:
        k += 1
    for j in range(k, min(k + 3, len(lower))):
        named = named_at(lower, j)
        if named is not None:
            return named[0] if lower[j] != "official" else None  # "26 of them official media reported", the comma lost
        if lower[j] in {",", ".", "and", "in", "from", "on", "by", "killed", "including", "with"}:
            break
    return None
