"""Reads a sentence as clauses: which verb, state or noun of the measure lexicon governs a number, and in what voice.

There is no parser. A verb governs the number directly to its right when it is active ("killed at least 12 people"), and the
number to its left when it is passive, a participle or intransitive ("12 people, among them a child, were killed"). Between the
two may stand what belongs to the noun phrase; conjunctions, verbs of saying and verbs that the lexicon does not know are
barriers.
"""

from __future__ import annotations

from itertools import compress
from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import SUBJECT_PRONOUNS
from numclaims.extraction.what.abroad import names_land
from numclaims.extraction.what.catalogue import Trigger, topics, triggers
from numclaims.reading import Mention, Reading, Sentence

PRONOUNS: Final = SUBJECT_PRONOUNS | {"there"}
"""What may be the subject of a clause that no noun begins."""
BE: Final = frozenset(
    {"be", "been", "being", "was", "were", "is", "are", "am", "'re", "'s", "got", "get", "gets", "getting"}
)
HAVE: Final = frozenset({"have", "has", "had", "'ve", "having"})
MODAL: Final = frozenset(
    {"will", "would", "could", "may", "might", "can", "must", "should", "did", "do", "does", "'ll", "shall"}
)
AUX: Final = BE | HAVE | MODAL

CHAIN: Final = AUX | word_set(
    """
    not n't never also already later then since all both either still now reportedly allegedly apparently feared
    believed thought reported confirmed said known presumed estimated suspected to left found declared pronounced
    seriously badly critically slightly severely lightly forced made just only even now once again themselves more
    others other else have alive immediately currently temporarily newly summarily brutally recently subsequently
    simply least last total so far altogether each expected understood listed officially internally
    remain remains remained remaining registered rendered as newly first become became becoming being go went
    suddenly dared managed decided chose chosen began begun started continued opted able
    classified categorised categorized deemed considered rated assessed recorded counted documented
    """
)
"""Words that may stand between a subject and the participle or adjective that tells what happened to it."""

LEFT_SKIP: Final = word_set(
    """
    at least about more than over some nearly almost around an a estimated another as many up to the those these its
    his their her our approximately only just total further additional possibly perhaps between roughly fewer less
    no under another other all any well close an entire exactly even both also least not most of old initial half
    too our such what another's reported reportedly allegedly believed
    """
) - {"of", "at", "to"}

BARRIERS: Final = word_set(
    """
    ; : ? ! but while when after before because although though as if where unless until whereas however whose said
    says say told according adding added saying -- – —
    """
)
_AWAY: Final = frozenset({"from", "of", "flee", "leave"})
"""Ends of a verb whose own object stands before these: "40 people pulled from the rubble", "40 people forced to flee clashes"."""
REDUCED: Final = word_set(
    """
    in by on during at near since as from , . ; : ) and or for when while after before with over under around amid along yesterday
    today overnight so last this there here monday tuesday wednesday thursday friday saturday sunday between inside outside across
    among because due per within early late throughout were was to - – — | earlier but if january february march april may june
    afterward afterwards
    july august september october november december that is are has have had including mostly most many some ? ! '' ' ( only
    through following followed
    """
) | {'"'}
"""Words that may follow a participle; any other word makes the verb active ("12 gunmen killed a guard")."""

_NEARBY: Final = 11
"""Words behind a trigger among which the word must stand that its entry asks for."""
ANNOUNCING: Final = frozenset({"number", "numbers", "tally"})


class Hit:
    """A word or phrase of the measure lexicon in a sentence: its tokens and what it may say."""

    __slots__ = ("options", "start", "stop", "taken")

    def __init__(self, start: int, stop: int, options: tuple[Trigger, ...]) -> None:
        self.start = start
        self.stop = stop
        self.options = options
        self.taken = False


class Governor:
    """What governs a number: the trigger, its hit, the code rule by which it was found, and whether it is negated."""

    __slots__ = ("hit", "negated", "rule", "trigger")

    def __init__(self, trigger: Trigger, hit: Hit, rule: str, *, negated: bool = False) -> None:
        self.trigger = trigger
        self.hit = hit
        self.rule = rule
        self.negated = negated


