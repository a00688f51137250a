"""numclaims: how many, according to whom, as of when, and where the reports disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numclaims.version import VERSION

if TYPE_CHECKING:
    from numclaims.pipeline import extract, load, run, to_frame

__version__ = VERSION
__all__ = ["__version__", "extract", "load", "run", "to_frame"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- importing the package must build nothing
    if name in {"extract", "load", "run", "to_frame"}:
        from numclaims import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
