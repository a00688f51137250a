"""Tells whether a phrase can be the subject of a reporting verb, and whether a word is that verb and no noun."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import ARTICLES, BE
from numclaims.extraction.who import phrases, vocabulary
from numclaims.extraction.who.cues import Cue, cue_words, document_words, source_of
from numclaims.extraction.who.names import apposed_name
from numclaims.extraction.who.reports import counts_something
from numclaims.extraction.who.vocabulary import CUE_VERBS
from numclaims.lexicons import gazetteer
from numclaims.reading import Sentence

EVENTS: Final = word_set(
    "attack attacks blast explosion bombing bombings fire flood clash clashes shooting funeral protest march rally"
)
_MACHINES: Final = word_set(
    "jet jets plane planes warplane warplanes aircraft helicopter helicopters drone drones missile missiles rocket rockets"
    " shell shells mortar mortars tank tanks ship ships warship warships boat boats gunboat gunboats truck trucks bomb bombs"
)
"""What is said of these ("jets believed to be foreign") they do not say."""
_LONGEST_TIME: Final = 8
_TIMES: Final = word_set("days weeks months years hours decades history experience")
_NO_SPEAKERS: Final = word_set("i you we me us one")
_NEVER_FIRST: Final = frozenset({"according", "not"})
_NO_SUBJECTS: Final = word_set("there what nothing this these those that which everyone nobody none")
_SHARES: Final = word_set(
    "percent % cent half quarter quarters third thirds majority majorities respondents fifth fifths percentage"
)
_SUPERLATIVES: Final = word_set("recent senior likely powerful prominent influential respected populous wanted famous")
"""Words that "most" only heightens; before others it counts."""
_PRONOUNS: Final = word_set("he she they it")
_CROWDS: Final = word_set("they media people data police men women children polling")
"""What is many without an ending, or takes the verb of many."""
_PLURAL_NOUNS: Final = word_set("reports claims estimates records documents counts fears")
_COUNTING: Final = word_set("other more two three four five six seven eight nine ten several few many these those")
_BEFORE_NOUNS: Final = word_set("after amid despite following from by of with to")
_NOUNS_FIRST: Final = word_set("report estimate document record count claim fear")
"""Nouns before "that", unless many stand before them: "in a May report that", "officials report that"."""
_COUNTS: Final = word_set("count counts tally tallies estimate estimates figures")
_SURVEYED: Final = word_set("polled surveyed interviewed questioned asked quoted involved concerned")
"""What speakers may be called behind their noun: "analysts polled expect"."""
_HAVE: Final = word_set("has have had 've 'd")
_PRESENT: Final = frozenset({"media", "witness"})
"""Sorts of source whose seeing is a report: a correspondent, residents."""
_HAPPENS: Final = word_set("recorded records record registered has have had counted logged clocked")
_BODIES: Final = word_set(
    "council committee commission board centre center bureau office secretariat mission command panel"
)
_TAKEN: Final = word_set("lives life victims responsibility")
_HELD: Final = word_set("control authority autonomy independence sovereignty dominance power rights themselves itself")
"""What is asserted by deeds: "they are asserting autonomy"."""
_SHORTEST_PLACE: Final = 4
_COURTS: Final = word_set("court inquest jury jurors tribunal trial inquiry hearing")
_HEARINGS: Final = _COURTS | word_set("committee parliament council commission lawmakers mps assembly house senate")
"""Those before whom a figure is told, so that it is known as theirs."""


def can_speak(s: Sentence, source: tuple[int, int], first: int, last: int, cue: Cue) -> bool:
    """Whether a phrase can be the source of this verb: someone who speaks, or a word that makes the verb a report."""
    lower = s.lower
    start, end = source
    head = lower[end - 1]
    if is_nobody(s, source):
        return False
    sort = source_of(lower, start, end)
    if sort is None and head in EVENTS:
        return False  # "an attack claimed the lives of 12"
    put_at = bool(cue.objects) and "at" in lower[last : last + 8] and _at_figure(s, last)
    known = sort is not None or _is_body(s, source)
    if lower[first] in cue.nouns and not _is_verb(s, source, first, last, put_at or known):
        return False
    if cue.written and cue.form == "quoting":
        return not document_words().isdisjoint(lower[start:end])
    if lower[first] in {"added", "adds"} and lower[last : last + 1] == ["to"]:
        return False  # "the clauses that the council had added to the plan"
    if (
        lower[first].startswith("add")
        and lower[last : last + 1] != ["that"]
        and counts_something(s, (last, last + 3))
        and not any(w in vocabulary.FINITE for w in lower[last:])
    ):
        return False  # "the shop added 12 shelves"
    if lower[first] in _HAPPENS and _is_place(s, source):
        return False  # "Sweden has recorded 12 cases", "Lima logged 30": where they were, not who says so
    if cue.name == "state":
        return can_find(s, source, cue)
    if cue.form == "finding":
        return put_at or "that" in lower[last - 1 : last + 1] or can_find(s, source, cue)
    return True


def _at_figure(s: Sentence, start: int) -> bool:
    """Whether "at" leads to a figure behind ``start``: whoever puts a toll at 12 gives it, but not who puts 12 at risk."""
    at = (k for k in range(start, min(start + 8, len(s.lower))) if s.lower[k] == "at")
    return not s.mentions or any(k < m.begin <= k + 2 for k in at for m in s.mentions)


def is_nobody(s: Sentence, source: tuple[int, int]) -> bool:
    """Whether a phrase is none that a report names: "we", "there", "72 percent of voters"."""
    lower = s.lower
    start, end = source
    head = lower[end - 1]
    if lower[start] in _NEVER_FIRST or (end - start == 1 and head in _NO_SUBJECTS) or s.words[end - 1] == "times":
        return True
    if head in _NO_SPEAKERS and s.words[end - 1] != "US" and lower[max(0, end - 2)] != "of":
        return head != "one" or apposed_name(s, end) is None
    timed = end - start < _LONGEST_TIME and phrases.seam(s, source) == start  # no speaker ran in
    if timed and lower[phrases.head_end(s, source) - 1] in _TIMES:
        return True  # "The last 100 days of talks have told us"
    if (
        head in _MACHINES
        and phrases.head_end(s, source) == end
        and not any(w.endswith("ing") for w in lower[start:end])
    ):
        return True  # but not the "Divers searching a boat"
    most = next((k for k in range(start, end) if lower[k] == "most"), -1)
    if most >= 0 and (most == end - 1 or lower[most + 1] not in _SUPERLATIVES):
        return True
    return not _SHARES.isdisjoint(lower[start:end])  # whom a survey asked, not who tells its result


def can_find(s: Sentence, source: tuple[int, int], cue: Cue) -> bool:
    """Whether a phrase can be the source of a finding, which needs a known sort of source or a name."""
    start, end = source
    if cue.written:
        return not document_words().isdisjoint(s.lower[start:end])
    sort = source_of(s.lower, start, end)
    if cue.seen:
        return sort is not None and sort.type in _PRESENT
    if cue.counted and s.lower[end - 1] not in _COUNTS:
        return False
    pronoun = end - start == 1 and s.lower[start] in _PRONOUNS
    guesses = cue.name == "estimate" and s.lower[phrases.head_end(s, source) - 1] in vocabulary.PERSON_NOUNS
    return sort is not None or pronoun or guesses or _named(s, source) or _is_body(s, source)


def _is_body(s: Sentence, source: tuple[int, int]) -> bool:
    """Whether a phrase ends in what a body is called that has no sort of its own: "the provincial council"."""
    return s.lower[source[0]] in ARTICLES and s.lower[source[1] - 1] in _BODIES


def _named(s: Sentence, source: tuple[int, int]) -> bool:
    """Whether a source ends in a name; the capital of a sentence's first word tells less, so a plural does not count."""
    if s.text.isupper():
        return False
    last = s.words[source[1] - 1]
    if last.islower():  # "Dr. Ana Moor of the port clinic"
        head = phrases.head_end(s, source)
        if head < source[1] and phrases.is_name(s, (source[0], head)):
            return True
    if last.startswith(vocabulary.NAME_ARTICLES):
        return True
    return last[:1].isupper() and (source[1] > 1 or last.isupper() or not last.endswith("s"))


