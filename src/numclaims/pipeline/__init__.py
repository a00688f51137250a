"""Composes the stages: extract, run, report, load, to_frame."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from numclaims.pipeline.extracting import claims_of, extract, extract_paths, rules_version, use_own

if TYPE_CHECKING:
    from numclaims.pipeline.frames import to_frame
    from numclaims.pipeline.results import load
    from numclaims.pipeline.running import Outcome, Progress, report, run

__all__ = [
    "Outcome",
    "Progress",
    "claims_of",
    "extract",
    "extract_paths",
    "load",
    "report",
    "rules_version",
    "run",
    "to_frame",
    "use_own",
]

_LATER: Final = {
    "Outcome": "running", "Progress": "running", "load": "results", "report": "running", "run": "running", "to_frame": "frames",
}  # fmt: skip
"""What needs series, records and views, by its module: who only extracts waits for none of them."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- a module's names are of any type
    if name in _LATER:
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
