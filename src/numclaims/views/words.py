"""Figures, measures and sources in words, the same in plots and in the report."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from numclaims.claims import Claim
from numclaims.extraction.what.catalogue import all_entries
from numclaims.extraction.what.inflection import plural
from numclaims.series.eventnames import modified

_POPULATIONS: Final = {
    "child": "children", "woman": "women", "man": "men", "police": "police", "security_forces": "security forces",
    "aid_worker": "aid workers",
}  # fmt: skip
_NOUNS: Final = frozenset(
    {
        "refugees", "population", "troops", "fighters", "protesters", "defectors", "tanks", "vehicles", "aircraft",
        "weapons", "attacks", "camps", "capacity", "aid", "cost", "distance", "area",
    }
)  # fmt: skip
"""Measures whose label names a thing; all others say what became of those counted ("people killed")."""
_SIGNS: Final = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_CURRENCIES: Final = {
    "USD": "US dollars", "EUR": "euros", "GBP": "pounds sterling", "JPY": "yen", "SYP": "Syrian pounds",
    "CNY": "yuan", "TRY": "Turkish lira", "CHF": "Swiss francs", "RUB": "roubles", "INR": "rupees",
}  # fmt: skip
_WITH_ARTICLE: Final = frozenset(
    {
        "states", "kingdom", "emirates", "republic", "islands", "isles", "mountains", "highlands", "heights", "strip", "bank",
        "peninsula", "sea", "ocean", "gulf", "river", "desert", "valley", "netherlands", "philippines", "maldives", "bahamas",
        "gambia", "comoros", "seychelles", "balkans", "caucasus", "sahel", "sahara", "mediterranean", "atlantic", "pacific",
        "caribbean", "aegean", "adriatic", "euphrates", "tigris", "nile", "orontes", "danube", "himalayas", "alps", "andes",
        "vatican", "levant", "bekaa", "donbas", "bronx",
    }
)  # fmt: skip
"""Last words of the names of places that English sets an article before: "the United States", "the Mediterranean"."""
_LONGEST_NAME: Final = 48
FINDING_WORDS: Final = {
    "contradiction": "Contradiction",
    "account_conflict": "Conflicting accounts",
    "revision_up": "Revised upwards",
    "revision_down": "Revised downwards",
    "stale": "Older total printed again",
    "arithmetic": "Sums that do not add up",
    "scope_mismatch": "Same number, other scope",
    "qualifier_loss": "Qualifier or source dropped",
    "circular": "One source in several papers",
    "unit_mismatch": "Same number, other unit",
    "implausible": "Part above its whole",
}
"""What a finding is called, in the order in which they are listed."""


def measure_label(measure: str, population: str | None = None, unit: str | None = None) -> str:
    """A measure in words, with a capital: "Soldiers killed", "Refugees", "Houses destroyed"."""
    label = next((e.label for e in all_entries() if e.measure == measure and e.label), measure)
    whom = population_words(population) if population else ""
    if currency_words(unit) or unit == "percent":
        # Titles tell these behind the place: "Aid, Syria, in US dollars", "People affected in Syria, in percent".
        people = "people" if unit == "percent" and _of_people(measure) and measure not in _NOUNS else ""
        label = f"{people and (whom or people)} {label}".lstrip()
    elif measure in _NOUNS:
        if measure == "capacity" and whom:
            label, whom = f"capacity for {whom}", ""
        thing = whom or _thing(unit)
        if unit == "household":
            label = f"households of {label}"
        elif thing and thing not in label:
            label = f"{label} ({thing})"
    else:
        people = "people" if unit == "person" or _of_people(measure) else ""
        label = f"{'households' if unit == 'household' else whom or _thing(unit) or people} {label}".lstrip()
    return label[:1].upper() + label[1:]


def _of_people(measure: str) -> bool:
    """Whether a measure is one of people where its unit is not told: people are injured, but houses are destroyed."""
    return any(e.measure == measure and e.counts == "people" for e in all_entries())


def _thing(unit: str | None) -> str:
    """What is counted, in the plural; nothing for people and for physical units."""
    if (
        not unit
        or unit in {"person", "case"}
        or not unit.replace("_", "").isalpha()
        or unit in {"meter", "kilogram", "second"}
    ):
        return ""
    return plural(unit.replace("_", " "))


def place_words(name: str) -> str:
    """A place as a sentence names it: "the United States", "Damascus"."""
    last = name.rpartition(" ")[2].casefold()
    return f"the {name}" if last in _WITH_ARTICLE and not name.casefold().startswith("the ") else name


def population_words(population: str) -> str:
    """A population in the plural: "children", "security forces"."""
    return _POPULATIONS.get(population, population.replace("_", " ") + "s")


def currency_words(unit: str | None) -> str:
    """A currency, or a price for each of something, in words: "US dollars", "US dollars a barrel"; empty for other units."""
    code, _, each = (unit or "").partition(" / ")
    if len(code) != 3 or not (code.isascii() and code.isalpha() and code.isupper()):
        return ""
    return _CURRENCIES.get(code, code) + (f" a {each}" if each else "")


def number_words(value: float, unit: str | None = None) -> str:
    """A number for reading: "4,000", "$1.2 million", "8.05"; a currency without a well-known sign by its code."""
    code = (unit or "").partition(" / ")[0]
    sign = _SIGNS.get(code, f"{code} " if currency_words(unit) else "")
    if abs(value) >= 1e6:
        for scale, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
            if abs(value) >= scale:
                return f"{sign}{_trim(value / scale)} {name}"
    return f"{sign}{_trim(value)}"


def _trim(value: float) -> str:
    if 0 < abs(value) < 0.01:
        return f"{value:.2g}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def amount_words(claim: Claim) -> str:
    """A claim's figure with its modifier as written: "more than 4,000", "10 to 15", "dozens"."""
    quote = " ".join(claim.quote.split())
    if not quote:  # worked out from other claims, written nowhere
        return f"{number_words(claim.value or 0)} (worked out)"
    if claim.implied:
        return "one (implied)" if claim.value in {1, None} else f"{quote} (implied)"
    return modified(claim, quote)


