"""Finds the name behind "he", "the group" or "Mr Cameron"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from numclaims.claims import AttributionType
from numclaims.extraction.text.sentences import sentence_at
from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import ARTICLES
from numclaims.extraction.who import offices, sexes, speakers, transcripts, vocabulary
from numclaims.extraction.who.behind import RELEASED
from numclaims.extraction.who.cues import document_words, source_of
from numclaims.extraction.who.frames import frames_at
from numclaims.extraction.who.names import apposed_name, full_name, holder, long_form
from numclaims.extraction.who.openings import opening_name, person_told_of, subject_before, told_of
from numclaims.extraction.who.quotations import quotations_in
from numclaims.extraction.who.reports import Frame
from numclaims.extraction.who.vocabulary import ALLOWED, ANY_PERSON, BODY_NOUNS, LIKE_NOUNS, PERSON_NOUNS, Span
from numclaims.extraction.who.voices import (
    APPOSED,
    PERSONS,
    PRONOUNS,
    Voice,
    apposition,
    fits,
    is_country,
    spoken_for,
    voice_of,
)
from numclaims.lexicons.titles import ROLE_ENDINGS
from numclaims.reading import Reading, Sentence

Named = tuple[str | None, AttributionType | None]
"""The name of a source, and its sort."""

_ANY_GROUP: Final = word_set("group organisation organization network watchdog monitor")
"""What any group may be called, so that the nearest one is meant, whatever its name says."""
_ENDS_OF_OFFICE: Final = frozenset({",", "who", ".", "said", "says", "told"})
_OF_UN: Final = frozenset({"un", "u.n."})
_WATCHING: Final = word_set("monitor watchdog observatory")
"""What a first sentence calls the body that the next ones name: "12 died, a monitor said. The Harbour Observatory said …"."""
_REACH_AHEAD: Final = 2
"""Sentences to look ahead for the name of such a body."""
_REACH_OF_NOUN: Final = 12
"""Sentences to look back for a source with the same noun."""
_REACH: Final = 5
"""Sentences to look back for the name behind a pronoun."""
_DEEPEST: Final = 3
"""Descriptions that stand for each other in a row, at most: "he", "the minister", "Omar Najib"."""
_LONGEST_DESCRIPTION: Final = 6
_SHORTEST_SURNAME: Final = 2
_LONGEST_ACRONYM: Final = 7
_LONGEST_AMONG_CAPITALS: Final = 5
"""Letters of an acronym in a text all in capitals, where surnames look the same, at most."""


def resolve(reading: Reading, s: Sentence, frame: Frame, depth: int = 0) -> Named:
    """The name behind a source that is a pronoun, a description or a surname, and its sort; None where it is not clear.

    Args:
        reading: The document.
        s: The sentence of the source.
        frame: The report that it makes.
        depth: How many descriptions stand for this one already.
    """
    named = _resolve(reading, s, frame, depth)
    return named if depth else _with_office(reading, s, frame, named)


def _with_office(reading: Reading, s: Sentence, frame: Frame, named: Named) -> Named:
    """The name with the body that its bearer speaks for, where the document tells it: "Balil" is the coast guard's spokesman."""
    first, last = frame.source
    name = named[0]
    if name is None and s.words[last - 1][:1].isupper():
        name = s.words_text(first, last)
    office = offices.office_of(reading, name) if name is not None and "," not in name else None
    if name is None or office is None:
        return named
    body, _, role = office.rpartition(" ")
    if body.lower() in BODY_NOUNS:
        meant = _of_that_noun(reading, s, frame, (body.lower(),))
        if meant is None or meant[0] is None:
            return named
        body = meant[0].removeprefix("The ").removeprefix("the ")
        return f"{offices.bearer(reading, name)}, {body} {role}", named[1]
    own = any(s.lower[k].startswith("spokes") for k in range(first + 1, last))
    return named if own and named[0] is None else (f"{offices.bearer(reading, name)}, {office}", named[1])


