"""What a text is compared by when it is dated by its likeness to others: its words, its figures, the days that it names."""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from numclaims.claims import Claim, Document
from numclaims.documents.dating import HEAD
from numclaims.series import articles, dating_texts, intervals, keys

RECURS: Final = 7
"""A sentence that stands in texts more than so many days apart belongs to the page, or is background."""

FIGURE_LEAST: Final = 20.0
STEP: Final = math.log(1.12)
"""Figures within about 12 % of each other count as like, since running totals grow by the day."""

_TO_CLOCK: Final = 25
_AGENCY_BEHIND: Final = re.compile(r"\s*\|?\s*(?:\(|-LRB- )[A-Z]|\s*\|")
_WORD: Final = re.compile(r"[^\W_]+(?:[.,]\d+)*")


@dataclass(slots=True)
class Text:
    """What a text is compared by.

    Attributes:
        id: Of the document.
        day: Its day as a number; 0 for an undated one.
        words: A checksum of every word in order, 0 between sentences.
        figures: Checksums of its tracked figures.
        weekdays: Those that it names, Monday 0.
        named: Dates that it names: year or None, month, day.
    """

    id: str
    day: int
    words: list[int]
    figures: list[int]
    weekdays: tuple[int, ...]
    named: list[tuple[int | None, int, int]]


def _stamps(document: Document, rows: Sequence[Claim]) -> list[tuple[int, int]]:
    """The spans of datelines and time stamps at the head of a text: a date with a clock time or an agency behind it.

    Texts without a date lack them, so what is measured on dated texts must not rest on them.
    """
    found: list[tuple[int, int]] = []
    for k, row in enumerate(rows):
        if row.kind != "date" or row.char_start >= HEAD:
            continue
        clock = next(
            (r for r in rows[k + 1 : k + 4] if r.kind == "time" and r.char_start - row.char_end <= _TO_CLOCK), None
        )
        if clock is not None:
            found.append((row.char_start, clock.char_end))
        elif _AGENCY_BEHIND.match(document.text, row.char_end):
            found.append((row.char_start, row.char_end))
    return found


def _body(document: Document, rows: Sequence[Claim]) -> list[str]:
    """The sentences of the article itself, datelines and time stamps blanked out."""
    text = document.text
    for start, end in _stamps(document, rows):
        text = text[:start] + " " * (end - start) + text[end:]
    return [text[start:end] for start, end in articles.sentence_spans(document)]


def _mark_of(sentence: str) -> int:
    return zlib.crc32(" ".join(_WORD.findall(sentence.casefold())).encode())


def ordinal(document: Document) -> int:
    """The day of a dated document as a number; 0 for an undated one."""
    return document.published_latest.toordinal() if document.published_latest is not None else 0


def recurring_sentences(dated: Iterable[Document], claims: Mapping[str, Sequence[Claim]]) -> frozenset[int]:
    """Marks of the sentences that come again after days, whichever one of their texts is left out.

    Leaving one out matters: a text that is measured on must not have helped to decide what it is compared by.
    """
    seen: dict[int, list[int]] = {}
    for document in dated:
        day = ordinal(document)
        for sentence in _body(document, claims.get(document.id, ())):
            days = sorted([*seen.get(mark := _mark_of(sentence), ()), day])
            seen[mark] = days if len(days) <= 4 else [*days[:2], *days[-2:]]
    return frozenset(
        mark for mark, days in seen.items() if len(days) > 2 and min(days[-2] - days[0], days[-1] - days[1]) > RECURS
    )


def text_of(document: Document, rows: Sequence[Claim], recurring: frozenset[int]) -> Text:
    """What a document is compared by.

    Args:
        document: The document.
        rows: Its claims, those set apart among them, in order of offset.
        recurring: Marks of sentences that count for nothing, as :func:`recurring_sentences` found them.
    """
    words: list[int] = []
    kept: list[str] = []
    for sentence in _body(document, rows):
        if _mark_of(sentence) not in recurring:
            kept.append(sentence)
            words += [zlib.crc32(word.encode()) for word in _WORD.findall(sentence.casefold())]
            words.append(0)
    stamps = {start for start, _ in _stamps(document, rows)}
    named = [
        (date.year, date.month, date.day)
        for date in dating_texts.named_dates(rows)
        if date.month is not None and date.day is not None and date.claim.char_start not in stamps
    ]
    weekdays = dating_texts.weekdays(" ".join(kept))
    return Text(document.id, ordinal(document), words, _figures(rows), weekdays, sorted(set(named), key=str))


def _figures(rows: Iterable[Claim]) -> list[int]:
    """The tracked figures of a text, each as it is and in two grids, so that near ones meet in one of them at least."""
    found: set[int] = set()
    for row in rows:
        point = intervals.point(row)
        if not row.tracked or point is None or point < FIGURE_LEAST or row.qualifier == "vague":
            continue
        key = f"{row.measure}\0{keys.place_key(row)}\0"
        log = math.log(point) / STEP
        for form in (f"v{point:g}", f"b{round(log)}", f"c{round(log / 2)}"):
            found.add(zlib.crc32((key + form).encode()))
    return sorted(found)
