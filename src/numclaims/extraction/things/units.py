"""Reads the physical unit, currency, percent, duration, age or temperature of a number.

Runs before the modifiers are read, so what stands before a number is looked for right before it.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import is_split_second, word_set
from numclaims.extraction.things import ages, closedwords, levels, money, nounphrases, rates, tolls, unitwords
from numclaims.extraction.things.unitwords import Unit
from numclaims.reading import Mention, Reading, Sentence

_OPEN: Final = frozenset({"number", "count", "ratio"})
# Words that may stand between a number and its unit.
_BETWEEN: Final = word_set("""
    more additional further extra full whole consecutive straight long short solid successive entire calendar working odd plus +
    """)
_OF_WARMTH: Final = word_set(
    "temperature temperatures degrees heat hot hotter cold colder warm warmer highs lows mercury celsius"
)
_OPEN_ENDS: Final = frozenset({"plus", "odd"})
_DIMENSIONS: Final = word_set("long high tall wide deep thick broad plus range mark odd strong an a per square")
_OR: Final = frozenset({"so", "more"})
_HYPHENS: Final = frozenset({"-", "\u2013"})
# Unit words that are something else before these words.
_NOT_UNITS: Final = {
    "foot": word_set("soldier soldiers patrol patrols bridge bridges passenger passengers traffic"),
    "second": word_set("round time term half place leg lieutenant lieutenants sergeant sergeants secretary grade class cousin"),
    "stone": frozenset({"house", "houses", "building", "buildings", "wall", "walls", "bridge", "bridges"}),
    "won": frozenset({"the", "a", "an", "their", "his", "her", "in", "by", "gold", "at", "and", "more", "seats"}),
    "real": frozenset({"madrid", "estate"}),
    "sterling": frozenset({"is", "was", "has"}),
}  # fmt: skip
_MANY_POUNDS: Final = 1000.0
"""From so many on, pounds of something may be money ("40,000 pounds of damage")."""
_CLOSING: Final = word_set(". , ; : ! ? ) ] / - \u2013 \u2014 2 3 ' \" 's")
_SHARING: Final = frozenset({"and", "or", "to", ",", "-", "\u2013", "x", "\u00d7", "by", "versus", "against"})
# No earthquake was ever stronger than 9.5.
_STRONGEST: Final = 10.0
_QUAKES: Final = frozenset({"quake", "earthquake", "tremor", "aftershock", "temblor"})
_SHARED_KINDS: Final = frozenset({"measurement", "percent", "duration", "temperature", "age", "money"})


def read(reading: Reading, sentence: Sentence) -> None:
    """Say for every number what unit it has, if a word or sign for one stands by it."""
    mentions = sentence.mentions
    if not mentions:
        return
    for m in mentions:
        if m.unit is None and m.kind in _OPEN:
            _one(reading, sentence, m)
    if len(mentions) > 1:
        ages.of_those_named(sentence)
        _share(sentence, mentions)
        money.add_cents(sentence)


def _one(reading: Reading, sentence: Sentence, m: Mention) -> bool:
    if m.kind == "ratio" or _is_part_of_one(sentence, m):
        return _fraction(sentence, m)
    if money.before(reading, sentence, m):
        _rate(sentence, m, m.last)
        money.purpose(sentence, m)
        return True
    if ages.before(sentence, m) or ages.or_more(sentence, m) or _magnitude(sentence, m) or _or_two(sentence, m):
        return True
    lower, n = sentence.lower, len(sentence.lower)
    i = m.last
    while i < n and lower[i] in _BETWEEN:
        i += 1
    hyphen = i < n and lower[i] in _HYPHENS
    if hyphen:
        if not sentence.glued(i) and i + 1 < n and not sentence.glued(i + 1):
            return False
        i += 2 if i + 1 < n and lower[i + 1] in _OPEN_ENDS else 1
    elif i + 1 < n and lower[i] == "or" and lower[i + 1] in _OR:
        i += 2
    if i >= n:
        return False
    if i == m.last and lower[i] == "of" and m.words == "words" and i + 1 < n:
        i += 1  # "hundreds of miles", "billions of dollars"
        if not lower[i].endswith(("s", "feet", "yen", "yuan")):
            return False
    return (
        _joined(sentence, m, i)
        or (m.words == "digits" and (i == m.last or hyphen) and _symbol(sentence, m, i, hyphen=hyphen))
        or _word(reading, sentence, m, i)
    )


def _word(reading: Reading, sentence: Sentence, m: Mention, i: int) -> bool:
    """Read a unit word or currency at token ``i``."""
    lower, n = sentence.lower, len(sentence.lower)
    hit = unitwords.words().starting_at(lower, i)
    if hit is None:
        unit = money.behind(reading, sentence, i)
        return unit is not None and _set(sentence, m, unit, i, i + 1)
    unit, length = hit
    j = i + length
    banned = _NOT_UNITS.get(lower[i])
    if banned is not None and length == 1 and j < n and lower[j] in banned:
        return False
    if unit.name == "cup" and not _is_filled(sentence, m, j):
        return False
    weighs = j < n and lower[j] == "of" and (m.value or 0.0) < _MANY_POUNDS  # "33 pounds of fish"
    if unit.name == "pound" and not weighs and money.pounds_are_money(reading, m):
        unit = unitwords.money_signs()["\u00a3"]
    elif ages.old_at(sentence, unit.name, j):
        unit = ages.AGE[unit.name]
    return _set(sentence, m, unit, i, j)


def _is_filled(sentence: Sentence, m: Mention, j: int) -> bool:
    """Whether a cup is a measure, digits before it and what is in it at ``j``: "2 cups flour", but "won 2 cups in May"."""
    behind = sentence.lower[j] if j < len(sentence.lower) else "."
    return m.words == "digits" and (behind in {"of", "("} or (behind[0].isalpha() and behind not in closedwords.STOPS))


def _symbol(sentence: Sentence, m: Mention, i: int, *, hyphen: bool) -> bool:
    """Read a sign behind digits, whose letter case counts ("25C", "300 MW")."""
    found = unitwords.symbols().get(sentence.words[i])
    if found is None:
        return False
    if found[1] and (hyphen or not sentence.glued(i)):
        spaced = found[0].kind == "temperature" and not hyphen and not _OF_WARMTH.isdisjoint(sentence.vocabulary)
        if not spaced:  # "the temperature was 84 C"
            return False
    if sentence.words[i] == '"' and not _is_inch_sign(sentence, i):
        return False
    if i + 1 < len(sentence.words) and sentence.glued(i + 1) and sentence.words[i + 1] not in _CLOSING:
        return False  # letters of a word that lost one: "5,000 m?nages"
    return _set(sentence, m, found[0], i, i + 1)


def _is_inch_sign(sentence: Sentence, i: int) -> bool:
    """Whether the quotation mark at ``i`` closes none, and a thing of that size follows: a 55" screen."""
    behind = sentence.lower[i + 1] if i + 1 < len(sentence.lower) else "."
    opened = sum(word in _QUOTATION_MARKS for word in sentence.words[:i])
    return opened % 2 == 0 and (behind[0].isalpha() or behind in {"-", "x"})


