"""A folder of Parquet files, one for every share of the input, that can be left and taken up again.

``part-000007-1f0c….parquet`` holds the claims of the seventh share; the digits behind its number are the share's key. A file that
is there is whole, and says in its own metadata how many documents were read for it and which could not be. The state of the
work lies beside them in ``_numclaims.json``: which rules and which input the parts belong to. What other rules or another input
made is removed before the work goes on, so the folder never holds a claim twice or a claim that nobody would make today.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from numclaims.claims import Claim, Trouble
from numclaims.documents.addresses import place
from numclaims.errors import UsageError
from numclaims.records.arrow import row_groups, schema, write_group
from numclaims.records.folders import folder, unfinished

STATE: Final = "_numclaims.json"
"""The state of the work; readers of Parquet data sets pass over names that begin with an underscore."""
_VERSION: Final = 1
_NOTE: Final = b"numclaims"
_PART: Final = re.compile(r"part-\d+-(?P<key>[0-9a-f]{12})\.parquet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A part that a data set is to hold.

    Attributes:
        number: Its place in the whole.
        key: Which share of the input it is made of.
        stamp: Changes when that share does.
    """

    number: int
    key: str
    stamp: str

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"part-{self.number:06}-{self.key}.parquet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is known of a part besides its rows.

    Attributes:
        documents: How many were read for it.
        rows: How many it holds.
        troubles: What could not be read.
        left_out: Ids of documents that another part has.
    """

    documents: int = 0
    rows: int = 0
    troubles: tuple[Trouble, ...] = ()
    left_out: tuple[str, ...] = ()


class Dataset:
    """A folder of parts.

    Args:
        address: The folder, as a path or an fsspec address.
    """

    def __init__(self, address: str) -> None:
        self.folder = folder(address)

    def begin(self, plan: Sequence[Planned], made_by: dict[str, str]) -> set[str]:
        """Prepare the folder for a plan: keep what it asks for and is there, remove what it does not ask for.

        Args:
            plan: All parts.
            made_by: What the parts depend on besides the input: rules, language.

        Returns:
            Keys of the parts that are there.

        Raises:
            UsageError: The folder holds other things.
            OSError: It cannot be written.
        """
        names = self.folder.names()
        state = self._state(names)
        there = {m["key"]: name for name in names if (m := _PART.fullmatch(name))}
        stamps = state.get("shares", {}) if state.get("made_by") == made_by else {}
        wanted = {part.key: part for part in plan}
        same_plan = stamps == {part.key: part.stamp for part in plan}
        done: set[str] = set()
        for key, name in sorted(there.items()):
            part = wanted.get(key)
            fits = part is not None and stamps.get(key) == part.stamp
            if fits and (same_plan or not self.note(name).left_out):
                done.add(key)
            else:
                self.folder.remove(name)
        self.folder.make()
        # Removed first, then said: a state that promised parts of an older input would be believed the next time.
        self._keep_state({"version": _VERSION, "made_by": made_by, "shares": {part.key: part.stamp for part in plan}})
        for key in sorted(done):
            if there[key] != wanted[key].name:
                self.folder.rename(there[key], wanted[key].name)
        return done

    def _state(self, names: list[str]) -> dict[str, Any]:
        if STATE not in names:
            if names and not set(names) <= set(unfinished(names)):
                problem = f"{self.folder.address}: it holds other things than claims, {names[0]!r} for one."
                raise UsageError(problem, "Give --output a new or empty folder.")
            return {}
        try:
            state = json.loads(self.folder.read(STATE))
        except ValueError:
            state = {}
        if not isinstance(state, dict) or state.get("version") != _VERSION:
            problem = f"{self.folder.address}: {STATE} was not written by this version of numclaims."
            raise UsageError(problem, "Give --output another folder, or remove this one.")
        return state

    def _keep_state(self, state: dict[str, Any]) -> None:
        with self.folder.whole(STATE) as path:
            path.write_text(json.dumps(state, indent=1, sort_keys=True) + "\n", encoding="utf-8")

    def end(self) -> None:
        """Remove what dead processes began to write."""
        for name in unfinished(self.folder.names()):
            self.folder.remove(name)

    def parts(self) -> list[str]:
        """Names of the parts, in the order of the input."""
        return [name for name in self.folder.names() if _PART.fullmatch(name)]

    def write(self, name: str, batches: Iterable[pa.RecordBatch], note_of: Callable[[int], Note]) -> Note:
        """Write a part; it appears when it is whole.

        Args:
            name: Its name.
            batches: Its rows.
            note_of: Gives what is to be noted of it, given the number of rows; called when they are through.

        Returns:
            What was noted.

        Raises:
            OSError: It cannot be written.
        """
        rows = 0
        with self.folder.whole(name) as path, pq.ParquetWriter(path, schema(Claim), compression="zstd") as writer:
            for group in row_groups(batches):
                write_group(writer, group)
                rows += group.num_rows
            note = note_of(rows)
            writer.add_key_value_metadata({_NOTE: json.dumps(asdict(note), sort_keys=True).encode()})
        return note

    def note(self, name: str) -> Note:
        """What is known of a part besides its rows."""
        with place(self.folder.path_of(name)).open("rb") as stream:
            raw = (pq.read_metadata(stream).metadata or {}).get(_NOTE, b"{}")
        values = json.loads(raw)
        values["troubles"] = tuple(Trouble(**trouble) for trouble in values.get("troubles", ()))
        values["left_out"] = tuple(values.get("left_out", ()))
        return Note(**values)
