"""How fast extraction is: against quantulum3, against the scan for candidates alone, as input grows, and what it takes of memory.

    python benchmarks/speed.py [--input DOCUMENTS.jsonl] [--rounds 5]

Without --input the seed articles are used, each paragraph order rotated so that no two documents are the same. All figures of
one line are taken in one process, turn by turn, so that a machine whose speed drifts gives the same ratios; the medians are
printed. Nothing here is asserted: a slow machine is no failure.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
QUANTULUM_DOCUMENTS = 6
"""Whole articles given to quantulum3 in a round; it takes about a tenth of a second for each."""


def load(path: Path | None, count: int) -> list[str]:
    """At least ``count`` different texts."""
    if path is not None:
        with path.open(encoding="utf-8") as file:
            texts = [json.loads(line)["text"] for line in file if line.strip()]
    else:
        texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "seeds").glob("*.txt"))]
    made = list(texts)
    turn = 1
    while len(made) < count:
        for text in texts:
            lines = text.split("\n")
            cut = turn % len(lines)
            made.append("\n".join([*lines[cut:], *lines[:cut], str(turn)]))
        turn += 1
    return made[:count]


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def against_quantulum(texts: Sequence[str], rounds: int) -> None:
    """Articles a second: the whole cascade, the candidate scan alone, quantulum3 on whole articles and on candidates."""
    from numclaims.claims import Reading
    from numclaims.documents.making import make_document
    from numclaims.extraction.text.candidates import candidate_sentences
    from numclaims.extraction.text.sections import mark
    from numclaims.extraction.text.sentences import bounds_of
    from numclaims.pipeline import claims_of

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

        parser.parse("5 miles")
    documents = [make_document(id=str(i), text=t) for i, t in enumerate(texts)]

    def scan() -> list[list[str]]:
        found = []
        for d in documents:
            reading = Reading(document=d)
            reading.bounds = bounds_of(d.text)
            reading.sections = mark(reading)
            found.append([d.text[a:b] for a, b in (reading.bounds[i] for i in candidate_sentences(reading))])
        return found

    candidates = scan()
    claims_of(documents[0])
    rates: dict[str, list[float]] = {"numclaims": [], "scan": [], "quantulum3": [], "quantulum3 on candidates": []}
    for turn in range(rounds):
        few = [(turn * QUANTULUM_DOCUMENTS + i) % len(texts) for i in range(QUANTULUM_DOCUMENTS)]
        rates["numclaims"].append(len(texts) / seconds(lambda: [claims_of(d) for d in documents]))
        rates["scan"].append(len(texts) / seconds(scan))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            rates["quantulum3"].append(len(few) / seconds(lambda f=few: [parser.parse(texts[i]) for i in f]))  # type: ignore[misc]
            rates["quantulum3 on candidates"].append(
                len(few) / seconds(lambda f=few: [parser.parse(s) for i in f for s in candidates[i]])  # type: ignore[misc]
            )
    ours = statistics.median(rates["numclaims"])
    size = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} articles of {size:,.0f} characters, medians of {rounds} rounds, one core")
    for name, taken in rates.items():
        rate = statistics.median(taken)
        print(f"  {name:26}{rate:10,.1f} articles/s   numclaims is {ours / rate:8.2f} times as fast")


def growth(path: Path | None, base: int, rounds: int) -> None:
    """Time and peak memory of ``numclaims extract`` on 1, 10 times the documents, each in a process of its own."""
    import tempfile

    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for times in (1, 10):
            file = Path(folder) / f"{times}.jsonl"
            with file.open("w", encoding="utf-8") as out:
                for i, text in enumerate(load(path, base * times)):
                    out.write(json.dumps({"id": f"d{i}", "text": text}) + "\n")
            runs = [_run_once(file, Path(folder) / "out.csv") for _ in range(rounds)]
            rows.append([statistics.median(column) for column in zip(*runs, strict=True)])
            print(f"  {base * times:6} documents: {rows[-1][0]:7.2f} s, peak memory {rows[-1][1]:6.1f} MB")
    print(
        f"  ten times the documents: {rows[1][0] / rows[0][0]:.2f} times the time, {rows[1][1] / rows[0][1]:.2f} times the memory"
    )


def _run_once(source: Path, target: Path) -> tuple[float, float]:
    code = (
        "import resource, sys, time; from numclaims.cli import main; start = time.perf_counter()\n"
        f"try: main(['extract', {str(source)!r}, '--output', {str(target)!r}, '--processes', '1'])\n"
        "except SystemExit: pass\n"
        "print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    taken, peak = done.stdout.split()
    return float(taken), float(peak)


def main() -> None:
    """Run all of it."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--input", type=Path, help="JSON lines with a text each")
    arguments.add_argument("--documents", type=int, default=100)
    arguments.add_argument("--rounds", type=int, default=5)
    given = arguments.parse_args()
    against_quantulum(load(given.input, given.documents), given.rounds)
    growth(given.input, max(given.documents, 200), min(given.rounds, 3))


if __name__ == "__main__":
    main()
