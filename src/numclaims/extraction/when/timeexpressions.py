"""Finds the words of a sentence that date something, and reads them into forms.

One pass over the words, one dictionary look-up a word. What each form means, and what its values are, stands in
:mod:`numclaims.normalization.dates`, which resolves them against the document's date; this module knows no calendar.
"""

from __future__ import annotations

from itertools import compress
from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import DAYPARTS
from numclaims.extraction.when.timeanchors import anchored, beside_another
from numclaims.extraction.when.timedates import dated, part_of
from numclaims.extraction.when.timejoins import in_year, joined
from numclaims.extraction.when.timeparts import at_the_end, feast, narrow, season_alone, up_to
from numclaims.extraction.when.timesayings import words_of_saying
from numclaims.extraction.when.timespots import Spot
from numclaims.extraction.when.timeunits import LAST, NEXT, ago, counted, unit_spot
from numclaims.extraction.when.timewords import TimeWord, context, time_words
from numclaims.reading import Mention, Sentence

_MODIFIERS: Final = word_set("late early mid the start end beginning middle of later earlier")
_FRIDAY: Final = 4
_GOOD_FRIDAY: Final = 6
_SUNDAY: Final = 6
_PALM_SUNDAY: Final = 8
_ENDS: Final = frozenset({"end", "close"})
_YEARS: Final = frozenset({"year", "years", "decade", "decades"})
_CLOCK: Final = 6
_FORENAMES: Final = frozenset({"jan", "april", "june", "august"})
"""Months that are first names, too."""
_YEARLESS: Final = 3
"""Values of a day with nothing told of its year."""
_OF_THE_CLOCK: Final = word_set(
    "a.m. p.m. am pm a.m p.m . : noon midnight est edt et gmt utc local time on o'clock hours nightfall dusk dawn sunset sundown"
    " daybreak sunrise midday lunchtime morning afternoon evening night late early mid the"
)
_PREPOSITIONS: Final = word_set("on in over during at for through within throughout from between after")
_SINCE_REACH: Final = 16
"""Words between "since" and its day: "since police closed off the harbour and its streets on Sunday"."""
_STOPS_BEGIN: Final = word_set("and or but when after killed died was were have has had that who which said")
_EVENT_REACH: Final = 14
"""Words between "a week after" and the day of the event."""
_RELATIVE_REACH: Final = 12
"""Words from what goes on to "which began": "the uprising against the president's rule, which began a year ago"."""
_SUBJECT_REACH: Final = 8
_STOPS_SUBJECT: Final = word_set("was were is are has had have been said who when after before as , ; : -")
"""Words that end the way from a verb of beginning back to its subject: "protests against the president's rule began"."""
_BEFORE_CAPITAL_MONTH: Final = word_set(
    "in since by last this early late of until from during mid through between and to till next before after"
)


def scan(s: Sentence) -> list[Spot]:
    """All time expressions of a sentence, in order, none overlapping."""
    lower = s.lower
    words = time_words()
    dates: dict[int, Mention] = {m.first: m for m in s.mentions if m.kind == "date"}
    found: list[Spot] = []
    if not dates and words.keys().isdisjoint(s.vocabulary):
        return found
    since: list[int] = []
    i = 0
    at = list(compress(range(len(lower)), map(words.__contains__, lower)))
    for start in sorted({*at, *dates}) if dates else at:
        if start < i:
            continue
        i = start
        date = dates.get(i)
        if date is not None:
            spot = dated(s, date)
            if spot is not None:
                narrow(s, spot)
                up_to(s, spot)
                _lead(s, spot)
                found.append(spot)
            i = max(i + 1, date.last)
            continue
        word = words.get(lower[i])
        if word is None or (word.capital and not s.words[i][lower[i].find("-") + 1].isupper()):
            i += 1
            continue
        if word.role == "since":
            since.append(i)
            i += 1
            continue
        spot = _spot(s, i, word)
        if spot is not None:
            narrow(s, spot)
            up_to(s, spot)
            _lead(s, spot)
            if found and spot.first < found[-1].last:
                spot.first = found[-1].last
            found.append(spot)
            i = max(i + 1, spot.last)
        else:
            i += 1
    if found:
        found = joined(s, found)
        in_year(found)
        _begun(s, found)
        beside_another(s, found)
        anchored(found)
        _behind_an_event(s, found)
    _open_since(s, since, found)
    return found


