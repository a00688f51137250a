"""The direction of a change: "fell 2.1%", "up 30", "a rise of 300", "cut the force by 300 men".

The words stand in ``lexicons/en/changes.toml``. A number that a change leads to ("rose to 51") is a level and no change.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

from numclaims.extraction.numbers.scales import CURRENCIES
from numclaims.extraction.text.tokens import word_set
from numclaims.lexicons.loader import entries
from numclaims.lexicons.phrases import PhraseTable
from numclaims.reading import Mention, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEntry:
    """Words that make a change of the number behind them.

    Attributes:
        name: Its name; the rule is ``change:<name>``.
        direction: ``up`` or ``down``.
        needs: ``number``, ``by`` or ``share``: what must follow, see the lexicon.
        phrases: The words.
        examples: Sentences in which the rule fires.
        counterexamples: Sentences in which it does not.
    """

    name: str
    direction: str
    needs: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@functools.cache
def _change_entries() -> tuple[ChangeEntry, ...]:
    return entries("en/changes.toml", "change", ChangeEntry)


@functools.cache
def change_phrases() -> PhraseTable[ChangeEntry]:
    """All words of change, read at the first call."""
    return PhraseTable((phrase, entry) for entry in _change_entries() for phrase in entry.phrases)


@functools.cache
def change_words() -> frozenset[str]:
    """The words of change that are one word."""
    return frozenset(phrase for entry in _change_entries() for phrase in entry.phrases if " " not in phrase)


# What may stand between a verb of change and its number.
_ADVERBS: Final = word_set(
    "by anything anywhere somewhere between another a an full whole further only just some about nearly almost well even again"
    " , the"
)
_ENTIRE: Final = frozenset({"full", "whole"})
"""Behind an article these take nothing from a change: "lost a full 1%"."""
_POINTS: Final = word_set("point points % percent pct cents pence p cent sen basis bps per")
# Before "up" and "down" these make it a part of the verb: "put up 5 percent of the money".
_PARTICLE_OF: Final = word_set(
    "make makes made making set take took give gave given giving pick picked free freed use used eat ate add buy bought"
    " put break broke hold held bring brought cut come came pay paid hand handed turn turned"
)
# Before "up" and "down" these say that a plain number is a change ("was up 30"), and not what was shot down or freed up.
_LEADS_TO_UP: Final = word_set(
    ", ( - ; : \u2013 \u2014 was were is are be been being ended closed finished opened stood settled traded sharply"
    " remain remains remained stayed stays still"
)
_CLOSED: Final = word_set(
    "ended closed finished opened traded settled ending closing trading finish close open went goes gone were was are is moved"
)
_WAYS: Final = {
    "higher": "up", "up": "up", "stronger": "up", "firmer": "up",
    "lower": "down", "down": "down", "weaker": "down", "softer": "down",
}  # fmt: skip
_REACH_OF_OBJECT: Final = 4
_NO_OBJECT: Final = word_set(
    "to at by of in on for from with than and or as is was were are be been has have had said says that which who if when while"
    " about around some nearly almost over under than least most up only just another between a an"
)
_PAST: Final = ("ed", "grew", "cut", "grown", "ing")
_REACH_OF_BY: Final = 6
"""Words between a verb of change and the "by" of its number: "cut its workforce in the region by 300"."""
_REACH_OF_SHARE: Final = 12
"""The same where a share or a sum follows, which no doer can be: "cut the price of its cheapest electric van by 9%"."""


def read_change(sentence: Sentence, m: Mention, start: int, previous: Mention | None) -> None:
    """Set the direction of one number.

    Args:
        sentence: Its sentence.
        m: The number.
        start: Its first token, modifiers and currency sign included.
        previous: The quantity before it in the sentence.
    """
    lower = sentence.lower
    at = start
    if at and lower[at - 1] == "+":
        if sentence.glued(at) and m.kind in {"percent", "number", "measurement"}:
            m.change = "up"
            m.rules.append("changes:plus-sign")
        return
    by = False
    steps = 0
    while at > 0 and steps < 3:
        word = lower[at - 1]
        if word not in _ADVERBS and not (len(word) > 4 and word.endswith("ly")):
            break
        led = at > 1 and lower[at - 2] == "by"  # "contracted by a quarterly 3.2%"
        if word in {"the", "a", "an"} and not (by or led) and (at >= len(lower) or lower[at] not in _ENTIRE):
            break
        by = by or word == "by"
        at -= 1
        steps += 1
    found = change_phrases().ending_at(lower, at)
    if found is None:
        if by:
            _by_from_afar(sentence, m, at, previous)
        else:
            _without_word(sentence, m, at, previous, bare=at == start)
        return
    entry, length = found
    if not by and (
        entry.needs == "by"
        or (
            entry.needs == "share"
            and not (m.kind == "measurement" or _is_share(sentence, m) or _in_percent(sentence, m))
        )
    ):
        return
    if not by and lower[at - 1] in {"up", "down"} and not _is_direction(sentence, m, at - length):
        return
    m.change = "up" if entry.direction == "up" else "down"
    m.rules.append(f"change:{entry.name}")


def _without_word(sentence: Sentence, m: Mention, at: int, previous: Mention | None, *, bare: bool) -> None:
    """Read a change that no word of change right before its number tells."""
    if _is_second_of_two(sentence, m, at, previous):
        m.change = previous.change if previous is not None else None
        m.rules.append("changes:by-again")
    elif at and sentence.lower[at - 1] in _CLOSED:
        _word_behind(sentence, m)
    elif m.kind != "percent":
        _more_than_before(sentence, m)
    elif bare:
        _object_between(sentence, m, at)


def _more_than_before(sentence: Sentence, m: Mention) -> None:
    """Read what sets a figure apart from another: "214, 12 more than on Monday", "90 fewer cases than a week ago"."""
    lower, j = sentence.lower, m.last
    way = _COMPARED.get(lower[j]) if j < len(lower) and m.kind in _DIFFER else None
    if way is None or "than" not in lower[j + 1 : j + 4]:
        return
    than = lower.index("than", j + 1)
    behind = lower[than + 1 : than + 1 + _LONGEST_SPAN]
    between = lower[j + 1 : than]
    counted = any(o.first == than + 1 for o in sentence.mentions) or (behind and behind[0][0].isdigit())
    if not behind or counted or not all(word.isalpha() for word in between) or not _AFTER.isdisjoint(behind):
        return  # "found 3 more than a week after the quake", "3 more than 40 km away"
    m.change = "up" if way == "up" else "down"
    m.rules.append(DIFFERENCE)


DIFFERENCE: Final = "changes:more-than-before"
_DIFFER: Final = frozenset({"count", "number", "money", "measurement"})
_COMPARED: Final = {"more": "up", "fewer": "down", "less": "down"}
_AFTER: Final = frozenset({"after", "later", "since", "from", "away", "into"})
_LONGEST_SPAN: Final = 4
"""Words of a time or way that "more than" may open: "more than a week after"."""


def _is_second_of_two(sentence: Sentence, m: Mention, at: int, previous: Mention | None) -> bool:
    """Whether two shares are told of two things in turn: "rose by 4% and 7%, respectively"."""
    if previous is None or previous.change is None or not m.kind == previous.kind == "percent":
        return False
    lower, j = sentence.lower, m.last
    return (
        lower[previous.last : at] in (["and"], ["%", "and"], ["percent", "and"]) and "respectively" in lower[j : j + 5]
    )


def _word_behind(sentence: Sentence, m: Mention) -> None:
    """Read the direction behind what a price closed by: "ended 0.7% higher"."""
    lower, j = sentence.lower, m.behind
    j += j < len(lower) and lower[j] in _POINTS
    if lower[j : j + 1] == ["or"]:  # "38 points or 0.1% higher"
        j = next((o.last for o in sentence.mentions if o.first == j + 1 and o.kind == "percent"), j)
        j += j < len(lower) and lower[j] in _POINTS
    if j >= len(lower) or lower[j] not in _WAYS or not _is_share(sentence, m) or lower[j + 1 : j + 2] == ["than"]:
        return
    m.change = "up" if _WAYS[lower[j]] == "up" else "down"
    m.rules.append("changes:closed")


def _object_between(sentence: Sentence, m: Mention, at: int) -> None:
    """Read a verb that has its object before the share: "grew earnings 4%", "cut its prices 12%"."""
    lower, words = sentence.lower, change_words()
    floor = max(0, at - _REACH_OF_OBJECT)
    at -= 1
    while at > floor and lower[at].isalpha() and lower[at] not in _NO_OBJECT:
        at -= 1
        if lower[at] in words and lower[at].endswith(_PAST):
            found = change_phrases().ending_at(lower, at + 1)
            if found is not None:
                m.change = "up" if found[0].direction == "up" else "down"
                m.rules.append(f"change:{found[0].name}")
            return


def _by_from_afar(sentence: Sentence, m: Mention, at: int, previous: Mention | None) -> None:
    """Read "by" without its verb right before: "raise output by 40 per cent", "fell 3%, the other by 4%"."""
    lower = sentence.lower
    reach = _REACH_OF_SHARE if m.kind in {"percent", "money"} else _REACH_OF_BY
    far = reach > _REACH_OF_BY and previous is not None and previous.kind != m.kind  # "of its two-seat van by 9%"
    floor = max(0, at - reach, previous.last if previous is not None and not far else 0)
    words = change_words()
    while at > floor and lower[at - 1] not in {",", ";", ":", "killed", "wounded"}:
        at -= 1
        if lower[at] in words and lower[at] not in _WAYS:
            found = change_phrases().ending_at(lower, at + 1)
            if found is not None:
                m.change = "up" if found[0].direction == "up" else "down"
                m.rules.append(f"change:{found[0].name}")
            return
    if previous is not None and previous.change is not None and m.kind == previous.kind:
        m.change = previous.change
        m.rules.append("changes:by-again")


def _is_direction(sentence: Sentence, m: Mention, first: int) -> bool:
    """Whether "up" or "down" at ``first`` is a direction, and not a part of the verb before it ("shot down 5 planes")."""
    before = sentence.lower[first - 1] if first else ","
    if before in _LEADS_TO_UP:
        return True
    return before not in _PARTICLE_OF and (_is_share(sentence, m) or _in_percent(sentence, m) or _since(sentence, m))


def _is_share(sentence: Sentence, m: Mention) -> bool:
    """Whether the number is a percentage or in points: what an index gains, and not seats that a party gains."""
    if m.kind == "percent":
        return True
    return m.last < len(sentence.lower) and sentence.lower[m.last] in _POINTS


def _in_percent(sentence: Sentence, m: Mention) -> bool:
    """Whether money is what a price gains, told in percent right behind: "added $1.56, or 2.3%"."""
    lower, j = sentence.lower, m.last
    if m.kind != "money" or j + 3 >= len(lower):
        return False
    j += lower[j] == ","
    return lower[j] == "or" and any(o.first == j + 1 and o.kind == "percent" for o in sentence.mentions)


def _since(sentence: Sentence, m: Mention) -> bool:
    """Whether money is a change from what was before: "and down $32 from July's high"."""
    return m.kind == "money" and m.last < len(sentence.lower) and sentence.lower[m.last] == "from"


def inherit_change(sentence: Sentence, a: Mention, b: Mention) -> None:
    """The same change given again: "140 points, or 0.9%", "1.2%, or 94 points"."""
    if a.change is None or b.change is not None or not (b.kind == "percent" or _is_share(sentence, b)):
        return
    gap = sentence.lower[a.last : b.first]
    if len(gap) <= 6 and gap and gap[-1] == "or" and not any(t in CURRENCIES for t in gap):
        b.change = a.change
        b.rules.append("changes:or-in-percent")
    elif a.unit == b.unit and _in_turn(sentence, a, b):
        b.change = a.change
        b.rules.append("changes:in-turn")


def _in_turn(sentence: Sentence, a: Mention, b: Mention) -> bool:
    """Whether the same change is told of two places or times: "leapt 14 percent in Homs, 12.6 percent in Hama"."""
    lower = sentence.lower
    behind, end, start = a.behind, b.behind, b.begin
    if not behind < start < end < len(lower) or start - behind > _LONGEST_TURN:
        return False
    told = lower[behind] in _OF_TURNS and lower[end] == lower[behind] and lower[start - 1] in {",", "and"}
    return told and all(word[0].isalnum() or word in {",", ".", "-"} for word in lower[behind : start - 1])


_OF_TURNS: Final = frozenset({"in", "for", "at", "on", "among", "against", "from"})
_LONGEST_TURN: Final = 8
