"""Checks that a page says only what its texts say: every number in its sentence, every sentence in its text.

The page is parsed, never run. What is checked, from the text upwards:

1. every text has the SHA-256 that its article carries;
2. every number marked in a text has the claim id that the contract gives its document and offsets;
3. every sentence quoted, in a finding or a table, stands at its offset in its text, and its numbers likewise;
4. every row's figure holds the words of its number, and its value, which the chart draws, is what these words are read as;
5. the range and the count in a figure's heading are those of its rows;
6. every passage that an explanation quotes stands in a text;
7. every block has its digest, and so has the file: whatever else was changed is named by the block it stands in;
8. the only scripts are those that the policy names, and nothing is loaded.

With the documents or the ledger given, the texts and values are held to those too.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from numclaims.claims import Claim, Document
from numclaims.errors import InputError
from numclaims.version import VERSION
from numclaims.views.page import rendering
from numclaims.views.page.addresses import MAIN, web_address
from numclaims.views.page.contents import range_words
from numclaims.views.page.digests import digest, unsealed, unsealed_whole
from numclaims.views.page.parsing import Parsed, Passage, Row, parse
from numclaims.views.tables import number
from numclaims.views.words import flat, number_words

_DERIVED_MARK: Final = "(worked out)"
_IMPLIED_WORDS: Final = "one (implied)"
_COUNT: Final = re.compile(r"(?:^| · )([\d,]+) claims?\b")
_QUOTED: Final = re.compile(r'"([^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that does not hold.

    Attributes:
        where: The block, as a reader knows it, or the file.
        what: What is wrong, in a sentence.
    """

    where: str
    what: str


@dataclass(slots=True, kw_only=True)
class Verdict:
    """What came out.

    Attributes:
        problems: All that does not hold, in the order of the page.
        articles, numbers, sentences, claims: How many were checked.
        notes: What could not be checked, and why.
    """

    problems: list[Problem] = field(default_factory=list)
    articles: int = 0
    numbers: int = 0
    sentences: int = 0
    claims: int = 0
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    id: str
    sha256: str
    text: str


def verify(
    page: Path,
    *,
    read: Callable[[Document], list[Claim]],
    documents: Mapping[str, str] | None = None,
    claims: Mapping[str, Claim] | None = None,
) -> Verdict:
    """Check a page and the files that belong to it.

    Args:
        page: Its ``report.html``.
        read: Reads the numbers of a text anew.
        documents: Texts by document id, to hold the page's texts to.
        claims: Claims by id, to hold the page's values to.

    Raises:
        InputError: The file cannot be read or is no page of numclaims.
    """
    verdict = Verdict()
    files = list(_files(page, verdict))
    articles: dict[str, _Article] = {}
    for name, parsed in files:
        articles |= _articles(name, parsed, verdict)
    for name, parsed in files:
        for quote in parsed.quotes:
            _quotation(name, quote, articles, verdict)
        known = {r.attributes.get("id", "")[2:]: r for r in parsed.rows}
        for row in parsed.rows:
            _row(name, row, known, articles, verdict)
        _headings(name, parsed, verdict)
        _explanations(name, parsed, articles, verdict)
    rows = [(name, row) for name, parsed in files for row in parsed.rows]
    _values(rows, articles, read, claims, verdict, written_by=files[0][1].metas.get("generator", ""))
    if documents is not None:
        _texts(articles, documents, verdict)
    return verdict


def _files(page: Path, verdict: Verdict) -> Iterator[tuple[str, Parsed]]:
    source = _source(page)
    main = parse(source)
    if "numclaims-digest" not in main.metas:
        raise InputError(f"{page}: not a page of numclaims.", "Give the report.html that `numclaims run` wrote.")
    if main.metas.get("numclaims-part") != MAIN:
        raise InputError(f"{page}: a part of a report.", f"Verify the {MAIN} beside it, which names all its parts.")
    _seals(page.name, main, source, verdict)
    yield page.name, main
    for name, expected in main.parts.items():
        if Path(name).name != name or not (page.parent / name).is_file():
            verdict.problems.append(Problem(where=name, what="This file belongs to the report but is not beside it."))
            continue
        source = _source(page.parent / name)
        if digest(source) != expected:
            verdict.problems.append(
                Problem(where=name, what=f"The file is not the one that {page.name} was made with.")
            )
        parsed = parse(source)
        _seals(name, parsed, source, verdict)
        yield name, parsed


def _source(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path}: cannot be read ({error}).", "Give a report.html that `numclaims run` wrote."
        ) from error


