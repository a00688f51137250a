"""Parts of what the sentence before counted: "Of these, 277 are confirmed", "Of the 96, 14 were children".

The sentence points back with its first words, and what it says of the part is no other fate: where it stands, what it is, of
which sort, and not that it was freed, repaired or ruled out.
"""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import BE, PEOPLE
from numclaims.extraction.what import clauses
from numclaims.extraction.what.clauses import Clauses
from numclaims.extraction.what.clues import clue
from numclaims.reading import Mention, Reading

RULE: Final = "measures:of-these"
_BACK: Final = word_set("of out from among these those they victims • -") | {'"', "``", "''"}
"""Words with which a sentence may begin that points back."""
_THOSE: Final = frozenset({"these", "those", "them"})
_SUM: Final = word_set("total number figure sum")
_SAID: Final = word_set("including includes included include comprising comprise comprises")
_THEY: Final = _THOSE | {"they", "victims"}
_COUNTED: Final = frozenset({"count", "number"})
_OPENING: Final = 7
"""Tokens that "Of the 96 who died," may have, at most."""
_AT_WHOLE: Final = 2
"""Token of the number in "Of the 96"."""
_BEHIND_WHOLE: Final = 4
"""Token behind "Of the 96,"."""
_QUOTES: Final = frozenset({'"', "``", "''", "•", "-"})
_OF_THE: Final = (["of", "the"], ["of", "those"], ["of", "these"])
_BEHIND_PART: Final = word_set(
    "in at from on near around along across within outside inside under aged over between , . ; and who"
)
_PREDICATE: Final = 4


def source(reading: Reading, read_by: Clauses, m: Mention) -> tuple[Mention, str] | None:
    """The figure of the sentence before of which a number is a part.

    Args:
        reading: The document, for the sentence before.
        read_by: The sentence.
        m: The number, which nothing governs.
    """
    lower = read_by.lower
    if m.kind not in _COUNTED or m.value is None or (lower[0] not in _BACK and lower[m.last : m.last + 1] != ["of"]):
        return None
    opened = _opened(read_by, m)
    same = None if opened else _named_again(read_by, m)
    again = _of_the_same(read_by, m) if same is None and not opened else None
    if again is not None:
        if not _is_of_a_sort(read_by, m, clauses.noun_end(again)):
            return None
        whole = _whole(reading, read_by, m, again.value)
        return None if whole is None else (whole, RULE)
    if same is None and not opened and (m.value == 1 or _after_another(m)):
        return None  # "one of them" may be any of those told of
    if same is None and not opened and lower[m.last : m.last + 2] != ["of", "them"] and not _of_those(lower, m.last):
        return None
    if not _is_of_a_sort(read_by, m):
        return None
    told = read_by.numbers[_AT_WHOLE] if same is not None else None
    if told is not None and told.measure is not None:
        return (told, RULE) if (m.value or 0.0) <= (told.value or told.low or 0.0) else None
    whole = _whole(reading, read_by, m, same)
    return None if whole is None else (whole, RULE)


def _after_another(m: Mention) -> bool:
    """Whether "them" are those of another number of the sentence: "Among the 8, two of them are clerks"."""
    return any(other.first < m.first and not other.implied for other in m.sentence.quantities())


def _of_the_same(read_by: Clauses, m: Mention) -> Mention | None:
    """The number, told before, of which another one is a part: "just six of the 64 were certain"."""
    if m.value == 1 or read_by.lower[m.last : m.last + 2] not in _OF_THE:
        return None
    whole = read_by.numbers[m.last + 2] if m.last + 2 < len(read_by.numbers) else None
    return whole if whole is not None and whole.measure is None else None


def _named_again(read_by: Clauses, m: Mention) -> float | None:
    """The number with which the sentence points back: "Of the 96 detainees, 14 are from the port"."""
    lower = read_by.lower
    if lower[:2] != ["of", "the"] or m.first < _BEHIND_WHOLE:
        return None
    whole = read_by.numbers[_AT_WHOLE]
    if whole is None or "," not in lower[whole.last : m.first] or m.first - whole.last > _OPENING:
        return None
    return whole.value


def _of_those(lower: list[str], k: int) -> bool:
    """Whether "of these" stands at ``k`` and says no more of them: "nine of these are in the north"."""
    return k + 2 < len(lower) and lower[k] == "of" and lower[k + 1] in _THOSE and lower[k + 2] in BE | {",", "."}


def _opened(read_by: Clauses, m: Mention) -> bool:
    """Whether the first words of the sentence point back, and the number stands in the clause behind them."""
    lower = read_by.lower
    first = 1 if lower[0] in _QUOTES and len(lower) > 1 else 0
    first += lower[first] == "out" and lower[first + 1 : first + 2] == ["of"]
    if lower[first] in _THEY:
        return first + 1 < m.first and lower[first + 1] in _SAID
    if lower[first] not in {"of", "among", "from"} or first + 2 >= m.first:
        return False
    if lower[first + 1] in _THOSE or lower[first + 1 : first + 3] == ["this", ","]:
        return True
    return (
        lower[first + 1] in {"the", "this", "that"}
        and lower[first + 2] in _SUM
        and "," in lower[first : first + _OPENING]
    )


def _is_of_a_sort(read_by: Clauses, m: Mention, least: int = 0) -> bool:
    """Whether what follows a part tells only what or where it is."""
    lower = read_by.lower
    k = max(clauses.noun_end(m), least)
    if lower[k : k + 2] == ["of", "them"] or _of_those(lower, k):
        k += 2
    while k < len(lower) and (lower[k].endswith("ly") or lower[k] == "("):
        k += 1
    if k >= len(lower) or lower[k] in _BEHIND_PART:
        return True
    if lower[k] in clue("coming"):
        return True
    if lower[k] not in BE:
        return False
    behind = lower[k + 1 : k + 1 + _PREDICATE]
    if not clue("undone").isdisjoint(behind):
        return False
    return not any(
        word.endswith("ed") and word not in clue("sorted") and not word.endswith("eed") for word in behind[:2]
    )


def _whole(reading: Reading, read_by: Clauses, m: Mention, same: float | None) -> Mention | None:
    """The last figure of the sentence before that is large enough for a part and counts the same."""
    before = reading.sentences.get(m.sentence.index - 1)
    if before is None:
        return None
    taken = sum(o.value or 0.0 for o in read_by.sentence.quantities() if o.first < m.first and RULE in o.rules)
    for other in reversed(before.quantities()):
        if other.measure is None or other.implied or other.kind not in _COUNTED or other.negated or RULE in other.rules:
            continue
        people = other.unit in PEOPLE or other.unit == "case"
        if m.counted is not None and m.unit != other.unit and not (people and m.unit in PEOPLE):
            continue
        if same is not None and other.value != same:
            continue
        if (m.value or 0.0) + taken <= (other.value or other.high or other.low or 0.0):
            return other
    return None
