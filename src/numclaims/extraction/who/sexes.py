"""Tells whether a person is a woman or a man, so that "she" stands for no man and "he" for no woman."""

from __future__ import annotations

from typing import Final, cast

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.who import phrases
from numclaims.extraction.who.names import apposed_name, full_name
from numclaims.extraction.who.vocabulary import Span
from numclaims.extraction.who.voices import apposition
from numclaims.lexicons.sexes import sex_by_forename, sex_by_word
from numclaims.reading import Reading, Sentence

_PRONOUNS: Final = {"he": "male", "him": "male", "she": "female", "her": "female"}
_ADDRESSES: Final = {"male": ("Mr ", "Mr. "), "female": ("Ms ", "Ms. ", "Mrs ", "Mrs. ", "Miss ")}
_MEMO: Final = "attribution.sexes"
_NO_ROLES: Final = word_set("human woman man german roman layman")
"""Words in "-man" that are no role, or are asked for by themselves."""


def is_other(reading: Reading, s: Sentence, span: Span, pronoun: str) -> bool:
    """Whether a person is a woman where "he" is said, or a man where "she" is."""
    wanted = _PRONOUNS.get(pronoun)
    if wanted is None:
        return False
    sex = _of_words(s, span) or _of_apposition(s, span[1]) or _of_surname(reading, s, span)
    return sex is not None and sex != wanted


def tells_person(reading: Reading, s: Sentence, span: Span) -> bool:
    """Whether anything tells a source's sex, so that it is a person and no body: "Moor", where the text names Ana Moor."""
    return (_of_words(s, span) or _of_apposition(s, span[1]) or _of_surname(reading, s, span)) is not None


def _of_words(s: Sentence, span: Span) -> str | None:
    """What the words of a source tell: a title, a role, kinship, or a forename before another name."""
    first, last = span
    lower = s.lower
    last = phrases.head_end(s, span)
    for k in range(last - 2, first, -1):
        if lower[k] == "'s":
            first = k + 1  # "Mr Kang's widow" is the widow
            break
    for k in range(first, last):
        capital = s.words[k][:1].isupper()
        if capital and k + 1 == last and k > first:
            return None  # a surname, whatever forename or title it looks like
        told = _of_word(lower[k], capital=capital)
        if told is not None and (not capital or k + 1 < last):
            return told
    return None


def _of_word(word: str, *, capital: bool) -> str | None:
    told = sex_by_word().get(word)
    if told is None and capital:
        return sex_by_forename().get(word)
    if told is None and word.endswith("woman"):
        return "female"
    if told is None and word.endswith("man") and word not in _NO_ROLES:
        return "male"
    if word in {"man", "woman"}:
        return "male" if word == "man" else "female"
    return told


def _of_apposition(s: Sentence, i: int) -> str | None:
    """What stands behind the comma tells: "Moor, a mother of two, said", "the group's director, Ana Moor, said"."""
    apposed = apposed_name(s, i)
    if apposed is not None:
        return sex_by_forename().get(apposed.split(" ", 1)[0].lower())
    behind = apposition(s, i)
    if behind and behind[0] in {"a", "an", "the"}:
        return next((sex for word in behind[1:4] if (sex := _of_word(word, capital=False)) is not None), None)
    return None


def _addressed(reading: Reading, surname: str) -> str | None:
    """By which title the document calls a surname: "Ms Moor"."""
    known = reading.memo.get(_MEMO)
    if known is None:
        known = reading.memo[_MEMO] = _titled(reading.document.text)
    titled = cast("dict[str, list[tuple[int, str]]]", known)
    text = reading.document.text
    return next((sex for at, sex in titled.get(surname[:2], ()) if text.startswith(surname, at)), None)


def _titled(text: str) -> dict[str, list[tuple[int, str]]]:
    """Where titles are followed by a name, men's first, by the first two letters of the name.

    Found once a document: to look for every surname behind every title costs the square of a long document's length.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for sex, titles in _ADDRESSES.items():
        for title in titles:
            at = text.find(title)
            while at >= 0:
                at += len(title)
                found.setdefault(text[at : at + 2], []).append((at, sex))
                at = text.find(title, at)
    return found


def _of_surname(reading: Reading, s: Sentence, span: Span) -> str | None:
    """What the document tells of a surname elsewhere: a forename before it, or how it is addressed."""
    surname = s.words[span[1] - 1]
    if not surname[:1].isupper() or len(surname) < 2:
        return None
    addressed = _addressed(reading, surname)
    if addressed is not None:
        return addressed
    if span[1] - span[0] > 2:
        return None
    name = full_name(reading, surname)
    if name is None:
        return sex_by_forename().get(surname.lower()) if span[1] - span[0] == 1 else None
    return next(
        (told for word in name.split()[:-1] if (told := _of_word(word.lower(), capital=True)) is not None), None
    )
