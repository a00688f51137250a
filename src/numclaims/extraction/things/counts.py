"""Reads what is counted: the noun phrase, its head, and the thing counted in the singular.

First every number looks behind itself ("12 Syrian refugees", "six of them soldiers", "30 wounded"); what finds no noun there
shares that of a neighbour ("killed 55 and wounded 372 people", "from 42 to 57 tanks"), or takes one that stands before ("a toll
of 120"). What is still bare is left to the measures, whose verbs may tell ("killed 55").
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.wordclasses import PERCENT
from numclaims.extraction.things import borrowed, closedwords, labelled, levels, nounphrases, nouns, plurals, rates
from numclaims.extraction.things.closedwords import DETERMINERS, PRONOUNS
from numclaims.extraction.things.naming import name
from numclaims.extraction.things.nounphrases import Phrase
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention, Reading, Sentence

_ON_BOARD: Final = ["on", "board"]
"""The one such word that is written in two."""
_CLOSING: Final = frozenset({'"', "\u201d", "\u2019", "''", "'"})
_COUNTABLE: Final = frozenset({"number", "ratio", "count", "rate"})
_LIKE_PARTICIPLES: Final = frozenset(
    {"bed", "shed", "seed", "feed", "animal", "metal", "signal", "pedal", "petal", "medal"}
)
_SKIPPED: Final = frozenset({"more", "additional", "further", "extra", "odd", "such", "or", "so", "plus", "+"})


def read(reading: Reading, sentence: Sentence) -> None:
    """Say for every number that no unit has claimed what it counts."""
    mentions = sentence.mentions
    if not mentions:
        return
    numbers = nounphrases.counted_tokens(sentence)
    for at, m in enumerate(mentions):
        if m.kind in _COUNTABLE and m.unit is None:
            _behind(sentence, m, mentions[:at], numbers)
            if at and m.reported_unit == "others":
                borrowed.other_things(sentence, m, mentions[:at])
    borrowed.shared(sentence, mentions)
    for at, m in enumerate(mentions):
        if m.kind in _COUNTABLE:
            if m.unit is None:
                borrowed.of_next(sentence, m, mentions[at + 1 :])
            if m.unit is None:
                _borrow(reading, sentence, m, mentions[:at], numbers)
            _rate(sentence, m)
    if len(mentions) > 1:
        levels.points(mentions)


def _borrow(reading: Reading, sentence: Sentence, m: Mention, earlier: list[Mention], numbers: frozenset[int]) -> bool:
    """Look for the noun elsewhere than behind the number; the first way that finds one."""
    return (
        borrowed.predicate(sentence, m, numbers)
        or borrowed.before(sentence, m, numbers)
        or labelled.before(sentence, m)
        or borrowed.like_others(reading, sentence, m, earlier)
        or borrowed.human(sentence, m, earlier)
        or borrowed.again(sentence, m, earlier)
    )


def _behind(sentence: Sentence, m: Mention, earlier: list[Mention], numbers: frozenset[int]) -> bool:
    """Read the noun phrase behind a number."""
    lower, n = sentence.lower, len(sentence.lower)
    i = m.last
    if i + 1 < n and lower[i] == "-" and sentence.glued(i) and sentence.glued(i + 1) and lower[i + 1][0].isalpha():
        if lower[i + 1] not in {"odd", "plus"}:
            return _hyphen(sentence, m, i + 1)
        i += 2
    i = _behind_share(lower, i)
    i += i < n and lower[i] in _CLOSING and lower[i + 1 : i + 2] == ["of"]  # '"hundreds" of deaths'
    i += _is_apposed(lower, m) and lower[i : i + 2] == [",", "of"] and lower[i + 2 : i + 3] != ["course"]
    while i < n and lower[i] in _SKIPPED:
        if lower[i] == "or" and not (i + 1 < n and lower[i + 1] in {"so", "more"}):
            return False
        i += 1
    several = i > m.last + 1 and lower[i - 2] == "or"  # "one or more papers"
    i = _behind_sorts(lower, _behind_measure(sentence, i, numbers))
    if i >= n or i in numbers:
        return False
    if lower[i] == "of":
        return i + 1 < n and _of(sentence, m, i + 1, earlier, numbers)
    if lower[i] == "times" and _times(sentence, m, i):
        return True
    if m.kind == "ratio":
        while i + 1 < n and lower[i] in DETERMINERS:  # the text may end there
            i += 1
    single = not several and _is_single(sentence, m, i)
    phrase = _phrase_at(sentence, i, numbers, single=single)
    state = _state(sentence, i, phrase.head if phrase else n)
    if state >= 0 and (phrase is None or not _people_at(sentence, phrase.head)):
        # two verbs with a figure each, what joined them lost: "killed 83 injured 100 rebels"
        verb = state + 1 in numbers and lower[m.qualifier_first - 1] in clue("harming")
        return not verb and _stand(m, sentence, state)
    if phrase is None:
        phrase = _attributive(sentence, m, i, numbers) or _initials(sentence, m, i) or _unmarked(sentence, i)
    if phrase is not None:
        name(m, sentence, phrase)
    return phrase is not None


def _is_apposed(lower: list[str], m: Mention) -> bool:
    """Whether a number is said beside another that it may be instead: "hundreds, perhaps thousands, of people"."""
    before = m.begin
    return "," in lower[m.first : m.last] or "," in lower[max(0, before - 2) : before]


def _behind_share(lower: list[str], i: int) -> int:
    """Behind the share of the whole in a bracket at token ``i``: "228 (72 %) severe cases"; else ``i``."""
    if i >= len(lower) or lower[i] != "(":
        return i
    close = next((k for k in range(i + 2, min(i + _SHARE, len(lower))) if lower[k] == ")"), 0)
    return close + 1 if close and lower[close - 1] in PERCENT else i


_SHARE: Final = 6
"""Tokens of a share in a bracket, at most."""


def _behind_sorts(lower: list[str], i: int) -> int:
    """The last of several sorts of cases: "confirmed, probable and suspected cases", where "confirmed" begins at token ``i``."""
    if (
        i + 2 < len(lower)
        and lower[i + 1] == "-"
        and lower[i + 2] in {"or", "and"}
        and "-" in (lower[i + 3 : i + 4] or [""])[0]
    ):
        return i + 3  # "flood- or rain-related deaths"
    while i + 1 < len(lower) and lower[i] in _SORTS and lower[i + 1] in {",", "and", "or"}:
        i += 2
        if lower[i - 1] == "," and lower[i : i + 1] == ["and"]:
            i += 1
    return i


_SORTS: Final = frozenset(
    {"confirmed", "probable", "suspected", "possible", "laboratory-confirmed", "registered", "unconfirmed"}
)


def _behind_measure(sentence: Sentence, i: int, numbers: frozenset[int]) -> int:
    """Behind the measure at token ``i`` that a hyphen makes an adjective: the noun of "two five-year terms"; else ``i``."""
    if i not in numbers:
        return i
    lower = sentence.lower
    for other in sentence.mentions:
        if other.first == i:
            hyphened = (
                other.last < len(lower)
                and lower[other.last] == "-"
                and other.unit is not None
                and other.kind != "count"
            )
            adjective = hyphened and other.noun_last > other.last and not lower[other.noun_last - 1].endswith("olds")
            return other.noun_last if adjective else _behind_tied(sentence, other.last, i, numbers)
    return i


def _behind_tied(sentence: Sentence, j: int, i: int, numbers: frozenset[int]) -> int:
    """Behind the noun that a hyphen at ``j`` ties to the second of two numbers: "two six-car trains"; else ``i``."""
    lower = sentence.lower
    if j + 2 >= len(lower) or lower[j] != "-" or not (sentence.glued(j) and sentence.glued(j + 1)):
        return i
    tied = lower[j + 1].isalpha() and (lower[j + 1] not in closedwords.STOPS or lower[j + 1] in closedwords.ALSO_NOUNS)
    if not tied or j + 2 in numbers:
        return i
    phrase = nounphrases.after(sentence, j + 2, numbers, single=False)
    return i if phrase is None else j + 2


def _is_single(sentence: Sentence, m: Mention, i: int) -> bool:
    """Whether the noun behind a number is a singular: "one vote", "0.1 point", but "0.25 points"."""
    if m.value is None or m.kind == "ratio" or abs(m.value) > 1.0:
        return False
    return abs(m.value) == 1.0 or not plurals.plural_at(sentence, i)


def _phrase_at(sentence: Sentence, i: int, numbers: frozenset[int], *, single: bool) -> Phrase | None:
    """The noun phrase at token ``i``, also one that begins with a number that is part of its name: "four 3-pointers"."""
    lower = sentence.lower
    tied = i + 2 < len(lower) and lower[i + 1] == "-" and sentence.glued(i + 2) and i not in numbers
    if tied and any(m.first == i and m.rejected_by == "veto:kind-named-by-number" for m in sentence.mentions):
        phrase = nounphrases.after(sentence, i + 2, numbers, single=single)
        return None if phrase is None else Phrase(i, phrase.head, phrase.last)
    return nounphrases.after(sentence, i, numbers, single=single)


def _of(sentence: Sentence, m: Mention, i: int, earlier: list[Mention], numbers: frozenset[int]) -> bool:
    """Read what stands behind "of": "thousands of people", "six of them soldiers", "10 of the dead"."""
    lower, n = sentence.lower, len(sentence.lower)
    if lower[i] in PRONOUNS and (lower[i] not in DETERMINERS or i + 1 >= n or not lower[i + 1][0].isalpha()):
        return _pronoun(sentence, m, i, earlier, numbers)
    start = i
    while i < n and lower[i] in DETERMINERS:
        i += 1
    i = _behind_named(sentence, i)
    if i >= n or i in numbers:
        return False
    phrase = nounphrases.after(sentence, i, numbers, single=False)
    if lower[i] in nouns.states() and (phrase is None or not _people_at(sentence, phrase.head)):
        _stand(m, sentence, i)
        m.counted = sentence.words_text(start, i + 1)
        m.noun_first = start
        return True
    phrase = phrase or nounphrases.after(sentence, i, numbers, single=True)
    if phrase is not None and phrase.last < n and lower[phrase.last] == "'s":
        if phrase.last == phrase.head + 1:
            return False
        phrase = Phrase(phrase.first, phrase.head, phrase.head + 1)  # "one of the wars of this year's season"
    if phrase is None:
        return False
    name(m, sentence, Phrase(start, phrase.head, phrase.last))
    return True


def _behind_named(sentence: Sentence, i: int) -> int:
    """Behind a name with a number that owns what is counted: "10 of the S&P 500's sectors"; else ``i``."""
    named = next((o.last for o in sentence.mentions if o.first == i and o.rejected_by is not None), i)
    return named + 1 if named > i and sentence.lower[named : named + 1] == ["'s"] else i


def _people_at(sentence: Sentence, head: int) -> bool:
    return nouns.is_person(sentence.lower[head], sentence.words[head][0].isupper())


def _state(sentence: Sentence, i: int, until: int) -> int:
    """Token of a word like "dead" or "detained" that stands for people at ``i``, adverbs skipped; -1 if none."""
    lower, n = sentence.lower, len(sentence.lower)
    while i < n and i < until and (lower[i].endswith("ly") or lower[i] in {"other", "others"}):
        i += 1
    if i >= n:
        return -1
    if lower[i] == _ON_BOARD[0] and lower[i : i + 2] == _ON_BOARD:
        return i + 1
    return i if lower[i] in nouns.states() else -1


def _stand(m: Mention, sentence: Sentence, head: int) -> bool:
    """Let a state stand for those counted."""
    m.kind = m.kind if m.kind == "ratio" else "count"
    m.unit = "person"
    m.reported_unit = sentence.words[head]
    m.head = head
    m.noun_first = head
    m.noun_last = head + 1
    known = nouns.states()
    m.rules.append(known.get(sentence.lower[head]) or known["aboard"])
    return True


def _hyphen(sentence: Sentence, m: Mention, i: int) -> bool:
    """Read a noun that a hyphen ties to the number: "a 12-member panel", "six-point plan", "35-strong"."""
    word = sentence.words[i]
    head = sentence.lower[i].partition("-")[0]
    if (
        not head.isalpha()
        or (head in closedwords.STOPS and head not in closedwords.ALSO_NOUNS)
        or (head.endswith(("ed", "al")) and head not in _LIKE_PARTICIPLES)
        or (word[0].isupper() and not word.isupper())
    ):
        return False  # "four-to-one", "one-sided", "three-dimensional", "15-Ben" in a line-up
    if head == "strong":
        m.unit, rule = "person", "counts:strong"
    else:
        m.unit, known = nouns.thing(head)
        rule = known or "counts:hyphen"
        m.counted = head
    m.kind = "count"
    m.reported_unit = head
    m.head = i
    m.noun_first = i
    m.noun_last = i + 1
    m.rules.append(rule)
    return True


def _attributive(sentence: Sentence, m: Mention, i: int, numbers: frozenset[int]) -> Phrase | None:
    """A singular noun that goes before another: "the 12 page document", "a three course meal"."""
    k = m.qualifier_first - 1
    if k < 0 or (sentence.lower[k] not in DETERMINERS and not sentence.lower[k].endswith(("ed", "s", "l"))):
        return None
    whole = nounphrases.after(sentence, i, numbers, single=True)
    if (
        whole is None
        or whole.head == i
        or whole.first != i
        or not sentence.lower[i].isalpha()
        or sentence.words[i][0].isupper()
    ):
        return None
    if sentence.lower[i].endswith(("ly", "ed", "ing", "ish", "al", "ous", "ive", "ful", "ic")) and not sentence.lower[
        i
    ].endswith("eed"):
        return None
    return Phrase(i, i, i + 1)


def _unmarked(sentence: Sentence, i: int) -> Phrase | None:
    """A plural whose ending was lost: "at least 50 member of the group"."""
    lower = sentence.lower
    if (
        i + 1 >= len(lower)
        or lower[i] == "other"
        or lower[i + 1] not in {"of", "from", "in", "were", "who", "and"}
        or not nouns.in_people(lower[i])
    ):
        return None
    return Phrase(i, i, i + 1)


def _initials(sentence: Sentence, m: Mention, i: int) -> Phrase | None:
    """A statistic by its initials: "(0.5 WAR)", "a 3.20 ERA"."""
    word = sentence.words[i]
    if not (1 < len(word) < 6 and word.isalpha() and word.isupper()) or m.value is None or m.value == int(m.value):
        return None
    return Phrase(i, i, i + 1) if i + 1 >= len(sentence.words) or not sentence.words[i + 1][0].isalnum() else None


def _times(sentence: Sentence, m: Mention, i: int) -> bool:
    """Read a multiple: "three times the payment", "ten times as many", "6.5 times earnings"."""
    lower, n = sentence.lower, len(sentence.lower)
    following = lower[i + 1] if i + 1 < n else ""
    if rates.rate_at(sentence, i + 1)[1] >= 0 or not following[:1].isalpha():
        return False
    compared = following in DETERMINERS or following in {
        "as",
        "more",
        "higher",
        "bigger",
        "larger",
        "greater",
        "less",
        "what",
        "that",
    }
    if not compared and (following in closedwords.STOPS or following.endswith(("ly", "ed", "er"))):
        return False
    m.kind = "ratio"
    m.unit = "time"
    m.reported_unit = sentence.words[i]
    m.noun_first = i
    m.noun_last = i + 1
    m.rules.append("counts:multiple")
    return True


def _pronoun(sentence: Sentence, m: Mention, i: int, earlier: list[Mention], numbers: frozenset[int]) -> bool:
    """Read "six of them soldiers", "eight of whom were children", "three of them"."""
    phrase = nounphrases.after(sentence, i + 1, numbers, single=m.value == 1)
    if phrase is not None and _people_at(sentence, phrase.head):
        name(m, sentence, phrase)
        m.rules.append("counts:of-them")
        return True
    other = borrowed.count_before(earlier)
    if other is not None:
        m.unit = other.unit
    elif sentence.lower[i] == "whom":
        m.unit = "person"
    else:
        return False
    if m.kind != "ratio":
        m.kind = "count"
    m.rules.append("counts:of-them")
    return True


def _rate(sentence: Sentence, m: Mention) -> None:
    """Read a rate: "100 flights a day", "eight to 10 storms every year", "1,000 a day"."""
    if m.kind not in {"count", "number"}:
        return
    behind = m.behind
    name, end, rule = rates.rate_at(sentence, behind)
    if end < 0 or not rule.startswith("per:time"):
        return
    m.kind = "rate"
    if m.unit == "time":
        m.unit = f"time / {name}"  # "times" alone says nothing
    m.reported_unit = sentence.words_text(m.head if m.head >= m.last else behind, end)
    m.rules.append(rule)
