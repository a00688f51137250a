"""Figures that a noun announces: "the death toll reached 91", "bringing to 45 the number killed", "two of those killed"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.things import nouns
from numclaims.extraction.victims import HARM, MOVED
from numclaims.extraction.what import outcomes
from numclaims.extraction.what.catalogue import Trigger
from numclaims.extraction.what.clauses import (
    ANNOUNCING,
    LEFT_SKIP,
    Clauses,
    Governor,
    Hit,
    holds,
    object_follows,
)
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention

_LINKS: Final = word_set(
    """
    to at of reached reaching reach exceeded exceeding topped topping passed is was were stands stood near : hit
    hits nears neared surpassed surpassing rises rose climbs climbed are included includes include including
    numbered numbering totalled totaled totaling as - = above beyond from be estimated put tops jumped jumps approached
    approaching exceeds crossed crosses crossing reaches surpasses passes tops totals totalling stands go goes went past
    pass top reach exceed surpass cross remain remains remained
    """
)
_INSIDE: Final = frozenset({
    "were", "was", "are", "include", "included", "includes", "from", "to", "of", "by", "in", "on", "at", "for", "the", "over",
    "since", "between",
})  # fmt: skip
_TOTAL_STOP: Final = frozenset({";", "addition", "who", "that", "when", "while", "said", "says", "but", "."})
_OPENERS: Final = LEFT_SKIP | {"least", "than", "to", "at", "now", "currently", "("}
_TODAY: Final = frozenset({"now", "currently", "presently"})
_ASIDE: Final = frozenset({",", "(", "-", "–", "—"})
_BEFORE_LABEL: Final = frozenset({".", ",", ";", ":", "-", "|", "/", ")", "*", "•", "and", "total"})
_SIGNS: Final = frozenset({":", "-", "–", "—", "="})
_POINTERS: Final = frozenset({"the", "those", "them", "these", "its", "their", "all"})
_PASSED: Final = word_set(
    """
    pass passed passes passing exceed exceeded exceeds exceeding top topped tops topping surpass surpassed surpasses surpassing
    cross crossed crosses reach reached reaches nears neared hits hit approaches approached past
    """
)
_REPORTING: Final = word_set(
    "said say says reported reports announced added confirmed claimed estimated stated told showed"
)
_RAISED: Final = 10
"""Words between a verb that raises a toll and the "by" of its number."""
_BEING: Final = word_set(
    "are were was is be been being found left lay lie one two three four five six seven eight nine ten"
)
_MEANWHILE: Final = frozenset({"duration", "age"})
_REACH: Final = 16
_OPENING: Final = 9
"""Words that may stand before the comma of "Of those killed in the attack, ..."."""
_CASES: Final = frozenset({"person", "household", "case"})
_FAR: Final = 40
_GROWN: Final = frozenset({"by", "from"})
"""Between a toll that grows and its figure: "rose by 12", "doubled from four to eight"."""
_DETERMINING: Final = frozenset({"in", "of", "from", "on"})
"""Behind these, "that" points to a noun: "losses in that country were put at $2 billion"."""
_TOTAL_OF: Final = (["of", "those"], ["of", "people"], ["of", "refugees"], ["of", "families"])
_NOUN: Final = 5
"""Tokens from "number" to the "who" of those counted."""
_CLAUSE: Final = 12
"""Tokens of a relative clause between commas, at most."""


def total(clauses: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """A noun whose figure follows: "the death toll from the quake rose to 200", "the number of refugees reached 9,000"."""
    lower = clauses.lower
    first = min(m.first, m.qualifier_first)
    if _has_its_own(clauses, first) or (first and lower[first - 1] == "from" and "things:places-and-bodies" in m.rules):
        return None  # "new infections were told from 14 districts"
    link = lower[m.first - 1] if m.first > 1 else ""  # "the toll passed 5,400": its modifier is the link
    linked = link in _PASSED or (link == "with" and clauses.ending[m.first - 2] is not None)
    i = m.first - 2 if linked else min(m.first, m.qualifier_first) - 1
    steps = 0
    climbed = (
        i > 0
        and lower[i] == "to"
        and (lower[i - 1] in clue("growing") or not clue("raising").isdisjoint(clauses.sentence.vocabulary))
    )
    reach = _FAR if climbed else _REACH
    while i >= 0 and steps < reach:
        hit = clauses.ending[i]
        if hit is not None:
            for trigger in hit.options:
                if (
                    (trigger.role == "total" or (linked and _announces_too(trigger, lower, hit)))
                    and trigger.counts in fits
                    and holds(trigger, clauses, hit)
                    and not outcomes.is_another(clauses, m, trigger)
                    and (linked or (not steps and (m.counted is None or "counts:number-of" in m.rules)))
                ):
                    fate = _fate(clauses, hit, fits) if trigger.role == "total" else None
                    told = (
                        fate is not None and fate.trigger.role == "verb"
                    )  # "the number of prisoners freed rose to 90"
                    return fate if told else Governor(trigger, hit, "measures:total")
        word = lower[i]
        if word == "," and linked and (opened := _relative(lower, i)):
            i = opened  # "the dead, who were of one family, included two women"
            continue
        if word in _TOTAL_STOP and not (word == "that" and i and lower[i - 1] in _DETERMINING):
            dated = word == "." and i + 1 < len(lower) and lower[i + 1].isdecimal()  # "from the Oct. 8 quake"
            short = word == "." and i > 0 and clauses.sentence.words[i - 1].istitle()  # "in the N. Karelian crash"
            dated = dated or (short and len(lower[i - 1]) <= len("Col"))
            if not dated and not (word == "that" and linked and _tells_of_event(lower, i)):
                return None
        elif word in _LINKS or (word in _GROWN and i > 0 and _grows(lower, i)):
            linked = True
        elif word in _TODAY and lower[i - 1] in _ASIDE and not steps:
            linked = True  # "the toll, now 31, ..."
            i -= 1
        elif not linked and word not in _OPENERS:
            return None
        number = clauses.numbers[i]
        if (
            number is not None
            and i > 0
            and lower[max(0, min(i, number.qualifier_first) - 1)] not in _INSIDE
            and number.kind not in _MEANWHILE
            and "units:magnitude" not in number.rules
            and lower[number.last : number.last + 1] != ["-"]  # "the toll from the collapse of a five-storey house"
        ):
            return None
        i -= 1
        steps += 1
    return None


def _announces_too(trigger: Trigger, lower: list[str], hit: Hit) -> bool:
    """Whether a phrase is one whose figure may follow far off: "the toll of the outbreak is now 840", "new cases rose to 9"."""
    if trigger.role == "state":  # "Flood dead rise to 63", but not "were dead" or "12 dead"
        i, behind = hit.start - 1, lower[hit.stop : hit.stop + 1]
        rises = behind != [] and (behind[0] in _LINKS or behind[0] in clue("growing"))
        alone = i < 0 or not (lower[i] in _BEING or lower[i][-1].isdecimal())
        return rises and alone and lower[hit.start : hit.stop] == ["dead"]
    if trigger.role != "before":
        return trigger.role == "noun" and trigger.measure == "infected" and lower[hit.stop - 1].endswith("s")
    return hit.stop - hit.start > 1 and lower[hit.stop - 2] == "toll" and lower[hit.stop - 1] == "of"


def _relative(lower: list[str], comma: int) -> int:
    """The token before the relative clause that a comma ends; 0 for none."""
    for k in range(comma - 2, max(1, comma - _CLAUSE), -1):
        if lower[k] == ",":
            return k - 1 if lower[k + 1] in {"who", "which", "whose"} else 0
    return 0


def _grows(lower: list[str], by: int) -> bool:
    """Whether a toll has grown by what follows: "rose by 12", "raising the toll among the crew by 12"."""
    return lower[by - 1] in clue("growing") or not clue("raising").isdisjoint(lower[max(0, by - _RAISED) : by])


def _has_its_own(clauses: Clauses, start: int) -> bool:
    """Whether a phrase that leads to a figure of its own stands right before: "the number killed in a town of 3,000"."""
    hit = clauses.ending[start - 1] if start else None
    if hit is None:
        return False
    return any(t.role == "before" and t.measure == "population" and holds(t, clauses, hit) for t in hit.options)


def _tells_of_event(lower: list[str], i: int) -> bool:
    """Whether "that" opens a clause about the noun before it: "the toll from two quakes that struck on Monday passed 21,000"."""
    return lower[i + 1] in clue("striking") or (lower[i + 1].endswith("ed") and lower[max(0, i - 1)] not in _REPORTING)


def label(clauses: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """A word with a colon or a dash before the number: "Dead: 45", "Missing - 3", "Damaged houses: 12"."""
    lower = clauses.lower
    sign = min(m.first, m.qualifier_first) - 1
    if sign < 1:
        return None
    if lower[sign] == "(":
        return _bracketed(clauses, m, sign, fits)
    if lower[sign] not in _SIGNS or (lower[sign] != ":" and clauses.sentence.glued(sign)):
        return None
    hit = clauses.ending[sign - 1]
    if sign > 1 and lower[sign] == ":" and lower[sign - 1] in clue("labelled"):
        hit = clauses.ending[sign - 2] or hit  # "damaged housing: 318" lodges nobody
    if hit is None:
        return None
    k = hit.start - 1
    while k >= 0 and (
        lower[k].endswith("ly")
        or lower[k] in clue("labelled")
        or nouns.is_person(lower[k])
        or _is_same(clauses, k, hit)
    ):
        k -= 1
    if k >= 0 and lower[k] not in _BEFORE_LABEL:
        return None
    for trigger in hit.options:
        if outcomes.is_another(clauses, m, trigger):
            continue
        if trigger.role == "head" and trigger.counts in _OBJECTS and m.counted is not None:
            continue  # "Shelter: 300 tents"
        told = trigger.role in {"state", "noun", "total", "head"} or trigger.form == "past"
        if told and trigger.counts in fits and (not trigger.when or holds(trigger, clauses, hit)):
            return Governor(trigger, hit, "measures:label")
    return None


def _is_same(clauses: Clauses, k: int, hit: Hit) -> bool:
    """Whether the word before one of a label tells of the same: "Tents distributed: 300"."""
    before = clauses.ending[k]
    if before is None:
        return False
    return any(t.role == "head" and t.measure == other.measure for t in before.options for other in hit.options)


_OBJECTS: Final = frozenset({"things", "objects"})


def _bracketed(clauses: Clauses, m: Mention, sign: int, fits: frozenset[str]) -> Governor | None:
    """A noun whose figure stands alone in a bracket behind it: "the highest number of cases (10,300)"."""
    if clauses.lower[m.last : m.last + 1] not in ([")"], ["in"]):
        return None
    hit = clauses.ending[sign - 1]
    if hit is None:
        return None
    for trigger in hit.options:
        if trigger.counts in fits and trigger.role in {"noun", "total", "head"} and holds(trigger, clauses, hit):
            return Governor(trigger, hit, "measures:label")
    return None


def among(clauses: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """A number of those to whom something happened: "two of those killed", "half of the displaced", "14 of the dead"."""
    lower = clauses.lower
    k = m.last + (lower[m.last : m.last + 1] == ["out"])
    if k + 1 >= len(lower) or lower[k] != "of":
        return None
    for j in range(k + 1, min(k + 4, len(lower))):
        hit = clauses.at[j]
        if hit is not None:
            for trigger in hit.options:
                if trigger.counts in fits and _names_those(trigger, clauses, hit) and holds(trigger, clauses, hit):
                    return Governor(trigger, hit, "measures:of-those")
            return None
        if lower[j] not in _POINTERS and clauses.numbers[j] is None:
            return None  # "two of the 11 dead"
    return None


def of_those_before(clauses: Clauses, m: Mention, comma: int, fits: frozenset[str]) -> Governor | None:
    """A number of those whom the sentence begins with: "Of the dead, 41 have been identified".

    Args:
        clauses: The sentence.
        m: The number.
        comma: Token of the comma before it.
        fits: What the trigger may count.
    """
    lower = clauses.lower
    if lower[0] != "of" or comma > _OPENING or lower[1] not in _POINTERS or m.value is None:
        return None
    for k in range(1, comma):
        hit = clauses.at[k]
        if hit is not None:
            for trigger in hit.options:
                moved = trigger.role == "head" and trigger.measure in MOVED
                if m.counted is not None and m.unit not in _CASES and trigger.measure == "infected":
                    continue  # "Of these cases, 21 municipalities"
                if trigger.counts in fits and (moved or _names_those(trigger, clauses, hit)):
                    return Governor(trigger, hit, "measures:of-those")
            return None
        if clauses.numbers[k] is not None:
            return None
    return None


def _names_those(trigger: Trigger, clauses: Clauses, hit: Hit) -> bool:
    if trigger.role == "verb":
        return trigger.form == "past" and not object_follows(clauses, hit.stop)
    return trigger.role in {"total", "state"} or (trigger.role == "head" and trigger.measure == "displaced")


def number_of(clauses: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """A figure that "number of" announces, before it or behind it."""
    if not clauses.announces:
        return None
    lower = clauses.lower
    start = min(m.first, m.qualifier_first)
    at = _announced_before(clauses, start)
    if at >= 0:
        return _happened(clauses, at, start, fits)
    for k in range(m.last, min(m.last + 4, len(lower))):  # "to 45 the number killed"
        if lower[k] in {",", ";", "with"}:
            break
        if lower[k] in ANNOUNCING:
            return _happened(clauses, k, min(k + 10, len(lower)), fits)
    return None


def numbering(clauses: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """Those who are said to number so many: "the rebels, who numbered about 330", "guerrillas thought to number 330"."""
    lower = clauses.lower
    k = min(m.first, m.qualifier_first) - 1
    while k > 0 and lower[k] in _OPENERS:
        k -= 1
    if k < 1 or lower[k] not in _NUMBER or m.noun_last > m.last or lower[k - 1] in _DETERMINERS:
        return None
    found: Governor | None = None
    for j in range(k - 1, max(-1, k - _REACH), -1):
        hit = clauses.ending[j]
        for trigger in hit.options if hit is not None else ():
            if hit is None or trigger.counts not in fits or not holds(trigger, clauses, hit):
                continue
            the = "the" in lower[max(0, hit.start - 1) : hit.stop]
            if the and trigger.measure in HARM and trigger.role in {"state", "noun", "total"}:
                return Governor(trigger, hit, "measures:numbering")  # "the dead in the two towns number 40"
            if trigger.role == "head" and found is None and k - j < _OPENING:
                found = Governor(trigger, hit, "measures:numbering")
        if lower[j] in {".", ";", "said", "says", "that"}:
            break
        if clauses.numbers[j] is not None and found is None and lower[j - 1] not in _INSIDE:
            break
    return found


_NUMBER: Final = frozenset({"number", "numbers", "numbered", "numbering"})
_DETERMINERS: Final = frozenset({"the", "a", "an", "this", "that", "its", "their", "total", "in", "of"})


def _announced_before(clauses: Clauses, start: int) -> int:
    """Token of the last "number" before a figure that a linking verb ties to it; -1 when there is none."""
    lower = clauses.lower
    at = -1
    for k in range(max(0, start - _FAR), start):
        if lower[k] in ANNOUNCING or (
            lower[k] == "total" and (lower[k + 1 : k + 3] in _TOTAL_OF or _is_done(clauses.at[k + 1]))
        ):
            at = k  # "Total damaged houses went up to 3,000"
        elif lower[k] in _TOTAL_STOP and not (lower[k] == "who" and 0 < k - at < _NOUN):
            at = -1  # "the number of people who have fled has passed 9,000" goes on with its own clause
    if at < 0 or _has_its_own(clauses, start):
        return -1
    for k in range(start - 1, max(at, start - 6), -1):
        if lower[k] in _LINKS:
            return at
        if lower[k] not in _OPENERS:
            return -1  # "the number of dead after two dams burst": not the number of dams
    return -1


def _is_done(hit: Hit | None) -> bool:
    return hit is not None and any(t.role == "verb" and t.form == "past" for t in hit.options)


def _happened(clauses: Clauses, first: int, last: int, fits: frozenset[str]) -> Governor | None:
    for k in range(first, last):
        hit = clauses.at[k]
        if hit is None:
            continue
        for trigger in hit.options:
            if trigger.counts not in fits or not holds(trigger, clauses, hit):
                continue
            if trigger.role in {"head", "noun", "state", "total"} or (
                trigger.role in {"verb", "act"}
                and trigger.form in {"past", "ing"}
                and not _is_active(clauses, trigger, hit)
            ):
                if trigger.role in {"head", "total"} and (fate := _fate(clauses, hit, fits)) is not None:
                    return fate
                return Governor(trigger, hit, "measures:number-of")
    return None


def _is_active(clauses: Clauses, trigger: Trigger, hit: Hit) -> bool:
    """Whether a verb has an object of its own: "a number of hospitals received the bodies of 44"."""
    lower = clauses.lower
    behind = lower[hit.stop] if hit.stop < len(lower) else "."
    if lower[hit.start - 1] in {"of", "the", "reported"} or behind in _LINKS or behind in clue("growing"):
        return False  # "the number of abducted students is 40", "the number of people abducted rose to 40"
    return trigger.role == "verb" and trigger.form == "past" and object_follows(clauses, hit.stop)


def _fate(clauses: Clauses, head: Hit, fits: frozenset[str]) -> Governor | None:
    """What a participle or state right behind a noun says of those it names: "the number of hostages freed since Friday"."""
    hit = clauses.at[head.stop] if head.stop < len(clauses.lower) else None
    linked = hit is not None and clauses.lower[hit.stop : hit.stop + 1] and clauses.lower[hit.stop] in _LINKS
    if hit is not None and (linked or not object_follows(clauses, hit.stop)):
        for trigger in hit.options:
            told = trigger.role == "state" or trigger.form in {"past", "ing"}
            if told and trigger.counts in fits and trigger.measure != "aid" and holds(trigger, clauses, hit):
                # refugees who are helped are refugees
                return Governor(trigger, hit, "measures:number-of")
    return None