def _seals(name: str, parsed: Parsed, source: str, verdict: Verdict) -> None:
    """Digests of the blocks and of the file, and that nothing foreign is run or loaded."""
    broken = [b for b in parsed.blocks if digest(unsealed(b.source, b.digest)) != b.digest]
    verdict.problems += [
        Problem(
            where=_named(name, b.name or b.attributes.get("id", "")),
            what="Something in it was changed: it does not have the digest that it carries.",
        )
        for b in broken
    ]
    found = parsed.metas.get("numclaims-digest", "")
    if not broken and digest(unsealed_whole(source, found)) != found:
        verdict.problems.append(
            Problem(where=name, what="Something outside of its findings, figures and articles was changed.")
        )
    styles = [*parsed.styles, rendering.PLOT_STYLE]
    if parsed.metas.get("Content-Security-Policy") != rendering.policy(parsed.scripts, styles):
        verdict.problems.append(Problem(where=name, what="Its scripts or styles are not those that its policy names."))
    strange = [a for a in parsed.links if not (a.startswith(("#", "report")) or web_address(a))]
    verdict.problems += [
        Problem(where=name, what=f"It holds {what}, which no page of numclaims does.")
        for what in dict.fromkeys([*parsed.foreign, *(f"a link to {a}" for a in strange)])
    ]


def _named(file: str, block: str) -> str:
    return f"{file}, “{block}”" if block else file


def claim_id(doc_id: str, sha256: str, start: int, end: int) -> str:
    """The id that the data contract gives a number."""
    return hashlib.sha256("\0".join((doc_id, sha256, str(start), str(end))).encode()).hexdigest()[:16]


def _articles(name: str, parsed: Parsed, verdict: Verdict) -> dict[str, _Article]:
    found: dict[str, _Article] = {}
    for passage in parsed.articles:
        given = passage.block.attributes
        article = _Article(id=given.get("data-id", ""), sha256=given.get("data-sha256", ""), text=passage.text)
        found[given.get("id", "")] = article
        verdict.articles += 1
        where = _named(name, passage.block.name)
        if hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest() != article.sha256:
            verdict.problems.append(
                Problem(where=where, what="The text does not have the SHA-256 that the article carries.")
            )
        for n in passage.numbers:
            verdict.numbers += 1
            if n.anchor != "c-" + claim_id(article.id, article.sha256, n.start, n.start + len(n.text)):
                what = f"“{n.text}” at character {n.start} is not the number that its mark names."
                verdict.problems.append(Problem(where=where, what=what))
    return found


def _quotation(name: str, quote: Passage, articles: Mapping[str, _Article], verdict: Verdict) -> None:
    """A sentence must stand at its offset, and its numbers at theirs."""
    verdict.sentences += 1
    where = _named(name, quote.block.name)
    article = articles.get(quote.article)
    if article is None or not quote.at.isdecimal():
        verdict.problems.append(Problem(where=where, what=f"The article of “{_cut(quote.text)}” is not on the page."))
        return
    at = int(quote.at)
    if article.text[at : at + len(quote.text)] != quote.text:
        what = f"“{_cut(quote.text)}” does not stand at character {at} of {article.id}."
        verdict.problems.append(Problem(where=where, what=what))
        return
    for n in quote.numbers:
        start = at + n.start
        if n.anchor != "c-" + claim_id(article.id, article.sha256, start, start + len(n.text)):
            what = f"“{n.text}” in “{_cut(quote.text)}” leads to another number."
            verdict.problems.append(Problem(where=where, what=what))


def _cut(text: str) -> str:
    text = flat(text)
    return text if len(text) <= 60 else text[:59] + "…"


def _row(name: str, row: Row, known: Mapping[str, Row], articles: Mapping[str, _Article], verdict: Verdict) -> None:
    """A row's figure must hold the words of its own number, which its sentence marks."""
    verdict.claims += 1
    where = _named(name, row.block.name)
    if row.sentence is None:
        verdict.problems.append(Problem(where=where, what=f"The claim “{row.words}” has no sentence."))
        return
    _quotation(name, row.sentence, articles, verdict)
    own = row.attributes.get("id", "")[2:]
    origin = row.attributes.get("data-from", "").split()
    marked = {n.anchor[2:]: n.text for n in row.sentence.numbers}
    if row.link.rpartition("#")[2] != "c-" + (origin[-1] if origin else own):
        verdict.problems.append(Problem(where=where, what=f"The claim “{row.words}” leads to another number."))
    if origin:
        _derived(where, row, [known.get(i) for i in origin], verdict)
    elif own not in marked:
        what = f"The sentence of the claim “{row.words}” does not hold its number."
        verdict.problems.append(Problem(where=where, what=what))
    elif row.words != _IMPLIED_WORDS and flat(marked[own]) not in row.words:
        what = f"The figure reads “{row.words}”, but the sentence says “{flat(marked[own])}”."
        verdict.problems.append(Problem(where=where, what=what))


def _derived(where: str, row: Row, origin: list[Row | None], verdict: Verdict) -> None:
    """A total that was worked out is the later total less what is new, where both stand on the page."""
    value = _numbers(row)[0]
    new, total = (_numbers(r)[0] if r is not None else None for r in (origin[0], origin[-1]))
    if value is not None and new is not None and total is not None and not math.isclose(value, total - new):
        what = f"“{row.words}” is not {number(total)} less {number(new)}."
        verdict.problems.append(Problem(where=where, what=what))
    if value is not None and row.words != f"{number_words(value)} {_DERIVED_MARK}":
        verdict.problems.append(Problem(where=where, what=f"“{row.words}” is not the value drawn, {number(value)}."))


