"""One source changes its figure: a past event's toll, a running total that falls, an old total printed again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from numclaims.claims import Claim, Discrepancy, Severity
from numclaims.series import causes, explaining, givenup, hints, intervals, keys, roots, wording
from numclaims.series.eventnames import number_words
from numclaims.series.findings.index import FIGURES, Index, finding, lowered, same_things, sound

STALE_DAYS: Final = 2
"""A total is stale when it is printed again so many days after a newer one; before that the two reports crossed."""

NEWS_DAYS: Final = 45
"""A new toll of one event comes within so many days of the last; after that it is another event."""

TOTAL_DAYS: Final = 180
"""A total that falls within so many days was revised; one that is lower after years is another count."""

LEAST: Final = 5.0
"""Below this, a figure is as likely of another incident."""

ONE_FIGURE: Final = 4.0
"""A total that falls by more than this factor counts something else, whatever the words."""

MANY_STEPS: Final = 2
"""From so many on, the steps of a toll that is counted for days are told as one."""


def find(index: Index) -> Iterator[Discrepancy]:
    """Yield revisions and stale totals, source by source within each series."""
    for rows in index.by_series.values():
        scope = index.scope[rows[0].claim_id]
        if scope not in FIGURES or rows[0].measure == "population":
            continue
        by_root: dict[str, list[Claim]] = {}
        for row in rows:
            usable = not row.implied and not row.derived_from and row.confidence >= 0.3 and row.qualifier != "vague"
            if usable and keys.published(row) is not None and row.copy_of is None:
                by_root.setdefault(index.root[row.claim_id], []).append(row)
        for root in sorted(by_root):
            yield from _of_root(by_root[root], index, scope)


def _of_root(rows: Sequence[Claim], index: Index, scope: str) -> Iterator[Discrepancy]:
    told = list(_in_one_text(rows, index, scope))
    yield from told
    lowered_already = {name for row in told if row.type == "revision_down" for name in row.claim_ids}
    if not roots.named(rows[0]):
        return
    ordered = sorted(
        (row for row in rows if sound(row) and not wording.partial(row) and not wording.wider(row)),
        key=lambda row: (keys.published(row) or dt.date.max, row.doc_id, row.char_start),
    )
    if scope == "daily":
        days: dict[dt.date, list[Claim]] = {}
        for row in ordered:
            day = keys.event_day(row)
            if day is not None:
                days.setdefault(day, []).append(row)
        for day in sorted(days):
            yield from _steps(days[day], index, scope, lowered_already)
    else:
        yield from _counted_on(list(_steps(ordered, index, scope, lowered_already)), index)
        yield from _withdrawn(rows, ordered, index)


def _in_one_text(rows: Sequence[Claim], index: Index, scope: str) -> Iterator[Discrepancy]:
    """Find both figures in one sentence: "lowered the toll to 24 from 51"."""
    sentences: dict[tuple[str, int], list[Claim]] = {}
    for row in rows:
        sentences.setdefault((row.doc_id, row.sentence_start), []).append(row)
    for _, group in sorted(sentences.items()):
        old = [row for row in group if _given_up(row)]
        new = [row for row in group if not _given_up(row)]
        if len(old) == 1 and len(new) == 1 and _point(old[0]) != _point(new[0]) and _one_time(old[0], new[0]):
            yield from _revised(old[0], new[0], index, scope)


def _one_time(old: Claim, new: Claim) -> bool:
    """Whether a sentence revises one figure; "fell from 560 to 430", "79 compared to 115 the week before" count two times."""
    words = wording.lower(new.sentence)
    if hints.told("two-times", words):
        return False
    return _point(new) > _point(old) or hints.told("of-a-count", words) or hints.told("lowered", words)


def _given_up(claim: Claim) -> bool:
    """Whether a sentence gives a figure as an earlier one: "from 51 to 24", "earlier it stood at 51, but was revised down"."""
    if givenup.superseded(claim):
        return True
    return givenup.told_before(claim) and hints.told("lowered", " ".join(wording.after(claim).split()))


def _withdrawn(rows: Sequence[Claim], ordered: Sequence[Claim], index: Index) -> Iterator[Discrepancy]:
    """Find a figure that is printed again after its own source had lowered it."""
    given = sorted(rows, key=lambda row: (keys.published(row) or dt.date.max, row.doc_id, row.char_start))
    for at, again in enumerate(ordered):
        earlier = [row for row in given if row.doc_id != again.doc_id and _days(row, again) >= 0]
        old = next((row for row in earlier if _point(row) == _point(again)), None)
        new = next((row for row in reversed(ordered[:at]) if _later(row, again)), None)
        if old is None or new is None or again.as_of_basis not in {"published", "unknown"}:
            continue
        gave_up = old.doc_id == new.doc_id and givenup.superseded(old)
        gave_up = gave_up or (_days(old, new) > 0 and bool(said_corrected(new, index)))
        if gave_up and _point(again) > _point(new) > 0 and _changed(old, new) and same_things(new, again):
            yield _stale(old, new, again, index)
            return


def _steps(
    rows: Sequence[Claim], index: Index, scope: str, lowered_already: AbstractSet[str] = frozenset()
) -> Iterator[Discrepancy]:
    """Compare each claim with the one before it from another document, later printed."""
    before: Claim | None = None
    seen: dict[float, Claim] = {}
    highest: Claim | None = None
    told: set[str] = set()
    for row in rows:
        if before is not None and before.doc_id != row.doc_id and _later(before, row) and same_things(before, row):
            printed_before = seen.get(_point(row))
            newer = highest
            if scope in {"running", "state"} and newer is not None and _point(newer) > _point(row):
                reprinted = printed_before is not None and _reprinted(printed_before, newer, row)
                if printed_before is not None and reprinted and newer.claim_id not in told:
                    told.add(newer.claim_id)
                    yield _stale(printed_before, newer, row, index)
                elif (
                    printed_before is None
                    and newer is before
                    and row.claim_id not in lowered_already
                    and _days(before, row) <= TOTAL_DAYS
                ):
                    yield from _revised(before, row, index, scope)
            elif scope in {"event", "daily"} and _days(before, row) <= NEWS_DAYS and _one_event(before, row, index):
                yield from _revised(before, row, index, scope)
        seen.setdefault(_point(row), row)
        if highest is None or _point(row) > _point(highest):
            highest = row
        before = row


def _counted_on(found: Sequence[Discrepancy], index: Index) -> Iterator[Discrepancy]:
    """The findings, but the many small steps of a disaster's toll that is counted for days as one, from the first to the last."""
    steps = [row for row in found if row.type == "revision_up" and causes.of(index.by_id[row.claim_ids[-1]])]
    yield from (row for row in found if len(steps) < MANY_STEPS or row not in steps)
    if len(steps) < MANY_STEPS:
        return
    old, new = index.by_id[steps[0].claim_ids[0]], index.by_id[steps[-1].claim_ids[-1]]
    told = f"first {explaining.voice(old, within=True)}, last {explaining.voice(new, within=True)}"
    text = f"{explaining.who(new)} raised the figure {len(steps)} times as the dead were counted: {told}."
    yield finding("revision_up", "info", (old, new), index, text)


