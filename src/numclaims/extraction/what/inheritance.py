"""Measures that a number takes from elsewhere: from the whole of which it is a part, from its list, from a verb further off."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.wordclasses import OWNERS, PEOPLE
from numclaims.extraction.things.parts import OF_WHOLE, adds_up
from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.what import among, clauses, finite, governors, named, objects, ofthese, shares
from numclaims.extraction.what.clauses import Clauses, Governor
from numclaims.extraction.what.clues import clue
from numclaims.extraction.what.runningtotals import before, brought_to, earlier, is_compared, leading, running_total
from numclaims.reading import Mention, Reading

_DASHES: Final = frozenset({"—", "–", "--", "-", "(", ":"})
_MADE_UP: Final = frozenset({"in", "from", "comprising", "representing", "/"})
"""What stands between people and their families: "1,600 individuals in 330 households"."""
_OUTCOMES: Final = frozenset({"rescued"})
"""Measures whose own noun tells how it ended for people, whatever stands before it in a list: "14 bodies and nine survivors"."""
_PART_LEFT: Final = frozenset({"including", "includes", "included", "include", "mostly", "especially"})
_SEPARATORS: Final = frozenset({"and", ",", "or", ";", "/", "plus", "compared", "against"})
_NO_LIST: Final = (clauses.BARRIERS - {";"}) | clauses.AUX
_OPENERS: Final = clauses.LEFT_SKIP | {"least", "than"}
_PLAIN: Final = frozenset({"counts:noun-behind", "things:everyday", "things:places-and-bodies"})
_LOST: Final = frozenset({"destroyed", "damaged"})
_STATES: Final = frozenset({"population", "capacity"})
"""Measures of a place named on the way: "killed the mayor of the town of X, as well as two farmers"."""
_SHORT: Final = 4
_GOING_ON: Final = frozenset(
    {("followed", "by"), ("accounting", "for"), ("accounted", "for"), ("contributing", "with")}
)
_ECHO: Final = frozenset({"as", "so"})
_DONE: Final = frozenset({"taken", "sent", "brought", "flown", "driven", "thrown", "given"})
"""Participles that the look of a word does not tell: "nine died and 22 taken to hospital"."""
_SORTS: Final = frozenset({"suspected", "confirmed", "probable"})
"""Participles that stand for the noun of a list."""
_QUALITIES: Final = frozenset(
    {
        "armed",
        "masked",
        "united",
        "suspected",
        "alleged",
        "accused",
        "unidentified",
        "unnamed",
        "wounded",
        "injured",
        "killed",
    }
    | {"uniformed", "related", "led", "indeed", "displaced", "detained", "arrested", "abducted", "kidnapped"}
)
"""Participles that stand before a noun as often as they are a verb, and those that the lexicon reads."""
_LONGEST_GAP: Final = 10

Source = tuple[Mention, str]
"""The number whose measure is taken, and the rule."""


def source(
    reading: Reading, read_by: Clauses, m: Mention, previous: Mention | None, fits: frozenset[str]
) -> Source | Governor | None:
    """Where a number that nothing governs directly takes its measure from.

    Args:
        reading: The document, for the sentence before.
        read_by: The sentence.
        m: The number.
        previous: The number before it in the sentence.
        fits: What a trigger may count.
    """
    lower = read_by.lower
    start = m.begin - 1
    while start >= 0 and lower[start] in _OPENERS:
        start -= 1
    start = _bracket_before(lower, start)
    word = lower[start] if start >= 0 else ""
    found = (
        _as_part(reading, read_by, m, start, word, fits)
        or shares.source(reading, read_by, m, fits)
        or named.source(reading, read_by, m, start, fits)
        or ofthese.source(reading, read_by, m)
    )
    if found is not None:
        return found
    start = leading(m.sentence, start)
    if start > 0 and (is_compared(lower, start) or (lower[start - 1], lower[start]) in _GOING_ON):
        previous = earlier(m.sentence, m)
    previous = shares.first_in_bracket(m, previous)
    if previous is not None and previous.measure is not None:
        rule = _like_previous(read_by, m, previous, start)
        if rule:
            return previous, rule
    if word == "," and (those := among.of_those_before(read_by, m, start, fits)) is not None:
        return those
    if word == "to" and brought_to(lower, start) and (brought := earlier(m.sentence, m)) is not None:
        return brought, "measures:running-total"
    if word == ":" and (m.unit is None or m.unit in PEOPLE):
        return objects.from_verb(read_by, m, start - 1, fits, any_voice=True)  # "more died on Tuesday: 12 in Homs"
    # "attacked the port with six rockets and 70 Marut drones": each has a noun that says it all
    apart = previous is not None and "measures:head" in previous.rules and governors.noun(read_by, m, "head", fits)
    if m.unit in PEOPLE or not (apart or _PLAIN.isdisjoint(m.rules)):
        if word in {"and", ","} or lower[start - 2 : start + 1] == ["as", "well", "as"]:
            return objects.from_verb(read_by, m, start, fits)
        beside = word == "with" and start > 0 and (lower[start - 1] in _BESIDE or _his_own(lower, m, start))
        if word == "alongside" or beside:
            return objects.from_verb(read_by, m, start, fits, any_voice=True)
    if m.noun_last <= m.last and (m.unit is None or m.unit in PEOPLE):
        counted = running_total(reading, read_by, m, start)
        return None if counted is None else (counted, "measures:running-total")
    return None


def _bracket_before(lower: list[str], of: int) -> int:
    """The bracket that opens before "a total of": "1,200 people (a total of 300 families)", else the token itself."""
    if of < _SHORT or lower[of - 1 : of + 1] != ["total", "of"]:
        return of
    opens = of - 2 - (lower[of - 2] == "a")
    return opens if lower[opens] == "(" else of


_BESIDE: Final = frozenset({"along", "together"})


def _his_own(lower: list[str], m: Mention, start: int) -> bool:
    """Whether those behind "with" belong to who is told of: "with his two guards", "with two of her aides"."""
    return lower[start + 1] in OWNERS or (
        lower[m.last : m.last + 1] == ["of"] and not OWNERS.isdisjoint(lower[m.last + 1 : m.last + 2])
    )


def _as_part(
    reading: Reading, read_by: Clauses, m: Mention, start: int, word: str, fits: frozenset[str]
) -> Source | Governor | None:
    """What a number takes from the whole of which it is a part: "three of them", "including nine children"."""
    lower = read_by.lower
    of_whole = _of_whole(lower, m.last + (m.kind == "percent")) or _of_whole(lower, clauses.noun_end(m))
    if of_whole or word in _PART_LEFT or (word in OF_WHOLE and start > 0 and lower[start - 1] in {"among", "of"}):
        whole = earlier(m.sentence, m) or (before(reading, m) if of_whole and not _after_another(m) else None)
        if whole is None and word in _PART_LEFT:
            return objects.from_verb(read_by, m, start, fits)
        people = m.unit is None or m.unit in PEOPLE or m.kind == "percent"
        if whole is not None and (whole.unit is None or people == (whole.unit in PEOPLE)):
            return whole, "measures:part"
    if word in _DASHES and m.unit == "person" and (apposed := _apposed(read_by, m, start)) is not None:
        return apposed, "measures:part"
    if word in {"were", "was"} and _led_by_among(read_by, m):
        part = earlier(m.sentence, m)
        if part is not None:
            return part, "measures:part"  # "Among the 45 dead were 12 children"
    if word == "and" and m.noun_last <= m.last and lower[m.last : m.last + 1] == ["in"]:
        part = earlier(m.sentence, m)
        if part is not None and part.unit in PEOPLE and _among_parts(lower, part):
            return part, "measures:part"  # "18 died, including eight who were on a bus in Idlib and eight in Homs"
    return None


def _after_another(m: Mention) -> bool:
    """Whether "them" are those of another number of the sentence: "Among the 8, one of them is the owner"."""
    return any(other.first < m.first and other.kind == "number" for other in m.sentence.quantities())


def _apposed(read_by: Clauses, m: Mention, dash: int) -> Mention | None:
    """The whole of people before a dash or bracket that opens its parts: "eight villagers — six women", "12 died (nine"."""
    whole = earlier(m.sentence, m)
    if whole is None or whole.unit not in {"person", "case"} or (whole.value or 0) <= (m.value or 0):
        return None
    if adds_up(whole, (o for o in m.sentence.quantities() if o.first >= m.first)):
        return whole  # "12 cases this week (5 girls and 7 boys)"
    if read_by.lower[dash] == ":" and m.noun_last <= m.last and read_by.lower[m.last : m.last + 1] == ["in"]:
        return whole if whole.measure in VICTIMS else None  # "14 died in the floods: nine in Lima, five in Ica"
    dash -= read_by.lower[dash - 1] in _DASHES  # "--" in two pieces
    governor = read_by.found.get(whole.first)
    told = governor is not None and governor.hit.stop == dash
    return whole if told or clauses.noun_end(whole) == dash else None


def _led_by_among(read_by: Clauses, m: Mention) -> bool:
    """Whether the number before stands behind "among the", and nothing but its noun between."""
    part = earlier(m.sentence, m)
    if part is None or part.first < 1:
        return False
    k = part.begin - 1
    k -= read_by.lower[k] in {"the", "those", "these"}
    return k >= 0 and read_by.lower[k] in {"among", "amongst"} and "," not in read_by.lower[part.last : m.first]


def _among_parts(lower: list[str], m: Mention) -> bool:
    """Whether "including" or a word like it leads to a number."""
    before = m.begin - 1
    return before >= 0 and lower[before] in _PART_LEFT


def _like_previous(read_by: Clauses, m: Mention, previous: Mention, start: int) -> str:
    """The rule by which a number has the measure of the one before it, or ""."""
    lower = read_by.lower
    if previous.measure in _STATES and m.noun_last <= m.last and lower[m.last : m.last + 1] == ["more"]:
        return ""  # "120 in Ercis, a community of 75,000 people, and 100 more in Van"
    if _in_list(read_by, previous, m):
        return "measures:list"
    if start > 0 and (lower[start - 1], lower[start]) in _GOING_ON and (m.unit is None or m.unit == previous.unit):
        return "measures:list"  # "12 were hurt on Sunday, followed by nine on Monday"
    if start > 0 and is_compared(lower, start) and (m.unit is None or m.unit == previous.unit):
        return "measures:compared"
    if start > 0 and lower[start] in clauses.AUX and lower[start - 1] in _ECHO and previous.measure in VICTIMS:
        return "measures:list" if previous.unit in PEOPLE and m.unit in PEOPLE else ""  # "as did ten militants"
    if _is_exchanged(read_by, previous, lower[start]) and (m.unit is None or m.unit == previous.unit):
        return "measures:exchanged"
    families = m.unit == "household" and (m.value or 0.0) > 1 and lower[start] in _MADE_UP
    apposed = lower[start] == "(" or ((families or lower[start] in _DASHES) and previous.unit != m.unit)
    if apposed and previous.unit in PEOPLE and m.unit in PEOPLE and previous.noun_last == start:
        return "measures:same-people"  # "3,400 families (about 20,400 individuals)"
    sort = m.unit == "case" or (m.unit is None and not _SORTS.isdisjoint(lower[m.last : m.last + 3]))
    if sort and previous.unit == "case" and previous.measure == "infected":
        return "measures:cases"  # "90 cases, with 72 confirmed and 18 probable"
    if lower[start] == "(" and m.unit is None and previous.noun_last == start and _tells_vague(previous, m):
        return "measures:same-people"  # "hundreds of students (430, police said)"
    if (
        start > 0
        and lower[start] in clue("reckoning")
        and m.unit is None
        and previous.unit in PEOPLE
        and _closes(lower, m.last)
    ):
        return "measures:reckoned"  # "a million marched, the police said; the unions claimed 3.5 million"
    if m.kind == "rate" and m.noun_first < 0 and previous.unit in PEOPLE and (m.value or 0.0) < (previous.value or 0.0):
        reckoned = lower[start] in _DASHES | {"or"} or lower[start - 1 : start + 1] == ["average", "of"]
        return "measures:reckoned" if reckoned else ""  # "110,000 died on the roads in 2011 - more than 300 every day"
    return ""


def _tells_vague(previous: Mention, m: Mention) -> bool:
    """Whether a number says how many a vague word before it means."""
    inside = (previous.low or 0.0) <= (m.value or 0.0) <= (previous.high or float("inf"))
    return previous.qualifier == "vague" and previous.unit in PEOPLE and inside


def _is_exchanged(read_by: Clauses, previous: Mention, word: str) -> bool:
    """Whether a number is the other side of an exchange: "swapped 106 prisoners for 98"."""
    governor = read_by.found.get(previous.first)
    return (
        word == "for"
        and governor is not None
        and not clue("exchange").isdisjoint(read_by.lower[governor.hit.start : governor.hit.stop])
    )


def _closes(lower: list[str], k: int) -> bool:
    return k >= len(lower) or lower[k] in {".", ",", ";"}


def _in_list(read_by: Clauses, previous: Mention, m: Mention) -> bool:
    """Whether the measure of a number holds for the next one; each noun of a list of things has its own."""
    own = governors.noun(read_by, m, "head")
    if own is not None and own.trigger.measure in _OUTCOMES:
        return False
    if "measures:head" in previous.rules and (
        own is not None or (m.counted is not None and m.unit not in {*PEOPLE, previous.unit})
    ):
        return False
    return _listed(read_by, previous, m)


def _of_whole(lower: list[str], k: int) -> bool:
    return k + 1 < len(lower) and lower[k] == "of" and lower[k + 1] in OF_WHOLE


def _listed(read_by: Clauses, previous: Mention, m: Mention) -> bool:
    """Whether two numbers stand in one list: "12 in Homs, seven in Hama and 3 soldiers"."""
    if m.kind not in {previous.kind, "number"}:
        return False
    if m.unit is not None and (m.unit in PEOPLE) != (previous.unit in PEOPLE):
        return False
    lower = read_by.lower
    first, last = clauses.noun_end(previous), m.begin
    governor = read_by.found.get(previous.first)
    if governor is not None and first <= governor.hit.start < last:
        first = governor.hit.stop  # "4 were killed in Homs, 3 in Hama"
    end = clauses.noun_end(m)
    said = end < len(lower) and (
        lower[end] in clauses.AUX or lower[end] in _DONE or finite.is_verb(lower[end], lower[end - 1])
    )
    if said and not (lower[end] in _SORTS and _closes(lower, end + 1)):
        return False  # "276 were abducted; 57 escaped", but "nine confirmed cases and three suspected"
    if "measures:part" in previous.rules and lower[first] in clauses.AUX:
        first += 1  # "nine died, of whom four were in Lima, three at sea"
    gap = _gap(lower[first:last])
    if not gap:
        return m.counted is not None and previous.counted is not None
    if len(gap) > _LONGEST_GAP or _SEPARATORS.isdisjoint(gap) or not _NO_LIST.isdisjoint(gap):
        return False
    if _new_verb(lower, first, last):
        return False  # "jailed 70 members of the clan and acquitted 16"
    if any(_says_something(read_by, k, first) for k in range(first, last)):
        return False
    if gap[-2:] == [",", "and"] and previous.measure in _LOST and _closes(lower, clauses.noun_end(m)):
        return True  # "destroying nine shops, 30 offices in the street, and 12 stalls."
    return m.unit is None or m.unit in PEOPLE or m.unit == previous.unit or gap in (["and"], [","], [",", "and"])


def _new_verb(lower: list[str], first: int, last: int) -> bool:
    """Whether "and" leads to another verb between two numbers: "killed 70 and issued warrants for 16"."""
    return any(
        lower[k] in {"and", ","}
        and lower[k + 1].endswith("ed")
        and len(lower[k + 1]) > _SHORT
        and lower[k + 1] not in _OPENERS
        and lower[k + 1] not in _QUALITIES
        for k in range(first, last - 1)
    )


def _gap(words: list[str]) -> list[str]:
    """The words between two numbers, with "as well as" read as "and" and the second's determiners left out."""
    for k in range(len(words) - 2):
        if words[k : k + 3] == ["as", "well", "as"]:
            words = [*words[:k], "and", *words[k + 3 :]]
            break
    while len(words) > 1 and words[-1] in clauses.LEFT_SKIP:
        words = words[:-1]
    return words


def _says_something(read_by: Clauses, k: int, first: int) -> bool:
    """Whether a verb stands between two numbers, so that they are in no list."""
    hit = read_by.at[k]
    if hit is not None:
        return not hit.taken and any(
            t.role in {"verb", "act"} and (t.form == "ing" or clauses.holds(t, read_by, hit)) for t in hit.options
        )
    return k > first and finite.is_verb(read_by.lower[k], read_by.lower[k - 1])
