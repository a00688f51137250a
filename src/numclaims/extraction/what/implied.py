"""Numbers that no numeral states: "a soldier was wounded" is one, "no one was hurt" is none.

Only for what happens to people one by one and is always news: killed, injured, detained, abducted, missing. The quote is the word
that implies the number: the article, "another", "no", "no one".
"""

from __future__ import annotations

from itertools import compress
from typing import Final

from numclaims.extraction.things import nounphrases, nouns
from numclaims.extraction.things.singular import is_plural
from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.what import announced, clauses, governors, objects, predicates
from numclaims.extraction.what.accepting import accept
from numclaims.extraction.what.clauses import Clauses, Governor
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention, Reading, Sentence

_ONE: Final = frozenset({"a", "an", "another"})
_NONE: Final = frozenset({"no", "nobody", "none", "no-one"})
_OLD: Final = frozenset({"old", "year-old", "month-old", "week-old", "day-old"})
_YEARS: Final = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days"})
_POSSESSIVES: Final = frozenset({"his", "her", "their"})
_TELLING: Final = frozenset({"told", "tells", "telling", "informed", "informs"})
_LOSSES: Final = (["deaths"], ["fatalities"])
_RECKONING: Final = frozenset({
    "estimated", "estimates", "reckoned", "counted", "reported", "reports", "said", "says", "believed", "put", "saw", "found",
})  # fmt: skip
_LONGEST: Final = 60
"""Characters that a quote may have."""
_ARTICLES: Final = _ONE | _NONE


def trigger_words() -> frozenset[str]:
    """Lower-case words that make a sentence worth reading for an implied number."""
    return clue("harm")


def find(reading: Reading, sentence: Sentence) -> None:
    """Add the implied mentions of a sentence, with their measure."""
    lower = sentence.lower
    if clue("harm").isdisjoint(sentence.vocabulary) or _ARTICLES.isdisjoint(sentence.vocabulary):
        return
    taken = {k for m in sentence.mentions for k in range(m.qualifier_first, m.last)}
    articles = [i for i in compress(range(len(lower)), map(_ARTICLES.__contains__, lower)) if i not in taken]
    if not articles:
        return
    read_by = clauses.clauses_of(reading, sentence)
    if read_by.last < 0:
        return
    numbers = nounphrases.counted_tokens(sentence)
    added = False
    for i in articles:
        m = _none(sentence, read_by, i, numbers) if lower[i] in _NONE else _one(sentence, read_by, i, numbers)
        if m is not None:
            sentence.mentions.append(m)
            added = True
    if added:
        sentence.mentions.sort(key=lambda m: m.start)


def _one(sentence: Sentence, read_by: Clauses, i: int, numbers: frozenset[int]) -> Mention | None:
    lower = sentence.lower
    if i and lower[i - 1] in _TELLING:
        return None  # "a doctor told a reporter 12 had died": whoever listens is none of them
    begin = i + 1
    if begin in numbers:
        begin = _behind_age(sentence, begin)
    if begin >= len(lower) or begin in numbers or lower[begin] in clue("group"):
        return None
    if lower[i] == "another" and lower[begin] in clauses.AUX:
        return _other(sentence, read_by, i)
    phrase = nounphrases.after(sentence, begin, numbers, single=True)
    if phrase is not None:
        pair = _pair(sentence, read_by, i, phrase, numbers)
        if pair is not None:
            return pair
    if phrase is None or not nouns.is_person(lower[phrase.head], sentence.words[phrase.head][0].isupper()):
        return None
    if lower[phrase.head] in clue("group") or _reckons(lower, phrase.last, numbers):
        return None
    if lower[phrase.head].endswith("s") and not lower[phrase.head].endswith("ss"):
        return None  # "a Hamas members' meeting": no single person
    m = _mention(sentence, i, i + 1, 1.0, "implied:one")
    m.noun_first, m.noun_last, m.head = phrase.first, phrase.last, phrase.head
    m.counted = sentence.words_text(phrase.first, phrase.last)
    m.reported_unit = sentence.words[phrase.head]
    return m if _happened(read_by, m) else None


def _reckons(lower: list[str], k: int, numbers: frozenset[int]) -> bool:
    """Whether one person tells of others: "a nurse counted nine who were killed"."""
    return k < len(lower) and lower[k] in _RECKONING and not numbers.isdisjoint(range(k + 1, k + 4))


def _other(sentence: Sentence, read_by: Clauses, i: int) -> Mention | None:
    """A further one of those told of before: "one officer died, another was hurt"."""
    if not any(m.unit == "person" and m.last <= i for m in sentence.mentions):
        return None
    m = _mention(sentence, i, i + 1, 1.0, "implied:one")
    return m if _happened(read_by, m) else None


def _behind_age(sentence: Sentence, k: int) -> int:
    """The token behind an age before a noun: "a 46-year-old woman"; ``k`` itself when none stands there."""
    lower = sentence.lower
    for j in range(k + 1, min(k + 6, len(lower))):
        if lower[j] in _OLD:
            return j + 1
        if lower[j] != "-" and lower[j] not in _YEARS:
            return k
    return k


