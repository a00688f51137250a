"""Recognises numbers that are part of a name: "France 24", "F-16", "Resolution 1973", "UTC-5", a phone number, an address."""

from __future__ import annotations

from typing import Final

from numclaims.claims import Kind
from numclaims.extraction.rejections.capitalised import (
    CLOSERS,
    SINGULAR,
    capitalised,
    capitals_mean_nothing,
    model_number,
    start_of_name,
)
from numclaims.extraction.rejections.datewords import DASHES, FUNCTION, Found, counted_behind, plural_behind
from numclaims.extraction.rejections.vetolexicon import DIALLED, veto_words
from numclaims.reading import Mention, Sentence

_INNER: Final = frozenset({"-", "\u2010", "\u2011", "/", "+", "_", "."})
_DOTTED: Final = frozenset({"no", "nos", "nr", "art", "ch", "sec", "vol", "fig", "p", "pp"})
_NUMBERS: Final = frozenset({"no", "nos", "nr", "number", "\u2116", "#"})
_BEFORE_LABELLED: Final = _NUMBERS | {"."}
_TELEPHONE: Final = DIALLED | {"contact"}
_AFTER_SHORT: Final = CLOSERS | {"(", "to", "or", "for", "and", "if", "now", "today", "in"}
_GENERATIONS: Final = frozenset({"2", "3", "4", "5", "6"})
_CURRENCY_CODES: Final = frozenset({
    "rs", "usd", "us", "eur", "gbp", "inr", "tk", "rm", "sfr", "chf", "aed", "zar", "kes", "ksh", "dh", "cfa", "sar",
    "qar", "hk", "nz", "aud", "cad", "jpy", "cny", "rmb", "rub", "pkr", "ngn", "mxn", "brl",
})  # fmt: skip
_UNITS_BETWEEN: Final = frozenset(
    {"h", "ft", "st", "lb", "lbs", "m", "min", "hr", "hrs", "x", "e", "d", "deg", "by", "to", "k"}
)


def one_token(m: Mention) -> bool:
    """Whether a number is one token and so may be part of a name: "4 million" is not."""
    return m.last - m.first == 1


_LONGEST_RUN: Final = 40
"""Tokens of a run without a space that are looked at: no name is longer, and an endless run must not cost its square."""


def lexical(s: Sentence, m: Mention) -> Found | None:
    """The name of which a number is part, by words of the lexicon or by its spelling alone; sure enough to go before dates.

    Args:
        s: The sentence.
        m: The number.
    """
    return _phrase(s, m.first) or _run(s, m) or _label(s, m)


def general(s: Sentence, m: Mention, known: set[str], label: Found | None, text: str) -> Found | None:
    """The name of which a number is part, by an address, a capitalised word, or a name of the document.

    Args:
        s: The sentence.
        m: The number.
        known: Numbers that the document has used as names before ("787").
        label: The name found just before, when "and" or a comma joins this number to it ("Articles 5 and 7").
        text: The document's text, for a model number that is made a plural further on ("the 787 ... two 787s").
    """
    found = _phone(s, m) or _zip(s, m) or _address(s, m)
    if found is None:
        found = _shirt(s, m) or model_number(s, m) or capitalised(s, m)
    behind = s.lower[m.last] if m.last < len(s.lower) else "."
    if found is None and label is not None and one_token(m) and (behind in CLOSERS or behind in FUNCTION):
        found = m.first, m.last, label[2], label[3], ""
    if found is None and _known(s, m, known, text):
        found = m.first, m.last, "identifier", "veto:name-known", ""
    return found


def remember(s: Sentence, m: Mention, found: Found, known: set[str]) -> None:
    """Keep a model number that stood in a name, so that it is known when it stands alone ("the 787")."""
    if found[2] == "identifier" and s.lower[m.first].isdigit() and len(s.lower[m.first]) <= 4:
        known.add(s.lower[m.first])


