"""How well the dates of articles are inferred when they are hidden.

    python benchmarks/dates.py --input articles.jsonl [--hidden 200] [--seed 1] [--out FILE.csv]

Hides the dates of some dated articles, the metadata as well as bylines, datelines and time stamps in the text, leaves the others
dated, and lets ``run``'s inference place them. Reported: how often the true day lies in the interval (an open end holds all days
on its side), how many have both ends, and how wide those are. The rows go to a CSV file for reading one by one.
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import datetime as dt
import random
import re
import statistics
import sys
from pathlib import Path

from numclaims.claims import Document, Trouble
from numclaims.documents.making import make_document
from numclaims.documents.reading import read_documents
from numclaims.pipeline import claims_of
from numclaims.series import copies, dating

HEAD = 600
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = rf"(?:(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}),?\s+\d{{2,4}}|\d{{4}}-\d\d-\d\d)"
_CLOCK = r"(?:(?:at|last updated at)\s+)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,4}(?:[-+]\d+)?\)?)?"
_DAYNAME = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?"
STAMP = re.compile(rf"{_DAYNAME}{_DATE},?\s+{_CLOCK}", re.IGNORECASE)
POSTED = re.compile(rf"(?:posted|published|updated)\b[^\n]{{0,30}}?{_DATE}[^\n]*", re.IGNORECASE)
_PIECE = re.compile(rf",?\s+{_MONTH}\s+\d{{1,2}}(?=\s+\((?:Reuters|AFP|AP|Xinhua)\)|\s*\|)", re.IGNORECASE)


def masked(text: str) -> str:
    """The text without what dates it as a document: time stamps anywhere, datelines and bylines in its head."""
    text = STAMP.sub(" ", text)
    head = POSTED.sub(" ", _PIECE.sub("", text[:HEAD]))
    return head + text[HEAD:]


def hide(document: Document) -> Document:
    """The document as if nothing told its date; raises ValueError if something still does."""
    bare = make_document(
        document.id,
        masked(document.text),
        publisher=document.publisher,
        title=document.title,
        url=document.url,
        language=document.language,
    )
    if bare.published_basis != "unknown":
        raise ValueError(f"{document.id}: its text still tells its date")
    return bare


def main() -> None:
    """Run it and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--input", type=Path, required=True, help="dated articles as JSON lines")
    parser.add_argument("--hidden", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="a CSV file for the rows")
    options = parser.parse_args()
    documents = [d for d in read_documents([str(options.input)]) if not isinstance(d, Trouble)]
    documents = [
        d for d in documents if d.published_earliest is not None and d.published_earliest == d.published_latest
    ]
    # Ids may tell the order of publication: they are dealt anew.
    order = random.Random(options.seed).sample(range(len(documents)), len(documents))  # noqa: S311 -- no secret
    names = {d.id: f"{k:06d}" for k, d in zip(order, documents, strict=True)}
    chosen = sorted(documents, key=lambda d: names[d.id])
    hidden: dict[str, Document] = {}
    given: list[Document] = []
    for document in chosen:
        renamed = dataclasses.replace(document, id=names[document.id])
        try:
            bare = hide(renamed) if len(hidden) < options.hidden else None
        except ValueError as error:
            print(error, file=sys.stderr)
            bare = None
        if bare is None:
            given.append(renamed)
        else:
            hidden[bare.id] = document
            given.append(bare)
    claims = [row for document in given for row in claims_of(document)]
    inferred = dating.infer(given, claims, copies.find(given))
    rows = []
    for name, document in hidden.items():
        true = document.published_latest or dt.date.max
        found = inferred.get(name)
        first, last = (found.earliest, found.latest) if found else (None, None)
        held = (first is None or first <= true) and (last is None or true <= last)
        width = (last - first).days + 1 if first and last else None
        rows.append((document.id, true, first, last, held, width, found.reason if found else ""))
    report(rows, len(documents))
    if options.out:
        with options.out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("id", "published", "earliest", "latest", "held", "days", "reason"))
            writer.writerows(rows)


def report(rows: list[tuple[str, dt.date, dt.date | None, dt.date | None, bool, int | None, str]], total: int) -> None:
    """Print the figures."""
    closed = [row for row in rows if row[5] is not None]
    half = [row for row in rows if row[5] is None and (row[2] or row[3])]
    print(f"{len(rows)} of {total} articles with their dates hidden")
    for name, some in (("both ends known", closed), ("one end known", half)):
        right = sum(row[4] for row in some)
        share = f"; the true day lies within for {right} ({right / len(some):.1%})" if some else ""
        print(f"  {name}: {len(some)} ({len(some) / len(rows):.0%}){share}")
    print(f"  nothing known: {len(rows) - len(closed) - len(half)}")
    told = closed + half
    if told:
        right = sum(row[4] for row in told)
        print(f"  all that is told holds for {right} of {len(told)} ({right / len(told):.1%})")
    widths = sorted(row[5] or 0 for row in closed)
    if len(widths) > 1:
        low, middle, high = statistics.quantiles(widths, n=4)
        print(f"  width in days where both ends are known: median {middle:g}, quartiles {low:g} and {high:g}")


if __name__ == "__main__":
    main()
