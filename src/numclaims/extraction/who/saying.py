"""Reads reports that a verb makes: "activists said 12 died", "12 died, said activists", "…, adding that 12 died"."""

from __future__ import annotations

from typing import Final

from numclaims.claims import QUANTITY_KINDS
from numclaims.extraction.text.tokens import DASHES, word_set
from numclaims.extraction.text.wordclasses import ARTICLES, BE
from numclaims.extraction.who import (
    agents,
    contents,
    inversion,
    joined,
    listed,
    papers,
    participles,
    phrases,
    relatives,
    speakers,
    subjects,
    vocabulary,
)
from numclaims.extraction.who.cues import Cue, document_words, source_of
from numclaims.extraction.who.reports import (
    PASSIVE,
    Frame,
    behind_quote,
    clause_start,
    counts_something,
    end_of_adverbials,
    hearer,
    quote_start,
)
from numclaims.extraction.who.trimming import trimmed
from numclaims.extraction.who.vocabulary import PUNCTUATION
from numclaims.reading import Mention, Sentence

_ADVERBS: Final = word_set("still also now then already widely even once again previously earlier since")
_PARENTS: Final = word_set("mother father mum dad")
_TALES: Final = word_set("story stories tale tales truth lie lies joke jokes")
_OCCASIONS: Final = word_set("when while as during after before")
"""Words behind whoever is told that only tell the occasion ("…, he told the governor when they met")."""
_SAYING: Final = word_set("said say says reported report reports confirmed announced told")
_CIRCUMSTANCES: Final = word_set("despite amid although though because with blaming accusing calling")
"""The same where nothing but a lost comma lets them stand behind a verb of saying."""
_ADJECTIVES: Final = word_set(
    "armed allied displaced retired opposing monitoring visiting leading ruling injured detained"
)
_CONDITIONS: Final = word_set("under if without")
"""What opens a condition under which something is said to be so: "Under the worst scenario, experts say 12 towns …"."""
_LONGEST_QUOTED: Final = 12
"""Words from "was quoted by" to "as saying", at most."""
_NEAR_OBJECT: Final = 8
"""Words from a verb to the word that makes it a report ("put the toll"), at most."""
_SHORT_NAME: Final = 5
"""Tokens of a phrase that is plainly one source, its own number included ("two senior Turkish officials"), at most."""
_TO_SOMEONE: Final = (["to", "his"], ["to", "her"], ["to", "their"], ["to", "its"], ["to", "the"])
_INTRODUCTIONS: Final = word_set("on in at by earlier meanwhile speaking but and asked however later citing for")
_MEANS: Final = word_set("phone telephone email e-mail text letter video satellite saying")
_HOSPITALS: Final = word_set("hospital hospitals clinic clinics ward wards facility facilities centre center")
_FATES: Final = frozenset({"dead", "killed", "missing", "wounded", "injured", "infected"})
_BEFORE_INVERTED: Final = DASHES | {",", '"', "?", "!"}


def read(s: Sentence, first: int, last: int, cue: Cue, known: list[Frame]) -> Frame | None:
    """Read the report that the verb at tokens ``first`` up to ``last`` makes; None where it makes none."""
    lower = s.lower
    before = lower[first - 1] if first else ""
    if lower[first].endswith("ing") and before not in BE:
        return participles.read(s, first, last, cue, known)
    if cue.form == "accuse" and before in PASSIVE:
        return agents.accused_by(s, first, last, cue)
    if _is_part_of_name(s, first, last) or _is_no_report(s, first, last, cue, before):
        return None
    link = first - 1
    while link > 0 and lower[link] in vocabulary.AUXILIARIES:
        link -= 1  # "It does not tell …, but has said that 12 died"
    if link >= 0 and lower[link] in {"and", "but"}:
        shared = joined.read(s, first, last, cue, known)
        if shared is not None:
            return shared
    if first > 0 and (
        before in _BEFORE_INVERTED
        or (before == "'" and behind_quote(s, first))
        or (lower[first] in {"said", "says"} and inversion.comma_lost(s, first, last))
    ):
        frame = inversion.read(s, first, last, cue)
        if frame is not None:
            return frame
    subject = _subject(s, first, cue, known)
    if subject is None:
        return None
    if cue.name == "quoted":
        return _quoted_by(s, subject[0], subject[1], first, last, cue)
    return _with_subject(s, subject, first, last, cue)


