"""Whether two figures of one series count the same, as far as their words tell: no part beside its whole, no two times."""

from __future__ import annotations

import functools
import re
from typing import Final

from numclaims.claims import Claim
from numclaims.lexicons import gazetteer
from numclaims.series import causes, eventwords, givenup, hints, intervals, keys, roots, wording
from numclaims.series.findings.index import Index, same_things
from numclaims.series.findings.tale import set_against

TRIFLE: Final = 1.05
"""Within one text, a figure this little above another rounds it, or is one body ahead."""

FAR: Final = 31
"""Figures that the texts themselves date further apart than so many days are of two events."""

NEAR: Final = 60
"""So many characters before a number, and fewer behind it, words still speak of it."""

AROUND: Final = 120
"""So far from a number, places still say where it holds."""

REPORTED: Final = 80
"""So far before a number stands "earlier" or "previously" when it tells that the figure is an earlier one."""

_NAME: Final = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*"
_SO_MANY: Final = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|dozens|scores|several|hundreds"
    r"|another \w+)"
)
_LISTED: Final = re.compile(
    rf"[^.;:]{{0,40}}?\bin (?:the )?(?:[a-z]+ern )?{_NAME}(?: (?:district|province|state|county|region))?,? "
    rf"(?:(?:and|while|with) )?{_SO_MANY}"
    rf" (?:(?:other|more|people|persons|deaths|were|killed|died|others) )*in (?:the )?(?:neighbou?ring |nearby |adjacent )?[A-Z]"
)
"""One place of several that a sentence counts: "99 died in Orla district and 38 in neighbouring Keld"."""

_LISTED_LAST: Final = re.compile(rf"\bin (?:the )?{_NAME}(?: (?:district|province|state|county|region))?,? and $")

_DIED: Final = re.compile(
    r"\s*(?:[\w'’-]+ ){0,3}?(?:died|perished|succumbed|were killed|killed) (?:of|from|due to|by|to|in) "
)

_INCLUDING: Final = re.compile(r"\bincluding (?:(?:at least|about|some|also|the) )*$")

_WITH_CREW: Final = re.compile(
    r"\s+(?:[\w'’-]+ ){0,2}passengers and [\w-]+ (?:[\w-]+ ){0,2}?(?:crew|staff|pilots|officers)\b"
)


def apart(a: Claim, b: Claim) -> tuple[Claim, Claim] | None:
    """The two claims, lower first, if their intervals do not meet and they count the same things.

    Args:
        a: A claim.
        b: One of another source, in the same series.
    """
    mine, theirs = intervals.span(a), intervals.span(b)
    if intervals.meet(mine, theirs) or not _two_sources(a, b):
        return None
    lower, higher = (a, b) if mine[1] < theirs[0] else (b, a)
    above = lower.population is None and wording.counts_civilians(
        higher
    )  # more civilians than the other has dead in all
    if not same_things(a, b, civilians_apart=not above):
        return None
    if wording.feared(a) != wording.feared(b) or _suspected(a) != _suspected(b):
        return None
    return None if _part_beside(lower, higher) else (lower, higher)


def told_by_one(lower: Claim, higher: Claim, index: Index) -> bool:
    """Whether one writer gives both figures and does not set them against each other, so that they are two things to him.

    What a paper says in its own voice it made of the sources that it quotes; where the two differ, it is in scope or in time. And
    who tells the other's figure in the same sentence as his own means another thing by it. A figure that is itself told as an
    earlier one ("had already said") is disputed by nobody either.

    Args:
        lower: The lower figure.
        higher: The higher one.
        index: The run.
    """
    earlier = told_earlier(lower) or (told_earlier(higher) and _nobody(higher))
    if lower.doc_id == higher.doc_id:
        return (_nobody(lower) or _nobody(higher) or earlier) and not set_against(lower, higher)
    if earlier:
        return True
    return _tells_also(lower, higher, index) or _tells_also(higher, lower, index)


