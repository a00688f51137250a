"""Recognises numbers that are part of a name: "France 24", "F-16", "Resolution 1973", "UTC-5", a phone number, an address."""

from __future__ import annotations

from typing import Final

from numclaims.claims import Kind
from numclaims.extraction.numbers import moneyletters, scores
from numclaims.extraction.rejections import addresses, designations
from numclaims.extraction.rejections.capitalised import (
    NAME_CLOSERS,
    SINGULAR,
    capitalised,
    capitals_mean_nothing,
    model_number,
    start_of_name,
)
from numclaims.extraction.rejections.datewords import DASHES, FUNCTION, Found, counted_behind, plural_behind
from numclaims.extraction.rejections.vetolexicon import veto_words
from numclaims.reading import Mention, Sentence

_INNER: Final = frozenset({"-", "\u2010", "\u2011", "/", "+", "_", "."})
_HALVES: Final = ["50", "-", "50"]
_DOTTED: Final = frozenset({"no", "nos", "nr", "art", "ch", "sec", "vol", "fig", "p", "pp"})
_PART_OF_A_TEXT: Final[tuple[str, Kind]] = ("veto:legal-text", "identifier")
_NUMBERS: Final = frozenset({"no", "nos", "nr", "number", "\u2116", "#"})
_BEFORE_LABELLED: Final = _NUMBERS | {"."}
_LINES_OF_A_PICTURE: Final = frozenset({"480", "720", "1080", "1440", "2160"})
_GENERATIONS: Final = frozenset({"2", "3", "4", "5", "6"})
_CURRENCY_CODES: Final = frozenset({
    "rs", "usd", "us", "eur", "gbp", "inr", "tk", "rm", "sfr", "chf", "aed", "zar", "kes", "ksh", "dh", "cfa", "sar",
    "qar", "hk", "nz", "aud", "cad", "jpy", "cny", "rmb", "rub", "pkr", "ngn", "mxn", "brl",
})  # fmt: skip
_UNITS_BETWEEN: Final = frozenset({
    "h", "ft", "st", "lb", "lbs", "m", "min", "hr", "hrs", "x", "e", "d", "deg", "by", "to", "k", "foot", "feet", "inch",
    "yard",
})  # fmt: skip


_BESIDE_A_SLASH: Final = _UNITS_BETWEEN | {"g", "kg", "ml", "cl", "l", "cm", "mm", "km", "oz", "c", "f"}
"""The same where a slash gives a measure again: "100g/4oz", "180C/350F"."""
_MODEL_SCALES: Final = frozenset({"B", "K", "M", "T"})
"""Letters that would be a scale behind plain digits, and are part of a name behind letters and digits: "T-90M"."""


def one_token(m: Mention) -> bool:
    """Whether a number is one token and so may be part of a name: "4 million" is not."""
    return m.last - m.first == 1


_LONGEST_RUN: Final = 40
"""Tokens of a run without a space that are looked at: no name is longer, and an endless run must not cost its square."""


def lexical(s: Sentence, m: Mention, text: str) -> Found | None:
    """The name of which a number is part, by words of the lexicon or by its spelling alone; sure enough to go before dates.

    Args:
        s: The sentence.
        m: The number.
        text: The document's text, which may tell that a letter stands for money ("R500").
    """
    return (
        _phrase(s, m.first)
        or designations.word_of_number(s, m)
        or _run(s, m, text)
        or _label(s, m)
        or _step(s, m)
        or designations.picture(s, m)
        or designations.calibre(s, m)
    )


def general(s: Sentence, m: Mention, known: set[str], label: Found | None, text: str) -> Found | None:
    """The name of which a number is part, by an address, a capitalised word, or a name of the document.

    Args:
        s: The sentence.
        m: The number.
        known: Numbers that the document has used as names before ("787").
        label: The name found just before, when "and" or a comma joins this number to it ("Articles 5 and 7").
        text: The document's text, for a model number that is made a plural further on ("the 787 ... two 787s").
    """
    found = addresses.reached(s, m)
    if found is None:
        found = (
            designations.score_line(s, m, text)
            or designations.airline(s, m)
            or designations.shirt(s, m)
            or model_number(s, m)
            or capitalised(s, m)
            or designations.catalogued(s, m)
        )
    behind = s.lower[m.last] if m.last < len(s.lower) else "."
    if (
        found is None
        and label is not None
        and one_token(m)
        and "," not in s.lower[m.first]
        and (behind in NAME_CLOSERS or behind in FUNCTION or any(other.first == m.last for other in s.mentions))
    ):
        found = m.first, m.last, label[2], label[3], ""
    if found is None and _known(s, m, known, text):
        found = m.first, m.last, "identifier", "veto:name-known", ""
    return found


