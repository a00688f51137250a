"""Reads modifiers before and after a number as intervals, and the direction of a change.

The words stand in ``lexicons/en/qualifiers.toml``; what each does to value, low and high is the table of the data contract.
Where two modifiers meet ("up to about 400", "more than 300 or so"), a bound is stronger than "about".
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

from numclaims.claims import QUANTITY_KINDS, Qualifier
from numclaims.extraction.numbers.changes import inherit_change, read_change
from numclaims.extraction.numbers.numberwords import number_words, tidy
from numclaims.extraction.numbers.scales import CURRENCIES
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import OWNERS, SUBJECT_PRONOUNS
from numclaims.extraction.things import nouns
from numclaims.extraction.things.singular import is_plural
from numclaims.lexicons.loader import entries
from numclaims.lexicons.phrases import PhraseTable
from numclaims.reading import Mention, Reading, Sentence

FILE: Final = "en/qualifiers.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class QualifierEntry:
    """Words before or behind a number that make an interval of it.

    Attributes:
        name: Its name; the rule is ``qualifier:<name>``, or ``after:<name>`` for words behind the number.
        bound: A qualifier of the contract, or ``nearly``.
        phrases: The words.
        not_after: Words before the phrase that give it another meaning.
        examples: Sentences in which the rule fires.
        counterexamples: Sentences in which it does not.
    """

    name: str
    bound: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    not_after: tuple[str, ...] = ()


@functools.cache
def _before() -> PhraseTable[QualifierEntry]:
    read = entries(FILE, "qualifier", QualifierEntry)
    return PhraseTable((phrase, entry) for entry in read for phrase in entry.phrases)


@functools.cache
def _last_words() -> frozenset[str]:
    """The last words of all modifiers before a number: behind any other there is none, and nothing more to look up."""
    return frozenset(
        phrase.split()[-1] for entry in entries(FILE, "qualifier", QualifierEntry) for phrase in entry.phrases
    )


@functools.cache
def _first_words() -> frozenset[str]:
    """The first words of all modifiers behind a number."""
    return frozenset(phrase.split()[0] for entry in entries(FILE, "after", QualifierEntry) for phrase in entry.phrases)


@functools.cache
def _after() -> PhraseTable[QualifierEntry]:
    read = entries(FILE, "after", QualifierEntry)
    return PhraseTable((phrase, entry) for entry in read for phrase in entry.phrases)


# Words that may stand between a modifier and its number ("at least another 20", "up to a further 10").
_FILLERS: Final = word_set(
    "another a an the further additional these those its their his her total of or , even only just extra"
)
_DEFINITE: Final = OWNERS | {"the", "these", "those"}
_NOT_OF_A_KNOWN_NUMBER: Final = word_set("more-than over less-than about at-most nearly")
_STRENGTH: Final = {
    "approximately": 0, "nearly": 1, "less_than": 2, "more_than": 2, "at_least": 2, "at_most": 2, "up_to": 2,
}  # fmt: skip
_BEFORE_OVER_A_TIME: Final = word_set(
    "for of or just well lasted lasting spent after is was were a took by in at last have has had with spans spanning span"
)
_TAKE: Final = word_set("take takes took taken taking")
_MARKS: Final = word_set("mark level threshold milestone barrier")
"""Behind a number that the text speaks of as known, these make a bound of it: "above the 18,000 mark"."""
_MEASURED: Final = word_set("duration ratio percent measurement age money temperature")
_LEVELS: Final = word_set("above below under beyond")
"""What a change leads to behind these is a level: "slipped below 22,400"."""
_REACH: Final = 4
"""Words behind a number among which "or more" is looked for: "4,000 Syrian army troops or more"."""


def read(reading: Reading, sentence: Sentence) -> None:  # noqa: ARG001 -- every stage has this form
    """Set qualifier, interval and change of every quantity of a sentence."""
    previous: Mention | None = None
    for m in sentence.mentions:
        if m.kind not in QUANTITY_KINDS:
            continue
        start = _with_currency(sentence, m)
        start = _read_before(sentence, m, start)
        _read_after(sentence, m)
        if m.change is None and not (m.qualifier_text and m.qualifier_text.lower() in _LEVELS):
            read_change(sentence, m, min(start, m.qualifier_first), previous)
        if previous is not None:
            _inherit(sentence, previous, m)
        previous = m


def _with_currency(sentence: Sentence, m: Mention) -> int:
    """The first token of the number with the currency before it."""
    lower = sentence.lower
    start = m.noun_first if 0 <= m.noun_first < m.first else m.first
    while start > 0 and lower[start - 1] in CURRENCIES and (lower[start - 1] not in _WORDLIKE or sentence.glued(start)):
        start -= 1
        if lower[start] == "=" and start > 0 and len(lower[start - 1]) == 1 and sentence.glued(start):
            start -= 1
    return start


_WORDLIKE: Final = word_set("us try ps a c")


def _read_before(sentence: Sentence, m: Mention, start: int) -> int:
    """Read the modifiers that end at ``start``; returns where they begin."""
    lower = sentence.lower
    table, lasts = _before(), _last_words()
    at = begin = start
    strongest = -1
    skipped = 0
    while at > 0 and skipped < 3:
        found = table.ending_at(lower, at) if lower[at - 1] in lasts else None
        if found is None:
            word = lower[at - 1]
            if word not in _FILLERS or (word == "of" and (at < 2 or lower[at - 2] != "total")):
                break
            at -= 1
            skipped += 1
            continue
        entry, length = found
        first = at - length
        if not _means_it(sentence, m, entry, first, at, begin):
            break
        if _STRENGTH[entry.bound] > strongest:
            strongest = _STRENGTH[entry.bound]
            _apply(m, entry.bound)
            m.rules.append(f"qualifier:{entry.name}")
        text = sentence.words_text(first, at)
        m.qualifier_text = text if m.qualifier_text is None else f"{text} {m.qualifier_text}"
        m.qualifier_first = begin = at = first
        skipped = 0
    return begin


def _means_it(sentence: Sentence, m: Mention, entry: QualifierEntry, first: int, last: int, begin: int) -> bool:
    """Whether the phrase is a modifier here: "over two days" is a span, "talked about two men" a topic."""
    lower = sentence.lower
    word = lower[first]
    before = lower[first - 1] if first else ""
    elsewhere = before in entry.not_after and not (before in _TAKE and _is_taken(lower, m))
    joined = before == "-" and sentence.glued(first) and not (first > 1 and sentence.words[first - 2].isupper())
    if elsewhere or (word == "some" and before == "the") or joined:
        return False  # "talked about two men", "a five-under 65"
    if last < begin and entry.name == "over" and lower[last] in {"a", "an"}:
        return False  # "jailed over a $600,000 fraud", "over a 20-year career"
    if last < begin and lower[last - 1] == "estimated" and lower[last] in {"a", "the"}:
        return False  # "had estimated a 1.7 percent rise"
    known = last < begin and entry.name in _NOT_OF_A_KNOWN_NUMBER and lower[last] in _DEFINITE
    if known and not (m.last < len(lower) and lower[m.last] in _MARKS):
        return False  # "around the 12 prisoners", "fewer than the 165 of last year"
    if (entry.name == "up-to" and (_comes_from(sentence, m) or _is_brought(sentence, first))) or (
        word == "over" and _is_of_before(sentence, m)
    ):
        return False
    if last > first + 1:
        return True
    if word == "over" and (m.kind == "duration" or lower[m.last : m.last + 1] == ["innings"]):
        return before in _BEFORE_OVER_A_TIME
    if word == "near":  # "near two villages" is a place
        large = m.value is not None and m.value >= 50.0 and m.kind != "measurement"
        return m.words == "digits" and (large or m.kind in {"money", "percent"})
    if word == "within":
        return m.kind in _MEASURED
    if word in {"under", "beyond", "above", "below", "over"}:
        if m.kind == "measurement" and m.behind < len(lower) and lower[m.behind] == "of":
            return word in {"over", "above"}  # "under 3 metres of mud" is a place
        if m.words == "words" and m.value is not None and m.value < 3.0:
            return m.kind in _MEASURED
    return True


def _is_taken(lower: list[str], m: Mention) -> bool:
    """Whether people or time are taken, and no firm is taken over: "took over 40 hostages", "took over two years"."""
    end = m.behind
    if m.kind == "duration":
        return lower[end : end + 1] not in (["ago"], ["earlier"], ["later"])
    return any(nouns.is_person(word) and is_plural(word) for word in lower[m.last : m.last + 3])


def _is_of_before(sentence: Sentence, m: Mention) -> bool:
    """Whether a number is that of an earlier time, with which another is compared: "to 51 over 40 in the same period"."""
    behind = sentence.lower[m.behind :][:3]
    return behind[:2] == ["in", "the"] and behind[-1] in _SAME_TIME


_SAME_TIME: Final = word_set("same corresponding year-ago previous prior preceding year-earlier comparable")


def _comes_from(sentence: Sentence, m: Mention) -> bool:
    """Whether a lower level follows, so that the number is the one reached: "up to 4.6% from 4.5%"."""
    lower, j = sentence.lower, m.behind
    if m.value is None or j + 1 >= len(lower) or lower[j] != "from":
        return False
    return any(0 < o.first - j <= 2 and o.value is not None and o.value < m.value for o in sentence.mentions)


def _is_brought(sentence: Sentence, first: int) -> bool:
    """Whether "up" at ``first`` goes with a verb of bringing before its object: "bringing the monthly fee up to $7"."""
    lower = sentence.lower
    for i in range(first - 2, max(-1, first - _REACH_OF_BRING), -1):
        if lower[i] in _BRING and lower[i + 1] != "in":  # "bringing in up to 50 million"
            return True
        if lower[i] in _RAISE and not _TOLLS.isdisjoint(lower[i:first]):
            return True  # "revised its toll up to 61"
        word = lower[i]
        if word in _OUT_OF_REACH or word.endswith("ing") or not (word[0].isalpha() or word in _QUOTES):
            return False  # "bring a mill to the town employing up to 400"
    return False


_BRING: Final = frozenset({"bringing", "brought", "brings", "bring"})
_RAISE: Final = word_set("raise raises raised raising push pushes pushed pushing revise revises revised revising")
_TOLLS: Final = word_set("toll tolls figure count tally total number dead")
_REACH_OF_BRING: Final = 10
_OUT_OF_REACH: Final = frozenset({"to", "with", "by", "for", "at", "from", "and", "or"})
_QUOTES: Final = frozenset({'"', "\u201c", "\u201d", "'", "''", "``", "-"})


def _apply(m: Mention, bound: str) -> None:
    """Give the number the interval that the contract names for the modifier; a range keeps its own ends."""
    value = m.value
    if value is None:
        return
    vague = m.qualifier == "vague"
    if bound in {"approximately", "nearly"}:
        if m.qualifier != "exact":
            return
        unit = digit_unit(m)
        m.qualifier = "approximately"
        m.low = tidy(value - (unit if bound == "nearly" else unit / 2.0))
        m.high = value if bound == "nearly" else tidy(value + unit / 2.0)
        return
    qualifier = _BOUNDS[bound]
    if qualifier in {"at_least", "more_than"}:
        m.low, m.high = (m.low if vague else value), None
    else:
        m.low, m.high = (0.0 if value >= 0.0 else None), (m.high if vague else value)
    m.qualifier = qualifier


_BOUNDS: Final[dict[str, Qualifier]] = {
    "at_least": "at_least", "more_than": "more_than", "up_to": "up_to", "at_most": "at_most", "less_than": "less_than",
}  # fmt: skip


def digit_unit(m: Mention) -> float:
    """One unit of the last digit that counts: 1000 for 4,000, 10 for 1,250, 0.1 for 2.5; a dozen for dozens."""
    value = abs(m.value or 0.0)
    if m.sentence.lower[m.last - 1] == "dozen" and value >= 12.0:
        return 12.0
    if value < 1.0 and ("numeral:fractions" in m.rules or "numeral:one-in-five" in m.rules):
        return 0.1  # "about a third"
    mantissa, exponent = f"{value:.14e}".split("e")
    digits = len(mantissa.rstrip("0").rstrip(".").replace(".", ""))
    return float(f"1e{int(exponent) - digits + 1}")


def _read_after(sentence: Sentence, m: Mention) -> None:
    """Read a modifier right behind the number, or behind the few words that follow it."""
    lower = sentence.lower
    table, firsts = _after(), _first_words()
    j = m.last
    end = min(len(lower), max(m.last, m.noun_last if m.noun_first >= m.last else m.last) + _REACH + 1)
    while j < end:
        word = lower[j]
        found = table.starting_at(lower, j) if word in firsts else None
        if found is not None:
            entry, length = found
            if _follows(sentence, m, j, length) and (
                m.qualifier in {"exact", "vague"} or (m.qualifier == "approximately" and entry.bound != "approximately")
            ):
                _apply(m, entry.bound)
                m.qualifier_text = sentence.words_text(j, j + length)
                m.rules.append(f"after:{entry.name}")
            return
        if not (word[0].isalpha() or word in _UNIT_SIGNS) or word in _STOPS:
            return
        j += 1


_UNIT_SIGNS: Final = frozenset({"%", "-", "\u20ac", "\u00a3", "\u00b0"})
_STOPS: Final = word_set(
    "and but who which that were was are is be been have has had in on at by to from with for said says after before as"
    " when while if because than of"
)
_ONLY_RIGHT_BEHIND: Final = word_set("plus + odd - approximately minimum maximum tops upwards")


def _follows(sentence: Sentence, m: Mention, j: int, length: int) -> bool:
    """Whether the phrase at ``j`` belongs to the number, and not to what comes next."""
    lower, n = sentence.lower, len(sentence.lower)
    behind = lower[j + length] if j + length < n else "."
    first = lower[j]
    if first in _ONLY_RIGHT_BEHIND and j != m.last:
        return False
    if first == "-" and not (sentence.glued(j) and sentence.glued(j + 1)):
        return False
    if behind[0].isdecimal() or behind in CURRENCIES or behind in _OF_THE_NEXT or behind in number_words().role:
        return False  # "20 men and over 100 women", "12 people, at least five of them children"
    if first in {"at", "minimum", "maximum"} and behind[0].isalpha():
        return False
    if behind == "to" and lower[j + length - 1] == "up":
        return False  # "31 tanks and up to 45 jets"
    if first == "and" and behind in {"from", "by"}:
        return False  # "192 million and up from 177 million"
    if lower[j : j + length] == ["and", "more"] and behind[0].isalpha() and behind not in _STOPS:
        return False  # "a 3% levy and more money for roads"
    if first == "odd":
        return behind not in HYPHENS_OR_END
    if first == "or" and behind in _SPEAKERS:
        return False  # "left 40 men, or so he said"
    if first == "more" and length == 3:
        return not behind[0].isalpha()
    return True


_OF_THE_NEXT: Final = word_set("than about some nearly almost around the a an half")
_SPEAKERS: Final = SUBJECT_PRONOUNS | {"the", "said"}
HYPHENS_OR_END: Final = frozenset({"-", ".", ",", ";"})


def _inherit(sentence: Sentence, a: Mention, b: Mention) -> None:
    """A figure given again in other units has the same bound and direction: "some 80km (50 miles)"."""
    inherit_change(sentence, a, b)
    lower = sentence.lower
    gap = lower[a.last : b.first]
    if "(" not in gap or ")" in gap or len(gap) > 7 or a.kind in {"count", "age", "ratio"}:
        return
    opener = gap.index("(")
    if opener > 4 or any(t not in CURRENCIES and len(t) > 3 for t in gap[opener + 1 :]):
        return
    if a.kind != b.kind and {a.kind, b.kind} not in ({"measurement", "number"}, {"money", "number"}):
        return
    if a.qualifier in _STRENGTH and b.qualifier == "exact":
        _apply(b, "nearly" if a.qualifier == "approximately" and a.high == a.value else a.qualifier)
        b.rules.append("qualifiers:conversion")
    if b.change is None and a.change is not None:
        b.change = a.change
