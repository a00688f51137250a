"""Label Studio tasks: documents with the tracked numbers as predictions, and what people made of them as decisions.

A task is a document; its prediction holds a labelled span for every tracked claim, the label being the measure. In an annotation
a span that stays is accepted, another label corrects the measure, a span that was taken away is rejected, and a label put on a
number that was not tracked gives it a measure. Offsets are code points, as in Python; offsets in UTF-16 units, which browsers
count in, are recognised by the words that they must hit.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from numclaims.claims import Claim, Document
from numclaims.errors import CorrectionError, InputError
from numclaims.records import corrections
from numclaims.records.decision import Decision
from numclaims.records.decisionlist import Read
from numclaims.records.decisions import make
from numclaims.records.whole import whole

_CURE: Final = "Export the project from Label Studio as JSON."
_FROM, _TO = "label", "text"
"""Names of the control and the object in the labelling configuration."""


def configuration(claims: Iterable[Claim]) -> str:
    """A labelling configuration with a label for every measure of the catalogue and of the claims."""
    from numclaims.extraction.what.catalogue import catalogue

    names = sorted({m.id for m in catalogue()} | {c.measure for c in claims if c.measure})
    labels = "\n".join(f'    <Label value="{name}"/>' for name in names)
    return (
        f'<View>\n  <Labels name="{_FROM}" toName="{_TO}">\n{labels}\n  </Labels>\n'
        f'  <Text name="{_TO}" value="$text" granularity="word"/>\n</View>\n'
    )


def write(path: Path, claims: Iterable[Claim], documents: Iterable[Document]) -> None:
    """Write a task for every document that holds a tracked claim.

    Args:
        path: The JSON file.
        claims: Claims with the decisions made so far laid over them.
        documents: Their documents.

    Raises:
        OSError: It cannot be written.
    """
    by_document: dict[str, list[Claim]] = {}
    for c in claims:
        if c.tracked and not c.derived_from:
            by_document.setdefault(c.doc_id, []).append(c)
    tasks = [_task(d, by_document[d.id]) for d in documents if d.id in by_document]
    with whole(path) as part:
        part.write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _task(document: Document, claims: Sequence[Claim]) -> dict[str, Any]:
    data = {
        "text": document.text,
        "doc_id": document.id,
        "sha256": document.sha256,
        "publisher": document.publisher,
        "title": document.title,
        "url": document.url,
    }
    result = [
        {
            "id": c.claim_id,
            "from_name": _FROM,
            "to_name": _TO,
            "type": "labels",
            "score": c.confidence,
            "value": {"start": c.char_start, "end": c.char_end, "text": c.quote, "labels": [c.measure]},
        }
        for c in claims
    ]
    score = min(c.confidence for c in claims)
    return {"data": data, "predictions": [{"model_version": "numclaims", "score": score, "result": result}]}


def read(
    path: Path, claims: Sequence[Claim], documents: Sequence[Document], *, who: str | None = None, now: dt.datetime
) -> Read:
    """The decisions that annotated tasks hold.

    Args:
        path: A JSON export of Label Studio, or tasks with annotations.
        claims: Current claims with decisions laid over them.
        documents: Their documents.
        who: Who decided, where an annotation does not say.
        now: When, likewise.

    Raises:
        InputError: The file cannot be read, or holds no tasks.
    """
    found = Read()
    texts = {d.id: d for d in documents}
    rows: dict[str, list[Claim]] = {}
    for c in claims:
        rows.setdefault(c.doc_id, []).append(c)
    for number, task in enumerate(_tasks(path), 1):
        try:
            document = _document(task, texts)
            for annotation in _annotations(task):
                for made in _decisions(task, annotation, document, rows.get(document.id, []), who, now):
                    (found.errors if isinstance(made, CorrectionError) else found.decisions).append(made)  # type: ignore[arg-type]
        except CorrectionError as error:
            found.errors.append(CorrectionError(f"task {number}: {error.problem}", error.cure))
    return found


def _tasks(path: Path) -> list[dict[str, Any]]:
    try:
        given = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path}: it cannot be read ({error.strerror}).", "Check the path.") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: it is no JSON.", _CURE) from error
    if not isinstance(given, list) or not all(isinstance(t, dict) and isinstance(t.get("data"), dict) for t in given):
        raise InputError(f"{path}: it is no list of tasks with `data`.", _CURE)
    return given


def _document(task: dict[str, Any], texts: dict[str, Document]) -> Document:
    data = task["data"]
    document = texts.get(str(data.get("doc_id")))
    if document is None:
        raise CorrectionError(
            f"There is no document {data.get('doc_id')!r} in the ledger.",
            "Give the ledger that the tasks were made from.",
        )
    if data.get("text") != document.text:
        raise CorrectionError(f"The text of {document.id} has changed since.", "Export the tasks anew.")
    return document


def _annotations(task: dict[str, Any]) -> list[dict[str, Any]]:
    """Submitted annotations, the oldest first, so that the last word counts."""
    given = [a for a in task.get("annotations") or [] if isinstance(a, dict) and not a.get("was_cancelled")]
    return sorted(given, key=lambda a: str(a.get("updated_at") or a.get("created_at") or ""))


def _decisions(
    task: dict[str, Any],
    annotation: dict[str, Any],
    document: Document,
    claims: Sequence[Claim],
    who: str | None,
    now: dt.datetime,
) -> Iterator[Decision | CorrectionError]:
    whose = _who(annotation) or who
    if not whose:
        raise CorrectionError("Nobody is named who annotated it.", "Give --who NAME.")
    moment, text = _when(annotation, now), document.text
    why = f"Label Studio task {task['id']}" if task.get("id") is not None else "Label Studio"
    seen: set[str] = set()
    for region in annotation.get("result") or []:
        if not isinstance(region, dict) or region.get("type") != "labels":
            continue
        try:
            claim, label = _region(region, text, claims)
            seen.add(claim.claim_id)
            if claim.tracked and claim.measure == label:
                yield make("accept", whose, moment, claim=claim, text=text, why=why)
            else:
                changes = corrections.checked({"measure": label}, claim)
                yield make("correct", whose, moment, claim=claim, text=text, why=why, changes=changes)
        except CorrectionError as error:
            yield CorrectionError(f"{document.id}: {error.problem}", error.cure)
            wrong = region.get("value") or {}
            seen |= {c.claim_id for c in claims if c.quote == wrong.get("text")}  # no rejection out of a slip
    for claim in claims:
        if claim.tracked and not claim.derived_from and claim.claim_id not in seen:
            yield make("reject", whose, moment, claim=claim, text=text, why=why)


def _region(region: dict[str, Any], text: str, claims: Sequence[Claim]) -> tuple[Claim, str]:
    """The claim that a labelled span stands on, and its label."""
    value = region.get("value") or {}
    try:
        start, end, words = int(value["start"]), int(value["end"]), str(value["text"])
        (label,) = value["labels"]
    except (KeyError, TypeError, ValueError) as error:
        raise CorrectionError("A span lacks start, end, text or its one label.", _CURE) from error
    span = _span(text, start, end, words)
    if span is None:
        raise CorrectionError(
            f"text[{start}:{end}] is {text[start:end]!r}, not {words!r}.",
            "Export the tasks anew; the text has changed.",
        )
    touching = [c for c in claims if c.char_start < span[1] and span[0] < c.char_end]
    if not touching:
        raise CorrectionError(f"No number is found in {words!r}.", "Label the number itself.")
    exact = [c for c in touching if (c.char_start, c.char_end) == span]
    return (exact or touching)[0], str(label)


def _span(text: str, start: int, end: int, words: str) -> tuple[int, int] | None:
    """The span in code points; None if the words do not stand there in any way of counting."""
    if text[start:end] == words:
        return start, end
    units = text.encode("utf-16-le")
    try:
        before = len(units[: 2 * start].decode("utf-16-le"))
        if units[2 * start : 2 * end].decode("utf-16-le") == words:
            return before, before + len(words)
    except UnicodeDecodeError:
        return None
    return None


def _who(annotation: dict[str, Any]) -> str | None:
    by = annotation.get("completed_by")
    if isinstance(by, dict):
        return str(by.get("email") or by.get("username") or by.get("id") or "") or None
    return None if by is None else f"Label Studio user {by}"


def _when(annotation: dict[str, Any], now: dt.datetime) -> dt.datetime:
    written = annotation.get("updated_at") or annotation.get("created_at")
    try:
        moment = dt.datetime.fromisoformat(str(written))
    except ValueError:
        return now
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