def _subject(s: Sentence, first: int, cue: Cue, known: list[Frame]) -> tuple[tuple[int, int], int, bool] | None:
    """The subject of a verb, as ``speakers.before`` gives it, without what ran into it and without the clause it is known by."""
    found = speakers.before(s, first)
    if cue.written and (found is None or document_words().isdisjoint(s.lower[slice(*found[0])])):
        found = papers.before(s, first) or found
    if found is None:
        return None
    source, clause, relative = found
    named = trimmed(s, source, first)
    if named is None:
        return None
    if named != source:
        source, clause = named, named[0]
    if not relative:
        return source, clause, False
    if known and known[-1].source[1] + 1 == source[0] and s.lower[source[0] - 1] == ",":
        source = known[-1].source  # "said Ahmad, a resident who estimated that …"
    return (papers.relative(s, source) if cue.written else relatives.known_by(s, source)), clause, True


def _is_part_of_name(s: Sentence, first: int, last: int) -> bool:
    """Whether a verb with a capital belongs to a name: "Amina Said Ali", "the United States found"."""
    if first == 0 or not s.words[first - 1][:1].isupper() or s.text.isupper():
        return False
    if s.words[first] == "States":
        return True
    return s.words[first] == "Said" and last < len(s.words) and s.words[last][:1].isupper()


def _is_no_report(s: Sentence, first: int, last: int, cue: Cue, before: str) -> bool:
    """Whether what stands around a verb tells at a glance that it makes no report, whoever its subject is."""
    lower = s.lower
    if cue.form == "heard":
        return not subjects.is_hearing(s, first, last)
    k = first - 1
    while k > 0 and (lower[k] in _ADVERBS or lower[k].endswith("ly")):
        k -= 1
    if k < first - 1 and lower[k] in PASSIVE and lower[first].endswith("ed"):
        return True  # "three men are still believed to be trapped"
    if cue.hearer and not _TALES.isdisjoint(lower[last : last + 3]):
        return True  # "watch them tell their stories"
    if before in PASSIVE and not lower[first].endswith("ing") and (s.words[first - 1] != "IS" or s.text.isupper()):
        return True  # "12 people were reported killed": no one is said to report it
    if (
        lower[first] == "said"
        and before not in {"he", "she", "they"}
        and lower[last : last + 1] == ["to"]
        and s.words[last + 1 : last + 2]
        and s.words[last + 1].islower()
    ):
        return True  # "mass graves said to hold 57 bodies"
    if _is_counted(s, first, last):
        return True
    if lower[first].endswith("ed") and last < len(lower) and _is_participle(s, first, last):
        return True
    if cue.hedge and subjects.is_taken(s, last):
        return True
    if cue.form == "quoting":
        if cue.name == "quoted":  # with "as saying" it is read there
            return "saying" in lower[last : last + _LONGEST_QUOTED] or '"' not in lower[:first]
        return not _beside_quote(s, first, last)
    if cue.objects:
        return not _has_object(s, first, last, cue)
    # "rescuers found 12 bodies"
    return cue.written and lower[last : last + 1] != ["that"] and document_words().isdisjoint(s.vocabulary)


def _has_object(s: Sentence, first: int, last: int, cue: Cue) -> bool:
    """Whether behind a verb stands what makes a report of it: "put the toll at 12", a share that a poll gave somebody."""
    if cue.name == "put-at" and any(m.kind == "money" and _begins(m) == last for m in s.mentions):
        return False  # "The club has raised more than $50 million total"
    if papers.gives_shares(s, first, last) or (cue.name == "post" and _beside_quote(s, first, last)):
        return True  # '"…," Ana Moor posted on Facebook'
    if s.lower[last:] in _AT_THE_END and s.lower[last - 1].endswith("ed") and "," in s.lower[:first]:
        return True  # "A raid killed 12, investigators have concluded."
    reach = papers.LONGEST if cue.name == "describe" else _NEAR_OBJECT
    return not frozenset(cue.objects).isdisjoint(s.lower[last : last + reach])


_AT_THE_END: Final[tuple[list[str], ...]] = ([], ["."])


def _begins(m: Mention) -> int:
    """The first token of a number, with its modifier and the sign of its money."""
    return min(m.first, m.qualifier_first, m.noun_first if m.noun_first >= 0 else m.first)


def _is_counted(s: Sentence, first: int, last: int) -> bool:
    """Whether a form stands between a number and what it counts: "340 confirmed cases", "612 confirmed and 78 probable"."""
    if any(m.last == first < m.noun_last and m.rejected_by is None for m in s.mentions):
        return True
    joined = s.lower[last : last + 1] == ["and"] and s.lower[first].endswith("ed")
    return joined and counts_something(s, (first - 1, first))


