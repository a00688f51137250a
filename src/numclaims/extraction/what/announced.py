"""Figures that a noun announces: "the death toll from the quake reached 91", "the number of prisoners freed rose to 90"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.what import outcomes
from numclaims.extraction.what.catalogue import Trigger
from numclaims.extraction.what.clauses import Clauses, Governor, Hit, holds
from numclaims.extraction.what.clues import clue
from numclaims.extraction.what.linking import ENDS, FAR, INSIDE, LINKS, OPENERS, fate, has_its_own
from numclaims.reading import Mention

_TODAY: Final = frozenset({"now", "currently", "presently"})
_ASIDE: Final = frozenset({",", "(", "-", "–", "—"})
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
_GROWN: Final = frozenset({"by", "from"})
"""Between a toll that grows and its figure: "rose by 12", "doubled from four to eight"."""
_DETERMINING: Final = frozenset({"in", "of", "from", "on"})
"""Behind these, "that" points to a noun: "losses in that country were put at $2 billion"."""
_CLAUSE: Final = 12
"""Tokens of a relative clause between commas, at most."""


def total(clauses: Clauses, m: Mention, fits: frozenset[str]) -> Governor | None:
    """A noun whose figure follows: "the death toll from the quake rose to 200", "the number of refugees reached 9,000".

    The words before the figure are read back to the noun. They hold what ties the two ("rose to") and where, when and of what the
    toll is; what begins another clause or counts on its own parts them.
    """
    lower = clauses.lower
    first = m.begin
    if has_its_own(clauses, first) or (first and lower[first - 1] == "from" and "things:places-and-bodies" in m.rules):
        return None  # "new infections were told from 14 districts"
    link = lower[m.first - 1] if m.first > 1 else ""  # "the toll passed 5,400": its modifier is the link
    linked = link in _PASSED or (link == "with" and clauses.ending[m.first - 2] is not None)
    i = m.first - 2 if linked else first - 1
    linked = linked or (link == "at" and first < m.first)  # "the number of refugees, estimated at 9,000"
    steps = 0
    reach = FAR if _climbs(clauses, i) else _REACH
    while i >= 0 and steps < reach:
        hit = clauses.ending[i]
        beside = not steps and (m.counted is None or "counts:number-of" in m.rules)
        if hit is not None and (linked or beside) and (told := _told(clauses, m, hit, fits, linked=linked)) is not None:
            return told
        word = lower[i]
        if word == "," and linked and (opened := _relative(lower, i)):
            i = opened  # "the dead, who were of one family, included two women"
            continue
        if word in ENDS and not (word == "that" and i and lower[i - 1] in _DETERMINING):
            if not _abbreviates(clauses, i) and not (word == "that" and linked and _tells_of_event(lower, i)):
                return None
        elif word == "as" and _grows_because(lower, i):
            return None
        elif word in LINKS or (word in _GROWN and i > 0 and _grows(lower, i)):
            linked = True
        elif word in _TODAY and lower[i - 1] in _ASIDE and not steps:
            linked = True  # "the toll, now 31, ..."
            i -= 1
        elif not linked and word not in OPENERS:
            return None
        if i > 0 and _counts_apart(clauses, i):
            return None
        i -= 1
        steps += 1
    return None


def _climbs(clauses: Clauses, to: int) -> bool:
    """Whether a toll climbs to the figure behind "to", so that it may stand far off: "The toll of ... has risen to 91"."""
    if to <= 0 or clauses.lower[to] != "to":
        return False
    return clauses.lower[to - 1] in clue("growing") or not clue("raising").isdisjoint(clauses.sentence.vocabulary)


def _told(clauses: Clauses, m: Mention, hit: Hit, fits: frozenset[str], *, linked: bool) -> Governor | None:
    """What a noun that announces figures tells of this one; of those freed or found that it names, what became of them."""
    for trigger in hit.options:
        if (
            (trigger.role == "total" or (linked and _announces_too(trigger, clauses.lower, hit)))
            and trigger.counts in fits
            and holds(trigger, clauses, hit)
            and not outcomes.is_another(clauses, m, trigger)
        ):
            became = fate(clauses, hit, fits) if trigger.role == "total" else None
            if became is not None and became.trigger.role == "verb":
                return became  # "the number of prisoners freed rose to 90"
            return Governor(trigger, hit, "measures:total")
    return None


def _abbreviates(clauses: Clauses, stop: int) -> bool:
    """Whether a full stop ends no sentence: "the toll from the Oct. 8 quake", "in the N. Karelian crash"."""
    lower = clauses.lower
    if lower[stop] != ".":
        return False
    if stop + 1 < len(lower) and lower[stop + 1].isdecimal():
        return True
    return stop > 0 and clauses.sentence.words[stop - 1].istitle() and len(lower[stop - 1]) <= len("Col")


def _counts_apart(clauses: Clauses, i: int) -> bool:
    """Whether token ``i`` is of a number that the noun before it announces, so that no later one is its figure."""
    number = clauses.numbers[i]
    return (
        number is not None
        and clauses.lower[max(0, min(i, number.qualifier_first) - 1)] not in INSIDE
        and number.kind not in _MEANWHILE
        and "units:magnitude" not in number.rules
        and clauses.lower[number.last : number.last + 1] != ["-"]  # "the collapse of a five-storey house"
    )


def _announces_too(trigger: Trigger, lower: list[str], hit: Hit) -> bool:
    """Whether a phrase is one whose figure may follow far off: "the toll of the outbreak is now 840", "new cases rose to 9"."""
    if trigger.role == "state":  # "Flood dead rise to 63", but not "were dead" or "12 dead"
        i, behind = hit.start - 1, lower[hit.stop : hit.stop + 1]
        rises = behind != [] and (behind[0] in LINKS or behind[0] in clue("growing"))
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


def _grows_because(lower: list[str], i: int) -> bool:
    """Whether "as" tells why a toll grows, and not to what: "the toll could rise further as 60 were badly burnt"."""
    k = i - 1 - (lower[i - 1] in _MORE)
    return k > 0 and lower[k] in clue("growing") and lower[i + 1 : i + 2] not in _AS_MANY


_MORE: Final = frozenset({"further", "again", "significantly", "sharply", "higher", ","})
_AS_MANY: Final = (["high"], ["many"], ["much"])


def _tells_of_event(lower: list[str], i: int) -> bool:
    """Whether "that" opens a clause about the noun before it: "the toll from two quakes that struck on Monday passed 21,000"."""
    return lower[i + 1] in clue("striking") or (lower[i + 1].endswith("ed") and lower[max(0, i - 1)] not in _REPORTING)
