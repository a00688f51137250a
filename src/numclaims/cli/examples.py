"""What stands below the options of each command's help: how it is used, in lines that can be copied."""

from __future__ import annotations

from typing import Final

import click

EXAMPLES: Final = {
    "run": (
        "numclaims run news/",
        "numclaims run today.jsonl --ledger archive.duckdb --format xlsx",
        "numclaims run news/ --as-known-on 2011-06-07 --reports then --figures then",
    ),
    "extract": (
        "numclaims extract news/ report.pdf --output claims.csv",
        "cat articles.jsonl | numclaims extract - --format jsonl | jq .quote",
        "numclaims extract archive/ --output claims/",
    ),
    "explain": (
        'numclaims explain "At least 12 people died in Homs on Friday." --published 2011-06-07',
        "numclaims explain --claim 8faa3520f8570681",
        "numclaims explain - < article.txt",
    ),
    "review": (
        "numclaims review --who Ana --measure killed",
        "numclaims review --export sheet.csv",
        "numclaims review --import sheet.csv --who Ana",
    ),
    "decisions list": ("numclaims decisions list --ledger archive.duckdb",),
    "decisions export": ("numclaims decisions export decisions.csv",),
    "decisions import": ("numclaims decisions import decisions.csv --ledger archive.duckdb",),
    "decisions add": (
        'numclaims decisions add correct CLAIM_ID place_name="Homs, Syria" value=12',
        "numclaims decisions add merge CLAIM_ID refugees-in-turkey",
        'numclaims decisions add root "Turkish official" "Turkish foreign ministry"',
    ),
    "decisions withdraw": ('numclaims decisions withdraw DECISION_ID --why "the paper corrected it"',),
    "diff": (
        "numclaims diff monday/ tuesday/",
        "numclaims diff old.duckdb new.duckdb --format json",
    ),
    "verify": ("numclaims verify reports", "numclaims verify report.html --ledger archive.duckdb"),
    "export": ("numclaims export reports --output shared --format xlsx --format sqlite",),
    "plot": ("numclaims plot --ledger archive.duckdb --plot-format svg",),
    "discrepancies": (
        "numclaims discrepancies",
        "numclaims discrepancies --ledger archive.duckdb --as-extracted-on 2011-06-07 --reports then",
    ),
    "ledger info": ("numclaims ledger info --ledger archive.duckdb",),
    "ledger export": ("numclaims ledger export backup/ --ledger archive.duckdb",),
    "ledger import": ("numclaims ledger import backup/ --ledger again.duckdb",),
    "series": ("numclaims series claims/ --output series/",),
    "measures": ("numclaims measures", "numclaims measures --measures vaccinated.toml --sources our-sources.toml"),
}


def attach(group: click.Group, above: str = "") -> None:
    """Put its examples below the help of every command.

    Args:
        group: The command that holds the others.
        above: Its name, with a blank, if that is written before theirs.
    """
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            attach(command, f"{above}{name} ")
        else:
            shown = EXAMPLES[above + name]
            # \b is click's mark for lines that stay as they are.
            command.epilog = "\b\n" + "\n".join(
                ("Example:" if len(shown) == 1 else "Examples:", *(f"  {line}" for line in shown))
            )
