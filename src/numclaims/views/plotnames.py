"""Names and titles of plots: file names that stay the same from run to run, titles in plain words."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from numclaims.claims import Claim, Series
from numclaims.series.grouping import SCOPE_WORDS
from numclaims.views.scales import reading_unit
from numclaims.views.words import currency_words, measure_label

_FLOWS: Final = {"increment": "newly reported", "forecast": "forecast", "rate": "rate"}
_SCOPES: Final = {
    SCOPE_WORDS["loose"]: "single reports",
    SCOPE_WORDS["past"]: "background",
    SCOPE_WORDS["part"]: "part of another figure",
    SCOPE_WORDS["remaining"]: "those who remain",
}
"""What sets a series apart from another of the same measure and place, in its title and its file's name."""
_AT: Final = {"distance": ", ", "area": ", ", "population": " of "}
WORTH_A_PLOT: Final = 2
"""Claims a series must have to get a plot of its own."""
_LONGEST: Final = 90


def with_figures(series: Sequence[Series]) -> list[Series]:
    """Series with ``figure`` filled where they get a plot: ``<measure>-<place>[-<more>].png``."""
    wanted = {s.series_id: _stem(s) for s in series if s.claims >= WORTH_A_PLOT}
    count = Counter(wanted.values())
    named: list[Series] = []
    for s in series:
        stem = wanted.get(s.series_id)
        if stem is None:
            named.append(replace(s, figure=None))
        else:
            # Two figures of one name both take their id, so that neither name depends on which came first; but the running
            # total of a place is what one looks for under its plain name.
            plain = count[stem] == 1 or s.event == SCOPE_WORDS["running"]
            named.append(replace(s, figure=f"{stem}.png" if plain else f"{stem}-{s.series_id}.png"))
    return named


def _stem(s: Series) -> str:
    parts = [s.measure, s.place_name or "place-unknown"]
    if s.population:
        parts.append(s.population)
    if s.stock_flow != "total":
        parts.append(s.stock_flow)
    if s.unit and s.unit != "person":
        parts.append(s.unit)
    if (s.event or "") in _SCOPES:
        parts.append(_SCOPES[s.event or ""])
    if s.event_id and s.first_as_of:
        parts.append(f"{s.first_as_of:%Y-%m}")
    return "-".join(slug(p) for p in parts)[:_LONGEST].rstrip("-")


def slug(text: str) -> str:
    """Letters a-z, digits and hyphens only: safe in any file system and address."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "x"


def title(series: Series, claims: Sequence[Claim]) -> str:
    """What a plot shows, in plain words: "Refugees in Turkey, June 2011", "Capacity for refugees in Turkey"."""
    label = measure_label(series.measure, series.population, series.unit)
    if series.stock_flow == "capacity" and not label.startswith("Capacity"):
        label = f"Capacity for {label[:1].lower()}{label[1:]}"
    parts = [f"{label}{_where(series)}"]
    told_in = currency_words(series.unit) or ("percent" if series.unit == "percent" else "")
    if told_in:
        parts.append(f"in {told_in}")
    parts += [w for w in (_FLOWS.get(series.stock_flow), _SCOPES.get(series.event or ""), span_words(claims)) if w]
    return ", ".join(parts)


def moment_title(series: Series, day: dt.date) -> str:
    """What a plot of one moment shows: "Refugees in Turkey on 8 June 2011: who says what"."""
    return f"{title(series, ())} on {day_words(day)}: who says what"


def _where(series: Series) -> str:
    if not series.place_name:
        return ", place not told"
    return f"{_AT.get(series.measure, ' in ')}{series.place_name}"


def series_words(series: Series, claims: Sequence[Claim]) -> list[str]:
    """What stands below a title: the event, how many claims of how many sources, whether they agree, the unit."""
    # The title tells the place already.
    event = (series.event or "").removeprefix(f"{series.place_name}, ")
    count = f"{len(claims)} {'claim' if len(claims) == 1 else 'claims'}"
    roots = len({c.root for c in claims})
    told = [
        "" if event in _SCOPES or _said_by_title(series) else event,
        f"{count} of {roots} primary {'source' if roots == 1 else 'sources'}",
        "contested" if series.status == "contested" else "",
    ]
    unit, _ = reading_unit(series)
    return [w for w in (*told, f"in {unit}" if unit else "") if w]


def _said_by_title(series: Series) -> bool:
    return series.event == SCOPE_WORDS["daily"] and series.stock_flow == "increment"


def span_words(claims: Sequence[Claim]) -> str:
    """The time that dated claims span: "June 2011", "March 2011 to August 2012"; empty where none is dated."""
    days = sorted(d for c in claims if (d := day_of(c)) is not None)
    if not days:
        return ""
    first, last = days[0], days[-1]
    if (first.year, first.month) == (last.year, last.month):
        return month_words(first)
    if first.year == last.year:
        return f"{month_words(first).split()[0]} to {month_words(last)}"
    return f"{month_words(first)} to {month_words(last)}"


_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def month_words(day: dt.date) -> str:
    """A month in words ("June 2011"), whatever the locale."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def day_words(day: dt.date, *, short: bool = False) -> str:
    """A day in words ("7 June 2011", short "7 Jun 2011"), whatever the locale."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}" if short else f"{day.day} {month_words(day)}"


def day_of(claim: Claim) -> dt.date | None:
    """The day at which a claim is drawn: the latest for which it can hold, else the earliest, else none."""
    return claim.as_of_latest or claim.as_of_earliest


def claim_day_words(claim: Claim, *, short: bool = False) -> str:
    """The day for which a claim holds: "7 June 2011", "4 June 2011 or later", "undated".

    In full an interval is "a day between 3 June 2011 and 9 June 2011"; in short it is its last day.
    """
    day = day_of(claim)
    first, last = claim.as_of_earliest, claim.as_of_latest
    if day is None:
        return "undated"
    if first is not None and last is not None and first != last and not short:
        return f"a day between {day_words(first)} and {day_words(last)}"
    behind = " or later" if claim.as_of_latest is None else " or earlier" if claim.as_of_earliest is None else ""
    return day_words(day, short=short) + behind
