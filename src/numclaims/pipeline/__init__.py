"""Composes the stages: extract, run, report, load, to_frame."""

from numclaims.pipeline.extracting import claims_of, extract, extract_paths, rules_version, use_own
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
