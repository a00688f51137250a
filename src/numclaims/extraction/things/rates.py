"""Reads by what a rate is counted: "a day", "per barrel", "/ hour"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.things import unitwords
from numclaims.reading import Sentence

_DIRECT: Final = frozenset({"a", "an", "each", "every", "per", "/"})
_ADVERBS: Final = {
    "daily": "day", "annually": "year", "yearly": "year", "weekly": "week", "monthly": "month", "hourly": "hour",
    "nightly": "day",
}  # fmt: skip
# Behind "a year" these words make it a point in time: "a year earlier", "a day after".
_POINTS: Final = word_set("ago earlier later before after prior previously on old from beforehand away")
_SQUARE: Final = frozenset({"foot", "metre", "meter", "mile", "kilometre", "kilometer", "inch", "yard"})
_OF_SHARES: Final = frozenset({"diluted", "undiluted", "basic", "common", "ordinary", "preferred", "adjusted"})
_POWERS: Final = {"2": "square", "3": "cubic"}
NONE: Final = ("", -1, "")


def rate_at(sentence: Sentence, j: int) -> tuple[str, int, str]:
    """What a rate is counted by at token ``j``: its unit, the token behind it (-1 if there is none), the rule."""
    lower, n = sentence.lower, len(sentence.lower)
    if j >= n:
        return NONE
    lead = lower[j]
    if lead in _ADVERBS:
        return _ADVERBS[lead], j + 1, "per:time"
    if lead == "-" and j + 1 < n and lower[j + 1].startswith(("a-", "an-", "per-")):
        known = unitwords.per().get(lower[j + 1].partition("-")[2])
        return (known[0], j + 2, known[1]) if known is not None else NONE
    if lead in {"a-year", "a-day", "a-week", "a-month", "an-hour"}:
        return unitwords.per()[lead.partition("-")[2]][0], j + 1, "per:time"
    if lead not in _DIRECT or j + 1 >= n:
        return NONE
    return _denominator(sentence, lead, j + 1)


def _denominator(sentence: Sentence, lead: str, j: int) -> tuple[str, int, str]:
    lower, n = sentence.lower, len(sentence.lower)
    word = lower[j]
    following = lower[j + 1] if j + 1 < n else ""
    if word in {"square", "sq"} and following in _SQUARE:
        return f"square_{following.replace('metre', 'meter')}", j + 2, "per:goods"
    known = unitwords.per().get(word)
    if known is not None:
        if lead in {"a", "an"} and (
            (following in _POINTS and known[1] == "per:time")
            or (word in {"second", "head", "unit", "match", "quarter"} and following[:1].isalpha())
        ):
            return NONE  # "a year earlier", "a second blast"
        return known[0], j + 1, known[1]
    if lead == "/":
        symbol = unitwords.symbols().get(sentence.words[j])
        unit = symbol[0] if symbol is not None else None
        if unit is None:
            hit = unitwords.words().starting_at(lower, j)
            unit = hit[0] if hit is not None else None
        if unit is None or unit.kind == "money":
            return NONE
        if following in _POWERS and sentence.glued(j + 1):
            return f"{_POWERS[following]}_{unit.name}", j + 2, "units:per"  # "20 micrograms/m3"
        return unit.name, j + 1, "units:per"
    if lead == "per" and word == "capita":
        return "person", j + 1, "units:per"
    if lead == "per":
        hit = unitwords.words().starting_at(lower, j)
        if hit is not None and hit[0].kind in {"measurement", "duration"}:  # "per cubic metre"
            return hit[0].name, j + hit[1], "units:per"
    described = word in _OF_SHARES or (lead == "per" and word.isalpha() and word != "cent")
    if described and (known := unitwords.per().get(following)) is not None and known[1] == "per:goods":
        return known[0], j + 2, known[1]  # "37 cents per diluted share", "per loaded barrel"
    if lead == "per" and word.isalpha() and word != "cent":
        return word, j + 1, "units:per"
    return NONE