def _nobody(claim: Claim) -> bool:
    """Whether no source is told for a figure: the paper's own voice, or "it was reported"."""
    return roots.own_voice(claim) or claim.attribution_type == "unnamed"


def told_earlier(claim: Claim) -> bool:
    """Whether a figure is told as one that was given before: "earlier put at 288", "early reports had spoken of 15".

    Args:
        claim: Any claim.
    """
    return hints.told("told-earlier", " ".join(wording.before(claim)[-REPORTED:].split()))


def _tells_also(claim: Claim, other: Claim, index: Index) -> bool:
    """Whether the sentence of a claim holds the other's figure too, as another figure of the same measure."""
    return any(
        row.claim_id != claim.claim_id
        and row.measure == claim.measure
        and intervals.point(row) == intervals.point(other)
        for row in index.by_sentence.get((claim.doc_id, claim.sentence_start), ())
    )


def several_places(claim: Claim) -> bool:
    """Whether the words make it a figure of several places, of which it was given one: "floods in Orla and Keld".

    Args:
        claim: Any claim.
    """
    name = claim.place_name
    if not name or name not in claim.sentence or " and " not in claim.sentence:
        return False
    cut = claim.char_start - claim.sentence_start
    return _beside(name, claim.sentence[max(0, cut - AROUND) : cut + AROUND], keys.place_key(claim))


def a_part(claim: Claim) -> bool:
    """Whether a figure is by its own words a part of a toll: bodies found so far, one way of dying, one place of several.

    Args:
        claim: Any claim.
    """
    behind, cut = wording.after(claim), claim.char_start - claim.sentence_start
    if _found(claim) or _of_one_cause(claim, behind) or hints.told("worst-part", wording.lower(claim.sentence)):
        return True
    if _LISTED_LAST.search(claim.sentence[:cut]) or _LISTED.match(claim.sentence[cut + len(claim.quote) :]):
        return True
    return _WITH_CREW.match(behind) is not None


def trifle(lower: Claim, higher: Claim) -> bool:
    """Whether one rounds the other in one text, or is one body behind: "6,400", then "the official toll is 6,418"."""
    return lower.doc_id == higher.doc_id and intervals.gap(intervals.span(lower), intervals.span(higher)) <= TRIFLE


def corrected(lower: Claim, higher: Claim) -> bool:
    """Whether one text tells that the higher figure was lowered to the other, which is a revision and no dispute."""
    return lower.doc_id == higher.doc_id and hints.told("lowered", wording.lower(lower.sentence))


def taken_back(lower: Claim, higher: Claim, index: Index) -> bool:
    """Whether the text of the lower figure itself tells from what it was lowered, and that is the higher one."""
    return any(
        row.doc_id == lower.doc_id and intervals.point(row) == intervals.point(higher) and givenup.superseded(row)
        for row in index.by_series.get(higher.series_id or "", ())
    )


def of_far_days(a: Claim, b: Claim) -> bool:
    """Whether the texts themselves date the two so far apart that they cannot be of one event."""
    own = (
        a.doc_id != b.doc_id
    )  # the day of the text dates a figure beside another text's, not beside one that it recalls
    days = [
        (row.as_of_earliest, row.as_of_latest)
        for row in (a, b)
        if row.as_of_basis in {"stated", "relative"} or (own and row.as_of_basis == "published")
    ]
    if len(days) < 2:
        return False
    (first, until), (then, last) = days
    if first is None or until is None or then is None or last is None:
        return False
    return max((then - until).days, (first - last).days) > FAR


def _two_sources(a: Claim, b: Claim) -> bool:
    """Whether the two are surely not one: two sources without a name must at least be of two sorts."""
    states = [row for row in (a, b) if row.attribution_type == "government" or _speaks_for_country(row)]
    if len(states) == 2 and any(_speaks_for_country(row) for row in states):
        return False  # "Syria says" and "the authorities say" are one government
    if roots.mangled(a) or roots.mangled(b) or _one_name(a.root, b.root):
        return False
    if roots.named(a) or roots.named(b):
        return True
    return None not in {a.attribution_type, b.attribution_type} and a.attribution_type != b.attribution_type


