"""How often the claims of each rule are right, and whether confidence says so.

usage: reliability.py DIR [--rates] [--split N]

DIR holds labelled whole articles as ``docs.jsonl`` (id, text, published) and ``gold.jsonl`` (doc, start, end, kind, value, low,
high, measure, must: one line a number). A claim is right when value (or both ends of a range) and measure are those of the gold;
a claim on no gold number is wrong, unless it is implied and the gold has no implied numbers to compare with.

Without ``--rates`` it prints a reliability table: claims by confidence, and the share that is right. With it, the rates by
deciding rule, to be kept in ``numclaims/extraction/confidence.py``. ``--split N`` learns on all but every Nth document and prints
the table for those alone, so that the rates are not judged on what they were learned from.
"""

import argparse
import collections
import json
import pathlib

from numclaims.claims import QUANTITY_KINDS, Document
from numclaims.extraction import cascade, confidence
from numclaims.reading import Mention

PRIOR = 10.0
DEVELOPED = 0.96  # the rules were written while reading articles like these; unseen ones come out that much lower


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rates", action="store_true")
    parser.add_argument("--split", type=int, default=0)
    args = parser.parse_args()
    verdicts = judge(args.folder)
    if args.rates:
        mean, rates = learn([v for _, v in verdicts])
        print(f"MEAN: Final = {mean}")
        for key, rate in sorted(rates.items()):
            print(f'    "{key}": {rate},')
        return
    rows = [v for _, v in verdicts]
    if args.split:
        mean, rates = learn([v for at, v in verdicts if at % args.split])
        rows = [(key, rates.get(key, mean), right) for at, (key, _, right) in verdicts if not at % args.split]
    table(rows)


Verdict = tuple[str, float, bool]


def judge(folder: pathlib.Path) -> list[tuple[int, Verdict]]:
    """The deciding rule, the confidence and the verdict of every claim, with the place of its document."""
    gold: dict[str, list[dict[str, object]]] = collections.defaultdict(list)
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold[row["doc"]].append(row)
    found: list[tuple[int, Verdict]] = []
    for at, line in enumerate((folder / "docs.jsonl").read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        document = Document(id=row["id"], text=row["text"], sha256="", title=row.get("title"))
        found += [
            (at, (confidence.key_of(m), m.confidence, _right(m, gold[row["id"]])))
            for m in cascade.read(document).mentions
            if m.kind in QUANTITY_KINDS and not m.implied
        ]
    return found


def _right(m: Mention, gold: list[dict[str, object]]) -> bool:
    for row in gold:
        if m.start < row["end"] and row["start"] < m.end:  # type: ignore[operator]
            if row["kind"] not in QUANTITY_KINDS:
                return False
            return row["measure"] == m.measure and _same_value(m, row)
    return False


def _same_value(m: Mention, row: dict[str, object]) -> bool:
    keys = ("value",) if row["value"] is not None else ("low", "high")
    for key in keys:
        got, want = getattr(m, key), row[key]
        if got is None or not isinstance(want, int | float) or abs(got - want) > 1e-6 + 0.001 * abs(want):
            return False
    return True


def learn(verdicts: list[Verdict]) -> tuple[float, dict[str, float]]:
    """The share that is right, over all and by rule; rules seen seldom are drawn towards the mean."""
    mean = sum(right for _, _, right in verdicts) / max(1, len(verdicts))
    seen: dict[str, list[bool]] = collections.defaultdict(list)
    for key, _, right in verdicts:
        seen[key].append(right)
    rates = {k: round(DEVELOPED * (sum(v) + PRIOR * mean) / (len(v) + PRIOR), 2) for k, v in seen.items()}
    return round(DEVELOPED * mean, 2), rates


def table(rows: list[Verdict]) -> None:
    """Print claims by confidence in steps of a tenth."""
    bins: dict[int, list[Verdict]] = collections.defaultdict(list)
    for row in rows:
        bins[min(9, int(row[1] * 10))].append(row)
    print("confidence  claims  mean said  right")
    for step in sorted(bins):
        part = bins[step]
        said = sum(row[1] for row in part) / len(part)
        right = sum(row[2] for row in part) / len(part)
        print(f"{step / 10:.1f}-{(step + 1) / 10:.1f}    {len(part):6d}  {said:9.2f}  {right:5.2f}")


if __name__ == "__main__":
    main()