def _resolve(reading: Reading, s: Sentence, frame: Frame, depth: int) -> Named:
    """The name behind a source, without the body that its bearer speaks for."""
    first, last = frame.source
    words = s.lower[first:last]
    if depth > _DEEPEST:
        return None, None
    if frame.entry is transcripts.TURN:
        return transcripts.named(reading, s.words_text(first, last)), None
    if len(words) == 1 and (words[0] in PRONOUNS or words[0] in vocabulary.OBJECT_PRONOUNS):
        return _behind_pronoun(reading, s, frame, depth)
    if first > 1 and s.lower[first - 1] in RELEASED and words[-1] in document_words():
        maker = speakers.before(s, first - 1)  # "The college released a poll showing that 12 percent agree"
        return _name(reading, s, maker[0]) if maker is not None else (None, None)
    apposed = apposed_name(s, last)
    if apposed is not None and (words[-1] == "one" or not s.words[last - 1][:1].isupper() or _is_role(s, first, last)):
        return apposed, None
    if words[0] == "its" and not PERSON_NOUNS.isdisjoint(words):  # "The Red Cross asks for more, its president said"
        body, sort = _nearest(reading, s, frame, depth, "body", "it")
        if body is not None:
            return f"{body}, {s.words_text(first + 1, last)}", sort or _sort_of_name(body)
    if (
        words[0] == "the"
        and 2 <= len(words) - next((k for k in (3, 2, 1) if words[k : k + 1] and words[k].endswith("-based")), 0) <= 3
        and (words[-1] in BODY_NOUNS or words[-1] in PERSON_NOUNS)
    ):
        return _behind_description(reading, s, frame, depth)
    watching = words[-1] in _WATCHING or words[-2:] == ["monitoring", "group"]
    if words[0] in {"a", "an"} and watching and (told := _named_behind(reading, s, frame)):
        return told
    office = _office(s, last) if s.words[last - 1][:1].isupper() and last - first > 1 else None
    if office is not None:
        return f"{s.words_text(first, last)}, {office}", None
    return _spelled_out(reading, s, first, last) or _of_surname(reading, s, first, last)


def _spelled_out(reading: Reading, s: Sentence, first: int, last: int) -> Named | None:
    """What an acronym stands for: "the IMD", "IMD figures"; None where a source is none."""
    begin = first + (s.lower[first] == "the")
    end = last - (last - begin == 2 and s.lower[last - 1] in document_words())
    word = s.words[begin]
    if end - begin != 1 or not (word.isupper() and 2 <= len(word) <= _LONGEST_ACRONYM and word.isalpha()):
        return None
    spelled = long_form(reading, word)
    among_capitals = spelled is None and s.text.isupper() and len(word) > _LONGEST_AMONG_CAPITALS
    return None if among_capitals else (spelled, None)


def _of_surname(reading: Reading, s: Sentence, first: int, last: int) -> Named:
    """The whole name for a surname, alone or behind a title: "Moor", "Mr. Moor"."""
    surname = s.words[last - 1]
    title = first + 1 + (s.lower[first + 1 : first + 2] == ["."])
    titled = title == last - 1 and s.lower[first] in vocabulary.person_titles()
    plain = len(surname) > _SHORTEST_SURNAME and surname[:1].isupper() and (not surname.isupper() or s.text.isupper())
    if not plain or not (titled or last - first == 1):
        return None, None
    if source_of(s.lower, last - 1, last) is not None or is_country(surname):
        return None, None
    return full_name(reading, surname), None


def _is_role(s: Sentence, first: int, last: int) -> bool:
    """Whether a source is an office and no name: "the Chairman of Lorana LGA"."""
    if s.lower[first] not in ARTICLES:
        return False
    head = next((k for k in range(first + 1, last) if s.lower[k] in vocabulary.PREPOSITIONS), last) - 1
    return s.lower[head] in PERSON_NOUNS or s.lower[head].endswith(ROLE_ENDINGS)


def _office(s: Sentence, i: int) -> str | None:
    """For whom a person speaks, by the words behind the name: "Ana Moor, head of delegation for the ICRC, said"."""
    lower = s.lower
    if i + 3 >= len(lower) or lower[i] != ",":
        return None
    end = next((k for k in range(i + 1, min(i + 2 + APPOSED, len(lower))) if lower[k] in _ENDS_OF_OFFICE), -1)
    if end < 0 or "former" in lower[i:end]:
        return None
    role = next((k for k in range(i + 1, min(i + 5, end)) if lower[k] in vocabulary.SPEAKS_FOR), -1)
    if role < 0:
        return None
    link = next((k for k in range(role + 1, end) if lower[k] in {"of", "for", "at", "with"}), -1)
    body = source_of(lower, i + 1, role)
    spokes = lower[role].startswith("spokes") or (body is not None and body.type in {"un", "ngo"})
    spokes = spokes and any(s.words[k][:1].isupper() for k in range(i + 1, role))
    named = link > 0 and any(s.words[k][:1].isupper() for k in range(link + 1, end))
    return s.words_text(i + 1, end) if spokes or named else None


