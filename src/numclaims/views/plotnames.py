"""Names and titles of plots: file names that stay the same from run to run, titles in plain words."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from numclaims.claims import Claim, Series
from numclaims.series.eventnames import MONTHS
from numclaims.series.grouping import SCOPE_WORDS
from numclaims.views.scales import reading_unit
from numclaims.views.words import currency_words, measure_label, place_words

_FLOWS: Final = {"increment": "newly reported", "forecast": "forecast", "rate": "as a rate"}
_SCOPES: Final = {
    SCOPE_WORDS["loose"]: "single reports",
    SCOPE_WORDS["past"]: "background",
    SCOPE_WORDS["part"]: "part of another figure",
    SCOPE_WORDS["remaining"]: "those who remain",
    SCOPE_WORDS["wider"]: "several countries together",
}
"""What sets a series apart from another of the same measure and place, in its file's name."""
_SCOPE_TITLES: Final = {
    **_SCOPES,
    SCOPE_WORDS["past"]: "told as background",
    SCOPE_WORDS["part"]: "parts of other figures",
}
"""The same in its title."""
_AT: Final = {"distance": ", ", "area": ", ", "aid": ", ", "population": " of "}
_SEVERAL: Final = {"distance": "Distances", "area": "Areas"}
"""Measures of which a series holds several things, not several accounts of one."""
_DAY: Final = re.compile(rf", (\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}}): ")
"""Where the label of an event tells its day."""
WORTH_A_PLOT: Final = 2
"""Claims a series must have to get a plot of its own."""
_LONGEST: Final = 90


def with_figures(series: Sequence[Series], claims: Iterable[Claim] = ()) -> list[Series]:
    """Series with ``figure`` filled where they get a plot: ``<measure>-<place>[-<more>].png``.

    Args:
        series: All of them.
        claims: Theirs, of which those do not count that only repeat the one before in another unit: "165 km (100 miles)".
    """
    again = _conversions(claims)
    wanted = {s.series_id: _stem(s) for s in series if s.claims - again[s.series_id] >= WORTH_A_PLOT}
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


def told_again(claims: Sequence[Claim]) -> bool:
    """Whether the claims of one series tell its figure more than once, and not only again in another unit."""
    return len(claims) - _conversions(claims).total() >= WORTH_A_PLOT


def _conversions(claims: Iterable[Claim]) -> Counter[str]:
    """How many claims of each series stand in the sentence of another that says the same in another unit."""
    told: dict[tuple[str, str, int], list[Claim]] = {}
    found: Counter[str] = Counter()
    for c in claims:
        if c.base_value and c.series_id is not None and c.unit != c.base_unit:
            before = told.setdefault((c.series_id, c.doc_id, c.sentence_start), [])
            if any(o.unit != c.unit and abs(1 - (o.base_value or 0) / c.base_value) < _ROUNDED for o in before):
                found[c.series_id] += 1
            before.append(c)
    return found


_ROUNDED: Final = 0.15
"""How far a rounded conversion may lie from its original: "30 km (20 miles)"."""


def _stem(s: Series) -> str:
    parts = [s.measure, s.place_name or "place-unknown"]
    if s.population:
        parts.append(s.population)
    if s.stock_flow != "total":
        parts.append(s.stock_flow)
    if s.unit and s.unit != "person" and s.measure not in _SEVERAL:
        parts.append(s.unit)
    if (s.event or "") in _SCOPES:
        parts.append(_SCOPES[s.event or ""])
    day = _event_day(s)
    if day is not None:
        parts.append(day.isoformat())
    elif s.event_id and s.first_as_of:
        parts.append(f"{s.first_as_of:%Y-%m}")
    return "-".join(slug(p) for p in parts)[:_LONGEST].rstrip("-")


def _event_day(s: Series) -> dt.date | None:
    """The day of a series' event, where its label tells one: "Lindal, 12 May 2019: 14 dead"."""
    found = _DAY.search((s.event or "").removeprefix(s.place_name or "")) if s.event_id else None
    return dt.date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])) if found is not None else None


