"""What a number counts when its noun does not follow it: shared with a neighbour, told before, or told by a verb."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import CLAUSE_BREAKS, PEOPLE
from numclaims.extraction.things import grown, nounphrases, nouns, parts, rates, tolls
from numclaims.extraction.things.closedwords import DETERMINERS
from numclaims.extraction.things.naming import name
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention, Reading, Sentence

_LINKS: Final = word_set("""
    of at to is was were are be been has had have now stands stood reached reaches hit hits passed exceeded exceeds topped rose
    risen rises climbed climbs jumped grown grew increased from more than least over around about some nearly almost as high
    many up put puts fell dropped among totalled totaled numbered numbering : - – ( in the by it after which
    """)
# Words before a bare number that compare it with one before: "5.1 million kettles up from 4.6 million".
_COMPARING: Final = frozenset({"from", "with", "to", "against", "than", "versus"})
_BETWEEN_SHARED: Final = word_set("""
    and , or to - – at least more than over about some hurt another up nearly around as many well a further of with by
    perhaps possibly maybe probably
    """)


def count_before(earlier: list[Mention]) -> Mention | None:
    """The nearest number before whose noun is known."""
    for other in reversed(earlier):
        if other.unit is not None and other.kind == "count":
            return other
    return None


def shared(sentence: Sentence, mentions: list[Mention]) -> None:
    """Give "55" of "killed 55 and wounded 372 people" the noun of the number behind it."""
    for at in range(len(mentions) - 2, -1, -1):
        m, other = mentions[at], mentions[at + 1]
        if m.kind != "number" or m.unit is not None or other.kind != "count" or other.counted is None:
            continue
        if other.first - m.last > 6 or other.noun_first < other.last or parts.adds_up(m, mentions[at + 1 :]):
            continue  # too far behind, or its parts: "the toll at 838 - 493 civilians and 345 soldiers"
        between = sentence.lower[m.last : other.first]
        if sentence.lower[other.head] in nouns.tolls() and "total" in sentence.lower[max(0, m.first - 8) : m.first]:
            continue  # "the total is 812 and 9 deaths"
        if "with" in between and sentence.lower[other.head] in nouns.tolls():
            continue  # "rose to 716, with 18 deaths"
        start = m.begin
        if "," in between and start and sentence.lower[start - 1] == "to" and _ends_at(mentions[:at], start - 1):
            continue  # "217 votes to 213, with two abstentions"
        if other.unit not in PEOPLE and start and sentence.lower[start - 1] in clue("harming"):
            continue  # "injured more than 1,300 and wrecked scores of villages"
        if between and between[0] in {"and", ",", "or", "to", "-", "–"} and all(map(_may_stand_between, between)):
            m.kind = "count"
            m.unit = other.unit
            m.reported_unit = other.reported_unit
            m.counted = other.counted
            m.noun_first = other.noun_first
            m.noun_last = other.noun_last
            m.head = other.head
            m.rules.append("counts:shared-noun")


def _ends_at(earlier: list[Mention], at: int) -> bool:
    """Whether the noun of the number before ends right at a token."""
    return bool(earlier) and earlier[-1].noun_last == at


_OF_A_PART: Final = frozenset({"including", "excluding", "involving", "during"})


def _may_stand_between(word: str) -> bool:
    return word in _BETWEEN_SHARED or (word.endswith(("ed", "ing")) and word not in _OF_A_PART)


_OPEN_ENDS: Final = (["-", "odd"], ["-", "plus"])


def of_next(sentence: Sentence, m: Mention, later: list[Mention]) -> None:
    """Read "35 of 300 seats", "three of the 12 soldiers": the noun stands behind the second number."""
    lower = sentence.lower
    j = m.last + 2 if lower[m.last : m.last + 2] in _OPEN_ENDS else m.last  # "400-odd of the 1,300 staff"
    if not later or j >= len(lower) or later[0].unit is None or later[0].kind != "count":
        return
    if lower[j] != "of" and not (m.kind == "ratio" and lower[j] in DETERMINERS):  # "half the 2,000 shops"
        return
    between = range(j + 1, later[0].first)
    if len(between) <= 3 and all(_may_lead(sentence, k) for k in between):
        if m.kind != "ratio":
            m.kind = "count"
        m.unit = later[0].unit
        m.rules.append("counts:of-number")


_WHICH: Final = word_set("last past first top next previous other biggest largest")


def _may_lead(sentence: Sentence, k: int) -> bool:
    """Whether token ``k`` may stand between "of" and the number of the whole: "23 of Nigeria's 36 states"."""
    word = sentence.lower[k]
    if (
        word in DETERMINERS
        or word in _BETWEEN_SHARED
        or word in _WHICH
        or word == "'s"
        or sentence.words[k][0].isupper()
    ):
        return True
    return k + 1 < len(sentence.lower) and sentence.lower[k + 1] == "'s"


def before(sentence: Sentence, m: Mention, numbers: frozenset[int]) -> bool:
    """Read a noun before the number: "a toll of 120", "casualties: 45", "the number of refugees has risen to 12,000"."""
    lower = sentence.lower
    k = m.qualifier_first - 1
    if k > 1 and lower[k] in {"just", "only"} and lower[k - 1] == "of":
        k -= 1  # "a group of just six"
    if k > 0 and lower[k] == "of" and (led := _of_people(sentence, k - 1)):
        m.kind = "count" if m.kind != "ratio" else m.kind
        m.unit = "person"
        m.rules.append(led)
        return True
    if grown.number_of(sentence, m) or grown.grown_to(sentence, m, numbers):
        return True
    floor = max(-1, k - 12)
    while k > floor:
        word = lower[k]
        rule = nouns.tolls().get(word) or (nouns.states().get(word) if lower[k + 1] == ":" else None)
        if rule is not None:
            m.kind = "count" if m.kind != "ratio" else m.kind
            m.unit = _animal(sentence, k) or "person"
            m.reported_unit = sentence.words[k]
            if word in nouns.states():
                m.head = k  # "Killed: 45": a word that the measures know
            m.rules.append(rule)
            return True
        if k in numbers or (
            word not in _LINKS and not sentence.words[k][0].isupper() and (k == 0 or lower[k - 1] != "in")
        ):
            break
        k -= 1
    return False


def _animal(sentence: Sentence, k: int) -> str:
    """The animal of "a tiger population of 300", where the noun of the toll is at ``k``, or ""."""
    word = sentence.lower[k - 1] if k else ""
    return word if word in nouns.animals() else ""


def _of_people(sentence: Sentence, k: int) -> str:
    """The rule by which "of" behind token ``k`` counts people ("a father of two", "a team of 30"), or ""."""
    word = sentence.lower[k]
    if word in clue("parent"):
        return "counts:parent-of"
    return "" if k and sentence.words[k][0].isupper() else nouns.groups().get(word, "")


# What befalls buildings and other things, and not people.
_RUINED: Final = word_set("""
    damaged damaging destroyed destroying collapsed burned burnt flooded inundated submerged razed gutted demolished flattened
    ruined cracked unroofed
    """)


def other_things(sentence: Sentence, m: Mention, earlier: list[Mention]) -> None:
    """Read "others" as the things counted before, where what is said of them befalls things: "145 others were damaged"."""
    lower = sentence.lower
    if lower[m.last : m.last + 1] != ["others"] or m.noun_last != m.last + 1:
        return
    other = count_before(earlier)
    if other is None or other.unit in PEOPLE:
        return
    if _RUINED.isdisjoint(lower[max(0, m.qualifier_first - 2) : m.first] + lower[m.noun_last : m.noun_last + 5]):
        return
    m.unit = other.unit
    m.rules[-1] = "counts:like-the-one-before"


_AUXILIARIES: Final = frozenset({"had", "have", "were", "are", "will", "would", "get", "got", "received", "receive"})
_MAIMING: Final = frozenset({"maiming", "maimed"})


def _place_at(sentence: Sentence, i: int) -> bool:
    """Whether a name stands at token ``i``, "the" before it or not: "110 in Homs", "25,000 from the EU"."""
    words, n = sentence.words, len(sentence.words)
    if i + 1 < n and words[i] == "the":
        i += 1
    return i < n and words[i][0].isupper()


def like_others(reading: Reading, sentence: Sentence, m: Mention, earlier: list[Mention]) -> bool:
    """Take the thing counted from a number before: "including 110 in Homs", "another 20", "up from 4.6 million kettles"."""
    lower, k = sentence.lower, m.qualifier_first - 1
    lead = lower[k] if k >= 0 else ""
    tail = lower[m.last] if m.last < len(lower) else ""
    listed = lead in {"including", "another", "other", "further", "additional"} or tail in {"more", "others"}
    placed = tail in {"in", "from", "at", "near", "around"} and _place_at(sentence, m.last + 1)
    last = lower[k - 1] if k > 0 else ""
    put = lead in {"at", "to"} and (last in {"figure", "number", "total", "count", "tally"} or tolls.put_at(lower, k))
    apart = m.kind == "number" and lead in {"and", ":"} and tail == "in"  # "131,000 in the state and 20,000 in towns"
    listed = listed or put or apart or (lead == "by" and last == "followed") or _of_whole(lower, m, earlier)
    if not (listed or placed or lead in _COMPARING or rates.rate_at(sentence, m.last)[1] >= 0):
        return False
    if (
        lead == "to"
        and k > 1
        and lower[k - 1] in grown.GROWN
        and not grown.LEVELS.isdisjoint(lower[max(0, k - 5) : k - 1])
    ):
        return False  # "and prices rose to 30"
    if listed and lead == "another" and (last in _MAIMING or last in clue("harming")):
        m.kind, m.unit = "count", "person"
        m.rules.append("counts:harmed")
        return True
    if tail == "more" and not nouns.states().keys().isdisjoint(lower[m.last + 1 : m.last + 4]):
        m.kind, m.unit = "count", "person"
        m.rules.append("counts:harmed")
        return True  # "hit six towns, with dozens more hurt"
    if placed and not listed and lead in clue("harming"):
        m.kind, m.unit = "count", "person"
        m.rules.append("counts:harmed")
        return True  # "two car bombs killed 13 in Basra"
    other = count_before(earlier)
    if other is None and listed:
        other = count_before([o for o in reading.mentions[-4:] if o.sentence.index == sentence.index - 1])
    if other is None or (lead in _COMPARING and tolls.is_toll(sentence, m, other)):
        return False
    if (
        m.kind != "ratio"
        and m.value is not None
        and m.value % 1.0
        and other.value is not None
        and not other.value % 1.0
    ):
        return False  # "the top three firms gained, and the gauge of fear jumped to 20.96"
    if (
        lead in _COMPARING
        and not listed
        and not (lead == "from" and other.last == k)  # "cut the force to 1,100 from 1,780"
        and (other.counted is None or ("," in lower[m.last : m.last + 1] and m.words == "words"))
    ):
        return False
    m.kind = m.kind if m.kind == "ratio" else "count"
    m.unit = other.unit
    m.rules.append("counts:like-the-one-before")
    if lead in _COMPARING:
        m.counted = other.counted
    return True


def _of_whole(lower: list[str], m: Mention, earlier: list[Mention]) -> bool:
    """Whether a bare number is some of a whole that opens the clause: "Of the 800 recalls, 120 began with a complaint"."""
    other = earlier[-1] if earlier else None
    if other is None or other.kind != "count" or m.kind != "number" or "," not in lower[other.last : m.first]:
        return False
    k = other.qualifier_first - 1
    while k > 0 and lower[k] in DETERMINERS:
        k -= 1
    return k >= 0 and lower[k] == "of" and (k == 0 or lower[k - 1] in {"out", ",", ";", '"'})


_SAYING: Final = word_set("said says added told explained recalled asked replied complained shouted chanted whispered")


def _speaks(sentence: Sentence, m: Mention) -> bool:
    """Whether those counted say something: "one said", '"We are afraid," said one.'."""
    lower, n = sentence.lower, len(sentence.lower)
    if m.last < n and lower[m.last] in _SAYING:
        return True
    closes = m.last >= n or not lower[m.last][0].isalpha()
    return m.value == 1.0 and closes and m.first > 1 and lower[m.first - 1] in _SAYING


def _in_their_hundreds(lower: list[str], m: Mention) -> bool:
    """Whether people come "in their thousands"."""
    return m.first > 1 and m.qualifier == "vague" and lower[m.first - 1] == "their" and lower[m.first - 2] == "in"


_ALSO_OF_THINGS: Final = word_set("came come left returned arrived crossed survived went gone sought registered")
_CAME: Final = frozenset({"come", "gone"})
"""Behind "have" and "had" the same as "came" and "went"."""
_BEFORE_HUMAN_VERB: Final = word_set("have had has also who more others were are")


def human(sentence: Sentence, m: Mention, earlier: list[Mention]) -> bool:
    """Read people from a verb of theirs: "6,000 fled"."""
    lower, n = sentence.lower, len(sentence.lower)
    i = m.last
    if i < n and lower[i] == "who" and m.kind == "number":
        m.kind = "count"
        m.unit = "person"
        m.rules.append("counts:who")
        return True
    if m.kind == "number" and (_speaks(sentence, m) or _in_their_hundreds(lower, m)):
        m.kind = "count"
        m.unit = "person"
        m.rules.append("counts:verb-of-people")
        return True
    while i < n and (lower[i] in _BEFORE_HUMAN_VERB or lower[i].endswith("ly")):
        i += 1
    if i >= n or m.kind != "number":
        return False
    came = lower[i] in _CAME and i > m.last and lower[i - 1] in {"have", "had"}
    if not came and lower[i] not in clue("done-by-people"):
        return False
    m.kind = "count"
    other = count_before(earlier) if lower[i] in _ALSO_OF_THINGS else None
    m.unit = other.unit if other is not None and other.value != 1.0 else "person"  # "of the 30 trucks, 12 left"
    m.rules.append("counts:verb-of-people")
    return True


def again(sentence: Sentence, m: Mention, earlier: list[Mention]) -> bool:
    """Read "17 men were hurt and 5 had burns", "90 flights were cut and 30 delayed": the kind is that counted before.

    Args:
        sentence: The sentence.
        m: The number.
        earlier: The numbers before it.
    """
    lower = sentence.lower
    k = m.qualifier_first - 1
    if m.kind != "number" or m.last >= len(lower) or k < 0:
        return False
    tail = lower[m.last]
    passive = (
        tail.endswith("ed") and tail not in nouns.states() and not _AUXILIARIES.isdisjoint(lower[max(0, k - 4) : k])
    )
    if lower[k] not in CLAUSE_BREAKS or not (tail in _AUXILIARIES or passive):
        return False
    other = count_before(earlier)
    if other is None or other.value == 1.0:
        return False
    m.kind, m.unit = "count", other.unit
    m.rules.append("counts:like-the-one-before")
    return True


_TALLIED: Final = frozenset({"cases", "infections", "deaths", "fatalities"})
"""Nouns of what is counted of a disease, besides people."""


def predicate(sentence: Sentence, m: Mention, numbers: frozenset[int]) -> bool:
    """Read "49 were children", "49 were new cases": the noun stands behind the verb."""
    lower = sentence.lower
    i = m.last + 1
    if m.kind != "number" or i >= len(lower) or lower[m.last] not in {"were", "are"}:
        return False
    phrase = nounphrases.after(sentence, i, numbers, single=False)
    if phrase is None:
        return False
    head = lower[phrase.head]
    if head not in _TALLIED and not nouns.is_person(head, sentence.words[phrase.head][0].isupper()):
        return False
    name(m, sentence, phrase)
    m.rules.append("counts:predicate")
    return True