def remember(s: Sentence, m: Mention, found: Found, known: set[str]) -> None:
    """Keep a model number that stood in a name, so that it is known when it stands alone ("the 787")."""
    if found[2] == "identifier" and s.lower[m.first].isdigit() and len(s.lower[m.first]) <= 4:
        known.add(s.lower[m.first])
        if m.first and s.words[m.first - 1][0].isupper():
            known.add(f"{s.lower[m.first - 1]} {s.lower[m.first]}")


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
            tied = s.lower[k:end] == _HALVES and scores.tells_of_votes(s.lower, k, end)
            if not of and not tail and not tied and not (k > 0 and s.glued(k) and s.lower[k - 1] in {"/", "-", "."}):
                return k, end, kind, rule, ""
    return None


def _run(s: Sentence, m: Mention, text: str) -> Found | None:
    """Letters and digits written as one: "F-16", "H5N1", "UTC-5", "5G", "787s", "A/RES/65", "@name99"."""
    i, j = m.first, m.last
    starts, ends = s.starts, s.ends
    before = i > 0 and ends[i - 1] == starts[i]
    if j - i != 1 and not (before and j - i == 2 and s.glued(i + 1) and s.words[i + 1] in _MODEL_SCALES):
        return None
    behind = j < len(starts) and ends[i] == starts[j] and j - i == 1
    if not (before or behind):
        return None
    if before and s.words[i - 1] in moneyletters.LETTERS and (money := moneyletters.rule(s, m, text)):
        m.rules.append(money)
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
        letters = [word for word in s.lower[first:i] if word[0].isalpha()]
        odd = len(before.partition(".")[0]) > 3 or any(
            word not in (_BESIDE_A_SLASH if "/" in s.lower[first:i] else _UNITS_BETWEEN) for word in letters
        )  # but "14-by-20-inch"
        return ("veto:letters-and-digits", "identifier") if letters and odd else None
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


_QUARTERS: Final = frozenset("1234")


def _letters_behind(s: Sentence, i: int) -> str:
    """The rule by which letters glued to the number at ``i`` make it a name ("5G", "787s", "24703m212"), or ""."""
    token, behind, n = s.lower[i], s.words[i + 1], len(s.lower)
    closed = i + 2 >= n or not s.glued(i + 2) or not s.lower[i + 2][0].isalnum()
    if closed:
        if (behind == "G" and token in _GENERATIONS) or (behind == "D" and token in {"2", "3", "4"}):
            return "generation"
        named = i > 0 and s.words[i - 1].istitle() and not s.glued(i) and not capitals_mean_nothing(s)
        if behind == "s" and named and token.isdigit() and len(token) < 3:  # "both Leopard 2s"
            return "model"
        if behind == "p" and token in _LINES_OF_A_PICTURE:  # 1080p
            return "generation"
        if behind == "i" or (behind == "Q" and token in _QUARTERS) or (behind == "H" and token in {"1", "2"}):
            return "letters-and-digits"  # 3i Group, "2Q profit", "1H sales"
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


def _label(s: Sentence, m: Mention) -> Found | None:
    """A word that numbers things: "Resolution 1973", "Article 5", "No. 4", "90049 ZIP"."""
    i = m.first
    low = s.lower
    digits = low[i].isdigit() or ("." in low[i] and _is_point_numbered(low[i]))
    if m.last + 1 < len(low) and low[m.last] == ":" and s.glued(m.last + 1) and len(low[m.last + 1]) == 2:
        return None  # "UPDATE 2:25 p.m."
    if not (one_token(m) or _is_lettered(s, m)) or "," in low[i] or not (digits or s.words[i][0].isupper()):
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
    if rule is None and p < i - 1 and low[p] in _DOTTED:
        rule = _PART_OF_A_TEXT  # "p. 118"
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


def _is_lettered(s: Sentence, m: Mention) -> bool:
    """Whether a letter that is no scale here belongs to the number: "Courtroom 4B", "Gate 12M"."""
    return (
        m.last - m.first == 2 and s.words[m.first + 1] in _MODEL_SCALES and s.glued(m.first + 1) and m.value is not None
    )


def _is_point_numbered(word: str) -> bool:
    """Whether a word is the number of a part of something: the "4.2" of "section 4.2"."""
    whole, point, part = word.partition(".")
    return point == "." and whole.isdigit() and part.isdigit() and len(whole) < 3 and len(part) < 3


