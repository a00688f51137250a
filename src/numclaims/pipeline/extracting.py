"""From texts and files to claims."""

from __future__ import annotations

import datetime as dt
import functools
import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from numclaims import engines
from numclaims.claims import Claim, Document, Trouble
from numclaims.errors import NumclaimsError
from numclaims.pipeline.given import Paths, day_of, language_of, paths_of, processes_of, text_of, told, words_of
from numclaims.pipeline.rendering import RENDERERS, TOGETHER, Form, Rendered
from numclaims.pipeline.rows import Rows
from numclaims.reading import Reading, described

_RULES: Final = ("extraction", "normalization", "lexicons", "documents", "claims.py", "clues.py", "reading.py")
"""What, when changed, makes other claims of the same text."""


def extract(
    text: str,
    *,
    published: str | dt.date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Rows[Claim]:
    """Every number of a text, as rows of the data contract, in order of offset: a list, which a notebook shows as a table.

    Numbers that are no claims (dates, "Resolution 1973") are rows too: their ``rejected_by`` names the rule that set them apart.

    Args:
        text: The text; offsets in the rows point into it.
        published: When it was published, as a date or a moment, or in ISO form; looked for in the text if not given.
        publisher: Who printed it; likewise.
        title: Its headline, if that is not part of the text.
        url: Its address.

    All but the text may be missing as a table says it (``NaN``, ``NaT``, ``NA``): cells of a frame can be given as they are.

    Raises:
        UsageError: ``published`` is no ISO date, or ``text`` or another argument no text; it is a ``ValueError``.
    """
    from numclaims.documents.making import make_document

    day = day_of(told(published) or None, "published")
    document = make_document(
        "text",
        text_of(text),
        published=day,
        publisher=words_of(publisher, "publisher"),
        title=words_of(title, "title"),
        url=words_of(url, "url"),
    )
    return Rows(claims_of(document), of=Claim)


def claims_of(document: Document) -> list[Claim]:
    """Every number of a document, as rows of the data contract, in order of offset."""
    from numclaims.documents.unseen import put_back, shown
    from numclaims.extraction.cascade import read
    from numclaims.normalization.claiming import claim_id, to_claims

    plain, way = shown(document)
    # What is made of a text is needed to the end of it, and a collector that walks over it meanwhile finds nothing: over one
    # giant document that took a seventh of the time. Nothing is left to it either, for the reading is taken apart.
    collecting = gc.isenabled()
    gc.disable()
    try:
        reading = read(plain)
        claims = to_claims(reading)
        if reading.faults:
            tell_faults(reading)
        reading.release()
    finally:
        if collecting:
            gc.enable()
    if way is not None:
        ids = [claim_id(document, way.start(c.char_start), way.end(c.char_end)) for c in claims]
        put_back(claims, document.text, way, ids)
    return claims


def tell_faults(reading: Reading) -> None:
    """Log every stage that broke over a text, as a warning of the logger ``numclaims``: on standard error, if nobody set it up.

    It is no :class:`~numclaims.claims.Trouble`, since the text was read, and all of its numbers are among the rows.
    """
    import logging

    for fault in reading.faults:
        logging.getLogger("numclaims").warning("numclaims: %s: %s", reading.document.id, fault.told())


def extract_paths(
    paths: Paths,
    *,
    language: str = "en",
    processes: int | None = None,
    measures: Paths = (),
    sources: Paths = (),
) -> Iterator[list[Claim] | Trouble]:
    """The claims of every document below some paths, a list for each document, lazily, in the order of the input.

    What cannot be read comes as a :class:`~numclaims.claims.Trouble` in its place.

    Args:
        paths: Files, folders and addresses, or one of them; ``-`` for JSON lines on standard input.
        language: ISO 639-1 code of the texts to read, or ``any``.
        processes: How many to use; None for all processors.
        measures: A user's own measure files, laid over the catalogue.
        sources: A user's own registers of sources, laid over ours.

    Raises:
        LexiconError: One of those files breaks its rules.
        UsageError: One of the arguments cannot be.
    """
    from numclaims.documents.reading import read_documents

    documents = read_documents(paths_of(paths), language=language_of(language))
    return engines.each(claims_or_trouble, documents, processes_of(processes), own(measures, sources), lost=set_aside)


def extract_rendered(
    paths: Paths,
    form: Form,
    *,
    language: str = "en",
    processes: int | None = None,
    measures: Paths = (),
    sources: Paths = (),
    patience: float | None = None,
) -> Iterator[Rendered]:
    """The same as :func:`extract_paths`, as the bytes of a file: made by the process that found the claims.

    Args:
        paths: See :func:`extract_paths`, as for all that is not told here.
        form: The format of the file.
        language: See there.
        processes: See there.
        measures: See there.
        sources: See there.
        patience: Seconds that a document may take before it is set aside; no limit if None. Documents are then never read in
            this process, which could not be stopped.

    Raises:
        LexiconError: See there.
    """
    from numclaims.documents.reading import read_documents

    return engines.packed(
        claims_or_trouble,
        read_documents(paths_of(paths), language=language_of(language)),
        RENDERERS[form],
        processes_of(processes),
        own(measures, sources),
        lost=set_aside,
        apart=patience is not None,
        patience=patience,
        together=TOGETHER if form == "parquet" else 1,
    )


def own(measures: Paths, sources: Paths) -> Callable[[], None]:
    """What every process that shares the work does first: it lays a user's own lexicons over ours."""
    return functools.partial(use_own, tuple(paths_of(measures)), tuple(paths_of(sources)))


_LAID: Final[list[bool]] = []
"""Holds something while a user's own lexicons are laid over ours in this process."""


def use_own(measures: Sequence[str | Path] = (), sources: Sequence[str | Path] = ()) -> None:
    """Lay a user's own lexicons over ours, in this process, in place of those laid over them before.

    Args:
        measures: Measure files, in the form of ``lexicons/measures``.
        sources: Registers of sources, in the form of ``lexicons/en/roots.toml``.

    Raises:
        LexiconError: A file breaks its rules; the message names the file and the entry.
    """
    from numclaims.extraction.what import catalogue
    from numclaims.normalization import register

    wanted = bool(measures or sources)
    if not wanted and not _LAID:
        return  # what was read of our own stays good; reading it again costs more than a hundred documents
    catalogue.use_files(measures)
    register.use_files(sources)
    _LAID[:] = [True] if wanted else []


def claims_or_trouble(item: Document | Trouble) -> list[Claim] | Trouble:
    """The claims of a document, or the trouble that a fault of ours made of it; a trouble is passed on.

    Raises:
        NumclaimsError: What the user gave to read it with cannot be used.
        MemoryError: There is none left, which whoever shares out the work has to know.
    """
    if isinstance(item, Trouble):
        return item
    try:
        return claims_of(item)
    except (MemoryError, NumclaimsError):
        raise
    except Exception as error:  # noqa: BLE001 -- one document must not end the reading of all
        problem = f"It could not be read: a fault in numclaims ({described(error)})."
        return Trouble(
            source=item.id, problem=problem, cure="Please report it with the text; the other documents were read."
        )


def set_aside(item: Document | Trouble, loss: engines.Loss) -> Trouble:
    """What stands in the place of a document that ended two processes.

    Args:
        item: The document.
        loss: What happened to the process.
    """
    if isinstance(item, Trouble):
        return item
    problem = f"Set aside: the process that read it {loss.why}."
    return Trouble(source=item.id, problem=problem, cure="Split the document, or read it apart with more memory.")


def rules_version(own: Sequence[str | Path] = ()) -> str:
    """12 hex digits that change with any code or lexicon that decides what a text yields."""
    here = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for name in _RULES:
        root = here / name
        files = [root] if root.is_file() else sorted(p for p in root.rglob("*") if p.suffix in {".py", ".toml"})
        for file in files:
            digest.update(file.relative_to(here).as_posix().encode() + b"\0" + file.read_bytes())
    for given in own:
        digest.update(Path(given).read_bytes())
    return digest.hexdigest()[:12]
