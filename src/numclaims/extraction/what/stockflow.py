"""Tells running totals from increments, capacities, forecasts and rates.

A figure is a total unless its words say otherwise. What is hard is a toll with a day: "28 were killed on Friday" is the day's
share of something that goes on, but "a bomb killed 28 on Friday" the whole toll of one event. The words for an event in the
figure's clause decide, and words for many places ("across the country") decide against them.
"""

from __future__ import annotations

from typing import Final

from numclaims.claims import StockFlow
from numclaims.extraction.numbers.changes import DIFFERENCE
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.what.clauses import clauses_of
from numclaims.extraction.what.clues import clue
from numclaims.extraction.what.dayshares import in_hours, of_its_day
from numclaims.extraction.what.forecasts import forecast, is_already
from numclaims.extraction.what.runningtotals import raises
from numclaims.extraction.what.stockwords import ADDED, AHEAD, CAPACITY, RATE, TOLL, StockWords, stock_words
from numclaims.extraction.when.passages import streamed
from numclaims.extraction.when.timesheets import sheet
from numclaims.reading import Mention, Reading, Sentence

_FLOWS: Final = frozenset(
    {
        "killed", "injured", "casualties", "detained", "abducted", "released", "displaced", "refugees", "evacuated",
        "returned", "rescued", "hospitalized", "infected", "recovered", "defectors", "attacks",
        "escaped",
    }
)  # fmt: skip
"""Measures of things that happen, day by day; the others are states, of which a day's figure is a total."""
_COUNTED: Final = frozenset({"count", "ratio", "number", "percent"})
_LASTING: Final = frozenset({"missing", "evacuated", "hospitalized", "displaced", "detained", "abducted", "refugees"})
"""Measures that go on: a day at which people are in that state is no share of anything."""
_FLED: Final = frozenset({"displaced", "refugees", "evacuated", "homeless", "sheltered"})
"""Measures of those who have left their homes."""
_DAILY: Final = frozenset({"daily", "weekly", "monthly", "yearly", "annual"})
_BEING: Final = frozenset({"measures:state", "measures:numbering"})
_REACH: Final = 7
_BACK: Final = 7
"""Sentences back, less one, in which the harm may have been told that "a further" goes on from."""
_SIGNS: Final = frozenset("$#£€¥")
_SHIFTS: Final = frozenset({"earlier", "later", "before", "after", "ago"})
_LINKED_TOTAL: Final = word_set(
    "to at reached is was of stands stood past hit topped now near over almost nearly around about from well had"
    " passed passes exceeded exceeds tops nears neared surpassed surpasses reaches hits approached"
)
_CLIMBED: Final = word_set("climbed rose risen grew grown swelled swollen soared jumped fell fallen dropped increased")
_PER: Final = 9
"""Words behind "an average of" and its number among which the time stands that it is an average of."""
_VERBS: Final = 4
"""Words behind a number and its noun among which its verb is, and the time in which so many do it."""
_NO_VERB: Final = word_set(
    "of in on at for from to with by and or but who which that spend spent wait waited last lasted stay stayed said says"
    " held took take takes work worked earn get got pay paid will would could may might"
)
_BEHIND_RATE: Final = word_set("of in on at from across because due and as to for since there here into through")
"""Words behind "daily" or "a day" that make it an adverb: no "daily rations", no "a day later"."""
_LINKS: Final = 5
_NEAR: Final = 12
_FAR: Final = 24
"""Words from a number back to the noun of a total, and where a verb of change links them."""
_ANNOUNCED: Final = frozenset({"measures:total", "measures:label", "measures:number-of"})
_CARE: Final = frozenset({"condition", "hospital", "hospitals", "care", "custody"})
_SUMS: Final = frozenset({"tally", "toll", "total", "number", "count"})
_COUNTED_ANEW: Final = frozenset({"cases", "infections", "deaths", "fatalities", "arrivals", "hospitalizations"})
_RUNNING: Final = frozenset({"stockflow:toll", "stockflow:running-total"})
_REMAIN: Final = frozenset({"remain", "remained", "remains"})
_BRACKET: Final = 8
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
            mask = words.roles(sentence.vocabulary)
        kind, rule = _judge(reading, m, before, words, mask)
        if rule:
            m.stock_flow = kind
            m.rules.append(rule)
        if m.measure is not None:
            before = m