_QUOTATION_MARKS: Final = frozenset({'"', "\u201c", "\u201d"})


def _joined(sentence: Sentence, m: Mention, i: int) -> bool:
    """Read a unit at the front of a hyphenated word: "28-year-old", "12-foot-tall"."""
    if "-" not in sentence.lower[i]:
        return False
    parts = sentence.lower[i].split("-")
    if len(parts) == 1 or unitwords.words().starting_at(sentence.lower, i) is not None:
        return False
    hit = unitwords.words().starting_at(parts, 0)
    if hit is None:
        sign = unitwords.symbols().get(sentence.words[i].split("-")[0]) if m.words == "digits" else None
        if sign is None or parts[1] not in _DIMENSIONS:
            return False
        hit = sign[0], 1  # "a 300m-long tanker"
    unit = hit[0]
    if parts[-1] in {"old", "olds"} and unit.name in ages.AGE:
        unit = ages.of_things(sentence, unit.name, i + 1)
    _set(sentence, m, unit, i, i + 1)
    m.reported_unit = "-".join(sentence.words[i].split("-")[: hit[1]])
    return True


def _or_two(sentence: Sentence, m: Mention) -> bool:
    """Read "a week or two": the unit stands before the number."""
    i = m.first - 2
    if i < 1 or sentence.lower[i + 1] != "or" or sentence.lower[i - 1] not in {"a", "an", "one"}:
        return False
    hit = unitwords.words().starting_at(sentence.lower, i)
    return hit is not None and hit[1] == 1 and _set(sentence, m, hit[0], i, i + 1)


def _is_part_of_one(sentence: Sentence, m: Mention) -> bool:
    """Whether "a" or "of a" follows a fraction ("half an hour", "one-tenth of a point"); "$2 a day" is none."""
    lower, i = sentence.lower, m.last
    if i >= len(lower):
        return False
    if lower[i] == "of":
        return i + 1 < len(lower) and lower[i + 1] in {"a", "an"} and m.value is not None and 0 < m.value < 1
    return lower[i] in {"a", "an"} and m.words == "words" and m.value is not None and 0 < m.value < 1


