"""Tells running totals from increments, capacities, forecasts and rates.

A figure is a total unless its words say otherwise. What is hard is a toll with a day: "28 were killed on Friday" is the day's
share of something that goes on, but "a bomb killed 28 on Friday" the whole toll of one event. The words for an event in the
figure's clause decide, and words for many places ("across the country") decide against them.
"""

from __future__ import annotations

from typing import Final

from numclaims.claims import StockFlow
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.what.clues import clue
from numclaims.extraction.what.stockwords import ADDED, AHEAD, CAPACITY, RATE, TOLL, WIDE, StockWords, stock_words
from numclaims.extraction.when.timechoice import governing, sheet
from numclaims.extraction.when.timespots import Spot
from numclaims.extraction.when.timewords import HOUR, context, counts
from numclaims.reading import Mention, Reading, Sentence

_FLOWS: Final = frozenset(
    {
        "killed", "injured", "casualties", "detained", "abducted", "released", "displaced", "refugees", "evacuated",
        "returned", "rescued", "hospitalized", "infected", "defectors", "missing", "attacks",
    }
)  # fmt: skip
"""Measures of things that happen, day by day; the others are states, of which a day's figure is a total."""
_HARM: Final = frozenset({"killed", "injured", "casualties", "missing"})
_LASTING: Final = frozenset({"missing", "evacuated", "hospitalized", "displaced", "detained", "abducted", "refugees"})
"""Measures that go on: a day at which people are in that state is no share of anything."""
_REACH: Final = 7
_NEWS: Final = 6
"""Days for which a day's toll is news."""
_LEFT_STOPS: Final = word_set(
    "who which that when after because while but if said says say since , ; : was were have has had been is are as for"
)
_CHANGES: Final = word_set(
    "rise grow reach climb increase swell fall drop raise surge soar jump exceed top hit total go double decline up"
)
_PREPOSITIONS: Final = word_set("to of in from with by on among at into against between")
_PARTS: Final = word_set("including among included of them half whom mostly - , (")
_SIGNS: Final = frozenset("$#£€¥")
_SHIFTS: Final = frozenset({"earlier", "later", "before", "after", "ago"})
_LINKED_TOTAL: Final = word_set(
    "to at reached is was of stands stood past hit topped now near over almost nearly around about from well had"
    " passed passes exceeded exceeds tops nears neared surpassed surpasses reaches hits approached"
)
_TELLING: Final = frozenset(
    {"said", "says", "put", "puts", "estimated", "reported", "announced", "toll", "total", "had"}
)
_STATES: Final = frozenset({"are", "is", "remain", "remained", "remains"})


def read(reading: Reading, sentence: Sentence) -> None:
    """Set ``stock_flow`` of every quantity of a sentence, and add the rule where it is no plain total."""
    words = stock_words()
    mask = -1
    before: Mention | None = None
    for m in sentence.mentions:
        if m.rejected_by is not None:
            continue
        if mask < 0:
            mask = words.roles(sentence.lower)
        kind, rule = _judge(reading, m, before, words, mask)
        if rule:
            m.stock_flow = kind
            m.rules.append(rule)
        if m.measure is not None:
            before = m


def _judge(reading: Reading, m: Mention, before: Mention | None, words: StockWords, mask: int) -> tuple[StockFlow, str]:
    lower = m.sentence.lower
    end = max(m.last, m.noun_last)
    begin = min(m.first, m.qualifier_first)
    while begin > 0 and lower[begin - 1] in _SIGNS:
        begin -= 1
    if before is not None and lower[max(before.last, before.noun_last) : begin] == ["("]:
        return before.stock_flow, "stockflow:same" if before.stock_flow != "total" else ""
    rule = _rate(lower, begin, end, words) if mask & RATE and m.kind != "duration" else ""
    if rule or m.kind == "rate":
        return "rate", rule or "stockflow:rate"
    rule = _capacity(lower, begin, words) if mask & CAPACITY else ""
    if rule or m.measure == "capacity":
        return "capacity", rule or "stockflow:capacity"
    rule = _forecast(lower, begin, end, words) if mask & AHEAD else ""
    if rule:
        return "forecast", rule
    if m.measure is None:
        return "total", ""
    return _flow(reading, m, before, begin, end, words, mask)