def _spot(s: Sentence, i: int, word: TimeWord) -> Spot | None:
    lower = s.lower
    role = word.role
    before = lower[i - 1] if i else ""
    if role == "weekday":
        if before == "good" and word.value == _FRIDAY and s.words[i - 1][0].isupper():
            return Spot(i - 1, i + 1, "feast", (_GOOD_FRIDAY, None), word.rule)
        if before == "palm" and word.value == _SUNDAY and s.words[i - 1][0].isupper():
            return Spot(i - 1, i + 1, "feast", (_PALM_SUNDAY, None), word.rule)
        if before in context("named-day") and s.words[i - 1][0].isupper():
            return None
        which = -1 if before in LAST else 1 if before in NEXT and before != "following" else 0
        last = i + 1
        while last < len(lower) and (lower[last] in DAYPARTS or lower[last] in {"early", "late"}):
            last += 1
        return Spot(i - 1 if which else i, last, "weekday", (word.value, which), word.rule)
    if role == "month":
        return _month(s, i, word)
    if role == "day":
        last = i + 2 if i + 1 < len(lower) and lower[i + 1] in DAYPARTS else i + 1
        return Spot(i, last, "days", (word.value, word.value), word.rule)
    if role == "night":
        return Spot(i, i + 1, "days", (-1, 0), word.rule)
    if role == "season":
        return season_alone(lower, i, word)
    if role == "feast":
        return feast(s, i, word)
    if role == "open":
        of = i + 1 < len(lower) and lower[i + 1] == "of"
        return Spot(i, i + 2, "later", (), word.rule) if of else None
    return unit_spot(s, i, word)


def _month(s: Sentence, i: int, word: TimeWord) -> Spot | None:
    """A month by itself; with a day or a year it is a date that an earlier stage has found."""
    before = s.lower[i - 1] if i else ""
    if (
        word.capital
        and "-" not in s.lower[i]
        and before not in _BEFORE_CAPITAL_MONTH
        and before not in {"-", "the", "start"}
    ):
        return None
    if s.lower[i] in _FORENAMES and _is_forename(s, i, before):
        return None
    part = "last" if before == "last" else part_of(s, i - 1, s.lower[i])
    first = i - 1 if before in {"last", "this", "next"} else i
    return Spot(first, i + 1, "month", (None, word.value, part), word.rule)


def _is_forename(s: Sentence, i: int, before: str) -> bool:
    """Whether a month is somebody's first name: "Jan Moor said", "its director April Moor told"; no "in April Peru said"."""
    words = s.words
    if before in _BEFORE_CAPITAL_MONTH or before in {"the", "a", "-"} or s.text.isupper():
        return False
    surname = words[i + 1] if i + 1 < len(words) else ""
    if not surname.istitle() or not surname.isalpha() or s.lower[i + 1] in time_words():
        return False
    behind = s.lower[i + 2 : i + 3]
    return s.lower[i] == "jan" or not words_of_saying().isdisjoint(behind) or behind == [","]


def _lead(s: Sentence, spot: Spot) -> None:
    """Take the preposition into the expression, and the role that it gives: since, until, as of."""
    lower = s.lower
    j = spot.first - 1
    steps = 0
    while j >= 0 and steps < 5 and (lower[j] in _MODIFIERS or lower[j] in {"last", "this", "-"}):
        if lower[j] == "of" and j and lower[j - 1] == "as":
            break
        j -= 1
        steps += 1
    if j < 0:
        return
    hour = _before_clock(lower, j)
    if hour < j and (lower[hour] == "by" or (hour and lower[hour - 1 : hour + 1] in (["as", "of"], ["up", "to"]))):
        j = hour  # "as of 3 p.m. Friday"
    word = lower[j]
    if (word == "since" or (word == "from" and j and lower[j - 1] == "as")) and spot.form not in {"next", "from"}:
        _to_since(spot, j)
        spot.rules.append("time:since")
    elif word == "of" and j and lower[j - 1] == "as":
        spot.first, spot.role = j - 1, "until"
        if spot.form == "day" and spot.values[0] is None and len(spot.values) == _YEARLESS:
            spot.values = (*spot.values, "so-far")
    elif (
        word in {"by", "until", "till", "through"}
        and spot.role == "point"
        and lower[spot.last : spot.last + 1] != ["'s"]
    ):
        if word == "by" and not _ENDS.isdisjoint(lower[j : spot.first + 2]):
            at_the_end(spot)
        spot.first, spot.role = j, "until"
    elif word == "to" and j and lower[j - 1] == "up" and spot.role == "point":
        spot.first, spot.role = j - 1, "until"
    elif word in _PREPOSITIONS:
        spot.first = j
    elif word == "dated":
        spot.first, spot.role = j, "until"


def _before_clock(lower: list[str], j: int) -> int:
    """The token before the time of day that ends at token ``j``: "as of 3:30 p.m.", "by noon"; ``j`` where there is none."""
    k = j
    while (
        k > 0 and j - k < _CLOCK and (lower[k] in _OF_THE_CLOCK or lower[k].replace(":", "").replace(".", "").isdigit())
    ):
        k -= 1
    told = any(word[0].isalpha() or ":" in word for word in lower[k + 1 : j + 1])
    return k if told else j  # "went up to 11 yesterday"


