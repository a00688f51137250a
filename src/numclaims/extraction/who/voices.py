"""Tells whether a source is one person, a body or several people, and whether a pronoun or a noun can stand for it."""

from __future__ import annotations

from typing import Final, Literal

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.who import phrases, vocabulary
from numclaims.extraction.who.cues import source_of, source_table
from numclaims.extraction.who.names import apposed_name
from numclaims.extraction.who.vocabulary import ALLOWED, BODY_NOUNS, PERSON_NOUNS, Span
from numclaims.lexicons import gazetteer
from numclaims.lexicons.titles import ROLE_ENDINGS
from numclaims.reading import Sentence

Voice = Literal["person", "body", "crowd", "either"]

PERSONS: Final = frozenset({"he", "she"})
_GROUPS: Final = frozenset({"it", "they"})
PRONOUNS: Final = PERSONS | _GROUPS
_NO_ROLES: Final = (
    BODY_NOUNS | vocabulary.FUNCTION_WORDS | word_set("television tv radio daily weekly station movement party")
)
"""Words before a name that make it the name of a body."""
_ENDINGS_OF_MANY: Final = ("ers", "ors", "ists", "ians", "ants", "ees", "als", "ents", "men", "ives", "ics", "ies")
_ENDINGS_OF_THINGS: Final = ("tion", "sion", "ment", "ness", "ity", "sis", "ance", "ence", "ism", "ture")
"""Endings of words for things, so that no "he" stands for them: "a recent evaluation"."""
_TOTALS: Final = word_set("total number majority handful lot couple dozen")
_SOMEONE: Final = word_set("a an one another my his her our")
_PRINTED: Final = word_set("report statement television newspaper document video letter footage website survey poll")
"""What one says "it" of, and never "they"."""
_POWERS: Final = frozenset({"US", "U.S.", "UK", "U.K.", "EU"})
APPOSED: Final = 12
"""Words of an apposition that tell what a name is, at most."""


def fits(s: Sentence, span: Span, wanted: Voice, word: str) -> Literal["yes", "no", "maybe"]:
    """Whether a source can be what a pronoun or a noun stands for."""
    first, last = span
    if last - first == 1 and (s.lower[first] in PRONOUNS or s.lower[first] in vocabulary.OBJECT_PRONOUNS):
        return "no"
    voice = voice_of(s, span)
    if wanted == "person":
        if voice == "either" and last - first == 1:
            voice = "person" if source_of(s.lower, first, last) is None and not is_country(s.words[first]) else "body"
        return "yes" if voice in {"person", "either"} else "no"
    if wanted == "crowd":
        return "no" if voice == "person" or s.lower[last - 1] in _PRINTED or _one_name(s, span) else "yes"
    allowed = ALLOWED.get(word)
    if allowed is not None:
        sort = source_of(s.lower, first, last)
        if is_state(s, span) and "government" not in allowed:
            return "no"
        if sort is not None and sort.type not in allowed:
            return "no"
        if sort is None and not s.words[last - 1][:1].isupper() and apposed_name(s, last) is None:
            return "no"
    if voice == "either":
        return "maybe"
    return "yes" if voice == "body" else "no"


def _one_name(s: Sentence, span: Span) -> bool:
    """Whether a source is two capital words or more, of which nothing tells that they are a body: one person, mostly."""
    return voice_of(s, span) == "either" and span[1] - span[0] > 1


