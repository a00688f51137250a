"""Whether a day in a sentence is that of the event, not that of the count: "Tuesday's quake", "the blast of 4 May"."""

from __future__ import annotations

import functools
import re
from typing import Final

from numclaims.series import eventwords, hints

_MONTH: Final = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?"
    r"|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DATE: Final = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH})"
_WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_TIME: Final = rf"(?:{_WEEKDAY}|{_DATE}|yesterday|(?:last|this) (?:week|month|weekend)|the weekend)"
_GENERAL: Final = r"disasters?|traged(?:y|ies)|accidents?|catastrophe|siege|shootings?"
"""What any such event is called."""
_COUNTING: Final = (
    r"\b(?:toll|rose|risen|rises|climb|reach|pass|surpass|stood|stands|count|number of|estimat|announc|said)"
)


@functools.lru_cache(maxsize=4096)
def dates_event(sentence: str) -> bool:
    """Whether the sentence dates a disaster, an accident or an attack by a day of its own.

    Args:
        sentence: In lower case, with single spaces.
    """
    return _pattern().search(sentence) is not None


@functools.lru_cache(maxsize=4096)
def tells_earlier(before: str, behind: str) -> bool:
    """Whether the words around a number make it that of an earlier disaster: "seven died in the previous quake".

    Args:
        before: The sentence up to the number, in lower case.
        behind: The sentence behind it, in lower case.
    """
    return (_earlier_before().search(before) or _earlier_behind().match(behind)) is not None


_EARLIER: Final = r"(?:earlier|previous|prior|preceding|first)"
_NO_EVENT: Final = r"(?:toll|tolls|count|figures?|reports?|estimates?|hours?|days?|weeks?|months?|years?|of|in|on)\b"
_QUALIFIED: Final = rf"(?:,? (?!{_NO_EVENT})[\w.'’-]+){{0,3}}? "


@functools.cache
def _earlier_before() -> re.Pattern[str]:
    event = rf"(?:{eventwords.alternatives('cause')}|one)"
    return re.compile(rf"\b(?:the|an?) {_EARLIER},?{_QUALIFIED}?{event}\b(?!['’]s? toll)(?:[^.;]|\.\d){{0,100}}$")


@functools.cache
def _earlier_behind() -> re.Pattern[str]:
    event = rf"(?:{eventwords.alternatives('cause')})"
    return re.compile(rf"[^.;,\d]{{0,50}}\b(?:in|by|from|of) (?:the|an?) {_EARLIER},?{_QUALIFIED}?{event}\b")


@functools.cache
def _pattern() -> re.Pattern[str]:
    event = rf"(?:{eventwords.alternatives('cause')}|{hints.alternatives('blow')}|{_GENERAL})"
    before = rf"{_TIME}(?:['’]s)? (?:[\w.'’-]+ ){{0,3}}{event}"
    behind = rf"{event}\b(?:(?!{_COUNTING})[^.;]){{0,70}}? (?:on|of|at|over|during) {_TIME}"
    befell = rf"(?:after|when|as|in which) (?:(?!{_COUNTING})[^.;]){{0,90}}?\b(?:{hints.alternatives('befell')})\b"
    clause = rf"{befell}(?:(?!{_COUNTING})[^.;]){{0,90}}? (?:on|at|over|late|early) {_TIME}"
    return re.compile(rf"\b(?:{before}|{behind}|{clause})")
