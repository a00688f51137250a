"""Figures that their own sentence gives up: an older one beside a newer, one told before, one that is taken back."""

from __future__ import annotations

import re
from typing import Final

from numclaims.claims import Claim
from numclaims.series import wording

_ABOUT: Final = r"(?: (?:of|the|at least|more than|about|some|around|over|nearly|almost))*"
_EARLIER_BEFORE: Final = re.compile(
    r"(?:\b(?:up|down|revised|lowered|raised|cut|increased|reduced|rose|risen|fell|fallen|rising|falling) from"
    r"(?: (?:its|the|an?|their) (?:last|latest|previous|earlier|prior|initial) (?:\w+ ){1,2}?(?:that|of))?"
    r"|\b(?:an? |the )?(?:earlier|previous|initial|original|preliminary|prior)"
    r" (?:(?:official|death|casualty) )*(?:toll|count|figure|estimate|number|total|report|reports)s?"
    r"(?: of| was| were| had been| stood at)?"
    rf"|\bcompared (?:with|to)|\binstead of){_ABOUT}\s*$"
)
_TO_FROM: Final = re.compile(
    r"\b(?:toll|number|figure|total|count|estimate)s?\b[^.;]{0,90}\bto [^.;,]{0,14}\d[\d,.]*\b[^.;]{0,40}\bfrom [^.;]{0,20}$"
)
"""The earlier figure behind the newer: "lowered the toll to 56 on Tuesday, from 60"."""
_FROM: Final = re.compile(rf"\bfrom{_ABOUT}\s*$")
_TO: Final = re.compile(r"(?:, [\w\s-]{0,30},)?[\w\s-]{0,30}?\bto (?:at least |more than |about )?\d")
_PREVIOUSLY: Final = re.compile(
    r"\b(?:previously|earlier|initially|originally|at first|had (?:said|put|given|counted|reported|announced)"
    r"|had broken the news)\b[^.;]{0,60}$"
)
_WITHDRAWN: Final = re.compile(
    r"\b(?:with(?:drew|draws|drawn|drawing)|retract(?:s|ed|ing)?|(?:took|takes?|taken|taking) back|disown(?:s|ed)|corrected)"
    r" (?:its|the|their|his|her|an?) (?:\w+ ){0,2}"
    r"(?:tolls?|counts?|figures?|estimates?|numbers?|totals?|reports?|statements?|claims?)\b"
    rf"[^.;\d]{{0,40}}?{_ABOUT}\s*$"
)
_HEAD: Final = 60
"""So many characters before a number, the words that give it up begin."""


def superseded(claim: Claim) -> bool:
    """Whether the sentence itself gives the figure as superseded ("up from 51", "from 51 to 91") or takes it back."""
    head = wording.before(claim)[-_HEAD:]
    if _EARLIER_BEFORE.search(head) or withdrawn(claim):
        return True
    if _FROM.search(head) is None:
        return False
    return _TO.match(wording.after(claim)) is not None or _TO_FROM.search(wording.before(claim)) is not None


def told_before(claim: Claim) -> bool:
    """Whether the sentence gives the figure as one that was told before: "officials had earlier put the toll at 80"."""
    return _PREVIOUSLY.search(wording.before(claim)) is not None


def withdrawn(claim: Claim) -> bool:
    """Whether the sentence takes the figure back: "has withdrawn its figure of 18,000", "retracted a report that 60 had died"."""
    return _WITHDRAWN.search(wording.before(claim)) is not None