class Clauses:
    """A sentence with its lexicon hits.

    Attributes:
        lower: The words in lower case.
        at: The hit that starts at each token, or None.
        ending: The hit whose last token it is, or None.
        numbers: The quantity that starts at each token, or None.
        found: What governs each number so far, by its first token.
        first: The token behind the first hit; -1 when there is none.
        last: The first token of the last hit; -1 when there is none.
        announces: Whether "number" or a word like it stands in the sentence.
        told: Measures of the figures that the text has had so far.
        reading: The document.
    """

    __slots__ = (
        "announces",
        "at",
        "ending",
        "first",
        "found",
        "last",
        "lower",
        "numbers",
        "reading",
        "sentence",
        "told",
    )

    def __init__(self, reading: Reading, sentence: Sentence, told: set[str]) -> None:
        lower = sentence.lower
        self.reading = reading
        self.told = told
        count = len(lower)
        at: list[Hit | None] = [None] * count
        ending: list[Hit | None] = [None] * count
        table = triggers()
        until = 0
        first = last = -1
        for i in compress(range(count), map(table.__contains__, lower)):
            if i < until:
                continue
            found, longer, backward = table[lower[i]]
            start = i
            size = 1
            if backward is not None and i > until and (options := backward.get(lower[i - 1])) is not None:
                for distance, words, triggered in options:
                    if i - distance >= until and lower[i - distance : i - distance + len(words)] == words:
                        found, longer = triggered, None
                        start = i - distance
                        size = len(words)
                        break
            if longer is not None and i + 1 < count:
                for phrase, triggered in longer.get(lower[i + 1], ()):
                    size = len(phrase)
                    if size == 2 or lower[i : i + size] == phrase:
                        if "and" in phrase and any(m.first == i + size for m in sentence.mentions):
                            continue  # "left 16 dead and wounded 22"
                        found = triggered
                        break
                else:
                    size = 1
            if found is not None:
                until = start + size
                at[start] = ending[until - 1] = Hit(start, until, found)
                last = start
                if first < 0:
                    first = until
        self.first = first
        self.last = last
        self.numbers: list[Mention | None] = [None] * count
        self.sentence = sentence
        self.lower = lower
        self.at = at
        self.ending = ending
        self.found: dict[int, Governor] = {}
        self.announces = not ANNOUNCING.isdisjoint(sentence.vocabulary) or "total" in sentence.vocabulary


def _topics(reading: Reading) -> frozenset[str]:
    """The topics of the catalogue that a text or its title names anywhere; looked for once."""
    known = reading.memo.get("topics")
    if not isinstance(known, frozenset):
        text = reading.lowered()
        if reading.document.title:
            text = f"{reading.document.title.lower()}\n{text}"
        known = reading.memo["topics"] = frozenset(word for word in topics() if word in text)
    return known


def clauses_of(reading: Reading, sentence: Sentence) -> Clauses:
    """The clauses of a sentence, made once, with its mentions as they are now."""
    known = reading.memo.get("clauses")
    if isinstance(known, Clauses) and known.sentence is sentence:
        made = known
    else:
        told = reading.memo.get("told")
        if not isinstance(told, set):
            told = set()
            reading.memo["told"] = told
        made = Clauses(reading, sentence, told)
        reading.memo["clauses"] = made
    for mention in sentence.quantities():
        made.numbers[mention.first] = mention
    return made


def left_of(lower: list[str], k: int, passed: frozenset[str] = LEFT_SKIP) -> int:
    """The token at or before ``k`` that is no part of what begins a number phrase: "killed", left of "at least another 12"."""
    while k > 0 and lower[k] in passed:
        k -= 1
    return k


def noun_end(m: Mention) -> int:
    """Index of the first token behind the number and its noun phrase; a state alone ("12 dead") is no noun phrase."""
    if m.noun_last <= m.last or (m.counted is None and m.kind in {"count", "number", "ratio"}):
        return m.last
    return m.noun_last