def _behind_description(reading: Reading, s: Sentence, frame: Frame, depth: int) -> Named:
    """The source that "the group" or "the minister" stands for."""
    last = frame.source[1]
    # "the London-based monitor", "the New York-based group"
    first = next((k for k in range(last - 2, frame.source[0], -1) if s.lower[k].endswith("-based")), frame.source[0])
    noun = s.lower[last - 1]
    if noun in _ANY_GROUP and last - first == 2:
        return _nearest(reading, s, frame, depth, "body", noun)
    found = _of_that_noun(reading, s, frame, tuple(s.lower[first + 1 : last]))
    if found is not None:
        return found
    if noun in PERSON_NOUNS:
        if noun in ANY_PERSON and last - first == 2:
            return _nearest(reading, s, frame, depth, "person", noun)
        return holder(reading, noun, s.starts[first]) if last - first == 2 else None, None
    if noun not in ALLOWED or s.words[last - 1][:1].isupper():
        return None, None
    return _nearest(reading, s, frame, depth, "body", noun)


def _of_that_noun(reading: Reading, s: Sentence, frame: Frame, described: tuple[str, ...]) -> Named | None:
    """The last source before that bears the noun and more: "the UN refugee agency" for "the agency"."""
    noun = described[-1]
    for back in range(_REACH_OF_NOUN + 1):
        where = sentence_at(reading, s.index - back)
        if where is None:
            break
        for f in reversed(frames_at(reading, where)):
            first, last = f.source
            if where.starts[first] >= s.starts[frame.source[0]]:
                continue
            again = described == tuple(where.lower[last - len(described) : last])
            if (
                again
                and last - first <= len(described) + (where.lower[first] == "the")
                and apposed_name(where, last) is None
            ):
                continue  # "the agency" again
            if _bears(where, f.source, described, noun) or _tells_more(where, f.source, described):
                return _name(reading, where, f.source)
        if 0 < back <= _REACH:
            for told in (person_told_of(where), opening_name(where)):
                own = where.lower[told[0] + (where.lower[told[0]] == "the") : told[1]] if told is not None else []
                if told is not None and tuple(own) != described and _bears(where, told, described, noun):
                    return _name(reading, where, told)
    return None


def _tells_more(s: Sentence, span: Span, described: tuple[str, ...]) -> bool:
    """Whether a source without a name tells more of a body than its noun: "the defence ministry" for "the ministry"."""
    own = s.lower[span[0] : span[1]]
    if len(described) > 1 or own[-1] != described[0] or own[0] != "the" or own[-1] not in BODY_NOUNS:
        return False
    return len(own) > 2 and described[0] not in _ANY_GROUP and all(w.isalpha() for w in own)


def _named_behind(reading: Reading, s: Sentence, frame: Frame) -> Named | None:
    """The body that the next sentences name, for a first mention without a name: "a monitor said. The Harbour Observatory …"."""
    noun = s.lower[frame.source[1] - 1]
    for ahead in range(1, _REACH_AHEAD + 1):
        where = sentence_at(reading, s.index + ahead)
        if where is None:
            return None
        for f in frames_at(reading, where):
            if _bears(where, f.source, (noun,), noun):
                return _name(reading, where, f.source)
    return None


def _bears(s: Sentence, span: Span, described: tuple[str, ...], noun: str) -> bool:
    """Whether a source is named and is what a description says, in its own words or in those behind its comma."""
    first, last = span
    own = s.lower[first:last]
    if noun in BODY_NOUNS and voice_of(s, span) == "person":
        return False  # "the airline's chairman" is no airline
    named = first + (own[0] in vocabulary.DETERMINERS)
    if not any(w[:1].isupper() for w in s.words[named:last]) and apposed_name(s, last) is None:
        return False
    alike = LIKE_NOUNS.get(noun, frozenset({noun}))
    if not alike.isdisjoint(own):
        return len(described) == 1 or all(w in own for w in described[:-1])
    if len(described) > 1:
        sort = source_of(s.lower, first, last)
        return described[0] in _OF_UN and noun == "agency" and sort is not None and sort.type == "un"
    behind = apposition(s, last)
    return not alike.isdisjoint(behind) and (noun in PERSON_NOUNS or PERSON_NOUNS.isdisjoint(behind))