def _is_participle(s: Sentence, first: int, last: int) -> bool:
    """Whether a form tells what was done, and by whom or where: "confirmed dead", "claimed by rebels"."""
    lower = s.lower
    if lower[first] == "admitted" and not _HOSPITALS.isdisjoint(lower[max(0, first - _NEAR_OBJECT) : first]):
        return lower[last] != "that" and counts_something(
            s, (last, last + 3)
        )  # "The city's hospital admitted 12 people"
    if lower[last] == "with" and lower[first].startswith("contend"):
        return True  # "crews contended with winds of 12 knots"
    if lower[first] in {"published", "declared", "registered"} and lower[last] in vocabulary.PREPOSITIONS:
        return "that" not in lower[last : last + 8]  # "state of emergency declared for the port"
    return lower[last] in _FATES or (lower[last] == "by" and _MEANS.isdisjoint(lower[last + 1 : last + 2]))


def _quoted_by(s: Sentence, source: tuple[int, int], clause: int, first: int, last: int, cue: Cue) -> Frame:
    """Read "… 12 dead" in the port, the mayor was quoted by the Herald: what is said stands before."""
    frame = Frame(source, (first, last), cue, clause)
    frame.quoted = behind_quote(s, clause)
    frame.content.append((quote_start(s, clause) if frame.quoted else clause_start(s, clause), clause))
    return frame


def _with_subject(
    s: Sentence, subject: tuple[tuple[int, int], int, bool], first: int, last: int, cue: Cue
) -> Frame | None:
    lower = s.lower
    source, clause, relative = subject
    clause -= clause > 0 and lower[clause - 1] == "as" and behind_quote(s, clause - 1)  # '"…," as the mayor put it'
    if not subjects.can_speak(s, source, first, last, cue):
        return None
    content, relay = _content_start(s, first, last, cue)
    if content < 0:
        return None
    behind = end_of_adverbials(s, content)
    closes = behind >= len(lower) or lower[behind] in PUNCTUATION or contents.full_stop_lost(s, clause, behind)
    closes = closes or (clause > 0 and lower[behind] in {"citing", "quoting", "adding"})
    closes = closes or (
        cue.hearer and content > last and lower[behind] in _OCCASIONS and lower[max(0, clause - 1)] == ","
    )
    occasion = not closes and (_tells_occasion(s, clause, behind) or _comma_lost_behind(s, clause, last, behind))
    speaking = listed.halves(s, source)
    ran_on = not all(phrases.plausible(s, one) for one in speaking)
    too_long = (closes or occasion) and any(_too_long(s, one) for one in speaking)
    if ran_on or too_long or _starts_with_a_verb(s, source):
        # Text that lost its commas: "… shells killed 12 people a monitoring group said."
        source = phrases.tighten(s, source)
        if source != subject[0]:
            clause = source[0]
            occasion = occasion or _comma_lost_behind(s, clause, last, behind)
        if _holds_figure(s, source[0] + 1, source[1]):
            return None
        if (
            ran_on
            and not s.words[source[1] - 1][:1].isupper()
            and lower[source[0]] not in ARTICLES
            and source_of(lower, *source) is None
        ):
            return None
    frame = Frame(source, (first, last), cue, clause)
    frame.relay = relay
    frame.content += (figure := _figure_before(s, clause, last))
    if relative or (figure and lower[clause - 1] not in vocabulary.RELATIVES):
        commas = [k for k in range(content, len(lower)) if lower[k] == ","]
        frame.content.append((content, commas[0] if commas else len(lower)))
        return frame
    if behind_quote(s, clause) or (closes and clause > 0 and lower[clause - 1] == '"'):
        frame.quoted = True
        frame.content.append((quote_start(s, clause), clause))
        if closes or lower[content] not in {"that", ":"}:
            return frame
    elif occasion:
        frame.content.append((clause_start(s, clause), clause if lower[clause - 1] == "," else source[0]))
        return frame
    elif (closes and _parenthetical(s, clause, behind)) or (clause > 1 and lower[0] in _CONDITIONS):
        frame.content.append((clause_start(s, clause), clause))
    frame.content += contents.of_report(s, clause, content, cue)
    return frame


def _figure_before(s: Sentence, clause: int, last: int) -> list[tuple[int, int]]:
    """The figure of which a clause tells more: "the 42 people (that) the governor said were held"."""
    if clause < 2:
        return []
    related = s.lower[clause - 1] in vocabulary.RELATIVES
    end = clause - related
    goes_on = not related and not vocabulary.AUXILIARIES.isdisjoint(s.lower[last : last + 1])  # "42 ships he says are"
    return [
        (m.first, m.last)
        for m in s.mentions
        if m.last < end <= m.noun_last and (goes_on or s.lower[m.first - 1] == "the")
    ]


