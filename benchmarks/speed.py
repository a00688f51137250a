"""How fast extraction is: against quantulum3 and others, against the scan for candidates alone, stage by stage, as input grows.

    python benchmarks/speed.py [--input DOCUMENTS.jsonl] [--rounds 5] [--documents 200] [--recognizers PYTHON] [--stages]

Without --input the seed articles are used, each paragraph order rotated so that no two documents are the same. What is compared
runs in processes of its own that take turns, so that a machine whose speed drifts gives the same ratios; medians of all rounds
are printed. Nothing here is asserted: a slow machine is no failure.

--recognizers names the Python of another environment in which Microsoft's Recognizers-Text is installed (it needs versions of
its dependencies of 2019: ``pip install recognizers-text-suite 'emoji<2' setuptools``). --stages prints the profile alone.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from turns import Worker, in_turn, ratio

ROOT: Final = Path(__file__).parents[1]
QUANTULUM_DOCUMENTS: Final = 6
"""Whole articles given to quantulum3 in a round; it takes about a tenth of a second for each."""
GROWTH: Final = (1, 10, 100)
Result = TypeVar("Result")

_DOCUMENTS: Final = """
from numclaims.documents.making import make_document
from numclaims.pipeline import claims_of
with open(sys.argv[1], encoding="utf-8") as file:
    documents = [make_document(id=str(i), text=json.loads(line)["text"]) for i, line in enumerate(file)]
"""
_SCAN: Final = """
from numclaims.extraction.text.candidates import candidate_sentences
from numclaims.extraction.text.sections import mark
from numclaims.extraction.text.sentences import bounds_of
from numclaims.reading import Reading
def scan():
    found = []
    for d in documents:
        reading = Reading(document=d)
        reading.bounds = bounds_of(d.text)
        reading.sections = mark(reading)
        found.append([d.text[a:b] for a, b in (reading.bounds[i] for i in candidate_sentences(reading))])
    return found
"""
_EXTRACT_WORK: Final = f"""{_DOCUMENTS}
def work():
    for d in documents:
        claims_of(d)
work()
"""
_SCAN_WORK: Final = f"""{_DOCUMENTS}{_SCAN}
def work():
    scan()
work()
"""
_QUANTULUM_WORK: Final = f"""{_DOCUMENTS}{_SCAN}
from quantulum3 import parser
texts = scan() if sys.argv[2] == "candidates" else [[d.text] for d in documents]
turn = 0
def work():
    global turn
    for _ in range({QUANTULUM_DOCUMENTS}):
        for text in texts[turn % len(texts)]:
            parser.parse(text)
        turn += 1
parser.parse("5 miles")
"""
_RECOGNIZERS_WORK: Final = f"""
from recognizers_number import recognize_number, recognize_percentage
from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension, recognize_temperature
asked = recognize_number, recognize_percentage, recognize_age, recognize_currency, recognize_dimension, recognize_temperature
with open(sys.argv[1], encoding="utf-8") as file:
    texts = [json.loads(line)["text"] for line in file]
turn = 0
def work():
    global turn
    for _ in range({QUANTULUM_DOCUMENTS}):
        for recognize in asked:
            recognize(texts[turn % len(texts)], "en-us")
        turn += 1
for recognize in asked:
    recognize("5 miles", "en-us")
"""
_GIANT_WORK: Final = """
from numclaims.documents.making import make_document
from numclaims.pipeline import claims_of
with open(sys.argv[1], encoding="utf-8") as file:
    texts = [json.loads(line)["text"] for line in file]
pieces = ["\\n\\n".join(texts)] if sys.argv[2] == "giant" else texts
documents = [make_document(id=str(i), text=text) for i, text in enumerate(pieces)]
def work():
    for d in documents:
        claims_of(d)
