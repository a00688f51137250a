"""A sheet of claims for people: every row a claim, least certain first, to be judged and corrected in a spreadsheet.

A row with ``accept`` or ``reject`` in the column ``decision`` says so; a cell that was changed is a correction; ``merge`` or
``split`` take the name of the series from the column ``series_name``. Rows left alone say nothing.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, cast

from numclaims.claims import QUANTITY_KINDS, Claim, Document
from numclaims.documents.dating import days_meant
from numclaims.errors import CorrectionError
from numclaims.records import corrections, spreadsheet
from numclaims.records.corrections import EMPTY
from numclaims.records.decision import Action, Decision
from numclaims.records.decisionlist import Read
from numclaims.records.decisions import make
from numclaims.records.schema import columns

_SHOWN: Final = tuple(f for f in corrections.FIELDS if f not in {"as_of", "place_path", "place_country"})
HEADER: Final = (
    "decision", "who", "why", "series_name", "quote", "sentence", *_SHOWN, "place_path", "publisher", "title", "url",
    "confidence", "rules", "decided", "claim_id", "doc_id", "char_start", "char_end", "as_shown",
)  # fmt: skip
_ACTIONS: Final = frozenset({"", "accept", "correct", "reject", "merge", "split"})
_DECIDED: Final = {"accepted": "accept", "corrected": "correct", "rejected": "reject"}
_DECIMAL_COMMA: Final = re.compile(r"(-?\d+),(\d+)$")
_GROUPS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_CURE: Final = "Write a sheet with `numclaims review --export FILE.csv` and edit that."


def uncertain_first(claims: Iterable[Claim], *, untracked: bool = False) -> list[Claim]:
    """The claims that are worth a person's time, least certain first: those that are followed.

    Args:
        claims: Claims with the decisions made so far laid over them.
        untracked: All other quantities, too, for figures that the machine missed.
    """
    return sorted(
        (
            c
            for c in claims
            if (c.tracked or c.decision is not None or (untracked and c.kind in QUANTITY_KINDS)) and not c.derived_from
        ),
        key=lambda c: (c.confidence, -c.salience, c.doc_id, c.char_start),
    )


def write(path: Path, claims: Iterable[Claim], *, untracked: bool = False) -> None:
    """Write the sheet.

    Args:
        path: The CSV file.
        claims: Claims with the decisions made so far laid over them.
        untracked: Quantities that are not followed, too.

    Raises:
        OSError: It cannot be written.
    """
    spreadsheet.write(path, HEADER, (_cells(c) for c in uncertain_first(claims, untracked=untracked)))


def _cells(claim: Claim) -> list[str]:
    shown = _values(claim)
    row = dict.fromkeys(HEADER, "") | shown
    row |= {
        "quote": claim.quote,
        "sentence": " ".join(claim.sentence.split()),
        "place_path": claim.place_path or "",
        "publisher": claim.publisher or "",
        "title": claim.title or "",
        "url": claim.url or "",
        "confidence": f"{claim.confidence:.2f}",
        "rules": "; ".join(claim.rules),
        "decided": claim.decision or "",
        "claim_id": claim.claim_id,
        "doc_id": claim.doc_id,
        "char_start": str(claim.char_start),
        "char_end": str(claim.char_end),
        "as_shown": _seal(shown),
    }
    numbers = {n for n, kind in columns(Claim).items() if kind in {"number", "integer"}}
    return [row[n] if n in numbers else spreadsheet.guarded(row[n]) for n in HEADER]


def _values(claim: Claim) -> dict[str, str]:
    """The fields that can be corrected, as cells."""
    return {n: _cell(getattr(claim, n)) for n in _SHOWN}


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(value)
    return str(value)


def _seal(shown: dict[str, str]) -> str:
    """Tells whether the claim is still as it was when the sheet was written; begins with a letter, so it stays text."""
    return "x" + hashlib.sha256("\0".join(shown.values()).encode()).hexdigest()[:12]


def read(
    path: Path, claims: Sequence[Claim], documents: Sequence[Document], *, who: str | None = None, now: dt.datetime
) -> Read:
    """The decisions that a sheet holds.

    Args:
        path: The CSV file, as a spreadsheet saved it.
        claims: Current claims with decisions laid over them.
        documents: Their documents.
        who: Who decided, where a row does not say.
        now: When.

    Raises:
        InputError: The file cannot be read or is another table.
    """
    found = Read()
    by_id = {c.claim_id: c for c in claims}
    by_place = {(c.doc_id, str(c.char_start), str(c.char_end)): c for c in claims}
    texts = {d.id: d.text for d in documents}
    for line, row in spreadsheet.read(path, ("decision", "claim_id", "as_shown", "doc_id", "char_start"), _CURE):
        try:
            claim = by_id.get(row["claim_id"]) or by_place.get(
                (row["doc_id"], row["char_start"], row.get("char_end", ""))
            )
            found.decisions.extend(_decisions(row, claim, texts, who, now))
        except CorrectionError as error:
            found.errors.append(spreadsheet.at_line(path, line, error))
    return found


def _decisions(
    row: spreadsheet.Row, claim: Claim | None, texts: dict[str, str], who: str | None, now: dt.datetime
) -> list[Decision]:
    action = row["decision"].strip().lower()
    if action not in _ACTIONS:
        raise CorrectionError(
            f"{row['decision']!r} is no decision.", f"Write one of {', '.join(sorted(_ACTIONS - {''}))}, or nothing."
        )
    if claim is None:
        if not action:
            return []
        raise CorrectionError(
            f"The claim {row['claim_id']!r} is no longer in the ledger.", "Write the sheet anew and decide there."
        )
    changes = _changes(row, claim)
    if not changes and action in {"", _DECIDED.get(claim.decision or "")}:
        return []  # nothing said, or what was decided already
    name = row.get("series_name", "").strip()
    whose = row.get("who", "").strip() or who
    _refuse(action, changes, name, whose, still_the_same=row["as_shown"].strip() == _seal(_values(claim)))
    why, text = row.get("why", "").strip(), texts[claim.doc_id]
    made = []
    if changes:
        fields = corrections.checked(changes, claim)
        made.append(make("correct", whose or "", now, claim=claim, text=text, why=why, changes=fields))
    if action not in {"", "correct"}:
        named = name if action in {"merge", "split"} else None
        made.append(make(cast("Action", action), whose or "", now, claim=claim, text=text, why=why, name=named))
    return made


def _refuse(action: str, changes: dict[str, str], name: str, who: str | None, *, still_the_same: bool) -> None:
    """Raise what is wrong with a row, if anything is."""
    if not still_the_same:
        raise CorrectionError(
            "The claim has changed since the sheet was written.", "Write the sheet anew and decide there."
        )
    if action in {"accept", "reject"} and changes:
        raise CorrectionError(
            f"{action}, but {', '.join(changes)} changed.", "Write correct, or undo the change in the row."
        )
    if action == "correct" and not changes:
        raise CorrectionError("correct, but no cell of the row was changed.", "Change what is wrong, or write accept.")
    if not who:
        raise CorrectionError("Nobody is named who decided this.", "Fill the column `who`, or give --who NAME.")
    if action in {"merge", "split"} and not name:
        raise CorrectionError(f"{action} without a name.", "Fill the column `series_name`.")


def _changes(row: spreadsheet.Row, claim: Claim) -> dict[str, str]:
    """The fields whose cells no longer hold what the claim does; an emptied cell makes the field empty."""
    kinds = columns(Claim)
    made: dict[str, str] = {}
    for name, shown in _values(claim).items():
        if name not in row:
            continue  # a column that was deleted says nothing
        cell = " ".join(row[name].split())
        if cell != " ".join(shown.split()) and not _same(kinds[name], cell, shown):
            made[name] = cell or EMPTY
    return made


def _same(kind: str, cell: str, shown: str) -> bool:
    """Whether a spreadsheet wrote the same in another way: ``4000.0``, ``4,000``, ``8,5``, ``TRUE``, ``07.06.2011``."""
    if kind == "boolean":
        return cell.lower() == shown
    if kind == "date" and shown:
        return dt.date.fromisoformat(shown) in (days_meant(cell) or ())
    if kind == "number" and cell and shown:
        return float(shown) in {_number(_DECIMAL_COMMA.sub(r"\1.\2", cell)), _number(_GROUPS.sub("", cell))}
    return False


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None
