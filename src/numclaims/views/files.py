"""Remembers which files a run made in a folder, so that the next run can remove what it no longer makes, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

from numclaims.documents.walking import MANIFEST
from numclaims.views.tables import whole_file

_PICTURES: Final = (".png", ".svg", ".pdf")


def settle(folder: Path, made: Iterable[Path], *, plots: bool) -> None:
    """Remove what an earlier run left in a folder and this one did not make, and note what it made.

    Plots and tables may share a folder and are written one after the other, so that each is settled without the other.

    Args:
        folder: The folder.
        made: The files of that sort which this run made there.
        plots: Whether they are plots with their rows, or tables and reports.
    """
    names = {p.relative_to(folder).as_posix() for p in made}
    noted = _noted(folder)
    for name in noted:
        if _is_plot(name, noted) != plots:
            names.add(name)
        # A name that leads out of the folder was not written by us.
        elif name not in names and Path(name).name == name:
            (folder / name).unlink(missing_ok=True)
    _note(folder, sorted(names))


def _is_plot(name: str, beside: Collection[str]) -> bool:
    """Whether a file is a plot, or holds the rows of one beside it."""
    return name.endswith(_PICTURES) or any(str(Path(name).with_suffix(ending)) in beside for ending in _PICTURES)


def expect(folder: Path, names: Iterable[str]) -> None:
    """Note what is about to be made, so that a run that is killed leaves nothing behind that the next one would not know."""
    _note(folder, sorted({*_noted(folder), *names}))


def _noted(folder: Path) -> list[str]:
    manifest = folder / MANIFEST
    return manifest.read_text(encoding="utf-8").splitlines() if manifest.is_file() else []


def _note(folder: Path, names: Iterable[str]) -> None:
    with whole_file(folder / MANIFEST) as file:
        file.writelines(name + "\n" for name in names)