def _rate(lower: list[str], begin: int, end: int, words: StockWords) -> str:
    """Read "500 a day", "kills hundreds of people every year", "Each year floods displace 300"."""
    hit = words.rate.starting_at(lower, end)
    if hit is not None and lower[min(end + hit[1], len(lower) - 1)] not in _SHIFTS:
        return hit[0]
    for i in range(end, min(end + 10, len(lower))):
        word = lower[i]
        if word in {"every", "each"}:
            return "stockflow:every" if any(w in clue("season") for w in lower[i + 1 : i + 4]) else ""
        if word in {",", ";", "said", "says", "that", "more"} or word[0].isdigit():
            break
    if begin > 1 and lower[0] in {"every", "each"} and lower[1] in clue("season"):
        return "stockflow:every"
    return ""


def _capacity(lower: list[str], begin: int, words: StockWords) -> str:
    for i in range(begin, max(0, begin - 3), -1):
        hit = words.capacity.ending_at(lower, i)
        if hit is not None:
            return hit[0]
    return ""


def _forecast(lower: list[str], begin: int, end: int, words: StockWords) -> str:
    """A modal or a plan that governs the number: before it in its clause, or as the verb that it is the subject of."""
    n = len(lower)
    modal = words.modal
    for i in range(end, min(end + 2, n)):
        if lower[i] in modal and not _is_month(lower, i):
            return modal[lower[i]] if _ahead(lower, i) else ""
        if lower[i] in {"are", "is", "were", "was"}:
            hit = words.plan.starting_at(lower, i) or words.plan.starting_at(lower, i + 1)
            return hit[0] if hit is not None and lower[i + hit[1] : i + hit[1] + 1] in (["to"], ["be"]) else ""
        if not lower[i][0].isalpha() or lower[i] in {"and", "or", "but"}:
            break
    i = begin - 1
    if i >= 0 and lower[i] in _PREPOSITIONS and not (i and lower[i - 1] in _CHANGES):
        hit = words.plan.ending_at(lower, begin)
        return hit[0] if hit is not None else ""
    for j in range(i, max(-1, i - _REACH), -1):
        word = lower[j]
        if word in modal and not _is_month(lower, j):
            return modal[word] if _ahead(lower, j) else ""
        if word in words.planned and (hit := words.plan.ending_at(lower, j + 1)) is not None:
            return hit[0]
        if word in _LEFT_STOPS or (word == "of" and j and (lower[j - 1][0].isdigit() or lower[j - 1] in counts())):
            return ""
    return ""


def _is_month(lower: list[str], i: int) -> bool:
    """Whether "may" is the month: "30 May", "May 30 2017", "in May"."""
    if lower[i] != "may":
        return False
    behind = lower[i + 1] if i + 1 < len(lower) else ""
    before = lower[i - 1] if i else ""
    return (
        behind[:1].isdigit()
        or before[:1].isdigit()
        or before in {"in", "since", "last", "by", "until", "early", "late", "of"}
    )


def _ahead(lower: list[str], i: int) -> bool:
    """Whether the modal at ``i`` looks ahead: "will have to leave" does, "may have died" and "could not have died" do not."""
    for j in range(i + 1, min(i + 4, len(lower))):
        if j == i + 1 and lower[i] == "could" and lower[j] in {"not", "n't"}:
            return False
        if lower[j] == "be" and j + 1 < len(lower) and lower[j + 1] in clue("lasting"):
            return False  # "two may still be missing"
        if lower[j] == "have":
            return j + 1 < len(lower) and lower[j + 1] == "to"
        if lower[j] not in {"not", "n't", "also", "well", "already", "still", "now"}:
            break
    return True