def _phrase(s: Sentence, i: int) -> Found | None:
    """A fixed name that holds the number, from up to five tokens before it."""
    words = veto_words()
    if s.lower[i] not in words.phrase_words:
        return None
    phrases = words.phrases
    for k in range(i, max(-1, i - 6), -1):
        hit = phrases.starting_at(s.lower, k)
        if hit is not None and k + hit[1] > i:
            (rule, kind), size = hit
            of = s.lower[k] == "group" and not s.words[k][0].isupper()
            end = k + size
            tail = end < len(s.lower) and s.glued(end) and (s.lower[end][0].isalnum() or s.lower[end] in {"-", "/"})
            if not of and not tail and not (k > 0 and s.glued(k) and s.lower[k - 1] in {"/", "-", "."}):
                return k, end, kind, rule, ""
    return None


def _run(s: Sentence, m: Mention) -> Found | None:
    """Letters and digits written as one: "F-16", "H5N1", "UTC-5", "5G", "787s", "A/RES/65", "@name99"."""
    i, j = m.first, m.last
    if j - i != 1:
        return None
    starts, ends = s.starts, s.ends
    before = i > 0 and ends[i - 1] == starts[i]
    behind = j < len(starts) and ends[i] == starts[j]
    if not (before or behind):
        return None
    first = _run_start(s, i) if before else i
    rule: tuple[str, Kind] | None = None
    if first < i:
        rule = _named_by_letters_before(s, first, i)
    if rule is None and behind and (name := _letters_behind(s, i)):
        rule = f"veto:{name}", "identifier"
    return (first, _run_end(s, j), rule[1], rule[0], "") if rule is not None else None


def _named_by_letters_before(s: Sentence, first: int, i: int) -> tuple[str, Kind] | None:
    """What the run of tokens from ``first`` makes of the number at ``i`` that ends it."""
    before, small = s.words[first], s.lower[first]
    if before in {"@", "#"}:
        return "veto:handle", "identifier"
    if before[0].isdigit():
        lettered = any(word[0].isalpha() for word in s.lower[first:i])
        odd = s.lower[i - 1] not in _UNITS_BETWEEN or len(before) > 3
        return ("veto:letters-and-digits", "identifier") if lettered and odd else None
    if not before[0].isalpha() or small in _CURRENCY_CODES:
        return None
    words = veto_words()
    next_to = first == i - 1
    hyphened = words.hyphened.get(small)
    if hyphened is not None and first == i - 2 and s.lower[i - 1] in DASHES:
        return hyphened
    capital = not before.islower()
    joined = any(sign in {"-", "/"} for sign in s.lower[first + 1 : i])
    last = before.rpartition("-")[2]
    if (
        (capital and (len(before) <= 4 or joined))
        or small in words.labels
        or (next_to and len(before) == 1)
        or (next_to and capital and (before.isalpha() or (last.isupper() and len(last) <= 4)))
    ):
        return "veto:letters-and-digits", "identifier"
    return None


def _letters_behind(s: Sentence, i: int) -> str:
    """The rule by which letters glued to the number at ``i`` make it a name ("5G", "787s", "24703m212"), or ""."""
    token, behind, n = s.lower[i], s.words[i + 1], len(s.lower)
    closed = i + 2 >= n or not s.glued(i + 2) or not s.lower[i + 2][0].isalnum()
    if closed:
        if (behind == "G" and token in _GENERATIONS) or (behind == "D" and token in {"2", "3", "4"}):
            return "generation"
        if behind == "i":  # 3i Group
            return "letters-and-digits"
        model = behind == "s" and len(token) == 3 and token.isdigit() and token[1:] != "00"
        return "model" if model else ""
    if behind.isalpha() and s.lower[i + 2][0].isdigit() and (s.lower[i + 1] not in _UNITS_BETWEEN or len(token) > 3):
        return "letters-and-digits"
    return ""


