"""Measures of those who are named behind a linking verb: "the six killed were two officers and four soldiers".

What happened stands before the verb ("Fatalities included three soldiers", "Missing are six men"), or it is told of "them", who
were counted in the sentence before ("Among them were 71 minors").
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.victims import VICTIMS
from numclaims.extraction.what import clauses
from numclaims.extraction.what.catalogue import Trigger
from numclaims.extraction.what.clauses import Clauses, Governor, Hit
from numclaims.reading import Mention, Reading

NAMING: Final = word_set("were was are is include includes included comprise comprises comprised")
_FATES: Final = VICTIMS | {"rescued", "released", "escaped", "affected", "displaced", "evacuated"}
_THEM: Final = frozenset({"them", "these", "those"})
_STOPS: Final = (clauses.BARRIERS - {";", ":"}) | word_set("who which that but when by")
_THE: Final = frozenset({"the", "those", "these", "all"})
_PLACED: Final = frozenset({"from", "in"})
_PEOPLE: Final = frozenset({"person"})
_RELATIVES: Final = frozenset({"who", "which", "that"})
_ENDS: Final = clauses.BARRIERS | {"."}
_ARTICLES: Final = (clauses.LEFT_SKIP | {"a", "an", "the", ":"}) - {"not", "no"}
_ASIDE: Final = 2
"""Token of the comma in "Among them, 139 were ..."."""
_LIST: Final = 40
"""Tokens that a list may have before the number."""
_SUBJECT: Final = 24


def source(
    reading: Reading, read_by: Clauses, m: Mention, start: int, fits: frozenset[str]
) -> Governor | tuple[Mention, str] | None:
    """What a number says of those before the linking verb to its left.

    Args:
        reading: The document, for the sentence before.
        read_by: The sentence.
        m: The number.
        start: The token before the number and its determiners.
        fits: What a trigger may count.
    """
    lower = read_by.lower
    if m.unit not in _PEOPLE and not (m.counted is None and lower[m.last : m.last + 1] and lower[m.last] in _PLACED):
        return None
    if lower[:3] == ["among", "them", ","] and start == _ASIDE:
        whole = _told_before(reading, m)
        return None if whole is None else (whole, "measures:part")
    link = _link(read_by, start)
    if link < 1 or lower[link - 1] in clauses.PRONOUNS or not _opens_list(read_by, link + 1):
        return None
    if lower[link - 1] in _THEM and link <= 2:  # "Among them were", "These include"
        whole = _told_before(reading, m)
        return None if whole is None else (whole, "measures:part")
    for k in range(link - 1, max(-1, link - _SUBJECT), -1):
        number = read_by.numbers[k]
        if number is not None and number.measure in _FATES and number.unit in _PEOPLE:
            return None if "measures:active" in number.rules else (number, "measures:part")
        hit = read_by.ending[k]
        if hit is not None:
            for trigger in hit.options:
                if trigger.measure in _FATES and trigger.counts in fits and _tells_of_subject(read_by, trigger, hit):
                    return Governor(trigger, hit, "measures:named")
        if lower[k] in _ENDS or (lower[k] in clauses.AUX and lower[k - 1] not in {"who", "that"}):
            return None
    return None


def _opens_list(read_by: Clauses, k: int) -> bool:
    """Whether people are named from token ``k`` on: a number, a determiner, a name."""
    words = read_by.sentence.words
    return k < len(words) and (
        read_by.numbers[k] is not None
        or read_by.lower[k] in _ARTICLES
        or read_by.lower[k].endswith("ly")
        or words[k][0].isupper()
    )


def _link(read_by: Clauses, start: int) -> int:
    """The linking verb to which a list of people goes back; -1 when there is none."""
    lower = read_by.lower
    for k in range(start, max(-1, start - _LIST), -1):
        word = lower[k]
        if word in _RELATIVES and lower[k + 1] in NAMING:
            continue  # "the owner, who was also a politician"
        if word in NAMING and k > 0 and lower[k - 1] in _RELATIVES:
            continue
        if word in NAMING:
            following = read_by.at[k + 1] if k + 1 < len(lower) else None
            told = following is not None and any(t.role in {"verb", "act", "state"} for t in following.options)
            return -1 if told else k
        if word in _STOPS or word in clauses.AUX:
            return -1
        hit = read_by.ending[k]
        if hit is not None and any(t.role == "verb" and t.form != "base" for t in hit.options):
            return -1
    return -1


def _tells_of_subject(read_by: Clauses, trigger: Trigger, hit: Hit) -> bool:
    """Whether a trigger says what became of those before the verb, and not what they did."""
    if trigger.role == "verb":
        before = read_by.lower[hit.start - 1] if hit.start else ""
        linked = read_by.lower[hit.stop] in NAMING or before in _THE  # "the murdered included", "the rescued boys were"
        return trigger.form == "past" and (linked or not clauses.object_follows(read_by, hit.stop))
    return trigger.role in {"total", "state", "noun"} or (trigger.role == "act" and trigger.form == "past")


def _told_before(reading: Reading, m: Mention) -> Mention | None:
    """The figure of people that the sentence before tells first."""
    earlier = reading.sentences.get(m.sentence.index - 1)
    if earlier is None:
        return None
    return next((o for o in earlier.quantities() if o.measure in _FATES and o.unit in _PEOPLE and not o.implied), None)