def _content_start(s: Sentence, first: int, last: int, cue: Cue) -> tuple[int, str]:
    """Where what is said begins, -1 where nothing is; and the outlet that was told, empty for none."""
    lower = s.lower
    if cue.form == "accuse":
        return agents.accusation(s, first, last), ""
    content, relay = hearer(s, last) if cue.hearer else (last, "")
    if cue.hearer and lower[content : content + 1] == ["to"]:
        return -1, ""  # an order: "told residents to leave the 300 houses"
    if cue.hearer or lower[last : last + 2] in _TO_SOMEONE:
        # Who is told may be counted: "told 3,000 people in Reno that", "wrote to his 900 readers".
        until = max(content, last + 1) if cue.hearer else last + 4
        for m in s.mentions:
            if last <= m.first < until and "that" not in lower[last : m.first]:
                return m.last, relay
    return content, relay


def _too_long(s: Sentence, source: tuple[int, int]) -> bool:
    """Whether a phrase holds more than the speaker: a number, or an article right behind a noun ("… fighters the group")."""
    first, last = source
    if phrases.ran_into(s, source) > first:
        return True
    long = last - first > _SHORT_NAME and source_of(s.lower, first, min(first + 3, last)) is None
    if _holds_figure(s, first if long else first + 1, last) or phrases.seam(s, source) > first:
        return True
    return last - first <= _SHORT_NAME and _starts_with_a_verb(s, source, 1)


def _holds_figure(s: Sentence, first: int, last: int) -> bool:
    """Whether a quantity stands within a source that tells no more of a person than an age, or how many children."""
    for m in s.mentions:
        if first <= m.first < last and m.kind in QUANTITY_KINDS and m.kind != "age":
            return m.first < 2 or s.lower[m.first - 1] != "of" or s.lower[m.first - 2] not in _PARENTS
    return False


def _starts_with_a_verb(s: Sentence, source: tuple[int, int], least: int = 5) -> bool:
    """Whether a phrase of more than ``least`` words is a clause that ran on ("sheltering in Turkey rights groups say")."""
    first, last = source
    word = s.lower[first]
    return (
        last - first > least
        and word.endswith(("ed", "ing"))
        and word not in _ADJECTIVES
        and (s.words[first].islower() or (first == 0 and s.words[1].islower()))
    )


def _tells_occasion(s: Sentence, clause: int, behind: int) -> bool:
    """Whether a report behind a figure goes on with its occasion: "12 died, medics said in what was the third raid"."""
    lower = s.lower
    if clause < 2 or lower[clause - 1] != "," or "that" in lower[behind : behind + 12]:
        return False
    told = lower[behind] in _OCCASIONS or lower[behind : behind + 2] == ["in", "what"]
    return told and counts_something(s, (0, clause)) and not counts_something(s, (behind, len(lower)))


def _comma_lost_behind(s: Sentence, clause: int, verb: int, behind: int) -> bool:
    """The same where the commas on both sides were lost: "12 died on Monday a monitor said despite calls for a truce"."""
    lower = s.lower
    if clause == 0 or lower[clause - 1] in PUNCTUATION or "that" in lower[behind:] or lower[verb - 1] not in _SAYING:
        return False
    if behind + 1 >= len(lower) or lower[behind] not in _OCCASIONS | _CIRCUMSTANCES:
        return False
    return lower[behind + 1] not in {"many", "much", "of"} and counts_something(s, (clause_start(s, clause), clause))


def _parenthetical(s: Sentence, clause: int, behind: int) -> bool:
    """Whether subject and verb stand behind or within what is said ("12 died, activists said on Friday.")."""
    lower = s.lower
    if clause == 0:
        return False
    if behind < len(lower) and lower[behind] in {":", '"'}:
        return False
    mark = lower[clause - 1]
    if mark not in {",", "?", "!"} | DASHES:
        # "… to 29 million, more than the union had projected": how much it projected is not told.
        return mark not in PUNCTUATION and mark != "than" and counts_something(s, (0, clause))
    # "On Friday, the minister said, …": what stands before the subject is no clause of its own.
    opening = clause - 1 <= 7 and lower[0] in _INTRODUCTIONS and "," not in lower[: clause - 1]
    return not (opening and behind < len(lower) and lower[behind] == "," and not counts_something(s, (0, clause)))


def _beside_quote(s: Sentence, first: int, last: int) -> bool:
    lower = s.lower
    after = lower[last : last + 2]
    if (
        '"' not in s.vocabulary
        and "'" not in s.vocabulary
        and ":" not in after
        and "that" not in after
        and lower[0] != "as"
    ):
        return False
    if "that" in after[:1] or ":" in after[:1] or '"' in after or (lower[0] == "as" and after[:1] == [","]):
        return True
    if behind_quote(s, first):
        return True  # '"…," read a statement from the port'
    subject = speakers.before(s, first)
    return subject is not None and behind_quote(s, subject[1] - (lower[subject[1] - 1] == "as"))
