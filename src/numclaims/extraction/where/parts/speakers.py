"""Tells a place where somebody only speaks or sits from one where something happens."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.where.roles import sign
from numclaims.extraction.where.words import (
    HEADS,
    OFFICES,
    POSTS,
    SAID,
)
from numclaims.lexicons.titles import titles
from numclaims.reading import Sentence

REPORTER: Final = "reporter"
"""The rule of a place where only a reporter stands."""
AGENCIES: Final = frozenset({"agency", "ministry", "commission", "bureau", "service", "department", "ministers"})
"""Who sits in a capital and counts for the whole country."""
FORCES: Final = frozenset(
    {"police", "officials", "official", "sources", "source", "spokesman", "spokeswoman", "army", "military"}
)
"""Who speaks from there of what happened elsewhere, once a story has said where."""


def of_office(sentence: Sentence, last: int, nxt: str) -> bool:
    """Whether an office with a capital stands behind a name: "Butte County Sheriff", "Assam State Disaster Authority"."""
    at = last + 1 if nxt in HEADS else last
    return at < len(sentence.lower) and sentence.lower[at] in OFFICES and sentence.words[at][0].isupper()


def holds_office(lower: list[str], at: int) -> bool:
    """Whether a post stands in front of "of" in a sentence in which somebody speaks: "the governor of Tal said"."""
    if lower[at] not in titles("office", "rank", "clergy") and lower[at] not in _POSTS:
        return False
    return not _STATED.isdisjoint(lower[max(0, at - _FAR) : at + _FAR])


_STATED: Final = SAID | {
    "stated",
    "confirmed",
    "added",
    "reported",
    "declared",
    "explained",
    "noted",
    "tells",
    "adds",
    "estimated",
}
_FAR: Final = 12
"""Tokens between a post and the verb of saying, at most."""
_POSTS: Final = frozenset({"administrator", "coordinator", "head", "leader", "prefect"})


def is_outsider(lower: list[str], j: int) -> bool:
    """Whether whoever stands before a preposition speaks from there of what happens elsewhere: "a UN official in Geneva".

    Args:
        lower: The words of the sentence, in small letters.
        j: The token of the preposition.
    """
    for k in range(j - 1, max(-1, j - _PHRASE), -1):
        if lower[k] in sign("outsider"):
            return True
        if not lower[k].isalpha() or lower[k] in SAID:
            return False
    return False


def said_before(lower: list[str], j: int) -> bool:
    """Whether a speaker stands before a preposition and behind the verb of a quotation: ", said a UN official in Geneva".

    Args:
        lower: The words of the sentence, in small letters.
        j: The token of the preposition.
    """
    return any(lower[k] in SAID and lower[k - 1] in {",", '"'} for k in range(max(1, j - _PHRASE), j))


_PHRASE: Final = 7
"""Tokens from "UN" to the preposition: "a UN refugee agency spokesman in"."""


def is_speaker(sentence: Sentence, j: int) -> bool:
    """Whether a name that speaks stands before a preposition: "says the paper's John Smith in Istanbul"."""
    words = sentence.words
    k = j - 1
    while k >= 0 and (words[k][0].isupper() or words[k] in {"'s", "the"}):
        k -= 1
    return 0 <= k < j - 1 and sentence.lower[k] in SAID


def works_at(sentence: Sentence, j: int, last: int) -> bool:
    """Whether who speaks only works for a firm or school somewhere: "Omar Najib, president at Lend Capital in Austin, said".

    Args:
        sentence: The sentence.
        j: The token of the preposition.
        last: The token behind the place.
    """
    words, lower = sentence.words, sentence.lower
    behind = last
    while behind < len(words) and behind - last < _PHRASE and (words[behind] == "," or words[behind][0].isupper()):
        behind += 1
    if behind == last or behind >= len(words) or lower[behind] not in SAID:
        return False
    k = j - 1
    while k > 0 and (words[k][0].isupper() or lower[k] in {"of", "and", "&"}):
        k -= 1
    return 1 < k < j - 1 and lower[k] in {"at", "with"} and (lower[k - 1] in POSTS - _MEDICS or lower[k - 1] in _HEADS)


_HEADS: Final = frozenset(
    {"president", "chief", "head", "officer", "executive", "chairman", "vice-president", "founder"}
)
_MEDICS: Final = frozenset({"doctor", "surgeon"})
"""Who speaks of those brought to where they work."""


def reports_from(sentence: Sentence, j: int, last: int) -> bool:
    """Whether a reporter stands before a preposition, and reports behind the place: "the paper's Ann Lee in Istanbul says"."""
    words, lower = sentence.words, sentence.lower
    behind = last + 1 if lower[last : last + 1] == [","] else last
    if behind >= len(lower) or lower[behind] not in _REPORTS:
        return False
    k = j - 1 if j and lower[j - 1] != "," else j - 2
    names = 0
    while k >= 0 and words[k][0].isupper():
        k, names = k - 1, names + 1
    return names > 0 and k >= 0 and lower[k] in _OF_A_PAPER


_REPORTS: Final = frozenset({"says", "said", "reports", "reported", "writes", "wrote"})
_OF_A_PAPER: Final = frozenset({"'s", "'", "correspondent", "reporter", "editor"})
"""What stands before the name of somebody who works for a paper."""