def _flow(
    reading: Reading, m: Mention, before: Mention | None, begin: int, end: int, words: StockWords, mask: int
) -> tuple[StockFlow, str]:
    """Total or increment, for a number with a measure."""
    lower = m.sentence.lower
    if m.change is not None and m.measure in _FLOWS and m.kind == "count":
        return "increment", "stockflow:change"
    rule = _toll(m, begin, end, words) if mask & TOLL else ""
    if rule:
        return "total", rule
    rule = _of_one_deed(lower, begin, before)
    if rule:
        return "total", rule
    rule = _added(reading, m, before, begin, end, words) if mask & ADDED else ""
    if rule:
        return "increment", rule
    if before is not None and before.stock_flow == "increment" and _part(lower, before, begin, end):
        return "increment", "stockflow:part"
    if m.measure not in _FLOWS or m.kind not in {"count", "ratio", "number", "percent"}:
        return "total", ""
    if (m.measure in _LASTING and "measures:state" in m.rules) or lower[m.last : m.last + 1] == ["already"]:
        return "total", ""  # "four were still missing on Monday"
    spot = governing(reading, m)[0]
    if spot is None or not _of_a_day(spot) or _long_past(reading, m, spot) or _dates_saying(m, spot):
        return "total", ""
    if spot.form == "window" and spot.values[0] == HOUR:
        return "increment", "stockflow:day"  # "the floods killed 28 in the past 24 hours": a share, whatever the event
    if spot.form == "window" and _in_course(lower):
        return "total", "stockflow:course"
    wide = _wide(lower, words) if mask & WIDE else ""
    if wide:
        return "increment", wide
    event = _event(reading, m, words)
    if event and (before is None or before.stock_flow != "increment"):
        return "total", event
    return "increment", "stockflow:day"


def _toll(m: Mention, begin: int, end: int, words: StockWords) -> str:
    """A noun for a running total before the number, linked by "to", "at" or a verb: "bringing the number of dead to 20"."""
    lower = m.sentence.lower
    i = begin - 1
    if i < 1 or lower[i] not in _LINKED_TOTAL:
        return ""
    if (
        lower[i] == "to"
        and lower[end : end + 1] == ["the"]
        and any(word in words.toll or word in {"number", "total"} for word in lower[end + 1 : end + 3])
    ):
        return "stockflow:running-total"  # "brings to 16 the number of dead"
    tight = True
    for j in range(i, max(-1, i - 12), -1):
        word = lower[j]
        if word in words.toll:
            return words.toll[word]
        if word in {"total", "number", "figure", "count"} and (
            lower[i] in {"to", "at", "reached"} or (tight and lower[j + 1] != "of")
        ):
            return "stockflow:running-total"
        if word in {";", "said", "says", "that", "while", "but"}:
            break
        tight = tight and word in _LINKED_TOTAL
    if "measures:total" in m.rules and (lower[i] in {"to", "at"} or lower[i].endswith(("ed", "s"))):
        return "stockflow:running-total"  # "raised the toll from the fire on Monday to 61", "… passed 61 on Thursday"
    return ""


def _added(reading: Reading, m: Mention, before: Mention | None, begin: int, end: int, words: StockWords) -> str:
    """Read "another 20", "20 more": new ones, unless they only go on with a list ("killed three and wounded another five")."""
    lower = m.sentence.lower
    hit = words.before.ending_at(lower, begin) or words.before.ending_at(lower, m.first)
    if hit is None and m.implied:
        hit = words.before.ending_at(lower, m.last)  # "killing another person": the word is the number
    if hit is None:
        hit = words.after.starting_at(lower, m.last)
        if hit is not None and lower[m.last] == "more" and m.last + 1 < len(lower) and lower[m.last + 1] == "than":
            hit = None
    if hit is None or (m.measure not in _FLOWS and m.measure not in {"aid", "affected", "homeless", "destroyed"}):
        return ""
    earlier = before or _told_before(reading, m)
    if earlier is not None and earlier.measure != m.measure and earlier.stock_flow != "increment":
        return ""
    if any(word in _STATES for word in lower[end : end + 2]):
        return ""
    return hit[0]


def _of_one_deed(lower: list[str], begin: int, before: Mention | None) -> str:
    """Read "the killing of two clerics", and what a total was before, with what is listed with it: "912 dead, up from 874"."""
    if begin > 2 and lower[begin - 3] == "the" and lower[begin - 2] in clue("deed") and lower[begin - 1] == "of":
        return "stockflow:deed"
    was = lower[max(0, begin - 2) : begin] in (["up", "from"], ["down", "from"])
    listed = before is not None and before.rules[-1] == "stockflow:earlier" and lower[begin - 1] == "and"
    return "stockflow:earlier" if was or listed else ""


def _told_before(reading: Reading, m: Mention) -> Mention | None:
    """The last harm told in the sentence before, with which "a further 82 were hurt" goes on as with a list."""
    earlier = reading.sentences.get(m.sentence.index - 1)
    if earlier is None or m.measure not in _HARM:
        return None
    return next((other for other in reversed(earlier.mentions) if other.measure in _HARM and not other.implied), None)


