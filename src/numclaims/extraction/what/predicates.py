"""What the clause behind a number says of it: a passive, a participle, an intransitive verb, a state.

Walks to the right from the noun phrase, past what belongs to it (prepositional phrases, relative clauses, members of a list),
until a predicate of the lexicon answers or a barrier stands. What a participle or a relative clause says ("12 people arrested in
March") gives way to the main verb, if that is one of ours ("... were released").
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import DASHES, word_set
from numclaims.extraction.text.wordclasses import AUXILIARIES
from numclaims.extraction.things.rates import rate_at
from numclaims.extraction.what.among import AMONG, among, there_were
from numclaims.extraction.what.clauses import (
    AUX,
    BARRIERS,
    BE,
    CHAIN,
    HAVE,
    MODAL,
    PRONOUNS,
    Clauses,
    Governor,
    Hit,
    holds,
    noun_end,
    object_follows,
)
from numclaims.extraction.what.finite import FINITE, PREPOSITIONS, ends_relative, is_object, other_verb
from numclaims.extraction.what.resuming import (
    behind_parts,
    behind_time,
    closing,
    joins_one,
    number_soon,
    second_verb,
    shared_verb,
)
from numclaims.extraction.what.voices import judge
from numclaims.extraction.what.walk import CASE, Walk
from numclaims.reading import Mention

_REACH: Final = 24
"""Tokens behind the noun phrase that are read at most."""
_REPORTED: Final = word_set("said say says believe believed claimed claim alleged reported")
"""Verbs that may stand with their own subject inside a relative clause: "the 10 people residents said were killed"."""
_HELD: Final = _REPORTED | word_set("thought suspected feared presumed understood known")
"""Participles behind which "to be" tells who those counted are held to be."""
_MARKS: Final = frozenset({"'", "`", "''", "``", '"'})
_OPENING: Final = DASHES | {"(", "["}
_WHOLES: Final = frozenset({"them", "whom"})
_THEMES: Final = frozenset({"who", "which", "that", "whom"})


_WENT: Final = frozenset(
    {"got", "slept", "drank", "ate", "lost", "hid", "swam", "drove", "drifted", "jumped", "entered", "inhaled"}
)
"""Verbs that stand before a second one of the same people, among them some that a preposition follows."""
_PAST: Final = frozenset({"past", "tense"})
_STOP: Final = -1
_CONTACT: Final = 7
"""Words of a clause between a noun and its verb, at most: "they had seized in May"."""
_NAME: Final = 3
"""Words behind a number without a noun phrase that may be a name: "two al Shabaab dead"."""
_TELLING: Final = (
    AUX
    | CHAIN
    | BARRIERS
    | _OPENING
    | _THEMES
    | _MARKS
    | _REPORTED
    | FINITE
    | {",", "and", "or", "to", "not", "n't", "never"}
)
"""Words at which a walk to the right has something to decide."""


def right(
    clauses: Clauses, m: Mention, fits: frozenset[str], *, whole: bool = False, behind: int = 0
) -> Governor | None:
    """What the clause to the right says of a number.

    Args:
        clauses: The sentence.
        m: The number.
        fits: What the trigger may count.
        whole: Whether a part of it stands before it, so that the main verb behind a relative clause is that part's: "two of
            the 12 who were arrested died".
        behind: Token from which to read at the earliest.
    """
    begin = max(noun_end(m), behind)
    of_them = False
    if m.kind == "rate":  # "1,000 people a day cross"
        begin = max(begin, rate_at(m.sentence, begin)[1])
    stop = min(clauses.last + 1, begin + _REACH + clauses.lower[begin : begin + _REACH].count(","))
    if begin >= stop:
        return None
    if clauses.lower[begin] == "there" and clauses.lower[begin + 1 : begin + 2] and clauses.lower[begin + 1] in AUX:
        begin += 1  # "forty homes there had been gutted"
    elif clauses.lower[begin] in PRONOUNS and begin > m.last:
        return _object_relative(clauses, begin, fits)
    elif (
        clauses.lower[begin] == "of"
        and begin == m.last
        and not _WHOLES.isdisjoint(clauses.lower[begin + 1 : begin + 2])
    ):
        begin += 2  # "three of them dying on the way"
        of_them = True
    elif clauses.lower[begin] in AMONG and (m.begin == 0 or there_were(clauses, m)):
        return among(clauses, begin, fits)
    walk = Walk(clauses, m, fits, begin)
    walk.bare = walk.bare or of_them
    walk.whole = whole
    lower, at, numbers = clauses.lower, clauses.at, clauses.numbers
    k = begin
    while 0 <= k < stop:
        if at[k] is None and numbers[k] is None and not walk.finite:
            # Most words on the way are plain parts of the noun phrase: no call is made for them.
            word = lower[k]
            if word not in _TELLING and not word.endswith(("ed", "ly")):
                if not walk.chain:
                    k += 1
                    continue
                if not walk.bare or k - begin >= _NAME:
                    walk.chain = False
                    k += 1
                    continue
        k = _step(walk, k)
    return walk.answer


def _object_relative(clauses: Clauses, k: int, fits: frozenset[str]) -> Governor | None:
    """What a clause without a pronoun of its own says of its object: "the 55 people it has infected"."""
    lower = clauses.lower
    k += 1
    while k < len(lower) and (lower[k] in HAVE or lower[k].endswith("ly")):
        k += 1
    hit = clauses.at[k] if k < len(lower) else None
    if hit is not None and not object_follows(clauses, hit.stop):
        for trigger in hit.options:
            if (
                trigger.counts in fits
                and trigger.role == "verb"
                and trigger.form in _PAST
                and holds(trigger, clauses, hit)
            ):
                return Governor(trigger, hit, "measures:object-relative")
    return _behind_contact(clauses, k, fits)


def _behind_contact(clauses: Clauses, k: int, fits: frozenset[str]) -> Governor | None:
    """What the main verb says behind a clause without a pronoun of its own: "three hostages they are holding were killed"."""
    lower = clauses.lower
    until = min(k + _CONTACT, len(lower) - 1)
    for j in range(k + 1, until):
        if lower[j] in BARRIERS or lower[j] in {",", ".", "and", "that"} or clauses.numbers[j] is not None:
            return None
        if lower[j] in AUXILIARIES and lower[j - 1] not in AUX:
            hit = clauses.at[next((i for i in range(j, len(lower)) if lower[i] not in CHAIN), j)]
            for trigger in hit.options if hit is not None else ():
                if (
                    hit is not None
                    and trigger.counts in fits
                    and trigger.role in {"verb", "act", "state"}
                    and trigger.form in {"past", ""}
                    and holds(trigger, clauses, hit)
                ):
                    return Governor(trigger, hit, "measures:passive")
            return None
    return None


def _step(walk: Walk, k: int) -> int:
    """Read token ``k``; gives the next token to read, or ``_STOP``."""
    clauses = walk.clauses
    word = clauses.lower[k]
    if k > walk.begin and clauses.numbers[k] is not None and not _pass_number(walk, k):
        return _STOP
    hit = clauses.at[k]
    if hit is not None and k < walk.until:
        hit = None  # "in the nine damaged wards" says nothing of the beds
    if hit is not None and walk.be and walk.chain and all(t.bound and not holds(t, clauses, hit) for t in hit.options):
        hit = None  # words that mean nothing here
    if hit is not None:
        following = _hear(walk, hit)
        if following is not None:
            return following
    if word in AUX and not (word == "is" and clauses.sentence.words[k] == "IS" and not walk.shouting):
        return _auxiliary(walk, k)
    if word in _THEMES:
        return _theme(walk, k)
    if word in _HELD and not walk.finite and clauses.lower[k + 1 : k + 3] == ["to", "be"]:
        walk.relative = walk.be = walk.finite = walk.chain = True
        return k + 3  # "twelve people believed to be miners died"
    if walk.finite and walk.chain and hit is None and (beyond := behind_time(clauses.lower, k)) > k:
        return beyond
    if walk.chain and (_links(walk, word) or _joins_adverbs(lower=clauses.lower, k=k)):
        return k + 1
    if walk.finite and hit is None:
        return _unknown_predicate(walk, k)
    return _pass(walk, k, hit)


def _pass_number(walk: Walk, k: int) -> bool:
    """Note another number on the way; what was found before it stands."""
    if walk.answer is not None:
        return False
    other = walk.clauses.numbers[k]
    if other is not None and walk.cases != (other.unit == CASE):
        return False  # "there were 42 cases and 13 people died": cases and people are told of apart
    if other is not None and other.head >= 0:
        walk.until = other.head
    before = walk.clauses.lower[k - 1]
    if walk.commas and before not in {"and", "or", "including"} and not walk.relative:
        walk.crossed = walk.clauses.numbers[k]
    walk.outside = walk.outside or before not in {"and", "or", "including", ",", "plus", "in", "across"}
    walk.chain = False
    return True


def _hear(walk: Walk, hit: Hit) -> int | None:
    """Take what a lexicon hit says; None when it says nothing of this number."""
    found, firm = judge(walk, hit)
    if found is None:
        return _STOP if walk.finite and not walk.chain else None
    if found.rule == "stop" or (walk.crossed is not None and _belongs(walk.clauses, walk.crossed, hit)):
        return _STOP
    found.negated = walk.negated and walk.chain
    if walk.whole or (firm and not walk.relative):
        walk.answer = found
        return _STOP
    walk.answer = walk.answer or found
    walk.start()
    walk.chain = False
    return hit.stop


def _auxiliary(walk: Walk, k: int) -> int:
    word = walk.clauses.lower[k]
    if word == "'s":
        walk.chain = False
        return k + 1
    walk.finite = walk.chain = True
    walk.be = walk.be or word in BE
    walk.have = walk.have or word in HAVE
    walk.modal = walk.modal or word in MODAL
    return k + 1


def _theme(walk: Walk, k: int) -> int:
    """A relative pronoun; "that" behind a verb begins a clause of its own ("noting that")."""
    word, before = walk.clauses.lower[k], walk.clauses.lower[k - 1]
    if walk.finite or walk.passed or walk.answer is not None or (word == "that" and before.endswith(("ing", "ed"))):
        return _STOP
    if word in {"which", "whom"} and before in PREPOSITIONS and before != "of":
        return _STOP
    walk.relative = walk.chain = True
    return k + 1


def _links(walk: Walk, word: str) -> bool:
    """Whether a word may stand between the subject and its predicate."""
    if word in {"not", "n't", "never"}:
        walk.negated = True
        return True
    if word == "to":
        walk.modal = True
        return True
    if word == "said":
        return walk.be  # "were said to have died", but not "two activists said 12 had died"
    if word == "as":
        return walk.be and walk.chain  # "were classified as destroyed"
    return word in CHAIN or word in _MARKS or word.endswith("ly")


def _joins_adverbs(lower: list[str], k: int) -> bool:
    """Whether "or" or "and" stands between two adverbs: "have been partially or completely destroyed"."""
    return (
        lower[k] in {"or", "and"} and lower[k - 1].endswith("ly") and k + 1 < len(lower) and lower[k + 1].endswith("ly")
    )


def _unknown_predicate(walk: Walk, k: int) -> int:
    lower = walk.clauses.lower
    word = lower[k]
    if word in AMONG and walk.chain:
        walk.answer = among(walk.clauses, k, walk.fits) or walk.answer
        return _STOP
    if walk.chain and k + 1 < len(lower) and lower[k + 1] in {"and", "or"} and (word.endswith("ed") or walk.be):
        return k + 2  # "were shot and killed": a participle that the lexicon does not know, with one that it does
    if walk.be and word in PREPOSITIONS and (joined := second_verb(walk, k)) >= 0:
        walk.chain = True
        return joined
    if not walk.relative:
        joined = shared_verb(walk, k) if walk.chain else -1
        walk.chain = True
        return joined if joined >= 0 else _STOP
    walk.start()  # a relative clause that says something else: the main verb may still come
    walk.chain = False
    return k + 1


def _pass(walk: Walk, k: int, hit: Hit | None) -> int:
    """Walk on over what belongs to the noun phrase; stop where another clause begins."""
    lower = walk.clauses.lower
    word = lower[k]
    if word in _OPENING and (close := closing(lower, k)) > k:
        return close + 1  # what stands between dashes or brackets
    if word in _REPORTED and k + 1 < len(lower) and lower[k + 1] in AUX and k - walk.begin <= 5 and not walk.finite:
        walk.chain = True
        return k + 1
    if word == "as" and lower[k + 1 : k + 3] == ["well", "as"] and not walk.finite and not is_object(walk):
        walk.chain, walk.passed = False, True  # "as well as two others who died" tells of these alone
        return k + 3  # "two barns, as well as the mill, were burned down": it joins, and begins no clause
    if word in BARRIERS and not (word == "as" and lower[k - 1].endswith(("ed", "ing"))):
        return _STOP
    if word == ",":
        if not walk.commas and (close := behind_parts(walk.clauses, k)) > k:
            walk.chain = True
            return close
        if not walk.commas and not walk.relative and ends_relative(walk, k):
            return _STOP
        walk.commas += 1
        walk.chain = False
        return k + 1 if walk.answer is None else _STOP
    if word in {"and", "or"}:
        walk.chain = False
        if (walk.answer is not None and not (_joins_names(walk, k) or _joins_objects(walk, k))) or (
            lower[k - 1] == ","
            and not number_soon(walk.clauses, k)
            and not (walk.commas > 1 and _joins_names(walk, k))
            and not joins_one(lower, k)
        ):
            return _STOP
        if k + 1 < len(lower) and (lower[k + 1] in PRONOUNS or (lower[k + 1] in AUX and is_object(walk))):
            return _STOP
        return k + 1
    if (beyond := _behind_verb(walk, k, hit)) is not None:
        return beyond
    # "Two al Shabaab dead": names that no noun phrase was made of
    names = (
        walk.bare
        and not walk.shouting
        and k - walk.begin < _NAME
        and (word == "al" or walk.clauses.sentence.words[k].istitle())
    )
    walk.chain = walk.chain and names
    return k + 1 if hit is None else hit.stop


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
        return _STOP
    walk.start()
    walk.chain = False
    walk.passed = True
    return k


def _belongs(clauses: Clauses, crossed: Mention, hit: Hit) -> bool:
    """Whether a verb belongs to a number crossed on the way ("30 aboard, 12 were killed") and to no list before it."""
    words = clauses.lower[noun_end(crossed) : hit.start]
    return "," not in words and "and" not in words and "or" not in words
