"""Says whether a lexicon hit behind a number is said of it: a verb done to it or by it, an act of its own, a state."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.what.catalogue import Trigger
from numclaims.extraction.what.clauses import Governor, Hit, holds, object_follows, told
from numclaims.extraction.what.walk import Walk

_NOMINAL: Final = frozenset({"of", "the", "by", "for", "from", "in", "and"})
_COPULAS: Final = frozenset({"remain", "remains", "remained", "stay", "stayed", "stays"})
_FEARED: Final = frozenset({"feared", "presumed", "believed", "confirmed"})
"""With these a state stands behind its noun phrase, however long: "189 passengers of the lost jet feared dead"."""
_LISTED: Final = 1
"""Commas of a list that a state may stand behind: "left 44 miners, cooks and guards dead"."""
_PAST: Final = frozenset({"past", "tense"})
_BY: Final = frozenset({"by"})
_BESIDE: Final = frozenset(
    {"by", "on", "in", "at", "during", "after", "when", "last", "since", "near", "over", "late", "early"}
)
"""Words behind a participle that stands beside its noun, between commas."""
_DONE_TO: Final = frozenset({"injured", "affected", "displaced"})
"""Measures whose states are participles of verbs that take an object: "wounded"."""
BECOME: Final = frozenset({"refugees", "displaced"})
"""Measures that "are" gives to a number: "5.6 million are refugees"; soldiers among the dead are no troops."""


def judge(walk: Walk, hit: Hit) -> tuple[Governor | None, bool]:
    """What a lexicon hit on the way says, and whether it is firm; the rule "stop" when the number is its agent."""
    stop = False
    for trigger in hit.options:
        if trigger.counts not in walk.fits:
            if trigger.role == "verb" and trigger.form in _PAST and not walk.be and not walk.commas:
                stop = stop or object_follows(walk.clauses, hit.stop)
            continue
        if trigger.role == "head" and trigger.measure in BECOME and walk.be and walk.chain:
            return Governor(trigger, hit, "measures:predicate"), True
        if trigger.role not in {"verb", "act", "state"}:
            continue
        if not holds(trigger, walk.clauses, hit):
            # "14 officers chased a thief who died": a verb of theirs, though no measure here
            own = trigger.role == "verb" and trigger.form in _PAST and walk.chain and not (walk.be or walk.relative)
            stop = stop or (own and object_follows(walk.clauses, hit.stop))
            continue
        if trigger.role == "act" and _is_done_to(walk, hit):
            continue  # "two bridges blown up" did not go off
        if trigger.role == "verb":
            rule = _of_verb(walk, hit, trigger.form)
        elif trigger.role == "act":
            rule = _of_act(walk, hit, trigger)
        else:
            aside = _LISTED + (walk.clauses.lower[hit.start - 1] == ",")  # "left 12 people, mostly civilians, dead"
            near = walk.chain or (walk.leave and walk.commas <= aside)
            feared = not walk.commas and walk.clauses.lower[hit.start] in _FEARED and hit.stop > hit.start + 1
            rule = (
                "measures:state"
                if (near and not (trigger.measure in _DONE_TO and _acts(walk, hit))) or feared
                else None
            )
        if rule == "stop":
            stop = True
        elif rule is not None:
            firm = rule != "measures:participle" or (walk.bare and (hit.start == walk.begin or walk.chain))
            return Governor(trigger, hit, rule), firm and (trigger.form != "ing" or walk.be)
    return (Governor(hit.options[0], hit, "stop"), True) if stop else (None, False)


def _is_done_to(walk: Walk, hit: Hit) -> bool:
    """Whether a hit is the participle of a verb that is done to what is counted, and no past tense: "blown up"."""
    if not walk.clauses.lower[hit.start].endswith("n") or (walk.have and not walk.be):
        return False
    return any(t.role == "verb" and t.form == "past" and t.counts in walk.fits for t in hit.options)


def _acts(walk: Walk, hit: Hit) -> bool:
    """Whether a state is what those counted did to others: "a gunman wounded nine people"."""
    left = walk.leave and walk.clauses.lower[hit.start - 1] != "and"  # not "including a child, and wounded nine others"
    done = walk.be or left or walk.bare or hit.stop > hit.start + 1
    return not done and walk.clauses.lower[hit.start].endswith("ed") and object_follows(walk.clauses, hit.stop)


def _of_verb(walk: Walk, hit: Hit, form: str) -> str | None:
    """The voice of a verb: done to those counted, or by them ("stop")."""
    lower = walk.clauses.lower
    before = lower[hit.start - 1]
    if form == "base":
        return "measures:passive" if walk.modal and walk.chain and walk.be else None
    if form == "tense":  # "22,000 took part": no participle, so what is counted does it
        return "stop" if object_follows(walk.clauses, hit.stop) else None
    if form == "ing":
        return "stop" if not walk.commas and before not in _NOMINAL else None
    if walk.chain and walk.be:
        return "measures:passive"
    if walk.chain and walk.have:
        return "stop"
    if walk.relative and object_follows(walk.clauses, hit.stop):
        return "stop"  # "one of the men who kidnapped 71 people"
    if walk.bare and (hit.start == walk.begin or walk.chain):
        return "measures:participle"
    if object_follows(walk.clauses, hit.stop):
        return "stop"
    if walk.outside:
        return None
    # "seven students, kidnapped by ..."; right behind them also "seven students, arrested on Friday, ..."
    ends = _BESIDE if hit.start == walk.begin + 1 and not walk.bare else _BY
    apposed = before == "," and hit.stop < len(lower) and lower[hit.stop] in ends
    return "measures:participle" if not walk.commas or walk.chain or apposed else None


def _ends_list(walk: Walk, hit: Hit) -> bool:
    """Whether all between a number and a verb is one list of nouns: "900 teachers, nurses and drivers walked out"."""
    lower = walk.clauses.lower
    pieces: list[list[str]] = [[]]
    for word in lower[walk.begin : hit.start]:
        if word == ",":
            pieces.append([])
        else:
            pieces[-1].append(word)
    if "and" not in pieces[-1]:
        return False
    return all(
        len(piece) <= _PIECE and _NO_NOUNS.isdisjoint(piece) and not any(word.endswith("ed") for word in piece)
        for piece in pieces
    )


_PIECE: Final = 10
"""Words that a member of a list may have; the last ones are two."""
_NO_NOUNS: Final = frozenset(
    {"in", "on", "at", "from", "by", "with", "aboard", "who", "which", "that", "were", "was", "them", "whom"}
)


def _of_act(walk: Walk, hit: Hit, trigger: Trigger) -> str | None:
    """Whether those counted are the subject of a verb."""
    if hit.stop == hit.start + 1 and walk.clauses.lower[hit.start] in _COPULAS and told(walk.clauses, hit.stop):
        return None  # "70,000 remain displaced": the state says more
    behind_comma = walk.clauses.lower[hit.start - 1] == ","  # "a few thousand, mostly the young, remain"
    if trigger.form == "past":
        subject = not walk.commas or walk.chain or behind_comma or _ends_list(walk, hit)
    elif trigger.form == "ing":
        subject = (walk.chain and walk.be) or (not walk.commas and (walk.chain or walk.be or walk.leave))
    elif (
        walk.relative
        and walk.commas
        and walk.clauses.lower[hit.start].endswith("s")
        and walk.clauses.lower[hit.start] not in _COPULAS
    ):
        subject = False  # "two men and a boy, whose father lives in Lyon"
    else:
        told_all = hit.stop > hit.start + 1 or bool(trigger.when)  # "herders in the hills face hunger"
        subject = walk.chain or (behind_comma and walk.commas > 1) or (told_all and not walk.commas and not walk.finite)
    return "measures:subject" if subject else None