def _is_place(s: Sentence, source: tuple[int, int]) -> bool:
    """Whether a source is a place and nothing else: what it "has recorded" happened there."""
    first = source[0] + (s.lower[source[0]] == "the")
    name = s.words_text(first, source[1])
    if name.isupper() and not s.text.isupper():
        return False  # "NEMA has recorded 12": letters that stand for a body
    if len(name) < _SHORTEST_PLACE or not name[0].isupper() or source_of(s.lower, *source) is not None:
        return False
    return any(not entry.demonym for entry in gazetteer.find(name))


def _is_verb(s: Sentence, source: tuple[int, int], first: int, last: int, known: bool) -> bool:
    """Whether a form that is a noun as often is a verb here: it agrees with a source that stands right before it."""
    lower = s.lower
    before, after = lower[first - 1], lower[last] if last < len(lower) else "."
    word = lower[first]
    plural = _plural_head(s, source) or (
        (before in _CROWDS or (before.endswith("s") and not s.words[first - 1][:1].isupper()))
        and not _owned_by(s, source)
    )
    if (
        _is_owned(lower, first)
        or any(lower[k] in ARTICLES and lower[k - 1].endswith("ed") for k in range(source[0] + 1, source[1]))
        or _holds_cue(s, source)
        or (source[1] == first and before in cue_words() and before not in document_words())
    ):
        return False  # "beat the analysts' estimates", "rejected claims that …", "dismissed a rebel claim that …"
    tells = not word.endswith("s") and (word not in _NOUNS_FIRST or plural or before == "police")
    if after == "that" and (tells or _opens_with_media(s, source)):
        return True
    counted = before[0].isdigit() and (word.endswith("s") or source[1] == first)
    if (
        before in _COUNTING
        or counted
        or (word in _PLURAL_NOUNS and source[0] and lower[source[0] - 1] in _BEFORE_NOUNS)
    ):
        return False  # "investigating six other suspects", "after TV reports that"
    if after == ":" and _plural_head(s, source):
        return not word.endswith("s")  # "figures from the ministry show:"
    if before.endswith("ed") and s.words[first - 1].islower() and before not in _SURVEYED:
        return False  # "his office received reports that", "newspapers urged caution"
    if after == "also" and last + 1 < len(lower) and lower[last + 1] in cue_words():
        return False  # "the Board's report also forecast that"
    if (
        after in CUE_VERBS
        or after in BE
        or (after == ":" and (s.words[first].isupper() or not lower[first].endswith("s")))
    ):
        return False  # "other reports suggest", "estimates are that", "SUSPECT: …"
    if not known and before not in _PRONOUNS and not _named(s, source):
        return False
    if after == "at" and lower[last + 1 : last + 2] not in (["least"], ["most"]):
        return False  # "a loss projected at 3 million"
    if (
        word.endswith("ed")
        or word in {"found", "put", "gave", "broadcast", "set", "cut"}
        or _has_forecast(lower, first)
    ):
        return True
    if after in {"of", "from", "by", "in"}:
        return False
    if word.endswith("s"):
        return not plural or before == "data"
    # "Activists estimate": the capital of a sentence's first word tells nothing.
    return plural or before == "police" or s.words[first - 1].isupper() or (first == 1 and before.endswith("s"))


