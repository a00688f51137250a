"""Finds the name behind "he", "the group" or "Mr Cameron"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from numclaims.claims import AttributionType
from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.who import phrases, speakers, vocabulary
from numclaims.extraction.who.cues import source_of
from numclaims.extraction.who.reports import Frame
from numclaims.lexicons import gazetteer
from numclaims.reading import Reading, Sentence

FramesAt = Callable[[Reading, Sentence], list[Frame]]

_PERSONS: Final = frozenset({"he", "she"})
_GROUPS: Final = frozenset({"it", "they"})
_GROUP_NOUNS: Final = word_set(
    "group agency organisation organization watchdog network body committee committees ministry channel newspaper charity"
    " coalition company source observatory council report"
)
_PERSON_NOUNS: Final = word_set(
    "official spokesman spokeswoman spokesperson minister president activist source doctor resident envoy secretary"
    " senator governor candidate general commander diplomat man woman"
)
_NO_ROLES: Final = (
    _GROUP_NOUNS | vocabulary.FUNCTION_WORDS | word_set("television tv radio daily weekly station movement party")
)
"""Words before a name that make it the name of a body."""
_PRINTED: Final = word_set("report statement television newspaper document video letter footage website survey poll")
"""What one says "it" of, and never "they"."""
_PRONOUNS: Final = _PERSONS | _GROUPS
_DESCRIPTIONS: Final = _GROUP_NOUNS | _PERSON_NOUNS
_TITLES: Final = frozenset(
    {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "president", "gen.", "gen", "col.", "sen.", "prof."}
)
_NO_STATE: Final = word_set(
    "group agency organisation organization watchdog network charity coalition observatory committees"
)
_POWERS: Final = frozenset({"US", "U.S.", "UK", "U.K.", "EU"})
_REACH_OF_NOUN: Final = 12
"""Sentences to look back for a source with the same noun."""
_REACH: Final = 5
"""Sentences to look back for the name behind a pronoun."""
_TRIES: Final = 6
"""Places in the document to look at for the longer form of a name."""
_FORENAMES_REACH: Final = 50
"""Characters before a surname in which its forenames stand."""
_MOST_FORENAMES: Final = 4
_PARTICLES: Final = frozenset({"de", "bin", "van", "von"})
_NO_NAME: Final = frozenset(',.;:!?()[]"\u201c\u201d\u2018\u2013\u2014/\n\r\t')
_MEMO: Final = "attribution.names"


def resolve(
    reading: Reading, s: Sentence, frame: Frame, frames_at: FramesAt
) -> tuple[str | None, AttributionType | None]:
    """The name behind a source that is a pronoun, a description or a surname, and its sort; None where it is not clear."""
    first, last = frame.source
    words = s.lower[first:last]
    if len(words) == 1 and words[0] in _PRONOUNS:
        return _behind(reading, s, frame, frames_at, person=words[0] in _PERSONS)
    if words[0] == "the" and 2 <= len(words) <= 3 and words[-1] in _DESCRIPTIONS and s.words[last - 1].islower():
        named = _of_that_noun(reading, s, frame, frames_at, words[-1])
        return named or _behind(reading, s, frame, frames_at, person=words[-1] in _PERSON_NOUNS, noun=words[-1])
    apposed = _apposed_name(s, last)
    if apposed is not None and not s.words[last - 1][:1].isupper():
        return apposed, None
    if last - first <= 2 and s.words[last - 1][:1].isupper() and (last - first == 1 or words[0] in _TITLES):
        surname = s.words[last - 1]
        if (
            len(surname) > 2
            and not surname.isupper()
            and source_of(s.lower, last - 1, last) is None
            and not _is_country(surname)
        ):
            return full_name(reading, surname), None
    return None, None


def _is_country(name: str) -> bool:
    """Whether a capital word is the usual name of a country, which no forenames belong to."""
    return any(e.kind == gazetteer.COUNTRY and gazetteer.place_at(e.index).name == name for e in gazetteer.find(name))


def _apposed_name(s: Sentence, i: int) -> str | None:
    """The name behind a description: "the group's spokesman, Ahmad Khalil, said"."""
    if i + 2 >= len(s.words) or s.lower[i] != ",":
        return None
    j = i + 1
    while j < len(s.words) and (s.words[j][:1].isupper() or s.lower[j].startswith(vocabulary.NAME_ARTICLES)):
        j += 1
    closed = j >= len(s.words) or s.lower[j] in {",", ".", '"'}
    return s.words_text(i + 1, j) if closed and 2 <= j - i - 1 <= 4 else None


def _of_that_noun(
    reading: Reading, s: Sentence, frame: Frame, frames_at: FramesAt, noun: str
) -> tuple[str | None, AttributionType | None] | None:
    """The last source before that bears the noun and more: "the UN refugee agency" for "the agency"."""
    for back in range(_REACH_OF_NOUN + 1):
        where = sentence_at(reading, s.index - back)
        if where is None:
            break
        for f in reversed(frames_at(reading, where)):
            first, last = f.source
            if (
                where.starts[first] < s.starts[frame.source[0]]
                and last - first > 2
                and where.lower[last - 1] == noun
                and any(w[:1].isupper() for w in where.words[first + 1 : last])
            ):
                return _name(reading, where, f.source)
    return None


def _behind(
    reading: Reading, s: Sentence, frame: Frame, frames_at: FramesAt, *, person: bool, noun: str = ""
) -> tuple[str | None, AttributionType | None]:
    """The nearest earlier source that a pronoun or a description can stand for, and its sort."""
    many = s.lower[frame.source[0]] == "they"
    for back in range(_REACH + 1):
        where = sentence_at(reading, s.index - back)
        if where is None:
            break
        for f in reversed(frames_at(reading, where)):
            if where.starts[f.source[0]] < s.starts[frame.source[0]] and _fits(
                where, f.source, person=person, many=many
            ):
                if noun in _NO_STATE and _is_state(where, f.source):
                    continue
                return _name(reading, where, f.source)
        if back == 1 and person:
            # No report, but a sentence about one person: "The minister, Adnan M., spoke on television. He said …"
            subject = speakers.of_sentence(where, len(where.lower))
            if subject is not None and 1 < subject[1] - subject[0] < 8 and _one_person(where, *subject):
                return _name(reading, where, subject)
        if back == 1 and many:
            # "Turkish officials closed the gate. They say 1,100 had crossed."
            subject = speakers.of_sentence(where, len(where.lower))
            if (
                subject is not None
                and where.lower[subject[1] - 1].endswith("s")
                and _fits(where, subject, person=False, many=True)
            ):
                return _name(reading, where, subject)
    return None, None


def _is_state(s: Sentence, span: tuple[int, int]) -> bool:
    """Whether a source is a state or its government, which nobody calls a group or an agency."""
    sort = source_of(s.lower, *span)
    return (
        (sort is not None and sort.type in {"government", "military"})
        or _is_country(s.words[span[1] - 1])
        or s.words[span[1] - 1] in _POWERS
    )


def _fits(s: Sentence, span: tuple[int, int], *, person: bool, many: bool) -> bool:
    first, last = span
    head = s.lower[last - 1]
    if last - first == 1 and head in _PRONOUNS:
        return False
    plural = head.endswith("s") and (s.words[last - 1].islower() or last - 1 == 0)
    one = _one_person(s, first, last)
    if person:
        surname = last - first == 1 and s.words[first][:1].isupper() and source_of(s.lower, first, last) is None
        return not plural and (one or surname)
    if many:
        return not one and head not in _PRINTED
    return not plural and not (one and source_of(s.lower, first, last) is None)


def _name(reading: Reading, s: Sentence, span: tuple[int, int]) -> tuple[str, AttributionType | None]:
    first, last = span
    sort = source_of(s.lower, first, last)
    apposed = _apposed_name(s, last)
    name = s.words_text(first, last) if apposed is None else f"{s.words_text(first, last)}, {apposed}"
    if last - first == 1 and s.words[first][:1].isupper():
        name = full_name(reading, name) or name
    return name, sort.type if sort is not None else None


def _one_person(s: Sentence, first: int, last: int) -> bool:
    if any(w in _PERSON_NOUNS for w in s.lower[first:last]):
        return True
    return (s.lower[first] != "the" and phrases.is_name(s, (first, last))) or _role_and_name(s, first, last)


def _role_and_name(s: Sentence, first: int, last: int) -> bool:
    """Whether a source is a role in small letters and a name: "media officer Tarik Jasarevic", not "rights group Human Watch"."""
    k = last
    while k > first and s.words[k - 1][:1].isupper():
        k -= 1
    return k > first and last - k >= 2 and s.lower[k - 1].isalpha() and s.lower[k - 1] not in _NO_ROLES


def full_name(reading: Reading, name: str) -> str | None:
    """The longer form of a name that the document gives: "David Cameron" for "Cameron"; None when it gives none."""
    memo: dict[str, str | None] = reading.memo.setdefault(_MEMO, {})  # type: ignore[assignment]
    if name in memo:
        return memo[name]
    text = reading.document.text
    best: str | None = None
    at = text.find(name)
    for _ in range(_TRIES):
        if at < 0:
            break
        if not text[at + len(name) : at + len(name) + 1].isalpha():
            words = _forenames(text[max(0, at - _FORENAMES_REACH) : at])
            if words:
                best = " ".join(words) + ("" if words[-1].endswith("-") else " ") + name
                break
        at = text.find(name, at + len(name))
    memo[name] = best
    return best


def _forenames(before: str) -> list[str]:
    """The names that end a text, titles left out: "said Prime Minister Recep Tayyip " gives "Prime Minister Recep Tayyip"."""
    parts = before.split(" ")
    article = parts.pop()
    if article not in {"", "al-", "el-"}:
        return []
    found: list[str] = [article] if article else []
    names = 0
    for k in range(len(parts) - 1, -1, -1):
        word = parts[k]
        if not _NO_NAME.isdisjoint(word):  # the name may begin behind a bracket, a quotation mark or a line break
            word = word[max(i for i, sign in enumerate(word) if sign in _NO_NAME) + 1 :]
            if len(word) > 1 and word[0].isupper() and names < _MOST_FORENAMES:
                found.append(word)
            break
        if word.lower() in _TITLES:
            break  # "Turkish President Tayyip ": what stands before a title is no forename
        if len(word) > 1 and word[0].isupper():
            if names == _MOST_FORENAMES:
                break
            names += 1
        elif word not in _PARTICLES or not k or not parts[k - 1][:1].isupper():
            break
        found.append(word)
    found = [w for w in reversed(found) if w.lower() not in _TITLES]
    if found and found[0].lower() in vocabulary.FUNCTION_WORDS:
        found = found[1:]
    return found if any(w[0].isupper() for w in found) else []
