"""Plain English for findings: who said what, where it was printed and when, in the words of the text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from numclaims.claims import Claim, Document
from numclaims.series import hints, keys
from numclaims.series.eventnames import MONTHS, number_words
from numclaims.series.roots import UNNAMED

SNIPPET: Final = 70
"""At most so many characters of a quotation stand in an explanation."""

LEAD: Final = 50
"""So many characters before a number that stands at the end of its phrase are quoted with it."""

TOLL_LEAD: Final = 110
"""So many characters before it, the words for a toll still belong into its quotation."""

_TOLL: Final = re.compile(
    r"\b(?:the |an? )?(?:(?:official|confirmed|overall|provisional|new) )?(?:death toll|toll|(?:total )?number of|total of)\b",
    re.IGNORECASE,
)

ACTOR_REACH: Final = 60
"""So many characters before the number, the actor still belongs into the quotation."""

VOICES: Final = 4
"""At most so many sources are quoted in one sentence; the rest are counted."""

_STOP: Final = re.compile(r"[,.](?!\d)|[;:!?()\"“”]|\s-LRB-|\s-RRB-|\s--|\s``|\s''|\s[–—]")

_SEMICOLON: Final = re.compile(r"[;:()\"“”]")

_SMALL: Final = frozenset(
    {
        "the", "a", "an", "one", "some", "other", "others", "those", "these", "several", "many", "local", "its", "their",
        "his", "her", "our", "state", "government", "police", "military", "rights", "human", "opposition", "security", "rescue",
        "medical", "health", "hospital", "officials", "activists", "residents", "witnesses", "organisers", "organizers",
    }
)  # fmt: skip
"""Words that a source begins with and that are written small within a sentence."""

_SAID: Final = frozenset(
    {
        "said", "says", "say", "saying", "added", "reported", "gave", "gives", "put", "puts", "spoke", "estimated", "estimates",
        "counted", "confirmed",
    }
)  # fmt: skip

_TO_THE_NEW: Final = re.compile(r"\s*to (?:at least |about |some |around |more than |over |nearly |almost )?\d")
"""Behind an old figure stands the new one: "from 115 to 97"."""

_NOBODY: Final = re.compile(r"(?:it|there) (?:was|is|has been|were|had been)\b", re.IGNORECASE)

_LOOSE_ENDS: Final = frozenset(
    {
        "in", "of", "the", "a", "an", "and", "to", "by", "at", "on", "for", "from", "as", "with", "who", "that", "which",
        "were", "was", "had", "have", "since", "or", "his", "its", "their", "but", "after", "when", "while", "are", "is",
        "into", "where", "has", "been", "over", "during", "about", "than", "just", "such", "between", "including", "more",
    }
)  # fmt: skip
"""A quotation does not end in one of these words."""


def day(value: dt.date) -> str:
    """A date as people write it: 7 June 2011."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def when(claim: Claim) -> str:
    """When a claim was printed: a day, the days between which it must lie, or "undated"."""
    first, last = claim.published_earliest, claim.published_latest
    if first is not None and first == last:
        return day(first)
    if first is not None and last is not None:
        return f"between {day(first)} and {day(last)}"
    if first is not None:
        return f"{day(first)} or later"
    if last is not None:
        return f"{day(last)} or earlier"
    return "undated"


def printed(claim: Claim) -> str:
    """Where and when a claim was printed, in brackets."""
    parts = [claim.doc_id]
    if claim.publisher and claim.attributed_to is not None:
        parts.append(claim.publisher)
    return f"({', '.join([*parts, when(claim), *_as_of(claim)])})"


def _as_of(claim: Claim) -> list[str]:
    """The day that the text itself gives for the figure, where it is not the day of printing or the one before."""
    first, last = keys.reported(claim)
    printed_on = keys.published(claim)
    if last is None or claim.as_of_basis not in {"stated", "relative"} or printed_on is None:
        return []
    if 0 <= (printed_on - last).days <= 1 and first == last:
        return []
    if first is None or first == last:
        return [f"of {day(last)}" if first == last else f"of {day(last)} at the latest"]
    return [f"of between {day(first)} and {day(last)}"]


def snippet(claim: Claim) -> str:
    """The words of the text around a figure, from its modifier to the end of the phrase, as written but for white space."""
    start = claim.char_start - claim.sentence_start
    end = claim.char_end - claim.sentence_start
    text = claim.sentence
    if not 0 <= start < end <= len(text):
        return number_words(claim) or claim.quote
    if claim.qualifier_text:
        found = text.lower().rfind(claim.qualifier_text.lower(), max(0, start - len(claim.qualifier_text) - 12), start)
        start = found if found >= 0 else start
    start = _from_actor(claim, text, start)
    tail = text[end : end + SNIPPET]
    stop = _STOP.search(tail)
    if stop is not None:
        tail = tail[: stop.start()]
    words = [] if _TO_THE_NEW.match(tail) else tail.split()
    kept: list[str] = []
    length = end - start
    for word in words[:8]:
        length += len(word) + 1
        if length > SNIPPET:
            break
        kept.append(word)
    while kept and kept[-1].lower() in _LOOSE_ENDS:
        kept.pop()
    toll = _from_toll(claim, text, start, " ".join(kept))
    if toll < start:
        start = toll
    elif not kept and claim.unit == "person":
        start = _from_noun(claim, text, start)
    glue = "" if tail[:1] and not tail[0].isspace() else " "
    return " ".join(" ".join([*text[start:end].split()]).split()) + (glue + " ".join(kept) if kept else "")