def _behind_pronoun(reading: Reading, s: Sentence, frame: Frame, depth: int) -> Named:
    """The source that "he", "it" or "they" stands for."""
    word = s.lower[frame.source[0]]
    pronoun = vocabulary.OBJECT_PRONOUNS.get(word, word)
    if pronoun in PERSONS:
        return _nearest(reading, s, frame, depth, "person", pronoun)
    return _nearest(reading, s, frame, depth, "crowd" if pronoun == "they" else "body", pronoun)


def _nearest(reading: Reading, s: Sentence, frame: Frame, depth: int, wanted: Voice, word: str) -> Named:
    """The nearest earlier source that a pronoun or a description can stand for, and its sort."""
    second: Named | None = None
    asked = False
    again = word if wanted == "person" else "it" if wanted == "body" else ""
    heard = _heard(reading, s.starts[frame.source[0]]) if wanted == "person" else None
    own = subject_before(s, frame.source[0]) if wanted != "person" else None
    if own is not None and fits(s, own, wanted, word) == "yes":
        return _name(reading, s, own)
    for back in range(_REACH + 1):
        where = sentence_at(reading, s.index - back)
        if where is None:
            break
        for f in reversed(frames_at(reading, where)):
            at = where.starts[f.source[0]]
            if at >= s.starts[frame.source[0]] or (heard is not None and not heard(at)):
                continue
            if not asked and where.lower[f.source[0] : f.source[1]] == [again]:
                asked = True  # the one before goes on with those before it, which need not be asked again
                named = resolve(reading, where, f, depth + 1)
                if named[0] is not None:
                    return named  # "It said … The company blamed": the same
            fitting = _fits(reading, where, f.source, wanted, word)
            if fitting == "no":
                continue
            named = _resolved_name(reading, where, f, depth, wanted)
            if fitting == "yes":
                return named
            if second is None and (back < 2 or word in ALLOWED):
                second = named
        subject = told_of(where, back, wanted, word, s.starts[frame.source[0]])
        if subject is not None and heard is not None and not heard(where.starts[subject[0]]):
            subject = None
        if subject is not None and _fits(reading, where, subject, wanted, word) != "no":
            told = Frame(subject, subject, frame.entry, subject[0])  # "The group has 12 boats, it said": which group?
            named = _resolved_name(reading, where, told, depth, wanted)
            return named if apposed_name(where, subject[1]) is None else _name(reading, where, subject)
    return second or (None, None) if depth == 0 else (None, None)


def _heard(reading: Reading, at: int) -> Callable[[int], bool] | None:
    """Tells of an offset whether a pronoun at ``at`` can go on with what stands there; None where nothing is quoted.

    Whom somebody quotes within quotation marks, no one behind them goes on with.
    """
    quotes = quotations_in(reading)
    if not quotes.starts:
        return None
    spoken = quotes.at(at)
    return lambda offset: quotes.at(offset) in {-1, spoken}


def _fits(reading: Reading, s: Sentence, span: Span, wanted: Voice, word: str) -> Literal["yes", "no", "maybe"]:
    """Whether a source can be what a word stands for, by its own words and by what the document tells of its sex."""
    fitting = fits(s, span, wanted, word)
    if wanted == "person" and fitting != "no" and sexes.is_other(reading, s, span, word):
        return "no"
    if wanted == "body" and fitting == "maybe" and sexes.tells_person(reading, s, span):
        return "no"
    return fitting


def _resolved_name(reading: Reading, s: Sentence, frame: Frame, depth: int, wanted: Voice) -> Named:
    """The name of a source that something else stands for, which may itself stand for another."""
    first, last = frame.source
    if wanted == "body":
        body = spoken_for(s, frame.source)
        if body is not None:
            return _name(reading, s, body)
    if last - first <= _LONGEST_DESCRIPTION:
        named = resolve(reading, s, frame, depth + 1)
        if named[0] is not None:
            return named
    return _name(reading, s, frame.source)


def _sort_of_name(name: str) -> AttributionType | None:
    words = name.lower().split()
    sort = source_of(words, 0, len(words))
    return sort.type if sort is not None else None


def _name(reading: Reading, s: Sentence, span: Span) -> Named:
    first, last = span
    sort = source_of(s.lower, first, last)
    apposed = apposed_name(s, last)
    name = s.words_text(first, last) if apposed is None else f"{s.words_text(first, last)}, {apposed}"
    if last - first == 1 and s.words[first][:1].isupper() and sort is None:
        name = full_name(reading, name) or name
    return name, sort.type if sort is not None else None