def _numbers(row: Row) -> tuple[float | None, float | None, float | None]:
    """Value, low and high as the chart draws them."""
    parts = row.attributes.get("data-n", "").split(",")
    values = [_float(p) for p in (*parts, "", "")[:3]]
    return values[0], values[1], values[2]


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _headings(name: str, parsed: Parsed, verdict: Verdict) -> None:
    """The range and the count of claims in a heading are those of the rows below it."""
    for block in parsed.blocks:
        if "data-status" not in block.attributes:
            continue
        rows = [r for r in parsed.rows if r.block is block]
        where = _named(name, block.name)
        told = _COUNT.search(block.words.get("facts", ""))
        if told is None or int(told[1].replace(",", "")) != len(rows):
            verdict.problems.append(Problem(where=where, what=f"The heading does not count its {len(rows)} claims."))
        expected = _range_words(rows, block.attributes)
        if expected != block.words.get("range", ""):
            what = f"The heading gives the range {block.words.get('range', '')}, but the claims below {expected}."
            verdict.problems.append(Problem(where=where, what=what))


def _range_words(rows: Iterable[Row], attributes: Mapping[str, str]) -> str:
    lows: list[float] = []
    highs: list[float] = []
    for value, low, high in map(_numbers, rows):
        ends = [v for v in ((value, value) if value is not None else (low, high)) if v is not None]
        lows += ends[:1]
        highs += ends[-1:]
    if not lows:
        return ""
    return range_words(min(lows), max(highs), attributes.get("data-unit") or None, attributes.get("data-reads", ""))


def _explanations(name: str, parsed: Parsed, articles: Mapping[str, _Article], verdict: Verdict) -> None:
    """What an explanation quotes must stand in a text."""
    texts: list[str] | None = None
    for block in parsed.blocks:
        for told in _QUOTED.findall(block.words.get("told", "")):
            if texts is None:
                texts = [flat(a.text).casefold() for a in articles.values()]
            pieces = [p.strip().casefold() for p in told.split("…") if p.strip()]
            if not any(all(p in text for p in pieces) for text in texts):
                what = f"The explanation quotes “{_cut(told)}”, which stands in no text."
                verdict.problems.append(Problem(where=_named(name, block.name), what=what))


def _values(
    rows: Iterable[tuple[str, Row]],
    articles: Mapping[str, _Article],
    read: Callable[[Document], list[Claim]],
    claims: Mapping[str, Claim] | None,
    verdict: Verdict,
    *,
    written_by: str,
) -> None:
    """The value of every row must be what its words are read as, or what the ledger holds."""
    by_article: dict[str, list[tuple[str, Row]]] = {}
    for name, row in rows:
        if row.sentence is not None:
            by_article.setdefault(row.sentence.article, []).append((name, row))
    if claims is None and written_by != f"numclaims {VERSION}":
        verdict.notes.append(f"The page was written by {written_by}: values were not read anew with {VERSION}.")
        return
    for anchor, of_article in by_article.items():
        article = articles.get(anchor)
        if article is None:
            continue
        if claims is None:
            document = Document(id=article.id, text=article.text, sha256=article.sha256)
            found = {c.claim_id: c for c in read(document)}
        else:
            found = dict(claims)
        for name, row in of_article:
            own = row.attributes.get("id", "")[2:]
            claim = found.get(own)
            if claim is None:
                if claims is not None:
                    what = f"The ledger does not hold the claim “{row.words}”."
                    verdict.problems.append(Problem(where=_named(name, row.block.name), what=what))
                continue
            decided = claims is None and "data-decided" in row.attributes
            expected = _shown(claim, {**row.block.attributes, **row.attributes})
            if expected != row.attributes.get("data-n") and not decided:
                what = (
                    f"“{row.words}” is drawn as {row.attributes.get('data-n')}, but is {expected} (value, low, high)."
                )
                verdict.problems.append(Problem(where=_named(name, row.block.name), what=what))


def _shown(claim: Claim, given: Mapping[str, str]) -> str:
    """Value, low and high of a claim on the scale of its figure, as the page carries them."""
    factor = _float(given.get("data-factor", "1")) or 1.0
    if given.get("data-reads") and claim.base_unit == given.get("data-unit"):
        values = [None if v is None else v * factor for v in (claim.base_value, claim.base_low, claim.base_high)]
    else:
        values = [claim.value, claim.low, claim.high]
    return ",".join("" if v is None else number(v) for v in values)


def _texts(articles: Mapping[str, _Article], documents: Mapping[str, str], verdict: Verdict) -> None:
    for article in articles.values():
        given = documents.get(article.id)
        if given is None:
            verdict.problems.append(Problem(where=article.id, what="The documents given do not hold this article."))
        elif given != article.text:
            verdict.problems.append(Problem(where=article.id, what="The text is not the one in the documents given."))
    held = {a.id for a in articles.values()}
    verdict.problems += [
        Problem(where=doc_id, what="The page lacks this article.") for doc_id in documents if doc_id not in held
    ]
