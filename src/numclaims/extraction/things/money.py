"""Reads the currency of a sum: the sign before it, the word behind it, and the country that the text tells."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.things import closedwords, nounphrases, rates, unitwords
from numclaims.extraction.things.closedwords import STOPS
from numclaims.extraction.things.unitwords import Unit
from numclaims.reading import Mention, Reading, Sentence

# The Penn Treebank prints the pound sign as "#", some wires as "PS"; a scaled sum of this size behind one is no list number.
_PRINTED_POUNDS: Final = 10_000
# A "pound" is money, not weight, from this many on.
_MANY_POUNDS: Final = 50_000
_WITH_A_STOP: Final = frozenset({"Rs", "Rp", "Tk", "Sh", "Ksh", "KSh"})
_INTO: Final = frozenset({"-", "in", "of", "worth", "for"})
_LEADING: Final = word_set(
    "of at worth to about around some nearly almost over more than up least as much estimated totalling totaling an"
)


def before(reading: Reading, sentence: Sentence, m: Mention) -> bool:
    """Read a sign or code before the number ("$5 million", "US$ 5", "EUR 300", "Rs. 500")."""
    at = m.first - 1
    if at < 0:
        return False
    words = sentence.words
    if words[at] == "." and at > 0 and words[at - 1] in _WITH_A_STOP:
        at -= 1
    word = words[at]
    first = at
    signs = unitwords.money_signs()
    unit = signs.get(word)
    letters = word[0].isalpha()
    if not letters and (unit is not None or word in {"=", "\u00a2"}) and at > 0 and words[at - 1][0].isalpha():
        joined = signs.get(words[at - 1] + word)  # "US$", "HK $", "Y="
        if joined is not None:
            unit = joined
            first = at - 1
    elif letters and at > 0 and words[at - 1] == "$" and (sentence.glued(at) or sentence.glued(m.first)):
        unit = signs.get(f"${word}")  # "$US113", "$ A11 billion" of the Penn Treebank
        first = at - 1
    elif (word == "#" or (word == "PS" and sentence.glued(m.first))) and (
        (m.last - m.first > 1 and (m.value or m.high or 0) >= _PRINTED_POUNDS)
        or (word == "#" and "," in words[m.first])
        or _behind_a_sum(sentence, at)
    ):
        unit = signs["\u00a3"]
    elif letters and len(word) == 1 and not sentence.glued(m.first):
        return False  # "R5" is money, "R 5" is not
    if unit is None or unit.name == "penny":
        return False
    shared = unitwords.shared_signs().get(word)
    m.kind = "money"
    m.unit = unit.name if shared is None else _country(reading, shared)
    if word == "$" and first == at and m.unit == "USD" and (code := _dollars(reading)) != "USD":
        m.unit = code
        m.rules.append(unitwords.dollars().rule)
    m.reported_unit = sentence.words_text(first, at + 1)
    m.noun_first = first
    m.noun_last = m.first
    m.rules.append(unit.rule)
    return True


def _behind_a_sum(sentence: Sentence, at: int) -> bool:
    """Whether token ``at`` opens the same sum in another currency: "($0.08, # 0.05)"."""
    words = sentence.words
    return at > 2 and words[at - 1] in {",", "(", "/"} and words[at - 2][0].isdigit() and "$" in words[at - 3]


def add_cents(sentence: Sentence) -> None:
    """Make one sum of "thirteen dollars and forty-five cents", "5 pounds 20 pence", "thirteen dollars forty-five".

    Args:
        sentence: The sentence, its units read.
    """
    mentions = sentence.mentions
    for at in range(len(mentions) - 1, 0, -1):
        a, b = mentions[at - 1], mentions[at]
        if a.unit == "pound" and b.unit == "penny":
            a.kind, a.unit = "money", "GBP"
        if a.kind != "money" or a.unit is None or a.value is None or b.value is None or a.unit in _COINS:
            continue
        behind = a.behind
        gap = sentence.lower[behind : b.first]
        if not 0.0 < b.value < _COINS_IN_ONE or a.value != int(a.value) or gap not in ([], ["and"]) or " / " in a.unit:
            continue
        spoken = not gap and b.unit is None and a.words == b.words == "words" and b.value >= 10.0
        if b.unit not in _COINS and not spoken:
            continue
        a.value = a.low = a.high = a.value + b.value / _COINS_IN_ONE
        a.last, a.end = b.last, b.end
        a.noun_last = max(a.noun_last, b.noun_last)
        a.reported_unit = f"{a.reported_unit} {b.reported_unit}" if b.reported_unit else a.reported_unit
        a.rules.append("money:and-cents")
        name, end, rule = rates.rate_at(sentence, max(a.last, b.noun_last))
        if end >= 0:
            a.unit = f"{a.unit} / {name}"
            a.rules.append(rule)
        del mentions[at]


_COINS: Final = frozenset({"cent", "penny", "sen", "paisa", "kopeck", "kobo", "piastre", "centavo"})
_COINS_IN_ONE: Final = 100.0


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
    """Whether "pounds" behind a number are sterling: very many, a sum given again, or in a document that speaks of them."""
    if (m.value or m.high or 0) >= _MANY_POUNDS or _gives_again(m):
        return True
    known = reading.memo.get("money.british")
    if known is None:
        text = reading.document.text
        known = "\u00a3" in text or "sterling" in text
        reading.memo["money.british"] = known
    return bool(known)


def _gives_again(m: Mention) -> bool:
    """Whether a number in brackets gives a sum again that stands before them: "1 million yen (7,164 pounds)"."""
    lower = m.sentence.lower
    if not m.first or lower[m.first - 1] != "(":
        return False
    return any(o.kind == "money" and m.first - 4 <= o.behind < m.first for o in m.sentence.mentions)


def purpose(sentence: Sentence, m: Mention) -> None:
    """Read what a sum is: "a $5 million loan", "$5 million in aid", "losses of up to $5 million"."""
    lower, n = sentence.lower, len(sentence.lower)
    purposes = unitwords.purposes()
    j = m.behind
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
    while k > 0 and (lower[k - 1] in _LEADING or lower[k - 1] in closedwords.DETERMINERS):
        k -= 1
    if k > 1 and k < m.first and lower[k - 1] in purposes:
        first = k - 1
        while first > 0 and lower[first - 1][0].isalpha() and lower[first - 1] not in STOPS and first > k - 4:
            first -= 1
        _count(sentence, m, first, k - 1, purposes[lower[k - 1]])


def _count(sentence: Sentence, m: Mention, first: int, head: int, rule: str) -> None:
    while first < head and sentence.lower[first] in closedwords.DETERMINERS:
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


_OFTEN: Final = 3
"""Names of one country that show a document to be written for its readers."""


def _dollars(reading: Reading) -> str:
    """Whose dollars a plain "$" of the document means."""
    known = reading.memo.get("money.dollars")
    if isinstance(known, str):
        return known
    (usual, foreign), *others = unitwords.dollars().countries
    text = reading.document.text.lower()
    host = (reading.document.url or "").lower().partition("://")[2].partition("/")[0].partition(":")[0]
    code, at_home = usual, False
    named: list[tuple[int, str]] = []
    for other, names in others:
        at_home = any(name[0] == "." and host.endswith(name) for name in names)
        if at_home:
            named = [(_OFTEN, other)]
            break
        count = sum(text.count(name) for name in names if name[0] != ".")
        if count:
            named.append((count, other))
    if len(named) == 1 and named[0][0] >= _OFTEN:
        code = named[0][1] if at_home or not any(name in text for name in foreign) else usual
    reading.memo["money.dollars"] = code
    return code