def _judge(reading: Reading, m: Mention, before: Mention | None, words: StockWords, mask: int) -> tuple[StockFlow, str]:
    lower = m.sentence.lower
    end = m.behind
    begin = m.begin
    while begin > 0 and lower[begin - 1] in _SIGNS:
        begin -= 1
    if before is not None and lower[before.behind : begin] == ["("]:
        return before.stock_flow, "stockflow:same" if before.stock_flow != "total" else ""
    listed = "measures:list" in m.rules and DIFFERENCE not in m.rules and lower[max(0, begin - 1)] != "from"
    if before is not None and listed and "measures:total" in before.rules:
        return before.stock_flow, "stockflow:same"  # "the toll passed 300 on Monday and neared 400 on Tuesday"
    rule = _rate(lower, begin, end, words) if mask & RATE and m.kind != "duration" else ""
    if not rule and mask & RATE and _listed_rate(m, begin):
        rule = "stockflow:same"
    if rule or m.kind == "rate":
        return "rate", rule or "stockflow:rate"
    rule = _capacity(lower, begin, words) if mask & CAPACITY else ""
    if rule or m.measure == "capacity":
        return "capacity", rule or "stockflow:capacity"
    rule = forecast(lower, begin, end, words) if mask & AHEAD and not is_already(m, begin) else ""
    if rule:
        # "expected to reach 37 million by 2050, from 22 million": from what is, to what will be
        is_now = before is not None and before.stock_flow == "forecast" and begin > 0 and lower[begin - 1] == "from"
        return ("total", "stockflow:earlier") if is_now else ("forecast", rule)
    if m.measure is None:
        return "total", ""
    return _flow(reading, m, before, begin, end, words, mask)


def _rate(lower: list[str], begin: int, end: int, words: StockWords) -> str:
    """Read "500 a day", "kills hundreds of people every year", "Each year floods displace 300"."""
    hit = words.rate.starting_at(lower, end)
    if hit is not None and lower[min(end + hit[1], len(lower) - 1)] not in _SHIFTS:
        return hit[0]
    if "average" in lower[max(0, begin - _NEAR) : begin] and _averaged(lower, begin, end, words):
        return "stockflow:average"
    if _happening(lower, end, words):
        return "stockflow:each"
    if end < len(lower) and lower[end] in {"per", "for"} and _per_head(lower, end):
        return "stockflow:per-head"
    for i in range(end, min(end + 10, len(lower))):
        word = lower[i]
        if word in {"every", "each"}:
            return "stockflow:every" if any(w in clue("season") for w in lower[i + 1 : i + 4]) else ""
        if word in {",", ";", "said", "says", "that", "more"} or word[0].isdigit():
            break
    if begin > 1 and (lower[0] == "annually" or (lower[0] in {"every", "each"} and lower[1] in clue("season"))):
        return "stockflow:every"
    return ""


def _per_head(lower: list[str], end: int) -> bool:
    """Whether a share of heads stands behind a number: "56 murders per 100,000 people", "per capita", "for every 1,000"."""
    head = "".join(lower[end + 1 : end + 2])
    if lower[end] == "per":
        return head == "capita" or head[:1].isdigit()
    return head == "every" and "".join(lower[end + 2 : end + 3])[:1].isdigit()


