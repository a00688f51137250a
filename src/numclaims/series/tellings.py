"""Each figure as its whole document tells it: what headline, lead and body say of one figure is put together first.

A document tells its main figure several times, and every telling leaves something out or has it wrong: the headline names no
country, the lead no cause, the body only "the toll". One field that is missing in one sentence must not make it another figure.
What this module gives is for grouping only; the claims keep what their own sentence says.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from numclaims.claims import Claim
from numclaims.extraction.victims import STRUCK
from numclaims.series import causes, eventwords, hints, intervals, keys, wording

TOWN: Final = 2
"""So many places at least are around a town, as its key tells them."""

LEAD: Final = 2
"""So many sentences with tolls stand for what a document tells of, where its title does not say."""


@dataclasses.dataclass(frozen=True, slots=True)
class Lead:
    """What a document tells first.

    Attributes:
        place: Key of the place.
        sentence: The sentence that names the cause.
        spot: Whether that strikes one spot, so that its toll is also that of every place within.
    """

    place: str
    sentence: str
    spot: bool


def together(rows: Sequence[Claim]) -> list[Claim]:
    """The claims as grouping reads them, in their order.

    Args:
        rows: Claims of whole documents, or all of a document's claims for one country; sorted by document and offset.
    """
    told: dict[tuple[str, str, str, float], list[Claim]] = {}
    tolls: dict[tuple[str, str], list[Claim]] = {}
    for row in rows:
        if not row.tracked or row.measure is None or not keys.has_place(row) or row.implied or row.derived_from:
            continue
        text = row.doc_id, keys.country_key(keys.place_key(row))
        if row.measure in STRUCK:
            tolls.setdefault(text, []).append(row)
        point = intervals.point(row)
        if point is not None and point >= intervals.REPEATED and row.qualifier != "vague" and row.change is None:
            told.setdefault((*text, row.measure, point), []).append(row)
    of_one = {row.claim_id: group for group in told.values() if _of_one_event(group) for row in group}
    of_leads = _of_leads(tolls)
    leads = {text: _lead(group) for text, group in tolls.items()}
    return [_read(_at(row, of_leads.get(row.claim_id)), of_one.get(row.claim_id, ()), leads) for row in rows]


def _of_leads(tolls: Mapping[tuple[str, str], Sequence[Claim]]) -> dict[str, Claim]:
    """The lead's toll for what gives the headline's number, however small, at the headline's place, which may be a rough one."""
    found: dict[str, Claim] = {}
    for group in tolls.values():
        head = next((row for row in group if row.section == "headline"), None)
        lead = next((row for row in group if head and row.section != "headline" and row.measure == head.measure), None)
        if head is None or lead is None or "vague" in {head.qualifier, lead.qualifier}:
            continue
        same = intervals.point(lead) == intervals.point(head) and lead.population == head.population
        if same and keys.place_key(lead).count(",") >= TOWN and _of_one_event((head, lead)):
            figure, place = (head.measure, intervals.point(head)), keys.place_key(head)
            alike = [row for row in group if (row.measure, intervals.point(row)) == figure]
            found |= {row.claim_id: lead for row in alike if keys.nested(keys.place_key(row), place)}
    return found


def _at(row: Claim, lead: Claim | None) -> Claim:
    """A claim at the place of its text's lead."""
    return row if lead is None else dataclasses.replace(row, place_path=lead.place_path, place_name=lead.place_name)


def _of_one_event(tellings: Sequence[Claim]) -> bool:
    """Whether claims of one number are the figure of one event, by its cause or by a name at its place; not those of a war."""
    if len(tellings) < 2 or any(hints.told("war", wording.lower(row.sentence)) for row in tellings):
        return False
    return any(causes.of(row) for row in tellings) or any(
        hints.told("blow", wording.lower(f"{row.sentence} {row.title or ''}")) and not keys.is_country(row)
        for row in tellings
    )


def _lead(tolls: Sequence[Claim]) -> Lead | None:
    """What the first tolls of a document tell of their cause; None where they tell none."""
    if eventwords.named("cause", wording.lower(tolls[0].title or "")):
        return None  # the title tells it
    opening = sorted({row.sentence_start for row in tolls})[:LEAD]
    for row in tolls:
        words = wording.lower(row.sentence)
        if row.sentence_start in opening and causes.of(row) and not hints.told("war", words):
            return Lead(keys.place_key(row), row.sentence, causes.of(row) <= eventwords.spots())
    return None


def _home(row: Claim, tellings: Sequence[Claim]) -> Claim:
    """The telling whose place is the figure's: the smallest for what strikes one spot, else the one that most name."""
    place = keys.place_key(row)
    named = [other for other in tellings if other.section != "headline" or wording.names_place(other)]
    tellings = named or tellings  # what a headline does not name was found elsewhere in the text
    count = Counter(keys.place_key(other) for other in tellings)
    spot = all(causes.of(other) <= eventwords.spots() for other in tellings)
    return max(
        tellings,
        key=lambda other: (
            not spot and count[keys.place_key(other)],
            keys.place_key(other).count(","),
            keys.place_key(other) == place,
            keys.place_key(other),
        ),
    )


def _read(row: Claim, tellings: Sequence[Claim], leads: Mapping[tuple[str, str], Lead | None]) -> Claim:
    """One claim with what its document's other tellings add."""
    fields: dict[str, object] = {}
    place = keys.place_key(row)
    words = []
    if tellings and not wording.partial(row):
        odd = intervals.distinctive(intervals.point(row))
        others = [other for other in tellings if odd or keys.nested(keys.place_key(other), place)]
        home = _home(row, [other for other in others if keys.nested(keys.place_key(other), place)])
        if keys.place_key(home) != place:
            fields["place_path"], fields["place_name"] = home.place_path, home.place_name
        if row.population is not None and any(other.population is None for other in others):
            fields["population"] = None
        if row.stock_flow == "increment" and any(other.stock_flow == "total" for other in others):
            fields["stock_flow"] = "total"
        if not causes.of(row):
            words = [other.sentence for other in others if causes.of(other)][:1]
    if not words and row.measure in keys.TOLLS and keys.has_place(row):
        lead = leads.get((row.doc_id, keys.country_key(place)))
        if lead is not None and (place == lead.place or (lead.spot and keys.within(place, lead.place))):
            words = [lead.sentence]
    if words:
        fields["title"] = " ".join((row.title or "", *words))
    return dataclasses.replace(row, **fields) if fields else row  # type: ignore[arg-type]
