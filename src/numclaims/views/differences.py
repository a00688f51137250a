"""What changed between two states: documents, claims, series and findings that are new, gone or told otherwise.

A claim is the same one when it stands at the same place of the same text. Where a text was edited, a number is known again by
its sentence; a number that was itself edited by all that is said of it but the figure. What merely moved has not changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from numclaims.claims import Claim, Discrepancy, Document, Series
from numclaims.records.schema import columns
from numclaims.series import keys

Row = TypeVar("Row", Claim, Series, Discrepancy, Document)

_WHERE: Final = frozenset(
    {
        "claim_id", "doc_sha256", "char_start", "char_end", "sentence_start", "sentence_end", "attribution_start",
        "attribution_end", "cue_start", "cue_end", "page",
    }
)  # fmt: skip
"""Columns that tell where a claim stands, and no more."""
READING: Final = frozenset({"confidence", "salience", "rules"})
"""Columns that tell how sure the reading is and what made it, not what was read."""
_POINTING: Final = frozenset({"part_of", "derived_from", "claim_ids"})
"""Columns that hold claim_ids, which change with the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Generic[Row]):
    """A row that is told otherwise.

    Attributes:
        old: As it was.
        new: As it is.
        fields: What differs, with both values.
    """

    old: Row
    new: Row
    fields: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes(Generic[Row]):
    """What became of the rows of one table, each list in the order of its file.

    Attributes:
        new, gone: Rows that only one state has.
        changed: Rows that both have, told otherwise.
        same: How many are as they were.
    """

    new: list[Row] = field(default_factory=list)
    gone: list[Row] = field(default_factory=list)
    changed: list[Change[Row]] = field(default_factory=list)
    same: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """What changed between two states.

    Attributes:
        documents, claims, series, discrepancies: By table; None where one of the states does not hold such a table.
    """

    documents: Changes[Document] | None
    claims: Changes[Claim]
    series: Changes[Series] | None
    discrepancies: Changes[Discrepancy] | None

    def __bool__(self) -> bool:
        return any((self.documents, self.claims, self.series, self.discrepancies))


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One of the two states; None for a table that it does not hold."""

    claims: Sequence[Claim]
    documents: Sequence[Document] | None = None
    series: Sequence[Series] | None = None
    discrepancies: Sequence[Discrepancy] | None = None


def compare(old: State, new: State) -> Differences:
    """Compare two states; neither their order nor the order of their rows matters to what is found."""
    before = sorted(old.claims, key=keys.in_text)
    after = sorted(new.claims, key=keys.in_text)
    pairs = _pair(before, after, _CLAIM_KEYS)
    names = {b.claim_id: a.claim_id for b, a in pairs}
    return Differences(
        documents=_of(old.documents, new.documents, [lambda d: d.id], names),
        claims=_changes(before, after, pairs, names, _no_change),
        series=_of(old.series, new.series, [lambda s: s.series_id], names),
        discrepancies=_of(
            old.discrepancies,
            new.discrepancies,
            [lambda d: d.discrepancy_id, lambda d: (d.type, d.measure, d.place_name, d.values, d.roots)],
            names,
        ),
    )


_CLAIM_KEYS: Final[Sequence[Callable[[Claim], Hashable]]] = (
    lambda c: c.claim_id,
    lambda c: (c.doc_id, c.sentence, c.char_start - c.sentence_start, c.quote),
    lambda c: (c.doc_id, c.sentence[: c.char_start - c.sentence_start], c.quote),
    lambda c: (
        (c.doc_id, c.quote, c.measure, c.unit, c.population, c.place_name, c.stock_flow, c.attributed_to)
        if c.measure
        else c.claim_id
    ),
    lambda c: (
        (c.doc_id, c.measure, c.unit, c.population, c.place_name, c.stock_flow, c.attributed_to, c.qualifier)
        if c.measure
        else c.claim_id
    ),
)
"""How a claim is known again, from surest to least sure; a key that several of one state share pairs nobody but the first."""


def _no_change(old: Claim, new: Claim) -> frozenset[str]:
    """Columns whose difference is none: where a claim stands and, in another text, how much it matters there."""
    return _WHERE if old.doc_sha256 == new.doc_sha256 else _WHERE | READING


def _of(
    old: Sequence[Row] | None,
    new: Sequence[Row] | None,
    keys: Sequence[Callable[[Row], Hashable]],
    names: Mapping[str, str],
) -> Changes[Row] | None:
    if old is None or new is None:
        return None
    pairs = _pair(old, new, keys)
    return _changes(old, new, pairs, names, lambda _old, _new: frozenset({"discrepancy_id"}))


def _pair(old: Sequence[Row], new: Sequence[Row], keys: Sequence[Callable[[Row], Hashable]]) -> list[tuple[Row, Row]]:
    """Rows of both states that are the same one, key after key; among the rows left over, only unambiguous keys count."""
    pairs: list[tuple[Row, Row]] = []
    before, after = list(old), list(new)
    for key in keys:
        waiting: dict[Hashable, list[Row]] = defaultdict(list)
        for row in before:
            waiting[key(row)].append(row)
        count = Counter(key(row) for row in after)
        found: set[int] = set()
        for row in after:
            told = waiting.get(key(row), ())
            if len(told) == 1 and count[key(row)] == 1:
                pairs.append((told[0], row))
                found |= {id(told[0]), id(row)}
        before = [r for r in before if id(r) not in found]
        after = [r for r in after if id(r) not in found]
    return pairs


def _changes(
    old: Sequence[Row],
    new: Sequence[Row],
    pairs: Iterable[tuple[Row, Row]],
    names: Mapping[str, str],
    passed_over: Callable[[Row, Row], frozenset[str]],
) -> Changes[Row]:
    partner = {id(b): a for b, a in pairs}
    known = {id(a) for a in partner.values()}
    changed = [
        Change(old=b, new=a, fields=fields)
        for b in old
        if (a := partner.get(id(b))) is not None and (fields := _fields(b, a, names, passed_over(b, a)))
    ]
    return Changes(
        new=[r for r in new if id(r) not in known],
        gone=[r for r in old if id(r) not in partner],
        changed=changed,
        same=len(partner) - len(changed),
    )


def _fields(old: Row, new: Row, names: Mapping[str, str], passed_over: frozenset[str]) -> dict[str, tuple[Any, Any]]:
    found: dict[str, tuple[Any, Any]] = {}
    for name in columns(type(old)):
        if name in passed_over:
            continue
        before, after = getattr(old, name), getattr(new, name)
        if name in _POINTING:
            before = tuple(names.get(i, i) for i in before) if isinstance(before, tuple) else names.get(before, before)
        if before != after:
            found[name] = (before, after)
    return found
