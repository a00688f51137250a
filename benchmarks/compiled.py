"""What compiling gains: builds the wheel pure and compiled, holds their output together byte by byte, and times both.

    python benchmarks/compiled.py [--input DOCUMENTS.jsonl] [--documents 200] [--rounds 10]

Both wheels are built from this tree and unpacked into a temporary folder; nothing is installed into the environment that runs
this, whose packages both use. Rounds are taken in turn by two processes, so that a machine whose speed drifts gives the same
ratio. Exit status 1 if one byte differs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from speed import ROOT, load
from turns import Worker, in_turn, ratio

ASKED_BY: Final = "NUMCLAIMS_COMPILE"
COMPILED_MODULE: Final = "numclaims.reading"

_WORK: Final = """
from numclaims.documents.making import make_document
from numclaims.pipeline import claims_of
with open(sys.argv[1], encoding="utf-8") as file:
    documents = [make_document(id=str(i), text=json.loads(line)["text"]) for i, line in enumerate(file)]
def work():
    for document in documents:
        claims_of(document)
work()
"""


def build(folder: Path, *, compiled: bool) -> Path:
    """A folder that holds the package as the wheel would install it."""
    name = "compiled" if compiled else "pure"
    wheels, target = folder / f"{name}-wheel", folder / name
    start = time.perf_counter()
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    environment = {**os.environ, ASKED_BY: "1" if compiled else "0"}
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(wheels), str(ROOT)], check=True, env=environment)
    [wheel] = wheels.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", str(target), str(wheel)], check=True)
    where = run(target, "-c", f"import {COMPILED_MODULE} as m; print(m.__file__)").stdout.strip()
    if (not where.endswith(".py")) != compiled or not where.startswith(str(target)):
        raise SystemExit(f"{name}: {COMPILED_MODULE} was imported from {where}")
    print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB, built in {time.perf_counter() - start:.0f} s")
    return target


def run(package: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run this interpreter with the package of a folder in front of the one installed."""
    return subprocess.run(
        [sys.executable, *arguments],
        check=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(package)}, cwd=package,
    )  # fmt: skip


def digest(package: Path, documents: Path) -> str:
    """SHA-256 of the claims that the command line writes, as CSV and as JSON lines."""
    hashed = hashlib.sha256()
    for form in ("csv", "jsonl"):
        out = package.parent / f"claims.{form}"
        code = "from numclaims.cli import main; main()"
        run(package, "-c", code, "extract", str(documents), "--format", form, "--output", str(out), "--processes", "1")
        hashed.update(out.read_bytes())
    return hashed.hexdigest()


def main() -> int:
    """Build, compare, time."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--input", type=Path, help="JSON lines with a text each; the seeds if not given")
    arguments.add_argument("--documents", type=int, default=200)
    arguments.add_argument("--rounds", type=int, default=10)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = folder / "documents.jsonl"
        texts = load(given.input, given.documents)
        documents.write_text(
            "".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts)), encoding="utf-8"
        )
        packages = [build(folder, compiled=compiled) for compiled in (False, True)]
        pure, compiled = (digest(package, documents) for package in packages)
        same = pure == compiled
        print(f"claims of {len(texts)} documents: {'the same, to the byte' if same else 'DIFFERENT'}")
        with (
            Worker(_WORK, str(documents), package=packages[0]) as slow,
            Worker(_WORK, str(documents), package=packages[1]) as fast,
        ):
            taken = in_turn([slow, fast], given.rounds)
        rates = [len(texts) / statistics.median(column) for column in taken]
        print(f"pure {rates[0]:,.0f} articles/s, compiled {rates[1]:,.0f}: {ratio(*taken):.2f} times as fast")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
