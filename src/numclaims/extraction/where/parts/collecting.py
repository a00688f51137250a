"""Collects the place names of a sentence: those that the gazetteer knows, and unknown ones that the words around them tell.

"The village of al-Sarmaneyah" and "Zaatari camp" are places, whether or not a gazetteer has them.
"""

from __future__ import annotations

import bisect
import operator
from typing import Final

from numclaims.extraction.where.names.bearers import resolve_loosely
from numclaims.extraction.where.names.found import Found
from numclaims.extraction.where.names.scan import Places, ordinary
from numclaims.extraction.where.parts.datelines import opens_story
from numclaims.extraction.where.parts.unknown import bears_kind
from numclaims.extraction.where.roles import roles, sign
from numclaims.extraction.where.words import (
    BEFORE_LAND,
    CAPITAL_ARTICLES,
    DAYS,
    DEEDS,
    DIRECTIONS,
    FIRST_WORDS,
    GIVEN,
    HAPPENED,
    HEADS,
    LAST_WORDS,
    LEADING,
    LINKS,
    OFFICES,
    SMALL_ARTICLES,
    is_sort,
    passed,
    person_titles,
)
from numclaims.lexicons import gazetteer
from numclaims.lexicons.gazetteer import COUNTRY
from numclaims.lexicons.sexes import sex_by_forename
from numclaims.reading import Sentence

_FIRST: Final = operator.itemgetter(0)
_TELLING: Final = frozenset({"of", "and", ",", "(", "[", "-", "as", "formerly", "called", "now"})
"""Behind these, an unknown name is looked at, beside prepositions and nouns of places."""


Placed = tuple[Found, int, int]
"""A name, its first token and the token behind it."""


def names_of(places: Places, sentence: Sentence) -> list[Placed]:
    """Known names of the sentence, and unknown ones between them that may be places, with their tokens."""
    starts = sentence.starts
    known: list[Placed] = []
    spans: set[tuple[int, int]] = set()
    for found in places.names(sentence.index):
        if found.entry is not None or found.demonym:
            first = bisect.bisect_left(starts, found.start)
            last = bisect.bisect_left(starts, found.end, first)
            if last > first:
                known.append((found, first, last))
                spans.add((found.start, found.end))
    runs = places.runs.get(sentence.index)
    if runs and spans:
        runs = [run for run in runs if run not in spans]  # a run that is a known name hides no unknown one
    return _with_unknown(places, sentence, known, runs) if runs else known


def _with_unknown(places: Places, sentence: Sentence, known: list[Placed], runs: list[tuple[int, int]]) -> list[Placed]:
    """The known names, and those that capitalised runs hold beside them."""
    starts, words, lower = sentence.starts, sentence.words, sentence.lower
    taken: set[int] = set()
    for _, first, last in known:
        taken.update(range(first, last))
    for mention in sentence.mentions:
        taken.update(range(mention.first, mention.last))
    n = len(words)
    extra = False
    i = 0
    for run_start, run_end in runs:
        i = max(i, bisect.bisect_right(starts, run_start) - 1)
        if i > 0 and words[i - 1] in SMALL_ARTICLES and i - 1 not in taken:
            i -= 1
        while i < n and starts[i] < run_end:
            leads = (lower[i] in LEADING and lower[i] not in DIRECTIONS) or _is_kind(words, i)
            if i in taken or leads or not _capital(words, i):
                i += 1
                continue
            j = i + 1
            while j < n and j - i < _LONGEST and _goes_on(words, lower, j) and j not in taken:
                j += 1
            if j in taken and starts[j] - sentence.ends[j - 1] < 2 and words[j][0].isupper() and j - i > 1:
                i = j  # part of a longer name that the gazetteer knows a piece of
                continue
            name = _unknown(places, sentence, known, i, j)
            if name is not None:
                known = [item for item in known if not j < item[1] < name[2]]  # "Lo Tarn (Rakhine) village"
                known.append(name)
                extra = True
                j = name[2]
            i = j
    if extra:
        capitals = sum(map(str.isupper, map(_FIRST, words)))
        if 2 * capitals > n and _is_title(words, capitals):  # it tells no names
            return [item for item in known if item[0].entries]
        known.sort(key=lambda item: item[1])
    return known


