"""Extraction into a folder of Parquet parts: share by share, on this machine or a cluster, to be left and taken up again."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from numclaims import engines
from numclaims.claims import Claim, Document, Trouble
from numclaims.errors import WorkerError
from numclaims.pipeline.extracting import claims_of, own, rules_version
from numclaims.pipeline.rendering import TOGETHER

if TYPE_CHECKING:
    import pyarrow as pa

    from numclaims.documents.shares import Share
    from numclaims.records.dataset import Dataset, Note, Planned

Engine = Literal["local", "dask"]
Told = Callable[[int, float], None]
"""Told how many documents are through, and how much of the input, 0 to 1."""

MOST_SKIPPED: Final = 20
"""Documents of one share that may end the process that reads them before all of the share is set aside."""
_ALL: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One share to be made into one part.

    Attributes:
        share: What to read.
        part: What to write.
        target: The data set.
        language: See :func:`extract_dataset`.
        rules: Version of the rules, which must be those of the worker.
        own_files: A user's own measures and registers of sources, which count among the rules.
        skip: Places (piece, document) that ended processes, with what happened; -1 for all documents of a piece.
    """

    share: Share
    part: Planned
    target: str
    language: str
    rules: str
    own_files: tuple[str, ...] = ()
    skip: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What :func:`extract_dataset` did.

    Attributes:
        documents: Documents read, now or before.
        rows: Rows in the data set.
        parts: Parts in it.
        kept: Parts that were there before.
        troubles: What could not be read, now or before.
    """

    documents: int = 0
    rows: int = 0
    parts: int = 0
    kept: int = 0
    troubles: list[Trouble] = field(default_factory=list)


def extract_dataset(
    paths: Sequence[str | Path],
    output: str | Path,
    *,
    engine: Engine = "local",
    scheduler: str | None = None,
    language: str = "en",
    processes: int | None = None,
    measures: Sequence[str | Path] = (),
    sources: Sequence[str | Path] = (),
    share: int | None = None,
    patience: float | None = None,
    progress: Told | None = None,
) -> Summary:
    """The claims of every document below some paths as a folder of Parquet files, each written by the process that made it.

    Work that was interrupted goes on where it stopped: a part that is there is not made again unless its input, the rules or
    the language have changed.

    Args:
        paths: Files and folders, local or as fsspec addresses (``s3://...``).
        output: The folder; likewise.
        engine: ``local`` for processes of this machine, ``dask`` for a cluster.
        scheduler: Address of a Dask scheduler; None to start a cluster on this machine.
        language: ISO 639-1 code of the texts to read, or ``any``.
        processes: How many to use on this machine; None for all processors.
        measures: A user's own measure files, laid over the catalogue; workers must find them under the same path.
        sources: A user's own registers of sources; likewise.
        share: Bytes of input that one task reads, about; None for 32 MB.
        patience: Seconds that a document may take before it is set aside (``local`` only); no limit if None.
        progress: Told how far it is.

    Raises:
        LexiconError: One of the user's files breaks its rules.
        UsageError: The folder holds other things, or an address cannot be used.
        WorkerError: The workers run another version of the rules, or cannot be reached.
        OSError: The folder cannot be written.
    """
    from numclaims.documents.shares import SHARE, plan
    from numclaims.records.dataset import Dataset, Planned

    setup = own([_absolute(p) for p in measures], [_absolute(p) for p in sources])
    setup()
    own_files = tuple(_absolute(p) for p in (*measures, *sources))
    rules = rules_version(own_files)
    shares, troubles = plan([str(p) for p in paths], share or SHARE)
    planned = [Planned(number=n, key=s.key, stamp=s.stamp) for n, s in enumerate(shares)]
    data = Dataset(str(output))
    done = data.begin(planned, {"rules": rules, "language": language})
    jobs = [
        Job(share=s, part=p, target=data.folder.address, language=language, rules=rules, own_files=own_files)
        for s, p in zip(shares, planned, strict=True)
        if p.key not in done
    ]
    count = _Count(shares, progress)
    count.add(0, sum(s.size for s in shares if s.key in done))
    _do_all(jobs, count, _runner(engine, scheduler, processes, setup, patience), data)
    data.end()
    notes = _without_doubles(data, {p.name: str(s) for p, s in zip(planned, shares, strict=True)})
    return Summary(
        documents=sum(note.documents for note in notes),
        rows=sum(note.rows for note in notes),
        parts=len(notes),
        kept=len(done),
        troubles=[*troubles, *(trouble for note in notes for trouble in note.troubles)],
    )


def _absolute(path: str | Path) -> str:
    return str(Path(path).absolute())


class _Count:
    def __init__(self, shares: Sequence[Share], progress: Told | None) -> None:
        self.all = sum(share.size for share in shares)
        self.documents = 0
        self.size = 0
        self._progress = progress

    def add(self, documents: int, size: int) -> None:
        self.documents += documents
        self.size += size
        if self._progress is not None:
            self._progress(self.documents, self.size / self.all if self.all else 1.0)


@dataclass(frozen=True, slots=True)
class _Lost:
    """A job that ended its process twice."""

    job: Job
    loss: engines.Loss


_Runner = Callable[[Sequence[Job]], "Iterator[Note | _Lost]"]


def _runner(
    engine: Engine,
    scheduler: str | None,
    processes: int | None,
    setup: Callable[[], object],
    patience: float | None,
) -> tuple[_Runner, _Runner]:
    """What does jobs, and what does those again that ended it."""

    def local(jobs: Sequence[Job]) -> Iterator[Note | _Lost]:
        return engines.each(make_part, jobs, processes, setup, lost=_Lost, apart=True, size=1, patience=patience)

    def cluster(jobs: Sequence[Job]) -> Iterator[Note | _Lost]:
        from numclaims.engines import dask

        return dask.each(make_part, jobs, processes, setup, scheduler=scheduler, lost=_Lost)

    return (cluster if engine == "dask" else local), local


def _do_all(jobs: Sequence[Job], count: _Count, runners: tuple[_Runner, _Runner], data: Dataset) -> None:
    """Do jobs; one that ends its process is done again without the document that it had in hand then."""
    run, again = runners
    while jobs:
        lost: list[_Lost] = []
        for job, made in zip(jobs, run(jobs), strict=True):
            if isinstance(made, _Lost):
                lost.append(made)
            else:
                count.add(made.documents, job.share.size)
        # On a cluster nobody sees which document it was; on this machine it shows.
        jobs = [left for one in lost if (left := _without(one, data, seen=run is again)) is not None]
        run = again


def _without(lost: _Lost, data: Dataset, *, seen: bool) -> Job | None:
    """A lost job without what it was lost by; None when that cannot be told, and an empty part says so in its place."""
    job = lost.job
    if not seen:
        return job
    piece, item = divmod(lost.loss.at, _PLACES)
    known = {(p, i) for p, i, _ in job.skip}
    if lost.loss.at >= 0 and len(known) < MOST_SKIPPED and (piece, _ALL) not in known:
        skipped = (piece, _ALL if (piece, item) in known else item, lost.loss.why)
        return dataclasses.replace(job, skip=(*job.skip, skipped))
    from numclaims.records.dataset import Note

    trouble = _aside(str(job.share), lost.loss.why)
    data.write(job.part.name, [], lambda rows: Note(rows=rows, troubles=(trouble,)))
    return None


def _aside(what: str, why: str) -> Trouble:
    problem = f"Set aside: the process that read it {why}."
    return Trouble(source=what, problem=problem, cure="Split it, or read it apart with more memory.")


_PLACES: Final = 1 << 32
"""More documents than a piece can have: a place in a share is told as one number."""


def make_part(job: Job) -> Note:
    """Read a share and write its part.

    Args:
        job: What to do.

    Raises:
        WorkerError: The rules here are not those that were asked for.
        OSError: The part cannot be written.
    """
    from numclaims.records.dataset import Dataset, Note

    if _rules_here(job.own_files) != job.rules:
        raise WorkerError(
            "A worker runs another version of numclaims, or sees other files of measures and sources.",
            "Install the same version on all machines.",
        )
    told = _Tally()
    return Dataset(job.target).write(
        job.part.name,
        _batches(job, told),
        lambda rows: Note(documents=told.documents, rows=rows, troubles=tuple(told.troubles)),
    )


@functools.cache
def _rules_here(own_files: tuple[str, ...]) -> str:
    return rules_version(own_files)


@dataclass(slots=True)
class _Tally:
    documents: int = 0
    troubles: list[Trouble] = field(default_factory=list)


def _batches(job: Job, told: _Tally) -> Iterator[pa.RecordBatch]:
    from numclaims.records.arrow import batch

    claims: list[Claim] = []
    for number, item in enumerate(_documents(job), 1):
        if isinstance(item, Trouble):
            told.troubles.append(item)
            continue
        told.documents += 1
        claims += claims_of(item)
        if number % TOGETHER == 0 and claims:
            yield batch(Claim, claims)
            claims = []
    if claims:
        yield batch(Claim, claims)


def _documents(job: Job) -> Iterator[Document | Trouble]:
    """The documents of a share; before each is touched its place is told, so that it can be named if it ends the process."""
    from numclaims.documents.shares import read_piece

    skip = {(piece, item): why for piece, item, why in job.skip}
    seen: set[str] = set()
    for number, piece in enumerate(job.share.pieces):
        if (number, _ALL) in skip:
            yield _aside(piece.file.where, skip[number, _ALL])
            continue
        items = read_piece(piece, job.language)
        place = 0
        while True:
            engines.at(number * _PLACES + place)
            item = next(items, None)
            if item is None:
                break
            if (number, place) in skip:
                yield _aside(item.id if isinstance(item, Document) else item.source, skip[number, place])
            elif isinstance(item, Trouble):
                yield item
            elif item.id in seen:
                yield _double(item.id, piece.file.where)
            else:
                seen.add(item.id)
                yield item
            place += 1


def _double(name: str, where: str) -> Trouble:
    problem = f"A document with the id {name!r} was already read in this run; this one is left out."
    return Trouble(source=where, problem=problem, cure="Give each document an id of its own.")


def _without_doubles(data: Dataset, where: dict[str, str]) -> list[Note]:
    """Take the claims of a document out of every part but its first, as one run in one process would have done.

    Args:
        data: The data set, all its parts made.
        where: What each part was made of, in the words of a message.
    """
    from numclaims.records.doubles import doubles, leave_out

    again = doubles(data)
    notes = []
    for name in data.parts():
        if name in again:
            troubles = [_double(doc_id, where[name]) for doc_id in again[name]]
            notes.append(leave_out(data, name, again[name], troubles))
        else:
            notes.append(data.note(name))
    return notes