def _one_event(a: Claim, b: Claim, index: Index) -> bool:
    """Whether two tolls are surely of one event: the same day or deed, or a place that had no others about that time."""
    if wording.stretch(a) != wording.stretch(b):
        return False
    if keys.event_day(a) is not None and keys.event_day(a) == keys.event_day(b):
        return True
    if wording.deeds(a) & wording.deeds(b):
        return True
    return not index.busy(b)


def _reprinted(first: Claim, newer: Claim, again: Claim) -> bool:
    """Whether a figure that was printed before the newer one is printed again well after it, with no date of its own."""
    undated = again.as_of_basis in {"published", "unknown"}
    if wording.odd_since(again) or _point(newer) > ONE_FIGURE * _point(again):
        return False
    return undated and _later(first, newer) and _days(newer, again) >= STALE_DAYS


def _point(claim: Claim) -> float:
    return intervals.point(claim) or 0.0


def _days(a: Claim, b: Claim) -> int:
    first, second = keys.published(a), keys.published(b)
    return (second - first).days if first is not None and second is not None else 0


def _later(a: Claim, b: Claim) -> bool:
    return _days(a, b) > 0


def _changed(old: Claim, new: Claim) -> bool:
    """Whether the new figure is another one, not the old one in other words."""
    if not intervals.meet(intervals.span(old), intervals.span(new)):
        return True
    bounds = {"at_least", "more_than"}
    return old.qualifier in bounds and new.qualifier in bounds and _point(old) != _point(new)


