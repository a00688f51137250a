"""Recognises numbers that are part of the name of a kind of thing by their form: "3-pointers", "2K resolution", "HD 21749b"."""

from __future__ import annotations

import re
from typing import Final

from numclaims.extraction.numbers.scales import CURRENCIES
from numclaims.extraction.rejections.capitalised import SINGULAR, capitals_mean_nothing
from numclaims.extraction.rejections.datewords import CLOSERS, DASHES, Found
from numclaims.extraction.rejections.vetolexicon import veto_words
from numclaims.extraction.text.tokens import word_set
from numclaims.reading import Mention, Sentence

_PICTURES: Final = word_set(
    "resolution display displays tv tvs video videos screen screens panel panels monitor monitors oled lcd amoled uhd hdr"
    " ultra camera cameras footage recording streaming projector projectors webcam content film films movies gaming"
)
_LARGEST_PICTURE: Final = 16_000.0
_EDITIONS: Final = frozenset("aceistxz")
"""Small letters that end the name of a product; the others are units or scales."""
_SCALE_LETTERS: Final = frozenset({"b", "k", "m", "t"})
_BODIES: Final = frozenset({"un", "eu", "uk", "uae", "nato", "who", "idf"})
"""Codes that do, and are no part of a name with the number behind them."""
_CODE: Final = 4
"""Letters of the longest code before a number of a catalogue, and digits of the shortest such number."""
_LONGEST_NUMBER: Final = 6


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


def score_line(s: Sentence, m: Mention, text: str) -> Found | None:
    """The figures of a line that is only two sides and their scores, in a text about games: "Kudus 27, Ibexes 26 (OT)".

    Args:
        s: The sentence.
        m: The number.
        text: The document's text, which must tell of games.
    """
    n = len(s.words)
    if n < _SHORTEST_LINE or n > _LONGEST_LINE or not s.words[0][0].isupper() or not s.lower[m.first].isdecimal():
        return None
    figures = [i for i in range(n) if s.lower[i].isdecimal()]
    if len(figures) < 2 or s.lower[figures[0] + 1] != ",":
        return None
    first, second = figures[0], figures[1]
    names = [*s.words[:first], *s.words[first + 2 : second]]
    ended = second + 1 == n or s.lower[second + 1] in {"(", "."}
    if first == 0 or second < first + _SIDE or not ended or any(not word[0].isupper() for word in names if word != "-"):
        return None
    small = len(s.lower[first]) < _CODE and len(s.lower[second]) < _CODE
    if not small or not any(word in text for word in _OF_GAMES):
        return None
    return m.first, m.last, "identifier", "veto:score-line", ""


_SHORTEST_LINE: Final = 5
_LONGEST_LINE: Final = 14
_SIDE: Final = 3
_OF_GAMES: Final = (" inning", " touchdown", " goals", " game", " playoff", " wickets", " season")


def catalogued(s: Sentence, m: Mention) -> Found | None:
    """A code in capitals with its number, or a product's name with a number and a small letter: "HD 21749b", "Honor 7x".

    Args:
        s: The sentence.
        m: The number, with a letter that was taken for a scale.
    """
    i, j = m.first, m.last
    if i == 0 or s.glued(i) or not s.lower[i].isdecimal() or s.text.isupper():
        return None
    lettered = j - i == 2 and s.lower[j - 1] in _SCALE_LETTERS and s.glued(j - 1)
    if j - i > 1 and not lettered:
        return None
    before = s.words[i - 1]
    if not before[0].isupper() or s.lower[i - 1] in _BODIES or s.lower[i - 1] in veto_words().never_names:
        return None
    digits = len(s.lower[i])
    if j < len(s.lower) and not lettered and s.glued(j) and s.lower[j] in _EDITIONS and digits < _CODE:
        ended = j + 1 >= len(s.lower) or not s.glued(j + 1) or s.lower[j + 1] in CLOSERS
        return (i - 1, j + 1, "identifier", "veto:letters-and-digits", "") if ended and before.isalpha() else None
    if (
        s.lower[i - 1] in CURRENCIES
        or not (before.isupper() and before.isalpha() and 1 < len(before) <= _CODE)
        or not _CODE <= digits <= _LONGEST_NUMBER
    ):
        return None
    behind = s.lower[j] if j < len(s.lower) else "."
    named = i > 1 and s.words[i - 2][0].isupper() and (behind == "(" or behind in SINGULAR)  # "the Aldo HD 6450 (2 GB)"
    closed = behind in CLOSERS or (lettered and digits > _CODE) or named
    return (i - 1, j, "identifier", "veto:letters-and-digits", "") if closed else None


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
    flights = "flight" in s.vocabulary or "flights" in s.vocabulary
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
