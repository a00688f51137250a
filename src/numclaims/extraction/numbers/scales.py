"""What multiplies a number: "2.7m", "3.5 million", "half a dozen", "several thousand", "tens of thousands"."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.numbers import moneyletters
from numclaims.extraction.numbers.digits import is_digits
from numclaims.extraction.numbers.marking import add
from numclaims.extraction.numbers.numberwords import HYPHENS, PLURAL_SCALES, cardinal, number_words, scale_at, tidy
from numclaims.extraction.text.tokens import word_set
from numclaims.reading import Sentence

CURRENCIES: Final = word_set(
    "$ \u00a3 \u20ac \u00a5 \u20b9 \u20bd \u20ba \u20aa \u20a9 \u0e3f \u20a6 \u20b4 \u20ab # = us usd eur gbp jpy"
    " aud cad chf cny inr rm rs ps y nz hk zar try sek nok dkk nzd hkd sgd rub"
    " \u00a2 \u20b5 kes ksh tsh ush ghs etb zmw mwk ugx tzs xof xaf cfa fcfa sar aed kwd jod bhd qar omr iqd irr egp lbp syp"
    " ngn pkr bdt tk lkr npr idr rp php myr thb vnd krw huf czk pln uah kzt ils nis brl ars clp mxn"
)
"""What stands before digits when they are money, as far as it matters for "m", "b" and "t"; the units stage knows them all."""

# Nouns that come in millions, by ending and by name, behind "5m": anything else leaves metres.
_MANY_ENDINGS: Final = ("ers", "ees", "ors", "ians", "ents", "ants", "ists", "iens", "icans")
_MANY: Final = word_set(
    "people persons children women men dollars euros pounds yen tonnes tons barrels litres liters gallons"
    " hectares acres votes viewers users homes households families jobs shares doses vaccines cases customers"
    " copies tickets units vehicles cars phones iphones devices visits downloads books bushels bags deaths"
    " infections displaced more others americans syrians afghans iraqis turks britons chinese muslims christians"
    " jews internally additional extra sq square cubic words records accounts trips hits albums tests masks meals"
    " kroner kronor crowns francs shekels baht naira rand pesos dinars riyals dirhams shillings cedis zlotys zloty forints yuan"
    " won reais roubles hryvnias hryvnia birr taka ringgit rupiah dong lei kwacha swiss australian canadian"
    " pages rupees rubles lire liras sales times without unemployed jobless homeless hungry poor workforce population"
)
_RACES: Final = word_set("run race runs races walk event")
_FEW: Final = frozenset({"several", "few"})
_ARTICLES: Final = frozenset({"a", "an"})
_INDIAN: Final = frozenset({"lac", "lakh", "crore"})
"""Scale words that need a number before them."""
_TOP: Final = {
    "tens": 100.0, "dozens": 100.0, "hundreds": 1e3, "thousands": 1e4, "millions": 0.0, "billions": 0.0, "trillions": 0.0,
    "scores": 0.0,
}  # fmt: skip
_SCORES_AFTER: Final = word_set(
    "of were are have had more dead killed injured wounded others missing arrested detained people civilians"
)


_SCORED: Final = word_set("the test box their his her")
"""Behind these, scores are those of a game or test."""
_WHO: Final = word_set("that who which whoever she he it")
"""Behind these and before "more", "scores" is the verb."""


def scale_words(sentence: Sentence, j: int) -> tuple[float, int]:
    """Product of the scale words that stand at ``j``, spaced or behind a hyphen, and the index behind them."""
    return scale_at(sentence.lower, j, len(sentence.lower), number_words())


_UNITS_OF_AREA: Final = "/'\u2019^\u00b2\u00b3"


def after_digits(sentence: Sentence, i: int, j: int, value: float) -> tuple[float, int, str | None]:
    """Apply the scale behind the digits ``i`` to ``j``: a word, an abbreviation, "dozen", and smaller scales after it."""
    lower, n = sentence.lower, len(sentence.lower)
    word = lower[j]
    if (word in PLURAL_SCALES or word == "dozens") and _is_year(lower[i:j], value):
        return value, j, None  # "in 2019 hundreds of people"
    words = number_words()
    if word in words.short:
        if _is_scale(sentence, i, j):
            return tidy(value * words.short[word]), j + 1, "numeral:abbreviations"
        return value, j, None
    if word in {"dozen", "dozens"}:
        return value * 12.0, j + 1, "numeral:dozen"
    factor, end = scale_words(sentence, j)
    if end == j:
        return value, j, None
    total = tidy(value * factor)
    from_fraction, part = _and_a_half(lower, end)
    if part is not None:
        return tidy(total + part * factor), from_fraction, "numeral:mixed"
    smallest = factor
    while end < n:  # "2 million 300 thousand", "3 hundred and 21"
        k = end + 1 if lower[end] == "and" and smallest == 100.0 else end
        if k >= n or not is_digits(lower[k]) or not lower[k].isdecimal() or len(lower[k]) > 3:
            break
        step, k2 = scale_words(sentence, k + 1)
        if step >= smallest or (step == 1.0 and (smallest > 1000.0 or len(lower[k]) >= len(str(int(smallest))))):
            break
        total = tidy(total + float(lower[k]) * step)
        end, smallest = k2, step
        if step == 1.0:
            break
    if end < n and lower[end] == "and" and smallest == 100.0:
        rest = cardinal(lower, end + 1)
        if rest is not None and rest[0] < 100.0:
            return tidy(total + rest[0]), rest[1], "numeral:scales"
    return total, end, "numeral:scales"


def _is_year(digits: list[str], value: float) -> bool:
    """Whether digits are those of a year, and not "1,900"."""
    return len(digits) == 1 and digits[0].isdecimal() and _YEARS[0] <= value <= _YEARS[1]


_YEARS: Final = (1900.0, 2100.0)


def _and_a_half(lower: list[str], j: int) -> tuple[int, float | None]:
    """Read "and a half" behind "3 million"; the same for a quarter."""
    if (
        j + 2 < len(lower)
        and lower[j] == "and"
        and lower[j + 1] in {"a", "one"}
        and lower[j + 2] in {"half", "quarter"}
    ):
        return j + 3, 0.5 if lower[j + 2] == "half" else 0.25
    return j, None


def money_before(sentence: Sentence, i: int) -> bool:
    """Whether a currency sign or code stands right before token ``i``."""
    return i > 0 and (sentence.lower[i - 1] in CURRENCIES or moneyletters.before(sentence, i))


def _is_scale(sentence: Sentence, i: int, j: int) -> bool:
    """Whether the letters at ``j`` behind the digits at ``i`` multiply them: "5m refugees" against "5m deep"."""
    lower, n = sentence.lower, len(sentence.lower)
    word = lower[j]
    if j + 1 < n and sentence.glued(j + 1) and lower[j + 1][0] in _UNITS_OF_AREA:
        return False
    following = lower[j + 1] if j + 1 < n else ""
    if len(word) > 1 or money_before(sentence, i):
        return True
    glued = sentence.glued(j)
    if word == "k":
        return following not in _RACES and not (following and is_digits(following)) and (glued or following != ".")
    if word == "t":
        return False
    capital = sentence.words[j].isupper()
    if word == "m" and capital and glued and not sentence.text.isupper():
        return True
    if word == "b" and (glued or (capital and following.isalpha())):
        return following.isalpha() or (glued and capital)
    if word == "m" and (glued or capital):
        if glued and (following == "in" or not following[:1].isalpha()) and _said_before(sentence, i):
            return True
        for k in range(j + 1, min(j + 6, n)):
            after = lower[k]
            if not after[0].isalpha():
                break
            if after in _MANY or after.endswith(_MANY_ENDINGS):
                return True
            if after in _SMALL_WORDS and after != "and":
                break
    return False


def _said_before(sentence: Sentence, i: int) -> bool:
    """Whether an earlier number of the sentence is in millions: "added 9.3m for a total of 269.6m", "1.2 billion, from 950m"."""
    lower = sentence.lower
    compared = i > 0 and lower[i - 1] in _COMPARING
    return any(
        m.last < i
        and (
            (lower[m.last - 1] == "m" and "numeral:abbreviations" in m.rules)
            or (compared and lower[m.last - 1] in _LARGE)
        )
        for m in sentence.mentions
    )


_COMPARING: Final = word_set("from to than against versus with")
_LARGE: Final = word_set("million billion bn")


_SMALL_WORDS: Final = word_set(
    "from away of to in and or above below high tall long deep wide at by on for with the a an as is was were are"
    " off under over into near"
)


def led_by_article(sentence: Sentence, i: int) -> int:
    """Add the number that a scale word or "dozen" at ``i`` makes by itself ("a thousand", "several hundred").

    Returns:
        The index behind it.
    """
    lower, n = sentence.lower, len(sentence.lower)
    words = number_words()
    before = lower[i - 1] if i else ""
    if before in HYPHENS and i > 1 and sentence.glued(i) and lower[i - 2] not in _ARTICLES:
        return i + 1  # "multi-million"
    if lower[i] in _INDIAN and before not in _ARTICLES:
        return i + 1  # "Lac La Biche" is a lake
    total, end, rule = 12.0, i + 1, "numeral:dozen"
    if lower[i] != "dozen":
        read = cardinal(lower, i, 1.0)
        if read is None:
            return i + 1
        total, end, _ = read
        rule = "numeral:scales"
        part = words.fractions.get(lower[end], 0.0) if end < n and lower[end].endswith("ths") else 0.0
        if part:  # "a hundred trillionths"
            total, end = total * part, end + 1
    if before in _FEW:
        first = i - 2 if before == "few" and i > 1 and lower[i - 2] in _ARTICLES else i - 1
        top = 99.0 if lower[i] == "dozen" else 10.0 * total - 1.0
        m = add(sentence, first, end, 3.0 * total, "numeral:several", 2.0 * total, top)
        m.qualifier = "vague"
    elif before == "couple" or (before == "of" and i > 1 and lower[i - 2] == "couple"):
        first = i - 1 if before == "couple" else i - 2
        if first and lower[first - 1] in _ARTICLES:
            first -= 1
        m = add(sentence, first, end, 2.0 * total, "numeral:couple", 1.5 * total, 2.5 * total)
        m.qualifier = "approximately"
    else:
        first = i
        if before in _ARTICLES:
            first = i - 1
        elif before == "-" and i > 1 and lower[i - 2] in _ARTICLES:
            first = i - 2
        behind, half = _and_a_half(lower, end)
        if half is not None:  # "a million and a half"
            total, end = total + half * words.value.get(lower[end - 1], 1.0), behind
        m = add(sentence, first, end, tidy(total), rule)
    m.words = "words"
    return end


def vague(sentence: Sentence, i: int) -> int:
    """Add the vague number at ``i`` ("dozens", "tens of thousands", "several thousands"); returns the index behind it."""
    lower, n = sentence.lower, len(sentence.lower)
    words = number_words()
    word = lower[i]
    following = lower[i + 1] if i + 1 < n else ""
    before = lower[i - 1] if i else ""
    if word == "tens" and following != "of":
        return i + 1
    if word == "scores" and (
        following not in _SCORES_AFTER or before in _SCORED or (following == "more" and before in _WHO)
    ):
        return i + 1
    end, factor = i + 1, 1.0
    if following == "of" and i + 2 < n and lower[i + 2] in PLURAL_SCALES and lower[i + 2] != word:
        factor, end = words.scales[lower[i + 2][:-1]], i + 3
    elif following in {"upon", "and", "after"} and i + 2 < n and lower[i + 2] == word:
        end = i + 3
    low = words.vague[word] * factor
    top = _TOP[word]
    high = top * factor - 1.0 if top else None
    first = i
    value = low
    if before in _FEW and factor == 1.0 and word in PLURAL_SCALES:
        step = words.scales[word[:-1]]
        value, low, high = 3.0 * step, 2.0 * step, 10.0 * step - 1.0
        first = i - 2 if before == "few" and i > 1 and lower[i - 2] in _ARTICLES else i - 1
    m = add(sentence, first, end, value, "numeral:vague", low, high)
    m.qualifier = "vague"
    m.words = "words"
    return end