def _to_since(spot: Spot, first: int) -> None:
    spot.values = (spot.form, *spot.values)
    spot.form, spot.role, spot.first = "since", "since", first


def _behind_an_event(s: Sentence, found: list[Spot]) -> None:
    """Read "two days after the dam broke on 3 May" as the day two days behind that one, where no figure is told."""
    lower = s.lower
    for spot in found:
        if spot.role != "point" or spot.form not in {"day", "weekday", "days"}:
            continue
        for j in range(spot.first - 1, max(1, spot.first - _EVENT_REACH), -1):
            if lower[j] in {",", ";", ":", "said"} or lower[j][0].isdigit():
                break
            if lower[j] == "after":
                unit = time_words().get(lower[j - 1])
                count = counted(s, j - 1) if unit is not None and unit.role == "unit" else (0, j)
                if unit is not None and count[0] and not _has_figure(s, j + 1, _clause_end(lower, spot.last)):
                    low, high = ago(unit.value, count[0], lower[count[1] : j - 1])
                    spot.form, spot.values, spot.first = "from", (-high, -low, spot.form, *spot.values), count[1]
                break


def _clause_end(lower: list[str], i: int) -> int:
    return next((k for k in range(i, len(lower)) if lower[k] in {",", ";", ":"}), len(lower))


def _has_figure(s: Sentence, first: int, last: int) -> bool:
    return any(m.rejected_by is None and first <= m.first < last for m in s.mentions)


def _begun(s: Sentence, found: list[Spot]) -> None:
    """Make "the uprising that began in March", "since the protests erupted on Friday" the start of a period."""
    lower = s.lower
    for spot in found:
        if spot.role != "point" or spot.form in {"later", "next", "since"}:
            continue
        if spot.form == "from" and len(spot.values) == 2:
            continue  # "a year earlier", whose other day is still to be found
        j = _begin_before(lower, spot.first)
        if j < 0:
            continue
        for k in range(j - 1, max(-1, j - 13), -1):
            if lower[k] == "since":
                _to_since(spot, k)
                spot.rules.append("time:since")
                break
        else:
            if any(word in context("course") for word in lower[_subject_from(lower, j) : j]):
                _to_since(spot, spot.first)


def _subject_from(lower: list[str], j: int) -> int:
    """Where the words begin in which the subject of a verb of beginning at ``j`` stands."""
    if j and lower[j - 1] in {"which", "that"}:
        return max(0, j - _RELATIVE_REACH)
    for k in range(j - 1, max(-1, j - _SUBJECT_REACH), -1):
        if lower[k] in _STOPS_SUBJECT:
            return max(k + 1, 0) if j - k > 4 else max(0, j - 4)
    return max(0, j - _SUBJECT_REACH)


def _begin_before(lower: list[str], first: int) -> int:
    """The verb of beginning before a time: "began on Friday", "erupted in Syria in March"; -1 where there is none."""
    for j in range(first - 1, max(-1, first - 6), -1):
        if lower[j] in context("beginning"):
            return j
        if not lower[j][0].isalpha() or lower[j] in _STOPS_BEGIN:
            return -1
    return -1


def _open_since(s: Sentence, since: list[int], found: list[Spot]) -> None:
    """Keep "since the uprising began" as a period whose start is not told; "since they refused" is a reason, not a time."""
    lower = s.lower
    begin, occasion = context("beginning"), context("occasion")
    for i in since:
        if i and lower[i - 1] in _YEARS:
            continue  # "30 years since the attack": so long ago, not since then
        if any(spot.first <= i < spot.last or (spot.last == i and spot.role == "window") for spot in found):
            continue
        last = i + 1
        for k in range(i + 1, min(i + _SINCE_REACH, len(lower))):
            word = lower[k]
            if word in {",", ";", "(", '"'} or (word in {"and", "but"} and last > i + 1):
                break
            dated_by = next((spot for spot in found if spot.first == k and spot.role == "point"), None)
            if dated_by is not None and dated_by.form not in {"later", "from", "next"}:
                _to_since(dated_by, i)
                dated_by.rules.append("time:since")
                last = -1
                break
            if k < i + 9 and ((last == i + 1 and word in occasion) or (word in begin and k <= last + 4)):
                last = k + 1
                if word == "then":
                    break
        if last > i + 1:
            spot = Spot(i, last, "since", (), "time:since", "since")
            at = 0
            while at < len(found) and found[at].first < i:
                at += 1
            found.insert(at, spot)
