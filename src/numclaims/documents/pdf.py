"""Reads PDFs: running text in the order of reading, and the offset at which each page begins."""

from __future__ import annotations

import atexit
import contextlib
import functools
import json
import queue
import sys
import threading
from collections.abc import Iterator, Sequence
from typing import Any, Final

from numclaims.claims import Document, Trouble
from numclaims.documents.dating import byline_date, date_of_head
from numclaims.documents.inputs import LARGEST_TEXT, Input, documents_of
from numclaims.documents.pagefacts import site_of, without_site
from numclaims.documents.pdfedges import Line, Page, without_edges
from numclaims.documents.pdflayout import running_text
from numclaims.documents.pdflines import receive, send
from numclaims.documents.pdftables import set_tables
from numclaims.errors import InputError

LONGEST_PAGE: Final = 5.0
"""Seconds that one page may take; an honest one takes a hundredth."""

MOST_PAGES: Final = 5_000
"""Pages above which a file is no single document."""

_OCR: Final = "Have its pages recognised (OCR, with ocrmypdf for instance), and give that."
_NO_TITLES: Final = ("untitled", "microsoft word", "(anonymous)", "document", "layout 1", "slide 1", "powerpoint")
_NO_TITLE_ENDINGS: Final = (".doc", ".docx", ".pdf", ".indd", ".qxd", ".odt", ".rtf", ".txt", ".html", ".pptx", ".xlsx")


def read(given: Input) -> Iterator[Document | Trouble]:
    """The document of one PDF.

    Raises:
        InputError: It is no PDF, protected, a trap, or holds no text.
        OSError: It cannot be read.
    """
    data = given.read()
    if b"%PDF" not in data[:1024]:
        what = "It is empty." if not data.strip() else "It is no PDF, whatever its ending."
        raise InputError(what, "Give it its right ending, or fetch it again.")
    title, pages, bad = _pages(data)
    edged = without_edges(pages)
    text, starts = running_text([set_tables(lines) for lines in edged.lines])
    if not text.strip():
        if bad:
            raise InputError(f"None of its {len(pages)} pages can be read.", "Fetch it again, or print it anew as PDF.")
        raise InputError("It holds no text, only pictures of pages." if pages else "It has no pages.", _OCR)
    if bad:
        problem = f"Of its {len(pages)} pages {len(bad)} cannot be read: {', '.join(map(str, bad[:10]))}."
        yield Trouble(source=given.where, problem=problem, cure="Fetch it again, or print it anew as PDF.")
    day = None if given.known.published or byline_date(text) else date_of_head(edged.heads)
    publisher, window_title = given.known.publisher or None, title
    if edged.address is not None and title is not None:  # a web page that was printed: its title is that of the window
        title = without_site(title, publisher)
        publisher = publisher or site_of(window_title or "", title, edged.address)
    yield from documents_of(
        given,
        text,
        published=day.isoformat() if day else None,
        publisher=publisher,
        title=title,
        url=given.known.url or edged.address,
        pages=starts,
    )


def _pages(data: bytes) -> tuple[str | None, list[Page], list[int]]:
    """Title, pages, and the numbers of those that cannot be read wholly."""
    answers = _ask(data)
    facts = next(answers)
    if (error := facts.get("error")) == "password":
        raise InputError("It is protected by a password.", "Save it without one.")
    if error is not None:
        raise InputError(
            f"It is no valid PDF, or damaged: {str(error).rstrip('.')}.", "Fetch it again, or print it anew as PDF."
        )
    count = int(facts["pages"])
    if count > MOST_PAGES:
        raise InputError(f"It says that it has {count:,} pages; that is no single document.", "Split it.")
    pages: list[Page] = []
    bad: list[int] = []
    size = 0
    for number, answer in enumerate(answers, 1):
        if "bad" in answer or answer.get("cut"):
            bad.append(number)
        lines = tuple(_line(line) for line in answer.get("lines", ()) if line[4])
        size += sum(len(line.text) for line in lines)
        if size > LARGEST_TEXT:
            problem = f"Its text has more than {LARGEST_TEXT:,} characters: that is no single document."
            raise InputError(problem, "Split it into its articles or chapters.")
        pages.append(Page(float(answer.get("height", 0.0)), lines))
    return _title(str(facts.get("title", ""))), pages, bad


def _line(told: Sequence[Any]) -> Line:
    """A line as the other process tells of it."""
    left, right, base, size, text, divided, gaps = told
    return Line(left, right, base, size, text, divided, tuple((at, end, begin) for at, end, begin in gaps))


def _title(given: str) -> str | None:
    """The title among a file's properties, unless a program put the file's name or its own there."""
    title = given.strip()
    low = title.lower()
    return None if not title or low.startswith(_NO_TITLES) or low.endswith(_NO_TITLE_ENDINGS) else title


def _ask(data: bytes) -> Iterator[dict[str, Any]]:
    """What the other process says of a PDF, frame by frame up to the last.

    Raises:
        InputError: It dies or takes too long; it is then started anew for the next PDF.
    """
    other = _other()
    done = False
    try:
        for answer in other.ask(data):
            if "end" in answer:
                done = True
                return
            done = "error" in answer
            yield answer
            if done:
                return
    finally:
        if not done:
            other.stop()
            _other.cache_clear()


@functools.cache
def _other() -> _Process:
    """The process that reads PDFs for this one; it is kept, because starting it takes longer than reading most PDFs."""
    return _Process()


class _Process:
    """Another process that takes PDFs and gives lines, with a clock beside it."""

    def __init__(self) -> None:
        import subprocess

        command = [sys.executable, "-m", "numclaims.documents.pdflines"]
        self._process = subprocess.Popen(  # noqa: S603 -- our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        atexit.register(self.stop)

    def _listen(self) -> None:
        stream = self._process.stdout
        with contextlib.suppress(OSError, ValueError):
            while stream is not None and (frame := receive(stream)) is not None:  # type: ignore[arg-type]
                self._answers.put(frame)
        self._answers.put(None)

    def ask(self, data: bytes) -> Iterator[dict[str, Any]]:
        """The answers to a PDF.

        Raises:
            InputError: There are none, or they do not come.
        """
        with contextlib.suppress(BrokenPipeError):
            send(self._process.stdin, data)  # type: ignore[arg-type]
        while True:
            try:
                frame = self._answers.get(timeout=LONGEST_PAGE)
            except queue.Empty:
                problem = f"A page of it takes longer than {LONGEST_PAGE:.0f} seconds: it is damaged, or a trap."
                raise InputError(problem, "Print it anew as PDF, if you trust it.") from None
            if frame is None:
                problem = "It takes more memory than any honest PDF does, or breaks the library that reads it."
                raise InputError(problem, "Print it anew as PDF, if you trust it.")
            yield json.loads(frame)

    def stop(self) -> None:
        """End the process."""
        atexit.unregister(self.stop)
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