def _step(s: Sentence, m: Mention) -> Found | None:
    """A number behind the word for a step of many, both in small letters: "on day two of the trial", "in week 3"."""
    i, j = m.first, m.last
    low = s.lower
    if i == 0 or low[i - 1] not in STEPS or not one_token(m) or s.glued(i) or m.value is None or m.value > _LAST_STEP:
        return None
    if i > 1 and low[i - 2] not in _BEFORE_STEP:
        return None
    behind = low[j] if j < len(low) else "."
    if behind not in NAME_CLOSERS and behind not in _BEHIND_STEP:
        return None
    return i - 1, j, "ordinal", "veto:numbered-steps", ""


STEPS: Final = frozenset({
    "day", "week", "round", "game", "part", "year", "match", "lap", "act", "set", "chapter", "stage", "phase", "step", "episode",
    "volume", "grade", "tier", "level", "kilometer", "kilometre",
})  # fmt: skip
"""Words that number the steps of something also in small letters; the other labels do by their own entry."""
_BEFORE_STEP: Final = frozenset({
    "on", "in", "of", "by", "at", "from", "after", "until", "through", "since", "for", "before", "(", ",", "is", "was", "into",
    "reached", "entered", "to", "during", "epi", "epidemiological", "calendar", "reporting",
})  # fmt: skip
_BEHIND_STEP: Final = frozenset({
    "of", "at", "in", "on", "when", "with", "was", "is", "as", "after", "and", "for", "the", "begins", "began", "against", "to",
    "(", "compared",
})  # fmt: skip
_LAST_STEP: Final = 200


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
    if plain and s.text.isupper() and s.lower[m.last : m.last + 1] not in (["in"], [","], ["."], ["said"]):
        return None  # but "ON ROAD NO 32 IN"
    if plain and (p == 0 or counted_behind(s, m.last) or (small == "number" and _people_number(s, p))):
        return None
    rule = veto_words().labels.get(small, ("veto:number-sign", "identifier"))
    named = p > 0 and s.lower[p - 1] in veto_words().labels and not s.glued(p)
    return (i if small == "number" and s.words[p].islower() else p - named), m.last, rule[1], rule[0], ""


_NUMBERED: Final = frozenset({
    "dead", "killed", "wounded", "injured", "missing", "detained", "displaced", "homeless", "they", "who", "refugees", "rebels",
    "troops", "soldiers", "fighters", "protesters", "victims", "survivors", "evacuees", "casualties", "prisoners", "detainees",
    "forces", "migrants", "thought", "believed", "estimated",
})  # fmt: skip
"""Of whom news says that they "number" so many."""
_ENDS_SUBJECT: Final = frozenset({
    ",", ";", ":", "is", "are", "was", "were", "has", "have", "had", "said", "says", "will", "the", "flight", "phone", "room",
})  # fmt: skip
_SUBJECT: Final = 9
"""Tokens of a subject of "number", at most."""


def _people_number(s: Sentence, p: int) -> bool:
    """Whether "number" at token ``p`` is a verb: "the dead number 40", "the injured from the two blasts number 12"."""
    for k in range(p - 1, max(-1, p - _SUBJECT), -1):
        if s.lower[k] in _NUMBERED:
            return True
        if s.lower[k] in _ENDS_SUBJECT and not (s.lower[k] == "the" and k < p - 1):
            return False
    return False


def _known(s: Sentence, m: Mention, known: set[str], text: str) -> bool:
    """Whether a number that named something before stands like a name again: "the 787", "new 787s", "the 11 Pro Max"."""
    i, j = m.first, m.last
    token = s.lower[i]
    if not one_token(m) or not token.isdigit():
        return False
    behind = s.lower[j] if j < len(s.lower) else "."
    if i and known and f"{s.lower[i - 1]} {token}" in known and s.words[i - 1][0].isupper():
        return True  # "Falcon 9 rockets", where "Falcon 9" stood before
    if token in known:
        if j < len(s.lower) and s.glued(j) and behind == "s":
            return True
        if j < len(s.lower) and s.words[j][0].isupper():
            return behind[-1] != "s"
    before = s.lower[i - 1] if i else ""
    if (
        len(token) != 3
        or before not in {"the", "a", "its", "new"}
        or not (behind in NAME_CLOSERS or behind in SINGULAR)
    ):
        return False
    return token in known or f" {token}s " in text
