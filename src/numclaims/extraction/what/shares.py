"""Measures of figures that share out another one by places: "Kenya (41,100), Chad (9,200)", "235 were in Sindh, 70 in Punjab".

A number with no noun of its own, or with that of the whole, that stands beside the name of a place and nothing else, counts what
the last figure before it counted; in a table it may stand on a line of its own.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import BE, PEOPLE
from numclaims.extraction.what import clauses
from numclaims.extraction.what.clauses import Clauses, Governor
from numclaims.lexicons import gazetteer
from numclaims.reading import Mention, Reading, Sentence

_COUNTED: Final = frozenset({"count", "number", "rate"})
_SIGNS: Final = frozenset({"(", ":", "=", "–", "—"})
"""What stands between the name of a place and its figure."""
_BEFORE_NAME: Final = frozenset({"(", ",", ";", ":", "and", "•", "-"})
"""What stands before the name where nothing stands between the two: "(Uganda 18,400, Kenya 4,100)"."""
_DWELLINGS: Final = frozenset({"house", "home", "dwelling", "building", "housing unit"})
_AT: Final = frozenset({"in", "from", "at"})
_SEATED: Final = (["based"], ["located"], ["housed"])
"""Behind "are", with the place behind them."""
_BRACKET: Final = 6
"""Tokens of a bracket with a share, at most."""
_HEADS: Final = word_set(
    "province district region county state department prefecture governorate city town municipality zone division"
)
_ENDS: Final = word_set(") , ; . and • - – — | since alone") | {""}
_LONGEST: Final = 4
"""Words of the name of a place, at most."""
_MANY: Final = 100.0
"""From here on a number in brackets behind a name is nobody's age."""
_ROW: Final = 8
"""Tokens of a line of a table, at most."""
_TABLE: Final = 12
"""Lines of a table that are looked through for what it counts."""
_INDENT: Final = 8
_ROW_WORDS: Final = (
    _SIGNS | _AT | _HEADS | _ENDS | word_set("the of about some more than over * total cases deaths people")
)
_FAR: Final = 24
LIKE: Final = "counts:like-the-one-before"
"""The rule of a number that took its noun from the one before it: "113 injuries in Sindh, 79 in Punjab"."""


def source(
    reading: Reading, read_by: Clauses, m: Mention, fits: frozenset[str]
) -> tuple[Mention, str] | Governor | None:
    """The figure whose share a number beside the name of a place is, or the word that says what the list counts.

    Args:
        reading: The document, for the lines before.
        read_by: The sentence.
        m: The number, which nothing governs.
        fits: What a trigger may count.
    """
    if m.kind not in _COUNTED:
        return None
    named = _named_before(read_by.sentence, m)
    if not named and not _placed_behind(read_by.sentence, m):
        return None
    whole = first_in_bracket(m, _last(read_by.sentence, m))
    if whole is not None:
        if not _same_thing(whole, m) or not (named or _is_open(read_by, whole, m)) or _are_too_small(read_by, whole, m):
            return None
        return whole, "measures:share"
    if _is_row(reading, read_by, m) and (above := _above(reading, read_by.sentence, m)) is not None:
        return above, "measures:row"
    return _listed_of(read_by, m, fits) if named else None


def _named_before(sentence: Sentence, m: Mention) -> bool:
    """Whether the name of a place stands before a number, with at most a sign between, and nothing but its noun behind it."""
    lower = sentence.lower
    sign = m.begin - 1
    if sign < 1:
        return False
    end = clauses.noun_end(m)
    if (lower[end] if end < len(lower) else "") not in _ENDS:
        return False
    signed = lower[sign] in _SIGNS or lower[sign] == "with"
    last = sign if signed else sign + 1
    last -= lower[last - 1] in _HEADS
    first = last
    while first > 0 and last - first < _LONGEST and sentence.words[first - 1][0].isupper():
        first -= 1
    if first == last:
        return False
    if not signed:
        return first > 0 and lower[first - 1] in _BEFORE_NAME and _is_place(sentence, first, last)
    many = (m.value or 0.0) >= _MANY and lower[sign] != "with"  # "Punjab had 39, followed by Sindh with 22"
    return many or _is_place(sentence, first, last) or (first == 0 and _is_place(sentence, 1, last))


def _is_place(sentence: Sentence, first: int, last: int) -> bool:
    return bool(gazetteer.find(" ".join(sentence.words[first:last])))


def _placed_behind(sentence: Sentence, m: Mention) -> bool:
    """Whether a preposition and a name stand right behind a number: "25,442 in Punjab", "235 were in Sindh"."""
    lower = sentence.lower
    k = m.last
    if m.noun_last > m.last:
        return False
    if lower[k : k + 1] == ["("] and ")" in lower[k : k + _BRACKET]:
        k = lower.index(")", k) + 1  # "310 (20%) were in Sindh"
    if k < len(lower) and lower[k] in BE:
        k += 1 + (lower[k + 1 : k + 2] in _SEATED)
    if k + 1 >= len(lower) or lower[k] not in _AT:
        return False
    k += 2 if lower[k + 1] == "the" else 1
    return k < len(lower) and sentence.words[k][0].isupper()