work()
"""


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


def write(texts: Sequence[str], file: Path) -> Path:
    """The texts as JSON lines, each with an id of its own."""
    with file.open("w", encoding="utf-8") as out:
        for i, text in enumerate(texts):
            out.write(json.dumps({"id": f"d{i}", "text": text}) + "\n")
    return file


def side_by_side(file: Path, count: int, rounds: int, recognizers: Path | None) -> None:
    """Articles a second: the whole cascade, the candidate scan alone, and others' readers of numbers on the same articles."""
    documents = str(file)
    workers = {
        "numclaims": (Worker(_EXTRACT_WORK, documents), count),
        "scan for candidates alone": (Worker(_SCAN_WORK, documents), count),
        "quantulum3": (Worker(_QUANTULUM_WORK, documents, "whole"), QUANTULUM_DOCUMENTS),
        "quantulum3 on candidates": (Worker(_QUANTULUM_WORK, documents, "candidates"), QUANTULUM_DOCUMENTS),
    }
    if recognizers is not None:
        recognizing = Worker(_RECOGNIZERS_WORK, documents, python=recognizers)
        workers["Recognizers-Text"] = recognizing, QUANTULUM_DOCUMENTS
    taken = in_turn([worker for worker, _ in workers.values()], rounds)
    for worker, _ in workers.values():
        worker.close()
    ours = [seconds / count for seconds in taken[0]]
    for (name, (_, each)), column in zip(workers.items(), taken, strict=True):
        theirs = [seconds / each for seconds in column]
        rate = 1 / statistics.median(theirs)
        print(f"  {name:26}{rate:10,.1f} articles/s   numclaims is {ratio(theirs, ours):8.2f} times as fast")


def giant(file: Path, rounds: int) -> None:
    """One document that holds all articles against the same articles one by one."""
    with Worker(_GIANT_WORK, str(file), "giant") as whole, Worker(_GIANT_WORK, str(file), "split") as split:
        taken = in_turn([whole, split], rounds)
    print(f"  one giant document takes {ratio(*taken):.2f} times the time of its articles one by one")


def start_up(rounds: int) -> None:
    """Seconds from starting the interpreter: to nothing, to the help of the command line, to the first claims.

    With compiled bytecode, as an installer leaves it; where none may be written, the first claims take twice as long.
    """
    first = "import numclaims; numclaims.extract('12 people were killed in Homs on Tuesday, activists said.')"
    helped = "import sys; from numclaims.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass"
    programs = {"Python alone": "pass", "numclaims --help": helped, "the first claims": first}
    taken: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        given = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
        given.pop("PYTHONDONTWRITEBYTECODE", None)
        for turn in range(rounds + 1):
            for name, code in programs.items():
                start = time.perf_counter()
                subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=given)
                if turn:  # the first turn writes the bytecode
                    taken[name].append(time.perf_counter() - start)
    for name, column in taken.items():
        print(f"  {name:26}{statistics.median(column):7.2f} s")


