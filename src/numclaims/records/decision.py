"""A human decision: a row of its own, laid over what the machine made, never an edit of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Literal

from numclaims.records.schema import record

Action = Literal["accept", "correct", "reject", "merge", "split", "root", "withdraw"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One thing that one person decided; the fields are the columns of the ledger's table and of ``decisions.csv``.

    Attributes:
        decision_id: 16 characters made of all other fields.
        action: ``accept``, ``correct`` or ``reject`` a claim; ``merge``: its series is one with all series of that name;
            ``split``: it leaves its series for one of that name; ``root``: a source has another name; ``withdraw`` a decision.
        who: The person.
        made_at: When, in UTC and ISO form ("2011-06-07T09:30:00.000000Z").
        why: The reason, in the person's words.
        doc_id: The document of the claim.
        doc_sha256: The text that the person saw.
        char_start: Offset of the number in that text.
        char_end: Offset behind it.
        quote: The number as written.
        prefix: The text before it, long enough to tell the place from all others.
        suffix: The text behind it.
        name: The name of a series, the root that is renamed, or the id of the decision that is withdrawn.
        changes: The corrected fields as a JSON object of strings, sorted; null where a field is made empty.
    """

    decision_id: str
    action: Action
    who: str
    made_at: str
    why: str | None = None
    doc_id: str | None = None
    doc_sha256: str | None = None
    char_start: int | None = None
    char_end: int | None = None
    quote: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    name: str | None = None
    changes: str = "{}"

    def changed(self) -> dict[str, str | None]:
        """The corrected fields and their new values as written."""
        return dict(json.loads(self.changes))

    def anchored(self) -> bool:
        """Whether it speaks of one place in a document."""
        return self.action in {"accept", "correct", "reject", "merge", "split"}


def sealed(decision: Decision) -> Decision:
    """The decision with the id that its contents give it."""
    values = record(decision) | {"decision_id": ""}
    given = {name: value for name, value in values.items() if value not in {None, ""}}
    text = json.dumps(given, sort_keys=True, ensure_ascii=False)
    return dataclasses.replace(decision, decision_id="d" + hashlib.sha256(text.encode()).hexdigest()[:15])


def written_changes(changes: dict[str, str | None]) -> str:
    """Corrected fields as they stand in the row."""
    return json.dumps(changes, sort_keys=True, ensure_ascii=False)


def stamp(moment: dt.datetime) -> str:
    """A moment as rows hold it: UTC, ISO form, fine enough to tell a decision from the same one made again a moment later."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
