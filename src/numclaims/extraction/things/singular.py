"""Plurals to singulars, and what looks like a plural at all."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set

_IRREGULAR: Final = {
    "people": "person", "persons": "person", "folks": "folk", "men": "man", "women": "woman", "children": "child",
    "kids": "kid", "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose", "oxen": "ox", "lives": "life",
    "wives": "wife", "knives": "knife", "thieves": "thief", "wolves": "wolf", "halves": "half", "leaves": "leaf",
    "calves": "calf", "shelves": "shelf", "loaves": "loaf", "selves": "self", "crises": "crisis", "bases": "base",
    "analyses": "analysis", "theses": "thesis", "diagnoses": "diagnosis", "criteria": "criterion",
    "phenomena": "phenomenon", "bacteria": "bacterium", "media": "medium", "alumni": "alumnus", "fungi": "fungus",
    "paparazzi": "paparazzo", "mujahideen": "mujahid", "mujahedeen": "mujahid", "mujahidin": "mujahid", "fedayeen": "fedayee",
    "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "torpedoes": "torpedo", "volcanoes": "volcano",
    "tornadoes": "tornado", "mosquitoes": "mosquito", "echoes": "echo", "vetoes": "veto", "embargoes": "embargo",
    "negroes": "negro", "buses": "bus", "gases": "gas", "viruses": "virus", "campuses": "campus", "bonuses": "bonus",
    "statuses": "status", "censuses": "census", "consensuses": "consensus", "quizzes": "quiz", "buffaloes": "buffalo",
    "movies": "movie", "cookies": "cookie", "zombies": "zombie", "calories": "calorie", "selfies": "selfie",
    "rookies": "rookie", "birdies": "birdie", "smoothies": "smoothie", "hoodies": "hoodie", "brownies": "brownie",
    "freebies": "freebie", "newbies": "newbie", "foodies": "foodie", "genies": "genie", "prairies": "prairie",
    "ties": "tie", "pies": "pie", "lies": "lie", "dies": "die", "aides": "aide", "axes": "axe",
    "sorties": "sortie",
    "caches": "cache", "headaches": "headache", "avalanches": "avalanche", "passers-by": "passer-by",
    "bystanders": "bystander", "sons-in-law": "son-in-law", "troops": "soldier", "forces": "force", "data": "datum",
    "indices": "index", "vertices": "vertex", "matrices": "matrix", "appendices": "appendix", "shoes": "shoe",
    "canoes": "canoe", "toes": "toe", "foes": "foe", "menus": "menu", "emus": "emu", "gnus": "gnu", "visas": "visa",
    "gpus": "gpu", "cpus": "cpu", "npus": "npu", "tpus": "tpu", "icus": "icu", "skus": "sku",
}  # fmt: skip
_NO_PLURAL_ENDINGS: Final = ("ss", "us", "is", "'s")
_IS_PLURALS: Final = frozenset({"taxis", "skis", "bikinis", "safaris", "graffitis", "tsunamis", "kiwis", "yetis"})
_ES_ENDINGS: Final = ("ches", "shes", "xes", "sses", "zzes")
_S_SINGULARS: Final = word_set(
    "series species news politics economics physics mathematics athletics diabetes measles lens gas bus yes plus minus"
    " alias atlas bias canvas chaos christmas ethos texas kansas homs hamas paris perhaps always whereas alas apropos besides"
)


def is_plural(word: str, *, capital: bool = False) -> bool:
    """Whether a word in lower case has the form of a plural noun.

    Args:
        word: The word in lower case.
        capital: Whether it is written with a capital, so that one in "-is" may be a people ("Iraqis", "Houthis").
    """
    if word in _IRREGULAR:
        return True
    if word[-1] != "s":
        return word.endswith(("men", "children", "people")) and word not in {
            "women's",
            "regimen",
            "specimen",
            "omen",
            "yemen",
        }
    if len(word) < 3 or word in _S_SINGULARS:
        return False
    if not capital and word.endswith("ys") and word[-3:-2] not in "aeou":
        return False  # "countrys": an apostrophe was lost
    if word.endswith(_NO_PLURAL_ENDINGS):
        return word in _IS_PLURALS or (capital and word.endswith("is") and len(word) > 5)
    return True


def singular(word: str) -> str:
    """The singular of a plural noun in lower case ("cities": "city", "men": "man"); any other word unchanged."""
    known = _IRREGULAR.get(word)
    if known is not None:
        return known
    if "-" in word and word[-1] == "s":
        head, _, tail = word.rpartition("-")
        return f"{head}-{singular(tail)}"
    if word[-1] != "s":
        if word.endswith("men") and len(word) > 4 and word not in {"specimen", "regimen", "yemen"}:
            return word[:-2] + "an"
        if word.endswith("children"):
            return word[:-3]
        return "person" if word.endswith("people") else word
    if len(word) < 3 or word in _S_SINGULARS or word.endswith(("ss", "us", "'s")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_ES_ENDINGS):
        return word[:-2]
    if word.endswith(("buses", "viruses", "focuses", "circuses", "campuses", "censuses")):
        return word[:-2]
    if word.endswith("wives"):
        return word[:-3] + "fe"
    return word[:-1]