def _part(lower: list[str], before: Mention, begin: int, end: int) -> bool:
    """Whether a number is part of the one before: "including five soldiers", "six of them", "nearly half of them"."""
    gap = lower[max(before.last, before.noun_last) : begin]
    if any(word in {"including", "among", "included", "whom"} for word in gap[-3:]):
        return True
    return lower[end : end + 2] in (["of", "them"], ["of", "whom"], ["of", "those"]) or lower[end - 1 : end + 1] == [
        "of",
        "them",
    ]


def _of_a_day(spot: Spot) -> bool:
    """Whether an expression names a recent day or a few days: a share of something that goes on."""
    form, values = spot.form, spot.values
    if spot.role == "until":
        return False
    if form in {"weekday", "days", "weekday-of", "from"}:
        return not (form == "days" and isinstance(values[0], int) and values[0] < -6)
    if form == "calendar":
        return values[0] == 2
    if form == "window":
        return values[0] in {0, 1, 7}
    if form in {"day", "month"}:
        return values[0] is None
    if form == "span":
        return values[0] in {"weekday", "days"} or (values[0] == "day" and values[2] is None)
    return False


def _dates_saying(m: Mention, spot: Spot) -> bool:
    """Whether a month before the number tells when somebody said so: "the agency reckoned in January that 8,100"."""
    if spot.form != "month":
        return False
    if "measures:total" in m.rules:
        return True  # "the toll passed 5,400 in January"
    if spot.first > m.first:
        return False
    return spot.saying or spot.first > 1 or not _TELLING.isdisjoint(m.sentence.lower)


def _long_past(reading: Reading, m: Mention, spot: Spot) -> bool:
    """Whether the dead of a dated day are told so long after it that the day stands for its event ("on 6 June")."""
    published = reading.document.published_latest
    if spot.form != "day" or m.measure not in {"killed", "injured", "casualties"} or published is None:
        return False
    month, day = spot.values[1], spot.values[2]
    if not isinstance(month, int) or not isinstance(day, int):
        return False
    return (published.month - month) % 12 * 30 + published.day - day > _NEWS


def _wide(lower: list[str], words: StockWords) -> str:
    for i, word in enumerate(lower):
        if word in words.widely and (hit := words.wide.starting_at(lower, i)) is not None:
            return hit[0]
    return ""


def _in_course(lower: list[str]) -> bool:
    """Whether a stretch of time is that of one affair: "killed in the siege over the last month", "during clashes"."""
    for i in range(2, len(lower)):
        if lower[i] in context("course"):
            before = lower[i - 1]
            if before == "during" or (before == "the" and lower[i - 2] in {"in", "during"}):
                return True
    return False


def _event(reading: Reading, m: Mention, words: StockWords) -> str:
    """The rule of a word for one event in the figure's clause, or in one told of the same moment."""
    lower = m.sentence.lower
    clauses = sheet(reading, m.sentence)[1]
    home = clauses[m.first]
    for i in range(m.last, len(lower)):
        if lower[i] == "when":
            return "stockflow:when"  # "four people died on Sunday when their car was swept away"
        if clauses[i] != home and not clauses[i] & 1:
            break
    outer = _around(lower, clauses, m)
    for i, word in enumerate(lower):
        rule = words.event.get(word)
        if rule is None or (word == "bombing" and lower[i - 1] not in _ONE):
            continue  # "aerial bombing of the city" goes on, "a car bombing" is over
        if clauses[i] in {home, outer} or clauses[i] & 1:
            return rule
    return ""


_ONE: Final = frozenset(
    {"a", "the", "this", "that", "car", "suicide", "truck", "'s", "roadside", "deadly", "second", "first"}
)


def _around(lower: list[str], clauses: list[int], m: Mention) -> int:
    """The clause that a figure's own tells more of: "a bombing that left seven dead", "blew up as they left, killing 19"."""
    home = clauses[m.first]
    start = clauses.index(home)
    if not home & 1 or not start:
        return -1
    if lower[start] in {"that", "which"} or any(
        lower[k - 1] == "," and lower[k].endswith("ing") for k in range(start + 1, m.first)
    ):
        return clauses[start - 1]
    return -1
