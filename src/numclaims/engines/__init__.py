"""Ways to run one function over many items, one contract: in this process, in several, or on a Dask cluster.

Whatever runs the work, results come in the order of the items, items are read only a little ahead of the results that are
taken, and an item that kills the process that works on it is named in its place instead of ending the job. The function and
all that goes with it must be importable (defined at the top of a module), and must not care which process calls it.

:func:`each` and :func:`packed` share the work out on this machine; :mod:`numclaims.engines.dask` does so on a cluster.
"""

from numclaims.engines.local import BATCH, WORTH_A_POOL, default_processes, each, packed
from numclaims.engines.worker import Loss, at

__all__ = ["BATCH", "WORTH_A_POOL", "Loss", "at", "default_processes", "each", "packed"]