def _run_start(s: Sentence, i: int) -> int:
    """First token of what is written without a space before token ``i``; ``i`` when a quote or bracket stands there."""
    lower, starts, ends = s.lower, s.starts, s.ends
    k = i
    last = max(0, i - _LONGEST_RUN)
    while k > last and ends[k - 1] == starts[k]:
        small = lower[k - 1]
        if small[0].isalnum() or small in {"@", "#"}:
            k -= 1
        elif small in _INNER and k > 1 and ends[k - 2] == starts[k - 1] and lower[k - 2][0].isalnum():
            if small == "." and not (lower[k - 2][0].isalpha() and len(lower[k - 2]) == 1):
                break
            k -= 1
        else:
            break
    return k


def _run_end(s: Sentence, j: int) -> int:
    """Behind the last token of what is written without a space from token ``j`` on."""
    n = len(s.lower)
    k = j
    n = min(n, j + _LONGEST_RUN)
    while k < n and s.glued(k):
        small = s.lower[k]
        if small[0].isalnum():
            k += 1
        elif small in _INNER and k + 1 < n and s.glued(k + 1) and s.lower[k + 1][0].isalnum():
            if s.words[k + 1].islower() and len(small) == 1 and small in DASHES and len(s.lower[k + 1]) > 2:
                break  # "F-16-style"
            k += 2
        else:
            break
    return k


def _chain(s: Sentence, i: int) -> int:
    """How many groups of digits hyphens join from token ``i`` on ("202-555-0123")."""
    groups, k, n = 1, i + 1, len(s.lower)
    while k + 1 < n and s.glued(k) and s.glued(k + 1) and s.lower[k] in DASHES and s.lower[k + 1].isdigit():
        groups += 1
        k += 2
    return groups


def _label(s: Sentence, m: Mention) -> Found | None:
    """A word that numbers things: "Resolution 1973", "Article 5", "No. 4", "90049 ZIP"."""
    i = m.first
    low = s.lower
    digits = low[i].isdigit()
    if not one_token(m) or "," in low[i] or not (digits or s.words[i][0].isupper()):
        return None
    words = veto_words()
    if digits and m.last < len(low) and (rule := words.labels_behind.get(low[m.last])) is not None:
        return i, m.last + 1, rule[1], rule[0], ""
    if i == 0 or (low[i - 1] not in words.label_words and low[i - 1] not in _BEFORE_LABELLED):
        return None
    p = i - 1
    if (low[p] == "." and p > 0 and low[p - 1] in _DOTTED and s.glued(p)) or (
        low[p] == "#" and p > 0 and low[p - 1] in words.labels
    ):
        p -= 1
    if low[p] in _NUMBERS:
        return _numbered(s, m, p)
    capital = s.words[p][0].isupper()
    rule = words.labels.get(low[p])
    if rule is not None and not capital:  # the number alone is the name, as in "resolution 2042"
        return (i, _run_end(s, m.last), rule[1], rule[0], "") if digits and not counted_behind(s, m.last, 2) else None
    if rule is None:
        rule = words.name_labels.get(low[p])
        if rule is None or not capital or s.text.isupper() or counted_behind(s, m.last, 2):
            return None
        if rule[0] == "veto:stations":
            if plural_behind(s, m.last):
                return None
            p = start_of_name(s, p)
    return (p, _run_end(s, m.last), rule[1], rule[0], "") if counted_behind(s, m.last, 1) != "counted:things" else None


def _numbered(s: Sentence, m: Mention, p: int) -> Found | None:
    """A number behind "No." or "number" at token ``p``: "No. 4", "number 10"; but not "no 4 answers" or "the number 4,000"."""
    i = m.first
    if not s.lower[i].isdigit():
        return None
    small = s.lower[p]
    dotted = p < i - 1
    if not (dotted or small in {"nr", "number", "\u2116", "#"} or s.words[p][0].isupper()):
        return None
    plain = small in {"no", "number"} and not dotted
    if plain and (p == 0 or s.text.isupper() or counted_behind(s, m.last)):
        return None
    rule = veto_words().labels.get(small, ("veto:number-sign", "identifier"))
    named = p > 0 and s.lower[p - 1] in veto_words().labels and not s.glued(p)
    return (i if small == "number" and s.words[p].islower() else p - named), m.last, rule[1], rule[0], ""


