"""Web pages: how fast they become documents and claims, and how good text, title and day are, with trafilatura as the measure.

    python benchmarks/webpages.py [--pages 120] [--rounds 3]

The pages are made anew by newspages.py, the same ones every time. Both readers take turns in one process, so that a machine whose
speed drifts gives the same ratios; medians are printed. Nothing here is asserted: a slow machine is no failure.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newspages import STYLES, NewsPage, make_pages

from numclaims.claims import Document
from numclaims.documents.inputs import Input
from numclaims.documents.webpages import read_page
from numclaims.pipeline import claims_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a reader makes of a page."""

    text: str
    title: str
    day: str


def ours(page: NewsPage) -> Document:
    """Our reading of a page."""
    given = Input(where="page", name="page.html", open=lambda: NotImplemented)
    found = next(iter(read_page(given, page.markup)))
    assert isinstance(found, Document)  # noqa: S101 -- every page here can be read
    return found


def theirs(page: NewsPage) -> Read:
    """Trafilatura's, with metadata and without comments."""
    import trafilatura

    found = trafilatura.bare_extraction(page.markup, with_metadata=True, include_comments=False)
    if found is None:
        return Read(text="", title="", day="")
    return Read(text=found.text or "", title=found.title or "", day=found.date or "")


def quality(
    pages: Sequence[NewsPage], read: Callable[[NewsPage], Read]
) -> dict[str, tuple[float, float, float, float, float]]:
    """By style: precision and recall of words, share of furniture that leaked, titles and days right; of all, under "all"."""
    rows: dict[str, list[tuple[float, float, float, float, float]]] = {}
    for page in pages:
        got = read(page)
        truth, found = Counter(" ".join(page.paragraphs).split()), Counter(got.text.split())
        for word in page.title.split():  # the headline may stand in the text, or not
            found[word] -= found[word] > truth[word]
        both = (truth & found).total()
        flat = " ".join(got.text.split())
        leaked = sum(" ".join(sentence.split()) in flat for sentence in page.furniture)
        row = (
            both / max(1, found.total()),
            both / max(1, truth.total()),
            leaked / max(1, len(page.furniture)),
            float(" ".join(got.title.split()) == page.title),
            float(got.day == page.day.isoformat()),
        )
        rows.setdefault(page.style, []).append(row)
        rows.setdefault("all", []).append(row)
    return {
        style: tuple(statistics.fmean(column) for column in zip(*made, strict=True)) for style, made in rows.items()
    }  # type: ignore[misc]


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    pages = make_pages(given.pages)
    size = statistics.fmean(len(p.markup) for p in pages)
    words = statistics.fmean(len(" ".join(p.paragraphs)) for p in pages)
    print(f"{len(pages)} pages, {size / 1000:.0f} kB each, {words / 1000:.1f} kB of it article\n")

    def read_ours(page: NewsPage) -> Read:
        d = ours(page)
        return Read(text=d.text, title=d.title or "", day=str(d.published_earliest or ""))

    print(f"{'':28}{'precision':>10}{'recall':>8}{'leaked':>8}{'title':>7}{'day':>7}")
    for name, reader in (("numclaims", read_ours), ("trafilatura", theirs)):
        made = quality(pages, reader)
        for style in ("all", *(s.__name__ for s in STYLES)):
            print(
                f"{name:14}{style:14}"
                + "".join(f"{v:>{w}.3f}" for v, w in zip(made[style], (10, 8, 8, 7, 7), strict=True))
            )
    tracked = sum(c.tracked for p in pages for c in claims_of(ours(p)) if any(c.sentence in s for s in p.furniture))
    print(f"\ntracked claims from furniture: {tracked}\n")

    works: dict[str, Callable[[], object]] = {
        "trafilatura, text and metadata": lambda: [theirs(p) for p in pages],
        "numclaims, to documents": lambda: [ours(p) for p in pages],
        "numclaims, to claims": lambda: [claims_of(ours(p)) for p in pages],
    }
    rates: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(given.rounds + 1):
        for name, work in works.items():
            taken = seconds(work)
            if turn:  # the first turn loads lexicons and fills caches
                rates[name].append(len(pages) / taken)
    base = rates["trafilatura, text and metadata"]
    for name, found in rates.items():
        ratio = statistics.median(a / b for a, b in zip(found, base, strict=True))
        print(f"{name:32}{statistics.median(found):8.0f} pages a second{ratio:8.1f} times")


if __name__ == "__main__":
    main()
