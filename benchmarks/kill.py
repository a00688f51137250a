"""What a SIGKILL leaves behind: ``numclaims run`` is killed at random moments over its whole course and started again.

    python benchmarks/kill.py [--kills 100] [--documents 10] [--seed 6] [--fresh]

Every kill gets folders of its own. After the kill the ledger, if there is one, must open and hold whole documents, each claim
once; after the restart the tables, plots and report must have the bytes of a run that nobody disturbed, the ledger its rows, and
no part of a file may be left. With ``--fresh`` no ledger is named, so each run begins anew in the reports folder; otherwise the
ledger holds half of the documents before, as on the day after.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import duckdb

ROOT = Path(__file__).parents[1]
COUNTED = ("documents", "notings", "extractions", "claims")
"""Tables whose rows must be those of the undisturbed run, each once; times and numbers of entries aside."""


def make_input(folder: Path, count: int) -> None:
    """The seed articles, and as many documents again as wanted: their paragraphs in another order."""
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "seeds").glob("*.txt"))]
    for half in (0, 1):
        (folder / str(half)).mkdir(parents=True)
        with (folder / str(half) / "made.jsonl").open("w", encoding="utf-8") as file:
            for i in range(half, count, 2):
                lines = texts[i % len(texts)].split("\n")
                cut = (i // len(texts) + 1) % len(lines)
                day = f"2011-06-{i % 28 + 1:02}"
                file.write(
                    json.dumps({"id": f"d{i:04}", "text": "\n".join(lines[cut:] + lines[:cut]), "published": day})
                    + "\n"
                )


def command(place: Path, texts: list[Path], fresh: bool) -> list[str]:
    """A run with all its outputs below a folder."""
    ledger = [] if fresh else ["--ledger", str(place / "ledger.duckdb")]
    out = ["--reports", str(place / "reports"), "--figures", str(place / "figures"), "--processes", "1"]
    return [sys.executable, "-m", "numclaims", "run", *map(str, texts), *ledger, *out]


def files_of(place: Path) -> dict[str, bytes]:
    """Every file below a folder but the ledger, with its bytes."""
    return {
        p.relative_to(place).as_posix(): p.read_bytes()
        for p in sorted(place.rglob("*"))
        if p.is_file() and ".duckdb" not in p.name
    }


def rows_of(ledger: Path) -> dict[str, Counter[str]]:
    """The rows of a ledger by table, without the numbers and times of entries."""
    with duckdb.connect(str(ledger), read_only=True) as base:
        found = {}
        for name in COUNTED:
            columns = [c for c in base.table(name).columns if c not in {"entry", "noted_at"}]
            listed = ", ".join(f'"{c}"' for c in columns)
            found[name] = Counter(map(repr, base.table(name).project(listed).fetchall()))
        return found


def check_killed(ledger: Path, wanted: dict[str, Counter[str]]) -> list[str]:
    """What is wrong with a ledger right after the kill: it does not open, a row is doubled or foreign, a document is cut."""
    if not ledger.exists():
        return []
    from numclaims.records.ledger import Ledger

    with Ledger(ledger, read_only=True, wait=0) as book:
        book.claims()
    rows = rows_of(ledger)
    wrong = [f"{name}: rows too many" for name in COUNTED if rows[name] - wanted[name]]
    with duckdb.connect(str(ledger), read_only=True) as base:
        cut = base.sql("SELECT count(*) FROM claims WHERE (version, rules_version) NOT IN "
                       "(SELECT (version, rules_version) FROM extractions)").fetchall()  # fmt: skip
    if cut[0][0]:
        wrong.append("claims of a document that does not count as read")
    read = rows["extractions"]
    if read == wanted["extractions"] and rows["claims"] != wanted["claims"]:
        wrong.append("documents count as read, but claims are missing")
    return wrong


class Course:
    """An undisturbed run, and everything that a killed and restarted one must equal.

    The program is copied first, so that nobody's edits change its rules while the benchmark runs.
    """

    def __init__(self, home: Path, documents: int, *, fresh: bool) -> None:
        self.home, self.fresh = home, fresh
        shutil.copytree(ROOT / "src" / "numclaims", home / "src" / "numclaims")
        self.surroundings = os.environ | {"PYTHONPATH": str(home / "src")}
        make_input(home / "texts", documents)
        self.texts = [home / "texts" / "0", home / "texts" / "1"]
        self.ledger = "reports/ledger.duckdb" if fresh else "ledger.duckdb"
        place = self.start("undisturbed")
        begun = time.monotonic()
        self.run(place, self.texts)
        self.took = time.monotonic() - begun
        self.files, self.rows = files_of(place), rows_of(place / self.ledger)

    def start(self, name: str) -> Path:
        """A folder as it is before the run: empty, or with a ledger and reports of half the documents."""
        place = self.home / name
        before = self.home / "before"
        if self.fresh:
            place.mkdir()
            return place
        if not before.exists():
            self.run(before, self.texts[:1])
        shutil.copytree(before, place)
        return place

    def run(self, place: Path, texts: list[Path]) -> None:
        """A run that nobody disturbs."""
        done = subprocess.run(
            command(place, texts, self.fresh), check=False, capture_output=True, text=True, env=self.surroundings
        )
        if done.returncode:
            raise RuntimeError(f"a run ended with {done.returncode}: {done.stderr.strip()[-200:]}")

    def kill(self, place: Path, moment: float) -> bool:
        """A run that is killed after some seconds; whether it was still running then."""
        process = subprocess.Popen(
            command(place, self.texts, self.fresh),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=self.surroundings,
        )
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return True
        return False

    def differences(self, place: Path) -> list[str]:
        """In what a finished run is unlike the undisturbed one."""
        got, rows = files_of(place), rows_of(place / self.ledger)
        return [
            *(f"{n} differs" for n in sorted(self.files.keys() | got.keys()) if self.files.get(n) != got.get(n)),
            *(f"{n}: rows differ" for n in COUNTED if rows[n] != self.rows[n]),
            *(f"{p} is left" for p in place.rglob("*.part*")),
        ]


def one_kill(course: Course, place: Path, moment: float, met: Counter[str]) -> list[str]:
    """Kill a run, look at what is left, start it again; what is wrong then."""
    met["killed while running" if course.kill(place, moment) else "had ended before the kill"] += 1
    wrong = []
    try:
        wrong += check_killed(place / course.ledger, course.rows)
        met["ledgers that open"] += 1
        course.run(place, course.texts)
        wrong += course.differences(place)
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is what we look for
        wrong.append(str(error))
    met["end equal to the undisturbed run, nothing lost, doubled or left over"] += not wrong
    return wrong


def main() -> None:
    """Kill and restart as often as asked, and say what came of it."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--kills", type=int, default=100)
    ask.add_argument("--documents", type=int, default=10)
    ask.add_argument("--seed", type=int, default=6)
    ask.add_argument("--fresh", action="store_true")
    given = ask.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 -- moments, not secrets
    met: Counter[str] = Counter()
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        course = Course(Path(folder), given.documents, fresh=given.fresh)
        print(f"an undisturbed run takes {course.took:.1f} s and leaves {len(course.files)} files")
        for number in range(given.kills):
            moment = chance.uniform(0.0, course.took)
            place = course.start(f"kill{number}")
            wrong = one_kill(course, place, moment, met)
            bad += bool(wrong)
            for problem in wrong:
                print(f"  kill {number} at {moment:.2f} s: {problem}", flush=True)
            shutil.rmtree(place)
    print(
        f"{given.kills} kills, seed {given.seed}, {'fresh ledgers' if given.fresh else 'ledgers that held documents'}:"
    )
    for what, count in met.items():
        print(f"  {count:4} {what}")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
