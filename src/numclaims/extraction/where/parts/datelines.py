"""Tells a name that opens a story, where a reporter stands, from one that heads an item of news, where something happened."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import DASHES
from numclaims.extraction.where.names.found import Found
from numclaims.lexicons.gazetteer import TOWN
from numclaims.reading import Sentence

_HEADING: Final = 5
"""Tokens of a heading of several names, at most."""
_FIRST: Final = 2
"""Sentences in which a story begins."""
_CROWNED: Final = 6
"""Sentences in which it may begin behind the headings of a web page."""
_DASHES: Final = DASHES | {"|"}


def dateline_or_heading(sentence: Sentence, found: Found, first: int, last: int) -> tuple[str, str] | None:
    """The part of a name that a colon, a dash or an agency's name parts from the story; None for any other name.

    Args:
        sentence: The sentence.
        found: The name.
        first: Its first token.
        last: The token behind it.
    """
    lower = sentence.lower
    nxt = lower[last] if last < len(lower) else ""
    if first == 0 and not found.entries and nxt == "," and sentence.index < _FIRST and _is_dateline(lower, last):
        return "in", "in"  # "Seytenga, Burkina Faso (AP) -": who comes to a village comes for what happened there
    if first == 0 and found.entries:
        if nxt == ":":
            opens = sentence.index < _FIRST or (
                sentence.index < _CROWNED and found.name.isupper() and _goes_on(sentence, last)
            )
            if opens and found.entry is not None and found.entry.kind == TOWN:
                return "dateline", ""  # "PESHAWAR: The death toll ..."
            return "in", "in"
        if (
            _is_dateline(lower, last)
            or _stands_alone(sentence, found, last)
            or _with_its_country(sentence, found, last)
        ):
            return "dateline", ""
    if 0 < first <= _HEADING and lower[first - 1] in DASHES and found.entries and _ends_with_colon(lower, last):
        return "in", "in"  # "October 22, 1949 - Poland: More than ..."
    if (nxt in _DASHES or nxt == "(") and len(found.name) > 3 and found.name.isupper() and _is_dateline(lower, last):
        return "dateline", ""
    return None


def _ends_with_colon(lower: list[str], last: int) -> bool:
    """Whether a name, or the next one behind a comma, ends with a colon."""
    return lower[last : last + 1] == [":"] or (lower[last : last + 1] == [","] and ":" in lower[last + 2 : last + 4])


def opens_story(sentence: Sentence, last: int, known: list[tuple[Found, int, int]]) -> bool:
    """Whether an unknown name that begins a text is the village of its dateline: "Seytenga, Burkina Faso (AP) - ".

    Args:
        sentence: The sentence.
        last: The token behind the name.
        known: The known names of the sentence, with their tokens.
    """
    lower = sentence.lower
    if sentence.index >= _FIRST or lower[last : last + 1] != [","]:
        return False
    for _, first, end in known:
        if first == last + 1 and end < len(lower) and (lower[end] in _DASHES or lower[end] == "("):
            return _is_dateline(lower, end)
    return False


def _stands_alone(sentence: Sentence, found: Found, last: int) -> bool:
    """Whether a town in capitals and its country are a line of their own: "ABIDJAN, Ivory Coast"."""
    if not found.name.isupper() or found.entry is None or found.entry.kind != TOWN or sentence.index >= _CROWNED:
        return False
    rest = sentence.words[last:]
    return len(rest) <= _HEADING and rest[:1] == [","] and all(word[0].isupper() for word in rest[1:])


def _with_its_country(sentence: Sentence, found: Found, last: int) -> bool:
    """Whether a town in capitals and its country open a story in front of a colon: "KAMPALA, Uganda: The death toll ..."."""
    if (
        not found.name.isupper()
        or found.entry is None
        or found.entry.kind != TOWN
        or sentence.lower[last : last + 1] != [","]
    ):
        return False
    colon = next(
        (i for i in range(last + 2, min(last + _HEADING, len(sentence.words))) if sentence.words[i] == ":"), -1
    )
    return colon > 0 and _goes_on(sentence, colon) and all(w[0].isupper() for w in sentence.words[last + 1 : colon])


def _goes_on(sentence: Sentence, last: int) -> bool:
    """Whether a capital letter follows a colon, as behind a dateline."""
    return last + 1 < len(sentence.words) and sentence.words[last + 1][0].isupper()


def _is_dateline(lower: list[str], i: int) -> bool:
    ahead = lower[i : i + 9]
    if ahead[:1] == [","] and ahead[3:4] == ["("] and ahead[2].isdigit():
        return ahead[1].rstrip(".")[:3] in _MONTHS  # "Lima, Feb 26 (EFE) At least ..."
    return any(w in _DASHES for w in ahead)


_MONTHS: Final = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
