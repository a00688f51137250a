"""Wire copies and near duplicates: which documents are the text of another one, printed again.

A sketch (MinHash) of the first words of every text finds candidates; whether one is a copy is decided on the words themselves.
Documents come in the order of their publication, and of a family of like texts only the first few are kept for comparison, so
that the work grows with the documents, not with their pairs.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from numclaims.claims import Claim, Document
from numclaims.series import articles
from numclaims.series.keys import folded

if TYPE_CHECKING:
    from rensa import RMinHash

FIRST_WORDS: Final = 200
"""Words of a text that its sketch is made of: a copy that is cut is cut from the end."""

RUN: Final = 4
"""Words in a row that are compared as one: fewer are shared by chance, more are broken by every edit."""

LEAST_RUNS: Final = 30
"""Shorter texts are too like each other to be told copies: "More details soon"."""

CONTAINED: Final = 0.6
"""A copy shares this much of the shorter of the two texts, at least."""

OF_THE_COPY: Final = 0.5
"""Of the later text so much at least: one that takes in another and adds as much again is no copy of it."""

ALIKE_AT_HEAD: Final = 0.4
"""Of the first words of both, so much at least: a text that is quoted within another is no copy of it."""

NEWS_DAYS: Final = 30
CONTAINED_LATER: Final = 0.9
"""Printed again more than so many days later, nearly all of it must be the same: reports of one series are alike, too."""

FAMILY: Final = 8
"""Of like texts only so many are compared with those that follow."""

CANDIDATES: Final = 32
"""Candidates that are checked for one text."""

KEPT: Final = 64
"""Texts whose words are kept at hand, since the copies of one text come close together."""

PERMUTATIONS: Final = 126
BANDS: Final = 42
"""Three rows a band: of the texts that have half of their runs in common, 1 in 250 is missed."""
SEED: Final = 20110607

PASSAGE: Final = 18
"""Words of the shared passage that a reason quotes."""

_WORD: Final = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_CREDIT: Final = re.compile(
    r"(?:\(|-LRB- )\s?(?:Reuters|Thomson Reuters|AFP|AP|Associated Press|Xinhua|UPI|dpa|IANS|PTI|ANI|CNN|EFE|Bloomberg)"
    r"\s?(?:\)| -RRB-)"
)
_CREDIT_WITHIN: Final = 400
"""Characters from the start within which an agency is credited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """That one document is the text of another, printed again.

    Attributes:
        original: Id of the document that was published first.
        share: Of the runs of words of the shorter text, how many both have, 0 to 1.
        passage: The longest passage that both have, as the copy prints it.
        reason: All this in a sentence.
    """

    original: str
    share: float
    passage: str
    reason: str


@dataclass(slots=True)
class _Text:
    """A document's words in one form for all spellings, and their places in its text."""

    document: Document
    words: list[str]
    starts: list[int]
    ends: list[int]
    runs: set[tuple[str, ...]]


def find(documents: Iterable[Document]) -> dict[str, Copy]:
    """The copies among documents, by their ids.

    The original is the one published first; on one day the agency's own text comes before a paper's that credits the agency; then
    the id decides. Dates that are not known come last. All copies of one text name the first one, also those that copied a copy.

    Args:
        documents: In any order.
    """
    from rensa import RMinHashLSH

    body = functools.lru_cache(maxsize=KEPT)(_body)
    index = RMinHashLSH(threshold=ALIKE_AT_HEAD, num_perm=PERMUTATIONS, num_bands=BANDS)
    ordered = sorted(documents, key=_printing)
    found: dict[str, Copy] = {}
    families: Counter[str] = Counter()
    family_of: dict[int, str] = {}
    for at, document in enumerate(ordered):
        sketch = _sketch(document)
        if sketch is None:
            continue
        text: _Text | None = None
        best: tuple[float, int] | None = None
        family = document.id
        for other in sorted(index.query(sketch))[:CANDIDATES]:
            text = text or body(document)
            earlier = body(ordered[other])
            share = _share(earlier, text)
            if share == 0.0:
                continue
            family = family_of[other]
            if not _is_version(earlier, text) and (best is None or share > best[0]):
                best = share, other
        if best is not None and text is not None:
            first = ordered[best[1]]
            origin = found[first.id].original if first.id in found else first.id
            found[document.id] = _told(text, body(first), origin, best[0])
        families[family] += 1
        if families[family] <= FAMILY:
            family_of[at] = family
            index.insert(at, sketch)
    return found


def mark(documents: Sequence[Document], found: Mapping[str, Copy]) -> list[Document]:
    """The documents, in their order, the copies among them naming their originals."""
    return [dataclasses.replace(d, copy_of=found[d.id].original) if d.id in found else d for d in documents]


def mark_claims(claims: Iterable[Claim], found: Mapping[str, Copy]) -> list[Claim]:
    """The claims, in their order, those of copies naming the documents of which theirs are copies."""
    return [dataclasses.replace(c, copy_of=found[c.doc_id].original) if c.doc_id in found else c for c in claims]


