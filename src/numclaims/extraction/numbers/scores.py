"""Tells the score of a game ("beat Everton 3-1", "6-4, 3-6") and the tally of a vote ("passed 312-108") from ranges and ratios.

A score counts nothing by itself and is set apart as one row. The two sides of a vote are counts of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from numclaims.extraction.numbers.digits import is_digits
from numclaims.extraction.text.tokens import word_set
from numclaims.reading import Mention, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

RULE: Final = "range:score"
_MOST: Final = 1000.0
"""No score of a game has more figures."""
_CONTESTS: Final = word_set(
    "win wins won winning winner beat beats beaten beating defeat defeats defeated lose loses lost losing draw drew drawn lead"
    " leads led leading victory loss score scored scoreline tie tied game games match matches aggregate thrashed hammered"
    " edged thumped trounced routed downed overcame outplayed stunned swept blanked comeback trailed trailing trail ahead"
    " equaliser equalizer equalised equalized halftime half-time fulltime goal goals goalless hat-trick set sets tiebreak"
    " tie-break final semifinal semi-final quarterfinal playoff record shootout penalties series ruling decision"
    " outscored outscoring outscore outscores outshot outhit outrebounded bested crushed clobbered dominated triumphed"
    " upset shutout overall standings"
    " league conference unbeaten undefeated improved winless rout routs deficit edge league-worst league-best"
)
_PLAYED: Final = word_set(
    "play plays played playing host hosts hosted hosting visit visits face faces faced coach team teams season"
    " inning innings hit hits run runs homer homered homers against walk walks start starts starter relief pitched pitcher save"
)
"""Words that tell of a game when two numbers stand in brackets behind a name."""
_VOTES: Final = word_set(
    "vote votes voted voting ballot ballots passed approved adopted ratified ruling ruled decision rejected"
)
_BEHIND: Final = word_set(
    "in at on to against over after by with and for from thanks on home away last the a as when against but before down up"
    " behind ahead since during while until early late despite through"
)
_CRICKET: Final = word_set("stumps innings overs declared wicket wickets bowled chasing batting lunch tea runs bowler")
_CRICKET_ONLY: Final = word_set(
    "wicket wickets innings unbeaten batsman batsmen medium-pacer spinner ranji ashes lbw overs"
)
_MOST_WICKETS: Final = 10.0
_REACH: Final = 6


def is_score(sentence: Sentence, a: Mention, b: Mention) -> bool:
    """Whether "2-3" is a score: words of contest or another score stand near, and nothing that could be counted behind.

    Args:
        sentence: The sentence.
        a: The number before the dash.
        b: The number behind it.
    """
    if _is_record(sentence, a, b):
        return True
    return _could_be(sentence, a, b, _CONTESTS) and (_near(sentence, a, b, _CONTESTS) or _behind_another(sentence, a))


def _is_record(sentence: Sentence, a: Mention, b: Mention) -> bool:
    """Whether the two are games won and lost, in brackets behind a name: "the Ibexes (8-3, 4-1 NCL)"."""
    lower, k, n = sentence.lower, a.first - 1, len(sentence.lower)
    if b.last >= n or not _whole(a, b):
        return False
    if k > 0 and lower[k] == "," and _behind_another(sentence, a):  # the second of two
        j = b.last
        league = sentence.words[j].isupper() and sentence.words[j].isalpha()
        return lower[j] == ")" or (league and j + 1 < n and lower[j + 1] == ")")
    named = k > 0 and lower[k] == "(" and sentence.words[k - 1][0].isupper() and sentence.words[k - 1][-1].islower()
    if not named or lower[b.last] not in {")", ","}:
        return False
    return any(word in _CONTESTS or word in _PLAYED for word in lower)


def is_vote(sentence: Sentence, a: Mention, b: Mention) -> bool:
    """Whether "312-108" or "76 to 35" are the two sides of a vote.

    Args:
        sentence: The sentence.
        a: The votes of one side.
        b: The votes of the other.
    """
    if not _could_be(sentence, a, b, _VOTES):
        return False
    if sentence.lower[b.last : b.last + 1] == ["votes"]:
        return (a.value or 0.0) > (b.value or 0.0)  # "by 10-20 votes" is a range
    return tells_of_votes(sentence.lower, a.first, b.last)


def tells_of_votes(lower: Sequence[str], first: int, last: int) -> bool:
    """Whether a word of voting stands right behind or close before the tokens: "voted 50-50", "a 312-108 vote"."""
    near = [*lower[max(0, first - _REACH) : first], *lower[last : last + 1]]
    return any(word in _VOTES for word in near)


def set_apart(a: Mention) -> None:
    """Make of a mention that spans a score a row that is no quantity."""
    a.kind, a.rejected_by = "identifier", RULE
    a.value = a.low = a.high = None
    a.qualifier = "exact"


def count_votes(a: Mention, b: Mention) -> None:
    """Make counts of the two sides of a vote."""
    for side in (a, b):
        side.kind, side.unit = "count", "vote"
        side.rules.append("range:votes")


def is_innings(sentence: Sentence, a: Mention, b: Mention) -> bool:
    """Whether "245 for 6" or "4 for 29" tells runs and wickets: digits, ten wickets at most, and words of cricket near.

    Args:
        sentence: The sentence.
        a: The number before "for".
        b: The number behind it.
    """
    lower = sentence.lower
    if b.value is None or a.value is None or not 0.0 <= min(a.value, b.value) <= _MOST_WICKETS or a.value >= _MOST:
        return False
    if not (is_digits(lower[a.first]) and is_digits(lower[b.first])) or _counts(sentence, b, _CRICKET):
        return False
    return _near(sentence, a, b, _CRICKET) or any(word in _CRICKET_ONLY for word in lower)


def _could_be(sentence: Sentence, a: Mention, b: Mention, words: frozenset[str]) -> bool:
    """Whether both are whole numbers below a thousand with nothing counted behind them but a word of ``words``."""
    return _whole(a, b) and not _counts(sentence, b, words)


def _whole(a: Mention, b: Mention) -> bool:
    """Whether both are whole numbers below a thousand."""
    return all(m.value is not None and m.value == int(m.value) and 0.0 <= m.value < _MOST for m in (a, b))


def _counts(sentence: Sentence, b: Mention, words: frozenset[str]) -> bool:
    """Whether something to be counted, or a sign, stands behind ``b``."""
    behind = sentence.lower[b.last] if b.last < len(sentence.lower) else "."
    if behind[0].isalpha():
        return behind not in _BEHIND and behind not in words
    return behind in _SIGNS


_SIGNS: Final = frozenset("%$°€£-/:\u2013")


def _near(sentence: Sentence, a: Mention, b: Mention, words: frozenset[str]) -> bool:
    """Whether a word of ``words`` stands up to six tokens before ``a``, twelve over a name, or four behind ``b``."""
    lower = sentence.lower
    reach = 2 * _REACH if a.first and sentence.words[a.first - 1][0].isupper() else _REACH
    before = lower[max(0, a.first - reach) : a.first]
    return any(t in words for t in before) or any(t in words for t in lower[b.last : b.last + 4])


def _behind_another(sentence: Sentence, a: Mention) -> bool:
    """Whether another score ends up to three tokens before ``a``: "6-4, 3-6"."""
    for other in reversed(sentence.mentions):
        if other.last <= a.first:
            return other.rejected_by == RULE and a.first - other.last <= 3
    return False
