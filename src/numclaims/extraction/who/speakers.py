"""Finds the noun phrase that names a speaker before the verb that attributes; ``behind`` finds one that follows."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import DASHES, word_set
from numclaims.extraction.text.wordclasses import ARTICLES
from numclaims.extraction.who import endings, listed
from numclaims.extraction.who.between import PAPERS, before_date, before_paper
from numclaims.extraction.who.cues import document_words, source_of
from numclaims.extraction.who.phrases import acronym, is_name
from numclaims.extraction.who.vocabulary import (
    ASKED,
    AUXILIARIES,
    BODY_NOUNS,
    CLAUSE_OPENERS,
    CONTRACTED,
    CUE_VERBS,
    FINITE,
    FUNCTION_WORDS,
    NAME_LINKS,
    NOT_A_REPORT,
    PAST,
    PERSON_NOUNS,
    POINTED,
    PREPOSITIONS,
    PUNCTUATION,
    RELATIVES,
    TIME_WORDS,
    Span,
    short_titles,
)
from numclaims.reading import Sentence

_SINCE: Final = (["has", "since"], ["have", "since"], ["had", "since"])
_SO_FAR: Final = ["so", "far"]
_SAYING: Final = word_set("said says told stated added")
_DESCRIBING: Final = word_set("leading ruling visiting acting attending investigating supervising participating")
_MARKS: Final = frozenset({'"', "'"})
_LONGEST_NAME: Final = 4
_LONGEST_POST: Final = 10
"""Words of a role between the name before it and the body behind it, at most."""
_LED: Final = word_set("led run held made")
_LONGEST_ADJECTIVES: Final = 3
"""Words of an insertion up to a comma between its adjectives, at most."""


def before(s: Sentence, verb: int) -> tuple[Span, int, bool] | None:
    """The subject of the reporting verb at token ``verb``.

    Returns:
        Its span, the token at which its clause starts (an insertion between subject and verb included), and whether it
        was reached through a relative pronoun ("which says it has 50 men"); None when there is no subject.
    """
    lower = s.lower
    i = verb - 1
    while i >= 0 and (
        (lower[i] in AUXILIARIES and not acronym(s, i) and not _within_capitals(s, i))
        or endings.adverb(s, i)
        or lower[i - 1 : i + 1] in _SINCE
        or lower[i - 1 : i + 1] == _SO_FAR
    ):
        if lower[i] == "'s" and i > 0 and lower[i - 1] not in CONTRACTED:
            return None  # "the group's previously stated target"
        i -= 1 if lower[i] != "far" else 2
    there = i > 0 and lower[i] in {"there", "here"} and s.words[i - 1][0].isalpha()  # "Volunteers there spoke of 12"
    if there or (i > 1 and lower[i] == "." and lower[i - 1] in POINTED):
        i -= 1
    if i < 0 or (lower[i] in NOT_A_REPORT and s.words[i] != "May"):
        return None
    who = i if lower[i] in RELATIVES else before_paper(s, i)  # "the Harbour Board, which in a poll said"
    if who > 0 and lower[who] in RELATIVES and not acronym(s, who):
        found = endings.ending_at(s, who - 1 if lower[who - 1] in {",", *DASHES} else who)
        return (_name_before(s, found), found[1], True) if found else None
    i = before_paper(
        s, before_date(s, i)
    )  # "the Harbour Board (HB) on Friday said", "… (HB) in a 4 May statement said"
    if i > 0 and lower[i] == ")":
        while i > 0 and lower[i] != "(":
            i -= 1
        i = before_date(s, i - 1)
    i = before_paper(s, i)
    if i >= 0 and lower[i] in {","} | DASHES:
        return _over_insertion(s, i)
    found = endings.ending_at(s, i + 1)
    if found is None:
        return None
    start = found[1]
    if (
        start > 1
        and lower[start - 1] == ","
        and ((lower[start].endswith("ing") and not _describes(s, start)) or lower[start] in ASKED)
        and s.words[start].islower()
        and lower[start + 1] not in PERSON_NOUNS
        and lower[start + 1] not in document_words()  # "…, spending reports showed"
    ):
        # "Chulov, a correspondent, monitoring the events said", "One survivor, Chulov, reached by telephone told"
        return _over_insertion(s, start - 1)
    named = None
    if start > 1 and lower[start - 1] == "," and not s.text.isupper():  # the capitals of all words tell no name
        named = _named_before_role(s, found[0]) or _body_before_place(s, found[0]) or _named_before_post(s, start)
        together = listed.whole(s, found, endings.ending_at) if named is None else found[0]
        named = together if together != found[0] else named
    return (found[0], start, False) if named is None else (named, named[0], False)


def _describes(s: Sentence, i: int) -> bool:
    """Whether a word in "-ing" is an adjective of who speaks: "high-ranking police officers", "leading activists"."""
    return "-" in s.lower[i] or (s.lower[i] in _DESCRIBING and source_of(s.lower, i + 1, i + 2) is not None)


def _titled(s: Sentence, comma: int) -> bool:
    """Whether a comma closes the name of a paper in quotation marks: 'The "Harbour Report," released in May, found'."""
    k = comma
    while k > 0 and s.words[k - 1][0].isupper():
        k -= 1
    return k > 0 and comma - k > 1 and s.lower[k - 1] == '"' and s.lower[comma - 1] in document_words()


def _name_before(s: Sentence, found: tuple[Span, int]) -> Span:
    """The name before a role that a relative clause follows: "Ana Moor, the mayor of Kito, who says 12 died"."""
    (first, _), start = found
    if start > 1 and s.lower[start - 1] == "," and s.lower[first] in ARTICLES:
        begin = start - 1
        while begin > 0 and s.words[begin - 1][0].isupper() and start - begin <= _LONGEST_NAME:
            begin -= 1
        if is_name(s, (begin, start - 1)) and s.lower[begin] not in FUNCTION_WORDS:
            return begin, start - 1
    return found[0]


def _named_before_role(s: Sentence, role: Span) -> Span | None:
    """The name before a role whose second comma was left out: '"…," Faro Amin, spokesman for the fleet told the Herald'."""
    lower = s.lower
    first = last = role[0] - 1
    while first > 0 and last - first < _LONGEST_NAME and s.words[first - 1][:1].isupper():
        first -= 1
    opens = first == 0 or lower[first - 1] in _MARKS
    if not opens and lower[first - 1] == "," and (lower[0].endswith("ing") or lower[0] in PREPOSITIONS):
        opens = "," not in lower[: first - 1]  # "Speaking to the Herald, Faro Amin, driver of the bus said"
    if not opens and lower[first - 1] == "," and lower[role[1] + 1 : role[1] + 2] in ([], ["."]):
        opens = True  # "… six dead, Faro Amin, the harbour master said."
    called = lower[role[0]] in {"a", "an"} or not PERSON_NOUNS.isdisjoint(lower[role[0] : role[1]])
    least = 1 if lower[role[0]] in {"a", "an"} and first == 0 else 2  # "Moor, an expert in trade said"
    if not opens or last - first < least or not called or lower[last - 1] in TIME_WORDS:
        return None
    if lower[first] in FUNCTION_WORDS:
        return None
    return (first, last) if last - first == 1 or is_name(s, (first, last)) else None


def _named_before_post(s: Sentence, body: int) -> Span | None:
    """The name before a role and its body, with no comma behind them: "Ruth Moor, Relief Officer, LN Delegation North said"."""
    role = next((k for k in range(body - 2, max(0, body - _LONGEST_POST), -1) if s.lower[k] == ","), 0)
    if role < 2 or PERSON_NOUNS.isdisjoint(s.lower[role + 1 : body]):
        return None
    first = role
    while first > 0 and (s.words[first - 1][:1].isupper() or s.lower[first - 1] in NAME_LINKS):
        first -= 1
    opens = first == 0 or s.lower[first - 1] in _MARKS
    return (first, role) if opens and is_name(s, (first, role)) else None


def _body_before_place(s: Sentence, place: Span) -> Span | None:
    """The body that a sentence opens with, before a place whose second comma was left out: "Area Police Office, Kito said"."""
    end = place[0] - 1
    body = end > 1 and s.lower[end - 1] in BODY_NOUNS and all(s.words[k][:1].isupper() for k in range(end))
    apart = source_of(s.lower, 0, end) is not None and source_of(s.lower, *place) is None
    return (0, end) if body and apart and s.words[place[0]][:1].isupper() else None


def _within_capitals(s: Sentence, i: int) -> bool:
    """Whether a small word has a capital behind another, as a part of a name ("Myanmar Now reported")."""
    return s.words[i][0].isupper() and i > 0 and s.words[i - 1][:1].isupper() and not s.text.isupper()


def _over_insertion(s: Sentence, comma: int) -> tuple[Span, int, bool] | None:
    """The subject before "…, a group based in Britain, said": the phrase in front of the insertion."""
    lower = s.lower
    mark = lower[comma]
    j = comma - 1
    while j > 0 and lower[j] != mark:
        if lower[j] in {'"', ";", ":"} and not (mark == lower[j - 1] == "," and _titled(s, j - 1)):
            return None
        j -= 1
    if j <= 0:
        return _before_one_comma(s, comma, mark)
    if all(lower[k] in TIME_WORDS or lower[k] in {"on", "the"} for k in range(j + 1, comma)):
        return _over_insertion(s, j) or _plain(s, j)  # "Ana Moor, who leads the crew, yesterday, said"
    if lower[j - 1] == ")":  # "the Committees (LCC), an activist network, said"
        j -= 1
        while j > 0 and lower[j] != "(":
            j -= 1
    if j > 1 and lower[j - 1] == "." and lower[j - 2] in POINTED:
        j -= 1  # "Felipe Tan Jr., spokesman for the fleet, said"
    paper = _signed_paper(s, j)
    if paper is not None:
        return paper, paper[0], False
    found = endings.ending_at(s, j)
    if found is None:
        return None
    (first, last), start = found
    aged = last - first == 1 and lower[first].isdigit() and start > 1 and lower[start - 1] == ","
    opens = start - 1 if aged else _opens_insertion(s, found)
    if opens > 0:
        return _plain(s, opens)  # "Moor, 27, who leads the crew, said"
    if first == start and start > 1 and lower[start - 1] == "," and not is_name(s, found[0]):
        # A further insertion ("Houry, the group's researcher, who is in Beirut, said"): take the bare name in front.
        outer = endings.ending_at(s, start - 1)
        if outer is not None and is_name(s, outer[0]):
            found = outer
    return found[0], found[1], False


def _opens_insertion(s: Sentence, found: tuple[Span, int]) -> int:
    """The comma before an insertion that holds one itself: "the firm, which is based in Kito, Lorana,"; 0 for none."""
    lower = s.lower
    (first, last), start = found
    comma = next((k for k in range(start - 1, 0, -1) if lower[k] in PUNCTUATION), 0)
    if comma < 1 or lower[comma] != "," or comma + 1 >= last:
        return 0
    before = comma
    while lower[comma - 1] == ")" and before > 1 and lower[before] != "(":
        before -= 1  # "the Harbour Trust (HT), which is based in Kito, Lorana,"
    related = (
        lower[comma + 1] in {"who", "which"} and start > comma + 2
    )  # "the raid, which the mayor, Ana Moor, said killed 12"
    if related or _is_participle(s, comma + 1):
        return before
    # "Harbourwatch, an independent, Lorana-based group, said"
    described = lower[first] in {"a", "an"} and comma == start - 1 and last - first <= _LONGEST_ADJECTIVES
    known = source_of(lower, first, last) is not None or lower[last - 1] in BODY_NOUNS | PERSON_NOUNS
    named = s.words[comma - 1][0].isupper() and lower[0] not in PREPOSITIONS
    return comma if described and named and not known and s.words[last - 1].islower() else 0


def _is_participle(s: Sentence, i: int) -> bool:
    """Whether a participle with something behind it opens an insertion: "the group, led by Ana Moor, a doctor,"."""
    shaped = s.lower[i] in ASKED or s.lower[i] in _LED or s.lower[i].endswith("ed")
    return shaped and s.words[i].islower() and s.lower[i + 1] in PREPOSITIONS


def _before_one_comma(s: Sentence, comma: int, mark: str) -> tuple[Span, int, bool] | None:
    """The subject before a comma that is one too many: "Ana Moor of the Red Cross, said"."""
    lower = s.lower
    plain = mark == "," and (lower[comma + 1] in _SAYING or lower[comma + 2 : comma + 3] == ["that"])
    if comma and mark == "," and lower[comma - 1] == ")" and "(" in lower[:comma]:
        if lower[comma + 1] in CUE_VERBS:
            return _plain(s, lower.index("("))  # "Figures from the Harbour Agency (HA), indicate"
        if plain:
            comma = lower.index("(")  # "the Harbour Agency (HA), added"
    alone = endings.ending_at(s, comma) if plain else None  # "Ana Moor of the Red Cross, said": a comma too many
    first = next((k for k in range(comma) if lower[k].isalpha()), comma)
    body = first + (lower[first] in ARTICLES)  # "The Harbour Agency, says"
    named = PERSON_NOUNS | document_words()
    titled = all(s.words[k][:1].isupper() or lower[k] in named or lower[k] == "of" for k in range(body, comma))
    one = alone is not None and alone[0][0] <= first and (titled or is_name(s, (first, min(first + 2, comma))))
    known = body == first or source_of(lower, body, comma) is not None
    plainly = one and known and lower[body] not in FUNCTION_WORDS
    return ((first, alone[0][1]), first, False) if alone is not None and plainly else None


def _signed_paper(s: Sentence, limit: int) -> Span | None:
    """The paper that opens a sentence and tells who made it: "A statement signed by Ana Moor, the director, and sent to …"."""
    lower = s.lower
    if lower[0] not in ARTICLES or PAPERS.isdisjoint(lower[1:2]):
        return None
    end = next((k for k in range(2, limit + 1) if lower[k] == "," and s.words[k - 1][:1].isupper()), 0)
    return (0, end) if "by" in lower[2:5] and end else None


def _plain(s: Sentence, end: int) -> tuple[Span, int, bool] | None:
    """The subject right before token ``end``, with nothing put in between."""
    found = endings.ending_at(s, end)
    return (found[0], found[1], False) if found is not None else None


def _behind_verb(s: Sentence, start: int, end: int) -> int:
    """Where a source begins that stands behind a verb and "from": "Further details emerged from security sources"."""
    for k in range(end - 1, start + 1, -1):
        if s.lower[k] in {"from", "by"} and any(
            s.lower[v].endswith("ed") and s.words[v].islower() for v in range(start, k)
        ):
            return k + 1
    return start


def _is_deed(s: Sentence, i: int) -> bool:
    """Whether a token is a verb with its object behind it: "sued the", "opened a"."""
    done = s.lower[i].endswith("ed") or s.lower[i] in PAST
    return done and s.words[i].islower() and s.lower[i + 1] in ARTICLES


def _end_of_subject(s: Sentence, i: int, limit: int) -> int:
    """Behind the words of a source that go on at ``i``: "army spokesman Col. Idris Bako", "the governor of Borana state"."""
    lower = s.lower
    while i < limit:
        part = s.words[i][:1].isupper() or source_of(lower, i, i + 1) is not None
        pointed = lower[i] == "." and lower[i - 1] in short_titles() and s.words[i + 1 : i + 2] != []
        owned = lower[i] in {"of", "for"} and i + 1 < limit and s.words[i + 1][:1].isupper()
        if not (part or pointed or owned):
            break
        i += 1
    return i + 1 if i + 1 < limit and lower[i] == "state" and s.words[i - 1][:1].isupper() else i


def of_sentence(s: Sentence, limit: int) -> Span | None:
    """The subject of a sentence that opens with a known sort of source or a pronoun, before token ``limit``."""
    lower = s.lower
    for i in range(min(limit, 12)):
        if lower[i] in FINITE or lower[i] in CLAUSE_OPENERS:
            return None
        if lower[i] == "it" and i == 0:
            return 0, 1
        if lower[i] in {"he", "she", "they"} and (i == 0 or lower[i - 1] in {",", "and", "but", '"'}):
            return i, i + 1
        if source_of(lower, i, i + 1) is not None:
            start = i
            while start > 0 and lower[start - 1] not in PUNCTUATION:
                start -= 1
            start = endings.skip_lead(s, _behind_verb(s, start, i), i + 1)
            verb = next((k for k in range(start + 1, i) if _is_deed(s, k)), 0)
            if verb:
                return start, verb  # "His party sued the daily in a court on Friday, claiming …"
            end = _end_of_subject(s, i + 1, limit)
            if start > 1 and lower[start - 1] == "," and (named := _named_before_role(s, (start, end))) is not None:
                return named  # "Faro Amin, Lorana Crime Officer visited the scene and said"
            return (start, end) if start <= i else None
    return None
