"""``decisions.csv``: all decisions as rows that can be read, kept beside a project, edited, and read into any ledger.

A row that is as it was written is taken as it is. One that was edited becomes a decision of its own, and the one that it was
edited from is withdrawn. A row written by hand needs ``action``, ``who``, ``doc_id`` and ``quote`` and whatever the action needs.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast, get_args

from numclaims.claims import Claim, Document
from numclaims.errors import CorrectionError
from numclaims.records import anchors, corrections, spreadsheet
from numclaims.records.decision import Action, Decision, sealed, stamp, written_changes
from numclaims.records.decisions import Standing, make

HEADER: Final = (
    "decision_id", "action", "who", "made_at", "why", "doc_id", "quote", "changes", "name", "state", "claim_id",
    "prefix", "suffix", "char_start", "char_end", "doc_sha256",
)  # fmt: skip
_NAMED: Final = frozenset({"merge", "split", "root", "withdraw"})
_RESOLVED: Final = frozenset({"place_geonameid", "lat", "lon"})
_CURE: Final = "Write one with `numclaims decisions export FILE.csv` and edit that."


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a file of decisions holds.

    Attributes:
        decisions: Those that can be kept, in the order of the file.
        errors: Rows that cannot, each with its line and the cure.
    """

    decisions: list[Decision] = field(default_factory=list)
    errors: list[CorrectionError] = field(default_factory=list)


def write(path: Path, standings: Iterable[Standing]) -> None:
    """Write decisions, with what became of each, as a CSV file.

    Raises:
        OSError: It cannot be written.
    """
    spreadsheet.write(path, HEADER, (_cells(s) for s in standings))


def _cells(standing: Standing) -> list[str]:
    d = standing.decision
    given = {f.name: getattr(d, f.name) for f in dataclasses.fields(d)}
    given |= {"changes": _written(d.changed()), "state": standing.state, "claim_id": standing.claim_id}
    return ["" if given[n] is None else spreadsheet.guarded(str(given[n])) for n in HEADER]


def read(
    path: Path,
    known: Sequence[Decision],
    claims: Sequence[Claim],
    documents: Sequence[Document],
    *,
    who: str | None = None,
    now: dt.datetime,
) -> Read:
    """The decisions of a CSV file.

    Args:
        path: The file.
        known: Decisions that the ledger has.
        claims: Current claims, for rows that were written by hand.
        documents: Their documents.
        who: Who decided, where a row does not say.
        now: When, where a row does not say.

    Raises:
        InputError: The file cannot be read or is another table.
    """
    found = Read()
    by_id = {d.decision_id: d for d in known}
    texts = {d.id: d for d in documents}
    rows: dict[str, list[Claim]] = {}
    for c in claims:
        rows.setdefault(c.doc_id, []).append(c)
    for line, row in spreadsheet.read(path, ("action", "doc_id", "quote", "changes"), _CURE):
        try:
            found.decisions.extend(_decision(row, by_id, rows, texts, who, now))
        except CorrectionError as error:
            found.errors.append(spreadsheet.at_line(path, line, error))
    return found


def _decision(
    row: spreadsheet.Row,
    by_id: dict[str, Decision],
    claims: dict[str, list[Claim]],
    texts: dict[str, Document],
    who: str | None,
    now: dt.datetime,
) -> list[Decision]:
    action = row["action"].strip().lower()
    if action not in get_args(Action):
        raise CorrectionError(f"{row['action']!r} is no action.", f"Write one of {', '.join(get_args(Action))}.")
    name = row.get("name", "").strip()
    if action in _NAMED and not name:
        raise CorrectionError(f"{action} without a name.", "Fill the column `name`.")
    given = _changes(row["changes"])
    if bool(given) != (action in {"correct", "root"}):
        raise CorrectionError(
            f"{action} {'with' if given else 'without'} changes.",
            "Write what is changed as `value=12; unit=person`, for correct and root only.",
        )
    whose = row.get("who", "").strip() or who
    if not whose:
        raise CorrectionError("Nobody is named who decided this.", "Fill the column `who`, or give --who NAME.")
    earlier = by_id.get(row.get("decision_id", "").strip())
    # A spreadsheet may have made a number of "4,000" and another date of a day, so what is known is not read again.
    anchored = earlier if earlier is not None else _anchored(row)
    claim = _claim(row, claims, texts) if anchored.anchored() or action not in {"root", "withdraw"} else None
    if action not in {"root", "withdraw"} and not anchored.doc_sha256 and claim is None:
        raise CorrectionError("It names no document and no number.", "Fill the columns `doc_id` and `quote`.")
    made = dataclasses.replace(
        anchored,
        action=cast("Action", action),
        who=" ".join(whose.split()).replace(";", ","),
        why=row.get("why", "").strip() or None,
        name=name or None,
        made_at=_moment(row.get("made_at", ""), earlier, now),
        changes=written_changes(_kept(given, earlier, claim)),
    )
    if not made.doc_sha256 and claim is not None:
        drawn = make("accept", whose, now, claim=claim, text=texts[claim.doc_id].text)
        made = dataclasses.replace(
            made,
            **{
                n: getattr(drawn, n)
                for n in ("doc_id", "doc_sha256", "char_start", "char_end", "quote", "prefix", "suffix")
            },
        )
    made = sealed(made)
    if earlier is None or made.decision_id == earlier.decision_id:
        return [made]
    made = sealed(dataclasses.replace(made, made_at=stamp(now)))
    return [make("withdraw", whose, now, name=earlier.decision_id, why="edited"), made]