def _has_forecast(lower: list[str], i: int) -> bool:
    """Whether "forecast" is a participle: "analysts had forecast", "they had also forecast"."""
    return lower[i] == "forecast" and (lower[i - 1] in _HAVE or (lower[i - 1] == "also" and lower[i - 2] in _HAVE))


def _opens_with_media(s: Sentence, source: tuple[int, int]) -> bool:
    """Whether a source is the media, and opens a clause: "Local media reports that 12 died", not "despite media reports"."""
    opens = source[0] == 0 or s.lower[source[0] - 1] in {",", "but", "while"}
    return opens and s.lower[source[1] - 1] == "media"


def _holds_cue(s: Sentence, source: tuple[int, int]) -> bool:
    """Whether a phrase holds a verb of saying in the past, so that a noun stands at its end: "the army rejected rebel claims"."""
    return any(
        s.lower[k].endswith("ed")
        and s.words[k].islower()
        and s.lower[k] in cue_words()
        and s.lower[k + 1] not in vocabulary.FUNCTION_WORDS
        for k in range(*source)
        if k
    )


def _is_owned(lower: list[str], i: int) -> bool:
    """Whether a word stands behind the apostrophe of several owners, so that it is a noun: "the analysts' estimates"."""
    return i > 1 and lower[i - 1] in {"'", "\u2019"} and lower[i - 2].endswith("s")


def _plural_head(s: Sentence, source: tuple[int, int]) -> bool:
    """Whether the head of a phrase with something behind it is a plural: "figures from the ministry"."""
    end = phrases.head_end(s, source)
    head = s.lower[end - 1]
    return (
        end < source[1]
        and (head in _CROWDS or (head.endswith("s") and not head.endswith(("ss", "sis"))))
        and (end == 1 or s.words[end - 1].islower())
    )


def _owned_by(s: Sentence, source: tuple[int, int]) -> bool:
    """Whether a phrase is one paper, and what stands before the verb only its maker: "a tally by police shows"."""
    end = phrases.head_end(s, source)
    return end < source[1] and s.lower[end - 1] in document_words() and s.lower[end] in {"by", "from", "of"}


def is_hearing(s: Sentence, first: int, last: int) -> bool:
    """Whether a court, an inquiry or a committee is told something: "the court heard that"."""
    lower = s.lower
    at = first - 1
    while at > 0 and lower[at] in {"also", "previously", "earlier", "then"}:
        at -= 1  # "jurors also heard"
    head = lower[at] if first else ""
    if head not in _HEARINGS or lower[last : last + 1] == ["from"]:
        return False
    return head in _COURTS or lower[last : last + 1] == ["that"]


def is_taken(s: Sentence, last: int) -> bool:
    """Whether what is claimed is taken and not said: "the fire claimed 12 lives", "she claimed 70,000 pounds in benefits"."""
    if not _TAKEN.isdisjoint(s.lower[last : last + 7]):
        return True
    if s.lower[last - 1].startswith("assert") and not _HELD.isdisjoint(s.lower[last : last + 3]):
        return True
    if s.lower[last : last + 1] == ["that"]:
        return False
    # "has charged 12 people with murder", "claimed 41 percent of the vote"
    kinds = {"count"} if s.lower[last - 1] == "charged" else {"money", "percent"}
    return any(m.kind in kinds and m.begin - last in {0, 1} for m in s.mentions)