def holds(trigger: Trigger, clauses: Clauses, hit: Hit) -> bool:
    """Whether the words around a trigger are those that its entry asks for."""
    if not trigger.bound:
        return True
    if trigger.unless and hit.start > 0 and clauses.lower[hit.start - 1] in trigger.unless:
        return False
    if trigger.absent and not trigger.absent.isdisjoint(clauses.sentence.vocabulary):
        return False
    if trigger.never and not trigger.never.isdisjoint(clauses.lower[hit.stop : hit.stop + _NEARBY]):
        return False
    if not (trigger.when or trigger.context) or (trigger.carries and trigger.measure in clauses.told):
        return True
    on_topic = bool(trigger.topic) and not trigger.topic.isdisjoint(_topics(clauses.reading))
    if on_topic and not trigger.context:
        return True
    if trigger.context and not on_topic and trigger.context.isdisjoint(clauses.sentence.vocabulary):
        return False
    if not trigger.when:
        return True
    first = max(0, hit.start - 3) if trigger.role == "head" else hit.start  # "1,245 suspected malaria cases"
    if trigger.form == "past" and trigger.counts in _OBJECTS and passive(clauses, hit):
        first = max(0, hit.start - _NEARBY)  # "thirty homes on the coast were lost"
    for at in range(first, min(hit.stop + _NEARBY, len(clauses.lower))):
        word = clauses.lower[at]
        if word in trigger.when or (word in trigger.abroad and names_land(clauses.sentence, at + 1)):
            return True
        if word == ";":
            return False
    return False


_OBJECTS: Final = frozenset({"things", "objects", "animals"})


def passive(clauses: Clauses, hit: Hit) -> bool:
    """Whether a past form has a form of "be" before it, with at most four adverbs between."""
    i = hit.start - 1
    steps = 0
    lower = clauses.lower
    while i >= 0 and steps < 5:
        word = lower[i]
        if word in BE:
            return True
        if word in HAVE or not (
            word in CHAIN or word.endswith("ly") or word in {"and", "or"} or _past_verb(clauses.ending[i])
        ):
            return False
        i -= 1
        steps += 1
    return False


def _past_verb(hit: Hit | None) -> bool:
    return hit is not None and any(t.role == "verb" and t.form == "past" for t in hit.options)


def object_follows(clauses: Clauses, index: int) -> bool:
    """Whether the token behind a past form begins its object, so that the verb is active."""
    lower = clauses.lower
    if index >= len(lower):
        return False
    number = clauses.numbers[index]
    if number is not None:  # "57 killed 150 injured": the second number has a participle of its own
        return not told(clauses, noun_end(number))
    word = lower[index]
    if told(clauses, index) or (word.endswith("ed") and _acts(clauses.at[index])):
        return False  # "19 people arrested died"
    if word == "at" and index + 1 < len(lower) and lower[index + 1] in {"least", "most"}:
        return True
    if word in {"many", "some", "over", "around", "between", "this", "most"}:
        return any(clauses.numbers[k] is not None for k in range(index + 1, min(index + 3, len(lower)))) or word in {
            "many",
            "some",
        }
    if word in {"each", "every"} and not _SPANS.isdisjoint(lower[index + 1 : index + 2]):
        return False  # "17 people murdered every day"
    return lower[index - 1] not in _AWAY and word not in REDUCED and not word.endswith("ly")


_SPANS: Final = frozenset({"day", "night", "week", "weekend", "month", "year", "hour", "minute", "morning"})


def _acts(hit: Hit | None) -> bool:
    return hit is not None and any(t.role == "act" and t.form == "past" for t in hit.options)


def told(clauses: Clauses, index: int) -> bool:
    """Whether a participle or a state stands at a token."""
    while index < len(clauses.lower) and clauses.lower[index].endswith("ly"):
        index += 1
    hit = clauses.at[index] if index < len(clauses.lower) else None
    return hit is not None and any(t.role == "state" or (t.role == "verb" and t.form == "past") for t in hit.options)
