"""Walks on over what belongs to a noun phrase on the way to its predicate, and stops where another clause begins."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import DASHES, word_set
from numclaims.extraction.text.wordclasses import OWNERS
from numclaims.extraction.what.clauses import AUX, BARRIERS, BE, PRONOUNS, Hit
from numclaims.extraction.what.finite import ends_relative, is_object, other_verb
from numclaims.extraction.what.resuming import behind_parts, closing, joins_one, main_verb, number_soon, shared_verb
from numclaims.extraction.what.walk import Walk

REPORTED: Final = word_set("said say says believe believed claimed claim alleged reported")
"""Verbs that may stand with their own subject inside a relative clause: "the 10 people residents said were killed"."""
MARKS: Final = frozenset({"'", "`", "''", "``", '"'})
OPENING: Final = DASHES | {"(", "["}
THINKING: Final = word_set("believe believed think thought fear feared hope hoped know knew feel felt")
_OTHER_SUBJECT: Final = PRONOUNS | OWNERS | {"the", "that", "it"}
_WENT: Final = frozenset(
    {"got", "slept", "drank", "ate", "lost", "hid", "swam", "drove", "drifted", "jumped", "entered", "inhaled"}
)
"""Verbs that stand before a second one of the same people, among them some that a preposition follows."""
_PAST: Final = frozenset({"past", "tense"})
STOP: Final = -1
"""In place of a token: nothing more is read."""
NAME: Final = 3
"""Words behind a number without a noun phrase that may be a name: "two al Shabaab dead"."""


def pass_over(walk: Walk, k: int, hit: Hit | None) -> int:
    """Walk on over what belongs to the noun phrase; stop where another clause begins."""
    lower = walk.clauses.lower
    word = lower[k]
    if word in OPENING and (close := closing(lower, k)) > k:
        return close + 1  # what stands between dashes or brackets
    if word in REPORTED and k + 1 < len(lower) and lower[k + 1] in AUX and k - walk.begin <= 5 and not walk.finite:
        walk.chain = True
        return k + 1
    if word == "as" and lower[k + 1 : k + 3] == ["well", "as"] and not walk.finite and not is_object(walk):
        walk.chain, walk.passed = False, True  # "as well as two others who died" tells of these alone
        return k + 3  # "two barns, as well as the mill, were burned down": it joins, and begins no clause
    if _believes(walk, k) or (word in BARRIERS and not (word == "as" and lower[k - 1].endswith(("ed", "ing")))):
        return STOP
    if word == ",":
        if not walk.commas and (close := behind_parts(walk.clauses, k)) > k:
            walk.chain = True
            return close
        if not walk.commas and not walk.relative and ends_relative(walk, k):
            return STOP
        if (main := main_verb(walk, k)) > k:
            walk.start()
            return main
        walk.commas += 1
        walk.chain = False
        return k + 1 if walk.answer is None else STOP
    if word in {"and", "or"}:
        walk.chain = False
        if (walk.answer is not None and not (_joins_names(walk, k) or _joins_objects(walk, k))) or (
            lower[k - 1] == ","
            and not number_soon(walk.clauses, k)
            and not (walk.commas > 1 and _joins_names(walk, k))
            and not joins_one(lower, k)
        ):
            return STOP
        if k + 1 < len(lower) and (lower[k + 1] in PRONOUNS or (lower[k + 1] in AUX and is_object(walk))):
            return STOP
        return k + 1
    if (beyond := _behind_verb(walk, k, hit)) is not None:
        return beyond
    # "Two al Shabaab dead": names that no noun phrase was made of
    names = (
        walk.bare
        and not walk.shouting
        and k - walk.begin < NAME
        and (word == "al" or walk.clauses.sentence.words[k].istitle())
    )
    walk.chain = walk.chain and names
    return k + 1 if hit is None else hit.stop


def _believes(walk: Walk, k: int) -> bool:
    """Whether those counted only think something of others: "refugees who believe their town is safe"."""
    lower = walk.clauses.lower
    return walk.relative and lower[k] in THINKING and not _OTHER_SUBJECT.isdisjoint(lower[k + 1 : k + 2])


def _behind_verb(walk: Walk, k: int, hit: Hit | None) -> int | None:
    """Where to read on behind a verb that says nothing of the number; None where no such verb stands at ``k``."""
    if hit is None:
        went = walk.clauses.lower[k] in _WENT
        other = walk.clauses.numbers[k] is None and (went or other_verb(walk, k))
        acted = done = other and not went
    else:
        went = False
        acted = any(t.role == "act" and t.form == "past" for t in hit.options)
        done = acted or any(t.role == "verb" and t.form in _PAST for t in hit.options)
    if (went or done) and (joined := shared_verb(walk, k)) >= 0:
        walk.chain = True
        return joined
    if not acted:
        return None
    # a verb of theirs that is no measure here: "sixteen inmates escaped and"
    return _behind_relative(walk, k + 1 if hit is None else hit.stop)


def _joins_names(walk: Walk, k: int) -> bool:
    """Whether "and" stands between two names: "26 people kidnapped in Bauchi and Gombe have been rescued"."""
    words = walk.clauses.sentence.words
    before = words[k - 2] if words[k - 1] == "," else words[k - 1]  # "in Bauchi, Gombe, and Kano"
    return not walk.shouting and k + 1 < len(words) and before[0].isupper() and words[k + 1][0].isupper()


def _joins_objects(walk: Walk, k: int) -> bool:
    """Whether "and" joins what those counted do something to, and their verb comes behind: "suffering burns and cuts died"."""
    lower = walk.clauses.lower
    own = walk.answer is not None and walk.answer.trigger.form == "ing" and not walk.finite
    return own and k + 2 < len(lower) and lower[k + 2] in BE and walk.clauses.numbers[k + 1] is None


def _behind_relative(walk: Walk, k: int) -> int:
    """Walk on behind a verb that only a relative clause has: "55 passengers aboard a jet that crashed have died"."""
    if not walk.relative:
        return STOP
    walk.start()
    walk.chain = False
    walk.passed = True
    return k
