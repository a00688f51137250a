"""Sums that do not come out: parts above their whole, an earlier total plus what is new against the later total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from numclaims.claims import Claim, Discrepancy, Severity
from numclaims.series import explaining, intervals, keys
from numclaims.series.findings.comparable import several_places
from numclaims.series.findings.index import Index, finding, same_things, sound

TOLERANCE: Final = 0.1
"""Share of the earlier total by which a derived one may differ; figures in one sentence are rounded."""

BEFORE_DAYS: Final = 3
"""A total stated so many days before is the one that an increment was added to."""

MEMBERS: Final = 2
"""So many parts, at least, make a list."""

APART: Final = frozenset({"child", "woman", "man", "soldier", "police", "rebel", "journalist", "medic", "aid_worker"})
"""Populations of which no two overlap enough to spoil a sum of parts, but for women who are soldiers and the like."""

_OPENS: Final = re.compile(r"(?:[:(\u2013\u2014]|(?<=\s)--?(?=\s))[^\d:;.()]{0,12}$")
"""What opens a list of parts behind their whole: "127 people had been killed: 68 in ...", "11 - seven ... and four ..."."""

_MEMBER: Final = re.compile(r"[^\d;:.!?()\u2013\u2014]{1,60}")
_LAST: Final = re.compile(r"(?:,| )\s*(?:and|plus)\s[^\d,;]{0,14}$")
_CLOSES: Final = re.compile(
    r"[^\d;:,()]{0,70}?(?:[.;)\u2013\u2014\"\u201d]|, [^\d.;]{0,80}\bsa(?:id|ys?)\b[^\d.;]*\.?|$)"
)
_OPEN_LIST: Final = re.compile(
    r"\b(?:includ\w+|among|others?|another|rest|remain\w+|mostly|mainly|most|some|elsewhere|at least|more than|unidentified)\b"
)
_NEAR_WHOLE: Final = 60
"""So many characters behind the whole, its list begins."""


def find(index: Index) -> Iterator[Discrepancy]:
    """Yield sums that do not come out."""
    yield from _parts(index)
    yield from _lists(index)
    yield from _derived(index)


def _parts(index: Index) -> Iterator[Discrepancy]:
    """A part, or parts that do not overlap, above the whole that the text names."""
    of_whole: dict[str, list[Claim]] = {}
    for row in index.claims:
        if row.part_of is not None and sound(row):
            of_whole.setdefault(row.part_of, []).append(row)
    for whole_id in sorted(of_whole):
        whole = index.by_id.get(whole_id)
        if whole is None or not sound(whole):
            continue
        limit = intervals.span(whole)[1]
        fitting = [
            row
            for row in of_whole[whole_id]
            if row.measure == whole.measure and keys.unit_key(row) == keys.unit_key(whole)
        ]
        above = [row for row in fitting if intervals.span(row)[0] > limit and row.qualifier != "vague"]
        for row in above:
            text = f'A part is above its whole: {explaining.voice(row)} as part of "{explaining.snippet(whole)}".'
            yield finding("arithmetic", "medium", (row, whole), index, text)
        apart = _disjoint(fitting)
        total = sum(intervals.span(row)[0] for row in apart)
        if not above and len(apart) > 1 and total > limit and whole.qualifier != "vague":
            parts = ", ".join(f'"{explaining.snippet(row)}"' for row in apart)
            text = f"The parts are above their whole: {parts} make {total:,.0f}, but {explaining.voice(whole, within=True)}."
            yield finding("arithmetic", "medium", (*apart, whole), index, text)


def _lists(index: Index) -> Iterator[Discrepancy]:
    """A whole, and the list behind it of all its parts, which make up another number."""
    for rows in index.by_sentence.values():
        by_figure: dict[tuple[str, str], list[Claim]] = {}
        for row in sorted(rows, key=lambda row: row.char_start):
            if sound(row) and row.qualifier == "exact" and row.kind == "count" and not row.implied:
                by_figure.setdefault((row.measure or "", keys.unit_key(row)), []).append(row)
        for told in by_figure.values():
            for at in range(len(told) - 2):
                parts = _list_behind(told[at], told[at + 1 :])
                total = sum(row.value or 0.0 for row in parts)
                if len(parts) < MEMBERS or total == told[at].value:
                    continue
                if any(row.part_of not in {None, told[at].claim_id} for row in parts):
                    continue
                listed = ", ".join(f'"{explaining.snippet(row)}"' for row in parts)
                voice = explaining.voice(told[at], within=True)
                text = f"The parts do not make up their whole: {listed} make {total:,.0f}, but {voice}."
                severity: Severity = "medium" if total > (told[at].value or 0.0) else "low"
                yield finding("arithmetic", severity, (*parts, told[at]), index, text)


def _list_behind(whole: Claim, behind: Sequence[Claim]) -> list[Claim]:
    """The parts that a sentence lists behind their whole, all of them; empty where it does not, or leaves some out."""
    text, start = whole.sentence, whole.sentence_start
    end = whole.char_end - start
    lead = text[end : behind[0].char_start - start]
    if len(lead) > _NEAR_WHOLE or _OPENS.search(lead) is None or any(ch.isdigit() for ch in lead):
        return []
    parts = [behind[0]]
    for row in behind[1:]:
        between = text[parts[-1].char_end - start : row.char_start - start]
        if _MEMBER.fullmatch(between) is None:
            return []
        parts.append(row)
        if _LAST.search(between):
            break
    else:
        return []
    tail = text[parts[-1].char_end - start :]
    listed = text[end : parts[-1].char_end - start]
    closed = _CLOSES.match(tail)
    if closed is None or _OPEN_LIST.search(listed.lower()) or _OPEN_LIST.search(closed.group().lower()):
        return []
    return parts


def _disjoint(rows: Sequence[Claim]) -> list[Claim]:
    """The parts whose populations do not overlap, the first of each."""
    kept: dict[str, Claim] = {}
    for row in sorted(rows, key=lambda row: row.char_start):
        if row.population in APART and row.qualifier in {"exact", "at_least", "more_than"}:
            kept.setdefault(row.population or "", row)
    return list(kept.values())


def _derived(index: Index) -> Iterator[Discrepancy]:
    """A derived earlier total against what was stated then, by the same source or another."""
    told: set[tuple[str, str, float]] = set()
    for row in index.claims:
        if not row.derived_from or row.value is None or row.confidence < 0.2:
            continue
        stated = [other for other in index.by_series[row.series_id or ""] if _then(other, row)]
        same = [other for other in stated if index.root[other.claim_id] == index.root[row.claim_id]]
        for other in (same or stated)[-1:]:
            low, high = intervals.span(row)
            slack = TOLERANCE * row.value
            if intervals.meet((low - slack, high + slack), intervals.span(other)) or not same_things(row, other):
                continue
            if (
                _grown_since(other, row)
                or several_places(other)
                or (other.claim_id, row.series_id or "", row.value) in told
            ):
                continue
            told.add((other.claim_id, row.series_id or "", row.value))
            sources = [index.by_id[source] for source in row.derived_from if source in index.by_id]
            if len(sources) != 2:
                continue
            new, total = sources
            text = (
                f'{explaining.voice(total)} after "{explaining.snippet(new)}", which leaves {row.value:,.0f} before, '
                f"but {explaining.voice(other, within=True)}."
            )
            severity: Severity = "medium" if same else "low"
            yield finding("arithmetic", severity, (new, total, other), index, text)


def _grown_since(other: Claim, derived: Claim) -> bool:
    """Whether a lower total was told days before, so that it may have grown to the derived one since."""
    day, then = keys.reported(other)[1], derived.as_of_latest
    return day is not None and then is not None and day < then and intervals.span(other)[1] < intervals.span(derived)[0]


def _then(other: Claim, derived: Claim) -> bool:
    """Whether a claim states the total of just before the increment."""
    if not sound(other) or other.qualifier == "vague" or other.doc_id == derived.doc_id:
        return False
    first, last = keys.reported(other)  # "the 32 who died on Monday", printed on Friday, are those known on Friday
    if first is None or last is None or derived.as_of_latest is None:
        return False
    return 0 <= (derived.as_of_latest - last).days <= BEFORE_DAYS
