"""A source's words as HTML: nothing in them becomes markup, and every character can be read back.

Offsets of the contract count the code points of the text as given, so a browser or a parser must see exactly those. Carriage
returns, other control characters and noncharacters do not survive HTML; each becomes an empty element that carries its code.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from markupsafe import Markup

from numclaims.claims import QUANTITY_KINDS, Claim, Document
from numclaims.views.page.addresses import claim_anchor
from numclaims.views.words import amount_words, measure_label

_UNFIT: Final = re.compile(
    "[\x00-\x08\x0b\x0d-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_FAMILIES: Final = {
    "count": "count", "money": "money", "percent": "share", "ratio": "share", "rate": "share", "measurement": "unit",
    "temperature": "unit", "duration": "time", "age": "time", "number": "bare",
}  # fmt: skip
FAMILY_WORDS: Final = {
    "count": "people or things counted",
    "money": "money",
    "share": "percentages, ratios, rates",
    "unit": "physical measures",
    "time": "durations and ages",
    "bare": "bare numbers",
}
"""The kinds of quantity as the legend names them."""
REASON_WORDS: Final = {"numeral": "not a single number", "range": "a score"}


def source_text(text: str) -> Markup:
    """Text of a source for the space between tags."""
    return Markup(_UNFIT.sub(_carried, html.escape(text, quote=False)))  # noqa: S704 -- escaped just here


def _carried(found: re.Match[str]) -> str:
    return f'<i data-x="{ord(found[0])}"></i>'


def quotation(sentence: str, start: int, numbers: Iterable[tuple[int, int, str]]) -> Markup:
    """A sentence in which numbers are links to where they stand.

    Args:
        sentence: Its text.
        start: Its offset in the document.
        numbers: Start and end in the document, and the link; what overlaps an earlier one or is empty is passed over.
    """
    parts: list[Markup] = []
    at = 0
    for first, last, link in sorted(numbers):
        if first - start < at or first == last or last - start > len(sentence):
            continue
        parts.append(source_text(sentence[at : first - start]))
        parts.append(Markup('<a class="n" href="{}">').format(link))
        parts.append(source_text(sentence[first - start : last - start]) + Markup("</a>"))
        at = last - start
    return Markup("").join([*parts, source_text(sentence[at:])])


def article(document: Document, claims: Sequence[Claim], row_link: Callable[[Claim], str]) -> Markup:
    """An article with every number marked by its kind, and every sentence that holds a tracked one set apart.

    Args:
        document: The article.
        claims: Its rows, in any order.
        row_link: Gives the link from a tracked number to its row.
    """
    marks: list[Claim] = []
    end = 0
    # Of rows that overlap (one that was set apart within another) the first and longest is shown.
    for c in sorted(claims, key=lambda c: (c.char_start, -c.char_end, c.rejected_by is not None, c.claim_id)):
        if c.char_start >= end and c.char_end > c.char_start:
            marks.append(c)
            end = c.char_end
    # Whatever stands first in such a sentence, a day or a duration that is not tracked: the whole of it is set apart.
    ends = {c.sentence_start: c.sentence_end for c in marks if c.tracked and c.char_end <= c.sentence_end}
    parts: list[str] = []
    at = 0
    inside = 0  # the end of the sentence that is open; 0 when none is
    for c in marks:
        if inside and c.char_start >= inside:
            parts += (source_text(document.text[at:inside]), "</span>")
            at, inside = inside, 0
        end = ends.get(c.sentence_start, 0)
        if not inside and c.sentence_start >= at and c.char_end <= end:
            parts += (source_text(document.text[at : c.sentence_start]), '<span class="sn">')
            at, inside = c.sentence_start, end
        parts.append(source_text(document.text[at : c.char_start]))
        parts.append(_mark(c, document.text, row_link))
        at = c.char_end
    if inside:
        parts += (source_text(document.text[at:inside]), "</span>")
        at = inside
    parts.append(source_text(document.text[at:]))
    return Markup("".join(parts))  # noqa: S704 -- put together from escaped parts


def _mark(claim: Claim, text: str, row_link: Callable[[Claim], str]) -> str:
    shown = source_text(text[claim.char_start : claim.char_end])
    anchor = claim_anchor(claim.claim_id)
    told = html.escape(mark_words(claim))
    if claim.decision == "rejected":
        return f'<del id="{anchor}" class="x" title="{told}">{shown}</del>'
    if claim.rejected_by is not None or claim.kind not in QUANTITY_KINDS:
        return f'<span id="{anchor}" class="x" title="{told}">{shown}</span>'
    family = _FAMILIES[claim.kind]
    if claim.tracked and claim.series_id is not None:
        return f'<a id="{anchor}" class="n k-{family}" href="{html.escape(row_link(claim))}" title="{told}">{shown}</a>'
    return f'<span id="{anchor}" class="k k-{family}" title="{told}">{shown}</span>'


def mark_words(claim: Claim) -> str:
    """What a marked number is, in few words."""
    if claim.decision == "rejected":
        return f"withdrawn by {(claim.rejected_by or '').partition(':')[2] or 'hand'}"
    if claim.rejected_by is not None or claim.kind not in QUANTITY_KINDS:
        return f"set apart: {reason_words(claim)}"
    what = claim.kind if claim.measure is None else measure_label(claim.measure, claim.population, claim.unit)
    place = claim.place_name if claim.measure is not None else None
    words = amount_words(claim)
    notes = (
        what,
        place,
        words if words != claim.quote else None,
        "not tracked" if claim.measure is not None and not claim.tracked else None,
        "denied" if claim.negated else None,
    )
    return ", ".join(n for n in notes if n)


def reason_words(claim: Claim) -> str:
    """Why a number is no claim, in words: "clock time", "legal text"."""
    family, _, rule = (claim.rejected_by or claim.kind).partition(":")
    return (rule or REASON_WORDS.get(family, family)).replace("-", " ")


def kinds_words(claims: Sequence[Claim]) -> str:
    """How many numbers of which kind an article holds, and why others were set apart; all of it in words."""
    shown = [c for c in claims if c.char_end > c.char_start]
    tracked = sum(c.tracked for c in shown)
    others = Counter(str(c.kind) for c in shown if c.rejected_by is None and not c.tracked and c.kind in QUANTITY_KINDS)
    apart = Counter(reason_words(c) for c in shown if c.rejected_by is not None or c.kind not in QUANTITY_KINDS)
    told = [f"{tracked} tracked"]
    if others:
        told.append("not tracked: " + _counted(others))
    if apart:
        told.append("set apart: " + _counted(apart))
    return "; ".join(told)


def _counted(count: Counter[str]) -> str:
    return ", ".join(f"{n} {name}" for name, n in sorted(count.items(), key=lambda pair: (-pair[1], pair[0])))