def _pair(
    sentence: Sentence, read_by: Clauses, i: int, phrase: nounphrases.Phrase, numbers: frozenset[int]
) -> Mention | None:
    """Two people in one breath: "a trader and his daughter were killed"; the quote is the whole phrase."""
    lower = sentence.lower
    k = phrase.last
    if k + 2 >= len(lower) or lower[k] != "and" or lower[k + 1] not in _POSSESSIVES or lower[i] == "another":
        return None
    other = nounphrases.after(sentence, k + 2, numbers, single=True)
    if other is None or sentence.ends[other.head] - sentence.starts[i] > _LONGEST:
        return None
    first, second = lower[phrase.head], lower[other.head]
    if first in clue("group") or is_plural(first) or is_plural(second) or not nouns.is_person(second, capital=False):
        return None
    m = _mention(sentence, i, other.head + 1, 2.0, "implied:pair")
    m.noun_first, m.noun_last, m.head = i + 1, other.head + 1, other.head
    m.counted = sentence.words_text(i + 1, other.head + 1)
    return m if _happened(read_by, m) else None


def _none(sentence: Sentence, read_by: Clauses, i: int, numbers: frozenset[int]) -> Mention | None:
    lower = sentence.lower
    last = i + 2 if lower[i] == "no" and i + 1 < len(lower) and lower[i + 1] == "one" else i + 1
    m = _mention(sentence, i, last, 0.0, "implied:none")
    if lower[i] == "no" and last == i + 1:
        if last >= len(lower) or lower[last] in {"longer", "more", "doubt", "matter", "less"}:
            return None
        hit = None
        for k in range(last, min(last + 3, len(lower))):
            hit = read_by.at[k]
            if hit is not None and lower[k + 1 : k + 2] == ["or"] and hit.options[0].measure not in VICTIMS:
                hit = None  # "no damage or injuries"
            elif hit is not None or (lower[k] not in clue("quality") and lower[k + 1 : k + 2] not in _LOSSES):
                break  # but "no cholera deaths"
        if hit is not None:
            for trigger in hit.options:
                if trigger.measure in VICTIMS and trigger.role in {"noun", "total"}:
                    m.noun_first, m.noun_last, m.head = last, hit.stop, hit.stop - 1
                    m.counted = sentence.words_text(last, hit.stop)
                    m.measure = trigger.measure
                    m.rules += [f"measure:{trigger.name}", "measures:noun"]
                    return m
        phrase = nounphrases.after(sentence, last, numbers, single=False) or nounphrases.after(
            sentence, last, numbers, single=True
        )
        if phrase is None or not nouns.is_person(lower[phrase.head], capital=False):
            return None
        m.noun_first, m.noun_last, m.head = phrase.first, phrase.last, phrase.head
        m.counted = sentence.words_text(phrase.first, phrase.last)
    return m if _happened(read_by, m) else None


def _mention(sentence: Sentence, first: int, last: int, value: float, rule: str) -> Mention:
    m = Mention(sentence, first, last, "count", value, value, value, rule)
    m.words = "implied"
    m.implied = True
    m.unit = "person"
    return m


_PEOPLE: Final = frozenset({"people", "persons"})
_ENDS: Final = frozenset(
    {".", ",", ";", "in", "at", "on", "from", "near", "with", "during", "when", "after", "travelling", "traveling"}
)
_JOINED: Final = (["and"], ["or"], [","])


def _happened(read_by: Clauses, m: Mention) -> bool:
    """Whether a clear event governs the person, and fill the measure if so."""
    found = governors.left(read_by, m, _PEOPLE) or announced.total(read_by, m, _PEOPLE)
    if found is None:
        behind = clauses.noun_end(m)
        if m.first and read_by.lower[m.first - 1] == "by" and read_by.lower[behind : behind + 1] in _JOINED:
            return False  # "carried out by a bomber and three were killed": the agent of another verb
        found = predicates.right(read_by, m, _PEOPLE)
        if found is None or (found.rule == "measures:participle" and found.hit.start != clauses.noun_end(m)):
            found = _listed(read_by, m)
        if found is None:
            return False
    if found.trigger.measure not in VICTIMS or found.negated:
        return False
    accept(read_by, m, found)
    found.hit.taken = False
    return True


def _listed(read_by: Clauses, m: Mention) -> Governor | None:
    """What happened to one who is named last: "killed two aboard and a man in the lorry", "was shot along with a friend"."""
    lower = read_by.lower
    end = clauses.noun_end(m)
    if m.first < 2 or (end < len(lower) and lower[end] not in _ENDS):
        return None
    joined = lower[m.first - 1]
    if joined == "and":
        return objects.from_verb(read_by, m, m.first - 1, _PEOPLE)
    if joined == "with" and lower[m.first - 2] in {"along", "together"}:
        return objects.from_verb(read_by, m, m.first - 1, _PEOPLE, any_voice=True)
    return None
