"""Which reader an ending calls for; what is packed inside what; and what is said of files that have none."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, Final, Literal, Protocol

from numclaims.claims import Document, Trouble
from numclaims.documents import feeds, mail, pdf, records, texts, warc, webpages, word
from numclaims.documents.inputs import Input
from numclaims.documents.sources import Known
from numclaims.documents.unpacking import ENDINGS as PACKED
from numclaims.documents.unpacking import MOST_LAYERS, unpacked
from numclaims.errors import InputError


class Opens(Protocol):
    """A path, or what can be opened like one."""

    def open(self, mode: Literal["rb"], /) -> BinaryIO:
        """Its bytes."""


Reader = Callable[[Input], Iterator[Document | Trouble]]
"""Documents of an input; raises InputError or OSError for what spoils all of it, yields a Trouble for what spoils one."""

READERS: Final[dict[str, Reader]] = {
    ".txt": texts.read,
    ".md": texts.read,
    ".html": webpages.read,
    ".htm": webpages.read,
    ".xhtml": webpages.read,
    ".jsonl": records.read_json_lines,
    ".ndjson": records.read_json_lines,
    ".json": records.read_json,
    ".csv": records.read_csv,
    ".tsv": records.read_csv,
    ".parquet": records.read_parquet,
    ".pdf": pdf.read,
    ".docx": word.read,
    ".eml": mail.read,
    ".mbox": mail.read_mailbox,
    ".mht": mail.read,
    ".mhtml": mail.read,
    ".warc": warc.read,
    ".rss": feeds.read,
    ".atom": feeds.read,
    ".xml": feeds.read,
}
"""The reader of every ending, in small letters."""

_SAVE_TEXT: Final = "Save its text as .txt or .docx, or put it into a .jsonl file."
_CURES: Final = {
    ".doc": ("an old Word file", "Save it as .docx."),
    ".rtf": ("a rich text file", "Save it as .docx or .txt."),
    ".odt": ("an OpenDocument text", "Save it as .docx."),
    ".xls": ("a spreadsheet", "Save it as .csv with the columns id and text."),
    ".xlsx": ("a spreadsheet", "Save it as .csv with the columns id and text."),
    ".ods": ("a spreadsheet", "Save it as .csv with the columns id and text."),
    ".tar": ("an archive", "Unpack it into a folder, and give that."),
    ".tgz": ("an archive", "Unpack it into a folder, and give that."),
    ".zip": ("an archive", "Unpack it into a folder, and give that."),
    ".7z": ("an archive", "Unpack it into a folder, and give that."),
    ".rar": ("an archive", "Unpack it into a folder, and give that."),
    ".msg": ("an Outlook message", "Save it as .eml."),
    ".pptx": ("a presentation", "Save it as .pdf."),
    ".epub": ("an electronic book", "Save its chapters as .html or .txt."),
    ".webarchive": ("a Safari archive", "Save the page as source (.html)."),
    ".mp3": ("a recording", "Have it transcribed, and give that."),
    ".mp4": ("a recording", "Have it transcribed, and give that."),
    ".gif": ("a picture", "Have its text recognised (OCR), and give that."),
    ".webp": ("a picture", "Have its text recognised (OCR), and give that."),
    ".heic": ("a picture", "Have its text recognised (OCR), and give that."),
    ".png": ("a picture", "Have its text recognised (OCR), and give that."),
    ".jpg": ("a picture", "Have its text recognised (OCR), and give that."),
    ".jpeg": ("a picture", "Have its text recognised (OCR), and give that."),
    ".tif": ("a picture", "Have its text recognised (OCR), and give that."),
    ".tiff": ("a picture", "Have its text recognised (OCR), and give that."),
}


def input_of(path: Opens, name: str, known: Known) -> tuple[str, Input]:
    """The ending that tells how to read a file, and the file as an input, unpacked where it is compressed.

    Args:
        path: The file; as text it is what its user calls it.
        name: Its id, if it is one document.
        known: What ``sources.csv`` says of it.

    Raises:
        InputError: It is compressed too many times over.
    """
    opener: Callable[[], BinaryIO] = functools.partial(path.open, "rb")
    inner = PurePosixPath(name.lower())
    layers = 0
    while inner.suffix in PACKED:
        layers += 1
        if layers > MOST_LAYERS:
            raise InputError(
                f"It is compressed more than {MOST_LAYERS} times over.", "Unpack it, and give what it holds."
            )
        opener = functools.partial(unpacked, inner.suffix, opener)
        inner = inner.with_suffix("")
    given = Input(where=str(path), name=name, open=opener, known=known, seekable=layers == 0)
    return inner.suffix, given


def read(ending: str, given: Input) -> Iterator[Document | Trouble]:
    """The documents of an input.

    Args:
        ending: The ending that tells what it is, in small letters, with its dot.
        given: The input.

    Raises:
        InputError: The ending has no reader, or nothing of the input can be read.
        OSError: The bytes cannot be read.
    """
    reader = READERS.get(ending)
    if reader is None:
        raise _unknown(ending)
    return reader(given)


def _unknown(ending: str) -> InputError:
    if ending in _CURES:
        what, cure = _CURES[ending]
        return InputError(f"It is {what}, which is not read.", cure)
    known = " ".join(sorted(READERS))
    problem = f"The ending {ending!r} is not known." if ending else "It has no ending that tells what it is."
    return InputError(problem, f"{_SAVE_TEXT} Read are {known}, also compressed as {' '.join(sorted(PACKED))}.")