def _revised(old: Claim, new: Claim, index: Index, scope: str) -> Iterator[Discrepancy]:
    if not _changed(old, new):
        return
    down = _point(new) < _point(old)
    if not down and scope in {"running", "state"}:
        return
    if min(_point(old), _point(new)) < LEAST or (scope != "event" and _point(old) > ONE_FIGURE * _point(new)):
        return
    at_once = (old.doc_id, old.sentence_start) == (new.doc_id, new.sentence_start)
    steps = f"from {number_words(old)} to {number_words(new)}, {explaining.speaker(new)}"
    if not down and at_once:
        yield finding("revision_up", "info", (old, new), index, f"The figure was raised {steps}.")
        return
    if not down:
        told = f"{explaining.voice(old, within=True)}, then {explaining.voice(new, within=True)}"
        text = f"{explaining.who(new)} raised the figure: {told}."
        yield finding("revision_up", "info", (old, new), index, text)
        return
    if intervals.meet(intervals.loosened(old), intervals.loosened(new)) and old.doc_id != new.doc_id:
        return
    if new.measure in keys.LEAVING and _days(old, new) > 0 and not said_corrected(new, index):
        return
    corrected = said_corrected(new, index) or reason_near(new, index)
    severity: Severity = "low" if corrected else "medium"
    if _point(old) >= 2 * _point(new) and not corrected:
        severity = "high"
    if not roots.named(new) or roots.own_voice(new):
        severity = lowered(severity)
    what = "total fell" if scope in {"running", "state"} else "toll was lowered"
    told = f": {explaining.voice(old)}, then {explaining.voice(new, within=True)}"
    text = f"The {what}{f' {steps}' if at_once else told}{ending(new, index)}."
    yield finding("revision_down", severity, (old, new), index, text)


def _stale(first: Claim, newer: Claim, again: Claim, index: Index) -> Discrepancy:
    severity: Severity = (
        "medium" if _days(newer, again) > 7 and roots.named(again) and not roots.own_voice(again) else "low"
    )
    text = (
        f"An older total is printed again: {explaining.voice(again)}, though {explaining.voice(newer, within=True)} already; "
        f"the older figure was first printed in {first.doc_id} ({explaining.when(first)})."
    )
    return finding("stale", severity, (first, newer, again), index, text)


def reason_near(claim: Claim, index: Index) -> str | None:
    """The sentence near a lowered figure that gives the reason, as quoted from the text; None if there is none."""
    near = _near(claim, index)
    told = next((words for words in near if hints.told("correction", wording.lower(words))), None)
    return told or next((words for words in near if _why(words, lowered_there=words is near[0])), None)


def _why(words: str, *, lowered_there: bool) -> bool:
    """Whether a sentence says why a figure fell: "the decrease is due to returns", "down from 41, because ..."."""
    words = wording.lower(words)
    fall = hints.place_of("drop", words) or (hints.place_of("lowered", words) if lowered_there else None)
    return fall is not None and hints.told("because", words[fall.end() :])


def said_corrected(claim: Claim, index: Index) -> str | None:
    """The sentence near a lowered figure that tells it as a correction, with a reason or without; None if there is none."""
    told = ("correction", "said-corrected")
    return next((w for w in _near(claim, index) if any(hints.told(name, wording.lower(w)) for name in told)), None)


def ending(claim: Claim, index: Index) -> str:
    """How the sentence of a revision ends: with the reason, with the words of the correction, or with neither."""
    reason, corrected = reason_near(claim, index), said_corrected(claim, index)
    if reason:
        return f'; the reason given: "{reason.rstrip(".")}"'
    return (
        f'; told as a correction without a reason: "{corrected.rstrip(".")}"'
        if corrected
        else "; the text gives no reason"
    )


def _near(claim: Claim, index: Index) -> list[str]:
    """The sentence of a figure and the next two, shortened."""
    behind = explaining.sentence_after(index.documents.get(claim.doc_id), claim, 400)
    texts = [claim.sentence, *re.split(r"(?<=[.!?])\s+", behind.strip())[:2]]
    return [" ".join(text.split())[:240] for text in texts if text]
