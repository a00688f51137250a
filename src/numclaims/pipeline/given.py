"""What callers give, in the one form that the stages take; what cannot be is refused before any work begins."""

from __future__ import annotations

import datetime as dt
import math
import os
import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, Final

from numclaims.errors import UsageError

FORMS: Final = ("xlsx", "sqlite", "annotations", "hxl")
"""The forms of the tables beside those of the contract: a workbook, a database, W3C Web Annotations, a column a measure."""
PICTURES: Final = ("png", "svg", "pdf")
"""The forms of the plots."""
Paths = str | Path | Iterable[str | Path]
"""Files, folders and addresses; one of them may stand alone."""


def paths_of(given: Paths) -> list[str]:
    """All paths as text: of one that stands alone a list, and not its letters.

    Args:
        given: One path, or several.

    Raises:
        UsageError: A path is empty, or none at all.
    """
    if not isinstance(given, str | Path | Iterable):
        raise UsageError(f"{given!r} is no path.", "Give files and folders as text or as Path.")
    paths = [given] if isinstance(given, str | Path) else list(given)
    wrong = next((p for p in paths if not isinstance(p, str | Path) or not str(p)), None)
    if wrong is not None:
        raise UsageError(f"{wrong!r} is no path.", "Give files and folders as text or as Path.")
    return [str(p) for p in paths]


def inputs_of(given: Paths, *, stores: bool = False) -> list[str]:
    """What is to be read, as text: addresses of the web, ``-``, and paths that are there.

    Args:
        given: One input, or several.
        stores: Whether addresses of stores (``s3://...``) can be read, too.

    Raises:
        UsageError: There is none, or one leads nowhere.
    """
    paths = paths_of(given)
    if not paths:
        raise UsageError("There is nothing to read.", "Give files, folders or addresses.")
    for path in paths:
        scheme, address, rest = path.partition("://")
        if address and not stores and scheme.lower() == "file":
            raise UsageError(f"{path} is an address, and no path.", f"Give the path: {rest}")
        if address and not stores and scheme.lower() not in {"http", "https"}:
            raise UsageError(f"{path}: a store is read into a folder only.", "Use `numclaims extract --output DIR/`.")
        # Path.exists raises where a folder above may not be looked into, or a name is too long.
        if not address and path != "-" and not os.path.exists(path):  # noqa: PTH110
            raise UsageError(f"{path}: there is no such file or folder.", "Check the spelling.")
    return paths


def names_of(given: str | Iterable[str], known: Collection[str], what: str) -> tuple[str, ...]:
    """Some of a few known names, one of which may stand alone.

    Args:
        given: One name, or several.
        known: All that there are.
        what: What they name, for the message.

    Raises:
        UsageError: One is not known.
    """
    names = (given,) if isinstance(given, str) else tuple(given)
    for name in names:
        if name not in known:
            import difflib

            near = difflib.get_close_matches(str(name), known, n=1)
            cure = (
                f"Did you mean {near[0]!r}? There are {', '.join(known)}." if near else f"There are {', '.join(known)}."
            )
            raise UsageError(f"{name!r} is no {what}.", cure)
    return names


def told(given: Any) -> Any:  # noqa: ANN401 -- a cell may hold anything
    """What was given, or None for the marks by which a table says that it does not know: NaN, NaT and NA.

    Args:
        given: The value of a cell.
    """
    missing = (isinstance(given, float) and math.isnan(given)) or type(given).__name__ in {"NaTType", "NAType"}
    return None if missing else given


def words_of(given: str | None, what: str) -> str | None:
    """What is known of a text beside its day, or None where that is not known.

    Args:
        given: A name, a headline or an address; a table's mark for what it does not know is none.
        what: What it is, for the message.

    Raises:
        UsageError: It is something else, such as a number.
    """
    known = told(given)
    if known is None or isinstance(known, str):
        return known
    raise UsageError(f"{what} is {type(known).__name__}, not str.", "Give it as text, or leave it out.")


def text_of(given: str) -> str:
    """A text, and nothing that only looks like one.

    Args:
        given: The text.

    Raises:
        UsageError: It is none, such as the bytes of a file.
    """
    if isinstance(given, str):
        return given
    cure = "Decode it first: data.decode('utf-8')." if isinstance(given, bytes) else "Give the text itself, as str."
    raise UsageError(f"The text is {type(given).__name__}, not str.", cure)


def day_of(given: str | dt.date | None, what: str) -> dt.date | None:
    """A day, or the day of a moment, either of which may be written in ISO form.

    Args:
        given: The day; None where it is not known.
        what: What it is the day of, for the message.

    Raises:
        UsageError: It is none.
    """
    from numclaims.documents.making import day_of as read

    try:
        day = read(given)
    except (AttributeError, ValueError):
        day = None
    if day is None and given is not None:
        raise UsageError(f"{what} {given!r} is no day.", "Write it as 2011-06-07.")
    return day


def language_of(given: str) -> str:
    """The code of a language in small letters, or ``any``.

    Args:
        given: The code.

    Raises:
        UsageError: It is no code, such as the name of a language.
    """
    if given != "any" and re.fullmatch("[a-z]{2}", given.lower()) is None:
        raise UsageError(f"{given!r} is no code of a language.", "Write two letters (en, fr), or any.")
    return given.lower()


def processes_of(given: int | None) -> int | None:
    """A number of processes, or None for all processors.

    Args:
        given: The number.

    Raises:
        UsageError: It is less than one.
    """
    if given is not None and given < 1:
        raise UsageError(f"{given} processes do no work.", "Give one or more, or None for all processors.")
    return given