def _last(sentence: Sentence, m: Mention) -> Mention | None:
    """The last figure before a number in its sentence."""
    found: Mention | None = None
    for other in sentence.quantities():
        if other.first >= m.first:
            break
        if other.measure is not None and other.kind in _COUNTED and not other.implied:
            found = other
    return found


def first_in_bracket(m: Mention, previous: Mention | None) -> Mention | None:
    """The first number of the bracket before one that stands bare in its own: "Wau (26 cases and 4 deaths), Juba (12)".

    Args:
        m: The number.
        previous: The number before it, whose measure it would take.

    Returns:
        That first number; ``previous`` where there are no such brackets.
    """
    lower = m.sentence.lower
    opened = m.begin - 1
    if previous is None or m.counted is not None or opened < 0 or lower[opened] != "(":
        return previous
    first = previous
    for other in reversed(m.sentence.quantities()):
        if other.first < first.first:
            if "(" in lower[other.first : first.first]:
                break
            first = other
    opened = first.begin - 1
    return first if opened >= 0 and lower[opened] == "(" and first.measure is not None else previous


def _same_thing(whole: Mention, m: Mention) -> bool:
    if m.unit is None or m.unit == whole.unit or (m.unit in PEOPLE and whole.unit in PEOPLE) or LIKE in m.rules:
        return True
    return m.unit in _DWELLINGS and whole.unit in _DWELLINGS


def _is_open(read_by: Clauses, whole: Mention, m: Mention) -> bool:
    """Whether no other clause begins between a whole and a part of it; a dash may open the list of the parts."""
    lower = read_by.lower
    for k in range(clauses.noun_end(whole), m.begin):
        word = lower[k]
        if word == ":" or (word in clauses.BARRIERS and word not in _SIGNS and not (word == ";" and k >= m.begin - 2)):
            return False  # "310 are in Kumi; 93 in Bole; and 40 in Wa": a list goes on behind the last semicolon
        number = read_by.numbers[k]
        if number is not None and number.measure is None and number.kind != "percent":
            return False
        hit = read_by.at[k]
        if (
            hit is not None
            and not hit.taken
            and k > clauses.noun_end(whole)
            and [word] not in _SEATED
            and any(t.form in {"past", "ing"} for t in hit.options)
        ):
            return False
    return m.first - whole.last <= _FAR


def _are_too_small(read_by: Clauses, whole: Mention, m: Mention) -> bool:
    """Whether all that follows makes next to nothing of a whole, and so counts something else: centres, where people are told."""
    told = whole.value or whole.low or 0.0
    if m.noun_last > m.last or told < _MANY:
        return False
    parts = sum(
        o.value or o.low or 0.0 for o in read_by.sentence.mentions if o.first > whole.first and o.kind in _COUNTED
    )
    return parts < _LEAST * told


_LEAST: Final = 0.02
"""Share of the whole that its parts make at least, all together."""


def _is_row(reading: Reading, read_by: Clauses, m: Mention) -> bool:
    """Whether a number and its place are all that a line of a table holds."""
    start = read_by.sentence.start
    if len(read_by.lower) > _ROW or not start or reading.document.text[start - 1] not in "\n\r\t ":
        return False
    if "\n" not in reading.document.text[max(0, start - _INDENT) : start]:
        return False
    return all(
        word in _ROW_WORDS or read_by.sentence.words[k][0].isupper() or m.first <= k < clauses.noun_end(m)
        for k, word in enumerate(read_by.lower)
    )


def _above(reading: Reading, sentence: Sentence, m: Mention) -> Mention | None:
    """The last figure of the lines right above, which are as short as this one but for the first."""
    for index in range(sentence.index - 1, max(-1, sentence.index - _TABLE), -1):
        line = reading.sentences.get(index)
        if line is None:
            return None
        told = [o for o in line.quantities() if o.measure is not None and o.kind in _COUNTED]
        if told:
            return told[-1] if _same_thing(told[-1], m) else None
        if len(line.lower) > _ROW:
            return None
    return None


def _listed_of(read_by: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """The noun or verb that says what a list by places counts: "New refugees came to Chad (1,200), Kenya (300)"."""
    lower = read_by.lower
    for k in range(m.begin - 1, max(-1, m.first - _FAR), -1):
        if lower[k] in {";", "."} or (k < m.first and read_by.numbers[k] is not None):
            return None
        hit = read_by.ending[k]
        if hit is None:
            continue
        for trigger in hit.options:
            if (
                trigger.counts in fits
                and (
                    trigger.role in {"head", "noun", "total", "state"}
                    or (trigger.role == "act" and trigger.form == "past")
                )
                and clauses.holds(trigger, read_by, hit)
            ):
                return Governor(trigger, hit, "measures:list-of")
    return None
