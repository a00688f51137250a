"""What every finder looks things up in, built once a run."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from numclaims.claims import Claim, Discrepancy, Document, FindingType, Severity
from numclaims.series import causes, context, givenup, keys, roots, wording
from numclaims.series.eventnames import number_words

LEAST_CONFIDENCE: Final = 0.3
"""Claims below this are shown in their series, but no finding is built on them."""

FIGURES: Final = frozenset({"event", "running", "state", "daily"})
"""Scopes of series whose claims tell one figure, so that two of them may disagree."""

BUSY_DAYS: Final = dt.timedelta(days=10)
BUSY: Final = 3
"""Where more events than this are told within so many days, two tolls without a day are as likely of two of them."""

SEVERITIES: Final[tuple[Severity, ...]] = ("high", "medium", "low", "info")
"""From the gravest down."""


@dataclass(frozen=True, slots=True)
class Index:
    """Claims by what finders ask for.

    Attributes:
        claims: All tracked claims with a series, sorted by as-of, document and offset.
        by_id: All claims by claim_id.
        by_series: Claims of a series, in the same order.
        by_event: Claims of an event, in the same order.
        by_sentence: Claims of a sentence, by its document and where it begins, in the same order.
        scope: The scope of every claim, by claim_id.
        root: The primary source of every claim, by claim_id.
        documents: Documents by id.
        event_days: By place, the days on which events are told there, sorted, one for each event.
    """

    claims: list[Claim]
    by_id: dict[str, Claim]
    by_series: dict[str, list[Claim]]
    by_event: dict[str, list[Claim]]
    by_sentence: dict[tuple[str, int], list[Claim]]
    scope: dict[str, context.Scope]
    root: dict[str, str]
    documents: dict[str, Document]
    event_days: dict[str, list[keys.Day]]

    def busy(self, claim: Claim) -> bool:
        """Whether so many events are told of a claim's place about its time that it may be of any of them."""
        day = keys.held(claim)[1]
        around = self.event_days.get(keys.place_key(claim), [])
        if day is None:
            return len(around) > BUSY
        return bisect.bisect_right(around, day + BUSY_DAYS) - bisect.bisect_left(around, day - BUSY_DAYS) > BUSY


def build(claims: Sequence[Claim], documents: Iterable[Document]) -> Index:
    """Sort and bucket the claims."""
    rows = sorted((row for row in claims if row.tracked and row.series_id is not None), key=keys.order)
    by_series: dict[str, list[Claim]] = {}
    by_event: dict[str, list[Claim]] = {}
    by_sentence: dict[tuple[str, int], list[Claim]] = {}
    for row in rows:
        by_series.setdefault(row.series_id or "", []).append(row)
        by_sentence.setdefault((row.doc_id, row.sentence_start), []).append(row)
        if row.event_id is not None:
            by_event.setdefault(row.event_id, []).append(row)
    return Index(
        claims=rows,
        by_id={row.claim_id: row for row in sorted(claims, key=keys.order)},
        by_series=dict(sorted(by_series.items())),
        by_event=dict(sorted(by_event.items())),
        by_sentence=by_sentence,
        scope=_scopes(claims),
        root=roots.primary(rows),
        documents={document.id: document for document in documents},
        event_days=_event_days(by_event.values()),
    )


def _scopes(claims: Iterable[Claim]) -> dict[str, context.Scope]:
    """The scope of every claim; a toll that was given to an event is that event's, whatever it looks like by itself."""
    rows = sorted(claims, key=keys.in_text)
    found = context.scopes(rows)
    for row in rows:
        if row.event_id is not None and found.get(row.claim_id) in {"running", "loose", "daily"}:
            found[row.claim_id] = "event"
    return found


def _event_days(events: Iterable[Sequence[Claim]]) -> dict[str, list[keys.Day]]:
    found: dict[str, list[keys.Day]] = {}
    for rows in events:
        day = keys.held(rows[0])[1]
        if day is not None:
            found.setdefault(keys.place_key(rows[0]), []).append(day)
    return {place: sorted(days) for place, days in found.items()}


def sound(claim: Claim) -> bool:
    """Whether a finding may be built on a claim: told in a number, not worked out, not given up by its own sentence."""
    return (
        not claim.implied
        and not claim.derived_from
        and not claim.negated
        and claim.confidence >= LEAST_CONFIDENCE
        and not givenup.superseded(claim)
    )


def lowered(severity: Severity, steps: int = 1) -> Severity:
    """A severity some steps down, ``low`` at the least."""
    at = min(SEVERITIES.index(severity) + steps, SEVERITIES.index("low"))
    return SEVERITIES[max(at, SEVERITIES.index(severity))]


def finding(
    kind: FindingType, severity: Severity, claims: Iterable[Claim], index: Index, explanation: str
) -> Discrepancy:
    """Make a row; claims are sorted and each taken once, the id depends on the type and the claims only."""
    rows = sorted({row.claim_id: row for row in claims}.values(), key=keys.order)
    ids = tuple(row.claim_id for row in rows)
    places = list(dict.fromkeys(row.place_name for row in rows if row.place_name))
    return Discrepancy(
        discrepancy_id=keys.digest("d", kind, *sorted(ids)),
        type=kind,
        severity=severity,
        measure=rows[0].measure,
        place_name=places[0] if places else None,
        claim_ids=ids,
        series_ids=tuple(dict.fromkeys(row.series_id for row in rows if row.series_id)),
        values=tuple(number_words(row) if row.quote else f"{row.value:g}" for row in rows),
        roots=roots.each_once(rows, index.root),
        explanation=" ".join(explanation.split()),
    )


def names_in(counted: str | None) -> frozenset[str]:
    """Names in what is counted ("Syrian refugees" -> Syrian), so that Syrian and Iraqi refugees are two figures."""
    return frozenset(
        word for word in (counted or "").replace("-", " ").split() if word[:1].isupper() and not word.isupper()
    )


def same_things(a: Claim, b: Claim, *, civilians_apart: bool = True) -> bool:
    """Whether nothing in what is counted, nor a part told of its whole, makes two claims of one series different.

    Args:
        a: A claim.
        b: Another one of its series.
        civilians_apart: Whether a figure of civilians is another thing than one of all.
    """
    if a.part_of == b.claim_id or b.part_of == a.claim_id:
        return False
    if civilians_apart and wording.counts_civilians(a) != wording.counts_civilians(b):
        return False
    mine, theirs = names_in(a.counted), names_in(b.counted)
    if mine and theirs and not mine & theirs:
        return False
    if (wording.cause(a) == causes.DISEASE) != (wording.cause(b) == causes.DISEASE):
        return wording.cause(a) is None or wording.cause(b) is None
    return causes.agree(causes.of(a), causes.of(b))
