"""Keeps several sources together that say one thing: "the army and the UN say", "activists in Lagar, Kito and Moro"."""

from __future__ import annotations

from collections.abc import Callable

from numclaims.extraction.text.wordclasses import ARTICLES
from numclaims.extraction.who.cues import source_of
from numclaims.extraction.who.phrases import head_end, is_name
from numclaims.extraction.who.vocabulary import FUNCTION_WORDS, PERSON_NOUNS, PREPOSITIONS, Span
from numclaims.reading import Sentence


def halves(s: Sentence, span: Span) -> list[Span]:
    """The two sources that an "and" joins; the phrase alone where it is one, or where either half is nobody known."""
    first, last = span
    for k in range(first + 1, last - 1):
        if s.lower[k] == "and" and _known(s, (first, k)) and _known(s, (k + 1, last)):
            return [(first, k), (k + 1, last)]
    return [span]


def _known(s: Sentence, span: Span) -> bool:
    """Whether a phrase is a known sort of source by its head, or somebody's name."""
    head = head_end(s, span)
    return source_of(s.lower, span[0], head) is not None or is_name(s, (span[0], head))


def whole(s: Sentence, found: tuple[Span, int], ending_at: Callable[[Sentence, int], tuple[Span, int] | None]) -> Span:
    """A source that ends in "Kito and Moro said", with the items before its comma that belong to it.

    Args:
        s: The sentence.
        found: The last items of the list, and the token at which their clause starts, behind a comma.
        ending_at: Gives the noun phrase that ends before a token, in the same form.
    """
    (first, last), start = found
    at = next((k for k in range(first + 1, last - 1) if s.lower[k] == "and"), -1)
    if at < 0 or first != start or not _item(s, (first, at)) or not _item(s, (at + 1, last)):
        return found[0]
    places = all(s.words[k][0].isupper() or s.lower[k] == "and" for k in range(first, last))
    named = s.lower[0] not in FUNCTION_WORDS - ARTICLES and PERSON_NOUNS.isdisjoint(s.lower[first:last])
    comma = first - 1
    while comma > 0:
        outer = ending_at(s, comma)
        if outer is None or outer[0][0] != outer[1] or not _item(s, outer[0]):
            break
        begin = outer[1]
        head = head_end(s, outer[0])
        led = head < comma and (s.lower[head] in PREPOSITIONS or s.lower[head].endswith("ed"))
        if places and led and s.words[comma - 1][0].isupper():
            return begin, last  # "activists in Lagar, Kito and Moro", "a poll conducted by the Herald, Day and Globe"
        if begin == 0:
            return (0, last) if named else found[0]
        if s.lower[begin - 1] != ",":
            break
        comma = begin - 1  # "Oxfam, the Harbour Trust, Save the Children and …"
    return found[0]


def _item(s: Sentence, span: Span) -> bool:
    """Whether an item of a list is somebody known, a name, or a word with a capital."""
    return _known(s, span) or all(s.words[k][0].isupper() for k in range(*span))