def _anchored(row: spreadsheet.Row) -> Decision:
    """An empty decision with the anchor that a row gives in full, or with none."""
    start, end = (row.get(n, "").strip() for n in ("char_start", "char_end"))
    empty = Decision(decision_id="", action="withdraw", who="", made_at="")
    if not row.get("doc_sha256", "").strip():
        return empty
    if not (start.isdigit() and end.isdigit()):
        raise CorrectionError(
            "char_start and char_end are no whole numbers.", "Leave these columns as they were written."
        )
    return dataclasses.replace(
        empty,
        doc_id=row["doc_id"],
        doc_sha256=row["doc_sha256"].strip(),
        char_start=int(start),
        char_end=int(end),
        quote=row["quote"],
        prefix=row.get("prefix") or None,
        suffix=row.get("suffix") or None,
    )


def _claim(row: spreadsheet.Row, claims: dict[str, list[Claim]], texts: dict[str, Document]) -> Claim | None:
    """The claim that a row written by hand speaks of; None for a row with an anchor whose document is not here."""
    name, quote = row["doc_id"].strip(), row["quote"].strip()
    document = texts.get(name)
    if document is None or not quote:
        if row.get("doc_sha256", "").strip() or row.get("decision_id", "").strip():
            return None
        raise CorrectionError(f"There is no document {name!r} in the ledger.", "Its ids stand in documents.jsonl.")
    held = anchors.Anchor(quote=quote, prefix=row.get("prefix") or "", suffix=row.get("suffix") or "")
    start = row.get("char_start", "").strip()
    place = anchors.find(document.text, held, int(start) if start.isdigit() else None)
    if isinstance(place, str):
        if row.get("doc_sha256", "").strip():
            return None
        what = "does not stand" if place == "gone" else "stands more than once"
        raise CorrectionError(
            f"{quote!r} {what} in {name}.",
            "Write the number as it is written there; give char_start, or words of `prefix` and `suffix`.",
        )
    found = next((c for c in claims.get(name, ()) if c.char_start < place[1] and place[0] < c.char_end), None)
    if found is None and not row.get("doc_sha256", "").strip():
        raise CorrectionError(
            f"No number is found at {quote!r} in {name}.", "Give the number itself, without its unit."
        )
    return found


def _moment(written: str, earlier: Decision | None, now: dt.datetime) -> str:
    if earlier is not None:
        return earlier.made_at
    if not written.strip():
        return stamp(now)
    try:
        moment = dt.datetime.fromisoformat(written.strip())
    except ValueError as error:
        raise CorrectionError(f"made_at {written!r} is no moment.", "Write it as 2011-06-07T09:30:00Z.") from error
    return stamp(moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC))


def _kept(given: dict[str, str], earlier: Decision | None, claim: Claim | None) -> dict[str, str | None]:
    """The changes of a row, taken as they are where they are as they were written."""
    if earlier is not None and _written(earlier.changed()) == _written(_with_empty(given)):
        return earlier.changed()
    place = {n: v for n, v in given.items() if n in corrections.PLACE}
    rest = {n: v for n, v in given.items() if n not in corrections.PLACE}
    if place.keys() == set(corrections.PLACE) and _stands(place):
        return corrections.checked(rest, claim) | _with_empty(place)  # from another ledger, place and all
    place = {n: v for n, v in place.items() if n not in _RESOLVED}
    if not _stands(place):
        place = {"place_name": place["place_name"]} if "place_name" in place else place  # only the name was edited
    return corrections.checked(rest | place, claim)


def _stands(place: dict[str, str]) -> bool:
    """Whether name and path of a place agree as they were written."""
    return place.get("place_path", "").split(",")[0].strip() == place.get("place_name") or (
        place.get("place_path") == place.get("place_name") == corrections.EMPTY
    )


def _with_empty(given: dict[str, str]) -> dict[str, str | None]:
    return {n: None if v == corrections.EMPTY else v for n, v in given.items()}


def _written(changes: dict[str, str | None]) -> str:
    """Changes as a cell: ``value=12; unit=person``."""
    parts = (f"{n}={corrections.EMPTY if v is None else v}" for n, v in sorted(changes.items()))
    return "; ".join(p.replace("\\", "\\\\").replace(";", "\\;") for p in parts)


def written_changes_of(decision: Decision) -> str:
    """The changes of a decision as they stand in the list."""
    return _written(decision.changed())


def _changes(cell: str) -> dict[str, str]:
    """What a cell of changes holds.

    Raises:
        CorrectionError: A part of it is no ``field=value``.
    """
    made: dict[str, str] = {}
    for part in re.findall(r"(?:[^;\\]|\\.)+", cell, re.DOTALL):
        if not part.strip():
            continue
        name, equals, value = part.partition("=")
        if not equals or not value.strip():
            raise CorrectionError(f"{part.strip()!r} is no change.", "Write field=value, and `; ` between two.")
        made[name.strip()] = re.sub(r"\\(.)", r"\1", value.strip())
    return made
