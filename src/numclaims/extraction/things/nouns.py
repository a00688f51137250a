"""What a noun stands for: a person, a household, or a thing in the singular."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.things.singular import singular
from numclaims.lexicons.loader import entries
from numclaims.reading import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class NounGroup:
    """One entry of ``nouns.toml``: nouns of one kind, as a text of singulars split by white space."""

    name: str
    words: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    unit: str | None = None


FILE: Final = "en/nouns.toml"
# Endings by which English makes a noun for people from a verb, a thing or a trade. Exceptions stand in [[things]].
_PERSON_ENDINGS: Final = (
    "man", "woman", "person", "people", "child", "ist", "eer", "er", "or", "ee", "ian", "ant",
)  # fmt: skip
_PEOPLE_ENDINGS: Final = ("an", "ese", "ite", "ish")


@functools.cache
def _entries(table: str) -> tuple[NounGroup, ...]:
    return entries(FILE, table, NounGroup)


@functools.cache
def _groups(table: str) -> dict[str, tuple[str, str | None]]:
    """Word to the rule that knows it and the unit it gives, for one table of the lexicon."""
    found: dict[str, tuple[str, str | None]] = {}
    for group in _entries(table):
        for word in group.words.split():
            found[word.replace("_", " ").lower()] = (f"{table}:{group.name}", group.unit)
    return found


@functools.cache
def states() -> dict[str, str]:
    """Words that stand for people by what became of them ("dead", "detained"), and their rules."""
    return {word: rule for word, (rule, _) in _groups("states").items()}


@functools.cache
def tolls() -> dict[str, str]:
    """Nouns before a number that say it counts people ("toll", "casualties"), and their rules."""
    return {word: rule for word, (rule, _) in _groups("tolls").items()}


@functools.cache
def animals() -> frozenset[str]:
    """Nouns of animals in the singular."""
    return frozenset(word for word, (rule, _) in _groups("things").items() if rule == "things:animals")


@functools.cache
def groups() -> dict[str, str]:
    """Nouns before "of" and a number that say it counts people ("a team of 30"), and their rules."""
    return {word: rule for word, (rule, _) in _groups("groups").items()}


@functools.cache
def invariants() -> frozenset[str]:
    """Nouns that are plural without an ending: "police", "staff", "aircraft", "Taliban"."""
    things = [word for group in _entries("things") if group.name == "no-ending" for word in group.words.split()]
    return frozenset(things) | word_set(
        "police staff personnel crew youth infantry cavalry guerrilla taliban hezbollah hamas"
        " al-qaeda al-shabaab peshmerga shabiha mujahideen gendarmerie clergy military folk cattle chinese japanese"
        " burmese lebanese sudanese vietnamese senegalese congolese nepalese portuguese maltese french english irish british"
        " welsh dutch swiss roma rohingya idp mp workforce electorate population"
    )


@functools.lru_cache(maxsize=1 << 12)
def thing(word: str, capital: bool = False, before: str = "") -> tuple[str, str | None]:
    """What a noun stands for.

    Args:
        word: The head noun in lower case, as written.
        capital: Whether it is written with a capital inside a sentence: a people's name, or part of a name.
        before: The word before it in the phrase: "suicide bombers" are people, "nuclear bombers" are not.

    Returns:
        The unit: "person" for any people, "household" for families, else the noun in the singular; and the rule that knew it,
        None when the noun's form alone decided.
    """
    one = singular(word)
    things, people = _groups("things"), _groups("people")
    if before:
        pair = f"{before} {one}"
        if pair in people:
            return "person", people[pair][0]
        if pair in things:
            return things[pair][1] or pair, things[pair][0]
    known = things.get(one) or things.get(word)
    if known is not None:
        return known[1] or one, known[0]
    tail = one.rpartition("-")[2]
    known = people.get(one) or people.get(word) or people.get(tail)
    if known is not None:
        return "person", known[0]
    if (
        tail not in things
        and len(tail) > 4
        and (tail.endswith(_PERSON_ENDINGS) or (capital and _names_people(word, tail)))
    ):
        return "person", None
    return one, None


def _names_people(word: str, one: str) -> bool:
    """Whether a word with a capital is a people's name: "Syrians", "Yemenis", "Sudanese"."""
    return one.endswith(_PEOPLE_ENDINGS) or (word.endswith("is") and len(word) > 5)


def in_people(word: str) -> bool:
    """Whether the lexicon lists a word in lower case as a noun for people."""
    return word in _groups("people")


def is_person(word: str, capital: bool = False) -> bool:
    """Whether a noun in lower case, singular or plural, stands for people."""
    return thing(word, capital)[0] == "person"


def model(sentence: Sentence, head: int) -> str:
    """What the "s" of a plural at ``head`` is glued to: "787" of "787s", "mig-29" of "MiG-29s"."""
    k = head - 1
    while k > 0 and sentence.glued(k):
        k -= 1
    return sentence.words_text(k, head).lower()
