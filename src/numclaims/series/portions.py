"""Figures that count some of an event's victims only: those identified, buried or brought to a hospital, those of one nation."""

from __future__ import annotations

import functools
import re
from typing import Final

from numclaims.claims import Claim
from numclaims.lexicons import gazetteer
from numclaims.series import hints, keys, wording

BEHIND: Final = 70
"""So many characters behind the number, words still tell what was done with the bodies."""

_OF_THEM: Final = re.compile(
    r"^\s*(?:\w+ )?of (?:those|these|the|them)\b(?: [\d,]+)?(?: (?!(?:who|in|had|has|have|were|was|are|is|been)\b)[a-z]+){0,3}?"
    r" (?:killed|dead|victims|fatalities|deceased|bodies)\b"
)
_OF_ITS: Final = re.compile(
    r"^\s*of (?:its|their|his|her|our) (?:\w+ )?(?:pilgrims|citizens|nationals|countrymen|compatriots|tourists|employees|staff)\b"
)
_AMONG: Final = re.compile(
    r"\b(?:toll|deaths|fatalities|number of (?:dead|deaths|victims)) ?\(?(?:among|for) (?:its |their |the )?(?:own )?"
    r"[^.;)]{3,30}\)?[^.;]{0,60}$"
)
_NAMED: Final = re.compile(
    r"\b(?:identit(?:y|ies) of|identification of|identified)(?: (?:only|just|about|some|almost|nearly|over|more than"
    r"|so far|at least|the bodies of))* $"
)
_INCLUDE: Final = re.compile(
    r"\b(?:dead|missing|victims|killed|injured|wounded|hurt|fatalities|casualties|them|those)"
    r" (?:include[sd]?|including|are|were)\b"
    r"(?: (?:also|at least|about|some|only|[a-z]+ [a-z]+ and|\d+ [a-z]+ and))* $"
)
_BOTH: Final = re.compile(
    r"\s+(?:\w+ ){0,3}(?:dead|killed|died|perished|missing|disappeared) or (?:are |were )?(?:still )?"
    r"(?:dead|killed|missing|disappeared)\b"
)
_ELSEWHERE: Final = re.compile(
    r"[.;:!?]|\b(?:and|but|while|who|when|after)\b"
    r"|, (?:[a-z]+ ){0,4}?(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten) )"
)
"""Words behind a number with which another one begins: "275, of whom 88", "278, over 100 bodies"."""
_WHOLE_OF: Final = re.compile(r"\bof (?:the |these |those )?$")
_COUNTED_OUT: Final = re.compile(r"(?: [a-z]+){0,3}, (?:[a-z]+ ){0,4}?\d")
_AT: Final = re.compile(r"\s+(?:at|in|to) ")
_KIN: Final = re.compile(
    r"\b(?:family members|relatives|relations|members of (?:one|the same|a|his|her) family)\b", re.IGNORECASE
)
_AT_VENUE: Final = re.compile(
    r"\s+(?:(?:(?:bodies |corpses )?(?:(?:were|was) )?(?:taken |brought |sent )?(?:at|to)"
    r"|(?:bodies|corpses) (?:have|had|are|were|remain|lay|lie)(?: been)?(?: now| still| already)?"
    r"(?: (?:taken|brought|sent|moved|kept|stored|held|lying))? (?:at|to|in))"
    r" (?:[\w'’-]+ ){1,4}?(?:hospital|morgue|mortuary)\b)"
)
_ADMITTED: Final = re.compile(
    r"\b(?:cases?|patients|people|them) (?:[a-z]+ ){0,3}?(?:admitted|hospitali[sz]ed)\b"
    r"|^[^|]*\|[^|.;]{0,30}\b(?:hospitali[sz]ed|admitted)\b"
)
_LISTED: Final = re.compile(
    r"[\"'“]?(?:out )?of (?:these|those|them|the [\d., ]*\d\b[^,]{0,60})(?: [a-z]+){0,4},", re.IGNORECASE
)
_VENUE: Final = re.compile(r"\b(?:hospital|morgue|mortuary|clinic|medical cent(?:re|er))\b", re.IGNORECASE)


def some(claim: Claim) -> bool:
    """Whether the words around a toll make it one of some of the victims only.

    Args:
        claim: Any claim of a toll.
    """
    if _listed(claim) or _INCLUDE.search(wording.before(claim)):
        return True
    if claim.measure == "infected" and _ADMITTED.search(
        f"{wording.before(claim)[-BEHIND:]}|{wording.after(claim)[:BEHIND]}"
    ):
        return True  # "1,700 of the cases were admitted to hospital"
    if claim.measure != "killed" or _counted_out_of(claim):
        return False
    behind = " ".join(wording.after(claim)[:BEHIND].split())
    if (
        _NAMED.search(wording.before(claim))
        or _OF_THEM.match(behind)
        or _OF_ITS.match(behind)
        or _AMONG.search(wording.before(claim))
    ):
        return True
    if _done_with(claim, behind):
        return True
    if _AT_VENUE.match(wording.after(claim)):
        return True  # "80 bodies were at the town hospital and 64 at another"
    return _VENUE.search(claim.place_name or "") is not None and _brought(claim)


def of_kin(claim: Claim) -> bool:
    """Whether a figure counts the kin of one person: "twelve family members of the mayor"."""
    return _KIN.search(claim.counted or "") is not None


def dead_or_missing(claim: Claim) -> bool:
    """Whether a figure counts the dead and the missing together, so that it is neither's."""
    return claim.measure in {"killed", "missing"} and _BOTH.match(wording.after(claim)) is not None


def _counted_out_of(claim: Claim) -> bool:
    """Whether a figure is the whole that another one is counted out of: "out of 275, 88 bodies have been identified"."""
    return _WHOLE_OF.search(wording.before(claim)) is not None and _COUNTED_OUT.match(wording.after(claim)) is not None


def _brought(claim: Claim) -> bool:
    """Whether a figure that stands for a hospital counts the bodies there; one of an attack on it does not."""
    return (
        wording.counted_locally(claim)
        or "bod" in (claim.counted or "").lower()
        or _AT.match(wording.after(claim)) is not None
    )


def _listed(claim: Claim) -> bool:
    """Whether the sentence counts out of a whole that opens it: "Of these, 30 were children and 12 women"."""
    found = _LISTED.match(claim.sentence)
    return found is not None and claim.char_start - claim.sentence_start >= found.end()


def _done_with(claim: Claim, behind: str) -> bool:
    """Whether the words behind tell what was done with so many of the bodies: "80 bodies had been identified"."""
    found = hints.place_of("bodies-seen-to", behind)
    if found is not None and _ELSEWHERE.search(behind[: found.start()]) is None:
        return True
    return hints.told("unidentified", " ".join(wording.before(claim)[-40:].split() + behind[:32].split()))


@functools.lru_cache(maxsize=2048)
def _nation(counted: str) -> str:
    """The country of the nationals that some words count ("Nine Poles"); empty for none."""
    for word in reversed(counted.split()):
        if not word[:1].isupper():
            continue
        for entry in gazetteer.find(word):
            if entry.kind == gazetteer.COUNTRY:
                return keys.folded(gazetteer.place_at(entry.index).name)
    return ""


def of_another_nation(claim: Claim) -> bool:
    """Whether a toll counts the nationals of another country than the one it is told for: "40 Turkish pilgrims"."""
    nation = _nation(claim.counted or "")
    return bool(nation) and keys.has_place(claim) and nation != keys.country_key(keys.place_key(claim))