def _listed_rate(m: Mention, begin: int) -> bool:
    """Whether a number goes on with a list of rates: "an average of 1,200 a week in Togo, 500 in Benin and 230 in Mali"."""
    before = next((other for other in reversed(m.sentence.mentions) if other.last <= m.first), None)
    if before is None or before.stock_flow != "rate" or before.kind == "rate" or before.kind != m.kind:
        return False
    gap = m.sentence.words[before.last : begin]
    return (
        gap[:1] == ["in"]
        and gap[-1] in {",", "and"}
        and all(w[0].isupper() or w in {"in", ",", "and", "of"} for w in gap)
    )


def _averaged(lower: list[str], begin: int, end: int, words: StockWords) -> bool:
    """Whether an average of so many a time is told: "an average of 14 killed and 30 hurt a month", "a daily average of 1,250"."""
    at = begin - 1 - lower[max(0, begin - _NEAR) : begin][::-1].index("average")
    link = lower[at + 1 : begin]
    daily = lower[at - 1] in _DAILY or lower[at + 1] in _DAILY
    if not daily and "of" in link and any(words.rate.starting_at(lower, i) is not None for i in range(at + 1, begin)):
        return link[-1] in _LINKED_TOTAL or link[-1] == "be"  # "the average rate of arrivals per week is 1,200"
    if daily and (link == ["of"] or (len(link) < _LINKS and bool(link) and link[-1] in _LINKED_TOTAL)):
        return True
    if link != ["of"] and (lower[at - 1] not in {"on", "an"} or not all(w.isalpha() or w == "," for w in link)):
        return False
    for i in range(end, min(end + _PER, len(lower))):
        hit = words.rate.starting_at(lower, i)
        if hit is not None:
            return "".join(lower[i + hit[1] : i + hit[1] + 1]) not in _SHIFTS
    return False


def _happening(lower: list[str], end: int, words: StockWords) -> bool:
    """Whether the verb behind a number tells of what goes on: "90 infants die daily of thirst", "310 are arriving an hour"."""
    for i in range(end + 1, min(end + _VERBS, len(lower))):
        if not lower[i - 1].isalpha() or lower[i - 1] in _NO_VERB or lower[i - 1].endswith(("ed", "ly")):
            return False
        hit = words.rate.starting_at(lower, i)
        if hit is not None:
            behind = "".join(lower[i + hit[1] : i + hit[1] + 1])
            return not behind.isalpha() or behind in _BEHIND_RATE
    return False


def _capacity(lower: list[str], begin: int, words: StockWords) -> str:
    for i in range(begin, max(0, begin - 3), -1):
        hit = words.capacity.ending_at(lower, i)
        if hit is not None:
            return hit[0]
    return ""


def _flow(
    reading: Reading, m: Mention, before: Mention | None, begin: int, end: int, words: StockWords, mask: int
) -> tuple[StockFlow, str]:
    """Total or increment, for a number with a measure."""
    lower = m.sentence.lower
    grown = m.change is not None or ("measures:total" in m.rules and begin > 0 and lower[begin - 1] == "by")
    if DIFFERENCE in m.rules:
        return "increment", "stockflow:change"
    if grown and (m.measure in _FLOWS or m.measure == "affected") and m.kind == "count":
        return "increment", "stockflow:change"
    if mask & ADDED and not _ANNOUNCED.isdisjoint(m.rules) and _of_new_ones(reading, m):
        return "increment", "stockflow:new"
    rule = _toll(m, begin, end, words) if mask & TOLL else ""
    if rule:
        return "total", rule
    compared = _compared_to(reading, m) if lower[1:2] in (["compares"], ["compared"]) else None
    if compared is not None:
        return compared.stock_flow, "stockflow:same"
    if raises(m, end):
        return "increment", "stockflow:raising"
    if before is not None and before.stock_flow == "increment" and before.measure == m.measure and _was(lower, begin):
        return "increment", "stockflow:same"  # "714 died in October, up from 537 in September"
    rule = _of_one_deed(lower, begin, before) or _in_list(begin, before)
    if rule and not (rule == "stockflow:deed" and in_hours(reading, m)):
        return "total", rule
    rule = _added(reading, m, before, begin, end, words) if mask & ADDED else ""
    if rule:
        return "increment", rule
    if before is not None and before.stock_flow == "increment" and _part(lower, before, begin, end):
        return "increment", "stockflow:part"
    if m.measure not in _FLOWS or m.kind not in _COUNTED or _is_a_state(m, end):
        return "total", ""
    if streamed(reading, m.sentence, m) is not None:
        return "increment", "stockflow:share"
    return of_its_day(reading, m, before, words, mask)