def figure_words(claim: Claim) -> str:
    """A claim's figure with modifier and unit: "more than $4,000", "five miles", "12 percent"; persons go without saying."""
    words = amount_words(claim)
    unit = " ".join((claim.reported_unit or "").split())
    if not unit or claim.implied or not claim.quote or claim.kind in {"count", "number", "ratio"}:
        return f"{words} {unit}" if unit and claim.unit == "household" and unit not in words else words
    if claim.kind == "money" and not unit[0].isalnum():
        # "$", or "$ a barrel": the sign goes before the number, the rest behind it.
        quote = " ".join(claim.quote.split())
        sign, _, each = unit.partition(" ")
        sign = _SIGNS.get((claim.unit or "").partition(" / ")[0], sign)
        told = words if quote.startswith(sign) else modified(claim, sign + quote)
        return f"{told} {each}" if each else told
    if claim.qualifier == "vague" and words.endswith("s") and not words.endswith("%"):
        return f"{words} of {unit}"
    return f"{words}%" if unit == "%" else f"{words} {unit}"


def printed_by(claim: Claim) -> str:
    """Who printed a claim: its publisher, else the document's title, else its id without the ending."""
    if claim.publisher:
        return flat(claim.publisher)
    if claim.title:
        return f"“{shortened(claim.title, _LONGEST_NAME)}”"
    return shortened(PurePosixPath(claim.doc_id).stem or claim.doc_id, _LONGEST_NAME)


def source_words(claim: Claim) -> str:
    """Who says so, for a label: the primary source, or whose own voice it is."""
    if claim.attributed_to is None:
        return f"{printed_by(claim)}, own voice"
    name = flat(claim.root or claim.attributed_to)
    return name[:1].upper() + name[1:]


def flat(text: str) -> str:
    """Text on one line."""
    return " ".join(text.split())


def shortened(text: str, most: int) -> str:
    """Text cut to so many characters, at a word where one ends near, with an ellipsis where something is gone."""
    text = flat(text)
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    word = cut.rpartition(" ")[0]
    return (word if len(word) > most // 2 else cut).rstrip(" ,;:-") + "…"


def excerpt(claim: Claim, most: int) -> str:
    """The words around a claim's figure in its sentence, cut to so many characters, with ellipses where some are gone."""
    sentence = claim.sentence
    start = min(max(claim.char_start - claim.sentence_start, 0), len(sentence))
    end = min(max(claim.char_end - claim.sentence_start, start), len(sentence))
    before, after = flat(sentence[:start]), flat(sentence[end:])
    glued = "" if start and not sentence[start - 1].isspace() else " "
    follows = "" if end < len(sentence) and not sentence[end].isspace() else " "
    figure = flat(sentence[start:end])
    room = most - len(figure) - 2
    # What stands behind a figure tells more often of what it is than what stands before it.
    ahead = min(len(before), max(room * 2 // 5, room - len(after)))
    behind = min(len(after), room - ahead)
    if ahead < len(before):
        cut = before[len(before) - ahead :]
        before = "…" + (cut.partition(" ")[2] or cut).lstrip(" -–—,;:.)")
    if behind < len(after):
        cut = after[:behind]
        after = (cut.rpartition(" ")[0] or cut).rstrip(" ,;:-") + "…"
    return f"{before}{glued if before else ''}{figure}{follows if after else ''}{after}"
