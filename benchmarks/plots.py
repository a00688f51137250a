"""How fast plots are drawn, against plain pyplot: `python benchmarks/plots.py`.

Fifty series of claims are drawn as PNG of the same size twice in turns: by numclaims, and by a chart as anybody would write it
with pyplot (a figure each, step lines and markers by source, error bars for intervals, a date axis, a title, a legend, labels
for the figures). Only the drawing and saving is timed, not the import.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import tempfile
import time
from pathlib import Path

import matplotlib as mpl

mpl.use("agg")

import matplotlib.dates as mdates
import matplotlib.pyplot as plt

from numclaims.claims import Claim, Document, Series
from numclaims.views import plotnames, plots

CHARTS = 50
ROUNDS = 3
SOURCES = ("United Nations", "Activists", "Government", "Rights groups", "Red Crescent")
QUALIFIERS = ("exact", "more_than", "approximately", "exact", "between")


def series_of_claims() -> list[tuple[Series, list[Claim]]]:
    """Fifty series of 4 to 24 claims, the same every time."""
    dice = random.Random(7)  # noqa: S311 -- no secret
    made = []
    for number in range(CHARTS):
        claims = []
        for i in range(4 + number % 21):
            value = 1000.0 + 130 * i + dice.randrange(0, 400, 10)
            day = dt.date(2011, 6, 1) + dt.timedelta(days=3 * i)
            qualifier = QUALIFIERS[(i + number) % len(QUALIFIERS)]
            source = SOURCES[dice.randrange(len(SOURCES))]
            quote = f"{value:,.0f}"
            claims.append(
                Claim(
                    claim_id=f"{number:08x}{i:08x}", doc_id=f"{i}.txt", doc_sha256="", publisher=f"Paper {i % 4}",
                    char_start=0, char_end=len(quote), quote=quote, sentence=f"{quote} fled.", sentence_start=0,
                    sentence_end=len(quote) + 6, kind="count", value=None if qualifier == "between" else value,
                    low=value * 0.9 if qualifier in {"approximately", "between"} else value,
                    high=None if qualifier == "more_than" else value * 1.1 if qualifier != "exact" else value,
                    qualifier=qualifier, measure="refugees", unit="person", place_name=f"Town {number}",
                    as_of_earliest=day, as_of_latest=day, attributed_to=source, root=source, tracked=True,
                    series_id=f"s{number}",
                )
            )  # fmt: skip
        made.append(
            (
                Series(series_id=f"s{number}", measure="refugees", place_name=f"Town {number}", unit="person",
                       claims=len(claims), roots=len({c.root for c in claims})),
                claims,
            )
        )  # fmt: skip
    return made


def with_numclaims(folder: Path, made: list[tuple[Series, list[Claim]]], documents: list[Document]) -> None:
    """All plots as `run` draws them, without the overview and the plots of single days, which pyplot does not draw here."""
    named = plotnames.with_figures([s for s, _ in made])
    by_id = {s.series_id: claims for s, claims in made}
    with plots.sheet() as sheet:
        for s in named:
            plots.trend.draw(sheet, s, by_id[s.series_id], documents, ())
            sheet.save(folder / str(s.figure))


def with_pyplot(folder: Path, made: list[tuple[Series, list[Claim]]]) -> None:
    """A comparable chart of each series, as pyplot's own tutorials would write it."""
    for s, claims in made:
        fig, ax = plt.subplots(figsize=(12, 6.75), dpi=100)
        for source in sorted({c.root or "" for c in claims}):
            told = [c for c in claims if c.root == source]
            days = [c.as_of_latest for c in told]
            values = [c.value if c.value is not None else c.low or 0 for c in told]
            below = [v - (c.low if c.low is not None else v) for v, c in zip(values, told, strict=True)]
            above = [(c.high if c.high is not None else v) - v for v, c in zip(values, told, strict=True)]
            (line,) = ax.step(days, values, where="post", label=source)
            ax.errorbar(days, values, yerr=[below, above], fmt="o", color=line.get_color())
            for c, day, value in zip(told, days, values, strict=True):
                ax.annotate(c.quote, (day, value), textcoords="offset points", xytext=(0, 8), ha="center", fontsize=9)
        ax.xaxis.set_major_formatter(mdates.ConciseDateFormatter(ax.xaxis.get_major_locator()))
        ax.set_ylim(bottom=0)
        ax.grid(visible=True, alpha=0.3)
        ax.set_title(f"Refugees in {s.place_name}")
        ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
        fig.savefig(folder / f"{s.series_id}.png")
        plt.close(fig)


def main() -> None:
    """Print seconds and the ratio."""
    made = series_of_claims()
    day = dt.date(2011, 9, 1)
    documents = [Document(id="0.txt", text="", sha256="", published_earliest=day, published_latest=day)]
    times: dict[str, list[float]] = {"numclaims": [], "pyplot": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with_numclaims(folder, made[:2], documents)
        with_pyplot(folder, made[:2])  # both have their fonts now
        for _ in range(ROUNDS):
            start = time.process_time()
            with_numclaims(folder, made, documents)
            middle = time.process_time()
            with_pyplot(folder, made)
            times["numclaims"].append(middle - start)
            times["pyplot"].append(time.process_time() - middle)
    ours, theirs = statistics.median(times["numclaims"]), statistics.median(times["pyplot"])
    print(
        f"{CHARTS} plots: {ours:.1f} s, plain pyplot {theirs:.1f} s: {theirs / ours:.1f} times (processor time, median)"
    )


if __name__ == "__main__":
    main()