def growth(path: Path | None, base: int, rounds: int) -> None:
    """Time and peak memory of ``numclaims extract`` as the documents grow, each run in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        files = [write(load(path, base * times), Path(folder) / f"{times}.jsonl") for times in GROWTH]
        runs: list[list[tuple[float, float]]] = [[] for _ in files]
        for _ in range(rounds):
            for file, column in zip(files, runs, strict=True):
                column.append(_run_once(file, Path(folder) / "out.csv"))
    before: tuple[float, float] | None = None
    for times, column in zip(GROWTH, runs, strict=True):
        now = statistics.median(t for t, _ in column), statistics.median(m for _, m in column)
        more = (
            ""
            if before is None
            else f"   {now[0] / before[0]:5.2f} times the time, {now[1] / before[1]:.2f} the memory"
        )
        print(f"  {base * times:6} documents: {now[0]:7.2f} s, peak memory {now[1]:6.1f} MB{more}")
        before = now


def _run_once(source: Path, target: Path) -> tuple[float, float]:
    """Processor seconds without start-up, and the peak of memory in megabytes."""
    code = (
        "import resource, sys, time, numclaims; from numclaims.cli import main\n"
        "numclaims.extract('12 people were killed.'); start = time.process_time()\n"
        f"try: main(['extract', {str(source)!r}, '--output', {str(target)!r}, '--processes', '1'])\n"
        "except SystemExit: pass\n"
        "print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    taken, peak = done.stdout.split()[-2:]
    return float(taken), float(peak)


def stages(texts: Sequence[str], rounds: int) -> None:
    """Microseconds that every stage takes for an article: the least of all rounds, for noise only ever adds."""
    from numclaims.documents.making import make_document
    from numclaims.extraction import cascade
    from numclaims.extraction.text.candidates import candidate_sentences
    from numclaims.extraction.text.sections import mark
    from numclaims.extraction.text.sentences import bounds_of, sentence_at
    from numclaims.normalization.claiming import to_claims
    from numclaims.reading import Reading

    documents = [make_document(id=str(i), text=text) for i, text in enumerate(texts)]
    spent: dict[str, float] = {}
    clock = time.process_time

    def timed(name: str, work: Callable[[], Result]) -> Result:
        start = clock()
        result = work()
        spent[name] = spent.get(name, 0.0) + clock() - start
        return result

    least: dict[str, float] = {}
    for _ in range(rounds + 1):  # the first round reads the lexicons
        spent.clear()
        sentences = tokens = numbers = 0
        for document in documents:
            reading = Reading(document=document)
            reading.bounds = timed("sentence bounds", lambda d=document: bounds_of(d.text))
            reading.sections = timed("sections", lambda r=reading: mark(r))
            for index in timed("candidates", lambda r=reading: candidate_sentences(r)):
                sentence = timed("tokens", lambda r=reading, i=index: sentence_at(r, i))
                if sentence is None:
                    continue
                for name, stage in cascade.SENTENCE_STAGES:
                    timed(name, lambda s=stage, r=reading, t=sentence: s(r, t))
                reading.mentions += sentence.mentions
                sentences, tokens, numbers = (
                    sentences + 1,
                    tokens + len(sentence.words),
                    numbers + len(sentence.mentions),
                )
            for name, document_stage in cascade.DOCUMENT_STAGES:
                timed(name, lambda s=document_stage, r=reading: s(r))
            timed("claims", lambda r=reading: to_claims(r))
            reading.release()
        least = {name: min(taken, least.get(name, taken)) for name, taken in spent.items()}
    count = len(documents)
    print(
        f"an article: {sentences / count:.1f} candidate sentences, {tokens / count:.0f} tokens, {numbers / count:.1f} numbers"
    )
    total = sum(least.values())
    for name, taken in sorted(least.items(), key=lambda item: -item[1]):
        print(f"  {name:18}{taken / count * 1e6:8.0f} us{taken / total:7.1%}")
    print(f"  {'all':18}{total / count * 1e6:8.0f} us")


def main() -> None:
    """Run all of it, or the profile alone."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--input", type=Path, help="JSON lines with a text each")
    arguments.add_argument("--documents", type=int, default=100)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--recognizers", type=Path, help="Python of an environment with Recognizers-Text")
    arguments.add_argument("--stages", action="store_true", help="the profile alone")
    arguments.add_argument("--growth-from", type=int, default=50, help="documents of the smallest run of the growth")
    given = arguments.parse_args()
    texts = load(given.input, given.documents)
    size = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} articles of {size:,.0f} characters, medians of {given.rounds} rounds in turn, one core")
    if given.stages:
        stages(texts, given.rounds)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = write(texts, Path(folder) / "documents.jsonl")
        side_by_side(file, len(texts), given.rounds, given.recognizers)
        giant(file, given.rounds)
    start_up(given.rounds)
    growth(given.input, given.growth_from, min(given.rounds, 3))


if __name__ == "__main__":
    main()