def voice_of(s: Sentence, span: Span) -> Voice:
    """Whether a source is one person, a body, or several people; "either" for a name that may be a person's or a body's."""
    first, last = span
    own = s.lower[first:last]
    at = phrases.head_end(s, span) - 1
    head = s.lower[at]
    telling = [
        w for w in s.lower[first : at + 1] if w in PERSON_NOUNS or w in vocabulary.person_titles() or w in BODY_NOUNS
    ]
    if (telling and telling[-1] not in BODY_NOUNS) or _role_and_name(s, first, last):
        return "person"
    if not s.words[last - 1][:1].isupper() and own[-1] not in BODY_NOUNS and apposed_name(s, last) is not None:
        return "either"
    if (
        head.endswith("s")
        and not head.endswith("ss")
        and (s.words[at].islower() or (at == 0 and len(own) != 2 and _is_plural(head)))
    ):
        return "crowd"
    if not telling and own[0] in _SOMEONE and not s.words[at][:1].isupper():
        sort = source_of(s.lower, first, last)
        if (sort is None and not head.endswith(_ENDINGS_OF_THINGS)) or (
            sort is not None and sort.type in {"witness", "expert", "official"} and head not in _TOTALS
        ):
            return "person"  # "a delegate", "my taxi driver"
    named = at - first >= 1 and at + 1 < last and phrases.is_name(s, (first, at + 1))  # "Ana Moor of the Red Cross"
    if own[0] == "the" or not BODY_NOUNS.isdisjoint(s.lower[first : at + 1] if named else own):
        return "body"
    if source_of(s.lower, first, at + 1 if named else last) is not None:
        return "body"
    behind = apposition(s, last)
    if behind and (behind[0] in {"a", "an", "the", "which"} or behind[0] in PERSON_NOUNS):
        if not PERSON_NOUNS.isdisjoint(behind):
            return "person"
        if not BODY_NOUNS.isdisjoint(behind):
            return "body"
    if len(behind) == 1 and behind[0].isdigit():
        return "person"  # "Amal Haddad, 34,"
    if s.words[last - 1].isupper() and len(head) > 1 and not s.text.isupper():
        return "body"
    capital = s.words[last - 1][:1].isupper() or s.lower[last - 1].startswith(vocabulary.NAME_ARTICLES)
    return "either" if capital and not is_country(s.words[last - 1]) else "body"


def _is_plural(word: str) -> bool:
    """Whether a word that opens a sentence is several people ("Activists", "Farmers") and no name that ends so ("Hamas")."""
    known = source_table()
    if word in known:
        return word[:-1] in known or word[:-2] in known
    return word.endswith(_ENDINGS_OF_MANY)


def is_state(s: Sentence, span: Span) -> bool:
    """Whether a source is a state or its government, which nobody calls a group or an agency."""
    sort = source_of(s.lower, *span)
    return (
        (sort is not None and sort.type in {"government", "military"})
        or is_country(s.words[span[1] - 1])
        or s.words[span[1] - 1] in _POWERS
    )


def spoken_for(s: Sentence, span: Span) -> Span | None:
    """The body that a spokesman speaks for ("a spokesman for the agency"); None for any other source."""
    first, last = span
    if not any(s.lower[k].startswith("spokes") for k in range(first, last)):
        return None
    at = next((k for k in range(first, last) if s.lower[k] in {"for", "of"}), last)
    return (at + 1, last) if at + 1 < last else None


def _role_and_name(s: Sentence, first: int, last: int) -> bool:
    """Whether a source is a role in small letters and a name: "media officer Tarik Jasarevic", not "rights group Human Watch"."""
    k = last
    while k > first and s.words[k - 1][:1].isupper():
        k -= 1
    if k == first or last - k < 2 or not BODY_NOUNS.isdisjoint(s.lower[k:last]):
        return False
    role = s.lower[k - 1]
    return role in PERSON_NOUNS or (role.endswith(ROLE_ENDINGS) and role.isalpha() and role not in _NO_ROLES)


def apposition(s: Sentence, i: int) -> list[str]:
    """The words between the comma at ``i`` and the next: what the name before it is."""
    lower = s.lower
    if i >= len(lower) or lower[i] not in {",", "("}:
        return []
    end = next((k for k in range(i + 1, min(i + 1 + APPOSED, len(lower))) if lower[k] in {",", ")", "."}), i + 1)
    return (
        [] if lower[i + 1 : i + 2] and lower[i + 1].endswith("ing") else lower[i + 1 : end]
    )  # "Moor, citing the army, …"


def is_country(name: str) -> bool:
    """Whether a capital word is the usual name of a country, which no forenames belong to."""
    return any(e.kind == gazetteer.COUNTRY and gazetteer.place_at(e.index).name == name for e in gazetteer.find(name))
