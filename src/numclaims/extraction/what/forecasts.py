"""Tells what is to come from what is: a modal, a plan or an expectation that governs a number."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import DASHES, word_set
from numclaims.extraction.text.wordclasses import BE, OWNERS
from numclaims.extraction.what.clues import clue
from numclaims.extraction.what.stockwords import StockWords
from numclaims.extraction.when.timewords import counts
from numclaims.reading import Mention

_REACH: Final = 7
_ASIDE: Final = 16
"""Words that an aside between dashes may have."""
_WHERE: Final = frozenset({"in", "across", "from", "around"})
_EXPECTED: Final = word_set(
    "expected scheduled due set projected slated poised likely forecast predicted planned stand stands"
)
"""First words of what is told of those counted: "12 men expected to be freed"; not of what they want themselves."""
_OF_MORE: Final = word_set("of in from by on among at into against between over for during within")
"""Prepositions between a verb and a number that is not its object."""
_OCCASION: Final = word_set("at on by for this next today tonight tomorrow")
"""Words behind "expected" with which a plan tells its time or place."""
_DASHES: Final = DASHES - {"-"}
_LEFT_STOPS: Final = word_set(
    "who which that when after because while but if said says say since , ; : was were have has had been is are as for"
)
_CHANGES: Final = word_set(
    "rise grow reach climb increase swell fall drop raise surge soar jump exceed top hit total go double decline up expand shrink"
)
_GUESSES: Final = frozenset({"may", "might"})
_TIME: Final = 4
"""Words up to the "for" or "to" of a verb behind which a day is told: "Togo appealed on Monday for"."""
_ON: Final = word_set("to be still further also even continue continues keep well now")
_PREPOSITIONS: Final = word_set("to of in from with by on among at into against between")
_OTHERS: Final = word_set("of to for with by from at on over against about in")
"""Words between the subject of a verb and a number that is none: "relatives of 12 of the dead", "a rally for 12 inmates"."""
_SETS: Final = word_set(
    """total group team batch number force crew contingent minimum maximum party fleet range wave most all each half some many
    none one convoy mission staff excess average quota tally toll"""
)
"""Nouns before "of" that are those counted: "a group of 12 sailors will leave"."""
_CUTS: Final = word_set("cut reduce raise increase lower expand boost slash trim shrink improve lift")
"""Verbs whose object stands before "by" and the number."""
_SUPPLIES: Final = word_set("supply provide equip furnish arm")
"""Verbs whose object stands before "with" and the number."""
_NONE: Final[frozenset[str]] = frozenset()
_TAKING: Final = word_set("take taking let letting bring bringing send sending fly flying")
"""Verbs of which "in" is a part: "agreed to take in 12 families"."""
_THE: Final = OWNERS | {"the", "these", "those", "our"}
_ALREADY: Final = frozenset({"measures:head", "measures:noun", "measures:before"})
"""Rules of a measure that a noun tells."""
_BY_PARTICIPLE: Final = frozenset({"measures:participle", "measures:state", "states:flight", "states:harm"})
"""Rules of a measure that a participle or a state tells, without an article, too: "12 people killed", "12 displaced families"."""
_BRINGING: Final = word_set(
    "to be been see sees have has get want wants expect expects expecting make making mean means include with cause"
)
"""Words whose object is only made what it is called: "could see 12 people killed", "there may be 12 people trapped"."""


def is_already(m: Mention, begin: int) -> bool:
    """Whether those counted are by now what the measure says, whatever is to be done with them.

    "Police will question the 12 people detained" and "the 900 refugees are to be moved" tell of what is; "a raid may leave 12
    people dead" and "Chad will take in 900 refugees" of what will be.

    Args:
        m: A number with its measure.
        begin: Where it begins, with its sign or modifier.
    """
    prior = m.sentence.lower[begin - 1] if begin else ""
    if not _BY_PARTICIPLE.isdisjoint(m.rules):
        return prior not in _BRINGING and prior not in _CHANGES and prior not in clue("leaving")
    return prior in _THE and not _ALREADY.isdisjoint(m.rules)


def forecast(lower: list[str], begin: int, end: int, words: StockWords) -> str:
    """The rule of a modal or a plan that governs the number: before it in its clause, or as the verb that it is the subject of.

    Args:
        lower: The words of the sentence, in lower case.
        begin: Where the number begins, with its sign or modifier.
        end: The token behind the number and its noun.
        words: The lexicon.

    Returns:
        The rule; "" for none.
    """
    found = None if _is_of_another(lower, begin) else _of_its_verb(lower, begin, end, words)
    return _before(lower, begin, end, words) if found is None else found


def _of_its_verb(lower: list[str], begin: int, end: int, words: StockWords) -> str | None:
    """The rule of the verb that a number is the subject of; None where what stands before it has to tell."""
    modal = words.modal
    behind = _subject_end(lower, end, modal)
    for i in range(behind, min(behind + 2, len(lower))):
        if lower[i] in modal and not _is_month(lower, i):
            return modal[lower[i]] if _ahead(lower, i) and not _moves_on(lower, i + 1) else ""
        if lower[i] == "must" and lower[i + 1 : i + 2] == ["be"] and "".join(lower[i + 2 : i + 3])[-2:] == "ed":
            return modal["will"]  # "640 inmates must be freed": but "must be behind two attacks" is a guess
        if lower[i] in BE:
            return _planned(lower, begin, i, words)
        hit = words.plan.starting_at(lower, i) if i == behind and lower[i] in _EXPECTED else None
        if hit is not None and lower[i + hit[1] - 1] == "to" and not _moves_on(lower, i + hit[1]):
            return hit[0]  # "12 men expected to be freed", "900 families stand to lose their homes"
        if not lower[i][0].isalpha() or lower[i] in {"and", "or", "but"}:
            return None
    return None


def _planned(lower: list[str], begin: int, i: int, words: StockWords) -> str | None:
    """The rule of a plan with the verb at ``i``: "12 sailors are to leave", "are due to leave", "are expected at the gate"."""
    hit, start = words.plan.starting_at(lower, i), i
    if hit is None:
        hit, start = words.plan.starting_at(lower, i + 1), i + 1
    if hit is None:
        return None if begin > 1 and lower[begin - 2] == "to" else ""  # "a plan to resettle 900 families was approved"
    last = start + hit[1]
    ahead = "to" in lower[start + 1 : last] or (last < len(lower) and lower[last] in _OCCASION)
    return hit[0] if ahead and not _moves_on(lower, last) else ""


def _before(lower: list[str], begin: int, end: int, words: StockWords) -> str:
    """The rule of a modal or a plan before a number, that governs it."""
    modal = words.modal
    i = begin if lower[begin] in modal else begin - 1  # "could top 100": the modifier begins with the modal
    if (
        i > 0
        and lower[i] in {"the", "those", "these"}
        and (lower[i - 1] in _PREPOSITIONS or lower[end : end + 1] == ["who"])
    ):
        return ""  # "thirst could kill some of the 310 who are stranded"
    if (rule := _brings_about(lower, i, words)) is not None:
        return rule
    # "aims to cut costs by 31 %", "agreed to supply Togo with 31 jets"
    verbs = _CUTS if lower[i] == "by" else _SUPPLIES if lower[i] == "with" else _NONE
    led = i > 0 and not verbs.isdisjoint(lower[max(0, i - _TIME) : i])
    if lower[i] != "with":
        led = led or (i > 0 and (lower[i - 1] in _CHANGES or lower[i - 1] in _TAKING))
    if i >= 0 and lower[i] in _PREPOSITIONS and not led:
        hit = words.plan.ending_at(lower, begin)
        return hit[0] if hit is not None else ""
    j, far = i + 1, i - _REACH
    while j > 0 and j - 1 > far:
        j -= 1
        word = lower[j]
        if word == "by" and lower[j + 1].endswith("ing"):
            far = j - _REACH  # "will grow by adding ships and 31 men": the verb of the means has its own object
        if word in modal and not _is_month(lower, j):
            if word in _GUESSES and lower[j + 1 : j + 2] == ["be"] and j + 2 >= begin - 1:
                return ""  # "there may be only 31 left alive": a guess of what is
            return modal[word] if _ahead(lower, j) else ""
        if word in words.planned and (hit := words.plan.ending_at(lower, j + 1)) is not None:
            return hit[0] if hit[1] > 1 or _is_object(lower[j + 1 : begin]) else ""
        if word in {"to", "for"} and (rule := _over_a_time(lower, j, words)):
            return rule
        if word in _LEFT_STOPS or (word == "of" and j and (lower[j - 1][0].isdigit() or lower[j - 1] in counts())):
            return ""
    return ""


def _brings_about(lower: list[str], of: int, words: StockWords) -> str | None:
    """The rule of a modal or plan whose verb brings about a deed told by a noun: "could involve the evacuation of 900 men"."""
    if of < _LEAST or lower[of] != "of" or lower[of - 1].endswith("s"):
        return None
    k = of - 2
    while k > 0 and of - k < _NOUN and (lower[k] in _THE or lower[k] == "a" or lower[k] not in _BRINGS):
        k -= 1
    if k < 1 or lower[k] not in _BRINGS:
        return None
    plan = words.plan.ending_at(lower, k) if lower[k - 1] == "to" else None
    return (
        words.modal.get(lower[k - 1]) if plan is None else plan[0]
    )  # "is willing to facilitate the evacuation of 900"


_BRINGS: Final = word_set(
    "involve mean see include entail require allow bring cause force trigger prompt lead facilitate enable"
)
_LEAST: Final = 3
"""Words of a modal, its verb and a noun in front of "of"."""
_NOUN: Final = 6
"""Words from "of" back to the verb, at most."""


def _is_of_another(lower: list[str], begin: int) -> bool:
    """Whether the verb behind a number has another subject: "relatives of 12 sailors will meet the mayor"."""
    if begin < 2 or lower[begin - 1] not in _OTHERS:
        return False
    noun = lower[begin - 2]
    return noun.isalpha() and noun not in _SETS and not noun.endswith("ly")


def _over_a_time(lower: list[str], i: int, words: StockWords) -> str:
    """The rule of a plan whose verb is parted from its "for" or "to" by a day: "appealed on Monday for 31 vans"; "" for none."""
    if i < _TIME or lower[i - 2] != "on":
        return ""
    hit = words.plan.starting_at([lower[i - 3], lower[i]], 0)
    return hit[0] if hit is not None and hit[1] > 1 else ""


def _is_object(between: list[str]) -> bool:
    """Whether a number behind a verb of these words is what is wanted: "needs 12 vans", no "the needs of 12 men"."""
    return not any(word in _OF_MORE or word.endswith("ed") for word in between)


def _subject_end(lower: list[str], end: int, modal: dict[str, str]) -> int:
    """The token behind where those counted are and behind an aside: "9,000 people in the delta", "9,000 — a tenth of all —"."""
    if lower[end : end + 1] and lower[end] in _WHERE:
        for k in range(end + 1, min(end + _REACH, len(lower))):
            if lower[k] in modal or lower[k] in BE or lower[k] in _DASHES:
                end = k
                break
            if not lower[k][0].isalpha() or lower[k] in _LEFT_STOPS:
                break
    if lower[end : end + 1] and lower[end] in _DASHES:
        close = next((k for k in range(end + 1, min(end + _ASIDE, len(lower))) if lower[k] in _DASHES), end)
        end = close + 1 if close > end else end
    return end


def _moves_on(lower: list[str], i: int) -> bool:
    """Whether what is ahead is only that the number changes: "the toll of 31 is likely to climb" tells of 31 today."""
    verb = next((word for word in lower[i : i + 4] if word not in _ON), "")
    return verb in _CHANGES and verb != "up"


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
            return lower[i] == "will" or lower[j + 1 : j + 2] == ["to"]
        if lower[j] not in {"not", "n't", "also", "well", "already", "still", "now"}:
            break
    return True