def _is_a_state(m: Mention, end: int) -> bool:
    """Whether those counted are in a state that goes on, whatever the day told: "four were still missing on Monday"."""
    lower = m.sentence.lower
    if lower[end : end + 2] in (["were", "in"], ["are", "in"], ["remained", "in"]) and not _CARE.isdisjoint(
        lower[end : end + 6]
    ):
        return True  # "12 others were in critical condition on Monday"
    if lower[end : end + 1] == ["("] and ")" in lower[end : end + _BRACKET]:
        end = lower.index(")", end) + 1  # "today only 160 people (30 families) remain displaced"
    return m.measure in _LASTING and (
        not _REMAIN.isdisjoint(lower[end : end + 2])
        or lower[end + 1 : end + 2] == ["being"]  # "89 were being treated on Monday"
        or not _BEING.isdisjoint(m.rules)
        or (m.measure == "missing" and "measures:before" in m.rules)
    )


def _of_new_ones(reading: Reading, m: Mention) -> bool:
    """Whether the noun that announces a figure is one of new ones: "new confirmed cases: 37"."""
    found = clauses_of(reading, m.sentence).found.get(m.first)
    if found is None:
        return False
    lower = m.sentence.lower
    if not _SUMS.isdisjoint(lower[found.hit.stop : m.qualifier_first]):
        return False  # "31 new cases, for a total of 720", "46 new cases, which takes the tally to 860"
    return "new" in lower[max(0, found.hit.start - 2) : found.hit.stop] and lower[found.hit.stop - 1] in _COUNTED_ANEW


def _toll(m: Mention, begin: int, end: int, words: StockWords) -> str:
    """A noun for a running total before the number, linked by "to", "at" or a verb: "bringing the number of dead to 20"."""
    lower = m.sentence.lower
    i = begin - 1
    for word in lower[begin : m.first]:
        if word in words.toll:
            return words.toll[word]  # "the toll passed 300 on Monday": the link is the qualifier itself
    if i < 1 or lower[i] not in _LINKED_TOTAL:
        return ""
    if (
        lower[i] == "to"
        and lower[end : end + 1] == ["the"]
        and any(word in words.toll or word in {"number", "total"} for word in lower[end + 1 : end + 3])
    ):
        return "stockflow:running-total"  # "brings to 16 the number of dead"
    tight = True
    far = (
        lower[i] == "to" and lower[i - 1] in _CLIMBED
    )  # "the number of those ... boomed by 1,000 and climbed to 14,000"
    for j in range(i, max(-1, i - (_FAR if far else _NEAR)), -1):
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


_ADDED_TO: Final = frozenset({
    "aid", "affected", "homeless", "destroyed", "damaged", "vehicles", "tanks", "aircraft", "weapons", "troops", "missing",
})  # fmt: skip
"""Measures that no day's news is an increment of, unless it says "another"."""


def _added(reading: Reading, m: Mention, before: Mention | None, begin: int, end: int, words: StockWords) -> str:
    """Read "another 20", "20 more": new ones, unless they only go on with a list ("killed three and wounded another five")."""
    lower = m.sentence.lower
    hit = words.before.ending_at(lower, begin) or words.before.ending_at(lower, m.first)
    if hit is None and m.implied:
        hit = words.before.ending_at(lower, m.last)  # "killing another person": the word is the number
    if hit is None:
        hit = words.after.starting_at(lower, m.last)
        if hit is not None and lower[m.last + 1 : m.last + 2] == ["than"]:
            hit = None
    if hit is None or (m.measure not in _FLOWS and m.measure not in _ADDED_TO):
        return ""
    if m.implied and (before is None or before.measure == m.measure) and not sheet(reading, m.sentence)[0]:
        return ""  # "two nuns and another woman died": one more, but of the same deed
    earlier = before or _told_before(reading, m)
    if earlier is not None and earlier.measure != m.measure and earlier.stock_flow != "increment":
        return ""
    if any(word in _STATES for word in lower[end : end + 2]) or _elsewhere(reading, m, before, earlier, begin, end):
        return ""
    return hit[0]


