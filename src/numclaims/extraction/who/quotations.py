"""Finds the quotations of a document: where each begins and ends, over sentences and paragraphs."""

from __future__ import annotations

import bisect
import re
from typing import Final

from numclaims.reading import Reading

_MARKS: Final = ('"', "\u201c", "\u201d", "\u201f", "``", "''")
_ASCII_MARKS: Final = ('"', "``", "''")
_PARAGRAPH: Final = re.compile(r"\n\s*\n")
_STOPS: Final = ",.?!\u2026"
_MEMO: Final = "attribution.quotes"
LONGEST: Final = 4000
"""No quotation runs longer than this many characters without a mark: an unclosed one must not swallow a document."""


class Quotations:
    """The quotations of one document, in order.

    ``starts`` and ``ends`` hold their spans, marks included; ``first`` the index of the quotation that each one continues
    (paragraphs of one speech that open with a mark of their own), its own where it continues none.
    """

    __slots__ = ("ends", "first", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.first: list[int] = []

    def at(self, offset: int) -> int:
        """Index of the quotation that holds ``offset``; -1 when none does."""
        k = bisect.bisect_right(self.starts, offset) - 1
        return k if k >= 0 and offset < self.ends[k] else -1


def quotations_in(reading: Reading) -> Quotations:
    """The quotations of a document that is being read, found once."""
    known = reading.memo.get(_MEMO)
    if isinstance(known, Quotations):
        return known
    made = reading.memo[_MEMO] = quotations_of(reading.document.text)
    return made


def quotations_of(text: str) -> Quotations:
    """Find all quotations of ``text``.

    An opening mark runs to the next closing one. Where another opening mark begins a paragraph first, the speech goes on in
    it; where a paragraph ends unclosed otherwise, the quotation ends there.
    """
    found = Quotations()
    opened = -1
    continues = -1
    single = 0  # end of the last speech in single marks; marks within it are quotations of its own
    for at, mark in _marks(text):
        if at < single:
            continue
        if mark in {"\u2018", "'"}:
            end = _single_end(text, at, mark) if opened < 0 else -1
            if end > 0:
                _add(found, at, end, -1)
                single = end
            continue
        opens = _opens(text, mark, at, at + len(mark), is_open=opened >= 0)
        if opens is None:
            continue
        if opened >= 0 and at - opened > LONGEST:
            _add(found, opened, _paragraph_end(text, opened, opened + LONGEST), continues)
            opened = continues = -1
        if opens:
            if opened >= 0:
                end = _paragraph_end(text, opened, at)
                begins = not text[max(0, text.rfind("\n", 0, at)) : at].strip()
                k = _add(found, opened, end, continues)
                continues = k if begins and not text[end:at].strip() else -1
            opened = at
        elif opened >= 0:
            _add(found, opened, at + len(mark), continues)
            opened = continues = -1
    if opened >= 0:
        _add(found, opened, _paragraph_end(text, opened, min(len(text), opened + LONGEST)), continues)
    return found


def _marks(text: str) -> list[tuple[int, str]]:
    """All quotation marks with their offsets, in order; searching for each kind is faster than one regular expression."""
    found: list[tuple[int, str]] = []
    for mark in _ASCII_MARKS if text.isascii() else _MARKS:
        at = text.find(mark) if mark != "``" or "`" in text else -1
        while at >= 0:
            found.append((at, mark))
            at = text.find(mark, at + len(mark))
    # Only with a stop before a closing mark are single marks direct speech, not apostrophes or a word set apart.
    if (("\u2018" in text) or (" '" in text) or ("\n'" in text) or text[:1] == "'") and _ends_speech(text):
        found += _single_marks(text)
    found.sort()
    return found


def _ends_speech(text: str) -> bool:
    """Whether a single mark stands behind a stop anywhere."""
    for mark in ("'", "\u2019"):
        at = text.find(mark, 1)
        while at >= 0:
            if text[at - 1] in _STOPS:
                return True
            at = text.find(mark, at + 1)
    return False


def _single_marks(text: str) -> list[tuple[int, str]]:
    """Single marks that can open direct speech: at the start of a word, behind white space or an opening bracket."""
    found: list[tuple[int, str]] = []
    for mark in ("\u2018", "'"):
        at = text.find(mark)
        while at >= 0:
            spaced = at == 0 or text[at - 1].isspace() or text[at - 1] in "(["
            following = text[at + 1 : at + 2]
            if spaced and (following.isalpha() or (following.isdigit() and mark != "'")):
                found.append((at, mark))
            at = text.find(mark, at + 1)
    return found


def _single_end(text: str, start: int, mark: str) -> int:
    """Behind the single mark that closes the speech opened at ``start``: one with a stop before it; -1 where there is none.

    An apostrophe ("the residents' homes") has no stop before it, so the first mark that has one closes.
    """
    close = "\u2019" if mark == "\u2018" else "'"
    limit = _paragraph_end(text, start, min(len(text), start + LONGEST))
    at = text.find(close, start + 1, limit)
    while at >= 0:
        after = text[at + 1 : at + 2]
        if text[at - 1] in _STOPS and (not after or not after.isalnum()):
            return at + 1
        at = text.find(close, at + 1, limit)
    return -1


def _add(found: Quotations, start: int, end: int, continues: int) -> int:
    k = len(found.starts)
    found.starts.append(start)
    found.ends.append(max(end, start + 1))
    found.first.append(found.first[continues] if continues >= 0 else k)
    return k


def _opens(text: str, mark: str, start: int, end: int, *, is_open: bool) -> bool | None:
    """Whether a mark opens a quotation; None when it is none (inches, an apostrophe pair)."""
    if mark in {"``", "\u201c", "\u201f"}:
        return True
    if mark == "\u201d":
        return False
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    if before.isdigit() and mark == '"' and not is_open:
        return None
    spaced_before = before.isspace() or before in "(["
    if before == "\n" and mark == '"':
        return True
    spaced_after = after.isspace()
    if spaced_before and not spaced_after:
        return True
    if spaced_after and not spaced_before:
        return False
    return not is_open


def _paragraph_end(text: str, start: int, limit: int) -> int:
    blank = _PARAGRAPH.search(text, start, limit)
    if blank is not None:
        return blank.start()
    line = text.find("\n", start, limit)
    return line if line >= 0 else limit
