"""Whether the words bear out that two tolls are of one event: one day or deed, two sides of one text, one behind the other."""

from __future__ import annotations

import functools
import re
from typing import Final

from numclaims.claims import Claim
from numclaims.series import causes, hints, intervals, keys, wording
from numclaims.series.findings.index import Index

ONE_FIGURE: Final = 4.0
"""Tolls that are further apart than this factor count different things, whatever the words."""

_TURN: Final = re.compile(r"[\"'“]?(?:but|however|yet|by contrast|in contrast|instead)\b")

_AGAINST: Final = re.compile(r"\b(?:but|while|although|though|whereas|however|yet|against|compared (?:to|with))\b")

_CONCEDES: Final = re.compile(r"[\"'“]?(?:and |but )?(?:while|although|though|whereas|even as|despite)\b")

_PART_OF_PLACE: Final = re.compile(
    r"\bin the (?:\w+ )?"
    r"(?:west|east|north|south|outskirts|suburbs?|cent(?:re|er)|neighbou?rhood|district|countryside|area|village)\b"
)
RIGHT_BEHIND: Final = 160
"""So many characters, one short sentence at the most, may stand between the tolls that two sources give for one event."""

REACH: Final = 600
"""So many characters behind, a sentence of the same text can still point back to an event."""

NEARBY: Final = 300
"""So many characters apart, the tolls that two sides give for one place are of one event."""

_SIDES: Final = {
    "government": "state", "military": "state", "police": "state", "state_media": "state",
    "activist": "other", "rebel": "other", "ngo": "other", "witness": "other", "medic": "other",
}  # fmt: skip
"""The two sides of a crackdown, by sorts of source; all others take neither."""


def one_tale(pair: tuple[Claim, Claim], scope: str) -> bool:
    """Whether the words bear out that both speak of one event: the same day, the same deed, or neither has a date."""
    a, b = pair
    if wording.counted_locally(a):
        return False
    if any(wording.partial(row) or wording.wider(row) for row in pair) or wording.stretch(a) != wording.stretch(b):
        return False
    if wording.means(a) and wording.means(b) and not wording.means(a) & wording.means(b):
        return False
    if _answers(a, b) or _answers(b, a) or _two_sides(a, b):
        return True
    if scope == "event" and causes.shared(causes.of(a), causes.of(b)) - {causes.BLAST}:
        return True  # of one disaster, which is why they stand in one series
    if scope != "gathering" and not all(
        wording.here(row) or (scope == "event" and keys.is_country(row)) for row in pair
    ):
        return False
    if scope == "event" and any(keys.is_country(row) for row in pair):
        return bool(wording.deeds(a) & wording.deeds(b) or wording.means(a) & wording.means(b))
    if scope != "event" or (keys.event_day(a) is not None and keys.event_day(a) == keys.event_day(b)):
        return True
    if wording.deeds(a) & wording.deeds(b):
        return True
    undated = keys.published(a) is None or keys.published(b) is None
    return undated and all(intervals.distinctive(intervals.point(row)) for row in pair)


def side_by_side(pair: tuple[Claim, Claim], index: Index) -> bool:
    """Whether one text gives both tolls of one event right behind each other, each with a source of its own.

    A hospital, a morgue or a town counts what was brought there, a part; so does who tells what those near him did.
    """
    first, second = sorted(pair, key=lambda row: row.char_start)
    if first.doc_id != second.doc_id or first.event_id is None or None in {first.attributed_to, second.attributed_to}:
        return False
    near = 0 <= second.sentence_start - first.sentence_end <= RIGHT_BEHIND
    if not (near or first.sentence_start == second.sentence_start) or first.population != second.population:
        return False
    if any(wording.partial(row) or wording.wider(row) or wording.counted_locally(row) for row in pair):
        return False
    if (near and wording.names_place(second)) or wording.stretch(first) != wording.stretch(second):
        return False
    if intervals.gap(intervals.span(pair[0]), intervals.span(pair[1])) > ONE_FIGURE:
        return False
    day = keys.event_day(second)
    between = _between(first, second, index)
    return (day is None or keys.event_day(first) in {None, day}) and not _elsewhere(f"{between} {second.sentence}")


def set_against(a: Claim, b: Claim) -> bool:
    """Whether one text sets its two figures against each other: "12, while residents say 40", "But ...", "a higher toll".

    Args:
        a: A claim.
        b: Another one; of another text they are not set against each other by anybody.
    """
    first, second = sorted((a, b), key=lambda row: row.char_start)
    if first.doc_id != second.doc_id:
        return False
    if first.sentence_start == second.sentence_start:
        head = wording.lower(first.sentence[: first.char_start - first.sentence_start])
        between = first.sentence[first.char_end - first.sentence_start : second.char_start - first.sentence_start]
        return _AGAINST.search(wording.lower(between)) is not None or _CONCEDES.match(head) is not None
    words = wording.lower(second.sentence)
    near = second.sentence_start - first.sentence_end <= REACH
    return near and (_TURN.match(words) is not None or hints.told("other-toll", words) or hints.told("disputed", words))


def _elsewhere(text: str) -> bool:
    words = wording.lower(text)
    return hints.told("elsewhere", words) or _PART_OF_PLACE.search(words) is not None


def _the_blow(words: str) -> bool:
    """Whether the words point back to "the strike", "the deadly strike"."""
    return _the_blows().search(words) is not None


@functools.cache
def _the_blows() -> re.Pattern[str]:
    return re.compile(rf"\bthe (?:\w+ )?(?:{hints.alternatives('blow')})\b")


def _between(first: Claim, second: Claim, index: Index) -> str:
    document = index.documents.get(first.doc_id)
    return document.text[first.sentence_end : second.sentence_start] if document is not None else ""


def _answers(a: Claim, b: Claim) -> bool:
    """Whether the second claim's sentence stands behind the first one's and speaks of the same event.

    It stands right behind and turns ("But ..."), or little further and calls its figure another toll ("gave a lower toll"),
    or points to "the strike" that the first one told.
    """
    behind = b.sentence_start - a.sentence_end
    if a.doc_id != b.doc_id or not 0 <= behind <= REACH:
        return False
    words = wording.lower(b.sentence)
    if behind <= 3 and _TURN.match(words):
        return True
    points_back = _the_blow(words) and hints.told("blow", wording.lower(a.sentence))
    return points_back or hints.told("other-toll", words)


def _two_sides(a: Claim, b: Claim) -> bool:
    """Whether one text gives the state's toll and the other side's for the same place and event.

    Near each other, or with one toll given for the place by name and the other for "the attack".
    """
    if a.doc_id != b.doc_id or a.population != b.population or None in {a.attributed_to, b.attributed_to}:
        return False
    if len({_SIDES.get(row.attribution_type or "") for row in (a, b)} - {None}) < 2:
        return False
    first, second = sorted((a, b), key=lambda row: row.char_start)
    if second.sentence_start - first.sentence_end <= NEARBY and (wording.here(first) or wording.here(second)):
        return True
    named = any(wording.names_place(row) for row in (a, b))
    return named and any(_the_blow(wording.lower(row.sentence)) for row in (a, b))
