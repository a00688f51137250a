"""Begins a ledger anew beside the old one, which stands until the new one is done: a run that is stopped takes nothing away."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from numclaims.errors import LedgerError
from numclaims.records import opening
from numclaims.records.ledger import Ledger
from numclaims.records.whole import whole


@contextmanager
def renewed(path: Path, *, wait: float = opening.WAIT, tell: opening.Tell | None = None) -> Iterator[Ledger]:
    """A ledger of people's decisions alone, to be filled; it takes the place of the one at ``path`` when the block ends well.

    Until then the old one is held, so that nobody writes what would be lost.

    Args:
        path: The ledger; made if it is not there.
        wait: Seconds to wait for another process that holds it.
        tell: Told for whom this process waits.

    Raises:
        LedgerError: The file is no ledger, is held by another process, or there is no room for a second one.
    """
    with Ledger(path, wait=wait, tell=tell), whole(path) as part:
        try:
            shutil.copyfile(path, part)
        except OSError as error:
            raise LedgerError(
                f"{path}: cannot be written ({error.strerror}).",
                "Make room on the disk and run again; it is left as it is.",
            ) from error
        with Ledger(part, fresh=True) as book:
            book.path = path  # the name by which its user knows it
            yield book
