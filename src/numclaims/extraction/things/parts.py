"""Links a part to its whole: 72 people, including nine children."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.things import closedwords
from numclaims.extraction.victims import VICTIMS
from numclaims.reading import Mention, Reading, Sentence

_KINDS: Final = frozenset({"count", "number", "ratio"})
OF_WHOLE: Final = frozenset({"them", "whom", "these", "those", "which"})
_INCLUDING: Final = frozenset({"including", "include", "includes", "included", "counting"})
_CUES: Final = _INCLUDING | {"among", "amongst"}
_DASHES: Final = frozenset({"-", "\u2013", "\u2014", "--", ":", "(", ","})
_HARM: Final = frozenset({"killed", "dead", "died", "deaths", "victims", "fatalities", "slain"})
_HURT: Final = frozenset({"injured", "wounded", "hurt", "injuries"})
# What "including" goes with when its whole stands in the sentence before: "among them", "they include", "the dead include".
_BACKWARD: Final = frozenset({"among", "they", "these", "dead", "victims", "injured", "wounded"})
# Words that part "including" from a number behind it: another statement has begun.
_BOUNDARIES: Final = word_set(". ; said says say was were is are had has have while but after when")
_PREDICATES: Final = frozenset({"were", "are", "was", "had", "have", "remain", "remained"})
_BE: Final = frozenset({"were", "are", "was", "is"})
_REACH: Final = 14


def link(reading: Reading, sentence: Sentence) -> None:
    """Find the whole of every number that the text gives as a part of another."""
    shares, lists = "of" in sentence.vocabulary, not _CUES.isdisjoint(sentence.vocabulary)
    lists = lists or "whom" in sentence.vocabulary
    if not (shares or lists or len(sentence.mentions) > 1):
        return
    mentions = [m for m in sentence.mentions if m.kind in _KINDS]
    for at, m in enumerate(mentions):
        if m.whole is not None:
            continue
        earlier = mentions[:at]
        if "measures:of-these" in m.rules and _of_before(reading, sentence, m):
            continue
        if shares and (_of_number(sentence, m, mentions[at + 1 :]) or _of_them(reading, sentence, m, earlier)):
            continue
        if lists and (_including(reading, sentence, m, earlier) or _among(reading, sentence, m, earlier)):
            continue
        if shares:
            _of_the(sentence, m, earlier)
    if len(mentions) > 2:
        _sums(sentence, mentions)
    if len(mentions) > 1:
        _sum_of_earlier(reading, sentence, mentions)


def adds_up(whole: Mention, behind: Iterable[Mention]) -> bool:
    """Whether two or more numbers behind another begin a list that makes it up: "58 died - 24 soldiers and 34 farmers"."""
    total = 0.0
    for count, m in enumerate(behind, 1):
        total += m.value or 0.0
        if whole.value is None or total > whole.value:
            return False
        if count > 1 and total == whole.value:
            return True
    return False


def _of_number(sentence: Sentence, m: Mention, later: list[Mention]) -> bool:
    """Read "three of the 12" and "half of the 500"."""
    lower = sentence.lower
    if not later or m.last >= len(lower) or lower[m.last] != "of":
        return False
    other = later[0]
    between = lower[m.last + 1 : other.qualifier_first]
    if len(between) > 2 or any(word not in closedwords.DETERMINERS for word in between):
        return False
    if m.unit is None and other.unit is not None:
        m.unit = other.unit
        m.kind = "count" if m.kind == "number" else m.kind
    return _join(m, other, "parts:of-number", same=False)


def _of_them(reading: Reading, sentence: Sentence, m: Mention, earlier: list[Mention]) -> bool:
    """Read "eight of them children", "8 of whom were children", "two of them in the capital"."""
    lower = sentence.lower
    i = m.last
    if i + 1 >= len(lower) or lower[i] != "of" or lower[i + 1] not in OF_WHOLE:
        return False
    if lower[i + 1] in {"these", "those"} and i + 2 < len(lower) and lower[i + 2] in {"killed", "injured", "wounded"}:
        return False
    whole = _nearest(m, earlier, parts=True) or _sentence_before(reading, sentence, m)
    return whole is not None and _join(m, whole, "parts:of-them", same=False)


def _of_before(reading: Reading, sentence: Sentence, m: Mention) -> bool:
    """Link a part to the figure of the sentence before that gave it its measure: "Of these, 14 are women"."""
    whole = next((o for o in reversed(_of_sentence_before(reading, sentence)) if o.measure == m.measure), None)
    return whole is not None and _join(m, whole, "parts:of-these", same=False)


def _including(reading: Reading, sentence: Sentence, m: Mention, earlier: list[Mention]) -> bool:
    """Read "including nine children and two women", "among them two women", "of whom nine were children and two were women"."""
    lower = sentence.lower
    k = m.qualifier_first - 1
    floor = max(-1, k - _REACH)
    while k > floor:
        word = lower[k]
        if word in _INCLUDING or (word in {"them", "whom"} and k > 0 and lower[k - 1] == "among"):
            break
        if word == "whom" and k > 1 and lower[k - 1] == "of" and lower[k - 2] in _DASHES:
            break
        if word in _BE and k > 1 and ("whom" in lower[floor + 1 : k] or lower[k - 1] == "them"):
            k -= 1
            continue
        if word in _BOUNDARIES:
            return False
        k -= 1
    else:
        return False
    before = [other for other in earlier if other.first < k]
    between = [other for other in earlier if other.first > k]
    if any(other.whole is None and other.kind == "count" for other in between):
        return False
    whole = _nearest(m, before, parts=False)
    if whole is None and not before and (k == 0 or lower[k - 1] in _BACKWARD):
        whole = _sentence_before(reading, sentence, m)
    if whole is None and before and word == "including" and before[-1].unit == m.unit is not None:
        end = max(before[-1].last, before[-1].noun_last)
        if (
            end + (lower[end : end + 1] == [","]) == k
        ):  # "12 people, including 20 children": said so, though it cannot be
            return _join(m, before[-1], "parts:including", same=False)
    return whole is not None and _join(m, whole, "parts:including", same=True)


def _among(reading: Reading, sentence: Sentence, m: Mention, earlier: list[Mention]) -> bool:
    """Read "among the dead were nine children": the whole is the toll told before."""
    lower = sentence.lower
    k = m.qualifier_first - 1
    floor = max(-1, k - 6)
    while k > floor and lower[k] not in {"among", "amongst"}:
        k -= 1
    if k <= floor:
        return False
    words = set(lower[k + 1 : m.qualifier_first])
    measure = "killed" if words & _HARM else "injured" if words & _HURT else None
    if measure is None:
        return False
    for other in reversed([*_of_sentence_before(reading, sentence), *earlier]):
        if other.whole is None and other.measure == measure and _join(m, other, "parts:among", same=True):
            return True
    return False


def _of_the(sentence: Sentence, m: Mention, earlier: list[Mention]) -> bool:
    """Read "of the 3,000 believed killed, 1,300 died in Homs"."""
    following = sentence.lower[m.last] if m.last < len(sentence.lower) else ""
    if not earlier or (m.unit is None and following not in _PREDICATES):
        return False
    whole = earlier[0]
    k = whole.qualifier_first - 1
    if k >= 0 and sentence.lower[k] in closedwords.DETERMINERS:
        k -= 1
    if k < 0 or sentence.lower[k] != "of" or k > 2 or "," not in sentence.lower[whole.last : m.first]:
        return False
    return (k == 0 or not sentence.lower[k - 1][0].isalpha()) and _join(m, whole, "parts:of-the", same=True)


def _sums(sentence: Sentence, mentions: list[Mention]) -> None:
    """Read "14 people - eight Danes and six Finns - died": parts that follow their whole and add up to it."""
    lower = sentence.lower
    for at, whole in enumerate(mentions[:-2]):
        if whole.value is None or whole.kind != "count" or whole.unit is None:
            continue
        behind = whole.behind
        following = mentions[at + 1 :]
        if not following or following[0].whole is not None:
            continue
        start = min(following[0].first, following[0].qualifier_first)
        leads = lower[behind:start] if following[0].first - behind <= 3 else lower[max(behind, start - 1) : start]
        if _DASHES.isdisjoint(leads) or (leads == [","] and start - 1 > behind):
            continue
        total = 0.0
        for count, m in enumerate(following, 1):
            if m.value is None or m.unit != whole.unit or m.whole is not None or m.kind != "count":
                break
            if count > 1:
                previous = following[count - 2]
                end = previous.behind
                if m.first - end > 4:
                    break
            total += m.value
            if count > 1 and total == whole.value:
                for part in following[:count]:
                    _join(part, whole, "parts:sum", same=True)
                break


def _sum_of_earlier(reading: Reading, sentence: Sentence, mentions: list[Mention]) -> None:
    """Read "The toll rose to 51. ... Crews found 20 women, 26 men and five boys dead": parts told further on.

    All exact figures of one measure in a sentence that make what a sentence before told are its parts. Of two small ones, the
    whole must be told right before, for small sums come about by chance.
    """
    measure = next((m.measure for m in mentions if m.measure is not None), None)
    shares = [m for m in mentions if m.measure == measure and m.kind == "count"]
    if measure not in _TOLLS or len(shares) < _SHARES:
        return
    if any(m.whole is not None or m.qualifier != "exact" or m.stock_flow != "total" for m in shares):
        return
    total = sum(m.value or 0.0 for m in shares)
    far = _FAR if len(shares) > _SHARES or total >= _UNLIKELY else 1
    for other in reversed(reading.mentions):
        if other.sentence.index >= sentence.index:
            continue
        if other.sentence.index < sentence.index - far:
            break
        if other.measure == measure and other.kind == "count" and other.value == total and other.whole is None:
            for m in shares:
                _join(m, other, "parts:sum-of-earlier", same=True)
            break


_TOLLS: Final = VICTIMS | {"rescued", "released"}
_SHARES: Final = 2
_FAR: Final = 12
"""Sentences behind a toll within which its parts are told."""
_UNLIKELY: Final = 10.0
"""Sum from which on two figures hardly make it by chance."""


def _nearest(m: Mention, earlier: list[Mention], *, parts: bool) -> Mention | None:
    """The nearest number before that can be the whole of ``m``; ``parts`` allows one that is itself a part."""
    for other in reversed(earlier):
        if (parts or other.whole is None) and _may_be_whole(m, other):
            return other
    return None


def _of_sentence_before(reading: Reading, sentence: Sentence) -> list[Mention]:
    return [m for m in reading.mentions[-12:] if m.sentence.index == sentence.index - 1 and m.kind in _KINDS]


def _sentence_before(reading: Reading, sentence: Sentence, m: Mention) -> Mention | None:
    return _nearest(m, _of_sentence_before(reading, sentence), parts=False)


def _may_be_whole(m: Mention, other: Mention) -> bool:
    """Whether the thing counted and the size allow ``m`` to be a part of ``other``."""
    if other is m or other.kind not in {"count", "number"}:
        return False
    if m.unit is not None and other.unit is not None and m.unit != other.unit:
        return False
    if m.unit is None and other.unit is None:
        return False
    least = m.low if m.low is not None else m.value
    most = other.value if other.high is None else other.high
    if most is None or least is None or other.qualifier in {"at_least", "more_than", "vague", "approximately"}:
        return True
    return m.kind == "ratio" or least < most


def _join(m: Mention, whole: Mention, rule: str, *, same: bool) -> bool:
    if same and not _may_be_whole(m, whole):
        return False
    if not same and (whole is m or whole.kind not in _KINDS):
        return False
    m.whole = whole
    if m.unit is None and whole.unit is not None:
        m.unit = whole.unit
        if m.kind == "number":
            m.kind = "count"
    m.rules.append(rule)
    return True