def _printing(document: Document) -> tuple[dt.date, bool, str]:
    day = document.published_earliest or document.published_latest or dt.date.max
    credited = _CREDIT.search(document.text[:_CREDIT_WITHIN])
    publisher = _name(document.publisher)
    reprint = credited is not None and not (publisher and publisher in folded(credited.group()))
    return day, reprint, document.id


def _sketch(document: Document) -> RMinHash | None:
    """The MinHash of a text's first words; None for a text that is too short."""
    from rensa import RMinHash

    text, words = document.text, []
    for hit in _WORD.finditer(text):
        words.append(hit.group().casefold())
        if len(words) == FIRST_WORDS:
            break
    if len(words) < LEAST_RUNS + RUN:
        return None
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update([" ".join(words[k : k + RUN]) for k in range(len(words) - RUN + 1)])
    return sketch


def _body(document: Document) -> _Text:
    """The words of an article itself, without comments and boilerplate, which every page of a site has."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for begin, end in articles.sentence_spans(document):
        for hit in _WORD.finditer(document.text, begin, end):
            words.append(hit.group().casefold())
            starts.append(hit.start())
            ends.append(hit.end())
    return _Text(document, words, starts, ends, set(_runs(words)))


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[k:] for k in range(RUN)), strict=False))


def _share(a: _Text, b: _Text) -> float:
    """How much of the shorter text both have; 0 when it is too little for the later text, ``b``, to be a copy of ``a``."""
    fewer = min(len(a.runs), len(b.runs))
    common = len(a.runs & b.runs)
    if common < LEAST_RUNS or common < OF_THE_COPY * len(b.runs):
        return 0.0
    first, second = set(_runs(a.words[:FIRST_WORDS])), set(_runs(b.words[:FIRST_WORDS]))
    if len(first & second) < ALIKE_AT_HEAD * min(len(first), len(second)):
        return 0.0
    apart = _days_apart(a.document, b.document)
    least = CONTAINED if apart is None or apart <= NEWS_DAYS else CONTAINED_LATER
    share = common / fewer
    return share if share >= least else 0.0


def _days_apart(a: Document, b: Document) -> int | None:
    if a.published_latest is None or b.published_latest is None:
        return None
    return abs((b.published_latest - a.published_latest).days)


def _is_version(earlier: _Text, later: _Text) -> bool:
    """Whether a like text is one publisher's corrected or updated article, which is no copy; the very same words are one.

    Where neither publisher is known, other numbers make it a version.
    """
    if earlier.words == later.words:
        return False
    a, b = earlier.document, later.document
    mine, theirs = _name(a.publisher), _name(b.publisher)
    hosts = _host(a.url), _host(b.url)
    if mine and theirs:
        return mine == theirs and not (all(hosts) and hosts[0] != hosts[1])
    if mine or theirs:
        return False
    if all(hosts):
        return hosts[0] == hosts[1]
    shorter, longer = sorted((earlier.words, later.words), key=len)
    return bool(Counter(filter(_has_digit, shorter)) - Counter(filter(_has_digit, longer)))


def _has_digit(word: str) -> bool:
    return any(ch.isdigit() for ch in word)


def _name(publisher: str | None) -> str:
    """A publisher's name as one word: "The BBC", "BBC News" and "bbc" are one."""
    left = [word for word in folded(publisher or "").split() if word not in {"the", "news", "online", "com"}]
    return "".join(left)


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    except ValueError:
        return ""


def _told(copy: _Text, first: _Text, original: str, share: float) -> Copy:
    passage = _passage(copy, first)
    words = passage.split()
    quoted = " ".join(words) if len(words) <= PASSAGE else " ".join(words[:PASSAGE]) + " …"
    through = "" if first.document.id == original else f" (itself a copy of {original})"
    reason = (
        f"{share:.0%} of the shorter text stands in both this and {first.document.id}{through}; "
        f'the longest passage in common, of {len(words):,} words, begins "{quoted}"'
    )
    return Copy(original=original, share=round(share, 4), passage=passage, reason=reason)


def _passage(copy: _Text, first: _Text) -> str:
    """The longest passage of the copy that also stands in the first text, as the copy prints it."""
    place: dict[tuple[str, ...], int] = {}
    for k, run in enumerate(_runs(first.words)):
        place.setdefault(run, k)
    best = (0, 0)
    length, before = 0, -2
    for k, run in enumerate(_runs(copy.words)):
        at = place.get(run, -2)
        length = length + 1 if at == before + 1 and at >= 0 else int(at >= 0)
        before = at
        if length > best[0]:
            best = length, k - length + 1
    begin, count = best[1], best[0] + RUN - 1
    return " ".join(copy.document.text[copy.starts[begin] : copy.ends[begin + count - 1]].split())
