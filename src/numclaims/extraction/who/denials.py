"""Tells how far a denial reaches: "the army denied a role in the raid that killed 31" denies no figure."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set
from numclaims.extraction.text.wordclasses import ARTICLES, OWNERS

CLAIMS: Final = word_set(
    "claim claims report reports allegation allegations accusation accusations rumour rumours rumor rumors suggestion"
    " suggestions news"
)
"""Nouns for what others say."""
_DEEDS: Final = word_set(
    "killing killings death deaths murder toll figure number abduction arrest arrests existence loss"
)
"""Nouns that a denial covers under an article: "denied the deaths of 31 men"."""
_ARTICLES: Final = ARTICLES | OWNERS | {"any", "all"}
_MATTERS: Final = word_set(
    "responsibility involvement complicity wrongdoing charges knowledge entry access visas permission"
)
"""What else is denied; the figures behind it stand."""
_ASIDE: Final = word_set("who whose which where when after because saying insisting stating adding maintaining")
"""Words that open a clause of its own: "denied the claim, saying only 12 had died"."""
_LEFT: Final = frozenset({"left", "hit", "struck", "shot", "hurt", "sank"})


def reach(lower: list[str], k: int) -> int:
    """The token behind all that a denial covers; ``k`` where it covers no figure at all.

    Args:
        lower: The words of a sentence, in lower case.
        k: The token behind the word that denies.
    """
    n = len(lower)
    if k >= n or lower[k] in _MATTERS:
        return k
    if lower[k] in _ARTICLES and (CLAIMS | _DEEDS).isdisjoint(lower[k + 1 : k + 3]):
        return k  # "denied the charges", "denied any role in"
    for j in range(k + 1, n - 1):
        if lower[j] in _ASIDE or (lower[j] == "that" and lower[j - 1] not in CLAIMS and _tells(lower[j + 1])):
            return j
    return n


def _tells(word: str) -> bool:
    return word.endswith("ed") or word in _LEFT
