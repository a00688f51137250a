"""When two claims are of one figure: places, populations, units and sorts of measure as keys that can be compared."""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from typing import Final

from numclaims.claims import Claim
from numclaims.series import eventdays

Day = dt.date

TOLLS: Final = frozenset(
    {
        "killed", "injured", "casualties", "detained", "abducted", "released", "rescued", "hospitalized", "infected",
        "evacuated", "returned", "destroyed", "damaged", "attacks", "defectors", "cost", "escaped",
    }
)  # fmt: skip
"""Measures of what happens: a figure belongs to one event, or to the running total of a crisis."""

STATES: Final = frozenset(
    {
        "refugees", "displaced", "sheltered", "missing", "homeless", "affected", "stranded", "population", "camps",
        "capacity",
    }
)  # fmt: skip
"""Measures of how things stand: a figure at a place moves with its as-of day."""

LEAVING: Final = frozenset({"missing", "stranded", "sheltered", "hospitalized", "evacuated", "detained", "abducted"})
"""Measures of people who are found, go home or are let go, so that a lower figure on a later day corrects none."""

GATHERINGS: Final = frozenset({"troops", "fighters", "protesters", "tanks"})
"""Measures of who is somewhere on a day: two days are two figures, and so are two formations."""

OF_DISEASE: Final = frozenset({"killed", "infected", "hospitalized"})
"""Measures whose figures of an epidemic are running totals, where no day or period is told."""

LONG: Final = 31
"""Days beyond which an interval is too wide to date a figure by."""

SHARP: Final = 7
"""Days beyond which two figures cannot be said to be of the same time."""

INCOMPARABLE: Final = frozenset({"distance", "area", "aid", "weapons", "vehicles", "aircraft"})
"""Measures whose figures rarely speak of one thing: "30 km" and "100 km" are two distances, not two claims about one."""

CONTAINED_IN: Final = {
    "soldier": ("security_forces",),
    "police": ("security_forces",),
    "child": ("civilian", "resident"),
    "woman": ("civilian", "resident"),
    "journalist": ("civilian",),
    "aid_worker": ("civilian",),
    "medic": ("civilian",),
    "protester": ("civilian",),
    "resident": ("civilian",),
    "rebel": ("fighter", "militant"),
    "militant": ("fighter",),
}
"""Populations that are part of others; every one of them is part of plain people."""


SAID_ALREADY: Final = {
    "refugees": ("refugee", "civilian", "resident"),
    "displaced": ("refugee", "civilian", "resident"),
    "sheltered": ("refugee", "civilian", "resident"),
    "returned": ("refugee",),
    "protesters": ("protester", "civilian"),
    "troops": ("soldier",),
    "defectors": ("defector", "soldier"),
    "population": ("resident", "civilian"),
    "missing": ("resident",),
    "detained": ("prisoner",),
    "released": ("prisoner",),
}
"""Populations that say no more than the measure does."""


def people_of(claim: Claim) -> str | None:
    """The population of a claim, normalised: none when it only says the measure again ("refugees" who are refugees)."""
    return None if claim.population in SAID_ALREADY.get(claim.measure or "", ()) else claim.population


def digest(prefix: str, *parts: str) -> str:
    """A stable id: the prefix and 15 hex digits of SHA-256 over the parts joined by NUL."""
    return prefix + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:15]