def _elsewhere(
    reading: Reading, m: Mention, before: Mention | None, earlier: Mention | None, begin: int, end: int
) -> bool:
    """Whether another number is that of another place: "a toll of 310. Another 70 drowned in Chad".

    It goes on with a list of places or stands beside a running total, and tells no time of its own.
    """
    if earlier is None or earlier.measure != m.measure or earlier.stock_flow != "total":
        return False
    s = m.sentence
    listed = before is not None and "and" in s.lower[max(0, begin - 2) : begin]
    if not listed and _RUNNING.isdisjoint(earlier.rules):
        return False
    if any(not spot.saying and (before is None or spot.first > before.last) for spot in sheet(reading, s)[0]):
        return False
    reach = range(end, min(end + _REACH, len(s.words) - 1))
    return any(s.lower[i] == "in" and any(word[:1].isupper() for word in s.words[i + 1 : i + 3]) for i in reach)


def _compared_to(reading: Reading, m: Mention) -> Mention | None:
    """What the sentence before counted, with which this one compares: "That compares with 41 deaths on 3 May"."""
    told = reading.sentences.get(m.sentence.index - 1)
    kin = [other for other in told.mentions if other.measure == m.measure and not other.rejected_by] if told else []
    return kin[0] if kin and kin[0].stock_flow in {"total", "increment"} else None


def _was(lower: list[str], begin: int) -> bool:
    return lower[max(0, begin - 2) : begin] in (["up", "from"], ["down", "from"])


def _of_one_deed(lower: list[str], begin: int, before: Mention | None) -> str:
    """Read "the killing of two clerics", and what a total was before, with what is listed with it: "912 dead, up from 874"."""
    if begin > 2 and lower[begin - 3] == "the" and lower[begin - 2] in clue("deed") and lower[begin - 1] == "of":
        return "stockflow:deed"
    was = _was(lower, begin)
    listed = before is not None and before.rules[-1] == "stockflow:earlier" and lower[begin - 1] == "and"
    return "stockflow:earlier" if was or listed else ""


def _in_list(begin: int, before: Mention | None) -> str:
    """The rule of a running total with which a number is listed: "raising the total to 310 dead and 70 hurt"."""
    if before is None or before.stock_flow != "total" or before.behind != begin - 1:
        return ""
    return next((rule for rule in before.rules if rule in _RUNNING), "")


def _told_before(reading: Reading, m: Mention) -> Mention | None:
    """The last that was told in the sentences before, with which "a further 82 were hurt" goes on as with a list."""
    kin = VICTIMS if m.measure in VICTIMS else _FLED if m.measure in _FLED else None
    if kin is None:
        return None
    for back in range(1, _BACK):
        earlier = reading.sentences.get(m.sentence.index - back)
        if earlier is None:
            continue
        told = [other for other in earlier.mentions if other.measure in kin and not other.implied]
        if told:
            return next((other for other in reversed(told) if other.measure == m.measure), told[-1])
    return None


def _part(lower: list[str], before: Mention, begin: int, end: int) -> bool:
    """Whether a number is part of the one before: "including five soldiers", "six of them", "nearly half of them"."""
    gap = lower[before.behind : begin]
    if any(word in {"including", "among", "included", "whom"} for word in gap[-3:]) or gap[-2:] == ["of", "which"]:
        return True
    return lower[end : end + 2] in (["of", "them"], ["of", "whom"], ["of", "those"])
