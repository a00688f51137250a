"""Finds the body that a named person speaks for, wherever the document tells it: "Balil" is the coast guard's spokesman."""

from __future__ import annotations

import re
from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import ARTICLES
from numclaims.reading import Reading

_MEMO: Final = "attribution.offices"
_REACH: Final = 110
"""Characters on either side of "spokesman" in which the name and the body stand."""
_LONGEST_BODY: Final = 7
_MOST: Final = 40
"""Spokesmen that one document introduces, at most."""
_NAME: Final = r"[A-Z][\w'\u2019-]*[.]?(?: (?:[a-z]{1,3}[- ])?[A-Z][\w'\u2019-]*[.]?){1,4}"
_NAME_BEHIND: Final = re.compile(rf",? ({_NAME})")
_NAME_BEFORE: Final = re.compile(rf"({_NAME}), (?:an? |the |its |their )?(?:[a-z-]+ )?$")
_NAME_FIRST: Final = re.compile(rf"({_NAME}), (?:an? |the )?([A-Z\w][^,.;:\"\u201c\u201d()\n]{{1,60}}) $")
_BODY_BEHIND: Final = re.compile(
    r" (?:for|of) (?:the )?([\w'\u2019&-]+(?: [\w'\u2019&-]+){0,7}?)"
    rf"(?:, ({_NAME})|(?=[,.;:)\n]| who | which | said| told| says|$))"
)
_ROLE: Final = re.compile(r"[Ss]pokes(?:man|woman|person)\b")
_ENDS: Final = ',.;:!?"\u201c\u201d()[]\n\u2013\u2014'
_STOPS: Final = ARTICLES | word_set(
    "said says told tells by to that and as from with while but when where after before his her its their whose which who"
    " according reporters journalists added"
)
_ADJECTIVES: Final = word_set("chief deputy senior main official top lead principal acting assistant national")
"""What a spokesman is called, and no body."""


def office_of(reading: Reading, name: str) -> str | None:
    """For whom a person speaks: "Coast guard spokesman" for "Ario Balil"; None where the document does not tell it.

    Args:
        reading: The document.
        name: The person's name, or its last word alone.
    """
    known = _offices(reading)
    words = name.split()
    told = known.get(words[-1]) if words else None
    if told is None:
        return None
    full, office = told
    return office if len(words) == 1 or words[-2] in full.split() else None


def bearer(reading: Reading, name: str) -> str:
    """The whole name under which a document introduces its spokesman: "Ario Balil" for "Balil"."""
    told = _offices(reading).get(name.rpartition(" ")[2])
    return name if told is None else told[0]


def _offices(reading: Reading) -> dict[str, tuple[str, str]]:
    """The spokesmen whom a document names: by their last name, the whole name and the office; found once."""
    known = reading.memo.get(_MEMO)
    if isinstance(known, dict):
        return known
    found: dict[str, tuple[str, str]] = {}
    text = reading.document.text
    at = text.find("pokes")
    for _ in range(_MOST):
        if at < 1:
            break
        role = _ROLE.match(text, at - 1)
        if role is not None:
            for name, body in _introduced(text, role.start(), role.end()):
                found.setdefault(name.rpartition(" ")[2], (name, f"{body} {role[0].lower()}"))
        at = text.find("pokes", at + 1)
    reading.memo[_MEMO] = found
    return found


def _introduced(text: str, start: int, end: int) -> list[tuple[str, str]]:
    """The name and the body around one "spokesman", where both are told."""
    before = text[max(0, start - _REACH) : start]
    after = text[end : end + _REACH]
    if before.endswith("ormer "):
        return []
    named = _NAME_BEHIND.match(after)
    body = _body_before(before)
    if named is not None:  # "coast guard spokesman Ario Balil", "the agency's spokesman, Ario Balil, said"
        return [(named[1].rstrip("."), body)] if body else []
    behind = _BODY_BEHIND.match(after)
    if behind is not None:
        first = _NAME_BEFORE.search(before)
        name = first[1] if first is not None else behind[2]  # "a spokesman for the agency, Ario Balil"
        return [(name, behind[1].strip())] if name else []
    if after[:1] in {",", ".", ")"}:
        first = _NAME_FIRST.search(before)  # "Ario Balil, the coast guard's spokesman, said"
        if first is not None and _body_before(f"{first[2]} "):
            return [(first[1], _body_before(f"{first[2]} "))]
    return []


def _body_before(text: str) -> str:
    """The body whose name ends a text; empty where none does."""
    words: list[str] = []
    parts = text.split(" ")[:-1] if text.endswith(" ") else []
    for k in range(len(parts) - 1, -1, -1):
        word = parts[k]
        joins = word == "and" and k > 0 and words != [] and parts[k - 1][:1].isupper() and words[0][:1].isupper()
        if not word or word[-1] in _ENDS or (word.lower() in _STOPS and not joins) or len(words) == _LONGEST_BODY:
            break
        bare = word.lstrip("\"'\u201c\u2018(")
        stop = bare.rfind(".", 0, -1)
        if stop > 1 and bare[stop + 1].isupper() and bare[stop - 1].islower():
            bare = bare[stop + 1 :]  # "… the hills.Military": a space was lost behind the stop
        words.insert(0, bare)
        if bare != word or "\n" in word:
            break
    while words and words[-1].lower() in _ADJECTIVES:
        words.pop()
    if not words or "former" in words or words[0].isdigit():
        return ""
    words[-1] = words[-1].removesuffix("'s").removesuffix("\u2019s").removesuffix("'").removesuffix("\u2019")
    return " ".join(words).rpartition("\n")[2]