def _fraction(sentence: Sentence, m: Mention) -> bool:
    """Read "half an hour", "one-tenth of a percentage point": a part of one unit is a measure, not a share."""
    lower, n = sentence.lower, len(sentence.lower)
    i = m.last
    if i < n and lower[i] == "of":
        i += 1
    if (i < n and lower[i] in {"a", "an"}) or (i < n and lower[i] == "-" and i == m.last):
        i += 1
    elif i != m.last:
        return False
    if i >= n or lower[i] == "day" or (lower[i] == "second" and not is_split_second(lower, i)):
        return False
    hit = unitwords.words().starting_at(lower, i)
    return hit is not None and hit[0].kind != "money" and _set(sentence, m, hit[0], i, i + hit[1])


def _set(sentence: Sentence, m: Mention, unit: Unit, i: int, j: int) -> bool:
    """Give a number the unit of tokens ``i`` up to ``j``, and what it is of or counted by."""
    m.kind = unit.kind
    m.unit = unit.name
    m.rules.append(unit.rule)
    if unit.kind == "measurement" and j < len(sentence.lower) and sentence.lower[j] in {"2", "3"} and sentence.glued(j):
        m.unit = f"{'square' if sentence.lower[j] == '2' else 'cubic'}_{unit.name}"
        _part_of_unit(sentence, j, j + 1, "units:exponent")
        j += 1
    elif j > i + 1:
        _part_of_unit(sentence, i, j, "units:part-of-unit")  # the million of "parts per million"
    m.noun_first, m.noun_last = i, j
    m.reported_unit = sentence.words_text(i, j)
    if unit.kind == "age":
        return True
    if unit.kind == "duration" and rates.rate_at(sentence, j)[1] >= 0:
        m.kind = "rate"  # "three days a week"
    _rate(sentence, m, j)
    if unit.kind == "money":
        money.purpose(sentence, m)
    elif unit.kind != "duration":
        end = _of(sentence, m, j)
        if end > j and unit.kind == "measurement":
            _rate_behind(sentence, m, end)
    return True


_EACH: Final = frozenset({"person", "household", "head"})


def _part_of_unit(sentence: Sentence, i: int, j: int, rule: str) -> None:
    """Set apart the numbers among the tokens of a unit."""
    for other in sentence.mentions:
        if i <= other.first < j and other.rejected_by is None:
            other.kind, other.rejected_by = "identifier", rule
            other.value = other.low = other.high = None
            other.qualifier = "exact"


def _rate(sentence: Sentence, m: Mention, j: int) -> None:
    """Read what the unit is counted by: "an hour", "per barrel", also behind "(64 miles)" or "of water"."""
    lower, n = sentence.lower, len(sentence.lower)
    begin = j
    if j < n and lower[j] == "(":
        close = j + 1
        while close < min(n, j + 7) and lower[close] != ")":
            close += 1
        j = close + 1 if close < n and lower[close] == ")" else j
    elif j < n and (lower[j] == ")" or (m.kind == "money" and lower[j] in {"us", "u.s."})):
        j += 1
    elif j + 2 < n and lower[j] == "of" and m.kind == "measurement" and lower[j + 2] == "per":
        j += 2
    name, end, rule = rates.rate_at(sentence, j)
    if end < 0 or m.unit is None or (" / " in m.unit and m.kind == "measurement"):
        return
    if sentence.lower[end - 1] in {"2", "3"}:
        _part_of_unit(sentence, end - 1, end, "units:exponent")
    elif name in _EACH and (further := rates.rate_at(sentence, end))[2].startswith("per:time"):
        name, end = f"{name} / {further[0]}", further[1]  # "15 litres per person per day"
    m.unit = f"{m.unit} / {name}"
    m.rules.append(rule)
    if begin == j and m.noun_first >= m.last:
        m.noun_last = end
        m.reported_unit = sentence.words_text(m.noun_first, end)
    else:
        m.reported_unit = f"{m.reported_unit} {sentence.words_text(j, end)}"


def _rate_behind(sentence: Sentence, m: Mention, j: int) -> None:
    """Read what a measure is counted by behind the thing measured: "340,000 tonnes of steel a year"."""
    name, end, rule = rates.rate_at(sentence, j)
    if end >= 0 and m.unit is not None and " / " not in m.unit:
        m.unit = f"{m.unit} / {name}"
        m.reported_unit = f"{m.reported_unit} {sentence.words_text(j, end)}"
        m.rules.append(rule)