def _unknown(places: Places, sentence: Sentence, known: list[Placed], i: int, j: int) -> Placed | None:
    """The place that words ``i`` to ``j`` name, which the gazetteer lacks; None where nothing around them tells that they do."""
    words, lower = sentence.words, sentence.lower
    tail = _behind_twin(words, lower, j)
    head = "district" if lower[j : j + 2] == _LOCAL else HEADS.get(lower[tail], "") if tail < len(words) else ""
    head = head or HEADS.get(bears_kind(lower, j), "")
    behind = lower[i - 1] if i else ""
    sort = "district" if behind in _KINDS else head
    land = lower[i] in BEFORE_LAND and j - i > 1  # "Lake Tobuka"
    told = land or behind in roles() or behind in _TELLING or behind in HEADS or passed(behind) or head != ""
    if is_community(lower, i, j):
        head = head or "town"
        told = True
    described = is_described(lower, j)
    opens = i == 0 and opens_story(sentence, j, known)
    person = j - i > 1 and lower[i] in sex_by_forename()  # "Ann Lee, a college teacher"
    told = told or opens or (described and not person)
    if not told and not places.introduced:
        return None
    name = sentence.words_text(i, j)
    if opens and name.isupper():
        name = name.title()
    old = name in places.introduced
    if not told and not old:
        return None
    given = GIVEN if head or behind in HEADS or old or described else _NONE
    if (
        not _may_be_place(words, lower, i, j, given)
        or _is_people_of(words, lower, j)
        or _is_adjective(words, lower, i, j)
        or (j == i + 1 and not head and places.is_somebody(name, sentence.starts[i]))
    ):
        return None
    if head and words[j][0].isupper():
        if _is_body(lower, j):
            return None
        if lower[j] != "local":
            name = sentence.words_text(i, j + 1)
    if tail > j:
        name = sentence.words_text(i, tail)
    loose = None if old and gazetteer.find(name) else resolve_loosely(places, name, sort)
    start = sentence.starts[i]
    found = Found(start, start + len(name), name, (loose,) if loose else (), demonym=False, head=head, entry=loose)
    return found, i, tail


def _behind_twin(words: list[str], lower: list[str], at: int) -> int:
    """The token behind what brackets tell of a village beside its name, from token ``at``, which is the one behind that name.

    "Lo Tarn (Rakhine) village" is one of two villages of that name.
    """
    for close in range(at + 2, min(at + _TWIN, len(words) - 1)):
        if words[close] == ")":
            told = words[at] == "(" and words[at + 1][0].isupper() and HEADS.get(lower[close + 1]) == "town"
            return close + 1 if told else at
    return at


_TWIN: Final = 5
"""Tokens up to the bracket that closes, at most."""


def _is_title(words: list[str], capitals: int) -> bool:
    """Whether a line of capitals is a headline in title case, and no short note of names: "The KRA clashed in Lo Tarn"."""
    small = sum(len(w) > _SMALL and w.islower() and w not in _IN_TITLES for w in words)
    return small * _FEW < capitals


_SMALL: Final = 3
"""Letters up to which headlines in title case leave words small."""
_IN_TITLES: Final = frozenset(
    {"after", "amid", "among", "from", "into", "near", "over", "with", "under", "about", "least", "across", "than"}
)
_FEW: Final = 3
"""Words with a capital for each other one, where it is a headline, are more than that."""


def is_described(lower: list[str], last: int) -> bool:
    """Whether a clause behind a name says that it is a place: "Saqba, a poor district east of the capital", "X, where ..."."""
    if lower[last : last + 1] != [","]:
        return False
    article = lower[last + 1 : last + 2]
    if article == ["where"]:
        return True
    if article not in (["a"], ["an"], ["the"]):
        return False
    for k in range(last + 2, min(last + _DESCRIBED, len(lower))):
        word = lower[k]
        if is_sort(word) and not any(w in _PERSONS or w == "'s" for w in lower[k + 1 : k + 2]):
            return True
        if word in _PERSONS or word in _OTHERWISE:
            return False
    return False


