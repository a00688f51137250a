"""A table of broken and hostile inputs: what ``numclaims extract`` says of each, in what time, with how much memory.

    python benchmarks/hostile.py [NAME...]

The inputs are those of tests/formats/hostileinputs.py. Each runs in processes of its own; memory is the most that all of them
together can have held (the sum of the largest sizes). Exit status 1 if one crashes, takes longer than 10 s, or holds more than
1 GB.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "formats"))

from hostileinputs import HOSTILE, Hostile  # noqa: E402 -- the table stands beside its test

LONGEST = 10.0
LARGEST = 1_000
_RUN = """
import os, resource, sys, time
start = time.perf_counter()
child = os.fork()
if not child:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.execv(sys.executable, [sys.executable, "-m", "numclaims", "extract", sys.argv[1]])
_, status, used = os.wait4(child, 0)
print(time.perf_counter() - start, os.waitstatus_to_exitcode(status), used.ru_maxrss // 1024)
"""


def measure(hostile: Hostile) -> tuple[float, int, int, str]:
    """Seconds, exit status, megabytes, and the first line that was said on standard error."""
    with tempfile.TemporaryDirectory() as folder:
        path = hostile.write(Path(folder))
        done = subprocess.run(
            [sys.executable, "-c", _RUN, str(path)], capture_output=True, text=True, check=False, timeout=120,
            env={**os.environ, "PYTHONIOENCODING": "utf-8:backslashreplace"},
        )  # fmt: skip
        if hostile.name == "unreadable.txt":
            path.chmod(0o600)
    seconds, status, megabytes = done.stdout.split()
    said = [line.replace(f"{folder}/", "") for line in done.stderr.splitlines() if line.startswith("numclaims: ")]
    first = said[0].removeprefix("numclaims: ").removeprefix(f"{hostile.name}: ") if said else "read"
    return float(seconds), int(status), int(megabytes), first


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    names = parser.parse_args().names
    bad = count = 0
    print(f"{'input':34}{'s':>6}{'MB':>6} exit  what is said")
    for hostile in HOSTILE:
        if names and hostile.name not in names:
            continue
        seconds, status, megabytes, said = measure(hostile)
        wrong = status not in {0, 2, 3} or seconds > LONGEST or megabytes > LARGEST
        bad += wrong
        count += 1
        shown = hostile.name.encode("unicode_escape").decode()[:33]
        print(f"{shown:34}{seconds:6.1f}{megabytes:6d} {status:4d}{' !' if wrong else '  '}{said[:150]}", flush=True)
    print(f"\n{count} inputs, {bad} of them crash, take longer than {LONGEST:.0f} s, or hold more than {LARGEST:,} MB")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