def _of(sentence: Sentence, m: Mention, j: int) -> int:
    """Read what is measured: "88 mm of rain", "25 percent of households"; gives the token behind it, or ``j``."""
    lower, n = sentence.lower, len(sentence.lower)
    begin = j
    if lower[j : j + 1] == ["or"]:
        j += 2  # "23% or more of the crop"
    if j + 1 >= n or lower[j] != "of":
        return begin
    numbers = nounphrases.counted_tokens(sentence)
    k = j + 1
    while k < n and lower[k] in closedwords.DETERMINERS:
        k += 1
    if k >= n or k in numbers or (m.kind == "measurement" and sentence.words[k][0].isupper()):
        return begin  # "within 500 metres of Damascus"
    phrase = nounphrases.after(sentence, k, numbers, single=False) or nounphrases.after(
        sentence, k, numbers, single=True
    )
    if phrase is None:
        return begin
    m.counted = sentence.words_text(j + 1, phrase.last)
    m.head = phrase.head
    return phrase.last


def _magnitude(sentence: Sentence, m: Mention) -> bool:
    """Read the strength of an earthquake: "a magnitude 7.8 quake", "a 7.8-magnitude quake"."""
    lower, n = sentence.lower, len(sentence.lower)
    if m.value is None or not 0 < m.value <= _STRONGEST:
        return False
    k, j = m.first - 1, m.last
    if k >= 1 and lower[k] in {"of", "-", "as", "at", "was", "is"}:
        k -= 1
    if j < n and lower[j] == "-":
        j += 1
    if k >= 0 and lower[k] == "magnitude":
        m.noun_first, m.noun_last = k, k + 1
    elif (
        j < n
        and (
            (j == m.last and lower[j] in _QUAKES and m.value != int(m.value) and m.value > 1.0)  # "the 5.9 quake"
            or lower[j] == "magnitude"
            or lower[j : j + 3] == ["on", "the", "richter"]
        )
    ):
        m.noun_first, m.noun_last = j, j + 1
    else:
        return False
    m.kind = "measurement"
    m.unit = "magnitude"
    m.reported_unit = sentence.words_text(m.noun_first, m.noun_last)
    m.rules.append("units:magnitude")
    return True


def _share(sentence: Sentence, mentions: list[Mention]) -> None:
    """Give a bare number the unit of its neighbour: "5 and 10 miles", "from 12 mpg to 15", "$25 and $50 vouchers"."""
    for m, other in zip(mentions[1:], mentions, strict=False):
        if other.unit == "foot" and m.kind == "number" and m.unit is None and _is_inches(sentence, m, other):
            m.kind, m.unit, m.reported_unit = "measurement", "inch", other.reported_unit
            m.rules.append("units:foot-and-inches")
    for at in range(len(mentions) - 2, -1, -1):
        m, other = mentions[at], mentions[at + 1]
        if other.unit is None or other.kind not in _SHARED_KINDS or other.first - m.last > 3:
            continue
        between = sentence.lower[m.last : other.first]
        if m.kind == "money" == other.kind and m.counted is None and between and between[0] in _SHARING:
            m.counted = other.counted
        if m.kind != "number" or m.unit is not None or other.noun_first < other.first or not between:
            continue
        if all(word in _SHARING for word in between):
            _copy(m, other)
    for m, other in zip(mentions[1:], mentions, strict=False):
        if other.unit is None or other.kind not in _SHARED_KINDS or m.first - other.last > 6:
            continue
        if levels.share_unit(sentence, m, other) or _changed_to(sentence, m, other):
            _copy(m, other)
        elif m.kind == "money" == other.kind and m.counted is None and "(" in sentence.lower[other.last : m.first]:
            m.counted = other.counted


def _changed_to(sentence: Sentence, m: Mention, other: Mention) -> bool:
    """Whether a bare number is what another, which has a unit, became: "from 20 mpg in 2008 to 24"."""
    lower = sentence.lower
    if m.kind != "number" or m.unit is not None or lower[m.first - 1] != "to" or "," in lower[other.last : m.first]:
        return False
    if tolls.is_toll(sentence, m, other):
        return False  # "the toll from a five-day heatwave climbed to 40"
    behind = lower[m.last] if m.last < len(lower) else "."
    return "from" in lower[max(0, other.first - 4) : other.first] and (
        not behind[0].isalpha() or behind in closedwords.STOPS
    )


def _is_inches(sentence: Sentence, m: Mention, other: Mention) -> bool:
    """Whether a number goes on with feet: the 5 of "a 6-foot-5 guard", of "6 foot 5"."""
    gap = sentence.lower[other.noun_last : m.first]
    behind = sentence.lower[m.last] if m.last < len(sentence.lower) else "."
    return (
        m.value is not None
        and m.value < _INCHES_IN_A_FOOT
        and gap in ([], ["-"])
        and behind not in {"-", "x", "by", "to"}
    )


_INCHES_IN_A_FOOT: Final = 12.0


def _copy(m: Mention, other: Mention) -> None:
    m.kind = other.kind
    m.unit = other.unit
    m.reported_unit = other.reported_unit
    m.noun_first, m.noun_last = other.noun_first, other.noun_last
    m.rules.append("units:shared")
