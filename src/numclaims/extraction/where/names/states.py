"""Reads the states and provinces that American and Canadian papers abbreviate behind a town ("Parkland, Fla.", "Houston, TX")."""

from __future__ import annotations

import functools
import re
from typing import Final

from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import PROVINCE, Entry

# The Associated Press's abbreviations, and those of the post.
_SHORT: Final = (
    "Alabama Ala AL|Alaska AK|Arizona Ariz AZ|Arkansas Ark AR|California Calif CA|Colorado Colo CO|Connecticut Conn CT|"
    "Delaware Del DE|Florida Fla FL|Georgia Ga GA|Hawaii HI|Idaho ID|Illinois Ill IL|Indiana Ind IN|Iowa IA|Kansas Kan KS|"
    "Kentucky Ky KY|Louisiana La LA|Maine ME|Maryland Md MD|Massachusetts Mass MA|Michigan Mich MI|Minnesota Minn MN|"
    "Mississippi Miss MS|Missouri Mo MO|Montana Mont MT|Nebraska Neb NE|Nevada Nev NV|New_Hampshire N.H NH|New_Jersey N.J NJ|"
    "New_Mexico N.M NM|New_York N.Y NY|North_Carolina N.C NC|North_Dakota N.D ND|Ohio OH|Oklahoma Okla OK|Oregon Ore OR|"
    "Pennsylvania Pa PA|Rhode_Island R.I RI|South_Carolina S.C SC|South_Dakota S.D SD|Tennessee Tenn TN|Texas Tex TX|Utah UT|"
    "Vermont Vt VT|Virginia Va VA|Washington Wash WA|West_Virginia W.Va WV|Wisconsin Wis WI|Wyoming Wyo WY|Alberta Alta AB|"
    "British_Columbia B.C BC|Manitoba Man MB|New_Brunswick N.B NB|Nova_Scotia N.S NS|Ontario Ont ON|Quebec Que QC|"
    "Saskatchewan Sask SK"
)
_BEHIND: Final = re.compile(r", ?((?:[A-Z]\.){2}|[A-Z][a-z]{1,4}\.|W\.Va\.|[A-Z]{2}\b)")
_SENTENCE: Final = frozenset({"IN", "OR", "ME", "OK", "HI"})
"""Abbreviations of the post that are words of a text in capitals."""


@functools.cache
def _states() -> dict[str, Entry]:
    """The record of a state by its abbreviations, without the last point."""
    found: dict[str, Entry] = {}
    for line in _SHORT.split("|"):
        name, *short = line.split()
        entry = next((e for e in gazetteer.find(name.replace("_", " ")) if e.kind == PROVINCE), None)
        if entry is not None:
            found.update(dict.fromkeys(short, entry))
    return found


def state_of(short: str) -> Entry | None:
    """The state that an abbreviation stands for ("Fla.", "N.Y.", "TX"); None for any other word."""
    return _states().get(short.rstrip("."))


def state_behind(text: str, at: int) -> Entry | None:
    """The state that is abbreviated behind a town, whose name ends at that offset of a text."""
    match = _BEHIND.match(text, at)
    if match is None or match[1] in _SENTENCE:
        return None
    return state_of(match[1])
