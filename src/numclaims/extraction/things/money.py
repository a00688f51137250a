"""Reads the currency of a sum: the sign before it, the word behind it, and the country that the text tells."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.things import nounphrases, unitwords
from numclaims.extraction.things.nounphrases import STOPS
from numclaims.extraction.things.unitwords import Unit
from numclaims.reading import Mention, Reading, Sentence

# The Penn Treebank prints the pound sign as "#", some wires as "PS"; a scaled sum of this size behind one is no list number.
_PRINTED_POUNDS: Final = 10_000
# A "pound" is money, not weight, from this many on.
_MANY_POUNDS: Final = 50_000
_INTO: Final = frozenset({"-", "in", "of", "worth", "for"})
_LEADING: Final = word_set(
    "of at worth to about around some nearly almost over more than up least as much estimated totalling totaling an"
)


def before(sentence: Sentence, m: Mention) -> bool:
    """Read a sign or code before the number ("$5 million", "US$ 5", "EUR 300", "Rs. 500")."""
    at = m.first - 1
    if at < 0:
        return False
    words = sentence.words
    if words[at] == "." and at > 0 and words[at - 1] in {"Rs", "Rp"}:
        at -= 1
    word = words[at]
    first = at
    signs = unitwords.money_signs()
    unit = signs.get(word)
    letters = word[0].isalpha()
    if not letters and (unit is not None or word == "=") and at > 0 and words[at - 1][0].isalpha():
        joined = signs.get(words[at - 1] + word)  # "US$", "HK $", "Y="
        if joined is not None:
            unit = joined
            first = at - 1
    elif letters and at > 0 and words[at - 1] == "$" and (sentence.glued(at) or sentence.glued(m.first)):
        unit = signs.get(f"${word}")  # "$US113", "$ A11 billion" of the Penn Treebank
        first = at - 1
    elif (word == "#" or (word == "PS" and sentence.glued(m.first))) and (
        (m.last - m.first > 1 and (m.value or m.high or 0) >= _PRINTED_POUNDS) or _behind_a_sum(sentence, at)
    ):
        unit = signs["\u00a3"]
    elif letters and len(word) == 1 and not sentence.glued(m.first):
        return False  # "R5" is money, "R 5" is not
    if unit is None or unit.name == "penny":
        return False
    m.kind = "money"
    m.unit = unit.name
    m.reported_unit = sentence.words_text(first, at + 1)
    m.noun_first = first
    m.noun_last = m.first
    m.rules.append(unit.rule)
    return True


def _behind_a_sum(sentence: Sentence, at: int) -> bool:
    """Whether token ``at`` opens the same sum in another currency: "($0.08, # 0.05)"."""
    words = sentence.words
    return at > 2 and words[at - 1] in {",", "(", "/"} and words[at - 2][0].isdigit() and "$" in words[at - 3]


def behind(reading: Reading, sentence: Sentence, i: int) -> Unit | None:
    """Read a sign, a code, or a name of several countries' money at token ``i`` behind a number."""
    words = sentence.words
    word = words[i]
    shared = unitwords.shared_money().get(sentence.lower[i])
    if shared is not None:
        return Unit(_country(reading, shared), "money", shared.rule)
    unit = unitwords.money_signs().get(word)
    if unit is None or (word[0].isalpha() and len(word) < 3 and word != "p"):
        return None
    if not word[0].isalpha() and i + 1 < len(words) and words[i + 1][0].isdigit():
        return None  # the sign of the next sum
    return unit


def pounds_are_money(reading: Reading, m: Mention) -> bool:
    """Whether "pounds" behind a number are sterling: very many, or in a document that speaks of British money."""
    if (m.value or m.high or 0) >= _MANY_POUNDS:
        return True
    known = reading.memo.get("money.british")
    if known is None:
        text = reading.document.text
        known = "\u00a3" in text or "sterling" in text
        reading.memo["money.british"] = known
    return bool(known)


def purpose(sentence: Sentence, m: Mention) -> None:
    """Read what a sum is: "a $5 million loan", "$5 million in aid", "losses of up to $5 million"."""
    lower, n = sentence.lower, len(sentence.lower)
    purposes = unitwords.purposes()
    j = max(m.last, m.noun_last)
    while j < n and lower[j] in _INTO:
        j += 1
    numbers = nounphrases.counted_tokens(sentence)
    k = j
    while (
        k < min(n, j + 7) and k not in numbers and (lower[k][0].isalpha() or lower[k] in "/-") and lower[k] not in STOPS
    ):
        k += 1
    for at in range(k - 1, j - 1, -1):
        rule = purposes.get(lower[at])
        if rule is not None:
            _count(sentence, m, j, at, rule)
            return
    k = min(m.first, m.noun_first)
    while k > 0 and (lower[k - 1] in _LEADING or lower[k - 1] in nounphrases.DETERMINERS):
        k -= 1
    if k > 1 and k < m.first and lower[k - 1] in purposes:
        first = k - 1
        while first > 0 and lower[first - 1][0].isalpha() and lower[first - 1] not in STOPS and first > k - 4:
            first -= 1
        _count(sentence, m, first, k - 1, purposes[lower[k - 1]])


def _count(sentence: Sentence, m: Mention, first: int, head: int, rule: str) -> None:
    while first < head and sentence.lower[first] in nounphrases.DETERMINERS:
        first += 1
    m.counted = sentence.words_text(first, head + 1)
    m.head = head
    m.rules.append(rule)


def _country(reading: Reading, shared: unitwords.Shared) -> str:
    """The code whose country the document names most; the usual one when it names none."""
    known = reading.memo.get(shared.rule)
    if isinstance(known, str):
        return known
    text = reading.document.text.lower()
    best, most = shared.countries[0][0], 0
    for code, names in shared.countries:
        count = sum(text.count(name) for name in names)
        if count > most:
            best, most = code, count
    reading.memo[shared.rule] = best
    return best