def is_community(lower: list[str], first: int, last: int) -> bool:
    """Whether a name is of a settlement and of no people: "attacked Tal community in Bani district", not "the Tal community"."""
    if lower[last : last + 1] != ["community"] or lower[last + 1 : last + 2] not in _WITHIN_IT or not first:
        return False
    return lower[first - 1] in _AT_IT


_WITHIN_IT: Final = (["in"], ["of"], ["("], [","], ["near"])
"""What a settlement is told to lie in, behind "community"."""
_AT_IT: Final = frozenset(
    {"on", "in", "at", "near", "into", "around", "attacked", "invaded", "raided", "stormed", "sacked"}
)
"""Right in front of the name of a settlement; that of a people has an article."""


_OTHERWISE: Final = frozenset({",", "who", "said", "of", "in", "from", "at", "for", "with", "to", "on", "'s"})
"""What ends the noun that would say what a name is: "Ann Lee, a nurse at the hospital", "Ann Lee, the state's attorney"."""
_DESCRIBED: Final = 7
_PERSONS: Final = frozenset({
    "resident", "official", "spokesman", "spokeswoman", "activist", "mayor", "governor", "chief", "head", "director", "doctor",
    "farmer", "commander", "member", "police", "army", "secretary", "elder", "minister", "councillor", "lawmaker", "leader",
})  # fmt: skip
"""Who is described so: "Ali, a village elder" is no place."""


def _is_kind(words: list[str], i: int) -> bool:
    """Whether a capitalised word only says of what sort the place is that it stands before: "in Barangay Tulay"."""
    if words[i].lower() not in _KINDS or i + 1 == len(words) or not words[i + 1][0].isupper():
        return False
    nxt = words[i + 1].lower()
    return not (
        nxt in OFFICES or nxt in sign("no place") or nxt in person_titles() or (i and words[i - 1][0].isupper())
    )


_LOCAL: Final = ["local", "government"]
"""How "Local Government Area" begins, a district in Nigeria, Gambia and elsewhere."""
_KINDS: Final = frozenset({
    "barangay", "brgy", "sitio", "district", "tehsil", "village", "purok", "taluka", "thana", "kebele", "woreda", "payam",
    "upazila", "mandal", "kampung", "desa", "kecamatan", "kelurahan",
})  # fmt: skip
"""Nouns of a sort of place that stand before its name, with a capital, and are no part of it."""


_NONE: Final[frozenset[str]] = frozenset()


def _is_body(lower: list[str], j: int) -> bool:
    """Whether an agency is meant, or a department by what it is for: "the Agriculture Department", "Department for Transport"."""
    return lower[j] == "agency"


def _is_people_of(words: list[str], lower: list[str], j: int) -> bool:
    """Whether a name tells whose town the next one is: "the mainly Turkmen city of Tuz"."""
    at = j if lower[j : j + 1] == ["city"] else j + 1  # "the Amazon jungle city of Manaus"
    return lower[at : at + 2] == ["city", "of"] and at + 2 < len(words) and words[at + 2][0].isupper()


def _is_adjective(words: list[str], lower: list[str], i: int, j: int) -> bool:
    """Whether one word only says whose island or town the next name is: "the Sicilian island of Lampedusa"."""
    if j != i + 1 or not lower[i].endswith(_ADJECTIVES) or lower[j : j + 1] == [] or lower[j] not in _OWNED:
        return False
    return lower[j + 1 : j + 2] == ["of"] and j + 2 < len(words) and words[j + 2][0].isupper()


_ADJECTIVES: Final = ("ian", "ean", "can", "wan", "tan", "ese", "ish")
_OWNED: Final = frozenset(
    {"island", "islands", "archipelago", "peninsula", "city", "town", "port", "village", "capital", "resort", "suburb"}
)