def _one_name(mine: str | None, theirs: str | None) -> bool:
    """Whether one name is the end of the other: "Marta Orlan" and "UN envoy Marta Orlan"."""
    first, second = sorted((keys.folded(mine or ""), keys.folded(theirs or "")), key=len)
    return bool(first) and second.endswith(f" {first}")


def _speaks_for_country(claim: Claim) -> bool:
    """Whether the source is the country itself ("Syria says"), that is, its government."""
    country = (claim.place_path or claim.place_name or "").rsplit(",", 1)[-1]
    return bool(country) and keys.folded(claim.root or "") == keys.folded(country)


def _suspected(claim: Claim) -> bool:
    """Whether a figure of a disease counts the suspected and probable cases too."""
    if claim.measure != "infected" and not wording.epidemic(claim):
        return False
    return hints.told("suspected", f"{wording.before(claim)[-NEAR:]} {wording.after(claim)[:NEAR]}")


def _part_beside(lower: Claim, higher: Claim) -> bool:
    """Whether the lower figure is by its own words a part of what the higher counts, or the higher counts more places."""
    if a_part(lower):
        return True
    behind = wording.after(lower)
    if lower.population is None and (lower.part_of is not None or _INCLUDING.search(wording.before(lower))):
        return True
    if lower.unit == "person" and lower.population is None and hints.told("members", behind[:24]):
        return True
    if lower.measure in {"injured", "hospitalized"} and hints.told("some-of-the-hurt", behind[: NEAR + 20]):
        return True
    if several_places(higher) and not several_places(lower):
        return True
    return _a_province_of(lower, higher)


def _of_one_cause(claim: Claim, behind: str) -> bool:
    """Whether a toll counts those who died in one way: "40 died of gunshot wounds"."""
    return claim.measure == "killed" and _DIED.match(behind) is not None and hints.told("way-of-dying", behind[:NEAR])


def _found(claim: Claim) -> bool:
    """Whether a toll counts bodies that somebody found or brought in, of more that there may be."""
    if claim.measure != "killed":
        return False
    behind = wording.after(claim)[:24]
    return hints.told("bodies", f"{behind} {claim.counted or ''}") or hints.told(
        "recovered", wording.before(claim)[-30:]
    )


def _a_province_of(lower: Claim, higher: Claim) -> bool:
    """Whether the lower figure is a province's and the other its country's or a neighbour's, of what strikes many places."""
    inner, outer = keys.place_key(lower), keys.place_key(higher)
    told = causes.of(lower) | causes.of(higher)
    if not told or told <= eventwords.spots() or not keys.has_place(lower) or not keys.has_place(higher):
        return False
    if keys.within(inner, outer):
        return inner.count(",") == 1 and wording.names_place(lower)
    return (
        inner != outer and not keys.within(outer, inner) and wording.names_place(lower) and wording.names_place(higher)
    )


@functools.lru_cache(maxsize=4096)
def _beside(name: str, words: str, place: str) -> bool:
    """Whether the words around a figure tell where by a place and another one that is no part of its path."""
    where = r"\b(?:in|across|of|hit|struck|from|both|through|over) (?:the |\w+ing |both )?"
    here = re.escape(name)
    for found in re.finditer(rf"{where}(?:{here} and (?:the )?({_NAME})|({_NAME}) and (?:the )?{here}\b)", words):
        other = found.group(1) or found.group(2)
        names = {keys.folded(gazetteer.place_at(entry.index).name) for entry in gazetteer.find(other)}
        if keys.folded(other) in names and keys.folded(other) not in place:
            return True
    return False
