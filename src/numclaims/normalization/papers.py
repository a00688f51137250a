"""Names whoever made a paper: "figures from the health ministry" to "health ministry", "IMD data" to "IMD"."""

from __future__ import annotations

from typing import Final


def word_set(text: str) -> frozenset[str]:
    """The words of a text, split by white space."""
    return frozenset(text.split())


LEADING: Final = word_set(
    "the a an one some several many other local its his her their two three four five senior top another both separate"
    " different various unnamed anonymous all most according our my"
)
CUTS: Final = word_set(
    "in at from with by near on who which that whose where during after before about as among including"
    " earlier this last published released posted broadcast speaking citing working living operating based"
)
SMALL: Final = word_set("of for the in and at from with by near on")
PAPERS: Final = word_set(
    "figures data statistics statement report reports tally tracker count estimate estimates survey poll study analysis"
    " forecast forecasts projection projections prediction predictions website webpage emails"
    " assessment numbers records letter bulletin research modelling modeling polling toll reckoning account paper"
    " communique communiqué figure information database list lists bulletin update register"
)
_ASKING: Final = word_set("poll survey polls surveys")
_OUTCOMES: Final = PAPERS | _ASKING | word_set("results findings")
"""Papers, and what comes out of them: "results tallied by the Vote Network"."""
_REPORTS: Final = word_set("report reports letter")
"""Papers that come from a place as often as from a source: "reports from northern Lebanon"."""
_ADJECTIVES: Final = word_set(
    "new recent latest nationwide national annual critical early preliminary initial previous separate"
    " in-house internal fresh landmark major"
)
_BODIES: Final = word_set(
    "police ministry office department agency council committee commission service services bureau authority board bank chase"
    " institute university college centre center association federation union society group foundation"
)
_VOICES: Final = word_set("police army military navy government ministry coastguard treasury")
"""Bodies in small letters whose papers are theirs: "police reports"."""
_FEW: Final = 3
_LONGEST_ASKED: Final = 8
"""Words from a poll to whoever made it, with those whom it asked between, at most."""
_MADE: Final = word_set(
    "signed tallied collated compiled collected gathered published released issued provided seen obtained made given cited"
    " kept maintained supplied held coming received"
)
_PRINTED: Final = frozenset({"published", "appearing"})
_OWN_PEOPLE: Final = word_set("team teams staff researchers volunteers crews workers")
"""People of a body who speak for it: "MSF teams"."""
_MONTHS: Final = word_set(
    "January's February's March's April's May's June's July's August's September's October's November's December's Monday's"
    " Tuesday's Wednesday's Thursday's Friday's Saturday's Sunday's"
)
_DAYS: Final = word_set(
    "on this last week month year Monday Tuesday Wednesday Thursday Friday Saturday Sunday earlier today"
)


def maker(words: list[str]) -> list[str]:
    """Whoever made a paper, for the paper: "figures from the health ministry", "a statement by the army", "IMD data"."""
    words = _without_adjectives(words)
    for k in range(1, min(4, len(words) - 1)):
        words = _led_by_maker(words, k)
        link, paper, behind = words[k], words[k - 1].lower(), words[k + 1 :]
        told = link == "by" or (link == "from" and k == 1 and (paper not in _REPORTS or _of_body(behind)))
        if told and paper in _OUTCOMES:
            while len(behind) > 1 and (behind[0].lower() in LEADING or behind[0] == "journal"):
                behind = behind[1:]
            return behind[: next((n for n, w in enumerate(behind) if n and w in CUTS), len(behind))]
    return _without_paper(words)


def _led_by_maker(words: list[str], k: int) -> list[str]:
    """The words with "by" at ``k`` where a longer way of telling the maker of the paper before it begins there."""
    paper = words[k - 1].lower()
    if words[k] in {"of", "among"} and paper in _ASKING:
        by = next((i for i in range(k + 2, min(k + _LONGEST_ASKED, len(words) - 1)) if words[i] == "by"), k)
        return words[:k] + words[by:]  # "a poll of likely voters by the college"
    if paper not in _OUTCOMES:
        return words
    while words[k] in _MADE and k + 3 < len(words) and words[k + 1] != "by" and words[k + 1] in _DAYS:
        words = words[: k + 1] + words[k + 2 :]  # "a survey published on Thursday by the college"
    if words[k] in _MADE and words[k + 1] in {"by", "from"} and k + 2 < len(words):
        return words[:k] + words[k + 1 :]  # "data compiled by the bank"
    if words[k] in _PRINTED and words[k + 1] in {"in", "online"} and k + 3 < len(words):
        journal = words[k + 2 :] if words[k + 1] == "in" else words[k + 3 :] if words[k + 2] == "in" else None
        return words if journal is None else [*words[:k], "by", *journal]  # "a study published in the Journal of Sleep"
    return words


def _without_paper(words: list[str]) -> list[str]:
    """The body alone where its paper stands behind its name: "IMD data", "the World Bank report", "Oxfam's analysis"."""
    end = len(words)
    while end > 1 and (words[end - 1] in PAPERS or words[end - 1] in _OWN_PEOPLE):
        end -= 1
    body = words[:end]
    if body[0] in _MONTHS and end < len(words):
        return words[1:]  # "June's survey"
    owner = next((k for k, w in enumerate(body) if w.endswith("'s") and all(v.islower() for v in body[k + 1 :])), end)
    body = body[: owner + 1]  # "the UN's most recent estimate"
    owned = body[-1].endswith("'s")
    if owned and body[0].lower() in _BODIES and body[1:2] == ["of"]:
        return [*body[:-1], body[-1].removesuffix("'s")]  # "the ministry of finance's preliminary data"
    if end < len(words) and 0 < len(body) <= _FEW and body[-1].lower() in _VOICES:
        return [*body[:-1], body[-1].removesuffix("'s")]  # "police figures", "Kenyan government data"
    if end == len(words) or any(w.lower() in SMALL for w in body) or not (owned or body[-1][:1].isupper()):
        return words
    acronym = len(body[-1]) > 1 and body[-1].isupper()
    if len(body) == 1 and not (owned or acronym):
        return words  # "Turkish figures", "Polling data"
    if len(body) > 1 and not owned and not all(w[:1].isupper() for w in body):
        return words
    return [*body[:-1], body[-1].removesuffix("'s")]


def _without_adjectives(words: list[str]) -> list[str]:
    """A paper without the words that tell how new or wide it is: "a new survey", "the latest figures from the bank"."""
    k = 0
    while k < len(words) - 1 and words[k].lower() in _ADJECTIVES:
        k += 1
    return words[k:] if k and any(w.lower() in PAPERS for w in words[k:]) else words


def _of_body(words: list[str]) -> bool:
    """Whether papers come from a body and not from a place: "reports from the Office of Port Safety"."""
    while words and words[0].lower() in LEADING:
        words = words[1:]
    return len(words) > 1 and words[0][:1].isupper() and any(w.lower() in _BODIES for w in words)