def slug(text: str) -> str:
    """Letters a-z, digits and hyphens only: safe in any file system and address."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "x"


def title(series: Series, claims: Sequence[Claim]) -> str:
    """What a plot shows, in plain words: "Refugees in Turkey, June 2011", "Capacity for refugees in Turkey".

    Args:
        series: The series.
        claims: Its claims, for the time that they span; with none of them the title tells no time. Of the tolls of one event
            the time is its day, which sets it apart from another of the same month.
    """
    label = _SEVERAL.get(series.measure) or measure_label(series.measure, series.population, series.unit)
    if series.stock_flow == "capacity" and not label.startswith("Capacity"):
        label = f"Capacity for {label[:1].lower()}{label[1:]}"
    parts = [f"{label}{_where(series)}"]
    told_in = currency_words(series.unit) or ("percent" if series.unit == "percent" else "")
    if told_in:
        parts.append(f"in {told_in}")
    # "US dollars a day" is a rate already.
    flow = "" if series.stock_flow == "rate" and " / " in (series.unit or "") else _FLOWS.get(series.stock_flow)
    day = _event_day(series) if claims else None
    when = day_words(day) if day is not None else span_words(claims)
    parts += [w for w in (flow, _SCOPE_TITLES.get(series.event or ""), when) if w]
    return ", ".join(parts)


def moment_title(series: Series, day: dt.date) -> str:
    """What a plot of one moment shows: "Refugees in Turkey on 8 June 2011: who says what"."""
    return f"{title(series, ())} on {day_words(day)}: who says what"


def _where(series: Series) -> str:
    if not series.place_name:
        return ", place not told"
    joint = _AT.get(series.measure, " in ")
    return f"{joint}{series.place_name if joint == ', ' else place_words(series.place_name)}"


def series_words(series: Series, claims: Sequence[Claim]) -> list[str]:
    """What stands below a title: the event, how many claims of how many sources, whether they agree, the unit."""
    count = f"{len(claims)} {'claim' if len(claims) == 1 else 'claims'}"
    roots = len({c.root for c in claims})
    told = [
        "" if series.event in _SCOPES or _said_by_title(series) else _event_words(series, claims),
        f"{count} of {roots} primary {'source' if roots == 1 else 'sources'}",
        "contested" if series.status == "contested" else "",
    ]
    unit, _ = reading_unit(series)
    return [w for w in (*told, f"in {unit}" if unit else "") if w]


def _event_words(series: Series, claims: Sequence[Claim]) -> str:
    """What a series is of: "event of 18 March 2011: four dead"; the title tells the place already."""
    event = series.event or ""
    if event == SCOPE_WORDS["gathering"]:
        return "each claim is of its own day" if len({day_of(c) for c in claims}) > 1 else ""
    if series.event_id is None:
        return event
    when, colon, what = event.removeprefix(f"{series.place_name}, ").partition(": ")
    # A number word that began its sentence.
    what = what[:1].lower() + what[1:] if what[1:2].islower() else what
    return f"undated event{colon}{what}" if when == "undated" else f"event of {when}{colon}{what}"


def _said_by_title(series: Series) -> bool:
    return series.event == SCOPE_WORDS["daily"] and series.stock_flow == "increment"


def span_words(claims: Sequence[Claim]) -> str:
    """The time that dated claims span: "June 2011", "March 2011 to August 2012", "1982"; empty where none is dated.

    Claims of a whole year count where no other tells a day of it.
    """
    dated = [c for c in claims if day_of(c) is not None]
    days = sorted(d for c in dated if not of_years(c) and (d := day_of(c)) is not None)
    years = sorted(d.year for c in dated if of_years(c) for d in (c.as_of_earliest, c.as_of_latest) if d is not None)
    if years and (not days or years[0] < days[0].year or years[-1] > days[-1].year):
        years = sorted([*years, *(d.year for d in days)])
        return str(years[0]) if years[0] == years[-1] else f"{years[0]} to {years[-1]}"
    if not days:
        return ""
    first, last = days[0], days[-1]
    if (first.year, first.month) == (last.year, last.month):
        return month_words(first)
    if first.year == last.year:
        return f"{month_words(first).split()[0]} to {month_words(last)}"
    return f"{month_words(first)} to {month_words(last)}"


def of_years(claim: Claim) -> bool:
    """Whether a claim holds for some time in one or more whole years."""
    first, last = claim.as_of_earliest, claim.as_of_latest
    if first is None or last is None:
        return False
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def time_words(claim: Claim) -> str:
    """When a claim holds, no surer than it is told: "7 June 2011", "1982", "June 2011", "4 June 2011 or later"."""
    first, last = claim.as_of_earliest, claim.as_of_latest
    if first is None or last is None or first == last:
        return claim_day_words(claim)
    if of_years(claim):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and (last + dt.timedelta(1)).day == 1:
        return month_words(first)
    return f"{day_words(first, short=True)} to {day_words(last, short=True)}"


def month_words(day: dt.date) -> str:
    """A month in words ("June 2011"), whatever the locale."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def day_words(day: dt.date, *, short: bool = False) -> str:
    """A day in words ("7 June 2011", short "7 Jun 2011"), whatever the locale."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if short else f"{day.day} {month_words(day)}"


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