def _from_toll(claim: Claim, text: str, start: int, behind: str) -> int:
    """Where the quotation begins if the words for a toll stand before the number: "the death toll from the quake rose to 39"."""
    if claim.counted is not None and claim.counted.lower() in behind.lower():
        return start
    source = (claim.attribution_end or claim.sentence_start) - claim.sentence_start
    told = list(_TOLL.finditer(text, max(start - TOLL_LEAD, source if source < start else 0, 0), start))
    if not told or _SEMICOLON.search(text, told[-1].end(), start) or re.search(r"\d", text[told[-1].end() : start]):
        return start
    return told[-1].start()


def _from_noun(claim: Claim, text: str, start: int) -> int:
    """Where the quotation begins if nothing behind the number says what it counts: "the number of miners killed at 310"."""
    source = (claim.attribution_end or claim.sentence_start) - claim.sentence_start
    floor = max(start - LEAD, source if source < start else 0, 0)
    head = text[floor:start]
    stops = [found.end() for found in _STOP.finditer(head)]
    cut = stops[-1] if stops else 0 if floor in {0, source} else head.find(" ") + 1
    words = head[cut:].split()
    while words and words[0].lower() in (_LOOSE_ENDS | _SAID) - {"the", "a", "an"}:
        words.pop(0)
    return text.find(words[0], floor + cut, start) if len(words) > 1 else start


def _from_actor(claim: Claim, text: str, start: int) -> int:
    """Where the quotation begins if it takes in who did it: "armed gangs killed 120 soldiers"."""
    if not claim.actor:
        return start
    found = text.lower().rfind(claim.actor.lower(), max(0, start - ACTOR_REACH), start)
    return start if found < 0 or _STOP.search(text[found + len(claim.actor) : start]) else found


def who(claim: Claim, *, within: bool = False) -> str:
    """The source as a reader knows it, beginning in upper case unless it stands within a sentence and is no name.

    Args:
        claim: The claim.
        within: Whether it stands within a sentence: "but the government", "and residents".
    """
    name = claim.attributed_to_resolved or claim.attributed_to or claim.publisher or claim.doc_id
    name = " ".join(name.split())
    if _NOBODY.match(name):
        name = "unnamed reports"
    elif name.isupper() and name.split()[0].lower() in _SMALL:
        name = name.lower()  # a text all in capitals
    if claim.attributed_to is None and claim.publisher is None:
        return claim.doc_id
    if claim.attribution_type is not None and name.lower() in {"he", "she", "they", "it"} and claim.root:
        name = claim.root
    if within and claim.attributed_to is not None and _no_name(name):
        return name[:1].lower() + name[1:]
    return name[:1].upper() + name[1:]


def _no_name(name: str) -> bool:
    """Whether a source begins with a word that is written small within a sentence: "The government", "Residents"."""
    first, _, rest = name.partition(" ")
    return first.lower() in _SMALL or (
        not any(letter.isupper() for letter in rest) and keys.folded(name) in hints.words(UNNAMED)
    )


def voice(claim: Claim, *, within: bool = False) -> str:
    """One source with its words: 'Activists said "1,100 people have been killed" (003_x.txt, undated)'.

    Args:
        claim: The claim.
        within: Whether it stands within a sentence.
    """
    if claim.derived_from:
        return f"{who(claim, within=within)}'s words imply {claim.value:,.0f} before {printed(claim)}"
    if claim.attributed_to is None:
        bare = printed(claim) if claim.publisher else f"({', '.join([when(claim), *_as_of(claim)])})"
        return f'{who(claim, within=within)} printed "{snippet(claim)}" {bare}'
    return f'{who(claim, within=within)} said "{snippet(claim)}" {printed(claim)}'


def speaker(claim: Claim) -> str:
    """Who says it and where, without the words, within a sentence: 'the mayor said (003_x.txt, undated)'."""
    if claim.attributed_to is None:
        bare = printed(claim) if claim.publisher else f"({', '.join([when(claim), *_as_of(claim)])})"
        return f"{who(claim, within=True)} printed {bare}"
    return f"{who(claim, within=True)} said {printed(claim)}"


def voices(claims: Sequence[Claim], *, within: bool = False) -> str:
    """Several sources in a row, the first few quoted and the rest counted; each source's same words once.

    Args:
        claims: One at least.
        within: Whether they stand within a sentence.
    """
    spoken: dict[tuple[str, str], str] = {}
    for claim in claims:
        spoken.setdefault((who(claim), number_words(claim)), voice(claim, within=within or bool(spoken)))
    told = list(spoken.values())
    more = len(told) - VOICES
    if more > 0:
        told = [*told[:VOICES], f"{more} more"]
    return told[0] if len(told) == 1 else ", ".join(told[:-1]) + " and " + told[-1]


def place(claim: Claim) -> str:
    """The words "in Syria", or nothing when no place is told."""
    return f" in {claim.place_name}" if claim.place_name else ""


def sentence_after(document: Document | None, claim: Claim, length: int = 700) -> str:
    """The text behind a claim's sentence, for reasons and counter-accounts; empty without the document."""
    return document.text[claim.sentence_end : claim.sentence_end + length] if document is not None else ""


def possibly(claims: Sequence[Claim]) -> bool:
    """Whether a comparison hangs on a date that is open."""
    return any(not keys.dated(claim) or _inferred(claim) for claim in claims)


def _inferred(claim: Claim) -> bool:
    """Whether the days for which a claim holds are worked out from a date of publication that is itself only inferred."""
    return (
        claim.published_basis == "inferred"
        and claim.as_of_basis in {"published", "relative"}
        and claim.as_of_earliest != claim.as_of_latest
    )