def _phone(s: Sentence, m: Mention) -> Found | None:
    """Groups of digits: "+44 20 7123 4567", "0800 123 456", "202-555-0123"."""
    low, n = s.lower, len(s.lower)
    i = m.first
    token = low[i]
    if not token[0].isdigit():
        return None
    if i and _is_short_code(s, m):
        return i, m.last, "identifier", "veto:phone-number", ""
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


def _is_short_code(s: Sentence, m: Mention) -> bool:
    """Whether the number is one to dial or to send a text to: "call 116 123", "text GIVE to 90999"."""
    low, i, j = s.lower, m.first, m.last
    if len(low[i]) < 3 or "," in low[i] or "." in low[i] or (j < len(low) and low[j] not in _AFTER_SHORT):
        return False
    k = i - 2 if low[i - 1] in {":", ".", "on", "at"} and i > 1 else i - 1
    return low[k] in DIALLED or (low[k] == "to" and not {"text", "sms"}.isdisjoint(low[max(0, k - 4) : k]))


def _shirt(s: Sentence, m: Mention) -> Found | None:
    """The number of a player in a line-up: "8-James Haskell"."""
    j = m.last
    if (
        j + 2 >= len(s.lower)
        or not s.glued(j)
        or s.lower[j] != "-"
        or not s.glued(j + 1)
        or not s.lower[m.first].isdigit()
    ):
        return None
    if not (s.words[j + 1][0].isupper() and s.words[j + 2][0].isupper()) or capitals_mean_nothing(s):
        return None
    return m.first, j, "identifier", "veto:shirt-number", ""


def _zip(s: Sentence, m: Mention) -> Found | None:
    """Two capital letters and five digits at the end of an address: "Washington, DC 20500"."""
    i = m.first
    if i < 2 or len(s.lower[i]) != 5 or not s.lower[i].isdigit() or not one_token(m):
        return None
    state = s.words[i - 1]
    ended = m.last >= len(s.lower) or s.lower[m.last] in CLOSERS
    if len(state) == 2 and state.isupper() and s.lower[i - 2] == "," and ended:
        return i, m.last, "identifier", "veto:postal-code", ""
    return None


def _address(s: Sentence, m: Mention) -> Found | None:
    """Such as "10 Downing Street", "350 Fifth Avenue"."""
    lettered = m.last - m.first == 2 and s.glued(m.first + 1) and len(s.lower[m.first + 1]) == 1  # "221B"
    if not (one_token(m) or lettered) or not s.lower[m.first].isdigit() or len(s.lower[m.first]) > 5:
        return None
    streets = veto_words().streets
    for k in range(m.last, min(m.last + 4, len(s.words))):
        if not s.words[k][0].isupper():
            return None
        rule = streets.get(s.lower[k])
        closed = k + 1 >= len(s.words) or not s.words[k + 1][0].isalnum() or s.words[k + 1][0].islower()
        if rule is not None and k > m.last and closed and not s.text.isupper():
            return m.first, k + 1, rule[1], rule[0], ""
    return None


def _known(s: Sentence, m: Mention, known: set[str], text: str) -> bool:
    """Whether a number that named something before stands like a name again: "the 787", "new 787s", "the 11 Pro Max"."""
    i, j = m.first, m.last
    token = s.lower[i]
    if not one_token(m) or not token.isdigit():
        return False
    behind = s.lower[j] if j < len(s.lower) else "."
    if token in known:
        if j < len(s.lower) and s.glued(j) and behind == "s":
            return True
        if j < len(s.lower) and s.words[j][0].isupper():
            return behind[-1] != "s"
    before = s.lower[i - 1] if i else ""
    if len(token) != 3 or before not in {"the", "a", "its", "new"} or not (behind in CLOSERS or behind in SINGULAR):
        return False
    return token in known or f" {token}s " in text
