"""How contradictions are told: how grave each is, and one finding for those that share a figure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from numclaims.claims import Claim, Discrepancy, Severity
from numclaims.series import causes, explaining, intervals, keys, roots
from numclaims.series.findings.index import SEVERITIES, Index, finding, lowered


def round_near(lower: Claim, higher: Claim) -> bool:
    """Whether rounding explains the difference: "1,000" beside "at least 1,100"."""
    return intervals.meet(intervals.loosened(lower), intervals.loosened(higher))


def severity_of(lower: Claim, higher: Claim, scope: str) -> Severity:
    """How grave: by the ratio, less when rounding, doubt, an unnamed source, or an open date may explain it."""
    if round_near(lower, higher) or explaining.possibly((lower, higher)):
        return "low"
    ratio = intervals.gap(intervals.span(lower), intervals.span(higher))
    severity: Severity = "high" if ratio >= 1.5 else "medium" if ratio >= 1.1 else "low"
    for row in (lower, higher):
        if row.hedge or not roots.named(row):
            severity = lowered(severity)
            break
    if roots.own_voice(lower) or roots.own_voice(higher) or min(lower.confidence, higher.confidence) < 0.5:
        severity = lowered(severity)
    if (intervals.point(higher) or 0.0) < 10 or scope == "gathering":
        severity = lowered(severity)
    return severity


def tell(pairs: Sequence[tuple[Claim, Claim]], index: Index, scope: str) -> Iterator[Discrepancy]:
    """One finding for each two sources at the most; those that share a claim are put together around it.

    Args:
        pairs: What contradicts each other, the lower claim first.
        index: The run.
        scope: What sort of figure they are.
    """
    best: dict[tuple[str, str], tuple[Claim, Claim]] = {}
    for lower, higher in pairs:
        names = sorted((_name(lower, index), _name(higher, index)))
        key = (names[0], names[1])
        if key not in best or _rank((lower, higher), scope) < _rank(best[key], scope):
            best[key] = (lower, higher)
    left = sorted(best.values(), key=lambda pair: _rank(pair, scope))
    while left:
        shared = Counter(_figure(row, index) for pair in left for row in pair)
        hub = max((row for pair in left for row in pair), key=lambda row: (shared[_figure(row, index)], row.claim_id))
        figure = _figure(hub, index)
        mine = [pair for pair in left if figure in {_figure(row, index) for row in pair}]
        told = {row.claim_id for pair in mine for row in pair}
        left = [pair for pair in left if not {row.claim_id for row in pair} <= told]
        severity = SEVERITIES[min(SEVERITIES.index(severity_of(*pair, scope)) for pair in mine)]
        sides: tuple[list[Claim], list[Claim]] = ([], [])
        for at in (0, 1):
            sides[at].extend(sorted({pair[at].claim_id: pair[at] for pair in mine}.values(), key=keys.order))
        if any(_figure(row, index) == figure for row in sides[0]):
            sides[1][:] = [row for row in sides[1] if _figure(row, index) != figure]
        yield finding("contradiction", severity, [*sides[0], *sides[1]], index, _sentence(*sides, scope))


def _figure(claim: Claim, index: Index) -> tuple[str, float | None]:
    """One number of one source, in however many texts: what a finding is put together around."""
    return _name(claim, index), intervals.point(claim)


def _name(claim: Claim, index: Index) -> str:
    """The source, nameless ones of one sort as one: "activists" and "rights groups" would tell the same finding twice."""
    return index.root[claim.claim_id] if roots.named(claim) else f"?{claim.attribution_type or ''}"


def _rank(pair: tuple[Claim, Claim], scope: str) -> tuple[object, ...]:
    """The gravest first; of a toll the widest gap, of a total that moves the earliest."""
    lower, higher = pair
    gap = -intervals.gap(intervals.span(lower), intervals.span(higher)) if scope == "event" else 0.0
    return (SEVERITIES.index(severity_of(lower, higher, scope)), gap, keys.order(higher), keys.order(lower))


def _printed_first(a: Claim, b: Claim) -> bool:
    return (a.published_latest or dt.date.max) < (b.published_earliest or dt.date.min)


def _sentence(lowers: Sequence[Claim], highers: Sequence[Claim], scope: str) -> str:
    told = f"{explaining.voices(lowers)}, but {explaining.voices(highers, within=True)}"
    if explaining.possibly([*lowers, *highers]):
        near = all(round_near(lower, higher) for lower in lowers for higher in highers)
        rounding = "; rounding may explain the difference" if near else ""
        return f"Possibly a contradiction, for not every date is known: {told}{rounding}."
    if all(round_near(lower, higher) for lower in lowers for higher in highers):
        return f"{told}; rounding may explain the difference."
    if scope == "event" and all(keys.printed_apart(a, b) > 0 for a in lowers for b in highers):
        if all(_printed_first(a, b) for a in lowers for b in highers):
            return f"{told}, some days later; the two sources keep apart."
        if causes.of(highers[0]):
            return f"{told}, printed before; the toll of a disaster only rises, so they cannot both be right."
    if scope in {"event", "daily", "gathering"}:
        return f"{told}, for {'one event' if scope == 'event' else 'one day'}; the figures cannot both be right."
    if lowers[0].measure in keys.STATES:
        return f"{told}, within days of each other; the figures cannot all be right."
    return f"{told}; a running total only rises, so they cannot all be right."
