"""What an event is called: place, month and toll, in words; and its id."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Final

from numclaims.claims import Claim
from numclaims.series import causes, givenup, hints, keys, spots, wording
from numclaims.series.event import Event

WORDS: Final = {
    "killed": "dead", "injured": "injured", "casualties": "dead and injured", "detained": "detained",
    "abducted": "abducted", "released": "released", "escaped": "escaped", "rescued": "rescued", "hospitalized": "in hospital",
    "infected": "infected", "evacuated": "evacuated", "returned": "returned", "destroyed": "destroyed",
    "damaged": "damaged", "defectors": "defectors",
}  # fmt: skip
"""How the label of an event names its measure."""

PEOPLE: Final = {
    "civilian": "civilians", "child": "children", "woman": "women", "man": "men", "soldier": "soldiers",
    "police": "police", "security_forces": "security forces", "rebel": "rebels", "militant": "militants",
    "fighter": "fighters", "defector": "army defectors", "protester": "protesters", "official": "officials",
    "journalist": "journalists", "aid_worker": "aid workers", "medic": "medics", "prisoner": "prisoners",
    "refugee": "refugees", "resident": "residents", "foreigner": "foreigners",
}  # fmt: skip
"""Populations as a reader says them."""


def label(event: Event) -> str:
    """An event in words: "Jisr al-Shughour, June 2011: 120 dead soldiers / security forces / army defectors".

    The figure is the one that most claims give, of several such the one told last, of one day the higher; of a disaster, whose
    toll grows, the last. Where sources keep apart over it, it is the lowest and the highest that still stand.
    """
    place = spots.place_of(event)
    first = next(row for row in event.claims if keys.place_key(row) == place)
    where = first.place_name or (first.place_path or "").split(",")[0] or "place not told"
    tellers: Counter[tuple[str, str]] = Counter()
    for claim in _last_told(event) if event.causes - {causes.ATTACK} else _of_all(event):
        if claim.measure in WORDS and claim.qualifier != "vague" and not claim.implied:
            tellers[claim.measure, _figure(claim)] += 1
    if not tellers:
        for claim in event.claims:
            tellers[claim.measure or "", _figure(claim)] += 1
    rank = list(WORDS)
    told_last = {
        (row.measure or "", _figure(row)): at for at, row in enumerate(sorted(event.claims, key=_told_by), 1)
        if not givenup.superseded(row)
    }  # fmt: skip
    (measure, figure), _ = min(
        tellers.items(),
        key=lambda item: (
            rank.index(item[0][0]) if item[0][0] in rank else 99, -item[1], -told_last.get(item[0], 0), item[0],
        ),
    )  # fmt: skip
    figure = _in_dispute(event, measure) or figure
    people = list(dict.fromkeys(
        PEOPLE[claim.population] for claim in event.claims
        if claim.measure == measure and _figure(claim) == figure and claim.population in PEOPLE
    ))  # fmt: skip
    words = " ".join(part for part in (figure, WORDS.get(measure, measure), " / ".join(people)) if part)
    return f"{where}, {_when(event)}: {words}"


def _in_dispute(event: Event, measure: str) -> str | None:
    """The lowest and the highest of what the sources of a disaster or bombing said last, where they keep apart; else None.

    A lower figure that was told before the highest was is one of a toll that grew since, and stands no more.
    """
    if not event.causes - {causes.ATTACK}:
        return None
    usable = [
        row for row in event.claims
        if row.measure == measure and row.population in {None, "civilian"} and row.value is not None
        and row.qualifier != "vague" and row.attributed_to is not None
        and not (row.implied or row.derived_from or row.part_of or givenup.superseded(row) or wording.partial(row))
        and not hints.told("bodies", f"{wording.after(row)[:24]} {row.counted or ''}".lower())
    ]  # fmt: skip
    last: dict[str, Claim] = {}
    for row in sorted(usable, key=_told_last):
        last[row.root or row.doc_id] = row
    if len(last) < _TWO:
        return None
    highest = max(last.values(), key=lambda row: (row.value or 0.0, _told_last(row)))
    since = min(
        (
            keys.printed_by(row) or dt.date.max
            for row in usable
            if row.root == highest.root and row.value == highest.value
        ),
        default=dt.date.max,
    )
    standing = [
        row for row in last.values() if row.population is None and (keys.printed_by(row) or dt.date.min) >= since
    ]
    lowest = min(standing, key=lambda row: (row.value or 0.0, _told_last(row)), default=highest)
    apart = (highest.value or 0.0) > _APART * (lowest.value or 0.0)
    if not apart or lowest.value is None or highest.value is None:
        return None
    return f"{lowest.value:,.15g} to {highest.value:,.15g}{' or more' if highest.high is None else ''}"


_TWO: Final = 2
_APART: Final = 1.25
"""Figures closer than this are one, more or less."""


def _of_all(event: Event) -> list[Claim]:
    """The claims of an event; of an attack whose toll is counted on those of all people, where any are."""
    whole = [row for row in event.claims if row.population is None] if causes.ATTACK in event.causes else []
    return whole or event.claims


def _last_told(event: Event) -> list[Claim]:
    """The main figure of each measure in the text that was printed last: of all people where any claim counts them."""
    found: dict[str, Claim] = {}
    for row in sorted(event.claims, key=_told_last):
        if row.qualifier != "vague" and not row.implied and not givenup.superseded(row):
            found[row.measure or ""] = row
    return list(found.values())


def _told_last(row: Claim) -> tuple[bool, dt.date, float, str, int]:
    return row.population is None, keys.printed_by(row) or dt.date.min, row.salience, row.doc_id, -row.char_start


def _told_by(row: Claim) -> tuple[dt.date, float, str, int]:
    """Sorting by the day for which a claim holds; of one day the higher figure comes last."""
    return keys.reported(row)[1] or dt.date.max, row.value or 0.0, row.doc_id, row.char_start


def _figure(claim: Claim) -> str:
    """The figure as a label says it, one way however its sentence wrote it: "38" for "Thirty-eight"."""
    if claim.value is None or claim.qualifier == "vague" or any(c.isdecimal() for c in claim.quote):
        words = number_words(claim)
    else:
        words = modified(claim, f"{claim.value:,.15g}")
    return words[:1].lower() + words[1:]


def number_words(claim: Claim) -> str:
    """The figure as a reader says it, with the words that modify it: "more than 4,000"."""
    return modified(claim, " ".join(claim.quote.split()))


_BEHIND: Final = ("or ", "-odd", "odd", "+", "plus")


def modified(claim: Claim, figure: str) -> str:
    """A figure with the words that modify its claim, on the side where they are said: "at least 12", "12 or more"."""
    words = " ".join((claim.qualifier_text or "").split())
    if not words:
        return figure
    if words.lower().startswith(_BEHIND):
        return f"{figure} {words}"
    return f"{words} {figure}" if words[0].isalnum() else figure


MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def _when(event: Event) -> str:
    if event.first is None or event.last is None:
        return "undated"
    if event.fixed and event.first == event.last:
        return f"{event.first.day} {MONTHS[event.first.month - 1]} {event.first.year}"
    return f"{MONTHS[event.last.month - 1]} {event.last.year}"


def event_ids(events: Sequence[Event]) -> list[str]:
    """A stable id for every event of one place: from its place, first day and cause."""
    seen: Counter[str] = Counter()
    ids: list[str] = []
    for event in events:
        day = event.first if event.first and event.fixed else event.last or "undated"
        stem = f"{day}|{min(event.causes, default='')}"
        ids.append(keys.digest("e", event.place, stem, str(seen[stem]) if seen[stem] else ""))
        seen[stem] += 1
    return ids
