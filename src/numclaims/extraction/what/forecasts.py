"""Tells what is to come from what is: a modal, a plan or an expectation that governs a number."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import DASHES, word_set
from numclaims.extraction.what.clues import clue
from numclaims.extraction.what.stockwords import StockWords
from numclaims.extraction.when.timewords import counts

_REACH: Final = 7
_ASIDE: Final = 16
"""Words that an aside between dashes may have."""
_WHERE: Final = frozenset({"in", "across", "from", "around"})
_BE: Final = frozenset({"are", "is", "were", "was"})
_DASHES: Final = DASHES - {"-"}
_LEFT_STOPS: Final = word_set(
    "who which that when after because while but if said says say since , ; : was were have has had been is are as for"
)
_CHANGES: Final = word_set(
    "rise grow reach climb increase swell fall drop raise surge soar jump exceed top hit total go double decline up expand shrink"
)
_ON: Final = word_set("to be still further also even continue continues keep well now")
_PREPOSITIONS: Final = word_set("to of in from with by on among at into against between")


def forecast(lower: list[str], begin: int, end: int, words: StockWords) -> str:
    """The rule of a modal or a plan that governs the number: before it in its clause, or as the verb that it is the subject of.

    Args:
        lower: The words of the sentence, in lower case.
        begin: Where the number begins, with its sign or modifier.
        end: The token behind the number and its noun.
        words: The lexicon.

    Returns:
        The rule; "" for none.
    """
    n = len(lower)
    modal = words.modal
    behind = _subject_end(lower, end, modal)
    for i in range(behind, min(behind + 2, n)):
        if lower[i] in modal and not _is_month(lower, i):
            return modal[lower[i]] if _ahead(lower, i) and not _moves_on(lower, i + 1) else ""
        if lower[i] == "must" and lower[i + 1 : i + 2] == ["be"] and "".join(lower[i + 2 : i + 3])[-2:] == "ed":
            return modal["will"]  # "640 inmates must be freed": but "must be behind two attacks" is a guess
        if lower[i] in {"are", "is", "were", "was"}:
            hit = words.plan.starting_at(lower, i) or words.plan.starting_at(lower, i + 1)
            planned = hit is not None and lower[i + hit[1] : i + hit[1] + 1] in (["to"], ["be"])
            return hit[0] if hit is not None and planned and not _moves_on(lower, i + hit[1]) else ""
        if not lower[i][0].isalpha() or lower[i] in {"and", "or", "but"}:
            break
    i = begin if lower[begin] in modal else begin - 1  # "could top 100": the modifier begins with the modal
    if (
        i > 0
        and lower[i] in {"the", "those", "these"}
        and (lower[i - 1] in _PREPOSITIONS or lower[end : end + 1] == ["who"])
    ):
        return ""  # "thirst could kill some of the 310 who are stranded"
    if i >= 0 and lower[i] == "with":
        return ""  # "it is expected to rise, with hundreds missing"
    if i >= 0 and lower[i] in _PREPOSITIONS and not (i and lower[i - 1] in _CHANGES):
        hit = words.plan.ending_at(lower, begin)
        return hit[0] if hit is not None else ""
    for j in range(i, max(-1, i - _REACH), -1):
        word = lower[j]
        if word in modal and not _is_month(lower, j):
            return modal[word] if _ahead(lower, j) else ""
        if word in words.planned and (hit := words.plan.ending_at(lower, j + 1)) is not None:
            return hit[0]
        if word in _LEFT_STOPS or (word == "of" and j and (lower[j - 1][0].isdigit() or lower[j - 1] in counts())):
            return ""
    return ""


def _subject_end(lower: list[str], end: int, modal: dict[str, str]) -> int:
    """The token behind where those counted are and behind an aside: "9,000 people in the delta", "9,000 — a tenth of all —"."""
    if lower[end : end + 1] and lower[end] in _WHERE:
        for k in range(end + 1, min(end + _REACH, len(lower))):
            if lower[k] in modal or lower[k] in _BE or lower[k] in _DASHES:
                end = k
                break
            if not lower[k][0].isalpha() or lower[k] in _LEFT_STOPS:
                break
    if lower[end : end + 1] and lower[end] in _DASHES:
        close = next((k for k in range(end + 1, min(end + _ASIDE, len(lower))) if lower[k] in _DASHES), end)
        end = close + 1 if close > end else end
    return end


def _moves_on(lower: list[str], i: int) -> bool:
    """Whether what is ahead is only that the number changes: "the toll of 31 is likely to climb" tells of 31 today."""
    verb = next((word for word in lower[i : i + 4] if word not in _ON), "")
    return verb in _CHANGES and verb != "up"


def _is_month(lower: list[str], i: int) -> bool:
    """Whether "may" is the month: "30 May", "May 30 2017", "in May"."""
    if lower[i] != "may":
        return False
    behind = lower[i + 1] if i + 1 < len(lower) else ""
    before = lower[i - 1] if i else ""
    return (
        behind[:1].isdigit()
        or before[:1].isdigit()
        or before in {"in", "since", "last", "by", "until", "early", "late", "of"}
    )


def _ahead(lower: list[str], i: int) -> bool:
    """Whether the modal at ``i`` looks ahead: "will have to leave" does, "may have died" and "could not have died" do not."""
    for j in range(i + 1, min(i + 4, len(lower))):
        if j == i + 1 and lower[i] == "could" and lower[j] in {"not", "n't"}:
            return False
        if lower[j] == "be" and j + 1 < len(lower) and lower[j + 1] in clue("lasting"):
            return False  # "two may still be missing"
        if lower[j] == "have":
            return j + 1 < len(lower) and lower[j + 1] == "to"
        if lower[j] not in {"not", "n't", "also", "well", "already", "still", "now"}:
            break
    return True
