"""The calendar and veto lexicons, read once and turned round: from a word to the entry that it belongs to."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final, Literal

from numclaims.claims import Kind
from numclaims.extraction.text.tokens import tokenize
from numclaims.lexicons.loader import entries
from numclaims.lexicons.phrases import PhraseTable


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """Words of one role in dates and clock times; see the head of ``en/calendar.toml``."""

    name: str
    role: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VetoEntry:
    """Words that set a number apart as ``kind``; see the head of ``en/vetoes.toml``."""

    name: str
    form: Literal[
        "label", "name-label", "phrase", "street", "street-in-front", "label-behind", "hyphened", "hyphened-behind"
    ]
    kind: Kind
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsEntry:
    """Words that stand beside a number and say what it is; see the head of ``en/vetoes.toml``."""

    name: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class CalendarWords:
    """Words of dates and times by role; every value is the rule that the word stands under."""

    __slots__ = (
        "capital_months",
        "capital_weekdays",
        "capital_zones",
        "days",
        "eras",
        "months",
        "weekdays",
        "years",
        "zones",
    )

    def __init__(self, rows: tuple[CalendarEntry, ...]) -> None:
        self.months: dict[str, str] = {}
        self.capital_months: dict[str, str] = {}
        self.weekdays: dict[str, str] = {}
        self.capital_weekdays: dict[str, str] = {}
        self.zones: list[tuple[str, str]] = []
        self.capital_zones: dict[str, str] = {}
        self.years: dict[str, str] = {}
        self.days: dict[str, str] = {}
        self.eras: dict[str, str] = {}
        tables = {
            "month": self.months, "month-capital": self.capital_months, "weekday": self.weekdays,
            "weekday-capital": self.capital_weekdays, "zone-capital": self.capital_zones, "year-before": self.years,
            "day-word": self.days, "era": self.eras,
        }  # fmt: skip
        for row in rows:
            rule = f"calendar:{row.name}"
            if row.role == "zone":
                self.zones += [(phrase, rule) for phrase in row.phrases]
            else:
                tables[row.role].update(dict.fromkeys(row.phrases, rule))


class VetoWords:
    """Words that set numbers apart, by form, and words that keep them; the values are the rules."""

    __slots__ = (
        "after_one",
        "before_one",
        "counted",
        "dated",
        "hyphened",
        "hyphened_behind",
        "label_words",
        "labels",
        "labels_behind",
        "name_labels",
        "never_names",
        "phrase_words",
        "phrases",
        "streets",
        "streets_in_front",
    )

    def __init__(self, rows: tuple[VetoEntry, ...], tables: dict[str, dict[str, str]]) -> None:
        pairs: list[tuple[str, tuple[str, Kind]]] = []
        by_form: dict[str, dict[str, tuple[str, Kind]]] = {}
        for row in rows:
            rule = (f"veto:{row.name}", row.kind)
            if row.form == "phrase":
                pairs += [(" ".join(tokenize(phrase)[1]), rule) for phrase in row.phrases]
            else:
                by_form.setdefault(row.form, {}).update(dict.fromkeys(row.phrases, rule))
        self.phrases: PhraseTable[tuple[str, Kind]] = PhraseTable(pairs)
        self.phrase_words = frozenset(word for phrase, _ in pairs for word in phrase.split())
        self.labels = by_form.get("label", {})
        self.name_labels = by_form.get("name-label", {})
        self.labels_behind = by_form.get("label-behind", {})
        self.label_words = frozenset(self.labels) | frozenset(self.name_labels)
        self.hyphened = by_form.get("hyphened", {})
        self.hyphened_behind = by_form.get("hyphened-behind", {})
        self.streets = by_form.get("street", {})
        self.streets_in_front = by_form.get("street-in-front", {})
        self.before_one = tables["before_one"]
        self.after_one = tables["after_one"]
        self.counted = tables["counted"]
        self.dated = tables["dated"]
        self.never_names = tables["never_name"]


CALENDAR: Final = "en/calendar.toml"
VETOES: Final = "en/vetoes.toml"


@functools.cache
def calendar_words() -> CalendarWords:
    """The words of ``en/calendar.toml``."""
    return CalendarWords(entries(CALENDAR, "calendar", CalendarEntry))


@functools.cache
def zones() -> PhraseTable[str]:
    """Names of time zones, of one word or several."""
    return PhraseTable(calendar_words().zones)


@functools.cache
def veto_words() -> VetoWords:
    """The words of ``en/vetoes.toml``."""
    tables = {
        table: {word: f"{table}:{row.name}" for row in entries(VETOES, table, WordsEntry) for word in row.phrases}
        for table in ("before_one", "after_one", "counted", "dated", "never_name")
    }
    return VetoWords(entries(VETOES, "veto", VetoEntry), tables)


DIALLED: Final = frozenset({"call", "phone", "tel", "telephone", "fax", "hotline", "helpline", "dial", "text", "sms"})
"""Words behind which a number is one to dial, or to send a text to."""

RANG: Final = frozenset({
    "call", "calls", "called", "calling", "dial", "dialled", "dialed", "dialling", "dialing", "ring", "rang", "phone", "phoned",
})  # fmt: skip
"""Words behind which a number of those that people call in distress is no count."""

_SIGNS: Final = (".", "#", "+")
_BEHIND: Final = (
    "of", "to", "and", "or", "until", "till", "through", "in", "am", "pm", "a", "p", "a.m.", "p.m.", "noon", "midnight",
    "o'clock", "hours", "hrs", "hr", "st", "nd", "rd", "th", "h", "local",
)  # fmt: skip


@functools.cache
def telling_words() -> tuple[frozenset[str], frozenset[str]]:
    """Words before and behind a number without which a small plain one is sure to be no date, time or name.

    Only a first sieve, so that most numbers cost two look-ups; the rules themselves decide.
    """
    days, words = calendar_words(), veto_words()
    months = (*days.months, *days.capital_months)
    before = {
        *_SIGNS,
        *DIALLED,
        *RANG,
        *months,
        *days.weekdays,
        *days.capital_weekdays,
        *words.labels,
        *words.name_labels,
        *words.hyphened,
    }
    behind = {*_BEHIND, *months, *days.eras, *words.labels_behind, *days.capital_zones}
    behind.update(phrase.split()[0] for phrase, _ in days.zones)
    return frozenset(before), frozenset(behind)
