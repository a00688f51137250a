"""``python -m numclaims`` is the command line."""

from numclaims.cli import main

main()
