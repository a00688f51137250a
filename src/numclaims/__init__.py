"""numclaims: how many, according to whom, as of when, and where the reports disagree.

``extract`` reads one text, ``run`` does the whole job over files and folders, ``load`` reads back what a run left, ``to_frame``
makes a pandas frame of rows. Rows are :class:`Claim`, :class:`Series` and :class:`Discrepancy`; their attributes are the columns
of the files, each told in the docstring of its class. Whatever is raised on purpose is a :class:`NumclaimsError`, which says what
is wrong (``problem``) and what mends it (``cure``).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from numclaims.version import VERSION

if TYPE_CHECKING:
    from numclaims.claims import Claim, Discrepancy, Document, Series, Trouble
    from numclaims.errors import InputError, LedgerError, LexiconError, NumclaimsError, UsageError
    from numclaims.pipeline import Outcome, extract, load, run, to_frame

__version__ = VERSION
__all__ = [
    "Claim",
    "Discrepancy",
    "Document",
    "InputError",
    "LedgerError",
    "LexiconError",
    "NumclaimsError",
    "Outcome",
    "Series",
    "Trouble",
    "UsageError",
    "__version__",
    "extract",
    "load",
    "run",
    "to_frame",
]

_HOMES: Final = {
    "numclaims.claims": ("Claim", "Discrepancy", "Document", "Series", "Trouble"),
    "numclaims.errors": ("InputError", "LedgerError", "LexiconError", "NumclaimsError", "UsageError"),
    "numclaims.pipeline": ("Outcome", "extract", "load", "run", "to_frame"),
}
"""Where each name lives; it is imported when it is first asked for, since importing the package must build nothing."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- a module's names are of any type
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """What ``help``, ``dir`` and a notebook's completion offer."""
    return sorted({*globals(), *__all__})