def folded(text: str) -> str:
    """A name without accents, case and punctuation, for comparing spellings."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(ch for ch in plain.casefold() if ch.isalnum() or ch == " ").strip()


def place_key(claim: Claim) -> str:
    """The place of a claim as a key; a figure without a place is compared within its own document (or its copies) only."""
    if claim.place_path or claim.place_name:
        parts = (claim.place_path or claim.place_name or "").split(",")
        return ",".join(folded(part) for part in parts)
    return f"?{claim.copy_of or claim.doc_id}"


def country_key(place: str) -> str:
    """The country of a place, as :func:`place_key` gives both; a claim without a place stays with its document."""
    return place if place.startswith("?") else place.rsplit(",", 1)[-1]


def has_place(claim: Claim) -> bool:
    """Whether a claim says where it holds."""
    return bool(claim.place_path or claim.place_name)


def is_country(claim: Claim) -> bool:
    """Whether the place is a country or something larger: nothing contains it in its path."""
    return has_place(claim) and "," not in (claim.place_path or claim.place_name or "")


def within(inner: str, outer: str) -> bool:
    """Whether one place key lies in another ("jisr alshughour, idlib, syria" in "syria")."""
    return inner != outer and not outer.startswith("?") and inner.endswith("," + outer)


def nested(one: str, other: str) -> bool:
    """Whether two place keys are of one place, or one lies in the other."""
    return one == other or within(one, other) or within(other, one)


def may_be_one(claim: Claim, place: str) -> bool:
    """Whether a claim may be told for a place: the same, one around the other, or one no gazetteer has, near by its path."""
    own = place_key(claim)
    if nested(own, place):
        return True
    around = own.partition(",")[2]
    return not known(claim) and "," in around and nested(around, place)


def known(claim: Claim) -> bool:
    """Whether the gazetteer has the place of a claim; of another one only a name is known, and what may be around it."""
    return claim.place_geonameid is not None or claim.lat is not None


ONE_THING: Final = {
    ("infected", "person"): "case", ("infected", "patient"): "case", ("infected", "infection"): "case", ("infected", ""): "case",
    ("destroyed", "house"): "home", ("destroyed", "dwelling"): "home", ("damaged", "house"): "home",
    ("damaged", "dwelling"): "home",
}  # fmt: skip
"""Units of a measure that count the same things under another name: a case is a person who fell ill."""


def unit_key(claim: Claim) -> str:
    """What is counted or measured, physical units by their base, things of two names by one of them."""
    if claim.kind in {"measurement", "duration", "temperature"}:
        return claim.base_unit or claim.unit or ""
    if claim.kind == "ratio":
        return f"share of {claim.unit or ''}"  # "half of the dead" is no figure beside "120 dead"
    return ONE_THING.get((claim.measure or "", claim.unit or ""), claim.unit or "")


def part_of_population(inner: str | None, outer: str | None) -> bool:
    """Whether the first population is a part of the second (None: all people)."""
    if inner is None or inner == outer:
        return False
    return outer is None or outer in CONTAINED_IN.get(inner, ())


def same_people(a: str | None, b: str | None) -> bool:
    """Whether two population words can mean the same people ("soldiers", "security forces", "people")."""
    return a == b or a is None or b is None or part_of_population(a, b) or part_of_population(b, a)


def published(claim: Claim) -> Day | None:
    """The day of publication, if it is known to the day."""
    return claim.published_latest if claim.published_latest == claim.published_earliest else None


def printed_by(claim: Claim) -> Day | None:
    """The last possible day of publication, or the first where the last is open; None if both are."""
    return claim.published_latest or claim.published_earliest


def printed_apart(a: Claim, b: Claim) -> int:
    """So many days at least lie between the publication of two claims; 0 where they may be of one day."""
    first, second = _or(a.published_earliest, Day.min), _or(b.published_earliest, Day.min)
    until, last = _or(a.published_latest, Day.max), _or(b.published_latest, Day.max)
    return max((second - until).days, (first - last).days, 0)


def _or(day: Day | None, otherwise: Day) -> Day:
    """An end of an interval, or what stands for an open one."""
    return day if day is not None else otherwise


def held(claim: Claim) -> tuple[Day | None, Day | None]:
    """The days between which a claim holds; its publication when the text gives only a long stretch by reckoning.

    "The uprising, which began a year ago" dates the beginning, not the figure.
    """
    first, last = claim.as_of_earliest, claim.as_of_latest
    if claim.as_of_basis == "relative" and first is not None and last is not None and (last - first).days > LONG:
        return claim.published_earliest, claim.published_latest
    return first, last


def dated(claim: Claim) -> bool:
    """Whether the day a claim holds for is bounded at both ends."""
    return None not in held(claim)


def reported(claim: Claim) -> tuple[Day | None, Day | None]:
    """The days as of which a figure was known: of an event's toll that its text dates by the event only, the day of printing.

    "The quake of 3 May killed 6,100", printed on the 11th, is what was known on the 11th.
    """
    first, last = held(claim)
    printed = published(claim)
    if printed is None or last is None or (claim.event_id is None and claim.measure != "missing"):
        return first, last
    of_event = (first, last) == (claim.period_start, claim.period_end)
    if not of_event and claim.as_of_basis in {"stated", "relative"}:
        of_event = eventdays.dates_event(" ".join(claim.sentence.lower().split()))
    return (printed, printed) if of_event and last < printed else (first, last)


def sharp(claim: Claim) -> bool:
    """Whether the days between which a claim holds are few enough to compare by."""
    first, last = held(claim)
    return first is not None and last is not None and (last - first).days <= SHARP


def event_day(claim: Claim) -> Day | None:
    """The one day on which the text says that it happened; None if it tells none, or a longer time.

    That is the time which the figure covers. The day as of which a toll was counted ("had reached 39 by Monday") is none.
    """
    if claim.period_start is None or claim.period_start != claim.period_end:
        return None
    return claim.period_start


def in_text(claim: Claim) -> tuple[str, int, int, str]:
    """Sorting by document and offset."""
    return claim.doc_id, claim.char_start, claim.char_end, claim.claim_id


def order(claim: Claim) -> tuple[Day, Day, str, int, str]:
    """Sorting by as-of, document and offset; open dates come last."""
    latest = reported(claim)[1] or dt.date.max
    return (latest, published(claim) or dt.date.max, claim.doc_id, claim.char_start, claim.claim_id)
