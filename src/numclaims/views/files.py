"""Remembers which files a run made in a folder, so that the next run can remove what it no longer makes, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from numclaims.documents.walking import MANIFEST
from numclaims.views.tables import whole_file


def settle(folder: Path, made: Iterable[Path]) -> None:
    """Remove what an earlier run left in a folder and this one did not make, and note what it made."""
    names = sorted(p.relative_to(folder).as_posix() for p in made)
    for name in _noted(folder):
        # A name that leads out of the folder was not written by us.
        if name not in names and Path(name).name == name:
            (folder / name).unlink(missing_ok=True)
    _note(folder, names)


def expect(folder: Path, names: Iterable[str]) -> None:
    """Note what is about to be made, so that a run that is killed leaves nothing behind that the next one would not know."""
    _note(folder, sorted({*_noted(folder), *names}))


def _noted(folder: Path) -> list[str]:
    manifest = folder / MANIFEST
    return manifest.read_text(encoding="utf-8").splitlines() if manifest.is_file() else []


def _note(folder: Path, names: Iterable[str]) -> None:
    with whole_file(folder / MANIFEST) as file:
        file.writelines(name + "\n" for name in names)
