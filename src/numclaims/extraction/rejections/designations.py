"""Recognises numbers that are part of the name of a kind of thing by their form: "3-pointers", "2K resolution", "HD 21749b"."""

from __future__ import annotations

import re
from typing import Final

from numclaims.extraction.rejections.capitalised import capitals_mean_nothing
from numclaims.extraction.rejections.datewords import DASHES, Found
from numclaims.extraction.rejections.vetolexicon import veto_words
from numclaims.extraction.text.tokens import word_set
from numclaims.reading import Mention, Sentence

_PICTURES: Final = word_set(
    "resolution display displays tv tvs video videos screen screens panel panels monitor monitors oled lcd amoled uhd hdr"
    " ultra camera cameras footage recording streaming projector projectors webcam content film films movies gaming"
)
_LARGEST_PICTURE: Final = 16_000.0


def word_of_number(s: Sentence, m: Mention) -> Found | None:
    """The number that a hyphen ties into the name of a kind of thing: "four 3-pointers", "an 18-wheeler".

    Args:
        s: The sentence.
        m: The number.
    """
    j = m.last
    if j + 1 >= len(s.lower) or s.lower[j] not in DASHES or not s.glued(j) or not s.glued(j + 1):
        return None
    rule = veto_words().hyphened_behind.get(s.lower[j + 1])
    return None if rule is None else (m.first, j + 2, rule[1], rule[0], "")


def calibre(s: Sentence, m: Mention) -> Found | None:
    """The calibre of a weapon or of what it fires: "30 rounds of .38 ammunition", "a 7.62 calibre rifle".

    Args:
        s: The sentence.
        m: The number.
    """
    j = m.last
    if j - m.first != 1 or "." not in s.lower[m.first]:
        return None
    made = m.first > 0 and s.lower[m.first].startswith(".") and s.lower[m.first - 1] in _MAKERS
    if not made and (j >= len(s.lower) or s.lower[j] not in _OF_WEAPONS):
        return None
    return m.first, j, "identifier", "veto:calibre", ""


_MAKERS: Final = word_set("glock colt ruger beretta magnum sig winchester remington smith wesson walther luger")
_OF_WEAPONS: Final = word_set(
    "ammunition ammo calibre caliber revolver revolvers pistol pistols rifle rifles handgun handguns cartridges bullets"
)


def picture(s: Sentence, m: Mention) -> Found | None:
    """The lines of a picture in thousands, which count nothing: "2K resolution", "a 1.5K OLED".

    Args:
        s: The sentence.
        m: The number with its letter.
    """
    j = m.last
    if j - m.first != 2 or s.words[j - 1] != "K" or j >= len(s.lower) or s.lower[j] not in _PICTURES:
        return None
    return (m.first, j, "identifier", "veto:generation", "") if (m.value or 0.0) <= _LARGEST_PICTURE else None


def airline(s: Sentence, m: Mention) -> Found | None:
    """The code of an airline with the number of its flight, a space between, where flights are spoken of: "and BA 2156".

    Args:
        s: The sentence.
        m: The number.
    """
    i = m.first
    if i < 1 or m.last - m.first != 1 or s.glued(i) or not s.lower[i].isdigit() or not 2 < len(s.lower[i]) < 5:
        return None
    code = s.words[i - 1]
    if len(code) != 2 or not code.isupper() or not code.isalpha() or s.lower[i - 1] in veto_words().never_names:
        return None
    flights = "flight" in s.lower or "flights" in s.lower
    return (i - 1, m.last, "identifier", "veto:roads-and-vehicles", "") if flights else None


_SHIRTS: Final = re.compile(r"\b\d{1,2}-[A-Z]")
_LEAST_OF_A_TEAM: Final = 4
"""Players that make a line-up of a sentence whose words all begin with a capital; "a 40-Car Pile-Up" has one."""


def shirt(s: Sentence, m: Mention) -> Found | None:
    """The number of a player in a line-up: "8-James Haskell".

    Args:
        s: The sentence.
        m: The number.
    """
    j = m.last
    if (
        j + 2 >= len(s.lower)
        or not s.glued(j)
        or s.lower[j] != "-"
        or not s.glued(j + 1)
        or not s.lower[m.first].isdigit()
    ):
        return None
    if not (s.words[j + 1][0].isupper() and s.words[j + 2][0].isupper()):
        return None
    if capitals_mean_nothing(s) and len(_SHIRTS.findall(s.text)) < _LEAST_OF_A_TEAM:
        return None
    return m.first, j, "identifier", "veto:shirt-number", ""