def _may_be_place(words: list[str], lower: list[str], i: int, j: int, given: frozenset[str]) -> bool:
    """Whether a capitalised run of words may name a place; ``given`` holds names of persons that may be parts of it."""
    if i + 1 == j and (lower[i] in HEADS or lower[i] in LEADING):
        return False
    if words[i].isupper() and len(words[i]) < 7:
        return False
    if words[j - 1][:-1].isupper() and words[j - 1].endswith("s"):
        return False  # "in four SUVs"
    if lower[j - 1] in sign("continental"):
        return False  # "the West African country of Niger"
    if lower[i] in person_titles() or (i and lower[i - 1] in _PARTICLES):
        return False  # "the state Governor Abubakar Bello, in Minna"
    if (i, j) == (0, 1) and (
        (j < len(lower) and lower[j] in HEADS and lower[j].endswith("s")) or lower[i].endswith("ing")
    ):
        return False  # "Private hospitals are closed", "Increasing"
    for k in range(i, j):
        word = lower[k]
        if word in sign("no place") or word in HAPPENED or word.removesuffix("s") in DAYS:
            return False  # "Mortar Attack", "Mondays"
        if ordinary(word) and not (
            j - i > 1 and (word in FIRST_WORDS or word in given or (k == j - 1 and word in LAST_WORDS))
        ):
            return False
        head, dash, tail = words[k].rpartition("-")
        if dash and tail.lower() in sign("no place"):
            return False  # "the K-League"
        if (
            dash
            and len(head) > 1
            and (
                (tail.islower() and len(tail) > 1)
                or ordinary(tail.lower())
                or (lower[j : j + 1] not in _A_PART and _is_route(head, tail))
            )
        ):
            return False  # "Kurdish-populated", "mid-March", "Aleppo-Damascus", "Mexico-US"
    return True


_PARTICLES: Final = frozenset({"van", "von", "der", "den", "ter", "bin", "ibn"})
"""What stands in front of a surname."""
_A_PART: Final = (["district"], ["neighbourhood"], ["neighborhood"], ["area"], ["ward"])


def _is_route(head: str, tail: str) -> bool:
    ends = gazetteer.find(tail)
    return bool(ends) and (ends[0].kind == COUNTRY or bool(gazetteer.find(head)))


def _goes_on(words: list[str], lower: list[str], j: int) -> bool:
    """Whether a token may belong to the name before it."""
    word = words[j]
    if not word[0].isupper() and "-" not in word and word not in SMALL_ARTICLES and word not in LINKS:
        return False
    small = lower[j]
    if small in HEADS or small in DAYS or small in DEEDS or lower[j : j + 2] == _LOCAL:
        return False
    if small in LEADING and small not in DIRECTIONS:
        return small in _WITHIN and j + 1 < len(words) and (words[j + 1][0].isupper() or lower[j + 1] in HEADS)
    return (
        _capital(words, j) or _links(words, j) or (len(word) == _SYLLABLE and word[1].islower() and small not in _TWO)
    )


_SYLLABLE: Final = 2
_TWO: Final = frozenset({
    "in", "at", "on", "by", "to", "as", "is", "it", "he", "we", "of", "or", "if", "no", "my", "an", "mr", "dr", "ms", "up", "so",
    "be", "me", "us", "do", "go", "am", "jr", "sr",
})  # fmt: skip
"""Words of two letters that are no syllables of names ("Lang Nu")."""
_WITHIN: Final = frozenset({"yet", "so", "he", "if", "since"})
"""Words that begin sentences and are syllables of names ("Let Yet Kone")."""
_LONGEST: Final = 5
"""Tokens of a name at most."""


def _links(words: list[str], i: int) -> bool:
    return words[i] in LINKS and i + 1 < len(words) and words[i + 1][0].isupper()


def _capital(words: list[str], i: int) -> bool:
    word = words[i]
    if word[0].isupper():
        short = word in CAPITAL_ARTICLES or (len(word) == _SYLLABLE and word[1].islower() and word.lower() not in _TWO)
        return len(word) > _SYLLABLE or (short and i + 1 < len(words) and words[i + 1][0].isupper())
    if word in SMALL_ARTICLES:
        return i + 1 < len(words) and words[i + 1][0].isupper()
    return len(word) > 4 and "-" in word[2:4] and word[word.index("-") + 1 :][:1].isupper()
