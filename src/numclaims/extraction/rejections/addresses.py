"""Recognises numbers by which people are reached: telephone numbers, short codes, postal codes, street addresses."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.rejections.datewords import CLOSERS, DASHES, FUNCTION, Found
from numclaims.extraction.rejections.vetolexicon import DIALLED, RANG, veto_words
from numclaims.reading import Mention, Sentence

_TELEPHONE: Final = DIALLED | {"contact"}
_OF_A_STREET: Final = frozenset({"de", "du", "des", "la", "le", "di", "della", "del", "da", "dos"})
_EMERGENCY: Final = frozenset({
    "000", "100", "101", "102", "108", "110", "111", "112", "113", "115", "118", "119", "122", "190", "191", "193", "911", "988",
    "995", "997", "998", "999", "1122",
})  # fmt: skip
"""Numbers that people call in distress, by ITU-T E.161.1 and the countries' own lists."""
_AFTER_SHORT: Final = CLOSERS | {"(", "to", "or", "for", "and", "if", "now", "today", "in"}


def reached(s: Sentence, m: Mention) -> Found | None:
    """The telephone number, postal code or address of which a number is part.

    Args:
        s: The sentence.
        m: The number.
    """
    return _phone(s, m) or _zip(s, m) or _address(s, m)


def _phone(s: Sentence, m: Mention) -> Found | None:
    """Groups of digits: "+44 20 7123 4567", "0800 123 456", "202-555-0123"."""
    low, n = s.lower, len(s.lower)
    i = m.first
    token = low[i]
    if not token[0].isdigit():
        return None
    if i and _is_short_code(s, m):
        return i, m.last, "identifier", "veto:phone-number", ""
    if (
        (len(token) in _DIALLED or len(token) >= _IDENTIFIER)
        and token.isdigit()
        and not token.endswith("000")
        and not (i and low[i - 1] in _MONEY)
    ):
        return i, m.last, "identifier", "veto:long-digits", ""  # "Dial toll free 8002477786"
    plus = i > 0 and low[i - 1] == "+" and s.glued(i)
    if not plus and not (token[0] == "0" and len(token) >= 2 and token.isdigit()):
        groups = _chain(s, i)
        if groups == 2 and len(token) == 3 and len(low[i + 2]) == 4 and not _TELEPHONE.isdisjoint(low):
            return i, i + 3, "identifier", "veto:phone-number", ""
        return (i, i + 2 * groups - 1, "identifier", "veto:digit-groups", "") if groups >= 3 else None
    end, total = i + 1, len(token)
    while end < n:
        if low[end].isdigit() and 2 <= len(low[end]) <= 8:
            total += len(low[end])
            end += 1
        elif low[end] in {"-", "(", ")", "."} and end + 1 < n and low[end + 1].isdigit():
            end += 1
        else:
            break
    if plus and total < 8:
        return None
    return (i - 1 if plus else i), end, "identifier", "veto:phone-number", ""


_DIALLED: Final = frozenset({10, 11, 12, 13})
"""Digits of a telephone number with its area, or of a time stamp; what news counts in so many it groups or rounds."""
_IDENTIFIER: Final = 16
"""Digits from which on no quantity is meant."""

_MONEY: Final = frozenset({"$", "£", "€", "¥", "₹"})


def _chain(s: Sentence, i: int) -> int:
    """How many groups of digits hyphens join from token ``i`` on ("202-555-0123")."""
    groups, k, n = 1, i + 1, len(s.lower)
    while k + 1 < n and s.glued(k) and s.glued(k + 1) and s.lower[k] in DASHES and s.lower[k + 1].isdigit():
        groups += 1
        k += 2
    return groups


def _is_short_code(s: Sentence, m: Mention) -> bool:
    """Whether the number is one to dial or to send a text to: "call 116 123", "text GIVE to 90999"."""
    low, i, j = s.lower, m.first, m.last
    behind = low[j] if j < len(low) else "."
    if low[i] in _EMERGENCY and low[i - 1] in RANG and (behind in CLOSERS or behind in FUNCTION):
        return True  # "she called 999 and twelve people came"
    if len(low[i]) < 3 or "," in low[i] or "." in low[i] or (j < len(low) and low[j] not in _AFTER_SHORT):
        return False
    k = i - 2 if low[i - 1] in {":", ".", "on", "at"} and i > 1 else i - 1
    return low[k] in DIALLED or (low[k] == "to" and not {"text", "sms"}.isdisjoint(low[max(0, k - 4) : k]))


def _zip(s: Sentence, m: Mention) -> Found | None:
    """Two capital letters and five digits at the end of an address: "Washington, DC 20500"."""
    i = m.first
    if _is_british_postcode(s, m):
        return i, m.last + 1, "identifier", "veto:postal-code", ""
    if i < 2 or len(s.lower[i]) != 5 or not s.lower[i].isdigit() or m.last - m.first != 1:
        return None
    if m.last + 1 < len(s.lower) and s.lower[m.last] == "-" and s.glued(m.last) and s.glued(m.last + 1):
        tail = s.lower[m.last + 1]  # "20500-0003", which is no range: a range does not begin with a nought
        return (i, m.last + 2, "identifier", "veto:postal-code", "") if len(tail) == 4 and tail[0] == "0" else None
    state = s.words[i - 1]
    ended = m.last >= len(s.lower) or s.lower[m.last] in CLOSERS
    if len(state) == 2 and state.isupper() and s.lower[i - 2] == "," and ended:
        return i, m.last, "identifier", "veto:postal-code", ""
    return None


def _is_british_postcode(s: Sentence, m: Mention) -> bool:
    """Whether the number is the digit of the second half of a British postcode: "SW1A 2AA"."""
    i, j = m.first, m.last
    if i < 2 or m.last - m.first != 1 or len(s.lower[i]) != 1 or s.glued(i) or j >= len(s.lower):
        return False
    inward = s.words[j]
    outward = s.words[i - 1]
    digits = outward if outward.isdigit() else s.words[i - 2]
    return s.glued(j) and len(inward) == 2 and inward.isupper() and digits.isdigit() and s.glued(i - 1)


def _address(s: Sentence, m: Mention) -> Found | None:
    """Such as "10 Downing Street", "350 Fifth Avenue"."""
    lettered = m.last - m.first == 2 and s.glued(m.first + 1) and len(s.lower[m.first + 1]) == 1  # "221B"
    if not (m.last - m.first == 1 or lettered) or not s.lower[m.first].isdigit() or len(s.lower[m.first]) > 5:
        return None
    streets = veto_words().streets
    j = m.last
    if j + 1 < len(s.words) and s.words[j][0].isupper() and (rule := veto_words().streets_in_front.get(s.lower[j])):
        while j < len(s.words) and (s.words[j][0].isupper() or s.lower[j] in _OF_A_STREET):
            j += 1
        return m.first, j, rule[1], rule[0], ""  # "20 Rue de Rivoli"
    for k in range(m.last, min(m.last + 4, len(s.words))):
        if not s.words[k][0].isupper():
            return None
        rule = streets.get(s.lower[k])
        closed = k + 1 >= len(s.words) or not s.words[k + 1][0].isalnum() or s.words[k + 1][0].islower()
        if rule is not None and k > m.last and closed and not s.text.isupper():
            return m.first, k + 1, rule[1], rule[0], ""
    return None
